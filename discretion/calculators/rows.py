"""The law of the place from the rows of the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from discretion.benchmarks import ever_in_force, tier_facts, tiers_for, versions_of
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
from discretion.models import Benchmark, Violation, ViolationVersion
from discretion.queries import values_in_force
from enforcement.models import Organisation
from enforcement.queries import calendar
from enforcement.rules.calendar import Calendar
from enforcement.rules.facts import Local
from enforcement.rules.penalty_parts import Matter
from enforcement.rules.questions import BadQuestion


class StoredLaw:
    """Reads each thing once for all the questions of one call."""

    def __init__(self) -> None:
        self._calendar: Calendar | None = None
        self._locals: dict[tuple[str, date], Local] = {}
        self._matters: dict[str, Matter] = {}

    def calendar(self) -> Calendar:
        """The official working calendar."""
        if self._calendar is None:
            self._calendar = calendar()
        return self._calendar

    def local(self, organisation: str, day: date) -> Local:
        """Local values in force on `day`, those of the nearest organisation winning over those above."""
        if not organisation:
            return Local()
        key = (organisation, day)
        if key not in self._locals:
            self._locals[key] = _local(organisation, day)
        return self._locals[key]

    def matter(self, code: str, field: str) -> Matter:
        """A violation with its versions and those of the row for who refused to correct."""
        if code not in self._matters:
            self._matters[code] = _matter(code, field)
        return self._matters[code]

    def benchmark(self, code: str, wanted: Wanted) -> Tiers:
        """The version in force on the day; without one the latest that ever was, which LEN-09 then refuses."""
        return _benchmark(code.upper(), wanted)


def _local(code: str, day: date) -> Local:
    body = None if "\0" in code else Organisation.objects.filter(code=code).only("path").first()
    if body is None:
        raise BadQuestion("organisation", NO_ORGANISATION.format(code[:CODE_LENGTH]))
    return local_of(values_in_force(body, day))


def _benchmark(code: str, wanted: Wanted) -> Tiers:
    rows = [] if "\0" in code else list(versions_of(code).filter(ever_in_force()))
    if not rows:
        raise BadQuestion("benchmark", NO_BENCHMARK.format(code[:CODE_LENGTH]))
    row = next((each for each in rows if _holds(each, wanted.day)), rows[0])
    if wanted.violation and row.violation.code != wanted.violation:
        raise BadQuestion("benchmark", f"「{code}」是「{row.violation.name}」的基准，不是所问违法行为的。请核对代码。")
    tiers = tiers_for(row.tiers.all(), "unit" if wanted.as_unit else "individual")
    if not tiers:
        raise BadQuestion("benchmark", f"「{code}」没有这类当事人的档次。请核对当事人。")
    if wanted.base is None and any(tier.fine_way for tier in tiers):
        raise BadQuestion("benchmark", f"「{code}」按基数计算罚款。请填写计罚基数。")
    return Tiers(
        tuple(tier_facts(tier, wanted.base) for tier in tiers),
        tuple(tier.circumstance for tier in tiers),
        f"{row.document}（{row.code} 第 {row.version} 版）",
        row.in_force_from,
        row.in_force_until,
    )


def _holds(row: Benchmark, day: date) -> bool:
    return (row.in_force_from or date.max) <= day <= (row.in_force_until or date.max)


def _matter(code: str, field: str) -> Matter:
    main = code.removesuffix(REFUSAL)
    rows: dict[str, Violation] = {}
    if "\0" not in code:
        found = Violation.objects.filter(code__in={code, main, main + REFUSAL}).prefetch_related("versions")
        rows = {each.code: each for each in found}
    if code not in rows:
        raise BadQuestion(field, NO_VIOLATION.format(code[:CODE_LENGTH]))
    own = rows[code]
    plain = [plain_version(each) for each in rows[main].versions.all()] if main in rows else []
    refused = [plain_version(each) for each in rows[main + REFUSAL].versions.all()] if main + REFUSAL in rows else []
    clauses = with_refusal(plain, refused)
    laws = [each.law for each in clauses[-1].penalty] if clauses else []
    level: Any = level_of(laws[0]) if laws else ""
    return Matter(
        code=code,
        name=own.name,
        clauses=clauses,
        environmental=own.environmental,
        life_health_finance=own.life_health_finance,
        level=level,
        refusal_asked=code.endswith(REFUSAL) and main in rows,
    )


def plain_version(row: ViolationVersion) -> Mapping[str, Any]:
    """A stored version as the reference file writes it."""
    return {
        "from": row.valid_from,
        "until": row.valid_until,
        "individual": _pair(row.individual_min, row.individual_max),
        "unit": _pair(row.unit_min, row.unit_max),
        "way": row.way,
        "kinds": row.kinds,
        "warning_required": row.warning_required,
        "precondition": row.precondition,
        "defining_article": row.defining_article,
        "penalty_article": row.penalty_article,
        "status": row.status,
    }


def _pair(low: Any, high: Any) -> Mapping[str, Any] | None:
    return None if low is None and high is None else {"min": low, "max": high}
