"""Unlawful construction 违法建设: what is ordered, what is fined, and when force may be used (ILL-01…06)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from enforcement.rules.calendar import written
from enforcement.rules.deadlines_execution import completion_clock
from enforcement.rules.deadlines_ordinary import is_over
from enforcement.rules.facts import Facts, FineBaseFacts, FineRange, ProposalFacts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, rule
from enforcement.rules.fine_bases import computed_range
from enforcement.rules.investigation import usable
from enforcement.rules.parts_construction import CompletionFacts, ConstructionFacts
from enforcement.rules.statutes import PENALTY_LAW
from enforcement.rules.statutes_execution import (
    COMPLETION_HIGH,
    COMPLETION_LOW,
    PLANNING_LAW,
    TEMPORARY_HIGH,
    WORKS_HIGH,
    WORKS_LOW,
)

WORKS = (Article(PLANNING_LAW, 64),)
TEMPORARY = (Article(PLANNING_LAW, 66),)
VILLAGE = (Article(PLANNING_LAW, 65),)
COMPLETION = (Article(PLANNING_LAW, 67), Article(PLANNING_LAW, 45, 2))
PROVED = (*WORKS, *TEMPORARY, Article(PENALTY_LAW, 40))
OF_KIND = {"works": ("ILL-01", WORKS), "temporary": ("ILL-02", TEMPORARY)}
ORDERS = {"correct": "限期改正", "remove": "限期拆除", "confiscate": "没收实物或者违法收入"}


def construction_range(works: ConstructionFacts) -> FineRange | None:
    """The fine in yuan, ends included, computed from the cost; None where the article sets none (64–67条).

    Works: 5 to 10 % where correction undoes the effect; none beside a removal; up to 10 % where they cannot be
    taken down. Temporary works: up to the cost. Village: none. Raises ValueError while what it depends on is
    not stated.
    """
    if works.kind == "village":
        return None
    if works.kind == "completion":
        return FineRange(COMPLETION_LOW.yuan, COMPLETION_HIGH.yuan)
    if works.kind == "temporary":
        return _share(works.cost, None, TEMPORARY_HIGH.share)
    if works.kind != "works" or works.correctable is None:
        raise ValueError("the kind of works or whether they can be corrected is not stated")
    if works.correctable:
        return _share(works.cost, WORKS_LOW.share, WORKS_HIGH.share)
    if works.removable is None:
        raise ValueError("whether the works can be removed is not stated")
    return None if works.removable else _share(works.cost, None, WORKS_HIGH.share)


def _share(cost: Decimal | None, low: Decimal | None, high: Decimal) -> FineRange:
    return computed_range(FineBaseFacts(way="share", base=cost, low=low, high=high))


def order_due(works: ConstructionFacts) -> str:
    """What has to be ordered, a key of ORDERS; empty while it is not known or another article leaves it open."""
    if works.kind == "temporary":
        return "remove"
    if works.kind != "works" or works.correctable is None:
        return ""
    if works.correctable:
        return "correct"
    return {True: "remove", False: "confiscate", None: ""}[works.removable]


@rule("ILL-01", "ILL-02", basis=(*WORKS, *TEMPORARY))
def the_order_follows_what_can_be_mended(facts: Facts) -> Iterator[Finding]:
    """Correction where it undoes the effect; else removal; else confiscation. Temporary works are removed (64、66条)."""
    works = facts.construction
    if works is None:
        return
    if not works.kind:
        yield forbids(
            "ILL-01", "没有写明是建设工程、临时建设、乡村建设还是竣工资料。请选定。", *WORKS, mend="construction"
        )
    if works.kind not in OF_KIND or not facts.punishes:
        return
    code, basis = OF_KIND[works.kind]
    due = order_due(works)
    if not due:
        yield forbids(
            code, "没有写明能不能采取改正措施消除对规划实施的影响、能不能拆除。请先认定。", *basis, mend="construction"
        )
    elif works.order != due:
        yield forbids(code, f"这种情形应当{ORDERS[due]}。请改正处理决定。", *basis, mend="construction")


@rule("ILL-01", "ILL-02", basis=PROVED)
def the_cost_of_the_works_is_proved(facts: Facts) -> Iterator[Finding]:
    """The fine rests on the cost of the works, which is stated and shown by evidence (64、66条)."""
    works = facts.construction
    fined = facts.punishes and facts.proposal is not None and facts.proposal.fine is not None
    if works is None or not fined or works.kind not in OF_KIND:
        return
    code, basis = OF_KIND[works.kind]
    if works.cost is None or works.cost <= 0:
        yield forbids(code, "没有写明工程造价，不能计算罚款。请补写。", *basis, mend="construction")
    if not any(piece in usable(facts) for piece in works.cost_evidence_ids):
        yield forbids(code, "没有证据证明工程造价。请补充造价证据。", *basis, mend="evidence")


@rule("ILL-01", "ILL-02", basis=(*WORKS, *TEMPORARY))
def the_fine_follows_the_cost_of_the_works(facts: Facts) -> Iterator[Finding]:
    """Inside the share of the cost; where correction is ordered a fine must come with it, beside a removal none (64条).

    Whether a removal may be fined besides is disputed: only where the place says so, and with a reason (design).
    """
    works, proposal = facts.construction, facts.proposal
    if works is None or proposal is None or not facts.punishes or works.kind not in OF_KIND:
        return
    try:
        found = construction_range(works)
    except ValueError:
        return
    if found is None:
        yield from _beside_a_removal(facts, proposal.fine)
    else:
        yield from _inside(works, proposal, found)


def _inside(works: ConstructionFacts, proposal: ProposalFacts, found: FineRange) -> Iterator[Finding]:
    code, basis = OF_KIND[works.kind]
    span = f"{found.minimum} 元至 {found.maximum} 元"
    fine = proposal.fine
    if fine is None:
        if works.correctable and works.kind == "works":
            yield forbids(code, f"限期改正的应当并处罚款，幅度是 {span}。请填写罚款。", *basis, mend="amount")
    elif fine > (found.maximum or fine) or (fine < (found.minimum or fine) and not proposal.mitigated):
        yield forbids(code, f"按工程造价，罚款幅度是 {span}，拟罚 {fine} 元。请改正。", *basis, mend="amount")


def _beside_a_removal(facts: Facts, fine: Decimal | None) -> Iterator[Finding]:
    if fine is None:
        return
    if facts.local.removal_may_be_fined.value:
        yield asks_reason("ILL-01", "限期拆除并处罚款有争议。请写明依据。", *WORKS)
    else:
        yield forbids(
            "ILL-01",
            "限期拆除并且能够拆除的，条文没有规定并处罚款。请删去罚款。",
            *WORKS,
            mend="amount",
        )


@rule("ILL-04", basis=VILLAGE)
def village_works_are_never_fined(facts: Facts) -> Iterator[Finding]:
    """In townships and villages the town stops and corrects, and may remove; the article knows no fine (65条)."""
    works = facts.construction
    if works is None or works.kind != "village":
        return
    if facts.punishes and facts.proposal is not None and facts.proposal.fine is not None:
        yield forbids("ILL-04", "乡、村庄规划区内的违法建设，条文没有规定罚款。请删去罚款。", *VILLAGE, mend="amount")
    transferred = facts.power is not None and facts.power.by == "transfer"
    if facts.organisation.kind != "town" and not transferred:
        yield forbids(
            "ILL-04",
            "乡、村庄规划区内的违法建设由乡、镇人民政府处理。请移送。",
            *VILLAGE,
            mend="procedure",
        )


@rule("ILL-05", basis=COMPLETION)
def completion_papers_are_asked_for_first(facts: Facts) -> Iterator[Finding]:
    """Six months to supply them, then an order with a day; only who lets that day pass is fined (67条)."""
    works, proposal = facts.construction, facts.proposal
    if works is None or works.kind != "completion" or not facts.punishes or proposal is None:
        return
    if works.completion is None or works.completion.accepted_on is None:
        yield forbids("ILL-05", "没有写明竣工验收的日期。请补写。", *COMPLETION, mend="construction")
        return
    yield from _after_the_order(facts, works.completion, works.completion.accepted_on)
    low, high = COMPLETION_LOW.yuan, COMPLETION_HIGH.yuan
    fine = proposal.fine
    if fine is not None and (fine > high or (fine < low and not proposal.mitigated)):
        yield forbids(
            "ILL-05", f"罚款幅度是 {low} 元至 {high} 元，拟罚 {fine} 元。请改正。", *COMPLETION, mend="amount"
        )


def _after_the_order(facts: Facts, papers: CompletionFacts, accepted_on: date) -> Iterator[Finding]:
    if papers.ordered_on is None or papers.supply_by is None:
        yield forbids(
            "ILL-05",
            "逾期不报送竣工资料的，应当先责令限期补报，逾期不补报才能罚款。请先责令补报。",
            *COMPLETION,
            mend="order",
        )
        return
    over = is_over(completion_clock(accepted_on, facts.calendar).due, papers.ordered_on)
    if not over:
        yield forbids("ILL-05", "竣工验收后六个月的报送期没有届满，不能责令补报。", *COMPLETION, mend="construction")
    if facts.day <= papers.supply_by:
        yield forbids(
            "ILL-05", f"补报期限到 {written(papers.supply_by)}，届满前不能罚款。", *COMPLETION, mend="construction"
        )
    elif papers.supplied_on is not None and papers.supplied_on <= papers.supply_by:
        yield forbids("ILL-05", "当事人已在期限内补报，不能罚款。", *COMPLETION, mend="construction")
