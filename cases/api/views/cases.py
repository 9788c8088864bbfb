"""Cases: the list, one case, opening one, and the whole on-the-spot act in one request."""

from __future__ import annotations

import uuid
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.opening import open_case
from cases.actions.rehearsal import look_over
from cases.actions.street import issue_on_the_spot
from cases.api import examples
from cases.api.filters import PARAMETERS, CaseFilter
from cases.api.given.acts import OpeningRequest
from cases.api.given.street import StreetRequest
from cases.api.shown.cases import CaseLine, CaseOut
from cases.api.shown.file import Look, NextOut, Purpose
from cases.api.shown.parts import PartyFull
from cases.api.views.answers import case_answer, look_answer
from cases.models import Case
from cases.procedure import DECIDE, OPEN
from cases.reading.file import whole_case
from cases.reading.possible import next_steps
from cases.reading.visible import visible_case
from enforcement.api.schema import (
    ETAG,
    IDEMPOTENCY_KEY,
    PAGE,
    REPLAYED,
    page_of,
    posting,
    problems,
    scoped,
)
from enforcement.api.shapes import only_known_parameters, read_body
from enforcement.api.views import Api
from enforcement.kernel import clock
from enforcement.kernel.idempotency import once
from enforcement.kernel.readlog import log_read

LINE = ("organisation", "violation", "party")
ABOUT_OPENING = f"""Opens an on-the-spot case: party, two officers, conduct on site. The account is the lead officer.

Law: {OPEN.article}. The same `id` sent twice is refused with 409; use an Idempotency-Key to repeat a request safely."""
ABOUT_STREET = f"""The whole on-the-spot act in one transaction, or nothing of it: opening, evidence, order to correct, \
re-inspection, hearing, outcome, delivery, cash. The findings of every part come back together.

Law: {OPEN.article}; {DECIDE.article}. The same `opening.id` sent twice by the same account is one act: the case as it \
stands is answered."""


class CaseList(Api):
    """/cases/"""

    @extend_schema(
        operation_id="cases_list",
        description=scoped("cases:read", "Cases of the organisations where the account holds a role, newest first."),
        parameters=[*PARAMETERS, *PAGE],
        responses={200: page_of(CaseLine, "Case"), **problems()},
    )
    def get(self, request: Request) -> Response:
        """A page of cases."""
        only_known_parameters(request, *CaseFilter.base_filters, "cursor", "page_size")
        asked = CaseFilter(request.query_params, Case.objects.visible_to(request.user).select_related(*LINE))
        if not asked.is_valid():
            raise ValidationError({name: list(lines) for name, lines in asked.errors.items()})
        return self.page(asked.qs, CaseLine, ("-opened_at", "-id"))

    @extend_schema(
        operation_id="cases_open",
        description=scoped("cases:write", ABOUT_OPENING),
        parameters=[IDEMPOTENCY_KEY, ETAG, REPLAYED],
        request=OpeningRequest,
        responses={201: CaseOut, **posting(404)},
        examples=[examples.OPENING],
    )
    @once
    def post(self, request: Request) -> Response:
        """Opens a case."""
        body = read_body(OpeningRequest, request)
        case = open_case(body.given(), body.act(request))
        return case_answer(request, case.pk, created=True)


class OnTheSpot(Api):
    """/cases/on-the-spot/"""

    @extend_schema(
        operation_id="cases_on_the_spot",
        description=scoped("cases:write", ABOUT_STREET),
        parameters=[IDEMPOTENCY_KEY, ETAG, REPLAYED],
        request=StreetRequest,
        responses={201: CaseOut, **posting(404)},
        examples=[examples.STREET],
    )
    @once
    def post(self, request: Request) -> Response:
        """Carries out the whole act."""
        body = read_body(StreetRequest, request)
        case = issue_on_the_spot(body.given(), body.act(request))
        return case_answer(request, case.pk, created=True)


class OnTheSpotPreview(Api):
    """/cases/on-the-spot/preview/"""

    @extend_schema(
        operation_id="cases_on_the_spot_preview",
        description=scoped("cases:write", "What the law would say to the whole act; nothing is stored or locked."),
        request=StreetRequest,
        responses={200: Look, **posting(404)},
        examples=[examples.STREET],
    )
    def post(self, request: Request) -> Response:
        """Findings of every step of the act."""
        body = read_body(StreetRequest, request)
        act = body.act(request)
        return look_answer(look_over(body.given(), act), act)


class CaseOne(Api):
    """/cases/{id}/"""

    @extend_schema(
        operation_id="cases_read",
        description=scoped("cases:read", "One case, personal data masked. Its ETag is what If-Match of a step takes."),
        parameters=[ETAG],
        responses={200: CaseOut, **problems(404)},
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """The case."""
        return case_answer(request, pk)


class Possible(Api):
    """/cases/{id}/possible/"""

    @extend_schema(
        operation_id="cases_possible",
        description=scoped(
            "cases:read",
            "Steps that leave the present state and have something to do, and why this account may not take one.",
        ),
        responses={200: NextOut(many=True), **problems(404)},
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """The steps."""
        case = whole_case(request.user, pk)
        return Response(NextOut(next_steps(request.user, case), many=True).data)


class PartyReading(Api):
    """/cases/{id}/party-reading/"""

    writes = "cases:read"

    @extend_schema(
        operation_id="cases_party_reading",
        description=scoped("cases:read", "The party in full. Who read it, when and what for is kept for good."),
        request=Purpose,
        responses={200: PartyFull, **posting(404)},
    )
    def post(self, request: Request, pk: uuid.UUID) -> Response:
        """The party, after the reading is logged."""
        purpose = read_body(Purpose, request).validated_data["purpose"]
        case = visible_case(request.user, pk)
        shown: Any = PartyFull(case.party).data
        log_read(
            by_id=request.user.pk,
            at=clock.now(),
            subject_kind="case",
            subject_id=case.pk,
            fields=sorted(shown),
            purpose=purpose,
        )
        return Response(shown)
