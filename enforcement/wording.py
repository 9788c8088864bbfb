"""How days, moments, money and time left are written on screen (docs/design.md, section on wording)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from enforcement.kernel.clock import SHANGHAI
from enforcement.rules.calendar import Calendar

WEEKDAYS = "一二三四五六日"
WORKING = "工作日"
ONE_DAY = timedelta(days=1)
_YUAN = re.compile("(?<![0-9.])([0-9]+(?:[.][0-9]+)?) 元(?=([\u4e00-\u9fff])?)")


def day_words(value: date | datetime | None) -> str:
    """`2026-11-23 周一`; empty for None. Moments are read in Asia/Shanghai."""
    if value is None:
        return ""
    day = value.astimezone(SHANGHAI).date() if isinstance(value, datetime) else value
    return f"{day.isoformat()} 周{WEEKDAYS[day.weekday()]}"


def moment_words(value: datetime | None) -> str:
    """`2026-11-23 周一 16:22`; empty for None."""
    if value is None:
        return ""
    return f"{day_words(value)} {value.astimezone(SHANGHAI):%H:%M}"


def short_day(value: date | datetime | None) -> str:
    """`11-23`, only where the year is plain from what stands around it."""
    return day_words(value)[5:10]


def money_words(value: Decimal | int | str | None, *, exact: bool = False) -> str:
    """`￥100,000`, with cents when there are any or when `exact`; empty for None. Yuan."""
    if value is None or value == "":
        return ""
    amount = Decimal(value)
    whole = amount == amount.to_integral_value() and not exact
    return f"￥{amount:,.0f}" if whole else f"￥{amount:,.2f}"


def yuan_signed(text: str) -> str:
    """A sentence with its amounts as pages show them: `拟罚 50000.00 元` → `拟罚 ￥50,000`."""
    return _YUAN.sub(lambda found: money_words(found[1]) + (" " if found[2] else ""), text)


def clause(text: str) -> str:
    """Typed words inside a sentence: without the stop at the end."""
    return text.rstrip("。；;. \n")


@dataclass(frozen=True, slots=True)
class Left:
    """Time left in words, and how near: late, soon or far."""

    tone: str
    words: str


def left_of(last: date, today: date, unit: str, days: Calendar, *, soon: int = 3) -> Left:
    """What is left until `last`, the last day of a period counted in `unit`.

    Soon is at most `soon` working days. Working days are written 个工作日, all other units as calendar
    days 天; days of an unknown year count as worked, so nobody is told that there is more time than there is.
    """
    if last == today:
        return Left("soon", "今天到期")
    late = last < today
    worked = working_days_between(min(last, today), max(last, today), days)
    counted = f"{worked} 个工作日" if unit == WORKING else f"{abs((last - today).days)} 天"
    if late:
        return Left("late", f"逾期 {counted if worked or unit != WORKING else '1 天'}")
    return Left("soon" if worked <= soon else "far", f"剩 {counted}")


def working_days_between(after: date, until: date, days: Calendar) -> int:
    """How many working days lie after `after` up to and including `until`."""
    count, day = 0, after
    while day < until:
        day += ONE_DAY
        count += not days.knows(day) or days.is_working(day)
    return count
