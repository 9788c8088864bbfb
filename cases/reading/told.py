"""What a notice gives the party, what a review still says, and what carries each element: for showing, not for judging."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cases.facts import element_names, reviewed
from cases.models import Case, ElementProof, LegalReview, PenaltyNotice
from enforcement.kernel.clock import local_day
from enforcement.queries import calendar
from enforcement.rules import statutes
from enforcement.rules.deadlines_ordinary import hearing_request_clock
from enforcement.rules.periods import due


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """A notice beside the days it gives the party; None while they have not begun or the calendar does not tell."""

    row: PenaltyNotice
    delivered_on: date | None = None
    statement_until: date | None = None
    hearing_until: date | None = None


def notices_of(case: Case) -> list[NoticeShown]:
    """The notices of a case, oldest first, with their days in the length that was told."""
    rows = case.notices.select_related("document").prefetch_related("document__deliveries")
    return [_with_days(row) for row in rows.order_by("at", "pk")]


def _with_days(row: PenaltyNotice) -> NoticeShown:
    delivery = next(iter(row.document.deliveries.all()), None)
    if delivery is None:
        return NoticeShown(row)
    delivered = local_day(delivery.at)
    until = due(replace(statutes.STATEMENT, length=row.statement_days), delivered, calendar()).due
    heard = hearing_request_clock(delivered, calendar()).due.due if row.hearing_told else None
    return NoticeShown(row, delivered, until, heard)


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """A review beside what the file says differently now."""

    row: LegalReview
    differences: tuple[str, ...]


def reviews_of(case: Case) -> list[ReviewShown]:
    """The reviews of a case, oldest first."""
    rows = list(case.reviews.select_related("asked_by", "reviewer").order_by("asked_at", "pk"))
    now = reviewed.seen(case) if rows else {}
    return [ReviewShown(row, tuple(reviewed.differences(row.seen, now))) for row in rows]


def elements_of(case: Case) -> list[dict[str, Any]]:
    """Each thing that has to be proved with the usable evidence that carries it, in two statements."""
    carried: dict[str, list[dict[str, Any]]] = {name: [] for name in element_names(case)}
    for element, proof in _proofs(case):
        if element in carried:
            carried[element].append(proof)
    return [{"name": name, "proved": bool(proofs), "proofs": proofs} for name, proofs in carried.items()]


def _proofs(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    """First what was said when the evidence came in, then what was said of it later."""
    said = set()
    for piece in case.evidence.filter(excluded_reason="").exclude(element="").order_by("received_at", "pk"):
        said.add((piece.pk, piece.element))
        yield piece.element, {"evidence": piece.pk, "title": piece.title, "note": ""}
    proofs = ElementProof.objects.filter(evidence__case=case, evidence__excluded_reason="")
    for row in proofs.select_related("evidence").order_by("at", "pk"):
        if (row.evidence_id, row.element) not in said:
            yield row.element, {"evidence": row.evidence_id, "title": row.evidence.title, "note": row.note}
