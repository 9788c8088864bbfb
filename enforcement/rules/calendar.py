"""The official working calendar: days off and make-up days, known year by year, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

ONE_DAY = timedelta(days=1)
_WEEKDAYS = "一二三四五六日"
_NO_NAMES: Mapping[date, str] = MappingProxyType({})


class CalendarMissing(LookupError):
    """The working days of `year` are not published or not loaded (CAL-08)."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(f"{year} 年的放假安排还没有载入，请先维护工作日历。")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Explicit rows: `off` are published days off, `work` are weekend days worked, `names` their names.

    Only `known_years` may be asked about; every other year raises CalendarMissing (CAL-08).
    """

    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()
    known_years: frozenset[int] = frozenset()
    names: Mapping[date, str] = field(default_factory=lambda: _NO_NAMES, compare=False)

    def knows(self, day: date) -> bool:
        """Whether the holidays of the day's year are loaded."""
        return day.year in self.known_years

    def is_working(self, day: date) -> bool:
        """Whether people work on `day`: make-up days yes, published days off and weekends no.

        Raises CalendarMissing for a year that is not loaded.
        """
        if day.year not in self.known_years:
            raise CalendarMissing(day.year)
        if day in self.work:
            return True
        return day not in self.off and day.weekday() < 5

    def why(self, day: date) -> str:
        """Why `day` counts or not, in words: 国庆节放假, 周六, 调休上班, 工作日."""
        if day in self.work:
            return "调休上班"
        if day in self.off:
            name = self.names.get(day, "")
            return name if name.endswith("放假") else f"{name}放假"
        return f"周{_WEEKDAYS[day.weekday()]}" if day.weekday() >= 5 else "工作日"

    def next_working(self, day: date) -> date:
        """`day` itself if worked, else the first working day after it. Raises CalendarMissing."""
        while not self.is_working(day):
            day += ONE_DAY
        return day


def written(day: date) -> str:
    """A day as users read it: `2026-11-23 周一`."""
    return f"{day.isoformat()} 周{_WEEKDAYS[day.weekday()]}"
