"""Held goods that are sold: fresh ones, and those nobody takes back (CMP-11, CMP-12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from enforcement.rules.calendar import written
from enforcement.rules.deadlines_execution import perishable_clock, unclaimed_clock
from enforcement.rules.deadlines_ordinary import is_over
from enforcement.rules.facts import Facts, Local
from enforcement.rules.findings import Article, Finding, forbids, notes, rule
from enforcement.rules.parts_measures import SaleOfGoodsFacts
from enforcement.rules.periods import CENT
from enforcement.rules.statutes import COERCION_LAW, SHANGHAI_ENFORCEMENT

PROCEEDS = (Article(COERCION_LAW, 28, 2),)
ROTTING = (Article(SHANGHAI_ENFORCEMENT, 22, 2),)
UNCLAIMED = (Article(SHANGHAI_ENFORCEMENT, 22, 3),)
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Restitution:
    """What goes back for goods sold, in yuan; `compensation` is to be decided up to `shortfall`."""

    proceeds: Decimal
    shortfall: Decimal
    compensation: bool


def restitution(proceeds: Decimal, market_price: Decimal, local: Local) -> Restitution:
    """The proceeds go back; a price clearly below the market is made good (28条2款).

    Clearly: below the local share of the market price, 70 % (design). Raises ValueError for sums below zero.
    """
    if proceeds < ZERO or market_price < ZERO:
        raise ValueError("sums are never negative")
    line = (market_price * local.clearly_below_market.value).quantize(CENT, ROUND_HALF_UP)
    return Restitution(proceeds, max(market_price - proceeds, ZERO), proceeds < line)


@rule("CMP-12", basis=PROCEEDS)
def the_proceeds_of_goods_sold_go_back(facts: Facts) -> Iterator[Finding]:
    """Once lifted the proceeds are returned whole, and a price clearly too low is compensated (28条2款)."""
    for seizure in facts.seizures:
        for item in seizure.items:
            if item.sale is None:
                continue
            if item.sale.proceeds is None or item.sale.market_price is None or not item.sale.market_basis_stated:
                yield forbids(
                    "CMP-12", f"没有写明「{item.name}」的变卖价、市场价和依据。请补写。", *PROCEEDS, mend="seizure"
                )
            elif seizure.lifted_on is not None:
                yield from _given_back(facts, item.name, item.sale, item.sale.proceeds, item.sale.market_price)


def _given_back(
    facts: Facts, name: str, sale: SaleOfGoodsFacts, proceeds: Decimal, market_price: Decimal
) -> Iterator[Finding]:
    owed = restitution(max(proceeds, ZERO), max(market_price, ZERO), facts.local)
    if (sale.returned or ZERO) < owed.proceeds:
        yield forbids("CMP-12", f"「{name}」变卖所得 {owed.proceeds} 元应当退还。请先退款。", *PROCEEDS, mend="seizure")
    if owed.compensation and (sale.compensation is None or sale.compensation <= ZERO):
        yield forbids(
            "CMP-12",
            f"「{name}」变卖 {owed.proceeds} 元，明显低于市场价 {market_price} 元，造成的损失应当补偿。请报批补偿。",
            *PROCEEDS,
            mend="seizure",
        )
    elif owed.shortfall > ZERO and not owed.compensation:
        yield notes(
            "CMP-12",
            f"「{name}」变卖价比市场价低 {owed.shortfall} 元。是否明显偏低，请法制机构确认。",
            *PROCEEDS,
            mend="seizure",
        )


@rule("CMP-11", basis=ROTTING)
def goods_that_rot_are_sold_after_a_call(facts: Facts) -> Iterator[Finding]:
    """The party is called to come within 2 days; only then they are listed and sold (a local rule)."""
    for seizure in facts.seizures:
        for item in seizure.items:
            sale = item.sale
            if sale is None or sale.on is None:
                continue
            if sale.called_on is None:
                yield forbids(
                    "CMP-11", f"变卖「{item.name}」前没有通知当事人接受处理。请先通知。", *ROTTING, mend="seizure"
                )
            else:
                last = perishable_clock(sale.called_on, facts.calendar, facts.local).due.day
                if sale.on <= last:
                    yield forbids(
                        "CMP-11",
                        f"当事人接受处理的期限到 {written(last)}，届满前不能变卖「{item.name}」。",
                        *ROTTING,
                        mend="seizure",
                    )
            if not sale.registered:
                yield forbids("CMP-11", f"「{item.name}」没有登记就变卖。请先登记。", *ROTTING, mend="seizure")


@rule("CMP-11", basis=UNCLAIMED)
def goods_nobody_claims_are_announced_first(facts: Facts) -> Iterator[Finding]:
    """The party is called; then an announcement of 60 days; then they may be sold for the treasury (a local rule)."""
    for seizure in facts.seizures:
        unclaimed = seizure.unclaimed
        if unclaimed is None:
            continue
        if seizure.lifted_on is None:
            yield forbids("CMP-11", "没有解除查封、扣押，不能按无人认领处置。请先解除。", *UNCLAIMED, mend="seizure")
        if unclaimed.party_called_on is None and not unclaimed.party_unknown:
            yield forbids("CMP-11", "没有通知当事人认领。请先通知。", *UNCLAIMED, mend="seizure")
        if unclaimed.disposed_on is None:
            continue
        if unclaimed.announced_on is None:
            yield forbids("CMP-11", "没有发布认领公告，不能处置。请先公告。", *UNCLAIMED, mend="seizure")
            continue
        term = unclaimed_clock(unclaimed.announced_on, facts.calendar, facts.local).due
        over = is_over(term, unclaimed.disposed_on)
        if over is None:
            yield forbids(
                "CMP-11", "认领公告的期限要等放假安排公布后才能确定，还不能处置。", *UNCLAIMED, mend="calendar"
            )
        elif not over:
            yield forbids(
                "CMP-11", f"认领公告到 {written(term.day)} 期满，期满前不能处置。", *UNCLAIMED, mend="seizure"
            )
        if not unclaimed.paid_to_treasury:
            yield forbids("CMP-11", "处置所得款项应当上缴国库。请登记缴库。", *UNCLAIMED, mend="seizure")
