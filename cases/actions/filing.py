"""From the registered matter to the filing: verification, opinion of the leader, decision of the head."""

from __future__ import annotations

import uuid

from cases import facts as case_facts
from cases.actions import papers
from cases.actions.beside import put
from cases.actions.step import Parts, take
from cases.models import Case, Document, Filing, Opinion, Term
from cases.procedure import (
    DECLINE,
    EXTEND_VERIFICATION,
    FILE,
    FILING,
    INFORM,
    OPINE,
    RETURN_FILING,
    SUBMIT_FILING,
    Step,
)
from cases.shapes import Act, ApprovalGiven, ExtensionGiven, FilingGiven, NoteGiven, OpinionGiven, RefusalGiven
from enforcement.kernel.errors import Conflict


def extend_verification(case_id: uuid.UUID, given: ExtensionGiven, act: Act) -> Case:
    """The head gives the verification more working days (FIL-01)."""
    with take(
        EXTEND_VERIFICATION, case_id, act, lambda case: case_facts.longer_verification(case, given, act)
    ) as taken:
        Term.objects.create(
            case=taken.case,
            kind=Term.Kind.VERIFICATION,
            ground=given.ground,
            reason=given.reason,
            days=given.days,
            approved_by=act.by,
            approved_at=act.now,
        )
        taken.on_record["term"] = {"kind": "verification", "days": given.days}
    return taken.case


def submit_filing(case_id: uuid.UUID, given: FilingGiven, act: Act) -> Case:
    """Puts the filing before the head, with the first evidence in words (FIL-02)."""
    with take(SUBMIT_FILING, case_id, act, lambda case: case_facts.filing_submitted(case, given, act)) as taken:
        put(taken.case, Filing, prima_facie=given.prima_facie, submitted_at=act.now, submitted_by=act.by)
    return taken.case


def opine(case_id: uuid.UUID, given: OpinionGiven, act: Act) -> Case:
    """The leader says what he thinks of the filing or the proposal that is put before the head."""
    with take(OPINE, case_id, act) as taken:
        stage = Opinion.Stage.FILING if taken.case.state == FILING else Opinion.Stage.PROPOSAL
        Opinion.objects.create(
            case=taken.case, stage=stage, by=act.by, at=act.now, agrees=given.agrees, text=given.text
        )
        taken.on_record["opinion"] = {"stage": str(stage), "agrees": given.agrees}
    return taken.case


def return_filing(case_id: uuid.UUID, given: RefusalGiven, act: Act) -> Case:
    """Sends the filing back to the officers, with the reason."""
    with take(RETURN_FILING, case_id, act) as taken:
        put(taken.case, Filing, submitted_at=None, submitted_by=None)
        taken.on_record["returned"] = given.reason
    return taken.case


def inform_reporter(case_id: uuid.UUID, given: NoteGiven, act: Act) -> Case:
    """Tells the named reporter what became of the matter (FIL-05)."""
    with take(INFORM, case_id, act) as taken:
        if not Filing.objects.filter(case=taken.case, named_reporter=True).update(informed_at=act.at):
            raise Conflict("本案不是实名举报案件，没有要告知的举报人。")
        taken.on_record["informed"] = given.text
    return taken.case


def file(case_id: uuid.UUID, given: ApprovalGiven, act: Act) -> Case:
    """The head files the case; the 90 days begin (行政处罚法 54条2款, 60条)."""
    return _decide(case_id, FILE, Filing.Outcome.FILED, given.opinion, Document.Kind.FILING, act)


def decline(case_id: uuid.UUID, given: RefusalGiven, act: Act) -> Case:
    """The head does not file the case, with the reason (workflow N2)."""
    return _decide(case_id, DECLINE, Filing.Outcome.NOT_FILED, given.reason, Document.Kind.NO_FILING, act)


def _decide(case_id: uuid.UUID, step: Step, outcome: Filing.Outcome, words: str, kind: Document.Kind, act: Act) -> Case:
    def parts(case: Case) -> Parts:
        return case_facts.filing_decided(case, outcome, words, act)

    with take(step, case_id, act, parts) as taken:
        filing = put(taken.case, Filing, outcome=outcome, opinion=words, decided_at=act.now, decided_by=act.by)
        paper = papers.issue(taken.case, filing, kind, by=act.by, now=act.now)
        taken.on_record["filing"] = {"outcome": str(outcome), "document": paper.number}
    return taken.case
