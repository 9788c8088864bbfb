"""The clock of a case that ends first, with the time left in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.models import Clock
from enforcement.rules.calendar import Calendar
from enforcement.wording import Left, left_of

# Terms of the party for remedies inform and are never waited for; the sweep of levels leaves them out too.
SILENT = ("reconsideration", "court")
PROVISIONAL = "暂定，待公布放假安排"


@dataclass(frozen=True, slots=True)
class Shown:
    """A clock as pages show it: what is left, its last day, and whether that day is final."""

    clock: Clock
    left: Left | None
    last: date

    @property
    def provisional(self) -> str:
        """Words for a day that the calendar cannot tell yet; empty for a final one."""
        return PROVISIONAL if self.clock.provisional else ""


def shown(clock: Clock, today: date, days: Calendar) -> Shown:
    """A clock with what is left of it; an ended one has nothing left."""
    last = clock.due_on or clock.alarm_on
    left = None if clock.ended_on else left_of(last, today, clock.unit, days)
    return Shown(clock, left, last)


def nearest(clocks: Iterable[Clock], today: date, days: Calendar) -> Shown | None:
    """The open clock that ends first; terms of the party for remedies are not waited for."""
    running = [each for each in clocks if each.ended_on is None and each.kind not in SILENT]
    first = min(running, key=lambda each: each.alarm_on, default=None)
    return None if first is None else shown(first, today, days)
