"""Which papers of a file have not reached the party."""

from __future__ import annotations

from cases.models import Case, Document


def undelivered(case: Case) -> list[Document]:
    """Papers for the party that nobody delivered yet, oldest first."""
    return [paper for paper in case.documents.all() if paper.awaits_delivery]
