"""Like cases 类案: how earlier fines are spread, where a proposed one stands among them, and when that is worth a note.

All of it is design, not statute: it informs whoever proposes, reviews or decides, and stops nobody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from enforcement.rules.findings import Article, Finding, notes
from enforcement.rules.periods import CENT
from enforcement.rules.statutes import GUIDANCE

FEWEST = 10  # fewer like decisions tell of single parties, not of a practice: no figure is made of them
FENCE = Decimal("1.5")  # how many times the middle half may lie beyond its ends before a fine is unusual
EVEN = (Article(GUIDANCE, "二（二）"),)


@dataclass(frozen=True, slots=True)
class Spread:
    """How fines of like decisions are spread, in yuan; `count` of them were fined."""

    count: int
    minimum: Decimal
    lower: Decimal
    median: Decimal
    upper: Decimal
    maximum: Decimal

    @property
    def fence(self) -> tuple[Decimal, Decimal]:
        """Below the first and above the second a fine is unusual; both themselves are not."""
        beyond = FENCE * (self.upper - self.lower)
        return self.lower - beyond, self.upper + beyond


class Place(NamedTuple):
    """How many fines are lower, equal and higher than the one that is held against them."""

    lower: int
    equal: int
    higher: int


def spread(fines: Sequence[Decimal]) -> Spread | None:
    """The quartiles of ten fines or more, between neighbours by proportion; None for fewer."""
    if len(fines) < FEWEST:
        return None
    row = sorted(fines)
    lower, median, upper = (_at(row, Decimal(part) / 4) for part in (1, 2, 3))
    return Spread(len(row), row[0], lower, median, upper, row[-1])


def _at(row: Sequence[Decimal], part: Decimal) -> Decimal:
    place = part * (len(row) - 1)
    below = int(place)
    above = min(below + 1, len(row) - 1)
    return (row[below] + (row[above] - row[below]) * (place - below)).quantize(CENT)


def place_among(fine: Decimal, fines: Sequence[Decimal]) -> Place:
    """How many of the fines are lower, equal and higher."""
    row = sorted(fines)
    first, behind = bisect_left(row, fine), bisect_right(row, fine)
    return Place(first, behind - first, len(row) - behind)


def outlier(fine: Decimal | None, found: Spread | None) -> Finding | None:
    """A note when the fine lies outside the usual of like decisions; None otherwise, or where too few are known."""
    if fine is None or found is None:
        return None
    low, high = found.fence
    if low <= fine <= high:
        return None
    way = "高于" if fine > high else "低于"
    middle = f"{found.lower} 元至 {found.upper} 元"
    says = f"罚款 {fine} 元明显{way}同类案件（{found.count} 件罚款，中间一半为 {middle}）。不影响办理，请核对理由是否写明。"
    return notes("LIKE", says, *EVEN)
