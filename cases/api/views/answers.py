"""The answer that every step gives: the case as it now stands, under its new ETag."""

from __future__ import annotations

import uuid
from typing import Any

from rest_framework import status as http
from rest_framework.request import Request
from rest_framework.response import Response

from cases.api.shown.cases import CaseOut
from cases.models import Case
from cases.reading.visible import visible_case
from enforcement.kernel import api


def etag_of(case: Case) -> str:
    """Answers are always masked: full personal data has an address of its own, which logs each reading."""
    return api.etag(case.version, masked=True)


def case_answer(request: Request, case_id: uuid.UUID, *, created: bool = False) -> Response:
    """The case with its ETag; 201 and its Location when it is new."""
    case = visible_case(request.user, case_id)
    headers: dict[str, Any] = {"ETag": etag_of(case)}
    if created:
        headers["Location"] = f"/api/v1/cases/{case.pk}/"
    status = http.HTTP_201_CREATED if created else http.HTTP_200_OK
    return Response(CaseOut(case, context={"request": request}).data, status, headers=headers)


def version_expected(request: Request, case: Case, *, required: bool) -> int | None:
    """The version the client decided on; PreconditionRequired or Stale when it named none or another."""
    if not required and "If-Match" not in request.headers:
        return None
    api.require_match(request, etag_of(case))
    return case.version
