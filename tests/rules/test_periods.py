"""Periods: worked examples of CAL-01…08 and properties against a brute-force count."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from enforcement.rules.calendar import Calendar, CalendarMissing, written
from enforcement.rules.findings import Article
from enforcement.rules.periods import add_months, due, in_time, years_old
from enforcement.rules.statutes import CALENDAR_DAYS, HOURS, MONTHS, WORKING_DAYS, YEARS, Period, Unit
from tests.rules.lawful import at, d, official

ARTICLE = Article("民法典", 201, 1)


def period(length: int, unit: Unit, rolls: bool = False) -> Period:
    return Period(length, unit, ARTICLE, rolls)


def last(length: int, unit: Unit, start: str, rolls: bool = False) -> date | None:
    return due(period(length, unit, rolls), d(start), official()).due


@pytest.mark.parametrize(
    ("code", "start", "length", "expected"),
    [
        ("CAL-01", "2025-09-26", 1, "2025-09-28"),
        ("CAL-01", "2025-09-30", 1, "2025-10-09"),
        ("CAL-02", "2025-09-26", 5, "2025-10-10"),
        ("CAL-02", "2025-09-26", 7, "2025-10-13"),
        ("CAL-02", "2026-02-12", 7, "2026-02-28"),
        ("CAL-03", "2025-09-26", 10, "2025-10-16"),
        ("CAL-03", "2026-04-29", 10, "2026-05-15"),
        ("CAL-03", "2026-02-12", 3, "2026-02-24"),
    ],
)
def test_working_days(code: str, start: str, length: int, expected: str) -> None:
    assert last(length, WORKING_DAYS, start) == d(expected)


def test_CAL_01_hours_run_from_the_moment_and_never_stop() -> None:
    found = due(period(24, HOURS), at("2025-10-01T22:30"), official())
    assert found.moment == at("2025-10-02T22:30")
    assert found.status == "final" and found.due == d("2025-10-02")


@pytest.mark.parametrize(
    ("code", "start", "length", "unit", "nominal", "expected"),
    [
        ("CAL-04", "2025-08-02", 60, CALENDAR_DAYS, "2025-10-01", "2025-10-09"),
        ("CAL-04", "2025-09-26", 60, CALENDAR_DAYS, "2025-11-25", "2025-11-25"),
        ("CAL-04", "2026-03-06", 60, CALENDAR_DAYS, "2026-05-05", "2026-05-06"),
        ("CAL-05", "2025-09-20", 15, CALENDAR_DAYS, "2025-10-05", "2025-10-09"),
        ("CAL-05", "2025-09-26", 15, CALENDAR_DAYS, "2025-10-11", "2025-10-11"),
        ("CAL-05", "2025-04-03", 6, MONTHS, "2025-10-03", "2025-10-09"),
        ("CAL-06", "2025-08-31", 6, MONTHS, "2026-02-28", "2026-02-28"),
        ("CAL-06", "2025-09-26", 6, MONTHS, "2026-03-26", "2026-03-26"),
        ("CAL-06", "2025-11-30", 3, MONTHS, "2026-02-28", "2026-02-28"),
    ],
)
def test_long_periods_roll_over_days_off(
    code: str, start: str, length: int, unit: Unit, nominal: str, expected: str
) -> None:
    found = due(period(length, unit, True), d(start), official())
    assert (found.nominal, found.due) == (d(nominal), d(expected))
    # Without roll-over the nominal day stands.
    assert last(length, unit, start) == d(nominal)


@pytest.mark.parametrize(
    ("posted", "received", "kept"),
    [
        ("2025-10-10", "2025-10-13", True),
        ("2025-10-11", "2025-10-11", False),
        (None, "2025-10-10", True),
        (None, "2025-10-11", False),
    ],
)
def test_CAL_07_the_postmark_counts(posted: str | None, received: str, kept: bool) -> None:
    assert in_time(d("2025-10-10"), received_on=d(received), posted_on=d(posted) if posted else None) is kept


def test_CAL_07_without_any_day_nothing_is_in_time() -> None:
    with pytest.raises(ValueError):
        in_time(d("2025-10-10"), received_on=None)


@pytest.mark.parametrize("year", [2025, 2026])
def test_CAL_08_248_working_days(year: int) -> None:
    count = sum(official().is_working(date(year, 1, 1) + timedelta(days=n)) for n in range(365))
    assert count == 248


@pytest.mark.parametrize(
    "day",
    [
        "2025-01-26",
        "2025-02-08",
        "2025-04-27",
        "2025-09-28",
        "2025-10-11",
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ],
)
def test_CAL_08_make_up_days_are_worked(day: str) -> None:
    assert official().is_working(d(day))
    assert official().why(d(day)) == "调休上班"


@pytest.mark.parametrize(
    ("first", "end"),
    [("2025-10-01", "2025-10-08"), ("2026-02-15", "2026-02-23"), ("2026-10-01", "2026-10-07")],
)
def test_CAL_08_published_holidays_are_off(first: str, end: str) -> None:
    day = d(first)
    while day <= d(end):
        assert not official().is_working(day)
        day += timedelta(days=1)
    assert official().next_working(d(first)) == day


def test_CAL_08_an_unknown_year_raises_and_is_never_guessed() -> None:
    with pytest.raises(CalendarMissing) as raised:
        official().is_working(d("2027-01-04"))
    assert raised.value.year == 2027
    with pytest.raises(CalendarMissing):
        Calendar().is_working(d("2025-01-06"))
    with pytest.raises(CalendarMissing):
        Calendar(off=frozenset({d("2025-01-01")})).next_working(d("2025-01-01"))


def test_CAL_08_working_days_into_an_unknown_year_are_provisional() -> None:
    found = due(period(7, WORKING_DAYS), d("2026-12-28"), official())
    assert (found.status, found.due, found.missing_year) == ("provisional", None, 2027)
    # 29, 30, 31 December are worked; at the earliest the next four days all are.
    assert found.earliest == found.day == d("2027-01-04")
    assert "2027 年放假安排公布前" in found.arithmetic[-1].why
    loaded = Calendar(official().off | {d("2027-01-01")}, official().work, official().known_years | {2027})
    later = due(period(7, WORKING_DAYS), d("2026-12-28"), loaded)
    assert (later.status, later.due, later.missing_year) == ("final", d("2027-01-07"), None)


def test_CAL_08_long_periods_into_an_unknown_year_keep_their_nominal_day() -> None:
    found = due(period(15, CALENDAR_DAYS, True), d("2026-12-28"), official())
    assert (found.status, found.due, found.nominal) == ("provisional", None, d("2027-01-12"))
    assert found.earliest == d("2027-01-12") and found.missing_year == 2027
    # A period that does not roll needs no calendar.
    plain = due(period(15, CALENDAR_DAYS), d("2026-12-28"), official())
    assert (plain.status, plain.due) == ("final", d("2027-01-12"))


def test_CAL_08_nobody_relies_on_a_provisional_expiry() -> None:
    found = due(period(15, CALENDAR_DAYS, True), d("2026-12-28"), official())
    assert not found.has_passed(d("2027-01-12"))
    with pytest.raises(CalendarMissing) as raised:
        found.has_passed(d("2028-01-13"))
    assert raised.value.year == 2027
    with pytest.raises(CalendarMissing):
        found.has_passed(d("2027-01-13"))
    final = due(period(15, CALENDAR_DAYS, True), d("2025-09-26"), official())
    assert not final.has_passed(d("2025-10-11"))
    assert final.has_passed(d("2025-10-12"))


def test_the_arithmetic_tells_each_day_and_why() -> None:
    found = due(period(3, WORKING_DAYS), d("2025-09-26"), official())
    lines = [(step.day.isoformat(), step.counted, step.why) for step in found.arithmetic]
    assert lines == [
        ("2025-09-26", False, "起算当日不计入"),
        ("2025-09-27", False, "周六"),
        ("2025-09-28", True, "第 1 个工作日（调休上班）"),
        ("2025-09-29", True, "第 2 个工作日"),
        ("2025-09-30", True, "第 3 个工作日"),
    ]
    rolled = due(period(60, CALENDAR_DAYS, True), d("2025-08-02"), official())
    assert [step.why for step in rolled.arithmetic][:3] == [
        "起算当日不计入",
        "满 60 日，名义末日",
        "末日休息，顺延：国庆节放假",
    ]
    assert rolled.arithmetic[-1].why == "顺延至 2025-10-09 周四"
    assert len(rolled.arithmetic) == 3 + 7 + 1


def test_days_are_written_with_their_weekday() -> None:
    assert written(d("2026-11-23")) == "2026-11-23 周一"
    assert written(d("2026-11-29")) == "2026-11-29 周日"


def test_excluded_days_are_a_union() -> None:
    expert, hearing = (d("2025-10-13"), d("2025-10-22")), (d("2025-10-20"), d("2025-10-24"))
    ninety = period(90, CALENDAR_DAYS)
    assert due(ninety, d("2025-09-26"), official(), [expert]).due == d("2026-01-04")
    assert due(ninety, d("2025-09-26"), official(), [expert, hearing]).due == d("2026-01-06")
    assert due(ninety, d("2025-09-26"), official(), [hearing, expert, hearing]).due == d("2026-01-06")


def test_excluded_working_days_do_not_count() -> None:
    found = due(period(3, WORKING_DAYS), d("2025-09-26"), official(), [(d("2025-09-28"), d("2025-09-29"))])
    assert found.due == d("2025-10-10")
    assert "依法扣除的期间" in [step.why for step in found.arithmetic]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2025-08-31", 6, "2026-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2025-01-31", 1, "2025-02-28"),
        ("2025-03-15", -24, "2023-03-15"),
    ],
)
def test_CAL_06_corresponding_day_or_end_of_month(day: str, months: int, expected: str) -> None:
    assert add_months(d(day), months) == d(expected)


def test_years_are_twelve_months() -> None:
    assert last(2, YEARS, "2023-09-26") == d("2025-09-26")
    assert last(5, YEARS, "2021-03-01") == d("2026-03-01")
    assert last(1, YEARS, "2024-02-29") == d("2025-02-28")


@pytest.mark.parametrize(
    ("born", "on_day", "age"),
    [
        ("2011-09-26", "2025-09-26", 13),
        ("2011-09-25", "2025-09-26", 14),
        ("2011-09-27", "2025-09-26", 13),
        ("2008-02-29", "2022-02-28", 13),
        ("2008-02-29", "2022-03-01", 14),
        ("2007-01-01", "2025-12-31", 18),
    ],
)
def test_LEN_01_age_is_full_the_day_after_the_birthday(born: str, on_day: str, age: int) -> None:
    assert years_old(d(born), d(on_day)) == age


def test_bad_periods_are_errors_of_the_caller() -> None:
    with pytest.raises(ValueError):
        due(period(0, WORKING_DAYS), d("2025-09-26"), official())
    with pytest.raises(TypeError):
        due(period(24, HOURS), d("2025-09-26"), official())
    with pytest.raises(TypeError):
        due(period(24, HOURS), at("2025-09-26T10:00").replace(tzinfo=None), official())
    with pytest.raises(TypeError):
        due(period(3, WORKING_DAYS), at("2025-09-26T10:00"), official())
