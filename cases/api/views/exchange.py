"""Whole case files: the published format, checking one without storing it, and a stored case written in it."""

from __future__ import annotations

import uuid
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases.exchange.check import check
from cases.exchange.export import export
from cases.exchange.judging import NotInFormat
from cases.exchange.schema import schema
from cases.reading.visible import visible_case
from enforcement.api.schema import problems, scoped
from enforcement.api.shapes import only_known_parameters
from enforcement.api.views import Api
from enforcement.kernel import clock
from enforcement.kernel.errors import Invalid
from enforcement.kernel.readlog import log_read
from enforcement.rules.findings import Force

EXPORTED = "接口导出案卷"


class FileFindingOut(serializers.Serializer):
    """One sentence of the law about one place of the file."""

    code = serializers.CharField(help_text="Code of the rule, also the key of `decision.reasons`.")
    force = serializers.ChoiceField(choices=[(each.value, each.name.lower()) for each in Force])
    says = serializers.CharField()
    article = serializers.CharField()
    at = serializers.CharField(help_text="JSON pointer to the part of the file it is about.")
    stated = serializers.BooleanField(help_text="False when it rests on what the file does not state.")
    reason_given = serializers.BooleanField(help_text="True when the file gives a reason under this code.")


class FileCheckOut(serializers.Serializer):
    """What comes of a file."""

    verdict = serializers.ChoiceField(
        choices=["allow", "warn", "block"],
        help_text="block: something is unlawful. warn: a reason the law wants is missing. allow: neither.",
    )
    findings = FileFindingOut(many=True, help_text="The gravest first.")


class CaseFileSchema(Api):
    """/case-files/schema/"""

    authentication_classes = ()
    permission_classes = ()
    http_method_names = ("get", "head")

    def get_permissions(self) -> list[Any]:
        """Open to everybody: it holds no data."""
        return []

    @extend_schema(
        operation_id="case_files_schema",
        auth=[],
        description="The JSON Schema (2020-12) of a whole case file. Everything but `acts` is optional. What a file "
        "does not state is not stated; null or an empty list states that there was none; `complete: true` states "
        "that nothing else happened.",
        responses={200: OpenApiTypes.OBJECT, **problems()},
    )
    def get(self, request: Request) -> Response:
        """The schema."""
        only_known_parameters(request)
        return Response(schema(), headers={"Cache-Control": "public, max-age=3600"})


class CaseFileCheck(Api):
    """/case-files/check/"""

    writes = "law:read"
    http_method_names = ("post",)

    @extend_schema(
        operation_id="case_files_check",
        description=scoped(
            "law:read",
            "Judges a whole case file with the rules and the dates of then. Nothing is stored. The body is one document "
            "of the format of `GET /case-files/schema/`; a body that is not is refused with 400, `fields` named by "
            "JSON pointer.",
        ),
        request={"application/json": OpenApiTypes.OBJECT},
        responses={200: FileCheckOut, **problems(413, 415)},
        examples=[
            OpenApiExample(
                "A fine on the spot above its limit",
                value={
                    "procedure": "simple",
                    "party": {"kind": "individual"},
                    "acts": [{"kind": "decision", "at": "2018-04-11"}],
                    "decision": {"penalties": [{"kind": "fine", "amount": 5000}]},
                },
                request_only=True,
            )
        ],
    )
    def post(self, request: Request) -> Response:
        """The judgment."""
        only_known_parameters(request)
        try:
            found = check(request.data, clock.now())
        except NotInFormat as refused:
            raise Invalid(
                "不符合案卷交换格式。请按 fields 所列逐项改正。",
                fields={fault["at"] or "/": [fault["says"]] for fault in refused.faults},
            ) from refused
        return Response(found.as_json())


class CaseExport(Api):
    """/cases/{id}/exchange/"""

    @extend_schema(
        operation_id="cases_exchange",
        description=scoped(
            "cases:read",
            "The case as a whole file of the exchange format, ready for `POST /case-files/check/`. Names, numbers and "
            "addresses of the party are left out. The reading is logged.",
        ),
        responses={200: OpenApiTypes.OBJECT, **problems(404)},
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """The file."""
        only_known_parameters(request)
        case = visible_case(request.user, pk)
        user: Any = request.user
        now = clock.now()
        log_read(by_id=user.pk, at=now, subject_kind="case", subject_id=pk, fields=["exchange"], purpose=EXPORTED)
        return Response(export(case, user, now))
