"""What the file of an ordinary case holds, from filing on, and that it is whole when it is archived (REC-03, REC-05)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from enforcement.rules.discussion import discussion_causes
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, rule
from enforcement.rules.review import review_causes
from enforcement.rules.statutes import PENALTY_LAW

KEPT = (Article(PENALTY_LAW, 47), Article("行政处罚案卷评查标准", "（摘录）"))
OWN_VOLUME = (Article("上海城管案卷管理规定", "（条号未见，地方参数）"),)

# The papers of a file, in their order, by key.
PAPERS: Mapping[str, str] = MappingProxyType(
    {
        "filing": "立案审批表",
        "inspection": "现场检查（勘验）笔录",
        "inquiry": "询问笔录",
        "correction_order": "责令改正通知书",
        "recheck": "复查记录",
        "no_filing": "不予立案审批表",
        "investigation": "案件调查终结报告",
        "proposal": "案件处理审批表",
        "notice": "行政处罚告知书",
        "notice_receipt": "告知书送达回证",
        "statement": "陈述申辩笔录",
        "hearing": "听证笔录",
        "review": "法制审核意见书",
        "discussion": "集体讨论笔录",
        "extension": "延期审批表",
        "decision": "行政处罚决定书",
        "no_penalty_decision": "不予行政处罚决定书",
        "decision_receipt": "决定书送达回证",
        "education": "教育记录",
        "payment_receipt": "罚没票据复印件",
        "closing": "结案审批表",
    }
)
# How far a case has come → the papers every file holds by then.
BY_STAGE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "filed": ("filing",),
        "investigated": ("investigation",),
        "proposed": ("proposal",),
        "decided": (),
        "closed": ("closing",),
    }
)


def papers_due(facts: Facts, stage: str) -> tuple[str, ...]:
    """The keys of PAPERS a file holds once the case has come to `stage`, in their order.

    A matter that was not filed holds its refusal and, in the end, its closing. Raises KeyError for a stage that is not in BY_STAGE.
    """
    BY_STAGE[stage]
    if facts.filing is not None and facts.filing.outcome == "not_file":
        return ("no_filing", *BY_STAGE["closed"]) if stage == "closed" else ("no_filing",)
    stages = list(BY_STAGE)
    reached = stages[: stages.index(stage) + 1]
    always = {paper for each in reached for paper in BY_STAGE[each]}
    needed = always | set(_of_investigation(facts)) if "investigated" in reached else always
    if "decided" in reached:
        needed |= set(_of_decision(facts))
    if "closed" in reached:
        needed |= set(_of_closing(facts))
    return tuple(key for key in PAPERS if key in needed)


def _of_investigation(facts: Facts) -> Iterator[str]:
    ended, order = facts.investigation, facts.order
    if ended is not None and ended.inspections > 0:
        yield "inspection"
    if ended is not None and ended.inquiries > 0:
        yield "inquiry"
    if order is not None and not order.corrected_already:
        yield "correction_order"
    if facts.recheck is not None:
        yield "recheck"


def _of_decision(facts: Facts) -> Iterator[str]:
    if facts.punishes:
        yield from ("notice", "notice_receipt", "decision", "decision_receipt")
    elif facts.proposal is not None and facts.proposal.outcome == "not_punish":
        yield from ("no_penalty_decision", "decision_receipt")
    asked = (
        (facts.statement is not None and facts.statement.made, "statement"),
        (facts.hearing is not None and facts.hearing.held_on is not None, "hearing"),
        (bool(review_causes(facts)), "review"),
        (bool(discussion_causes(facts)), "discussion"),
        (facts.term is not None and bool(facts.term.extensions), "extension"),
    )
    yield from (key for due, key in asked if due)


def _of_closing(facts: Facts) -> Iterator[str]:
    proposal = facts.proposal
    if proposal is None:
        return
    if facts.punishes and proposal.fine is not None:
        yield "payment_receipt"
    if proposal.outcome == "not_punish" and proposal.not_punish_ground != "not_established":
        yield "education"


def lacking(facts: Facts, stage: str) -> tuple[str, ...]:
    """The names of the papers the file still lacks at `stage`; all of them when nobody has looked."""
    there = frozenset() if facts.closing is None or facts.closing.papers is None else facts.closing.papers
    return tuple(PAPERS[key] for key in papers_due(facts, stage) if key not in there)


@rule("REC-05", basis=KEPT)
def the_file_is_whole_when_it_is_archived(facts: Facts) -> Iterator[Finding]:
    """Approvals, records, receipts and the copies of vouchers are in the file; a gap needs a reason (REC-05)."""
    if facts.closing is None or facts.closing.papers is None:
        yield forbids("REC-05", "没有核对案卷目录。请先核对。", *KEPT, mend="number")
        return
    missing = "、".join(lacking(facts, "closed"))
    if missing:
        yield asks_reason("REC-05", f"案卷缺少：{missing}。请补齐；不能补的写明原因。", *KEPT)


@rule("REC-03", basis=OWN_VOLUME)
def an_ordinary_case_has_a_volume_of_its_own(facts: Facts) -> Iterator[Finding]:
    """One case, one volume in the ordinary procedure (REC-03, a local rule)."""
    if facts.procedure == "ordinary" and facts.volume_count is not None and facts.volume_count > 0:
        yield forbids("REC-03", "普通程序一案一卷，本卷已有其他案件。请归入新卷。", *OWN_VOLUME, mend="number")
