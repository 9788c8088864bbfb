"""Collective discussion 集体讨论 of the heads: when it is due, and what its record holds (REV-06, LEN-08)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement.rules.approvals import head_fault, named
from enforcement.rules.causes import Cause, articles, listed
from enforcement.rules.facts import DiscussionFacts, Facts, MemberFacts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, rule
from enforcement.rules.fines import at_the_top
from enforcement.rules.statutes import DISCUSSION_AT_LEAST, GUIDANCE, PENALTY_LAW

TOGETHER = (Article(PENALTY_LAW, 57, 2),)
TOP = Article(GUIDANCE, "二（二）")


def discussion_causes(facts: Facts) -> tuple[Cause, ...]:
    """Why the heads decide together: complicated, grave, or the highest fine (57条2款; the last is design)."""
    if not facts.punishes:
        return ()
    asked = (
        (facts.gravity.complicated, Cause("complicated", "REV-06", "情节复杂", *TOGETHER)),
        (facts.gravity.grave, Cause("grave", "REV-06", "重大违法行为", *TOGETHER)),
        (at_the_top(facts), Cause("highest_fine", "LEN-08", "按法定上限罚款", TOP)),
    )
    return tuple(cause for met, cause in asked if met)


@rule("REV-06", basis=TOGETHER)
def whether_the_case_is_grave_is_answered(facts: Facts) -> Iterator[Finding]:
    """Whether the case is complicated or grave is asked, never assumed (57条2款)."""
    if not facts.punishes:
        return
    asked = ((facts.gravity.complicated, "是否情节复杂"), (facts.gravity.grave, "是否属于重大违法行为"))
    missing = "、".join(name for answer, name in asked if answer is None)
    if missing:
        yield forbids("REV-06", f"没有回答：{missing}。请补答。", *TOGETHER, mend="discussion")


@rule("REV-06", "LEN-08", basis=(*TOGETHER, TOP))
def a_grave_case_is_decided_together(facts: Facts) -> Iterator[Finding]:
    """A complicated or grave case is decided by the heads together, before the decision and as it says (57条2款)."""
    causes, held = discussion_causes(facts), facts.discussion
    if causes and held is None:
        yield forbids(
            causes[0].code,
            f"本案须由负责人集体讨论决定（{listed(causes)}），还没有讨论笔录。请先集体讨论。",
            *articles(causes),
            mend="discussion",
        )
    if held is None or held.on is None:
        return
    if held.on > facts.day:
        yield forbids("REV-06", "集体讨论日期晚于决定日期。请核对。", *TOGETHER, mend="discussion")
    proposal = facts.proposal
    differs = proposal is not None and (
        held.outcome != proposal.outcome or (held.outcome == "punish" and held.fine != proposal.fine)
    )
    if differs:
        yield forbids(
            "REV-06", "拟作出的决定与集体讨论的结论不一致。请按结论办理，或者重新讨论。", *TOGETHER, mend="discussion"
        )


@rule("REV-06", basis=TOGETHER)
def the_discussion_is_recorded_whole(facts: Facts) -> Iterator[Finding]:
    """When, where, who presided, who took part, what each said, how each voted, what was concluded, signed."""
    held = facts.discussion
    if held is None:
        yield forbids("REV-06", "没有集体讨论笔录。请先填写。", *TOGETHER, mend="discussion")
        return
    items = (
        (held.on is not None, "时间"),
        (bool(held.place.strip()), "地点"),
        (held.chaired_by_id is not None, "主持人"),
        (held.conclusion_stated and held.outcome is not None, "结论"),
    )
    for item in (name for stated, name in items if not stated):
        yield forbids("REV-06", f"集体讨论笔录没有写明{item}。请补写。", *TOGETHER, mend="discussion")
    for member in held.members:
        missing = "、".join(_missing_of(member))
        if missing:
            yield forbids(
                "REV-06", f"集体讨论笔录缺少{named(member.head)}的{missing}。请补写。", *TOGETHER, mend="discussion"
            )
    if held.on is not None and held.on > facts.day:
        yield forbids("REV-06", "集体讨论日期晚于办理日期。请核对。", *TOGETHER, mend="discussion")


def _missing_of(member: MemberFacts) -> tuple[str, ...]:
    items = ((member.opinion_stated, "意见"), (member.vote is not None, "表决"), (member.signed, "签名"))
    return tuple(name for stated, name in items if not stated)


@rule("REV-06", basis=TOGETHER)
def only_heads_discuss(facts: Facts) -> Iterator[Finding]:
    """The members are heads of the authority on that day, at least two, each once; one of them presides."""
    held = facts.discussion
    if held is None:
        return
    day = held.on or facts.day
    for member in held.members:
        fault = head_fault(member.head, day, facts.organisation.authority_id)
        if fault:
            yield forbids(
                "REV-06", f"{named(member.head)}{fault}，不能作为集体讨论成员。请改正。", *TOGETHER, mend="discussion"
            )
    yield from _no_handlers(facts, held)
    accounts = [member.head.account_id for member in held.members]
    if len(set(accounts)) < len(accounts):
        yield forbids("REV-06", "集体讨论成员有重复。请改正。", *TOGETHER, mend="discussion")
    needed = max(DISCUSSION_AT_LEAST, facts.local.discussion_members.value)
    if len(set(accounts)) < needed:
        number = "两" if needed == DISCUSSION_AT_LEAST else str(needed)
        yield forbids("REV-06", f"集体讨论须有{number}名以上负责人参加。请补充。", *TOGETHER, mend="discussion")
    if held.chaired_by_id is not None and held.chaired_by_id not in accounts:
        yield forbids("REV-06", "主持人不是参加讨论的负责人。请改正。", *TOGETHER, mend="discussion")
    votes = sum(member.vote == "for" for member in held.members)
    if held.conclusion_stated and 2 * votes <= len(held.members):
        yield asks_reason("REV-06", "同意结论的没有超过参加人数的一半。请写明为什么这样决定。", *TOGETHER)


def _no_handlers(facts: Facts, held: DiscussionFacts) -> Iterator[Finding]:
    own = {officer.account_id for officer in facts.officers} - {None}
    for member in held.members:
        if member.head.account_id in own:
            says = f"{named(member.head)}是本案承办人，不能作为集体讨论成员。请改正。"
            yield forbids("REV-06", says, *TOGETHER, mend="discussion")


@rule("REV-06", basis=(*TOGETHER, Article(PENALTY_LAW, 45, 1), Article(PENALTY_LAW, 65)))
def the_discussion_follows_what_the_party_said(facts: Facts) -> Iterator[Finding]:
    """The heads discuss once the party has spoken or been heard, not before (45, 57, 65条)."""
    held = facts.discussion
    if held is None or held.on is None:
        return
    if _before(held, None if facts.statement is None else facts.statement.received_on):
        yield forbids("REV-06", "集体讨论早于当事人的陈述申辩。请重新讨论。", *TOGETHER, mend="discussion")
    if _before(held, None if facts.hearing is None else facts.hearing.ended_on):
        yield forbids("REV-06", "集体讨论早于听证结束。请重新讨论。", *TOGETHER, mend="discussion")
    if _before(held, None if facts.notice is None else facts.notice.delivered_on):
        yield forbids("REV-06", "集体讨论早于告知书送达。请在当事人陈述申辩后讨论。", *TOGETHER, mend="discussion")
    elif not _spoken(facts, held.on):
        yield forbids("REV-06", "集体讨论时陈述申辩期限还没有届满。请重新讨论。", *TOGETHER, mend="discussion")


def _spoken(facts: Facts, on: date) -> bool:
    """Whether on that day the party had spoken, had given it up, or its days were over."""
    notice, statement = facts.notice, facts.statement
    if not facts.punishes or notice is None or notice.statement_until is None or on > notice.statement_until:
        return True
    said = statement.received_on if statement is not None and statement.made else notice.waived_on
    return said is not None and said <= on


def _before(held: DiscussionFacts, day: date | None) -> bool:
    return held.on is not None and day is not None and held.on < day
