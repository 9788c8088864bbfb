"""Clues and messages."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.clues import report_clue
from cases.api import examples
from cases.api.given.street import ClueRequest
from cases.api.shown.file import ClueOut, NoticeOut
from cases.models import Clue, Notice
from cases.shapes import Act
from enforcement.api.schema import IDEMPOTENCY_KEY, PAGE, REPLAYED, page_of, posting, problems, scoped
from enforcement.api.shapes import only_known_parameters, read_body
from enforcement.api.views import Api
from enforcement.kernel import clock
from enforcement.kernel.errors import NotPermitted, NotVisible
from enforcement.kernel.idempotency import once

MISSING_SCOPE = "令牌缺少范围 clues:write 或 cases:read。请向安全管理员申领含此范围的令牌。"


class ClueApi(Api):
    """Clues are read with `clues:write` too, since whoever reports one sees what became of it."""

    writes = "clues:write"

    def get_permissions(self) -> list[BasePermission]:
        """To read, either of two scopes will do."""
        return super().get_permissions() if self.request.method == "POST" else [IsAuthenticated()]

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        """Refuses a token with neither scope."""
        super().initial(request, *args, **kwargs)
        if not {"clues:write", "cases:read"} & set(request.auth.scopes):
            raise NotPermitted(MISSING_SCOPE)


class Clues(ClueApi):
    """/clues/"""

    @extend_schema(
        operation_id="clues_list",
        description=scoped("clues:write` or `cases:read", "Own clues and those of one's organisations, newest first."),
        parameters=[*PAGE],
        responses={200: page_of(ClueOut, "Clue"), **problems()},
    )
    def get(self, request: Request) -> Response:
        """A page of clues."""
        only_known_parameters(request, "cursor", "page_size")
        return self.page(_clues(request), ClueOut, ("-reported_at", "-id"))

    @extend_schema(
        operation_id="clues_report",
        description=scoped(
            "clues:write",
            "Reports what somebody saw; auxiliary staff may do this and nothing else. An officer turns it into a case "
            "by naming it as `clue` when opening one.",
        ),
        parameters=[IDEMPOTENCY_KEY, REPLAYED],
        request=ClueRequest,
        responses={201: ClueOut, **posting()},
        examples=[examples.CLUE],
    )
    @once
    def post(self, request: Request) -> Response:
        """Reports a clue."""
        given = read_body(ClueRequest, request)
        clue = report_clue(given.make(given.validated_data), _act(request, clock.now()))
        return Response(ClueOut(_clues(request).get(pk=clue.pk)).data, 201)


class ClueOne(ClueApi):
    """/clues/{id}/"""

    @extend_schema(
        operation_id="clues_read",
        description=scoped("clues:write` or `cases:read", "One clue and what became of it."),
        responses={200: ClueOut, **problems(404)},
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """The clue."""
        clue = _clues(request).filter(pk=pk).first()
        if clue is None:
            raise NotVisible("没有找到这条线索，或者您无权查看。")
        return Response(ClueOut(clue).data)


class Notices(Api):
    """/notices/"""

    @extend_schema(
        operation_id="notices_list",
        description=scoped(
            "cases:read", "Messages to this account about clocks that fall due and damaged evidence, newest first."
        ),
        parameters=[*PAGE],
        responses={200: page_of(NoticeOut, "Notice"), **problems()},
    )
    def get(self, request: Request) -> Response:
        """A page of messages."""
        only_known_parameters(request, "cursor", "page_size")
        rows = Notice.objects.filter(person=request.user).select_related("clock_level__clock__case", "evidence__case")
        return self.page(rows, NoticeOut, ("-created_at", "-id"))


def _act(request: Request, now: datetime) -> Act:
    return Act(by=request.user, at=now, now=now)


def _clues(request: Request) -> QuerySet[Clue]:
    found = Clue.objects.visible_to(request.user).select_related("organisation", "reported_by")
    return found.prefetch_related("photos__file", "cases")
