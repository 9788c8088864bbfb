"""Registering an ordinary case with its first pictures, in one transaction: all or nothing."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from cases.actions import clues, drafts, opening, proving
from cases.models import Case
from cases.shapes import Act, EvidenceGiven, Registration
from enforcement.kernel.errors import Conflict
from enforcement.models import User


def register_on_sight(given: Registration, evidence: Iterable[EvidenceGiven], act: Act) -> Case:
    """Registers the matter, takes in its pictures, and settles the draft and the clue it came from.

    Sent twice by the same user under the same id it is one case. Raises the same as `register_case`.
    """
    if (done := _done_before(given, act.by)) is not None:
        return done
    try:
        with transaction.atomic():
            case = opening.register_case(given, act)
            for piece in evidence:
                case = proving.add_evidence(case.pk, piece, act)
            if given.clue_id is not None:
                clues.taken_up(given.clue_id, case, act)
            drafts.settle(given.id, case, act)
            return case
    except (Conflict, IntegrityError):
        if (done := _done_before(given, act.by)) is not None:
            return done
        raise


def _done_before(given: Registration, by: User) -> Case | None:
    """The case that this very sending has made already."""
    return Case.objects.visible_to(by).filter(pk=given.id, opened_by=by, procedure=Case.Procedure.ORDINARY).first()
