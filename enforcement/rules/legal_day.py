"""Legal days are days in China; there is no daylight saving, so a fixed offset needs no zone database."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

LEGAL_ZONE = timezone(timedelta(hours=8), "Asia/Shanghai")


def legal_day(moment: datetime) -> date:
    """The legal day of an aware moment. Raises ValueError when it carries no zone."""
    if moment.tzinfo is None:
        raise ValueError("a legal day needs an aware time")
    return moment.astimezone(LEGAL_ZONE).date()
