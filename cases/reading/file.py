"""The whole file of one case, read in a bounded number of statements."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from cases import facts as case_facts
from cases.models import (
    Case,
    ClockLevel,
    Discussion,
    DiscussionMember,
    Document,
    Evidence,
    FieldRecord,
    Filing,
    Handling,
    HearingRequest,
    LegalReview,
    Opinion,
    Proposal,
    Term,
)
from cases.reading.visible import NOT_FOUND, name_deciders
from enforcement.kernel.errors import NotVisible

# Persons beside the case whom its page names.
NAMED = ("filing__submitted_by", "filing__decided_by", "publication__by", "decision__approved_by", "volume")
SHARED = ("rechecks", "education", "payments", "blockers")


def whole_case(user: Any, case_id: Any) -> Case:
    """The case with everything its page shows prefetched; NotVisible for outsiders."""
    joined = (*case_facts.BESIDE, *NAMED)
    found = Case.objects.visible_to(user).select_related(*joined).filter(pk=case_id).first()
    if found is None:
        raise NotVisible(NOT_FOUND)
    return with_all(found)


def with_all(case: Case) -> Case:
    """The same case with all rows below it read."""
    case_facts.join_ground(case)
    ordinary = case.procedure == Case.Procedure.ORDINARY
    # Conduct at the kerb is noted there only: in a simple case, and in one that was converted.
    kerb = () if ordinary and case.filing.source != Filing.Source.CONVERTED else ("conducts",)
    prefetch_related_objects([case], *_shared(), *kerb, *(_ordinary() if ordinary else ()))
    _tie_corrections(case)
    name_deciders(case)
    handlings = list(case.handlings.all())
    ever = tuple({"place": each.place, "since": each.since, "user_id": each.officer.user_id} for each in handlings)
    case.hold(handlings=ever, handlers=[each for each in handlings if each.until is None])
    return case


def _tie_corrections(case: Case) -> None:
    """Gives each paper the papers that replace it: they lie in the same case and were read with it."""
    papers = list(case.documents.all())
    for paper in papers:
        later: Any = paper.corrected_by.all()
        later._result_cache = [each for each in papers if each.corrects_id == paper.pk]
        later._prefetch_done = True
        cache: dict[str, Any] = paper.__dict__.setdefault("_prefetched_objects_cache", {})
        cache["corrected_by"] = later


def _shared() -> tuple[Any, ...]:
    """What both procedures have."""
    present = Handling.objects.select_related("officer", "certificate").order_by("until", "place")
    papers = (
        Document.objects.select_related("notice").defer("context").prefetch_related("deliveries").order_by("issued_at")
    )
    evidence = Evidence.objects.select_related("taken_by", "file").order_by("received_at")
    return (
        Prefetch("handlings", present),
        Prefetch("evidence", evidence),
        Prefetch("documents", papers),
        Prefetch("clocks__levels", ClockLevel.objects.select_related("answer__by")),
        *SHARED,
    )


def _ordinary() -> tuple[Any, ...]:
    """What the ordinary procedure adds; the newest of each first."""
    members = DiscussionMember.objects.select_related("user", "appointment").order_by("pk")
    discussions = Discussion.objects.select_related("chair").prefetch_related(Prefetch("members", members))
    return (
        "evidence__proofs",
        Prefetch("opinions", Opinion.objects.select_related("by").order_by("at", "pk")),
        Prefetch("field_records", FieldRecord.objects.defer("content", "person_number").order_by("began_at")),
        Prefetch("proposals", Proposal.objects.select_related("by", "approved_by").order_by("-at", "-pk")),
        Prefetch("hearing_requests", HearingRequest.objects.order_by("-received_at", "-pk")),
        Prefetch("reviews", LegalReview.objects.select_related("reviewer", "asked_by").order_by("-asked_at", "-pk")),
        Prefetch("discussions", discussions.order_by("-at", "-pk")),
        Prefetch("terms", Term.objects.select_related("approved_by").order_by("approved_at", "pk")),
    )
