"""A tier of a benchmark in words. 以上、以下 include the figure, 超过、不足 do not."""

from __future__ import annotations

from decimal import Decimal

from discretion.models import BenchmarkTier
from discretion.range_words import BASES, at_least, at_most, figure
from enforcement.rules.tiers import MEASURES


def fine_words(tier: BenchmarkTier) -> str:
    """`￥500 以上 不足 ￥1,000`; shares and multiples of the base with its name."""
    if tier.fine_minimum == tier.fine_maximum:
        return BASES.get(tier.fine_way, "") + figure(tier.fine_maximum, tier.fine_way)
    ends = [at_most(figure(tier.fine_maximum, tier.fine_way), tier.fine_maximum_included)]
    if tier.fine_minimum:
        ends.insert(0, at_least(figure(tier.fine_minimum, tier.fine_way), tier.fine_minimum_included))
    return BASES.get(tier.fine_way, "") + " ".join(ends)


def measure_words(tier: BenchmarkTier) -> str:
    """`面积（平方米） 2 以上 不足 5`; empty when the tier is told by words alone."""
    ends = []
    if tier.measure_from is not None:
        ends.append(at_least(_plain(tier.measure_from), tier.measure_from_included))
    if tier.measure_until is not None:
        ends.append(at_most(_plain(tier.measure_until), tier.measure_until_included))
    return f"{MEASURES[tier.measured]} {' '.join(ends)}" if tier.measured and ends else ""


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
