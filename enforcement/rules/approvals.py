"""Internal approval: who is a head 负责人 that day, what he approves, and that nobody approves his own request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from enforcement.rules.facts import ApprovalFacts, Facts, HeadFacts
from enforcement.rules.findings import Article, Finding, forbids, rule
from enforcement.rules.statutes import EXCLUSION, EXTENSION, PENALTY_LAW, SUSPENSION

HEADS = (Article(PENALTY_LAW, 57, 1),)

# What is approved → (code, its name, article).
APPROVED: Mapping[str, tuple[str, str, Article]] = MappingProxyType(
    {
        "verification_extension": ("FIL-01", "延长核查期限", Article(PENALTY_LAW, 54, 2)),
        "filing": ("FIL-02", "立案", Article(PENALTY_LAW, 54, 2)),
        "no_filing": ("FIL-02", "不予立案", Article(PENALTY_LAW, 54, 2)),
        "referral": ("FIL-06", "移送其他机关", Article(PENALTY_LAW, 22)),
        "registration": ("INV-03", "先行登记保存", Article(PENALTY_LAW, 56)),
        "recusal": ("JUR-06", "回避", Article(PENALTY_LAW, 43, 3)),
        "proposal": ("DEC-04", "案件处理意见", Article(PENALTY_LAW, 57, 1)),
        "decision": ("DEC-04", "行政处罚决定", Article(PENALTY_LAW, 57, 1)),
        "no_penalty": ("DEC-04", "不予行政处罚决定", Article(PENALTY_LAW, 57, 1)),
        "dismissal": ("DEC-04", "撤销案件", Article(PENALTY_LAW, 57, 1)),
        "extension": ("DEC-02", "延长办案期限", EXTENSION),
        "exclusion": ("DEC-03", "扣除办案期限", EXCLUSION),
        "suspension": ("DEC-03", "中止调查", SUSPENSION),
        "resumption": ("DEC-03", "恢复调查", SUSPENSION),
        "departure": ("REV-07", "调整适用裁量基准", Article(PENALTY_LAW, 57, 1)),
        "closing": ("REC-04", "结案", Article(PENALTY_LAW, 57, 1)),
    }
)
ANY = ("DEC-04", "本事项", Article(PENALTY_LAW, 57, 1))
CODES = tuple(dict.fromkeys(code for code, _, _ in APPROVED.values()))
BASIS = tuple(dict.fromkeys(article for _, _, article in APPROVED.values()))


def head_fault(head: HeadFacts | None, day: date, authority_id: int | None = None) -> str:
    """Why this person did not decide as a head of the authority on `day`, in Chinese; empty when he did.

    Both ends of the office count. An acting appointment needs a document and an end.
    """
    if head is None or head.account_id is None:
        return "没有写明是哪一位负责人"
    if not head.rank:
        return "不是行政机关负责人"
    if authority_id is not None and head.authority_id is not None and head.authority_id != authority_id:
        return "不是本机关的负责人"
    if head.since is None or day < head.since:
        return f"在 {day.isoformat()} 还没有任职"
    if head.until is not None and day > head.until:
        return f"已于 {head.until.isoformat()} 卸任"
    if head.acting and not head.acting_document.strip():
        return "是代理负责人，没有登记代理的任命文件"
    if head.acting and head.until is None:
        return "是代理负责人，没有登记代理的截止日期"
    return ""


def named(head: HeadFacts | None) -> str:
    """The head's name, or words for him."""
    return head.name if head is not None and head.name else "审批人"


def _of(approval: ApprovalFacts | None) -> tuple[str, str, Article]:
    return ANY if approval is None else APPROVED.get(approval.of, ANY)


@rule(*CODES, basis=BASIS)
def a_head_of_the_authority_approves(facts: Facts) -> Iterator[Finding]:
    """What the law leaves to a 负责人 is decided by one who held that office on the day (54, 56, 57条)."""
    approval = facts.approval
    code, name, article = _of(approval)
    if approval is None or approval.approver is None or approval.decided_on is None or approval.result is None:
        yield forbids(code, f"{name}没有负责人的审批。请先报负责人审批。", article, mend="approval")
        return
    fault = head_fault(approval.approver, approval.decided_on, facts.organisation.authority_id)
    if fault:
        yield forbids(
            code,
            f"{named(approval.approver)}{fault}，不能审批{name}。请由在任的负责人审批。",
            article,
            mend="approval",
        )
    if approval.decided_on > facts.day:
        yield forbids(code, f"{name}的审批日期晚于办理日期。请核对。", article, mend="approval")
    if approval.result == "disagree":
        yield forbids(code, f"负责人没有同意{name}，不能办理。请按负责人的意见处理。", article, mend="approval")


@rule(*CODES, basis=BASIS)
def nobody_approves_what_he_submitted(facts: Facts) -> Iterator[Finding]:
    """Whoever submits or handles a case neither gives the leader's opinion on it nor approves it (design)."""
    approval = facts.approval
    if approval is None:
        return
    code, name, article = _of(approval)
    handlers = {officer.account_id for officer in facts.officers}
    own = {approval.submitted_by_id, *handlers} - {None}
    if approval.approver is not None and approval.approver.account_id in own:
        yield forbids(
            code,
            f"提交人和承办人不能审批自己办理的事项，{name}须由其他负责人审批。请改由其他负责人审批。",
            article,
            mend="approval",
        )
    if approval.leader_id in own:
        yield forbids(code, f"提交人和承办人不能对自己提交的{name}签署意见。请改由他人签署。", article, mend="approval")


@rule(*CODES, basis=BASIS)
def the_leader_s_opinion_comes_first(facts: Facts) -> Iterator[Finding]:
    """The request goes through the leader of the handling unit, and the days follow one another (workflow §2)."""
    approval = facts.approval
    if approval is None:
        return
    code, name, article = _of(approval)
    if approval.leader_id is None or approval.leader_opinion is None or approval.leader_opinion_on is None:
        yield forbids(code, f"{name}没有承办机构负责人的意见。请先签署意见。", article, mend="approval")
        return
    if approval.approver is not None and approval.approver.account_id == approval.leader_id:
        yield forbids(code, f"签署意见的人不能再审批{name}。请由其他负责人审批。", article, mend="approval")
    days = [approval.submitted_on, approval.leader_opinion_on, approval.decided_on]
    known = [day for day in days if day is not None]
    if known != sorted(known):
        yield forbids(code, f"{name}的提交、签署意见和审批日期前后颠倒。请核对。", article, mend="approval")


@rule(*CODES, basis=BASIS)
def a_refusal_is_reasoned(facts: Facts) -> Iterator[Finding]:
    """Whoever does not agree writes why, so that the handlers know what to mend (47, 57条)."""
    approval = facts.approval
    if approval is None or approval.reason_stated:
        return
    code, name, article = _of(approval)
    if "disagree" in (approval.leader_opinion, approval.result):
        yield forbids(code, f"不同意{name}，没有写明理由。请写明理由。", article, mend="approval")
