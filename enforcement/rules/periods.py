"""The one place where periods are computed; no other module adds days, months or hours (CAL-01…CAL-07)."""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from enforcement.rules.calendar import ONE_DAY, Calendar, CalendarMissing, written
from enforcement.rules.findings import Article
from enforcement.rules.statutes import LATE_FEE_CAP, LATE_FEE_DAILY, Period, Unit

Interval = tuple[date, date]  # both days included
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the arithmetic: a day, whether it counts, and why in words."""

    day: date
    counted: bool
    why: str


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a period and how it was found.

    final: `due` is the last day. provisional: a year whose holidays are unknown decides; then `due` is
    None and `earliest` is the earliest day it can be (working days) or the nominal day (all others).
    `moment` is set for periods of hours.
    """

    period: Period
    start: date
    due: date | None
    nominal: date | None
    earliest: date
    status: Literal["final", "provisional"]
    missing_year: int | None
    arithmetic: tuple[Step, ...]
    moment: datetime | None = None

    @property
    def unit(self) -> Unit:
        """The unit of the period."""
        return self.period.unit

    @property
    def rolls(self) -> bool:
        """Whether a last day that is a day off moves on (CAL-05)."""
        return self.period.rolls

    @property
    def article(self) -> Article:
        """The article that sets the period."""
        return self.period.article

    @property
    def day(self) -> date:
        """The day alarms run from: the last day, or the earliest it can be."""
        return self.due or self.earliest

    def has_passed(self, on: date) -> bool:
        """Whether the period had expired by the end of the day before `on`.

        Raises CalendarMissing while the last day is provisional and `on` lies after the earliest day:
        nobody may rely on an expiry that the calendar cannot tell (CAL-08).
        """
        if self.due is None and on > self.earliest:
            raise CalendarMissing(self.missing_year or on.year)
        return on > self.day


def due(period: Period, start: date | datetime, calendar: Calendar, excluded: Iterable[Interval] = ()) -> Due:
    """The last day of `period` that runs from `start`; the day of `start` itself is not counted (CAL-01).

    `excluded` are closed intervals that do not count; overlapping ones count once. Hours need a datetime
    and never stop for holidays. Sources: 民法典 201–203条, 民事诉讼法 85条, 行政处罚法 85条.
    """
    if period.length < 1:
        raise ValueError("a period is at least 1")
    if period.unit is Unit.HOURS:
        return _hours(period, start)
    if isinstance(start, datetime):
        raise TypeError("a period of days runs from a legal day, not from a moment")
    outside = tuple(excluded)
    if period.unit is Unit.WORKING_DAYS:
        return _working_days(period, start, calendar, outside)
    return _long(period, start, calendar, outside)


def _hours(period: Period, start: date | datetime) -> Due:
    if not isinstance(start, datetime) or start.tzinfo is None:
        raise TypeError("a period of hours runs from an aware moment")
    end = start + timedelta(hours=period.length)
    lines = (Step(end.date(), True, f"自实际时刻起 {period.length} 小时，不因节假日停止计算"),)
    return Due(period, start.date(), end.date(), end.date(), end.date(), "final", None, lines, end)


def _is_in(day: date, intervals: Iterable[Interval]) -> bool:
    return any(first <= day <= last for first, last in intervals)


def _working_days(period: Period, start: date, calendar: Calendar, outside: tuple[Interval, ...]) -> Due:
    lines = [Step(start, False, "起算当日不计入")]
    day, counted, missing = start, 0, None
    while counted < period.length:
        day += ONE_DAY
        if _is_in(day, outside):
            lines.append(Step(day, False, "依法扣除的期间"))
        elif not calendar.knows(day):
            # Each unknown day may turn out to be worked, so this is the earliest the period can end.
            missing = missing or day.year
            counted += 1
        else:
            works = calendar.is_working(day)
            counted += works
            why = calendar.why(day)
            lines.append(Step(day, works, f"第 {counted} 个工作日{_make_up(why)}" if works else why))
    if missing is None:
        return Due(period, start, day, day, day, "final", None, tuple(lines))
    lines.append(Step(day, False, f"暂定：{missing} 年放假安排公布前，最早可能在这一天届满"))
    return Due(period, start, None, None, day, "provisional", missing, tuple(lines))


def _make_up(why: str) -> str:
    return f"（{why}）" if why == "调休上班" else ""


