"""By what decisions are like each other: the party's kind, the benchmark with its version, the tier, the circumstances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

# One bit for each circumstance by which decisions are compared. A bit keeps its place for good; new ones come last.
BITS: dict[str, int] = {
    code: 1 << place
    for place, code in enumerate(
        (
            *("minor", "corrected_in_time", "no_harm", "slight_harm", "no_fault_proved", "first_offence_claimed"),
            *("eliminated_harm", "coerced", "self_disclosed", "meritorious", "lightened", "mitigated"),
        )
    )
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a decision is compared by. `benchmark` and `tier` are empty where no benchmark was applied.

    `circumstances` None: nobody has answered yet, so that they and what depends on them cannot be compared.
    """

    violation_id: int
    party_kind: str
    circumstances: int | None = None
    tier: str = ""
    benchmark: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What is held against like decisions: its likeness, the fine in yuan if one is named, and before which moment.

    `before` None: until now.
    """

    likeness: Likeness
    fine: Decimal | None = None
    before: datetime | None = None


def bits_of(circumstances: Mapping[str, object]) -> int:
    """The circumstances that were found, as bits; what was denied or not asked is none."""
    return sum(bit for code, bit in BITS.items() if circumstances.get(code) is True)


def likeness_of(
    violation_id: int,
    party_kind: str,
    circumstances: Mapping[str, object] | None,
    benchmark: Mapping[str, object] | None = None,
) -> Likeness:
    """The likeness of an act; `benchmark` as a proposal keeps it: {name, in_force_from, chosen, …}."""
    given = benchmark or {}
    name = str(given.get("name") or "")
    return Likeness(
        violation_id=violation_id,
        party_kind=party_kind,
        circumstances=None if circumstances is None else bits_of(circumstances),
        tier=str(given.get("chosen") or "")[:40] if name else "",
        benchmark=f"{name[:120]}|{given.get('in_force_from') or ''}" if name else "",
    )
