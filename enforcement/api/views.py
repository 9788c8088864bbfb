"""What every view of the programming interface stands on: tokens only, one scope to read and one to write."""

from __future__ import annotations

import base64
import binascii
from typing import Any, ClassVar

from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from enforcement.api.parsers import Json
from enforcement.kernel.api import CursorPages, HasScope
from enforcement.kernel.errors import Invalid
from enforcement.kernel.tokens import TokenAuthentication


class Api(APIView):
    """A view behind a bearer token. An empty scope asks for a valid token and nothing more."""

    authentication_classes = (TokenAuthentication,)
    parser_classes = (Json,)
    metadata_class = None  # type: ignore[assignment]  # the OpenAPI file describes; OPTIONS is answered by 405
    http_method_names = ("get", "head", "post")
    reads: ClassVar[str] = "cases:read"
    writes: ClassVar[str] = "cases:write"

    def get_permissions(self) -> list[BasePermission]:
        """Reading needs one scope, every POST another."""
        scope = self.writes if self.request.method == "POST" else self.reads
        return [HasScope(scope)() if scope else IsAuthenticated()]

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Answers about cases are never kept by anything between here and the client."""
        response.setdefault("Cache-Control", "private, no-store")
        return super().finalize_response(request, response, *args, **kwargs)

    def page(self, queryset: Any, serializer: type, ordering: tuple[str, ...]) -> Response:
        """One keyset page of rows as JSON: `next`, `previous`, `results`."""
        _refuse_what_is_no_cursor(self.request.query_params.get("cursor", ""))
        pages = CursorPages()
        pages.ordering = ordering
        rows = pages.paginate_queryset(queryset, self.request, self)
        shown = serializer(rows, many=True, context={"request": self.request})
        return pages.get_paginated_response(shown.data)


def _refuse_what_is_no_cursor(text: str) -> None:
    # The pages skip signs that are not base64 and would answer the first page to nonsense.
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Invalid(fields={"cursor": ["分页标记不正确。请从第一页起，用返回的 next 翻页。"]}) from None
