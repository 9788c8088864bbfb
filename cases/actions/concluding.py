"""The end of an ordinary case: decision to punish or not, dismissal, closing."""

from __future__ import annotations

import uuid
from typing import Any

from cases import calculation, on_record, queries, sheet
from cases import facts as case_facts
from cases.actions import papers, waivers
from cases.actions.comparing import compare_later
from cases.actions.step import Taken, take
from cases.models import Case, Decision, Document, Proposal, Publication
from cases.procedure import CLOSE_CASE, DISMISS, PUBLISH, PUNISH, SPARE
from cases.shapes import Act, ApprovalGiven, DismissalGiven, OrdinaryDecisionGiven, PublicationGiven
from enforcement.kernel.errors import Conflict

FROM_PROPOSAL = ("illegal_gains", "confiscated", "other_kinds", "warning", "circumstances")


def punish(case_id: uuid.UUID, given: OrdinaryDecisionGiven, act: Act) -> Case:
    """The head decides as proposed, or with a lower fine after hearing the party (行政处罚法 57, 59条).

    Raises LawNotSatisfied without notice, statement, review or discussion where they are due, while a
    hearing stands, and for whatever the rules say against the amount.
    """
    with take(PUNISH, case_id, act, lambda case: case_facts.decided(case, given.fine, given.opinion, act)) as taken:
        row = _approved(taken.case, Proposal.Outcome.PUNISH)
        fine = row.fine if given.fine is None else given.fine
        values = {name: getattr(row, name) for name in FROM_PROPOSAL}
        decision = _write(
            taken, row, act, {"outcome": "punish", "fine": fine, "influential": given.influential, **values}
        )
        paper = papers.issue(taken.case, decision, Document.Kind.DECISION, by=act.by, now=act.now)
        taken.on_record["decision"] = {"fine": None if fine is None else str(fine), "document": paper.number}
        taken.on_record["sheet"] = sheet.digest(decision.calculation)
    return taken.case


def spare(case_id: uuid.UUID, given: ApprovalGiven, act: Act) -> Case:
    """The head decides not to punish, on the ground proposed (行政处罚法 30, 31, 33, 57条)."""
    with take(SPARE, case_id, act, lambda case: case_facts.decided(case, None, given.opinion, act)) as taken:
        row = _approved(taken.case, Proposal.Outcome.NOT_PUNISH)
        values = {"outcome": "not_punish", "not_punish_ground": row.not_punish_ground}
        decision = _write(taken, row, act, {**values, "circumstances": row.circumstances})
        paper = papers.issue(taken.case, decision, Document.Kind.NO_PENALTY, by=act.by, now=act.now)
        taken.on_record["decision"] = {"ground": row.not_punish_ground, "document": paper.number}
        taken.on_record["sheet"] = sheet.digest(decision.calculation)
    return taken.case


def _approved(case: Case, outcome: Proposal.Outcome) -> Proposal:
    """The proposal that is decided as it stands; another decision needs another proposal."""
    row = case_facts.latest_proposal(case)
    if row is None or row.approved_at is None:
        raise Conflict("处理意见还没有批准，不能作出决定。")
    if row.outcome != outcome:
        said = row.get_outcome_display()
        raise Conflict(f"批准的处理意见是{said}。要作出别的决定，请先退回补充调查，重新呈报处理意见。")
    return row


def _write(taken: Taken, row: Proposal, act: Act, outcome: dict[str, Any]) -> Decision:
    lead, second = queries.two_handlers(taken.case)
    taken.case.decided_at = act.now
    reasons = {**row.reasons, **taken.facts.reasons}
    waivers.note(taken, act.now, reasons)
    made = Decision.objects.create(
        case=taken.case,
        decided_at=act.now,
        entered_at=act.now,
        proposal=row,
        approved_by=act.by,
        calculation=sheet.rows_of(taken.facts),
        findings=on_record.rows(taken.findings),
        reasons=reasons,
        law_of_act=calculation.law_used(taken.case),
        decided_by=lead,
        second=second,
        **outcome,
    )
    compare_later(made)
    return made


def publish(case_id: uuid.UUID, given: PublicationGiven, act: Act) -> Case:
    """Records that the decision was made public, redacted, and where (行政处罚法 48条; PUB-01)."""
    with take(PUBLISH, case_id, act, lambda case: case_facts.published(case, given)) as taken:
        if getattr(taken.case, "publication", None) is not None:
            raise Conflict("这件案件已经登记公开。")
        Publication.objects.create(case=taken.case, published_on=given.published_on, where=given.where, by=act.by)
        taken.on_record["published_on"] = given.published_on.isoformat()
    return taken.case


def dismiss(case_id: uuid.UUID, given: DismissalGiven, act: Act) -> Case:
    """The head dismisses the case: no unlawful fact, too late, or nobody to punish (workflow N92)."""
    with take(DISMISS, case_id, act, lambda case: case_facts.dismissed(case, given, act)) as taken:
        taken.case.dismissed_at = act.now
        taken.on_record["dismissed"] = {"ground": given.ground, "reason": given.reason}
    return taken.case


def close_case(case_id: uuid.UUID, given: ApprovalGiven, act: Act) -> Case:
    """The head closes what is fully carried out (REC-04)."""
    with take(CLOSE_CASE, case_id, act, lambda case: case_facts.closing_approved(case, given, act)) as taken:
        taken.case.closed_at = act.now
        papers.issue(taken.case, given, Document.Kind.CLOSING, by=act.by, now=act.now)
    return taken.case
