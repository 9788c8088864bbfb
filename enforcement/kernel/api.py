"""What every API view shares: problem documents, cursor pages, ETags, scopes."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, connections
from django.db.models import QuerySet
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from enforcement.kernel.errors import Invalid, NotPermitted, PreconditionRequired, Stale
from enforcement.kernel.problems import CONTENT_TYPE, headers_of, problem, refusal_of

log = logging.getLogger(__name__)

_TAG = re.compile(r'(W/)?"([^"]*)"')


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's hook: a problem document for every refusal; None (a 500) for a defect."""
    refusal = refusal_of(error)
    if refusal is None:
        return None
    if isinstance(error, DataError):
        log.warning("the database refused a value", extra={"error": type(error).__name__})
    for connection in connections.all():
        if connection.settings_dict["ATOMIC_REQUESTS"] and connection.in_atomic_block:
            connection.set_rollback(True)
    return Response(problem(refusal), refusal.status, headers=headers_of(refusal), content_type=CONTENT_TYPE)


class CursorPages(CursorPagination):
    """Keyset pages, newest first, 50 a page, at most 200; a made-up cursor is a 400 that names the field."""

    page_size = 50
    max_page_size = 200
    page_size_query_param = "page_size"
    ordering: Any = "-id"

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: Any) -> tuple[str, ...]:
        """The view's ordering, made stable by the id."""
        ordering = tuple(super().get_ordering(request, queryset, view))
        if any(name.lstrip("-") in {"id", "pk"} for name in ordering):
            return ordering
        return (*ordering, "-id" if ordering and ordering[0].startswith("-") else "id")

    def get_page_size(self, request: Request) -> int:
        """Between 1 and 200; Invalid for anything that is no such number."""
        asked = request.query_params.get(self.page_size_query_param)
        if asked is None:
            return self.page_size
        if not (asked.isascii() and asked.isdecimal() and 1 <= int(asked[:9]) <= self.max_page_size):
            raise Invalid(fields={"page_size": [f"应为 1 至 {self.max_page_size} 的整数。"]})
        return int(asked)

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any] | None:
        """One page; Invalid for a cursor that this server did not give out."""
        try:
            return super().paginate_queryset(queryset, request, view)
        except (NotFound, ValidationError, DataError, ValueError, TypeError, OverflowError):
            if self.cursor_query_param not in request.query_params:
                raise
            raise Invalid(fields={"cursor": ["分页标记不正确。请从第一页起，用返回的 next 翻页。"]}) from None


def etag(version: int, *, masked: bool) -> str:
    """The strong ETag of a single resource: its version and whether this viewer sees it masked."""
    return f'"{version}{"m" if masked else ""}"'


def require_match(request: Request, current: str) -> None:
    """The step must have been decided on the present version.

    PreconditionRequired without an If-Match that names a version (`*` names none), Stale when it is another.
    """
    tags = _TAG.findall(request.headers.get("If-Match", ""))
    if not tags:
        raise PreconditionRequired
    if all(weak or f'"{tag}"' != current for weak, tag in tags):
        raise Stale


def not_modified(request: Request, current: str) -> bool:
    """Whether the caller has this version already (If-None-Match)."""
    return any(f'"{tag}"' == current for _, tag in _TAG.findall(request.headers.get("If-None-Match", "")))


def HasScope(*scopes: str) -> type[BasePermission]:
    """A DRF permission: a token must carry all these scopes; a session is narrowed by its roles alone."""

    class Scoped(BasePermission):
        """NotPermitted names the missing scope."""

        needs: Sequence[str] = scopes

        def has_permission(self, request: Request, view: APIView) -> bool:
            """True, or NotPermitted."""
            if not (request.user and request.user.is_authenticated):
                return False
            held = getattr(request.auth, "scopes", None)
            missing = [] if held is None else [scope for scope in scopes if scope not in held]
            if missing:
                says = f"令牌缺少范围 {'、'.join(missing)}。请向安全管理员申领含此范围的令牌。"
                raise NotPermitted(says, extra={"scopes": missing})
            return True

    return Scoped
