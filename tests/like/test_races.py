"""Decisions at the same moment: each leaves its own row, none is decided or compared twice, one act is fined once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cases.models import Case, Decision, LikeDecision
from enforcement.kernel.errors import ActionError, LawNotSatisfied
from tests.clocks.test_races import at_once
from tests.ordinary import road

pytestmark = [pytest.mark.serial, pytest.mark.django_db(transaction=True)]
OTHER = "91330000DEM000002W"


def deciders(*cases: Case) -> list[Callable[[], object]]:
    """One decision of each case, to be run at once."""
    return [lambda case=case: road.decided(case) for case in cases]  # type: ignore[misc]


def test_two_decisions_at_once_leave_two_rows_and_one_decided_twice_leaves_one() -> None:
    one, other = road.up_to(road.stated), road.up_to(road.stated, party=road.unit(name="另一家", id_number=OTHER))
    failed = at_once(*deciders(one, other, one))
    assert len(failed) == 1 and isinstance(failed[0], ActionError)
    rows = LikeDecision.objects.filter(case__in=[one, other])
    assert sorted(rows.values_list("fine", flat=True)) == [road.FINE, road.FINE]
    assert LikeDecision.objects.count() == 2


def test_one_act_in_two_files_is_fined_once_though_both_are_decided_at_the_same_moment() -> None:
    cases = [road.up_to(road.stated) for _ in range(2)]
    failed = at_once(*deciders(*cases))
    assert [type(each) for each in failed] == [LawNotSatisfied]
    assert [found.code for found in failed[0].findings if found.force == "forbids"] == ["DEC-09"]  # type: ignore[attr-defined]
    assert Decision.objects.filter(case__in=cases).count() == 1
