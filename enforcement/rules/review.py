"""Legal review 法制审核: when it is due, who may do it, its nine points, and what opens it again (REV-01…05, 08)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_CEILING, Decimal
from types import MappingProxyType

from enforcement.rules.benchmark import leaves_the_tier
from enforcement.rules.calendar import written
from enforcement.rules.causes import Cause, articles, listed
from enforcement.rules.deadlines_ordinary import review_clock
from enforcement.rules.facts import POINTS, Facts, ReviewerFacts, ReviewFacts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.fines import at_the_top
from enforcement.rules.hearing import HEAVY_KINDS, hearing_causes, is_heard, reaches
from enforcement.rules.statutes import (
    ECO_CODE,
    GUIDANCE,
    OLD_PENALTY_LAW,
    PENALTY_LAW,
    REVIEW_GUIDANCE,
    REVIEWERS_SHARE,
    REVISED,
)
from enforcement.rules.statutes_then import REVIEW_FROM
from enforcement.rules.track import counts_as_unit

DUE = (Article(PENALTY_LAW, 58, 1),)
BY_LAW = Article(PENALTY_LAW, 58, 1, 4)
OLD_REVIEW = Article(OLD_PENALTY_LAW, 38, 3)
EXAM = (Article(PENALTY_LAW, 58, 2),)
MANNER = (REVIEW_GUIDANCE,)
TOP = Article(GUIDANCE, "二（二）")
MITIGATED = Article(PENALTY_LAW, 32)
DAILY = Article(ECO_CODE, 1060)

# What a place may have reviewed always, by key (REV-03): its words.
LOCAL_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "closure": "责令停产停业、关闭或者限制从业",
        "licence": "降低资质或者吊销许可证件",
        "confiscation": "没收违法所得或者非法财物",
        "hearing_threshold": "达到听证标准",
        "departure": "调整适用裁量基准",
        "not_punish": "不予行政处罚",
    }
)


def review_causes(facts: Facts) -> tuple[Cause, ...]:
    """Why this case is reviewed before it is decided: the statute first, then local rows, then design (58条1款)."""
    if not facts.punishes:
        return tuple(_local(facts))
    return (*_statutory(facts), *_grave_amounts(facts), *_local(facts))


def _statutory(facts: Facts) -> Iterator[Cause]:
    if facts.day < REVISED:
        return  # the law of then is only noted, see below
    gravity = facts.gravity
    if gravity.public_interest:
        yield Cause("public_interest", "REV-01", "涉及重大公共利益", Article(PENALTY_LAW, 58, 1, 1))
    if is_heard(facts.hearing):
        yield Cause("heard", "REV-01", "经过听证程序", Article(PENALTY_LAW, 58, 1, 2))
    if gravity.difficult:
        yield Cause("difficult", "REV-01", "案件情况疑难复杂", Article(PENALTY_LAW, 58, 1, 3))
    if gravity.several_relations:
        yield Cause("several_relations", "REV-01", "涉及多个法律关系", Article(PENALTY_LAW, 58, 1, 3))
    if gravity.review_by_law:
        yield Cause("law", "REV-01", "法律、法规规定应当进行法制审核", BY_LAW)


def _grave_amounts(facts: Facts) -> Iterator[Cause]:
    proposal = facts.proposal
    if at_the_top(facts):
        yield Cause("highest_fine", "LEN-08", "按法定上限罚款", TOP)
    if proposal is not None and proposal.mitigated and facts.local.mitigation_needs_review.value:
        yield Cause("mitigated", "LEN-07", "减轻处罚", MITIGATED)
    if facts.daily_fine is not None:
        yield Cause("daily_fine", "DEC-12", "按日连续处罚", DAILY)


def _local(facts: Facts) -> Iterator[Cause]:
    proposal, local = facts.proposal, facts.local
    if proposal is None:
        return
    limit = local.review_unit if counts_as_unit(facts.party, local) else local.review_citizen
    if facts.punishes and reaches(proposal.fine, limit.value, local.review_inclusive.value):
        yield Cause("amount", "REV-03", f"罚款 {proposal.fine} 元达到本地法制审核标准", BY_LAW)
    kinds = {item for kind in proposal.other_kinds for words, item in HEAVY_KINDS.items() if words in kind}
    met = {
        "closure": 4 in kinds,
        "licence": 3 in kinds,
        "confiscation": proposal.gains is not None or proposal.goods_value is not None,
        "hearing_threshold": bool(hearing_causes(facts)),
        "departure": leaves_the_tier(facts) is not None,
        "not_punish": proposal.outcome == "not_punish",
    }
    for key in local.always_reviewed.value:
        if met.get(key):
            yield Cause(key, "REV-03", LOCAL_REASONS[key], BY_LAW)


@rule("REV-01", basis=DUE)
def what_makes_review_due_is_answered(facts: Facts) -> Iterator[Finding]:
    """Whether a review is due is asked, never assumed: public interest, difficulty, several relations (58条1款).

    The law before 2021-07-15 made no such distinction.
    """
    if not facts.punishes or facts.day < REVISED:
        return
    asked = (
        (facts.gravity.public_interest, "是否涉及重大公共利益"),
        (facts.gravity.difficult, "是否疑难复杂"),
        (facts.gravity.several_relations, "是否涉及多个法律关系"),
    )
    missing = "、".join(name for answer, name in asked if answer is None)
    if missing:
        yield forbids("REV-01", f"没有回答：{missing}。请补答。", *DUE, mend="review")


@rule("REV-01", "REV-03", "LEN-07", "LEN-08", "DEC-12", basis=(*DUE, BY_LAW, MITIGATED, TOP, DAILY, OLD_REVIEW))
def a_case_due_for_review_has_passed_it(facts: Facts) -> Iterator[Finding]:
    """Not reviewed, or reviewed without consent: no decision. A fact changed since opens the review again (58条).

    Where no review was due but one was asked for, going against it needs a reason. From 2018-01-01 to 2021-07-14
    the law asked for a review before every decision of a head; its text was not seen, so that is noted (M).
    """
    causes, review = review_causes(facts), facts.review
    asked = review is not None and review.requested_on is not None
    if facts.review_passed:
        if review is not None and review.on is not None and review.on > facts.day:
            yield forbids("REV-01", "法制审核日期晚于办理日期。请核对。", *DUE, mend="review")
        return
    if causes:
        why = f"本案须经法制审核（{listed(causes)}），"
        yield forbids(causes[0].code, f"{why}{_standing(facts)}", *articles(causes), mend=_mend(review))
    elif asked and review is not None and review.result in ("amend", "disagree"):
        yield asks_reason("REV-01", "法制审核没有同意。不采纳审核意见的，请写明理由。", *DUE)
    elif asked:
        yield notes("REV-01", "已经送法制审核，还没有有效的审核意见。", *DUE, mend="review")
    elif facts.punishes and REVIEW_FROM <= facts.day < REVISED:
        says = "当时的法律规定决定前应当由审核人员审核（凭记忆，待法制机构确认），案卷没有审核。"
        yield notes("REV-01", says, OLD_REVIEW, mend="review")


def _mend(review: ReviewFacts | None) -> str:
    """Who waits for an opinion has nothing to ask for again."""
    waits = review is not None and review.requested_on is not None and review.result is None
    return "review_awaited" if waits else "review"


def _standing(facts: Facts) -> str:
    review = facts.review
    if review is None or review.requested_on is None:
        return "还没有送审，不能决定。请先送法制审核。"
    if review.result is None:
        return "还没有审核意见，不能决定。请等待审核意见。"
    if review.result != "agree":
        return "审核没有通过，不能决定。请按审核意见修改或者补充后重新送审。"
    changed = "、".join(review.differences) or "审核过的事实"
    return f"审核后{changed}有变化，原审核失效，不能决定。请重新送审。"


@rule("REV-02", basis=(*EXAM, OLD_REVIEW))
def a_new_reviewer_passed_the_exam(facts: Facts) -> Iterator[Finding]:
    """Who began to review on or after 2021-07-15 holds the legal professional certificate (58条2款); from 2018: noted."""
    reviewer = None if facts.review is None else facts.review.reviewer
    if reviewer is None or reviewer.exam_certificate_no.strip():
        return
    name = reviewer.name or "审核人员"
    if reviewer.began_on is None:
        yield forbids("REV-02", f"{name}没有登记初次从事法制审核的日期。请补登，或者改派。", *EXAM, mend="review")
    elif reviewer.began_on >= REVISED:
        yield forbids(
            "REV-02", f"{name}初次从事法制审核，没有登记法律职业资格证书，不能审核。请改派。", *EXAM, mend="review"
        )
    elif reviewer.began_on >= REVIEW_FROM:
        yield notes(
            "REV-02",
            f"{name}在 2018 年以后初次从事法制审核，当时的法律也要求法律职业资格，待法制机构确认。",
            OLD_REVIEW,
            mend="review",
        )


def is_appointed(reviewer: ReviewerFacts, day: date) -> bool:
    """Whether the reviewer held the post on `day`, both ends included."""
    begun = reviewer.appointed_from is not None and reviewer.appointed_from <= day
    return begun and (reviewer.appointed_until is None or day <= reviewer.appointed_until)


@rule("REV-04", basis=MANNER)
def the_reviewer_is_appointed_and_no_handler(facts: Facts) -> Iterator[Finding]:
    """The review is done by somebody appointed for it that day, never by a handler of the case (design, memory)."""
    review = facts.review
    reviewer = None if review is None else review.reviewer
    if reviewer is None or reviewer.account_id is None:
        yield forbids("REV-04", "没有指派法制审核人员。请先指派。", *MANNER, mend="review")
        return
    name = reviewer.name or "审核人员"
    persons = {officer.person_id for officer in facts.officers} - {None}
    accounts = {officer.account_id for officer in facts.officers} - {None}
    if reviewer.person_id in persons or reviewer.account_id in accounts:
        yield forbids("REV-04", f"{name}是本案承办人，不能审核本案。请改派。", *MANNER, mend="review")
    if not is_appointed(reviewer, (review.on if review is not None else None) or facts.day):
        yield forbids("REV-04", f"{name}当天不是法制审核人员。请改派。", *MANNER, mend="review")


@rule("REV-04", basis=MANNER)
def the_review_answers_its_nine_points(facts: Facts) -> Iterator[Finding]:
    """Each of the nine points has its answer, the result its opinion; consent in spite of a fault is reasoned."""
    review = facts.review
    if review is None or review.result is None:
        yield forbids("REV-04", "没有写明法制审核的结论。请选定。", *MANNER, mend="review")
        return
    missing = "、".join(name for key, name in POINTS.items() if key not in review.points)
    if missing:
        yield forbids("REV-04", f"没有逐项写明审核结论：{missing}。请补写。", *MANNER, mend="review")
    faulty = "、".join(name for key, name in POINTS.items() if review.points.get(key) == "fault")
    if review.result == "agree" and faulty:
        yield asks_reason("REV-04", f"审核发现{faulty}有问题，又同意办理。请写明理由。", *MANNER)
    if review.result != "agree" and not review.opinion_stated:
        yield forbids("REV-04", "审核没有通过，没有写明意见。请写明需要修改或者补充什么。", *MANNER, mend="review")
    if review.on is not None and review.requested_on is not None and review.on < review.requested_on:
        yield forbids("REV-04", "审核日期早于送审日期。请核对。", *MANNER, mend="review")


@rule("REV-05", basis=MANNER)
def the_review_is_given_in_time(facts: Facts) -> Iterator[Finding]:
    """The days of a review are a local value; being late is noted (REV-05, from memory)."""
    review = facts.review
    if review is None or review.requested_on is None:
        return
    last = review_clock(review.requested_on, facts.calendar, facts.local).due.day
    if (review.on or facts.day) > last:
        yield notes("REV-05", f"法制审核应当在 {written(last)} 前完成，已经逾期。", *MANNER, mend="review")


def reviewers_needed(officers: int) -> int:
    """How many reviewers so many officers need: 5 %, rounded up (REV-08, memory and design)."""
    return int((officers * REVIEWERS_SHARE.share).to_integral_value(ROUND_CEILING))


@rule("REV-08", basis=MANNER)
def reviewers_are_enough(facts: Facts) -> Iterator[Finding]:
    """Reviewers number at least 5 % of the officers; from memory, so it only notes (REV-08)."""
    staff = facts.staff
    if staff is None or staff.officers is None or staff.reviewers is None:
        return
    needed = reviewers_needed(staff.officers)
    if Decimal(staff.reviewers) < needed:
        yield notes("REV-08", f"法制审核人员 {staff.reviewers} 名，不少于 {needed} 名才符合要求。", *MANNER)
