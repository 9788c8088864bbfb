"""The calculation sheet before the decision: reckoned from what is typed, and for whoever approves, reviews and decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cases import procedure, shapes
from cases.models import Decision
from cases.sheet import stored
from tests import cast
from tests.ordinary import road
from tests.pages.ordinary import PROPOSAL, on
from tests.pages.window import Moment, Window

pytestmark = pytest.mark.django_db
Windows = Callable[[str], Window]


def test_a_proposal_is_reckoned_without_being_put_up(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.ordered)
    on(moment, road.ENDED)
    first = window("zhoumingyuan")
    for fine, shown in (("8000", "每日 ￥240.00，最多 ￥8,000.00"), ("9000", "每日 ￥270.00，最多 ￥9,000.00")):
        reply = first.take(case, "investigation-end", status=200, **{**PROPOSAL, "fine": fine, "reckon": "1"})
        page = reply.content.decode()
        assert "按现在所填计算，还没有呈报" in page and shown in page
        assert first.typed(reply)["fine"] == fine and "style=" not in page
    case.refresh_from_db()
    assert case.state == "filed" and not case.proposals.exists()
    over = first.take(case, "investigation-end", status=200, **{**PROPOSAL, "fine": "60000", "reckon": "1"})
    assert "高于法定上限" in over.content.decode() and not case.proposals.exists()
    bad = first.take(case, "investigation-end", status=400, **{**PROPOSAL, "fine": "许多", "reckon": "1"})
    assert "还没有呈报" not in bad.content.decode()


def test_who_approves_reviews_and_decides_sees_the_sheet_that_will_be_frozen(window: Windows, moment: Moment) -> None:
    case = road.investigated(road.up_to(road.ordered))
    on(moment, road.ENDED, 16)
    assert "按现在的案卷计算" in window("zhaoqiwen").see("case_step", case.pk, "proposal-approval")
    assert "随处理意见固定" in window("zhoumingyuan").see("case_file", case.pk)
    case = road.stated(road.noticed(road.proposed(case)))
    on(moment, road.DECIDED)
    page = window("luweizhen").see("case_step", case.pk, "penalty-decision")
    decided = road.decided(case)
    for each in stored(Decision.objects.get(case=decided).calculation):
        assert each.what in page and each.result in page and all(article in page for article in each.articles)


def test_the_reviewer_sees_it(window: Windows, moment: Moment) -> None:
    case = road.stated(road.noticed(road.proposed(road.investigated(road.up_to(road.ordered)))))
    road.take(procedure.ASK_REVIEW, case, shapes.Nothing(), road.act("zhoumingyuan", date(2026, 9, 28)))
    moment.at = cast.at(date(2026, 9, 28), 17)
    page = window("xuqinghe").see("case_step", case.pk, "review")
    assert "按现在的案卷计算" in page and "每日 ￥240.00" in page and "法定幅度" in page
