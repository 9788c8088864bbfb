"""The only place that reads the time. Actions never call it: the time is their argument."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """The present moment, aware."""
    return timezone.now()


def local_day(moment: datetime) -> date:
    """The legal day of an aware moment: the calendar day in Asia/Shanghai; ValueError when naive."""
    if moment.tzinfo is None:
        raise ValueError("a legal day needs an aware moment")
    return moment.astimezone(SHANGHAI).date()
