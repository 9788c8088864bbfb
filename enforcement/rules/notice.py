"""The notice before a penalty 行政处罚告知书, the time to speak, and that speaking makes nothing worse (PRE-01…03)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from enforcement.rules.calendar import written
from enforcement.rules.deadlines_ordinary import hearing_request_clock, is_over, statement_clock
from enforcement.rules.facts import Facts, NoticeFacts, ProposalFacts
from enforcement.rules.findings import Article, Finding, forbids, rule
from enforcement.rules.statutes import PENALTY_LAW

TOLD = (Article(PENALTY_LAW, 44), Article(PENALTY_LAW, 62))
SPEAK = (Article(PENALTY_LAW, 44), Article(PENALTY_LAW, 45, 1))
NO_WORSE = (Article(PENALTY_LAW, 45, 2),)
EXAMINED = (Article(PENALTY_LAW, 45, 1),)
ZERO = Decimal(0)


def missing_of_notice(notice: NoticeFacts) -> tuple[str, ...]:
    """What the notice does not state, in Chinese, in the order of the article (44条)."""
    items = (
        (notice.content, "拟作出的处罚内容"),
        (notice.facts, "事实"),
        (notice.grounds, "理由"),
        (notice.basis, "依据"),
        (notice.statement_right, "陈述、申辩的权利"),
    )
    return tuple(name for stated, name in items if not stated)


@rule("PRE-01", basis=TOLD)
def the_notice_states_what_the_party_must_know(facts: Facts) -> Iterator[Finding]:
    """Content, facts, reasons and basis of the penalty, and the right to speak, are told first (44条)."""
    if not facts.punishes:
        return
    notice = facts.notice
    if notice is None:
        yield forbids("PRE-01", "没有行政处罚告知书。请先制作告知书。", *TOLD, mend="notice")
        return
    for item in missing_of_notice(notice):
        yield forbids("PRE-01", f"告知书没有写明{item}。请补写。", *TOLD, mend="notice")


@rule("PRE-01", basis=TOLD)
def no_decision_before_the_notice_is_delivered(facts: Facts) -> Iterator[Finding]:
    """Without a delivered notice no penalty is decided (62条)."""
    if not facts.punishes:
        return
    notice = facts.notice
    if notice is None or notice.delivered_on is None:
        yield forbids("PRE-01", "告知书还没有送达，不得作出处罚决定。请先送达。", *TOLD, mend="notice")
        return
    if notice.delivered_on > facts.day:
        yield forbids("PRE-01", "告知书的送达日期晚于办理日期。请核对。", *TOLD, mend="notice")
    if notice.issued_on is not None and notice.delivered_on < notice.issued_on:
        yield forbids("PRE-01", "告知书的送达日期早于制作日期。请核对。", *TOLD, mend="notice")


@rule("PRE-02", basis=SPEAK)
def the_party_is_told_first(facts: Facts) -> Iterator[Finding]:
    """A penalty is reviewed and discussed with what the party says to it, so it is told first (44, 45条; PRE-02)."""
    if facts.punishes and (facts.notice is None or facts.notice.delivered_on is None):
        yield forbids(
            "PRE-02",
            "告知书还没有送达，当事人还没有机会陈述申辩，不能办理。请先告知并送达。",
            *SPEAK,
            mend="notice",
        )


@rule("PRE-02", "PRE-06", basis=(*SPEAK, Article(PENALTY_LAW, 64, "", 1)))
def the_notice_gives_the_whole_time(facts: Facts) -> Iterator[Finding]:
    """The last days the notice tells are never earlier than the law and the local value give (45, 64条)."""
    notice = facts.notice
    if notice is None or notice.delivered_on is None:
        return
    speak = statement_clock(notice.delivered_on, facts.calendar, facts.local).due.day
    if notice.statement_until is not None and notice.statement_until < speak:
        yield forbids("PRE-02", f"陈述申辩期限应当到 {written(speak)}，告知的日期过早。请改正。", *SPEAK, mend="notice")
    asked = hearing_request_clock(notice.delivered_on, facts.calendar).due.day
    if notice.hearing_until is not None and notice.hearing_until < asked:
        yield forbids(
            "PRE-06",
            f"要求听证的期限应当到 {written(asked)}，告知的日期过早。请改正。",
            Article(PENALTY_LAW, 64, "", 1),
            mend="notice",
        )


def gave_up_speaking(notice: NoticeFacts, facts: Facts) -> bool:
    """Whether the party clearly gave up its statement, on paper or on tape, after the notice (62条)."""
    waived, told = notice.waived_on, notice.delivered_on
    return waived is not None and notice.waiver_kept and told is not None and told <= waived <= facts.day


@rule("PRE-01", "PRE-02", basis=(*SPEAK, *TOLD))
def the_time_to_speak_has_run(facts: Facts) -> Iterator[Finding]:
    """The statement period, a local value, has expired, or the party gave the statement up (45, 62条)."""
    notice = facts.notice
    if not facts.punishes or notice is None or notice.delivered_on is None or gave_up_speaking(notice, facts):
        return
    if notice.waived_on is not None and not notice.waiver_kept:
        yield forbids("PRE-01", "当事人放弃陈述申辩，须留存书面材料或者音像记录。请补充。", *TOLD, mend="statement")
    term = statement_clock(notice.delivered_on, facts.calendar, facts.local).due
    until = max(term.day, notice.statement_until or term.day)
    if is_over(term, facts.day) is None:
        yield forbids("PRE-02", "陈述申辩期限要等放假安排公布后才能确定，还不能办理。", *SPEAK, mend="calendar")
    elif facts.day <= until:
        yield forbids(
            "PRE-02",
            f"陈述申辩期限到 {written(until)} 届满，届满前不能办理。当事人明确放弃的除外。",
            *SPEAK,
            mend="statement",
        )


@rule("PRE-03", basis=EXAMINED)
def a_statement_is_examined_again(facts: Facts) -> Iterator[Finding]:
    """What the party says about facts, reasons and evidence is re-examined; what holds is adopted (45条1款)."""
    statement = facts.statement
    if statement is None or not statement.made:
        return
    if not statement.content_stated:
        yield forbids("PRE-03", "没有记录陈述申辩的内容。请补录。", *EXAMINED, mend="statement")
    if statement.review is None:
        yield forbids("PRE-03", "没有对陈述申辩进行复核。请写明复核结论。", *EXAMINED, mend="statement")
    elif statement.review != "adopted" and not statement.review_reason_stated:
        yield forbids("PRE-03", "没有采纳或者只部分采纳陈述申辩，没有写明理由。请补写。", *EXAMINED, mend="statement")
    examined, received = statement.review_on, statement.received_on
    if examined is not None and received is not None and examined < received:
        yield forbids("PRE-03", "复核日期早于收到陈述申辩的日期。请核对。", *EXAMINED, mend="statement")


def heavier_than_told(proposal: ProposalFacts, notice: NoticeFacts) -> tuple[str, ...]:
    """What the penalty adds to the one the party was told, in Chinese (45条2款)."""
    items = (
        ((proposal.fine or ZERO) > (notice.proposed_fine or ZERO), "罚款数额"),
        (proposal.warning and not notice.proposed_warning, "警告"),
        (not set(proposal.other_kinds) <= set(notice.proposed_kinds), "其他处罚种类"),
        ((proposal.gains or ZERO) > (notice.proposed_gains or ZERO), "没收违法所得的数额"),
        ((proposal.goods_value or ZERO) > (notice.proposed_goods_value or ZERO), "没收非法财物的价值"),
    )
    return tuple(name for heavier, name in items if heavier)


@rule("PRE-03", basis=(*NO_WORSE, *TOLD))
def speaking_up_makes_nothing_worse(facts: Facts) -> Iterator[Finding]:
    """Nothing heavier than told is decided: for a statement never, for new facts after a new notice (45条2款)."""
    notice, proposal = facts.notice, facts.proposal
    if not facts.punishes or notice is None or proposal is None:
        return
    if notice.changed:
        yield forbids("PRE-03", "告知后事实、理由或者依据有变化，须重新告知。请重新制作告知书。", *TOLD, mend="notice")
    heavier = heavier_than_told(proposal, notice)
    if heavier:
        named = "、".join(heavier)
        yield forbids(
            "PRE-03",
            f"{named}重于告知的内容。不得因陈述申辩加重处罚；有新事实的须重新告知。",
            *NO_WORSE,
            mend="notice",
        )
