"""Reading benchmarks: which is in force for an organisation on a day, its tiers as rules see them, what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from django.db.models import Q, QuerySet

from discretion.models import Benchmark, BenchmarkTier, ViolationVersion
from discretion.queries import own
from enforcement.models import Organisation
from enforcement.rules.facts import FineRange, TierFacts
from enforcement.rules.periods import CENT
from enforcement.rules.tiers import Kind, Tiering, benchmark_faults

ZERO = Decimal(0)
KINDS: tuple[Kind, ...] = ("individual", "unit")


def ever_in_force() -> Q:
    """Published versions; a withdrawn one without an end never was in force."""
    return Q(stage__in=("published", "succeeded")) | Q(stage="withdrawn", in_force_until__isnull=False)


def on(day: date) -> QuerySet[Benchmark]:
    """Every version in force on `day`, that day included at both ends."""
    ends = Q(in_force_until__isnull=True) | Q(in_force_until__gte=day)
    return Benchmark.objects.filter(ever_in_force(), ends, in_force_from__lte=day, published_on__lte=day)


def in_force(organisation: Organisation, violation_id: int, day: date) -> Benchmark | None:
    """The version that holds for `organisation` on `day`: that of the nearest organisation at or above it."""
    found = on(day).filter(violation_id=violation_id, organisation_id__in=organisation.ancestor_ids())
    rows = found.select_related("organisation").prefetch_related("tiers")
    return max(rows, key=lambda row: len(row.organisation.path), default=None)


def covers(row: Benchmark, day: date) -> bool:
    """Whether a version that was ever in force is so on `day`, both ends included."""
    begun = row.in_force_from is not None and row.in_force_from <= day
    return begun and (row.in_force_until is None or day <= row.in_force_until)


def all_in_force(organisation: Organisation, day: date) -> list[Benchmark]:
    """The versions that hold for `organisation` on `day`, one a violation, by its code. One statement."""
    found = on(day).filter(organisation_id__in=organisation.ancestor_ids()).select_related("organisation", "violation")
    nearest = {row.violation_id: row for row in sorted(found, key=lambda row: len(row.organisation.path))}
    return sorted(nearest.values(), key=lambda row: row.violation.code)


def tiers_for(tiers: Iterable[BenchmarkTier], kind: Kind) -> list[BenchmarkTier]:
    """The tiers for a kind of party, from light to grave."""
    return sorted((tier for tier in tiers if tier.party in ("all", kind)), key=lambda tier: tier.order)


def tier_facts(tier: BenchmarkTier, base: Decimal | None = None) -> TierFacts:
    """A tier as rules see it; with a `base` the factors of the fine become yuan, to the cent, both towards the inside."""
    low, high = tier.fine_minimum, tier.fine_maximum
    if base is not None and tier.fine_way:
        low, high = (low * base).quantize(CENT, ROUND_CEILING), (high * base).quantize(CENT, ROUND_FLOOR)
    return TierFacts(
        name=tier.name,
        minimum=low.normalize() + ZERO,
        maximum=high.normalize() + ZERO,
        minimum_included=tier.fine_minimum_included,
        maximum_included=tier.fine_maximum_included,
        measured=tier.measured,  # type: ignore[arg-type]  # one of the choices
        measure_from=tier.measure_from,
        measure_until=tier.measure_until,
        measure_from_included=tier.measure_from_included,
        measure_until_included=tier.measure_until_included,
        gap_declared=tier.gap_declared,
    )


def clause_on(benchmark: Benchmark, day: date) -> ViolationVersion | None:
    """The version of the penalty clause in force on `day`."""
    rows = own(benchmark.violation)
    return next(
        (row for row in rows if row.valid_from <= day and (row.valid_until is None or day <= row.valid_until)), None
    )


def statute(clause: ViolationVersion | None, kind: Kind) -> FineRange | None:
    """What a clause lets a kind of party be fined, as factors where it computes; None: no fine for it."""
    low, high = (None, None) if clause is None else (getattr(clause, f"{kind}_min"), getattr(clause, f"{kind}_max"))
    return None if low is None and high is None else FineRange(low or ZERO, high)


def faults(benchmark: Benchmark, tiers: Sequence[BenchmarkTier], day: date) -> tuple[str, ...]:
    """What keeps the benchmark from being reviewed, against the law in force on `day` (LEN-10)."""
    clause = clause_on(benchmark, day)
    if clause is None:
        return ("这一违法事项在施行日没有有效的处罚条款",)
    return benchmark_faults({kind: _tiering(tiers_for(tiers, kind), clause, kind) for kind in KINDS})


def _tiering(tiers: Sequence[BenchmarkTier], clause: ViolationVersion, kind: Kind) -> Tiering:
    return Tiering(
        tiers=tuple(tier_facts(tier) for tier in tiers),
        statute=statute(clause, kind),
        ways=frozenset(tier.fine_way for tier in tiers),
        way=clause.way,
    )


def versions_of(code: str) -> QuerySet[Benchmark]:
    """Every version under a code, the newest first."""
    rows: Any = Benchmark.objects.filter(code=code).select_related("organisation", "violation")
    found: QuerySet[Benchmark] = rows.prefetch_related("tiers").order_by("-version")
    return found
