"""Late fees (PAY-03, PAY-04), and properties of periods and fees against a brute-force count."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enforcement.rules.calendar import CalendarMissing
from enforcement.rules.findings import Article
from enforcement.rules.periods import days_of_union, due, late_fee
from enforcement.rules.statutes import CALENDAR_DAYS, MONTHS, WORKING_DAYS, Period, Unit
from tests.rules.lawful import d, official, yuan

ARTICLE = Article("民法典", 201, 1)
days = st.dates(date(2019, 1, 1), date(2026, 9, 30))
intervals = st.lists(
    st.tuples(days, st.integers(0, 40)).map(lambda pair: (pair[0], pair[0] + timedelta(days=pair[1]))),
    max_size=4,
)


def period(length: int, unit: Unit, rolls: bool = False) -> Period:
    return Period(length, unit, ARTICLE, rolls)


@pytest.mark.parametrize(
    ("code", "fine", "on_day", "days_late", "amount", "capped"),
    [
        ("PAY-03", "2000", "2025-11-10", 30, "1800.00", False),
        ("PAY-03", "2000", "2025-11-13", 33, "1980.00", False),
        ("PAY-03", "2000", "2025-11-14", 34, "2000.00", True),
        ("PAY-03", "333.33", "2025-10-18", 7, "70.00", False),
        ("PAY-03", "2000", "2025-10-11", 0, "0.00", False),
        ("PAY-03", "2000", "2025-10-12", 1, "60.00", False),
        ("PAY-03", "2000", "2025-10-01", 0, "0.00", False),
        ("PAY-03", "0.50", "2025-10-12", 1, "0.02", False),
    ],
)
def test_PAY_03_late_fee(code: str, fine: str, on_day: str, days_late: int, amount: str, capped: bool) -> None:
    found = late_fee(yuan(fine), d("2025-10-11"), d(on_day))
    assert (found.days, found.amount, found.cap_reached) == (days_late, yuan(amount), capped)


def test_PAY_04_the_fee_stops_during_reconsideration() -> None:
    stopped = [(d("2025-10-21"), d("2025-12-19"))]
    found = late_fee(yuan(2000), d("2025-10-11"), d("2025-12-31"), stopped)
    assert (found.days, found.amount, found.cap_reached) == (21, yuan("1260.00"), False)
    assert late_fee(yuan(2000), d("2025-10-11"), d("2025-12-31"), stopped * 2) == found
    assert "复议或者诉讼期间 60 日不计算" in found.arithmetic


def test_the_late_fee_tells_its_arithmetic() -> None:
    assert late_fee(yuan(2000), d("2025-10-11"), d("2025-11-14")).arithmetic == (
        "2025-10-12 周日 起，至 2025-11-14 周五，逾期 34 日",
        "2000 元 × 3% × 34 日 = 2040.00 元",
        "加处罚款不超过罚款数额，按 2000.00 元",
    )
    assert late_fee(yuan(2000), d("2025-10-11"), d("2025-10-11")).arithmetic == ("没有逾期",)
    with pytest.raises(ValueError):
        late_fee(yuan(-1), d("2025-10-11"), d("2025-10-12"))


def brute_force(start: date, length: int, outside: list[tuple[date, date]]) -> date:
    day = start
    while length:
        day += timedelta(days=1)
        if official().is_working(day) and not any(a <= day <= b for a, b in outside):
            length -= 1
    return day


@settings(max_examples=150, deadline=None)
@given(start=days, length=st.integers(1, 10), outside=intervals)
def test_working_days_agree_with_a_brute_force_count(
    start: date, length: int, outside: list[tuple[date, date]]
) -> None:
    try:
        expected = brute_force(start, length, outside)
    except CalendarMissing:
        return
    found = due(period(length, WORKING_DAYS), start, official(), outside)
    assert found.due == expected
    assert sum(step.counted for step in found.arithmetic) == length


@settings(max_examples=150, deadline=None)
@given(start=days, length=st.integers(1, 60), outside=intervals, rolls=st.booleans())
def test_exclusions_are_a_union_and_never_move_a_date_back(
    start: date, length: int, outside: list[tuple[date, date]], rolls: bool
) -> None:
    for unit in (WORKING_DAYS, CALENDAR_DAYS, MONTHS):
        if unit is MONTHS and length > 3:
            continue
        one = period(length, unit, rolls)
        plain, longer = due(one, start, official()), due(one, start, official(), outside)
        again = due(one, start, official(), [*outside, *reversed(outside)])
        assert longer.day >= plain.day
        assert again == longer
        if unit is CALENDAR_DAYS and longer.nominal:
            counted = sum(1 for _ in days_of_union(outside, start + timedelta(days=1), longer.nominal))
            assert (longer.nominal - start).days == length + counted


@settings(max_examples=150, deadline=None)
@given(
    start=days,
    later=st.integers(0, 30),
    length=st.integers(1, 60),
    unit=st.sampled_from([CALENDAR_DAYS, WORKING_DAYS, MONTHS]),
)
def test_due_is_monotone_and_rolls_to_a_working_day(start: date, later: int, length: int, unit: Unit) -> None:
    length = min(length, 6) if unit is MONTHS else length
    first = due(period(length, unit, True), start, official())
    second = due(period(length, unit, True), start + timedelta(days=later), official())
    assert first.day <= second.day
    assert first.day > start
    if first.due is not None:
        assert official().is_working(first.due)


@settings(max_examples=150, deadline=None)
@given(cents=st.integers(1, 300000), late=st.integers(0, 60), more=st.integers(0, 10), pause=intervals)
def test_the_late_fee_never_exceeds_the_fine_and_never_falls(
    cents: int, late: int, more: int, pause: list[tuple[date, date]]
) -> None:
    fine, due_day = Decimal(cents) / 100, d("2025-10-11")
    now = late_fee(fine, due_day, due_day + timedelta(days=late), pause)
    then = late_fee(fine, due_day, due_day + timedelta(days=late + more), pause)
    assert Decimal(0) <= now.amount <= then.amount <= fine
    assert now.amount == now.amount.quantize(Decimal("0.01"))
    assert now.amount <= late_fee(fine, due_day, due_day + timedelta(days=late)).amount
