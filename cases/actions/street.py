"""The whole on-the-spot act, as it is sent from the kerb: many steps through the one door, all or none."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace

from django.db import IntegrityError

from cases.actions import collecting, deciding, delivering, drafts, hearing, opening, proving
from cases.actions.clues import taken_up
from cases.actions.rehearsal import look_over, once_each
from cases.actions.sitting import sitting
from cases.models import Case, Document
from cases.procedure import FOUND
from cases.shapes import (
    Act,
    ConversionGiven,
    DecisionGiven,
    DeliveryGiven,
    EducationGiven,
    NoPenaltyGiven,
    StatementGiven,
    Street,
)
from enforcement.kernel.errors import Conflict, LawNotSatisfied
from enforcement.models import User
from enforcement.rules.findings import Finding


def issue_on_the_spot(given: Street, act: Act) -> Case:
    """Finds, orders, rechecks, hears, decides, hands over and collects, in one transaction.

    The acts at the kerb happen at `act.at`, the decision and what follows it at `act.now`. Sent twice by
    the same user under the same id it is one act, and the case as it stands is returned. Raises
    LawNotSatisfied with the findings of every part together; then nothing is done.
    """
    if (done := _done_before(given, act.by)) is not None:
        return done
    try:
        with sitting():
            case = _carry_out(given, replace(act, expects=None))
            drafts.settle(given.opening.id, case, act)
            return case
    except LawNotSatisfied as refused:
        raise LawNotSatisfied(_all_findings(refused, given, act), extra=refused.extra) from refused
    except (Conflict, IntegrityError):
        if (done := _done_before(given, act.by)) is not None:
            return done
        raise


def _done_before(given: Street, by: User) -> Case | None:
    """The case this very sending has already made; one that was merely opened under the id is another thing."""
    case = Case.objects.visible_to(by).filter(pk=given.opening.id, opened_by=by).first()
    if case is None or (given.outcome is not None and case.state == FOUND):
        return None
    return case


def _all_findings(refused: LawNotSatisfied, given: Street, act: Act) -> tuple[Finding, ...]:
    """What stopped the act first, then what would have stopped it later: mended in one go."""
    stopped: Iterable[Finding] = refused.findings  # type: ignore[assignment]  # the door raises rules' findings
    return once_each([*stopped, *look_over(given, act)])


def _carry_out(given: Street, act: Act) -> Case:
    found = replace(act, at=given.ordered_at or act.at)
    case = opening.open_case(given.opening, found)
    for piece in given.evidence:
        proving.add_evidence(case.pk, piece, found)
    case = hearing.order_correction(case.pk, given.order, found)
    if given.recheck is not None:
        case = hearing.recheck(case.pk, given.recheck, act)
    if given.opening.clue_id is not None:
        taken_up(given.opening.clue_id, case, act)
    return _end(given, case, act)


def _end(given: Street, case: Case, act: Act) -> Case:
    if given.outcome is None:
        return case
    statement = given.statement or StatementGiven(made=False)
    if isinstance(given.outcome, NoPenaltyGiven):
        _educate(given, case.pk, act)
    hearing.hear(case.pk, statement, act)
    if isinstance(given.outcome, ConversionGiven):
        return deciding.convert(case.pk, given.outcome, act)
    at_once = replace(act, at=act.now)
    if isinstance(given.outcome, DecisionGiven):
        deciding.decide(case.pk, given.outcome, at_once)
    else:
        deciding.end_without_penalty(case.pk, given.outcome, at_once)
    case = delivering.deliver(case.pk, _delivery(given, case.pk), at_once)
    if given.cash is not None:
        case = collecting.collect_cash(case.pk, given.cash, at_once)
    return case


def _educate(given: Street, case_id: uuid.UUID, act: Act) -> None:
    for kind, content in (("education", given.education), ("commitment", given.commitment)):
        if content.strip():
            hearing.educate(case_id, EducationGiven(kind=kind, content=content.strip()), act)


def _delivery(given: Street, case_id: uuid.UUID) -> DeliveryGiven:
    papers = Document.objects.filter(case=case_id).order_by("-issued_at").values_list("pk", flat=True)
    return DeliveryGiven(
        document_id=papers[0],
        method="on_the_spot",
        place=given.opening.place,
        form_handed=given.handed,
        recipient="" if given.refused else given.recipient,
        relation=given.relation,
        refused=given.refused,
        refusal_note=given.refusal_note,
        witness=given.witness,
    )
