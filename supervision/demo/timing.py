"""When everything in a demo script happens, counted back from the moment of loading. Nothing lies after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from enforcement.kernel.clock import SHANGHAI, local_day
from enforcement.rules.calendar import Calendar

ONE_DAY = timedelta(days=1)
# What follows a decision takes a few minutes; a case of today is decided early enough to be finished by now.
AFTERWARDS = timedelta(minutes=6)


def minutes(count: int) -> timedelta:
    """That many minutes."""
    return timedelta(minutes=count)


@dataclass(frozen=True)
class Moments:
    """The moments at the kerb, in their order."""

    found: datetime
    opened: datetime
    told: datetime
    rechecked: datetime
    heard: datetime
    educated: datetime
    decided: datetime
    delivered: datetime
    paid: datetime


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment in China."""
    return datetime.combine(day, time(hour, minute), tzinfo=SHANGHAI)


def kerb(script: Mapping[str, Any], now: datetime) -> Moments:
    """The moments of one script, the decision on its day and hour or, if that is still to come, just before now."""
    wanted = datetime.combine(
        local_day(now) - timedelta(days=script["days_ago"]), time.fromisoformat(script["at"]), tzinfo=SHANGHAI
    )
    decided = min(wanted, now - AFTERWARDS)
    order = script["order"]
    if "told_days_before" in order:
        told = decided - timedelta(days=order["told_days_before"])
    else:
        told = decided - minutes(max(order["told_minutes_before"], 10))
    return Moments(
        found=told - minutes(9),
        opened=told - minutes(6),
        told=told,
        rechecked=decided - minutes(5),
        heard=decided - minutes(3),
        educated=decided - minutes(2),
        decided=decided,
        delivered=decided + minutes(2),
        paid=decided + minutes(3),
    )


def working_days_after(day: date, count: int, calendar: Calendar) -> date:
    """The day that is `count` working days later; in a year nobody knows yet every day counts, so nothing is late."""
    while count:
        day += ONE_DAY
        count -= is_worked(day, calendar)
    return day


def is_worked(day: date, calendar: Calendar) -> bool:
    """Whether the day counts, read as the clocks read it: a day of an unknown year may have been worked."""
    return not calendar.knows(day) or calendar.is_working(day)
