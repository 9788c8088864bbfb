"""An act before 2026-08-15 decided after it: both versions side by side, and the proposal rests on the one that applies."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import procedure, shapes
from cases.models import Case
from cases.ranges import comparison_of, range_of
from cases.reading.file import whole_case
from cases.sheet import stored
from tests import cast
from tests.api.caller import Caller
from tests.ordinary import road
from tests.ordinary.test_who_may import refused
from tests.pages.window import Moment, Window

pytestmark = pytest.mark.django_db

BARBECUE = "DQ-003"
LAST_OLD, FIRST_NEW = date(2026, 8, 14), date(2026, 8, 15)


def investigating(acted: date, result: str = "corrected", code: str = BARBECUE) -> Case:
    """Barbecue in the open on that day, found in September, ordered to stop and rechecked with `result`."""
    began = road.when(acted, 9)
    case = road.registered(violation_code=code, began_at=began, ended_at=began + timedelta(hours=2))
    case = road.filed(road.submitted(road.evidence(road.record(case))))
    order = shapes.OrderGiven("立即停止烧烤并清理场地。", due_on=road.FILED + timedelta(days=1))
    case = road.take(procedure.ORDER_CORRECTION, case, order, road.act("zhoumingyuan", road.FILED, 14))
    found = shapes.RecheckGiven(result, "复查所见已记入笔录。")
    return road.take(procedure.RECHECK, case, found, road.act("zhoumingyuan", road.FILED + timedelta(days=2)))


def again(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_the_milder_new_law_applies_to_an_act_of_the_last_old_day() -> None:
    case = investigating(LAST_OLD)
    assert again(case).violation_version.valid_until == LAST_OLD
    assert range_of(again(case), road.ENDED).high == Decimal(5000)
    with refused("DEC-08"):
        road.investigated(case, fine=Decimal(5001), reasons={"LEN-08": "理由。"})
    assert again(case).violation_version.valid_from < FIRST_NEW
    case = road.investigated(case, fine=Decimal(3000))
    assert again(case).violation_version.valid_from == FIRST_NEW
    then, now, applied, *_ = stored(case.proposals.get().calculation)
    assert (then.what, then.how) == ("行为时的规定", "2026-08-14，2018-10-26 起施行")
    assert (then.result, then.articles) == ("罚款 ￥500 至 ￥20,000", ("大气污染防治法第一百一十八条第三款",))
    assert now.result == "罚款 ￥500 至 ￥5,000" and now.articles == ("生态环境法典第一千一百三十二条第三款",)
    assert (applied.how, applied.result) == ("新规定的上限较轻，待法制机构确认", "适用决定时的规定")
    assert "行政处罚法第三十七条" in applied.articles


def test_the_old_law_applies_to_whoever_did_not_correct_since_the_new_one_is_heavier() -> None:
    case = investigating(LAST_OLD, "not_corrected")
    found = comparison_of(again(case), road.ENDED)
    assert found is not None and found.then.applies and not found.now.applies
    assert found.now.version.name == "2026-08-15 起施行（拒不改正）" and "下限较重" in found.why
    case = road.investigated(case, fine=Decimal(6000))
    assert again(case).violation_version.valid_until == LAST_OLD
    applied = stored(case.proposals.get().calculation)[2]
    assert applied.result == "适用行为时的规定" and "新规定的下限较重" in applied.how


def test_from_the_first_new_day_on_one_law_governs() -> None:
    case = investigating(FIRST_NEW)
    assert comparison_of(again(case), road.ENDED) is None
    case = road.investigated(case, fine=Decimal(3000))
    assert not [each for each in stored(case.proposals.get().calculation) if "行为时" in each.line]


def test_whoever_refused_under_the_new_law_is_not_punished_under_the_plain_clause() -> None:
    case = investigating(FIRST_NEW, "refused")
    with refused("DEC-11"):
        road.investigated(case, fine=Decimal(3000))


def test_page_and_interface_show_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    case = road.investigated(investigating(LAST_OLD), fine=Decimal(3000))
    monkeypatch.setattr("django.utils.timezone.now", Moment(road.when(road.ENDED, 17)))
    page = Window("zhoumingyuan").see("case_file", case.pk)
    assert page.count("行为时和决定时的规定") == 1 and page.count("本案适用") == 1
    for words in ("罚款 ￥500 至 ￥20,000", "罚款 ￥500 至 ￥5,000", "新规定的上限较轻。", "2018-10-26 起施行"):
        assert words in page
    assert "行为时和决定时的规定" in Window("zhaoqiwen").see("case_step", case.pk, "proposal-approval")
    shown: Any = Caller("zhoumingyuan").get(f"cases/{case.pk}/").json()["law_versions"]
    assert (shown["then"]["applies"], shown["now"]["applies"]) == (False, True)
    assert (shown["then"]["maximum"], shown["now"]["maximum"]) == ("20000.00", "5000.00")
    assert (shown["then"]["on"], shown["why"]) == ("2026-08-14", "新规定的上限较轻")


def test_a_case_under_one_law_shows_nothing_and_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    case = road.up_to(road.ordered)
    monkeypatch.setattr("django.utils.timezone.now", Moment(road.when(road.ENDED, 17)))
    assert "行为时和决定时的规定" not in Window("zhoumingyuan").see("case_file", case.pk)
    assert Caller("zhoumingyuan").get(f"cases/{case.pk}/").json()["law_versions"] is None
    whole = whole_case(cast.user("zhoumingyuan"), case.pk)
    with CaptureQueriesContext(connection) as asked:
        assert comparison_of(whole, road.ENDED) is None
    assert len(asked) == 0
