"""Which papers go to the party, and which of them have not reached it."""

from __future__ import annotations

from cases.models import Case, Document

Kind = Document.Kind
# All others are internal to the authority: forms of approval, reports, reviews, records of what was said.
TO_PARTY = frozenset({Kind.SPOT_DECISION, Kind.NO_PENALTY, Kind.CORRECTION, Kind.NOTICE, Kind.DECISION})


def undelivered(case: Case) -> list[Document]:
    """Papers for the party that nobody delivered yet, oldest first."""
    return [paper for paper in case.documents.all() if paper.kind in TO_PARTY and not paper.deliveries.all()]
