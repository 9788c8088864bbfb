"""Tiers 档次 of a benchmark: in order, meeting end to end, inside the statute, for each kind of party (LEN-10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from enforcement.rules.facts import FineRange, TierFacts

ZERO = Decimal(0)
MEASURES = {
    "amount": "金额（元）",
    "area": "面积（平方米）",
    "volume": "体积（立方米）",
    "count": "处（件、次）",
    "days": "天数",
    "share": "比例",
    "multiple": "倍数",
}
PARTIES = {"individual": "个人", "unit": "单位"}
Kind = Literal["individual", "unit"]


@dataclass(frozen=True, slots=True)
class Tiering:
    """The tiers of a benchmark for one kind of party, from light to grave, beside what the statute allows it.

    With a `way` tiers and statute are both factors of one base; `statute` None: the law sets no fine for it.
    """

    tiers: tuple[TierFacts, ...]
    statute: FineRange | None
    ways: frozenset[str] = frozenset({""})
    way: str = ""


def holds(tier: TierFacts, amount: Decimal) -> bool:
    """Whether the amount in yuan lies in the tier, its ends as it says."""
    return tier.holds(amount)


def tier_of(tiers: Sequence[TierFacts], amount: Decimal) -> TierFacts | None:
    """The tier of an amount; where ends overlap it belongs to the lower tier (LEN-10, design)."""
    return next((tier for tier in sorted(tiers, key=lambda each: each.minimum) if holds(tier, amount)), None)


def tier_measured(tiers: Sequence[TierFacts], measure: Decimal) -> TierFacts | None:
    """The tier whose measure holds: 10 cubic metres where 10 ends one tier and begins the next is the lower one."""
    return next((tier for tier in tiers if tier.measured and _measures(tier, measure)), None)


def _measures(tier: TierFacts, measure: Decimal) -> bool:
    low, high = tier.measure_from, tier.measure_until
    above = low is None or measure > low or (measure == low and tier.measure_from_included)
    return above and (high is None or measure < high or (measure == high and tier.measure_until_included))


def tier_faults(tiers: Sequence[TierFacts], statute: FineRange) -> tuple[str, ...]:
    """What is wrong with a row of tiers in Chinese: order, gaps, overlaps, outside the statutory range (LEN-10).

    Ends that meet may both be included: such an amount belongs to the lower tier.
    """
    faults = [f"「{tier.name}」的下限高于上限" for tier in tiers if tier.minimum > tier.maximum]
    faults += [f"「{tier.name}」的上下限相同，两端都应当包含" for tier in tiers if _holds_nothing(tier)]
    for low, high in pairwise(tiers):
        faults += _between(low, high)
    for tier in tiers:
        if tier.minimum < (statute.minimum or ZERO):
            faults.append(f"「{tier.name}」低于法定下限")
        if statute.maximum is not None and tier.maximum > statute.maximum:
            faults.append(f"「{tier.name}」高于法定上限")
    return (*faults, *measure_faults(tiers))


def _holds_nothing(tier: TierFacts) -> bool:
    return tier.minimum == tier.maximum and not (tier.minimum_included and tier.maximum_included)


def _between(low: TierFacts, high: TierFacts) -> Iterator[str]:
    if high.minimum < low.maximum:
        yield f"「{low.name}」与「{high.name}」重叠"
    elif high.minimum > low.maximum and not high.gap_declared:
        yield f"「{low.name}」与「{high.name}」之间有空档"
    elif high.minimum == low.maximum and not low.maximum_included and not high.minimum_included:
        yield f"「{low.name}」与「{high.name}」都不含 {low.maximum} 元"


def measure_faults(tiers: Sequence[TierFacts]) -> tuple[str, ...]:
    """What is wrong with the measures that tell the tiers apart: one measure for all, in order, no gap, no overlap."""
    if len({tier.measured for tier in tiers}) > 1:
        return ("各档的计量方式不同，请统一；不能统一的，用文字区分",)
    if not tiers or not tiers[0].measured:
        return ()
    faults = [f"「{tier.name}」的计量下限高于上限" for tier in tiers if _upside_down(tier)]
    for low, high in pairwise(tiers):
        faults += _between_measures(low, high)
    return tuple(faults)


def _upside_down(tier: TierFacts) -> bool:
    low, high = tier.measure_from or ZERO, tier.measure_until
    return high is not None and low > high


def _between_measures(low: TierFacts, high: TierFacts) -> Iterator[str]:
    ends, begins = low.measure_until, high.measure_from
    if ends is None or begins is None:
        yield f"「{low.name}」与「{high.name}」之间没有写明计量的界限"
    elif begins < ends:
        yield f"「{low.name}」与「{high.name}」的计量重叠"
    elif begins > ends:
        yield f"「{low.name}」与「{high.name}」的计量之间有空档"
    elif not low.measure_until_included and not high.measure_from_included:
        yield f"「{low.name}」与「{high.name}」都不含 {ends}（{MEASURES[low.measured]}）"


def benchmark_faults(parties: Mapping[Kind, Tiering]) -> tuple[str, ...]:
    """What keeps a benchmark from being reviewed, by kind of party; empty when nothing does (LEN-10)."""
    if not any(each.tiers for each in parties.values()):
        return ("还没有登记档次",)
    return tuple(f"{PARTIES[kind]}：{fault}" for kind, each in parties.items() for fault in _of_party(each))


def _of_party(each: Tiering) -> Iterator[str]:
    names = [tier.name for tier in each.tiers]
    if len(set(names)) < len(names):
        yield "有同名的档次"
    if not each.tiers:
        return
    if each.statute is None:
        yield "法律没有对这类当事人规定罚款，不能设档次"
    elif each.ways != {each.way}:
        yield "罚款的计算方式与法条不同"
    else:
        yield from tier_faults(each.tiers, each.statute)