def _long(period: Period, start: date, calendar: Calendar, outside: tuple[Interval, ...]) -> Due:
    nominal = _nominal(period, start)
    lines = [Step(start, False, "起算当日不计入")]
    skipped = 0
    for begin, end in _apart(outside, start + ONE_DAY):
        if begin > nominal:
            break
        skipped += (end - begin).days + 1
        nominal += timedelta(days=(end - begin).days + 1)
    if skipped:
        lines.append(Step(nominal, False, f"依法扣除 {skipped} 日"))
    lines.append(Step(nominal, True, f"满 {period.length} {period.unit}，名义末日"))
    if not period.rolls:
        return Due(period, start, nominal, nominal, nominal, "final", None, tuple(lines))
    last = nominal
    try:
        while not calendar.is_working(last):
            lines.append(Step(last, False, f"末日休息，顺延：{calendar.why(last)}"))
            last += ONE_DAY
    except CalendarMissing as missing:
        lines.append(Step(last, False, f"暂定：待公布 {missing.year} 年放假安排"))
        return Due(period, start, None, nominal, last, "provisional", missing.year, tuple(lines))
    if last != nominal:
        lines.append(Step(last, True, f"顺延至 {written(last)}"))
    return Due(period, start, last, nominal, last, "final", None, tuple(lines))


def _nominal(period: Period, start: date) -> date:
    if period.unit is Unit.CALENDAR_DAYS:
        return start + timedelta(days=period.length)
    months = period.length * (12 if period.unit is Unit.YEARS else 1)
    return add_months(start, months)


def add_months(day: date, months: int) -> date:
    """The corresponding day `months` later, or the last day of that month when there is none (CAL-06)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def _apart(intervals: Iterable[Interval], first: date) -> Iterator[Interval]:
    """The closed intervals from `first` on, in order, each day in only one of them."""
    after = first
    for begin, end in sorted(intervals):
        if end >= after:
            yield max(begin, after), end
            after = end + ONE_DAY


def days_of_union(intervals: Iterable[Interval], first: date, last: date) -> Iterator[date]:
    """Each day from `first` to `last` that lies in at least one of the closed intervals, once."""
    clipped = sorted((max(a, first), min(b, last)) for a, b in intervals)
    after = first
    for begin, end in clipped:
        day = max(begin, after)
        while day <= end:
            yield day
            day += ONE_DAY
        after = max(after, day)


def years_old(born: date, on: date) -> int:
    """Full years of age on `on`; a year is full on the day after the birthday (LEN-01, design)."""
    age = on.year - born.year
    return age if on > add_months(born, 12 * age) else age - 1


def in_time(last_day: date, *, received_on: date | None, posted_on: date | None = None) -> bool:
    """Whether a party's letter kept the period: the postmark counts, time on the way does not (CAL-07).

    Raises ValueError when neither day is known.
    """
    counts = posted_on or received_on
    if counts is None:
        raise ValueError("neither the day of posting nor of receipt is known")
    return counts <= last_day


@dataclass(frozen=True, slots=True)
class LateFee:
    """A late fee in yuan to the cent: days counted, amount, whether the cap is reached, and why."""

    days: int
    amount: Decimal
    cap_reached: bool
    arithmetic: tuple[str, ...]


def late_fee(fine: Decimal, due_day: date, on: date, stopped: Iterable[Interval] = ()) -> LateFee:
    """The late fee at the end of `on` for a fine payable by `due_day` (PAY-03, PAY-04).

    3 % of the fine a calendar day from the day after `due_day`, never more than the fine, rounded half
    up to the cent; days of reconsideration or litigation (closed intervals) do not count.
    行政处罚法 72条1款1项, 73条3款; 行政强制法 45条2款. Only shown: the authority decides.
    """
    if fine < 0:
        raise ValueError("a fine is never negative")
    first = due_day + ONE_DAY
    overdue = max((on - due_day).days, 0)
    paused = sum(max((min(end, on) - begin).days + 1, 0) for begin, end in _apart(stopped, first))
    days = overdue - paused
    cap = (fine * LATE_FEE_CAP.share).quantize(CENT, ROUND_HALF_UP)
    raw = (fine * LATE_FEE_DAILY.share * days).quantize(CENT, ROUND_HALF_UP)
    amount = min(raw, cap)
    lines = [f"{written(first)} 起，至 {written(on)}，逾期 {overdue} 日"] if overdue else ["没有逾期"]
    if paused:
        lines.append(f"复议或者诉讼期间 {paused} 日不计算")
    if days:
        lines.append(f"{fine} 元 × 3% × {days} 日 = {raw} 元")
    if days and raw > cap:
        lines.append(f"加处罚款不超过罚款数额，按 {cap} 元")
    return LateFee(days, amount, bool(days) and raw >= cap, tuple(lines))
