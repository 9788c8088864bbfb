"""Reading the benchmarks of the reference data: what was published whole comes into force, the rest stays a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from discretion.actions.benchmarks import code_of, write
from discretion.models import Benchmark, Violation
from enforcement.models import Organisation

TIER = ("party", "name", "circumstance", "measured", "measure_from", "measure_until", "fine_minimum", "fine_maximum")
FIGURES = frozenset(TIER[4:])


def load(rows: Sequence[Mapping[str, Any]], bodies: Mapping[str, Organisation], known: Mapping[str, Violation]) -> int:
    """Writes each benchmark whose violation is in the catalogue, once; one that has a history already is left alone."""
    written = 0
    for row in rows:
        violation = known.get(row["violation"])
        if violation is None:
            continue
        body = bodies[row["organisation"]]
        if not Benchmark.objects.filter(code=code_of(body, violation)).exists():
            _load(row, body, violation)
        written += 1
    return written


def _load(row: Mapping[str, Any], body: Organisation, violation: Violation) -> None:
    head = {name: row[name] for name in ("document", "document_number", "follows", "source")}
    tiers = [_tier(each, row.get("way", "")) for each in _ordered(row["tiers"])]
    made = write(body, violation, {**head, "in_force_from": row["from"]}, tiers, row["status"])
    if row["published_on"] is None:
        return
    same = Benchmark.objects.filter(pk=made.pk)
    same.update(stage="reviewed")
    same.update(stage="published", published_on=row["published_on"], in_force_until=row["until"])


def _ordered(tiers: Sequence[Sequence[Any]]) -> list[tuple[int, Sequence[Any]]]:
    """Each tier with its place among those of its kind of party."""
    seen: dict[str, int] = {}
    found = []
    for each in tiers:
        seen[each[0]] = seen.get(each[0], 0) + 1
        found.append((seen[each[0]], each))
    return found


def _tier(placed: tuple[int, Sequence[Any]], way: str) -> dict[str, Any]:
    order, each = placed
    values = {name: _figure(value) if name in FIGURES else value for name, value in zip(TIER, each, strict=False)}
    return {**values, "order": order, "fine_way": way, "gap_declared": bool(each[8:])}


def _figure(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))
