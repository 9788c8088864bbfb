"""Loading the official calendar year by year."""

from __future__ import annotations

from datetime import date, datetime

import chinese_calendar
from django.db import transaction

from enforcement.models import CalendarDay, CalendarYear

HOLIDAY_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}
SOURCE = "国务院办公厅年度放假安排（chinesecalendar 库）"


def packaged_years() -> list[int]:
    """Years whose holidays the packaged calendar knows, oldest first."""
    return sorted({day.year for day in chinese_calendar.holidays})


def load_packaged_year(year: int, now: datetime) -> int:
    """Loads a year from the packaged calendar; returns the number of departing days.

    Raises KeyError for a year the package does not know: it is never guessed (CAL-08).
    """
    if year not in packaged_years():
        raise KeyError(year)
    off = {day: name for day, name in chinese_calendar.holidays.items() if day.year == year}
    work = {day: name for day, name in chinese_calendar.workdays.items() if day.year == year}
    days = {day: (False, HOLIDAY_NAMES.get(str(name), str(name))) for day, name in off.items()}
    days |= {day: (True, HOLIDAY_NAMES.get(str(name), str(name))) for day, name in work.items()}
    return load_year(year, days, source=SOURCE, now=now)


@transaction.atomic
def load_year(year: int, days: dict[date, tuple[bool, str]], *, source: str, now: datetime) -> int:
    """Replaces the departing days of a year: day → (worked, name). Open clocks are set anew by the next sweep."""
    row, _ = CalendarYear.objects.update_or_create(year=year, defaults={"source": source, "loaded_at": now})
    row.days.all().delete()
    CalendarDay.objects.bulk_create(
        CalendarDay(day=day, year=row, works=works, name=name) for day, (works, name) in sorted(days.items())
    )
    return len(days)
