"""The ordinary procedure: registering a case, and the long parts of its file, each at an address of its own."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.opening import register_case
from cases.actions.rehearsal import look_at_registration
from cases.api import examples
from cases.api.given.acts import RegistrationRequest
from cases.api.shown.cases import CaseOut
from cases.api.shown.concluding import DiscussionOut, PenaltyNoticeOut, ProposalOut, ReviewOut
from cases.api.shown.file import Look
from cases.api.shown.investigation import ElementOut, FieldRecordOut, FieldRecordWhole, OpinionOut, TermOut
from cases.api.views.answers import case_answer, look_answer
from cases.models import Case, FieldRecord
from cases.procedure import REGISTER
from cases.reading.told import elements_of, notices_of, reviews_of
from cases.reading.visible import visible_case
from enforcement.api.schema import ETAG, IDEMPOTENCY_KEY, REPLAYED, posting, problems, scoped
from enforcement.api.shapes import only_known_parameters, read_body
from enforcement.api.views import Api
from enforcement.kernel import clock
from enforcement.kernel.errors import NotVisible
from enforcement.kernel.idempotency import once
from enforcement.kernel.readlog import log_read

READ = "接口查看笔录"
ABOUT = f"""Registers a case for filing under the ordinary procedure: party, two officers, what was found. The account is \
the lead officer; verification begins. Whether it is filed is for the head (`filing-approval/`).

Law: {REGISTER.article}. The same `id` sent twice is refused with 409; use an Idempotency-Key to repeat a request safely."""


class Ordinary(Api):
    """/cases/ordinary/"""

    http_method_names = ("post",)

    @extend_schema(
        operation_id="cases_register",
        description=scoped("cases:write", ABOUT),
        parameters=[IDEMPOTENCY_KEY, ETAG, REPLAYED],
        request=RegistrationRequest,
        responses={201: CaseOut, **posting(404)},
        examples=[examples.REGISTRATION],
    )
    @once
    def post(self, request: Request) -> Response:
        """Registers a case."""
        body = read_body(RegistrationRequest, request)
        case = register_case(body.given(), body.act(request))
        return case_answer(request, case.pk, created=True)


class OrdinaryPreview(Api):
    """/cases/ordinary/preview/"""

    http_method_names = ("post",)

    @extend_schema(
        operation_id="cases_register_preview",
        description=scoped("cases:write", "What the law would say to the registration; nothing is stored or locked."),
        request=RegistrationRequest,
        responses={200: Look, **posting(404)},
        examples=[examples.REGISTRATION],
    )
    def post(self, request: Request) -> Response:
        """Findings of the registration."""
        body = read_body(RegistrationRequest, request)
        act = body.act(request)
        return look_answer(look_at_registration(body.given(), act), act)


class Part(Api):
    """A long part of the file of a case: all of its rows, oldest first. A simple case has none."""

    http_method_names = ("get", "head")
    rows: ClassVar[Callable[[Case], Iterable[Any]]]
    shown: ClassVar[type[serializers.Serializer]]

    def answer(self, request: Request, pk: uuid.UUID) -> Response:
        """The rows."""
        only_known_parameters(request)
        case = visible_case(request.user, pk)
        return Response(self.shown(type(self).rows(case), many=True).data)


def _part(
    name: str, shown: type[serializers.Serializer], rows: Callable[[Case], Iterable[Any]], words: str
) -> type[Part]:
    @extend_schema(
        operation_id=f"cases_{name}",
        description=scoped("cases:read", words),
        responses={200: shown(many=True), **problems(404)},
    )
    def get(self: Part, request: Request, pk: uuid.UUID) -> Response:
        """The rows."""
        return self.answer(request, pk)

    parts = {"get": get, "rows": staticmethod(rows), "shown": shown, "__module__": __name__}
    return type(f"{name.capitalize()}Part", (Part,), {**parts, "__doc__": f"/cases/{{id}}/{name}/"})


def _proposals(case: Case) -> Iterable[Any]:
    return case.proposals.select_related("by", "approved_by").order_by("at", "pk")


def _opinions(case: Case) -> Iterable[Any]:
    return case.opinions.select_related("by").order_by("at", "pk")


def _records(case: Case) -> Iterable[Any]:
    return case.field_records.defer("content").order_by("began_at", "pk")


def _discussions(case: Case) -> Iterable[Any]:
    rows = case.discussions.select_related("chair").prefetch_related("members__user", "members__appointment")
    return rows.order_by("at", "pk")


def _terms(case: Case) -> Iterable[Any]:
    return case.terms.select_related("approved_by").order_by("approved_at", "pk")


PARTS: dict[str, type[Part]] = {
    "opinions": _part(
        "opinions", OpinionOut, _opinions, "Opinions of leaders on the filing and on proposals, oldest first."
    ),
    "records": _part(
        "records",
        FieldRecordOut,
        _records,
        "Records of inspections and inquiries, oldest first, without their content: that stands in the single record.",
    ),
    "elements": _part(
        "elements",
        ElementOut,
        elements_of,
        "What has to be proved, each element with the usable evidence that carries it.",
    ),
    "proposals": _part("proposals", ProposalOut, _proposals, "Proposals, oldest first; the last one counts."),
    "notices": _part(
        "notices", PenaltyNoticeOut, notices_of, "Notices before punishment with the days they give the party."
    ),
    "reviews": _part(
        "reviews", ReviewOut, reviews_of, "Legal reviews, oldest first, each with what the file says differently now."
    ),
    "discussions": _part(
        "discussions", DiscussionOut, _discussions, "Collective discussions of the heads, oldest first."
    ),
    "terms": _part(
        "terms", TermOut, _terms, "What moved the legal periods: extensions, days that do not count, suspensions."
    ),
}


class RecordOne(Api):
    """/cases/{id}/records/{record}/"""

    http_method_names = ("get", "head")

    @extend_schema(
        operation_id="cases_record_of_the_field",
        description=scoped(
            "cases:read",
            "One record with its content. People say names and numbers in it: each reading is kept in the log of "
            "readings.",
        ),
        responses={200: FieldRecordWhole, **problems(404)},
    )
    def get(self, request: Request, pk: uuid.UUID, record_id: uuid.UUID) -> Response:
        """The record, after the reading is logged."""
        case = visible_case(request.user, pk)
        found = FieldRecord.objects.filter(case=case, pk=record_id).first()
        if found is None:
            raise NotVisible("本案没有这份笔录。")
        log_read(
            by_id=request.user.pk,
            at=clock.now(),
            subject_kind="field_record",
            subject_id=found.pk,
            fields=["content"],
            purpose=READ,
        )
        return Response(FieldRecordWhole(found).data)
