"""Like decisions on the pages of both procedures and in the interface, before the reviewer and the head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest

from cases import procedure, shapes
from cases.models import Case
from tests import cast
from tests.api.caller import Caller
from tests.like.practice import earlier
from tests.ordinary import road
from tests.pages.window import Moment, Window, decided, opened

pytestmark = pytest.mark.django_db
Windows = Callable[[str], Window]


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> Moment:
    moment = Moment(cast.at(cast.TODAY, 13))
    monkeypatch.setattr("django.utils.timezone.now", moment)
    return moment


@pytest.fixture
def window(moment: Moment) -> Iterator[Windows]:
    yield Window


def like_part(text: str) -> str:
    """The part of a page about like decisions."""
    assert 'id="like"' in text, text[:2000]
    return text.partition('id="like"')[2].partition("</section>")[0]


def on(moment: Moment, day: date) -> datetime:
    moment.at = cast.at(day, 18)
    return moment.at


def put_up(count: int, **more: Any) -> Case:
    """An ordinary case with a proposal, after so many decisions like it."""
    case = road.up_to(road.ordered)
    earlier(count, like=case, **more)
    return road.investigated(case)


def test_nine_show_no_figure_to_the_head_and_ten_do(window: Windows, moment: Moment) -> None:
    case = put_up(9)
    on(moment, road.ENDED)
    part = like_part(window("zhaoqiwen").see("case_step", case.pk, "proposal-approval"))
    assert "不足 10 件" in part and "￥" not in part and "<svg" not in part
    earlier(1, like=case, fines=(10_000,))
    part = like_part(window("zhaoqiwen").see("case_step", case.pk, "proposal-approval"))
    assert "以前的 10 件" in part and "中位 ￥5,500" in part and "本案 ￥8,000" in part
    assert "<svg" in part and "style=" not in part


def test_an_unusual_fine_stands_before_reviewer_head_and_in_the_file_and_stops_nobody(
    window: Windows, moment: Moment
) -> None:
    case = put_up(10, fines=tuple(range(1000, 1100, 10)))
    on(moment, road.ENDED)
    note = "明显高于同类案件"
    assert note in like_part(window("zhaoqiwen").see("case_step", case.pk, "proposal-approval"))
    case = road.stated(road.noticed(road.proposed(case)))
    asked = road.act("zhoumingyuan", date(2026, 9, 28))
    case = road.take(procedure.ASK_REVIEW, case, shapes.Nothing(), asked)
    on(moment, date(2026, 9, 28))
    assert note in like_part(window("xuqinghe").see("case_step", case.pk, "review"))
    on(moment, road.DECIDED)
    assert note in like_part(window("luweizhen").see("case_step", case.pk, "penalty-decision"))
    case = road.decided(case)
    assert note in like_part(window("zhoumingyuan").see("case_file", case.pk))
    # What was decided later does not move what the file of an earlier decision tells.
    before = like_part(window("zhoumingyuan").see("case_file", case.pk))
    earlier(10, like=case, fines=(9000,) * 10, decided_at=cast.at(date(2026, 10, 10), 9))
    assert like_part(window("zhoumingyuan").see("case_file", case.pk)) == before


def test_the_officer_sees_them_where_he_proposes(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.ordered)
    earlier(10, like=case)
    on(moment, road.ENDED)
    part = like_part(window("zhoumingyuan").see("case_step", case.pk, "investigation-end"))
    assert "以前的 10 件" in part and "不限裁量基准、档次和情节" in part and "本案" not in part


def test_at_the_kerb_they_stand_beside_the_decision(window: Windows, moment: Moment) -> None:
    case = opened()
    earlier(10, like=case, party_kind="individual", fines=(20, 30, 30, 40, 50, 50, 50, 50, 100, 200))
    part = like_part(window("zhoumingyuan").see("case_file", decided().pk))
    assert "以前的 10 件" in part and "本案 ￥30" in part


def test_the_interface_tells_them_without_names(moment: Moment) -> None:
    case = put_up(10)
    reply = Caller("zhaoqiwen").get(f"cases/{case.pk}/like-decisions/")
    assert reply.status_code == 200, reply.json()
    told = reply.json()
    assert (told["few"], told["count"], told["spread"]["median"], told["fine"]) == (False, 10, "5500.00", "8000.00")
    assert told["place"] == {"lower": 7, "equal": 1, "higher": 2}
    assert set(told["rows"][0]) == {"month", "outcome", "fine", "case"}
    # Who may not know of the case gets 404, whatever the figures are.
    assert Caller("chenafu").get(f"cases/{case.pk}/like-decisions/").status_code == 404
    assert Caller("zhaoqiwen").get(f"cases/{case.pk}/like-decisions/?x=1").status_code == 400


def test_the_interface_tells_nine_nothing(moment: Moment) -> None:
    told = Caller("zhaoqiwen").get(f"cases/{put_up(9).pk}/like-decisions/").json()
    assert (told["few"], told["count"], told["spread"], told["place"], told["rows"]) == (True, 0, None, None, [])
