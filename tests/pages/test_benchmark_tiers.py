"""The page of the proposal offers the tiers of the benchmark in force, and nothing to type beside them."""

from __future__ import annotations

import pytest

from tests.configuration import benchmarking as made
from tests.ordinary import road
from tests.ordinary.test_benchmark_of_the_catalogue import CODE, TIERS, ready
from tests.pages.ordinary import PROPOSAL, Windows, on
from tests.pages.window import Moment

pytestmark = pytest.mark.django_db


def test_by_page_the_tiers_are_offered_with_their_range(window: Windows, moment: Moment) -> None:
    made.published(violation=road.VIOLATION, tiers=TIERS)
    case = ready()
    on(moment, road.ENDED)
    officer = window("zhoumingyuan")
    page = officer.see("case_step", case.pk, "investigation-end")
    assert "排放一日以上不足三日" in page and CODE in page
    assert page.count('name="b_tier"') == 3
    assert "b_minimum" not in page
    reply = officer.take(case, "investigation-end", status=400, **PROPOSAL)
    assert "请选择本案属于哪一档" in reply.content.decode()
    reply = officer.take(case, "investigation-end", status=400, **{**PROPOSAL, "b_tier": "特重", "b_reason": "x"})
    officer.take(case, "investigation-end", **{**PROPOSAL, "b_tier": "轻微", "b_reason": "不足一日。"})
    assert case.proposals.get().benchmark["code"] == CODE
