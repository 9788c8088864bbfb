"""Checking a document with the calendar and the catalogue at hand. Reads only; nothing is stored."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any

from cases.exchange.judging import Catalogue, Judgment, judge
from cases.facts import rows
from cases.queries import version_on
from discretion.calculators.law import Law
from discretion.calculators.packaged import PackagedLaw
from discretion.models import Violation
from enforcement.queries import calendar
from enforcement.rules.facts import ViolationFacts
from enforcement.rules.penalty_parts import Clause
from enforcement.rules.questions import BadQuestion


def check(document: Any, now: datetime) -> Judgment:
    """The judgment on a document of the exchange format, by the rows of this installation. Raises NotInFormat."""
    return judge(document, calendar(), now, catalogued)


def check_with(law: Law, document: Any, now: datetime) -> Judgment:
    """The same by the law a command found; the packaged one where no database answers. Raises NotInFormat."""
    catalogue: Catalogue = partial(packaged, law) if isinstance(law, PackagedLaw) else catalogued
    return judge(document, law.calendar(), now, catalogue)


def catalogued(code: str, day: date) -> ViolationFacts | None:
    """The violation of that code as the catalogue has it on the day; None when it is not there."""
    found = Violation.objects.filter(code=code).first()
    return None if found is None else rows.violation(found, version_on(found, day), ())


def packaged(law: Law, code: str, day: date) -> ViolationFacts | None:
    """The violation as the reference catalogue has it on the day; None when it is not there."""
    try:
        found = law.matter(code, "violation")
    except BadQuestion:
        return None
    held = next((each for each in found.clauses if _is_in_force(each, day)), Clause())
    individual, unit = held.ranges(None)
    return ViolationFacts(
        code=code,
        name=found.name,
        defining=held.defining,
        penalty=held.penalty,
        individual=individual,
        unit=unit,
        kinds=held.kinds,
        warning_required=held.warning_required,
        precondition=held.precondition,
        environmental=found.environmental,
        life_health_finance=found.life_health_finance,
        level=found.level,
    )


def _is_in_force(clause: Clause, day: date) -> bool:
    begun = clause.valid_from is None or clause.valid_from <= day
    return begun and (clause.valid_until is None or day <= clause.valid_until) and clause.only_if is None
