"""The register of numbers: every number of every kind of paper, in order, without a gap, void ones with their reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from cases.documents.kinds import KINDS, ORDINARY
from cases.models import Case, Document
from enforcement.kernel.models import IssuedNumber, NumberSeries
from enforcement.models import Organisation, User
from enforcement.policies import ADMINISTRATORS, roles, subtree_ids

READERS = frozenset({"bureau_head", "legal_reviewer", "archivist", "supervisor"})
TITLES = {row.series: row.title for table in (KINDS, ORDINARY) for row in table.values()}
PAGE = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One number with its paper, if this person may see the case."""

    number: IssuedNumber
    title: str
    paper: Document | None
    visible: bool

    @property
    def replaced_by(self) -> Document | None:
        """The paper that came in its place."""
        return next(iter(self.paper.corrected_by.all()), None) if self.paper else None


@dataclass(frozen=True, slots=True)
class Run:
    """One series: how far it came, how many numbers were given and how many are void."""

    series: NumberSeries
    title: str
    given: int
    void: int

    @property
    def whole(self) -> bool:
        """Whether every number from 1 to the last was given."""
        return self.given == self.series.last


def scope(user: User) -> tuple[int, ...]:
    """Organisations whose registers the account reads."""
    return () if roles(user) & ADMINISTRATORS else subtree_ids(user, READERS)


def authorities(user: User) -> QuerySet[Organisation]:
    """The authorities among them that give numbers."""
    return Organisation.objects.filter(pk__in=scope(user), is_authority=True).order_by("path")


def years(user: User) -> list[int]:
    """Years in which numbers were given, the last one first."""
    found = NumberSeries.objects.filter(organisation_id__in=scope(user), kind__in=TITLES)
    return sorted(set(found.values_list("year", flat=True)), reverse=True)


def series_of(user: User, wanted: dict[str, Any]) -> QuerySet[NumberSeries]:
    """The series that the filters leave."""
    found = NumberSeries.objects.filter(organisation_id__in=scope(user), kind__in=TITLES)
    if wanted.get("kind"):
        found = found.filter(kind=wanted["kind"])
    if wanted.get("year"):
        found = found.filter(year=wanted["year"])
    if wanted.get("organisation"):
        found = found.filter(organisation_id=wanted["organisation"])
    return found.select_related("organisation").order_by("organisation__path", "-year", "kind")


def runs(user: User, wanted: dict[str, Any]) -> list[Run]:
    """Each series with its counts."""
    counted = series_of(user, wanted).annotate(
        given=Count("issued"), void=Count("issued", filter=Q(issued__voided_at__isnull=False))
    )
    return [Run(row, TITLES[row.kind], row.given, row.void) for row in counted]


def numbers(user: User, wanted: dict[str, Any]) -> QuerySet[IssuedNumber]:
    """The numbers that the filters leave, the newest first."""
    found = IssuedNumber.objects.filter(series__in=series_of(user, wanted).order_by())
    if wanted.get("void"):
        found = found.filter(voided_at__isnull=False)
    return found.select_related("series__organisation").order_by("-pk")


def lines(user: User, found: list[IssuedNumber]) -> Iterator[Line]:
    """The numbers with their papers; two statements for all of them."""
    papers = Document.objects.filter(pk__in=[each.subject_id for each in found]).defer("context")
    by_id = {paper.pk: paper for paper in papers.select_related("case").prefetch_related("corrected_by", "corrects")}
    cases = {paper.case_id for paper in by_id.values()}
    seen = set(Case.objects.visible_to(user).filter(pk__in=cases).values_list("pk", flat=True))
    for each in found:
        paper = by_id.get(each.subject_id)
        yield Line(each, TITLES[each.series.kind], paper, paper is not None and paper.case_id in seen)
