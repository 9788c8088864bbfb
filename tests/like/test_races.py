"""Decisions at the same moment: each leaves its own row, and none is decided or compared twice."""

from __future__ import annotations

import pytest

from cases.models import LikeDecision
from enforcement.kernel.errors import ActionError
from tests.clocks.test_races import at_once
from tests.ordinary import road

pytestmark = [pytest.mark.serial, pytest.mark.django_db(transaction=True)]


def test_two_decisions_at_once_leave_two_rows_and_one_decided_twice_leaves_one() -> None:
    cases = [road.up_to(road.stated) for _ in range(2)]
    failed = at_once(*(lambda case=case: road.decided(case) for case in (*cases, cases[0])))  # type: ignore[misc]
    assert len(failed) == 1 and isinstance(failed[0], ActionError)
    rows = LikeDecision.objects.filter(case__in=cases)
    assert sorted(rows.values_list("fine", flat=True)) == [road.FINE, road.FINE]
    assert LikeDecision.objects.count() == 2
