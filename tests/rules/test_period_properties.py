"""Late fees (PAY-03, PAY-04), and properties of periods and fees against a brute-force count."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enforcement.rules import statutes
from enforcement.rules.findings import Article
from enforcement.rules.legal_day import LEGAL_ZONE
from enforcement.rules.periods import days_of_union, due, late_fee
from enforcement.rules.statutes import CALENDAR_DAYS, HOURS, MONTHS, WORKING_DAYS, YEARS, Period, Unit
from tests.rules.lawful import d, official, yuan

ARTICLE = Article("民法典", 201, 1)
days = st.dates(date(2019, 1, 1), date(2026, 9, 30))
intervals = st.lists(
    st.tuples(days, st.integers(0, 40)).map(lambda pair: (pair[0], pair[0] + timedelta(days=pair[1]))),
    max_size=4,
)


paused = st.lists(
    st.tuples(st.integers(-10, 70), st.integers(0, 30)).map(
        lambda pair: (d("2025-10-11") + timedelta(days=pair[0]), d("2025-10-11") + timedelta(days=sum(pair)))
    ),
    max_size=3,
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


FIRST, LAST = date(2019, 1, 1), date(2026, 12, 31)


@cache
def worked() -> list[date]:
    """Every day worked from 2019 to 2026, as the published calendar itself has them."""
    span = range(FIRST.toordinal(), LAST.toordinal() + 1)
    return [day for day in map(date.fromordinal, span) if chinese_calendar.is_workday(day)]


@pytest.mark.parametrize(
    "length",
    sorted({each.length for each in vars(statutes).values() if isinstance(each, Period) and each.unit is WORKING_DAYS}),
)
def test_working_days_from_every_day_of_eight_years(length: int) -> None:
    one, calendar = period(length, WORKING_DAYS), official()
    for number in range(FIRST.toordinal(), LAST.toordinal() + 1):
        start = date.fromordinal(number)
        index = bisect_right(worked(), start) + length - 1
        found = due(one, start, calendar)
        if index < len(worked()):
            assert found.due == worked()[index], start
        else:
            assert found.due is None and found.earliest > LAST, start


def brute_force(start: date, length: int, outside: list[tuple[date, date]]) -> date | None:
    """The last day of so many working days, each day looked at; None when it lies beyond the calendar."""
    for day in worked():
        if day > start and not any(a <= day <= b for a, b in outside):
            length -= 1
            if length == 0:
                return day
    return None


@settings(max_examples=150, deadline=None)
@given(start=days, length=st.integers(1, 20), outside=intervals)
def test_working_days_agree_with_a_brute_force_count(
    start: date, length: int, outside: list[tuple[date, date]]
) -> None:
    found = due(period(length, WORKING_DAYS), start, official(), outside)
    assert found.due == brute_force(start, length, outside)
    if found.due is not None:
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
        assert due(one, start, official(), outside[1:]).day <= longer.day
        if unit is CALENDAR_DAYS and longer.nominal:
            counted = sum(1 for _ in days_of_union(outside, start + timedelta(days=1), longer.nominal))
            assert (longer.nominal - start).days == length + counted


LONGEST = {WORKING_DAYS: 60, CALENDAR_DAYS: 200, MONTHS: 24, YEARS: 5}


@settings(max_examples=150, deadline=None)
@given(
    start=days,
    later=st.integers(0, 40),
    length=st.integers(1, 200),
    more=st.integers(0, 3),
    unit=st.sampled_from(sorted(LONGEST)),
    rolls=st.booleans(),
    outside=intervals,
)
def test_due_is_monotone_and_rolls_to_a_working_day(
    start: date, later: int, length: int, more: int, unit: Unit, rolls: bool, outside: list[tuple[date, date]]
) -> None:
    length = 1 + length % LONGEST[unit]
    if unit in (MONTHS, YEARS):
        outside = []  # months are of unequal length, so that days left out of them need not keep the order
    first = due(period(length, unit, rolls), start, official(), outside)
    assert first.day <= due(period(length, unit, rolls), start + timedelta(days=later), official(), outside).day
    assert first.day <= due(period(length + more, unit, rolls), start, official(), outside).day
    assert first.day > start
    if first.due is not None and (rolls or unit is WORKING_DAYS):
        assert chinese_calendar.is_workday(first.due) and first.due.year <= LAST.year


@given(
    start=st.integers(0, 4_000_000),
    later=st.integers(0, 5000),
    length=st.integers(1, 100),
)
def test_hours_are_monotone_and_never_stop(start: int, later: int, length: int) -> None:
    begun = datetime(2019, 1, 1, tzinfo=LEGAL_ZONE) + timedelta(minutes=start)
    first = due(period(length, HOURS), begun, official())
    second = due(period(length, HOURS), begun + timedelta(minutes=later), official())
    assert first.moment is not None and second.moment is not None
    assert first.moment - begun == timedelta(hours=length)
    assert second.moment - first.moment == timedelta(minutes=later)


@given(start=days, months=st.integers(1, 60))
def test_months_end_on_the_corresponding_day_or_at_the_end_of_the_month(start: date, months: int) -> None:
    last = due(period(months, MONTHS), start, official()).due
    assert last is not None
    assert (last.year - start.year) * 12 + last.month - start.month == months
    assert last.day == start.day or (last.day < start.day and (last + timedelta(days=1)).day == 1)


@settings(max_examples=150, deadline=None)
@given(cents=st.integers(1, 300000), late=st.integers(0, 60), more=st.integers(0, 10), pause=paused)
def test_the_late_fee_never_exceeds_the_fine_and_never_falls(
    cents: int, late: int, more: int, pause: list[tuple[date, date]]
) -> None:
    fine, due_day = Decimal(cents) / 100, d("2025-10-11")
    now = late_fee(fine, due_day, due_day + timedelta(days=late), pause)
    then = late_fee(fine, due_day, due_day + timedelta(days=late + more), pause)
    assert Decimal(0) <= now.amount <= then.amount <= fine
    assert now.amount == now.amount.quantize(Decimal("0.01"))
    assert now.amount <= late_fee(fine, due_day, due_day + timedelta(days=late)).amount
    assert now.amount <= late_fee(fine + 1, due_day, due_day + timedelta(days=late), pause).amount
    span = (due_day + timedelta(days=number) for number in range(1, late + 1))
    counted = sum(not any(first <= day <= last for first, last in pause) for day in span)
    assert now.days == counted
    assert now.amount == min((fine * counted * 3 / 100).quantize(Decimal("0.01"), ROUND_HALF_UP), fine)
