"""When force may be used and against what: not at night, not on holidays, never on water and light (ENF-09)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from enforcement.rules.approvals import head_fault
from enforcement.rules.calendar import ONE_DAY, Calendar, CalendarMissing, written
from enforcement.rules.facts import LEGAL_ZONE, Facts, Local
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, rule
from enforcement.rules.parts_execution import ScheduleFacts
from enforcement.rules.statutes import COERCION_LAW

HOURS = (Article(COERCION_LAW, 43, 1),)
NEEDS = (Article(COERCION_LAW, 43, 2),)


def at_night(begins: datetime, ends: datetime, local: Local) -> bool:
    """Whether any of the time lies between the local hours of night, 22 to 6 (design); the ends may touch them."""
    first, last = begins.astimezone(LEGAL_ZONE), ends.astimezone(LEGAL_ZONE)
    night, morning = local.night_from.value, local.night_until.value
    start = first.hour * 60 + first.minute
    # A minute begun is a minute used.
    end = last.hour * 60 + last.minute + (last.second > 0) + 24 * 60 * (last.date() - first.date()).days
    return any(max(start, since * 60) < min(end, until * 60) for since, until in _nights(night, morning))


def _nights(night: int, morning: int) -> tuple[tuple[int, int], ...]:
    """The nights around one day, in hours from its midnight."""
    length = (morning - night) % 24
    return tuple((night + shift, night + shift + length) for shift in (-24, 0, 24))


def days_off(begins: datetime, ends: datetime, calendar: Calendar) -> tuple[list[date], list[date]]:
    """The holidays and the ordinary weekend days touched; a weekend day that is worked is neither.

    Raises CalendarMissing.
    """
    day, last = begins.astimezone(LEGAL_ZONE).date(), ends.astimezone(LEGAL_ZONE).date()
    holidays: list[date] = []
    weekends: list[date] = []
    while day <= last:
        if not calendar.is_working(day):
            (holidays if day in calendar.off else weekends).append(day)
        day += ONE_DAY
    return holidays, weekends


@rule("ENF-09", basis=HOURS)
def force_keeps_the_hours_of_the_law(facts: Facts) -> Iterator[Finding]:
    """No enforcement at night or on statutory holidays, save in an emergency; ordinary weekends need a reason (43条).

    The law does not define night, nor say whether a weekend is a holiday: both design. An emergency is stated
    and approved by a head.
    """
    schedule = None if facts.execution is None else facts.execution.schedule
    if schedule is None:
        return
    begins, ends = schedule.begins_at, schedule.ends_at
    if begins is None or ends is None or ends <= begins:
        yield forbids("ENF-09", "没有写明强制执行的起止时间。请补写。", *HOURS, mend="execution")
        return
    try:
        holidays, weekends = days_off(begins, ends, facts.calendar)
    except CalendarMissing as missing:
        yield forbids("ENF-09", f"{missing.year} 年的放假安排公布并载入前，不能排定强制执行。", *HOURS, mend="calendar")
        return
    night = at_night(begins, ends, facts.local)
    barred = [*(["夜间"] if night else []), *(f"法定节假日 {written(day)}" for day in holidays)]
    if barred:
        yield from _emergency(facts, schedule, begins, "、".join(barred))
    elif weekends and not schedule.urgent:
        named = "、".join(written(day) for day in weekends)
        yield asks_reason("ENF-09", f"强制执行排在休息日 {named}。请改期，或者写明为什么排在休息日。", *HOURS)


def _emergency(facts: Facts, schedule: ScheduleFacts, begins: datetime, barred: str) -> Iterator[Finding]:
    if not schedule.urgent:
        yield forbids("ENF-09", f"不得在{barred}实施行政强制执行。请改期。", *HOURS, mend="execution")
        return
    if not schedule.urgency_stated:
        yield forbids("ENF-09", f"在{barred}强制执行，没有写明有什么紧急情况。请补写。", *HOURS, mend="execution")
    day = begins.astimezone(LEGAL_ZONE).date()
    if head_fault(schedule.approver, day, facts.organisation.authority_id):
        yield forbids("ENF-09", f"在{barred}强制执行，须经负责人批准。请先报批。", *HOURS, mend="approval")


@rule("ENF-09", basis=NEEDS)
def residents_are_not_cut_off(facts: Facts) -> Iterator[Finding]:
    """Water, light, heat and gas of residents are never cut off to make a party perform (43条2款)."""
    schedule = None if facts.execution is None else facts.execution.schedule
    if schedule is not None and schedule.cuts:
        yield forbids(
            "ENF-09",
            f"不得对居民生活停止{'、'.join(schedule.cuts)}来迫使当事人履行。请改用其他方式。",
            *NEEDS,
            mend="execution",
        )
