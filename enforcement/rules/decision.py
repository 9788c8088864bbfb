"""The decision of the ordinary procedure: four ends, six items and a seal, daily fines, emergencies (DEC-04, 05, 12, 13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from enforcement.rules.facts import DailyFineFacts, Facts, PaperFacts
from enforcement.rules.findings import Article, Finding, forbids, rule
from enforcement.rules.periods import CENT
from enforcement.rules.statutes import AIR_LAW, ECO_CODE, ECO_CODE_FROM, PENALTY_LAW
from enforcement.rules.waivers import DISMISSALS, GROUNDS

ENDS = (Article(PENALTY_LAW, 57, 1),)
ITEMS = (Article(PENALTY_LAW, 59, 1),)
SEAL = (Article(PENALTY_LAW, 59, 2),)
WRITTEN = (Article(PENALTY_LAW, 59), Article(PENALTY_LAW, 38, 2))
ESTABLISHED = (Article(PENALTY_LAW, 40),)
DAILY = Article(ECO_CODE, 1060, 1)
DAILY_DUST = Article(AIR_LAW, 123)
EMERGENCY = (Article(PENALTY_LAW, 49),)


@rule("DEC-04", "DEC-10", basis=(*ENDS, *ESTABLISHED))
def the_decision_is_one_of_those_the_law_knows(facts: Facts) -> Iterator[Finding]:
    """A penalty on clear facts, no penalty on a stated ground, a referral, or the end of the case (57条1款, 40条)."""
    proposal = facts.proposal
    if proposal is None:
        yield forbids("DEC-04", "没有写明处理决定。请选定处罚、不予处罚或者移送。", *ENDS, mend="amount")
        return
    if facts.punishes and not facts.facts_established:
        yield forbids(
            "DEC-10",
            "违法事实不清、证据不足的，不得给予行政处罚。请补充调查，或者不予处罚。",
            *ESTABLISHED,
            mend="evidence",
        )
    known = {"not_punish": GROUNDS, "dismiss": DISMISSALS}.get(proposal.outcome)
    if known is not None and proposal.not_punish_ground not in known:
        yield forbids("DEC-04", "没有选定不予处罚或者撤案的情形。请选定。", *ENDS, mend="waiver")


def missing_of_decision(paper: PaperFacts, *, punished: bool, fined: bool) -> tuple[str, ...]:
    """The items of 行政处罚法 59条1款 that the paper lacks, in Chinese, in the order of the article.

    A decision not to punish needs no way of performing it (57条1款2、3项).
    """
    items = (
        (paper.party, "当事人的姓名或者名称、地址"),
        (paper.violation and paper.facts_and_evidence, "违法事实和证据" if punished else "事实和证据"),
        (paper.kind_and_basis, "处罚的种类和依据" if punished else "不予处罚的理由和依据"),
        (paper.fine_amount or not fined, "罚款数额"),
        (paper.payment_terms or not fined, "履行方式和期限"),
        (paper.remedies, "申请行政复议、提起行政诉讼的途径和期限"),
        (bool(paper.authority_name.strip()), "行政机关名称"),
        (paper.dated, "作出决定的日期"),
    )
    return tuple(name for stated, name in items if not stated)


@rule("DEC-05", "DEC-10", basis=(*ITEMS, *WRITTEN))
def the_decision_paper_states_the_six_items(facts: Facts) -> Iterator[Finding]:
    """Party, facts with evidence, kind and basis, performance, remedies, authority and day; never unwritten (59条)."""
    paper, proposal = facts.paper, facts.proposal
    if paper is None:
        yield forbids("DEC-10", "没有书面决定书，不能登记决定。请先制作决定书。", *WRITTEN, mend="number")
        return
    if not paper.number.strip():
        yield forbids("DEC-05", "决定书没有编号。请取号。", *ITEMS, mend="number")
    fined = facts.punishes and proposal is not None and proposal.fine is not None
    for item in missing_of_decision(paper, punished=facts.punishes, fined=fined):
        yield forbids("DEC-05", f"决定书没有写明{item}。请补写。", *ITEMS, mend="number")


@rule("DEC-05", basis=SEAL)
def the_decision_is_sealed_before_it_is_delivered(facts: Facts) -> Iterator[Finding]:
    """The decision bears the seal of the authority; without it nothing is delivered (59条2款).

    The printed form of the decision on the spot bears it already (52条1款); other papers are not asked.
    """
    if facts.delivery is not None and (facts.procedure == "simple" or facts.delivery.paper != "decision"):
        return
    if facts.paper is None or not facts.paper.sealed:
        yield forbids("DEC-05", "决定书没有加盖行政机关印章，不能送达。请先用印。", *SEAL, mend="number")


@dataclass(frozen=True, slots=True)
class DailyFine:
    """A fine repeated day by day: days, both ends included, and the amount in yuan."""

    days: int
    amount: Decimal


def daily_fine(original: Decimal, ordered_on: date, rechecked_on: date) -> DailyFine:
    """The original fine times the days from the one after the order to the recheck, both included (DEC-12, design).

    The law sets no maximum. Raises ValueError when the recheck is not after the order.
    """
    days = (rechecked_on - ordered_on).days
    if days < 1:
        raise ValueError("the recheck is not after the order")
    return DailyFine(days, (original * days).quantize(CENT))


@rule("DEC-12", basis=(DAILY, DAILY_DUST))
def a_daily_fine_follows_a_fine_an_order_and_a_recheck(facts: Facts) -> Iterator[Finding]:
    """Only a producer or operator, fined, ordered to correct and found to go on, is fined day by day.

    生态环境法典 1060条 from 2026-08-15; before, for dust, 大气污染防治法 123条 till 2026-08-14.
    """
    daily = facts.daily_fine
    if daily is None:
        return
    basis = DAILY if facts.law_of >= ECO_CODE_FROM else DAILY_DUST
    if daily.producer_or_operator is not True:
        yield forbids("DEC-12", "按日连续处罚只适用于企业事业单位和其他生产经营者。", basis, mend="party")
    if not daily.clause.strip():
        yield forbids("DEC-12", "没有写明按日连续处罚的依据条款。请补写。", basis, mend="violation")
    if daily.original_fine is None or daily.original_decided_on is None:
        yield forbids("DEC-12", "没有先作出罚款决定，不能按日连续处罚。", basis, mend="amount")
    if daily.ordered_on is None:
        yield forbids("DEC-12", "没有责令改正的文书，不能按日连续处罚。请先责令改正。", basis, mend="order")
    if daily.rechecked_on is None or daily.still_unlawful is not True:
        yield forbids("DEC-12", "复查没有发现继续违法，不能按日连续处罚。请先复查。", basis, mend="recheck")
    yield from _daily_sum(daily, basis)


def _daily_sum(daily: DailyFineFacts, basis: Article) -> Iterator[Finding]:
    if daily.original_fine is None or daily.ordered_on is None or daily.rechecked_on is None:
        return
    if daily.rechecked_on <= daily.ordered_on:
        yield forbids("DEC-12", "复查日期须晚于责令改正的日期。请核对。", basis, mend="recheck")
        return
    found = daily_fine(daily.original_fine, daily.ordered_on, daily.rechecked_on)
    if daily.amount != found.amount:
        yield forbids(
            "DEC-12",
            f"原罚款 {daily.original_fine} 元按 {found.days} 日计算，应当是 {found.amount} 元。请改正。",
            basis,
            mend="amount",
        )


@rule("DEC-13", basis=EMERGENCY)
def a_heavier_penalty_in_an_emergency_names_its_document(facts: Facts) -> Iterator[Finding]:
    """A heavier penalty for breaking emergency measures names the response in force on that day (49条).

    The statutory range still holds (DEC-08).
    """
    emergency = facts.emergency
    if emergency is None or not emergency.claimed or not facts.punishes:
        return
    if not emergency.document.strip():
        yield forbids("DEC-13", "没有写明突发事件响应的文件。请补写文号。", *EMERGENCY, mend="violation")
    acted = facts.act.ended or facts.act.began or facts.day
    begun = emergency.since is not None and emergency.since <= acted
    if not begun or (emergency.until is not None and acted > emergency.until):
        yield forbids(
            "DEC-13", "违法行为不在突发事件响应期内，不能以此从重。请核对日期。", *EMERGENCY, mend="violation"
        )
