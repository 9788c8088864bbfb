"""Between proposal and decision: consent of the head, notice to the party, its statement, its request for a hearing."""

from __future__ import annotations

import uuid

from cases import facts as case_facts
from cases.actions import papers
from cases.actions.beside import put
from cases.actions.step import take
from cases.below import below
from cases.models import Case, Document, HearingRequest, PenaltyNotice, Statement
from cases.procedure import APPROVE_PROPOSAL, NOTIFY, REQUEST_HEARING, STATE, WITHDRAW_HEARING
from cases.shapes import Act, ApprovalGiven, HearingRequestGiven, Nothing, StatementGiven, WithdrawalGiven
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict
from enforcement.rules.hearing import asked_in_time, hearing_causes


def approve_proposal(case_id: uuid.UUID, given: ApprovalGiven, act: Act) -> Case:
    """The head agrees with the proposal (workflow N6); now the party is told, or the case ends without penalty."""
    with take(APPROVE_PROPOSAL, case_id, act, lambda case: case_facts.approval_of_proposal(case, given, act)) as taken:
        row = case_facts.latest_proposal(taken.case)
        if row is None:
            raise Conflict("本案还没有呈报处理意见。")
        row.approved_at, row.approved_by, row.opinion = act.now, act.by, given.opinion
        row.save(update_fields=["approved_at", "approved_by", "opinion"])
        paper = papers.issue(taken.case, row, Document.Kind.APPROVAL, by=act.by, now=act.now)
        taken.on_record["approval"] = {"proposal": row.pk, "document": paper.number}
    return taken.case


def notify(case_id: uuid.UUID, given: Nothing, act: Act) -> Case:
    """Makes the notice before punishment; whether a hearing is offered is computed (行政处罚法 44, 63条; PRE-01, 04)."""
    with take(NOTIFY, case_id, act, lambda case: case_facts.noticed(case, act)) as taken:
        row = case_facts.latest_proposal(taken.case)
        if row is None or row.approved_at is None:
            raise Conflict("处理意见还没有批准，不能告知。")
        notice = PenaltyNotice(
            case=taken.case,
            proposal=row,
            at=act.now,
            hearing_why=[cause.says for cause in hearing_causes(taken.facts)],
            statement_days=taken.facts.local.statement_days.value,
        )
        notice.hearing_told = bool(notice.hearing_why)
        paper = papers.issue(taken.case, notice, Document.Kind.NOTICE, by=act.by, now=act.now)
        notice.document = paper
        notice.save(force_insert=True)
        taken.on_record["notice"] = {"document": paper.number, "hearing": notice.hearing_told}
    return taken.case


def state(case_id: uuid.UUID, given: StatementGiven, act: Act) -> Case:
    """What the party said to the notice and its re-examination, or that it gave the right up (行政处罚法 45条)."""
    with take(STATE, case_id, act, lambda case: case_facts.statement_made(case, given, act)) as taken:
        _still_said(taken.case, given)
        row = put(
            taken.case,
            Statement,
            at=act.at,
            made=given.made,
            waived=given.waived,
            content=given.content,
            review=given.review,
            review_reason=given.review_reason,
        )
        paper = papers.issue(taken.case, row, Document.Kind.STATEMENT, by=act.by, now=act.now)
        taken.on_record["statement"] = {"made": given.made, "waived": given.waived, "document": paper.number}
    return taken.case


def _still_said(case: Case, given: StatementGiven) -> None:
    """What the party said to the notice stays said: nobody records silence or a waiver over it."""
    row, notice = getattr(case, "statement", None), case_facts.latest_notice(case)
    if row is not None and row.made and not given.made and notice is not None and row.at >= notice.at:
        raise Conflict("当事人已经陈述申辩，不能再登记为放弃或者没有陈述。有补充的，请连同原来的内容一并记录。")


def request_hearing(case_id: uuid.UUID, given: HearingRequestGiven, act: Act) -> Case:
    """Records that the party asked for a hearing; a letter counts by its postmark (行政处罚法 64条1项; CAL-07).

    While the request stands no decision is made; the hearing itself goes on paper.
    """
    with take(REQUEST_HEARING, case_id, act, lambda case: case_facts.hearing_requested(case, given, act)) as taken:
        if any(each.withdrawn_at is None for each in below(taken.case).hearing_requests):
            raise Conflict("已经登记了听证申请。")
        HearingRequest.objects.create(
            case=taken.case,
            sent_on=given.sent_on,
            by_post=given.by_post,
            received_at=act.at,
            in_time=taken.facts.hearing is not None and asked_in_time(taken.facts.hearing, taken.facts) is True,
            text=given.text,
        )
        taken.on_record["hearing"] = {"sent_on": given.sent_on.isoformat(), "by_post": given.by_post}
    return taken.case


def withdraw_hearing(case_id: uuid.UUID, given: WithdrawalGiven, act: Act) -> Case:
    """Records that the party withdrew its request, with the proof; by a leader, not by a handler."""
    with take(WITHDRAW_HEARING, case_id, act) as taken:
        standing = HearingRequest.objects.filter(case=taken.case, withdrawn_at__isnull=True)
        if not standing.update(withdrawn_at=act.at, withdrawal=given.withdrawal):
            raise Conflict("没有待撤回的听证申请。")
        taken.on_record["hearing"] = {"withdrawn_on": local_day(act.at).isoformat()}
    return taken.case
