"""The official calendar: years loaded, single days mended; both set the open clocks anew."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

import chinese_calendar
from django.db import transaction

from enforcement.actions import administering
from enforcement.actions.administering import SYSTEM, require_reason
from enforcement.kernel import jobs
from enforcement.kernel.canonical import canonical
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted
from enforcement.models import CalendarDay, CalendarYear, User
from enforcement.policies import roles

Days = Mapping[date, tuple[bool, str]]

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
SWEEP = "cases.sweep_clocks"
SATURDAY = 5


def packaged_years() -> list[int]:
    """Years whose holidays the packaged calendar knows, oldest first."""
    return sorted({day.year for day in chinese_calendar.holidays})


def packaged_days(year: int) -> dict[date, tuple[bool, str]]:
    """The departing days of a year from the packaged calendar: day → (worked, name).

    Raises KeyError for a year the package does not know: it is never guessed (CAL-08).
    """
    if year not in packaged_years():
        raise KeyError(year)
    off = {day: name for day, name in chinese_calendar.holidays.items() if day.year == year}
    work = {day: name for day, name in chinese_calendar.workdays.items() if day.year == year}
    days = {day: (False, HOLIDAY_NAMES.get(str(name), str(name))) for day, name in off.items()}
    return days | {day: (True, HOLIDAY_NAMES.get(str(name), str(name))) for day, name in work.items()}


def load_packaged_year(year: int, now: datetime) -> int:
    """Loads a year from the packaged calendar at set-up; returns the number of departing days."""
    return load_year(year, packaged_days(year), source=SOURCE, now=now)


@transaction.atomic
def load_year(year: int, days: Days, *, source: str, now: datetime) -> int:
    """Replaces the departing days of a year: day → (worked, name). Open clocks are set anew by the next sweep."""
    row, _ = CalendarYear.objects.update_or_create(year=year, defaults={"source": source, "loaded_at": now})
    row.days.all().delete()
    CalendarDay.objects.bulk_create(
        CalendarDay(day=day, year=row, works=works, name=name) for day, (works, name) in sorted(days.items())
    )
    return len(days)


@transaction.atomic
def publish_year(year: int, days: Days, source: str, *, by: User, now: datetime) -> int:
    """Loads the published days of a year on record, and has the clocks set anew. Invalid for days that cannot be."""
    _require_keeper(by)
    source = require_reason(source, "source")
    if not days:
        raise Invalid(fields={"days": ["没有写任何一天。请按公布的放假安排逐日填写。"]})
    if wrong := [says for day, (works, _) in sorted(days.items()) if (says := _fault(day, works, year))]:
        raise Invalid(fields={"days": wrong[:5]})
    count = load_year(year, days, source=source, now=now)
    listed = [[day.isoformat(), works, name] for day, (works, name) in sorted(days.items())]
    facts = {"source": source, "days": count, "digest": hashlib.sha256(canonical(listed)).hexdigest()}
    _note(year, "载入放假安排", by, now, facts)
    jobs.after_commit(SWEEP)
    return count


@transaction.atomic
def mend_day(day: date, works: bool | None, name: str, source: str, *, by: User, now: datetime) -> None:
    """Makes one day worked, off, or ordinary again (None), on record; the clocks are set anew.

    Conflict when its year is not loaded, or when the day is so already.
    """
    _require_keeper(by)
    source = require_reason(source, "source")
    year = CalendarYear.objects.select_for_update().filter(year=day.year).first()
    if year is None:
        raise Conflict(f"{day.year} 年的放假安排还没有载入。请先载入全年。")
    if works is not None and (says := _fault(day, works, day.year)):
        raise Invalid(fields={"day": [says]})
    if works is not None and not name.strip():
        raise Invalid(fields={"name": ["请写明节日或者调休的名称。"]})
    before = CalendarDay.objects.filter(day=day).first()
    if (before.works if before else None) is works and (before is None or before.name == name.strip()):
        raise Conflict("这一天现在就是这样，没有需要更正的。")
    CalendarDay.objects.filter(day=day).delete()
    if works is not None:
        CalendarDay.objects.create(day=day, year=year, works=works, name=name.strip())
    CalendarYear.objects.filter(year=day.year).update(loaded_at=now)
    changed = [_words(before.works if before else None), _words(works)]
    _note(day.year, "更正日历", by, now, {"source": source, "changes": {day.isoformat(): changed}})
    jobs.after_commit(SWEEP)


def _words(works: bool | None) -> str:
    return {True: "上班", False: "放假", None: "不调整"}[works]


def _fault(day: date, works: bool, year: int) -> str:
    if day.year != year:
        return f"{day.isoformat()} 不在 {year} 年。"
    if works and day.weekday() < SATURDAY:
        return f"{day.isoformat()} 是周一至周五，本来就上班，不是调休。请核对日期。"
    return ""


def _require_keeper(by: User) -> None:
    if not roles(by) & SYSTEM:
        raise NotPermitted("工作日历由系统管理员维护。请交由系统管理员办理。")


def _note(year: int, verb: str, by: User, now: datetime, facts: Mapping[str, object]) -> None:
    administering.note("calendar", year, by.organisation_id, verb, by=by, now=now, facts=facts)
