"""Violations to choose from in the street: found by a few signs or pinyin initials, the usual ones first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from cases import queries
from cases.models import Case
from discretion.catalogue import PRECONDITIONS
from discretion.citing import articles
from discretion.models import Violation
from enforcement.models import Organisation

USUAL = 5
FOUND = 12
LOOK_BACK = timedelta(days=90)
EVERYTHING = 10_000


@dataclass(frozen=True)
class Line:
    """One violation as a choice. `needs`: what the clause demands before a penalty, in words."""

    code: str
    name: str
    article: str
    correction: str
    needs: str
    chosen: bool


def to_choose(words: str, organisation: Organisation, day: date, chosen: str) -> list[Line]:
    """The chosen one first, then what was found, or without words what this organisation meets most."""
    if words.strip():
        found = queries.find_violations(words, organisation, day, most=FOUND)
    else:
        found = _usual(organisation, day)
    if chosen and chosen not in {each.code for each in found}:
        found = [*Violation.objects.filter(code=chosen), *found]
    found.sort(key=lambda each: each.code != chosen)
    return [_line(each, day, chosen) for each in found]


def correction_of(code: str) -> str:
    """The usual demand to correct; empty for an unknown code."""
    return Violation.objects.filter(code=code).values_list("correction", flat=True).first() or ""


def _usual(organisation: Organisation, day: date) -> list[Violation]:
    """Those held today, most frequent of the last 90 days first."""
    recent = Case.objects.filter(organisation=organisation, opened_at__date__gte=day - LOOK_BACK)
    counted = Counter(recent.values_list("violation_id", flat=True))
    held = queries.find_violations("", organisation, day, most=EVERYTHING)
    return sorted(held, key=lambda each: (-counted[each.pk], each.code))[:USUAL]


def _line(violation: Violation, day: date, chosen: str) -> Line:
    version = queries.version_on(violation, day)
    cited = articles(version.penalty_article) if version else ()
    return Line(
        code=violation.code,
        name=violation.name,
        article="、".join(map(str, cited)),
        correction=violation.correction,
        needs=PRECONDITIONS.get(version.precondition, "") if version else "",
        chosen=violation.code == chosen,
    )
