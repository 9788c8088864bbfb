"""Checking a document with the calendar and the catalogue of this installation. Reads only; nothing is stored."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from cases.exchange.judging import Judgment, judge
from cases.facts import rows
from cases.queries import version_on
from discretion.models import Violation
from enforcement.queries import calendar
from enforcement.rules.facts import ViolationFacts


def check(document: Any, now: datetime) -> Judgment:
    """The judgment on a document of the exchange format. Raises NotInFormat."""
    return judge(document, calendar(), now, catalogued)


def catalogued(code: str, day: date) -> ViolationFacts | None:
    """The violation of that code as the catalogue has it on the day; None when it is not there."""
    found = Violation.objects.filter(code=code).first()
    return None if found is None else rows.violation(found, version_on(found, day), ())
