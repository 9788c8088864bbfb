"""The answer that every step gives: the case as it now stands, under its new ETag."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from rest_framework import status as http
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.step import stands_in_the_way
from cases.api.shown.cases import CaseOut
from cases.models import (
    Blocker,
    Case,
    Delivery,
    Education,
    Handling,
    HearingRequest,
    OnSiteConduct,
    Payment,
    Recheck,
)
from cases.on_record import rows
from cases.reading.visible import name_deciders, visible_case
from cases.shapes import Act
from cases.stored import OF_CASE, Stored, fill
from enforcement.kernel import api
from enforcement.models import Certificate, Officer, User
from enforcement.rules.findings import Finding

# The rows of a case in their order, all in one statement.
_ROWS = {
    "handlings": Stored(
        Handling,
        OF_CASE,
        ("place",),
        one=(
            ("officer", Stored(Officer, "t.id = o.officer_id")),
            ("certificate", Stored(Certificate, "t.id = o.certificate_id")),
        ),
    ),
    "conducts": Stored(OnSiteConduct, OF_CASE, ("at",)),
    "rechecks": Stored(Recheck, OF_CASE, ("at",)),
    "education": Stored(Education, OF_CASE, ("at",)),
    "deliveries": Stored(Delivery, OF_CASE, ("at",)),
    "payments": Stored(Payment, OF_CASE, ("paid_on",)),
    "blockers": Stored(Blocker, OF_CASE, ("since",)),
}
_ORDINARY = {**_ROWS, "hearing_requests": Stored(HearingRequest, OF_CASE, ("received_at",))}


def etag_of(case: Case) -> str:
    """Answers are always masked: full personal data has an address of its own, which logs each reading."""
    return api.etag(case.version, masked=True)


def case_answer(request: Request, case_id: uuid.UUID, *, created: bool = False) -> Response:
    """The case with its ETag; 201 and its Location when it is new."""
    case = visible_case(request.user, case_id)
    fill(case, _ROWS if case.procedure == Case.Procedure.SIMPLE else _ORDINARY)
    name_deciders(case)
    _name_heads(case)
    headers: dict[str, Any] = {"ETag": etag_of(case)}
    if created:
        headers["Location"] = f"/api/v1/cases/{case.pk}/"
    status = http.HTTP_201_CREATED if created else http.HTTP_200_OK
    return Response(CaseOut(case, context={"request": request}).data, status, headers=headers)


def _name_heads(case: Case) -> None:
    """Reads the accounts whose names an ordinary case shows, all in one statement."""
    named = [("filing", "submitted_by"), ("filing", "decided_by"), ("decision", "approved_by")]
    rows = [(getattr(case, part, None), name) for part, name in named]
    ids = {getattr(row, f"{name}_id") for row, name in rows if row is not None} - {None}
    people = User.objects.only("name").in_bulk(ids) if ids else {}
    for row, name in rows:
        if row is not None and (person := people.get(getattr(row, f"{name}_id"))) is not None:
            setattr(row, name, person)


def look_answer(findings: Iterable[Finding], act: Act) -> Response:
    """What the law would say, and whether anything stands in the way with the reasons that were sent."""
    said = tuple(findings)
    stopped = any(stands_in_the_way(each, act.reasons) for each in said)
    return Response({"may": not stopped, "findings": rows(said)})


def version_expected(request: Request, case: Case, *, required: bool) -> int | None:
    """The version the client decided on; PreconditionRequired or Stale when it named none or another."""
    if not required and "If-Match" not in request.headers:
        return None
    api.require_match(request, etag_of(case))
    return case.version
