"""The hearing 听证: when it must be offered, when it was asked for in time, and how it is held (PRE-04…09)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from enforcement.rules.calendar import written
from enforcement.rules.causes import Cause, articles, listed
from enforcement.rules.deadlines_ordinary import hearing_notice_clock, hearing_request_clock, is_over
from enforcement.rules.facts import Facts, HearingFacts, Local, Parameter, PartyFacts
from enforcement.rules.findings import Article, Finding, forbids, notes, rule
from enforcement.rules.periods import in_time
from enforcement.rules.statutes import AGENTS_AT_MOST, PENALTY_LAW
from enforcement.rules.track import counts_as_unit

OFFERED = (Article(PENALTY_LAW, 63, 1), Article(PENALTY_LAW, 44))
LARGE = Article(PENALTY_LAW, 63, 1, 1)
LARGE_GAINS = Article(PENALTY_LAW, 63, 1, 2)
ASKED = (Article(PENALTY_LAW, 64, "", 1), Article(PENALTY_LAW, 63, 1))
ANNOUNCED = (Article(PENALTY_LAW, 64, "", 2),)
HELD = (Article(PENALTY_LAW, 64), Article(PENALTY_LAW, 63, 2))
AFTER = (Article(PENALTY_LAW, 65), Article(PENALTY_LAW, 58, 1, 2))

CONFISCATION = "没收非法财物"
ZERO = Decimal(0)
# Words of a kind of penalty → the item of 63条1款 it falls under; item 5 is what else is heavy (design).
HEAVY_KINDS: Mapping[str, int] = MappingProxyType(
    {
        "降低资质": 3,
        "吊销": 3,
        "停产": 4,
        "停业": 4,
        "关闭": 4,
        "限制从业": 4,
        "停止执业": 5,
        "限制开展生产经营": 5,
    }
)


def hearing_threshold(party: PartyFacts, local: Local) -> Parameter[Decimal | None]:
    """From which amount in yuan a hearing is offered to this kind of party; a local value (PRE-05)."""
    return local.hearing_unit if counts_as_unit(party, local) else local.hearing_citizen


def reaches(amount: Decimal | None, threshold: Decimal | None, inclusive: bool) -> bool:
    """Whether the amount is large: at the threshold only where the local value includes it (PRE-05)."""
    if amount is None or threshold is None:
        return False
    return amount >= threshold if inclusive else amount > threshold


def hearing_causes(facts: Facts) -> tuple[Cause, ...]:
    """Why a hearing must be offered; fine, gains and goods are each compared by themselves (63条)."""
    proposal = facts.proposal
    if proposal is None or not facts.punishes:
        return ()
    threshold = hearing_threshold(facts.party, facts.local).value
    inclusive = facts.local.hearing_inclusive.value
    found = [
        Cause(key, "PRE-05", f"{name} {amount} 元达到听证标准", article)
        for key, name, amount, article in (
            ("fine", "罚款", proposal.fine, LARGE),
            ("gains", "没收违法所得", proposal.gains, LARGE_GAINS),
            ("goods", "没收非法财物价值", proposal.goods_value, LARGE_GAINS),
        )
        if reaches(amount, threshold, inclusive)
    ]
    for kind in proposal.other_kinds:
        items = [item for words, item in HEAVY_KINDS.items() if words in kind]
        if items:
            found.append(Cause("kind", "PRE-04", f"拟{kind}", Article(PENALTY_LAW, 63, 1, min(items))))
    if proposal.hearing_by_law:
        found.append(Cause("law", "PRE-04", "法律、法规、规章规定应当听证", Article(PENALTY_LAW, 63, 1, 6)))
    return tuple(found)


@rule("PRE-05", basis=(LARGE_GAINS,))
def confiscated_goods_have_a_value(facts: Facts) -> Iterator[Finding]:
    """Whether goods are of great value is reckoned, so their value is stated with the proposal (63条1款2项)."""
    proposal = facts.proposal
    if proposal is None or not facts.punishes or CONFISCATION not in proposal.other_kinds:
        return
    if proposal.goods_value is None or proposal.goods_value < ZERO:
        yield forbids(
            "PRE-05",
            "拟没收非法财物，没有写明财物的价值，不能判断是否告知听证。请补写。",
            LARGE_GAINS,
            mend="amount",
        )


@rule("PRE-04", "PRE-05", basis=OFFERED)
def a_hearing_is_offered_where_due(facts: Facts) -> Iterator[Finding]:
    """A large fine or confiscation, the loss of a licence, a closure: the notice tells of the hearing (63条)."""
    proposal = facts.proposal
    if proposal is None or not facts.punishes:
        return
    threshold = hearing_threshold(facts.party, facts.local)
    amounts = (proposal.fine, proposal.gains, proposal.goods_value)
    if threshold.value is None and any(amount is not None for amount in amounts):
        yield forbids(
            "PRE-05", "没有设定听证的数额标准，不能判断是否告知听证。请法制机构设定。", *OFFERED, mend="parameters"
        )
    elif threshold.status != "V" and any(amount is not None for amount in amounts):
        yield notes("PRE-05", f"听证的数额标准 {threshold.value} 元待法制机构确认。", *OFFERED, mend="parameters")
    causes = hearing_causes(facts)
    if causes and facts.notice is not None and not facts.notice.hearing_right:
        yield forbids(
            "PRE-04",
            f"{listed(causes)}，告知书没有写明要求听证的权利。请补写后重新告知。",
            *articles(causes),
            mend="notice",
        )


def asked_in_time(hearing: HearingFacts, facts: Facts) -> bool | None:
    """Whether the request kept the 5 working days: the postmark counts (CAL-07); None when no day is stated."""
    notice = facts.notice
    if notice is None or notice.delivered_on is None or (hearing.posted_on is None and hearing.received_on is None):
        return None
    last = hearing_request_clock(notice.delivered_on, facts.calendar).due.day
    until = max(last, notice.hearing_until or last)
    return in_time(until, received_on=hearing.received_on, posted_on=hearing.posted_on)


def is_heard(hearing: HearingFacts | None) -> bool:
    """Whether a hearing took place and is over, or the party stayed away from it (64条6项, 65条)."""
    return hearing is not None and hearing.held_on is not None and (hearing.ended_on is not None or hearing.dropped)


@rule("PRE-06", "CAL-07", basis=ASKED)
def a_request_for_a_hearing_has_its_day(facts: Facts) -> Iterator[Finding]:
    """A request is recorded with the day it came and, when posted, its postmark; a late one is noted (64条1项)."""
    hearing = facts.hearing
    if hearing is None or not hearing.requested:
        return
    kept = asked_in_time(hearing, facts)
    if hearing.received_on is None and hearing.posted_on is None:
        yield forbids("CAL-07", "没有写明要求听证的收到日期或者交邮日期。请补写。", *ASKED, mend="hearing")
    elif kept is None:
        yield forbids("PRE-06", "告知书还没有送达，不能登记听证要求。请先登记送达。", *ASKED, mend="notice")
    elif not kept:
        yield notes("PRE-06", "当事人要求听证时已经超过期限。", *ASKED, mend="hearing")


@rule("PRE-06", "CAL-07", basis=ASKED)
def a_hearing_asked_for_is_held_first(facts: Facts) -> Iterator[Finding]:
    """A hearing asked for in time and not withdrawn is held before anything is decided (63, 64条).

    A letter counts by its postmark; a request whose day is not known stands in the way too.
    """
    hearing = facts.hearing
    if hearing is None or not hearing.requested or hearing.withdrawn_on is not None or is_heard(hearing):
        return
    kept = asked_in_time(hearing, facts)
    if kept is None:
        yield forbids("CAL-07", "没有写明要求听证的收到日期或者交邮日期。请补写。", *ASKED, mend="hearing")
    elif kept:
        yield forbids(
            "PRE-06",
            "当事人在期限内要求听证，听证结束前不得作出决定。听证请按纸质程序办理。",
            *ASKED,
            mend="hearing",
        )


@rule("PRE-06", basis=ASKED)
def the_time_to_ask_for_a_hearing_has_run(facts: Facts) -> Iterator[Finding]:
    """Where a hearing was due or told, its 5 working days have expired, or the party gave it up (64条1项)."""
    notice, hearing = facts.notice, facts.hearing
    if not facts.punishes or notice is None or notice.delivered_on is None:
        return
    if not (notice.hearing_right or hearing_causes(facts)) or is_heard(hearing):
        return
    if hearing is not None and hearing.waived_on is not None:
        if hearing.waiver_kept and notice.delivered_on <= hearing.waived_on <= facts.day:
            return
        yield forbids("PRE-06", "当事人放弃听证，须留存书面材料或者音像记录。请补充。", *ASKED, mend="hearing")
    last = hearing_request_clock(notice.delivered_on, facts.calendar).due
    until = max(last.day, notice.hearing_until or last.day)
    if is_over(last, facts.day) is None:
        yield forbids("PRE-06", "要求听证的期限要等放假安排公布后才能确定，还不能办理。", *ASKED, mend="calendar")
    elif facts.day <= until:
        yield forbids(
            "PRE-06",
            f"要求听证的期限到 {written(until)} 届满，届满前不能作出决定。当事人放弃听证的除外。",
            *ASKED,
            mend="hearing",
        )


@rule("PRE-07", basis=ANNOUNCED)
def a_hearing_is_announced_seven_days_before(facts: Facts) -> Iterator[Finding]:
    """Time and place are told 7 working days before; the hearing comes after the seventh (strict, design)."""
    hearing = facts.hearing
    if hearing is None or hearing.held_on is None:
        return
    if hearing.noticed_on is None:
        yield forbids("PRE-07", "没有通知听证的时间、地点。请先通知。", *ANNOUNCED, mend="hearing")
        return
    last = hearing_notice_clock(hearing.noticed_on, facts.calendar).due.day
    if hearing.held_on <= last:
        yield forbids(
            "PRE-07", f"听证须在通知七个工作日以后举行，应当晚于 {written(last)}。请改期。", *ANNOUNCED, mend="hearing"
        )


@rule("PRE-08", basis=HELD)
def a_hearing_is_held_as_the_law_says(facts: Facts) -> Iterator[Finding]:
    """In public unless secrets forbid, chaired by nobody who investigated, at most two agents, signed, free (64条)."""
    hearing = facts.hearing
    if hearing is None or hearing.held_on is None:
        return
    if hearing.public is not True and not hearing.closed_ground:
        yield forbids("PRE-08", "听证应当公开举行。不公开的请写明涉及哪种秘密或者隐私。", *HELD, mend="hearing")
    if hearing.chair_id is None:
        yield forbids("PRE-08", "没有指定听证主持人。请指定。", *HELD, mend="hearing")
    elif hearing.chair_id in {officer.person_id for officer in facts.officers}:
        yield forbids("PRE-08", "听证主持人是本案调查人员。请另行指定主持人。", *HELD, mend="hearing")
    if hearing.agents > AGENTS_AT_MOST:
        yield forbids("PRE-08", "当事人最多委托两名代理人。请核对。", *HELD, mend="hearing")
    if not hearing.dropped and not hearing.record_signed and not hearing.refusal_noted:
        yield forbids("PRE-08", "听证笔录没有签名。请补签；拒签的由主持人注明。", *HELD, mend="hearing")
    if hearing.costs_charged:
        yield forbids("PRE-08", "听证的费用由行政机关承担，不得向当事人收取。", *HELD, mend="hearing")


@rule("PRE-09", basis=AFTER)
def a_heard_case_is_reviewed(facts: Facts) -> Iterator[Finding]:
    """After a hearing the decision follows its record, and legal review has to agree (58, 65条)."""
    hearing = facts.hearing
    if not is_heard(hearing) or not facts.punishes or hearing is None:
        return
    if hearing.ended_on is not None and hearing.ended_on > facts.day:
        yield forbids("PRE-09", "听证结束日期晚于办理日期。请核对。", *AFTER, mend="hearing")
    if not facts.review_passed:
        yield forbids("PRE-09", "经过听证的案件，法制审核通过后才能决定。请先送法制审核。", *AFTER, mend="review")
