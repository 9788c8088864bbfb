"""Figures and days that the published cases leave to the system to compute."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from cases.models import Case
from cases.ranges import range_of
from enforcement.queries import calendar
from enforcement.rules.deadlines import court_clock
from enforcement.rules.periods import due
from enforcement.rules.statutes import COURT_ENFORCEMENT
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db


def told(name: str) -> Case:
    """The case at the end of its story."""
    story: Any = yaml.safe_load((Path(__file__).parent / "data" / f"{name}.yaml").read_text(encoding="utf-8"))
    case = tell(story).case
    assert case is not None
    return Case.objects.get(pk=case.pk)


def test_the_late_fee_of_r19_stops_at_the_fine() -> None:
    case = told("R19")
    assert case.late_fee.charged
    assert case.late_fee.amount == case.decision.fine == Decimal("2000.00")


def test_the_application_of_r19_to_the_court_came_in_time() -> None:
    delivered = told("R19").deliveries.latest("at").at.date()
    suit = court_clock(delivered, calendar(), "direct").due.due
    assert suit == date(2020, 3, 6)
    last = due(COURT_ENFORCEMENT, suit, calendar()).due
    assert last == date(2020, 6, 8)  # the sixth is a Saturday
    assert date(2020, 5, 1) > suit
    assert date(2020, 5, 31) <= last


@pytest.mark.parametrize(("name", "low", "high"), [("P30", "5800.00", "11600.00"), ("R02", "150000.00", "300000.00")])
def test_ranges_by_multiple_and_by_share_are_computed(name: str, low: str, high: str) -> None:
    found = range_of(told(name))
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(("name", "offered"), [("P30", True), ("P13", True), ("P21", False)])
def test_the_hearing_is_told_of_where_the_local_value_is_reached(name: str, offered: bool) -> None:
    assert told(name).notices.get().hearing_told is offered
