"""Levels day by day, the ladder, and sweeps that were missed or run twice."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.actions import collecting, levels, sweeping
from cases.models import Clock, ClockLevel, Notice
from cases.shapes import PaymentGiven
from enforcement.queries import calendar
from enforcement.rules import deadlines
from enforcement.rules.calendar import Calendar
from enforcement.rules.parts_local import Local, Parameter
from tests import cast
from tests.clocks import days
from tests.clocks.days import clock, counted, decided, sweep, told

DAY = timedelta(days=1)
YEAR = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]


def october(*rows: tuple[int, str]) -> list[tuple[date, str]]:
    return [(date(2026, 10, day), level) for day, level in rows]


@pytest.mark.django_db
def test_a_report_across_the_national_holiday() -> None:
    """Due 2026-10-09: 30 September, then 8 and 9 October; a Saturday is worked on the 10th."""
    row = clock(decided(date(2026, 9, 29)), "report")
    expected = [(date(2026, 9, 29), "due_soon"), (date(2026, 9, 30), "due_soon")]
    expected += october((1, "due_soon"), (7, "due_soon"), (8, "due_soon"), (9, "due"), (10, "overdue"))
    expected += october((11, "overdue"), (12, "overdue"), (13, "overdue"), (14, "escalated"), (20, "escalated"))
    for day, level in expected:
        sweep(day)
        row.refresh_from_db()
        assert row.level == level, day
    assert days.levels(row) == [
        ("due_soon", date(2026, 9, 29)),
        ("due", date(2026, 10, 9)),
        ("overdue", date(2026, 10, 10)),
        ("escalated", date(2026, 10, 14)),
    ]


@pytest.mark.django_db
def test_a_payment_is_quiet_until_three_working_days_before() -> None:
    """Due 2026-10-14: on the 9th four working days are left, on the worked Saturday after it three."""
    row = clock(decided(date(2026, 9, 29)), "payment")
    assert row.due_on == date(2026, 10, 14)
    expected = october((8, "none"), (9, "none"), (10, "due_soon"), (13, "due_soon"), (14, "due"))
    expected += october((15, "overdue"), (19, "overdue"), (20, "escalated"))
    for day, level in expected:
        sweep(day)
        row.refresh_from_db()
        assert row.level == level, day


@pytest.mark.django_db
def test_the_statement_says_the_same_as_the_rule_on_every_day_of_a_year() -> None:
    case = decided(date(2026, 1, 5))
    Clock.objects.filter(case=case).update(ended_on=cast.TODAY)
    template = clock(case, "report")
    rows = [_copy(template, f"day {day:%j}", day) for day in YEAR]
    Clock.objects.bulk_create(rows)
    known = calendar()
    for today in [*YEAR[::3], date(2026, 9, 30), date(2026, 10, 8), date(2026, 12, 31)]:
        levels.move(today=today, now=days.morning(today))
        found = dict(Clock.objects.filter(case=case, kind__startswith="day ").values_list("alarm_on", "level"))
        wrong = {day: level for day, level in found.items() if level != deadlines.level(day, today, known)}
        assert not wrong, today


def _copy(row: Clock, kind: str, alarm_on: date) -> Clock:
    same = {each.attname: getattr(row, each.attname) for each in Clock._meta.fields if not each.primary_key}
    return Clock(**{**same, "kind": kind, "due_on": alarm_on, "alarm_on": alarm_on, "ended_on": None, "level": "none"})


HOLIDAYS = Calendar(
    off=frozenset({date(2026, 10, day) for day in range(1, 8)} | {date(2026, 1, 1)}),
    work=frozenset({date(2026, 10, 10), date(2026, 9, 20)}),
    known_years=frozenset({2026}),
)
ANY_DAY = st.dates(date(2025, 12, 1), date(2027, 1, 31))


@settings(max_examples=400, deadline=None)
@given(alarm_on=ANY_DAY, today=ANY_DAY, soon=st.integers(0, 9), escalation=st.integers(0, 9))
def test_thresholds_are_the_rule_for_any_local_values(alarm_on: date, today: date, soon: int, escalation: int) -> None:
    values = Local(due_soon_days=Parameter(soon, "D", "工作日"), escalation_days=Parameter(escalation, "D", "工作日"))
    threshold = levels._threshold(1, today, HOLIDAYS, values)
    assert levels.level_on(alarm_on, today, threshold) == deadlines.level(alarm_on, today, HOLIDAYS, values)


@pytest.mark.django_db
def test_notices_climb_from_handlers_to_the_leader_to_the_heads() -> None:
    row = clock(decided(), "report")
    handlers = {"zhoumingyuan": "handler", "linxiaolan": "handler"}
    assert told(row, "due_soon") == handlers, "told at once, the period is that short"
    sweep(date(2026, 9, 14))
    assert told(row, "due") == handlers
    sweep(date(2026, 9, 15))
    assert told(row, "overdue") == {**handlers, "shijingzhi": "leader"}
    sweep(date(2026, 9, 18))
    heads = dict.fromkeys(("luweizhen", "zhaoqiwen", "songlan", "liangboan"), "head")
    assert told(row, "escalated") == {**handlers, "shijingzhi": "leader", **heads}, "no head of another authority"


@pytest.mark.django_db
def test_a_leader_who_handles_the_case_is_told_once() -> None:
    from cases.actions.street import issue_on_the_spot

    case = issue_on_the_spot(cast.street(), cast.act("shijingzhi"))
    row = clock(case, "report")
    sweep(date(2026, 9, 18))
    assert told(row, "escalated")["shijingzhi"] == "handler"
    assert Notice.objects.filter(clock_level__clock=row, person__username="shijingzhi").count() == 2


@pytest.mark.django_db
def test_a_second_sweep_adds_nothing() -> None:
    decided()
    sweep(date(2026, 9, 15))
    before = counted()
    assert sweep(date(2026, 9, 15)) == sweeping.Swept(rewound=0, moved=0)
    assert counted() == before


@pytest.mark.django_db
def test_missed_mornings_leave_only_the_last_level() -> None:
    row = clock(decided(), "report")
    sweep(date(2026, 9, 23))
    assert days.levels(row) == [("due_soon", cast.TODAY), ("escalated", date(2026, 9, 23))]
    assert not told(row, "overdue")


@pytest.mark.django_db
def test_what_is_done_is_quiet_again_and_what_was_told_stays() -> None:
    case = decided()
    sweep(date(2026, 9, 25))
    assert clock(case, "payment").level == "overdue"
    paid = PaymentGiven(Decimal(30), date(2026, 9, 28), "YC-1")
    collecting.record_payment(case.pk, paid, cast.act("tangli", moment=cast.at(date(2026, 9, 28), 15)))
    row = clock(case, "payment")
    assert (row.level, row.level_from) == ("none", None)
    assert ClockLevel.objects.filter(clock=row, level="overdue").count() == 1
    sweep(date(2026, 10, 20))
    assert clock(case, "payment").level == "none"


@pytest.mark.django_db
def test_a_person_who_left_is_not_told() -> None:
    row = clock(decided(), "report")
    leader = cast.user("shijingzhi")
    leader.is_active = False
    leader.save(update_fields=["is_active"])
    sweep(date(2026, 9, 15))
    assert told(row, "overdue") == {"zhoumingyuan": "handler", "linxiaolan": "handler"}
