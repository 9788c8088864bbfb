"""The law of the place from what is packaged, where no database answers: the calendar library and the reference files."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from discretion.calculators.law import (
    CODE_LENGTH,
    NO_BENCHMARK,
    NO_ORGANISATION,
    NO_VIOLATION,
    REFUSAL,
    Wanted,
    local_of,
    with_refusal,
)
from discretion.calculators.violation_given import Tiers
from discretion.calculators.words import level_of
from enforcement.actions.calendar import packaged_days, packaged_years
from enforcement.rules.calendar import Calendar
from enforcement.rules.facts import Local
from enforcement.rules.penalty_parts import Matter
from enforcement.rules.questions import BadQuestion

FIRST_DAY = date(1996, 10, 1)  # where the reference gives none: the penalty statute comes into force


def _read(name: str) -> Any:
    path = Path(settings.BASE_DIR) / "fixtures" / "reference" / f"{name}.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)


@cache
def _calendar() -> Calendar:
    years = packaged_years()
    days = {day: told for year in years for day, told in packaged_days(year).items()}
    return Calendar(
        off=frozenset(day for day, (works, _) in days.items() if not works),
        work=frozenset(day for day, (works, _) in days.items() if works),
        known_years=frozenset(years),
        names={day: name for day, (_, name) in days.items()},
    )


@cache
def violations() -> dict[str, dict[str, Any]]:
    """The rows of the reference catalogue by code."""
    return {row["code"]: row for row in _read("violations")}


@cache
def _parameters() -> list[dict[str, Any]]:
    return list(_read("parameters"))


class PackagedLaw:
    """Answers without a database. Local values are those of the reference file, the top organisation's going down."""

    def calendar(self) -> Calendar:
        """The calendar of the library."""
        return _calendar()

    def local(self, organisation: str, day: date) -> Local:
        """The values that the reference gives the organisation and the top of the tree."""
        if not organisation:
            return Local()
        rows = [row for row in _parameters() if row["from"] <= day and (row["until"] is None or day <= row["until"])]
        top = _parameters()[0]["organisation"]
        bodies = {row["organisation"] for row in _parameters()} | {row["organisation"] for row in _read("powers")}
        if organisation not in bodies:
            raise BadQuestion("organisation", NO_ORGANISATION.format(organisation[:CODE_LENGTH]))
        above = {row["key"]: row for row in rows if row["organisation"] == top}
        return local_of(above | {row["key"]: row for row in rows if row["organisation"] == organisation})

    def matter(self, code: str, field: str) -> Matter:
        """A violation of the reference catalogue."""
        catalogue, main = violations(), code.removesuffix(REFUSAL)
        if code not in catalogue:
            raise BadQuestion(field, NO_VIOLATION.format(code[:CODE_LENGTH]))
        row = catalogue[code]
        clauses = with_refusal(_versions(main), _versions(main + REFUSAL))
        laws = [each.law for each in clauses[-1].penalty] if clauses else []
        level: Any = level_of(laws[0]) if laws else ""
        return Matter(
            code=code,
            name=row["name"],
            clauses=clauses,
            environmental=row["environmental"],
            life_health_finance=row.get("life_health_finance", False),
            level=level,
            refusal_asked=code.endswith(REFUSAL) and main in catalogue,
        )

    def benchmark(self, code: str, wanted: Wanted) -> Tiers:
        """No benchmark is known where no database answers."""
        raise BadQuestion("benchmark", NO_BENCHMARK.format(code[:CODE_LENGTH]))


def _versions(code: str) -> list[Any]:
    row = violations().get(code)
    if row is None:
        return []
    return [{**each, "from": each["from"] or FIRST_DAY} for each in row["versions"]]
