"""Like decisions of a case."""

from __future__ import annotations

import uuid

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases.api.shown.like import LikeOut
from cases.reading.like_of import whole
from cases.reading.visible import visible_case
from enforcement.api.schema import problems, scoped
from enforcement.api.shapes import only_known_parameters
from enforcement.api.views import Api

ABOUT = """The nearest earlier decisions 类案 for what is proposed, or was decided, in the case: the same violation, \
kind of party, circumstances, tier and version of the benchmark. While fewer than ten are found the version is dropped, \
then the tier, then the circumstances. The figures are anonymous and cover the whole system; they stop nothing."""


class LikeDecisions(Api):
    """/cases/{id}/like-decisions/"""

    http_method_names = ("get", "head")

    @extend_schema(
        operation_id="cases_like_decisions",
        description=scoped("cases:read", ABOUT),
        responses={200: LikeOut, **problems(404)},
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """What they tell."""
        only_known_parameters(request)
        return Response(LikeOut(whole(visible_case(request.user, pk), request.user)).data)
