"""Where a calculator finds the law of the place: calendar, local values, violations, benchmarks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from enforcement.rules.calendar import Calendar
from enforcement.rules.facts import DECIMAL_VALUES, FineRange, Local, Parameter
from enforcement.rules.findings import Article
from enforcement.rules.penalty_parts import Clause, Matter

if TYPE_CHECKING:
    from discretion.calculators.violation_given import Tiers

STANDING = {"verified": "V", "excerpt": "V", "verified(excerpt)": "V", "memory": "M", "design": "D"}
REFUSAL = "-R"  # a row of its own for those who refused to correct

NO_ORGANISATION = "没有代码为「{}」的机构。请填写组织机构代码，或者不填写。"
NO_VIOLATION = "目录没有代码为「{}」的违法行为。请填写目录代码，或者写明名称和罚款幅度。"
NO_BENCHMARK = "没有代码为「{}」的裁量基准。请直接写明各档次。"
CODE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the tiers of a benchmark are for: the day, the kind of party, the violation (empty for one written inline)."""

    day: date
    as_unit: bool
    violation: str = ""
    base: Decimal | None = None


class Law(Protocol):
    """What a question needs from outside. Every method raises BadQuestion for what is not known."""

    def calendar(self) -> Calendar:
        """The official working calendar."""

    def local(self, organisation: str, day: date) -> Local:
        """The local values of an organisation on a day; the defaults for an empty code."""

    def matter(self, code: str, field: str) -> Matter:
        """A violation of the catalogue with all versions of its clause."""

    def benchmark(self, code: str, wanted: Wanted) -> Tiers:
        """A benchmark of the catalogue: its version in force on the day, with the tiers for the kind of party."""


def local_of(rows: Mapping[str, Mapping[str, Any]]) -> Local:
    """Local values from rows as plain data; a value the legal office confirmed counts as verified."""
    values: dict[str, Any] = {}
    for key, row in rows.items():
        if key in Local.__dataclass_fields__ and key != "lateness_hours":
            value = row["value"]
            value = Decimal(value) if key in DECIMAL_VALUES and value is not None else value
            value = tuple(value) if isinstance(value, list) else value
            standing: Any = "V" if row["confirmed"] else STANDING[row["status"]]
            values[key] = Parameter(value, standing, row["unit"] or "")
    return Local(**values)


def clause_of(row: Mapping[str, Any], only_if: Any = None, kinds: tuple[str, ...] = ()) -> Clause:
    """A version of a penalty clause from a row as plain data, with the kinds that stand beside it."""
    merged: Any = tuple(dict.fromkeys((*row["kinds"], *kinds)))
    return Clause(
        name=f"{row['from']:%Y-%m-%d} 起施行" + ("（拒不改正）" if only_if else ""),
        valid_from=row["from"],
        valid_until=row["until"],
        individual=_range(row["individual"]),
        unit=_range(row["unit"]),
        way=row.get("way") or "",
        kinds=merged,
        warning_required=row["warning_required"],
        precondition=row["precondition"] or None,
        only_if=only_if,
        defining=articles(row["defining_article"]),
        penalty=articles(row["penalty_article"]),
        confirmed=row["status"] in ("verified", "excerpt"),
    )


def _range(pair: Mapping[str, Any] | None) -> FineRange | None:
    if pair is None:
        return None
    return FineRange(*(None if pair[end] is None else Decimal(pair[end]) for end in ("min", "max")))


def articles(rows: Any) -> tuple[Article, ...]:
    """One or several cited articles."""
    listed = rows if isinstance(rows, list) else [rows]
    return tuple(
        Article(row["law"], row["number"], row.get("paragraph") or "", row.get("item") or "") for row in listed if row
    )


def with_refusal(base: list[Mapping[str, Any]], refused: list[Mapping[str, Any]]) -> tuple[Clause, ...]:
    """The versions of a violation and, beside them, those for who refused to correct.

    What the clause confiscates, it confiscates from both.
    """
    beside = tuple(
        clause_of(row, row["precondition"] or "refuse_to_correct", kinds=_kinds_on(base, row["from"]))
        for row in refused
    )
    return (*(clause_of(row) for row in base), *beside)


def _kinds_on(base: list[Mapping[str, Any]], day: date) -> tuple[str, ...]:
    there = [row for row in base if row["from"] <= day and (row["until"] is None or day <= row["until"])]
    return tuple(there[0]["kinds"]) if there else ()
