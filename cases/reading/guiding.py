"""Guiding cases: which a reader knows of, how they are found, and which stand beside a penalty."""

from __future__ import annotations

from functools import reduce
from typing import Any

from django.db.models import Q, QuerySet

from cases.models import Case, GuidingCase
from enforcement.policies import ADMINISTRATORS, READS_CASES, roles, subtree_ids

BESIDE = 3
SEARCHED = ("title", "facts", "question", "reasoning", "outcome", "articles", "violation__name")


def known_to(user: Any) -> QuerySet[GuidingCase]:
    """What is published for everybody who reads cases; what is not, only in the reader's part of the tree."""
    held = roles(user)
    if not held & READS_CASES or held & ADMINISTRATORS:
        return GuidingCase.objects.none()
    inside = Q(organisation_id__in=subtree_ids(user, READS_CASES))
    rows = GuidingCase.objects.filter(Q(state=GuidingCase.State.PUBLISHED) | inside)
    return rows.select_related("violation", "organisation")


def published() -> QuerySet[GuidingCase]:
    """Those that guide now."""
    return GuidingCase.objects.filter(state=GuidingCase.State.PUBLISHED).select_related("violation", "organisation")


def with_words(rows: QuerySet[GuidingCase], words: str) -> QuerySet[GuidingCase]:
    """Rows in which every word stands somewhere."""
    wanted = words.split()[:4]
    for word in wanted:
        rows = rows.filter(
            reduce(lambda one, other: one | other, (Q(**{f"{name}__icontains": word}) for name in SEARCHED))
        )
    return rows


def beside(violation_id: int) -> list[GuidingCase]:
    """The newest few of a violation, without their texts."""
    rows = GuidingCase.objects.filter(state=GuidingCase.State.PUBLISHED, violation_id=violation_id)
    return list(rows.only("title", "outcome", "published_at").order_by("-published_at", "-pk")[:BESIDE])


def closed_case(user: Any, number: str) -> Case | None:
    """The case of that number, if the reader may see it."""
    rows = Case.objects.visible_to(user).select_related("party", "violation", "violation_version")
    return rows.filter(number=number.strip()).first()
