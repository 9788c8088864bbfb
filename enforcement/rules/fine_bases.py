"""Fines computed from a base: multiples, shares, so much a day or a unit (LEN-11, ILL-01, ILL-02)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR

from enforcement.rules.facts import Facts, FineBaseFacts, FineRange
from enforcement.rules.findings import Article, Finding, forbids, rule
from enforcement.rules.fines import ZERO, statutory_range
from enforcement.rules.investigation import usable
from enforcement.rules.periods import CENT
from enforcement.rules.statutes import PENALTY_LAW

SHOWN = (Article(PENALTY_LAW, 40), Article(PENALTY_LAW, 5, 2))
NAMES = {"multiple": "倍数", "share": "比例", "per_day": "天数", "per_unit": "数量"}


def computed_range(base: FineBaseFacts) -> FineRange:
    """The range in yuan: base × low to base × high, to the cent, never beyond the law by rounding.

    Without `low` the minimum is 0. Raises ValueError when base or high are missing or not positive.
    """
    if base.base is None or base.high is None or base.base <= ZERO or base.high <= ZERO:
        raise ValueError("a computed fine needs a base and a factor above zero")
    low = (base.base * (base.low or ZERO)).quantize(CENT, ROUND_CEILING)
    high = (base.base * base.high).quantize(CENT, ROUND_FLOOR)
    if low > high:
        raise ValueError("the lower factor is above the higher one")
    return FineRange(low, high)


@rule("LEN-11", basis=SHOWN)
def the_base_of_a_computed_fine_is_proved(facts: Facts) -> Iterator[Finding]:
    """Cost, value, days or number on which a fine is computed are proved, and the range is that product (40条)."""
    base = facts.fine_base
    if base is None or not facts.punishes or facts.violation is None:
        return
    if not any(piece in usable(facts) for piece in base.evidence_ids):
        yield forbids("LEN-11", "没有证据证明罚款的计算基数。请补充证据。", *SHOWN, mend="evidence")
    try:
        found = computed_range(base)
    except ValueError:
        name = NAMES.get(base.way, "倍数")
        yield forbids("LEN-11", f"罚款的计算基数或者{name}没有写明。请补写。", *SHOWN, mend="amount")
        return
    if statutory_range(facts.violation, facts.party, facts.local) != found:
        yield forbids(
            "LEN-11",
            f"按基数计算的罚款幅度是 {found.minimum} 元至 {found.maximum} 元，与所用幅度不一致。请改正。",
            *SHOWN,
            mend="amount",
        )
