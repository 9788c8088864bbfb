"""Legal review 法制审核 and collective discussion 集体讨论 (行政处罚法 57, 58条)."""

from __future__ import annotations

import uuid

from cases import facts as case_facts
from cases.actions import papers
from cases.actions.step import take
from cases.facts import filed, reviewed
from cases.facts.ordinary import unreviewed
from cases.models import Case, Discussion, DiscussionMember, Document, LegalReview
from cases.procedure import ASK_REVIEW, DISCUSS, REVIEW
from cases.shapes import Act, DiscussionGiven, Nothing, ReviewGiven
from cases.stored import hang
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.rules.review import review_causes


def ask_review(case_id: uuid.UUID, given: Nothing, act: Act) -> Case:
    """Puts the file before the legal reviewers, with the computed reasons why it is due (REV-01, REV-03).

    What the file says now is kept, so that a later change opens the review again.
    """
    with take(ASK_REVIEW, case_id, act) as taken:
        if unreviewed(taken.case) is not None:
            raise Conflict("本案正在法制审核，不用重复送审。")
        reasons = [cause.says for cause in review_causes(taken.facts)]
        seen = reviewed.seen(taken.case)
        LegalReview.objects.create(case=taken.case, asked_at=act.now, asked_by=act.by, due_reasons=reasons, seen=seen)
        taken.on_record["review"] = {"due": reasons, "digest": reviewed.digest(seen)}
    return taken.case


def review(case_id: uuid.UUID, given: ReviewGiven, act: Act) -> Case:
    """The reviewer's nine points and result (REV-02, REV-04); what he did not agree with goes back."""
    with take(REVIEW, case_id, act, lambda case: case_facts.review_given(case, given, act)) as taken:
        row = unreviewed(taken.case)
        if row is None:
            raise Conflict("本案没有待审核的送审。")
        # What was read is what stands now: a change since the asking was shown to the reviewer.
        row.seen = reviewed.seen(taken.case)
        row.reviewer, row.done_at, row.result, row.opinion = act.by, act.now, given.result, given.opinion
        row.points = {key: {"result": result, "text": text} for key, (result, text) in given.points.items()}
        row.save()
        paper = papers.issue(taken.case, row, Document.Kind.REVIEW, by=act.by, now=act.now)
        taken.on_record["review"] = {"result": given.result, "document": paper.number}
    return taken.case


def discuss(case_id: uuid.UUID, given: DiscussionGiven, act: Act) -> Case:
    """The discussion of the heads: each opinion, each vote, the conclusion (行政处罚法 57条2款; REV-06)."""
    with take(DISCUSS, case_id, act, lambda case: case_facts.discussion_held(case, given, act)) as taken:
        row = case_facts.latest_proposal(taken.case)
        if row is None:
            raise Conflict("本案还没有呈报处理意见。")
        made = Discussion.objects.create(
            case=taken.case,
            proposal=row,
            at=act.at,
            place=given.place,
            chair_id=given.chair_id,
            minutes_by=given.minutes_by,
            conclusion=given.conclusion,
            agrees=given.agrees,
        )
        _members(made, given, taken.case, act)
        paper = papers.issue(taken.case, made, Document.Kind.DISCUSSION, by=act.by, now=act.now)
        members = [member.user_id for member in given.members]
        taken.on_record["discussion"] = {"agrees": given.agrees, "members": members, "document": paper.number}
    return taken.case


def _members(made: Discussion, given: DiscussionGiven, case: Case, act: Act) -> None:
    ids = [member.user_id for member in given.members]
    if len(set(ids)) != len(ids):
        raise Invalid(fields={"members": ["同一人只能列一次。"]})
    day = local_day(act.at)
    people = case_facts.members(given)
    rows = [
        DiscussionMember(
            discussion=made,
            user_id=member.user_id,
            appointment=filed.office(member.user_id, case.authority_id, day),
            opinion=member.opinion,
            agrees=member.agrees,
        )
        for member in given.members
    ]
    DiscussionMember.objects.bulk_create(rows)
    for row in rows:
        row.user = people[row.user_id]
    made.chair = people[made.chair_id]
    hang(made, "members", rows)
