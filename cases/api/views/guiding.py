"""Guiding cases, published."""

from __future__ import annotations

import uuid

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases.models import GuidingCase
from cases.reading.guiding import published, with_words
from enforcement.api.schema import PAGE, page_of, problems, scoped
from enforcement.api.shapes import only_known_parameters
from enforcement.api.tagged import TAGS, UNCHANGED, tagged
from enforcement.api.views import Api
from enforcement.kernel.errors import Invalid, NotVisible

ASKED = ("search", "violation", "article")
MOST = 60


class GuidingCaseOut(serializers.ModelSerializer):
    """A published guiding case 案例指导; its text tells nobody's name, number or address."""

    violation = serializers.CharField(source="violation.code")
    organisation = serializers.CharField(source="organisation.code")

    class Meta:
        model = GuidingCase
        fields = (
            *("id", "version", "title", "violation", "organisation", "facts", "question", "reasoning", "outcome"),
            *("articles", "published_at"),
        )


class GuidingApi(Api):
    """Read with `law:read`: it is law as applied, and tells of no case."""

    reads = "law:read"
    http_method_names = ("get", "head")


class GuidingCases(GuidingApi):
    """/guiding-cases/"""

    @extend_schema(
        operation_id="guiding_cases_list",
        description=scoped("law:read", "Guiding cases in force, the latest first; those withdrawn are not listed."),
        parameters=[
            OpenApiParameter("search", OpenApiTypes.STR, description="Words that stand in the text."),
            OpenApiParameter("violation", OpenApiTypes.STR, description="Code of the violation."),
            OpenApiParameter("article", OpenApiTypes.STR, description="Part of an article, such as 第一百一十八条."),
            *PAGE,
            *TAGS,
        ],
        responses={200: page_of(GuidingCaseOut, "GuidingCase"), 304: UNCHANGED, **problems()},
    )
    def get(self, request: Request) -> Response:
        """A page of them."""
        only_known_parameters(request, *ASKED, "cursor", "page_size")
        asked = {name: request.query_params.get(name, "").strip() for name in ASKED}
        if long := {name: [f"最多 {MOST} 个字。"] for name, value in asked.items() if len(value) > MOST}:
            raise Invalid(fields=long)
        rows = with_words(published(), asked["search"])
        if asked["violation"]:
            rows = rows.filter(violation__code=asked["violation"])
        if asked["article"]:
            rows = rows.filter(articles__icontains=asked["article"])
        answer: Response = tagged(request, self.page(rows, GuidingCaseOut, ("-published_at", "-id")).data)
        return answer


class GuidingCaseOne(GuidingApi):
    """/guiding-cases/{id}/"""

    @extend_schema(
        operation_id="guiding_cases_read",
        description=scoped(
            "law:read", "One guiding case in force; 404 once it is withdrawn. If-None-Match is answered."
        ),
        parameters=[*TAGS],
        responses={200: GuidingCaseOut, 304: UNCHANGED, **problems(404)},
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """The case under its ETag."""
        only_known_parameters(request)
        row = published().filter(pk=pk).first()
        if row is None:
            raise NotVisible("没有找到这件指导案例，或者它没有公布、已经撤回。")
        answer: Response = tagged(request, GuidingCaseOut(row).data)
        return answer
