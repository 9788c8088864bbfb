"""Answers of the law that a client may keep and ask after by their ETag."""

from __future__ import annotations

import hashlib
from typing import Any

from django.utils.cache import get_conditional_response
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.request import Request
from rest_framework.response import Response

from enforcement.api.schema import ETAG
from enforcement.kernel.canonical import canonical

IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match",
    {"type": "string"},
    OpenApiParameter.HEADER,
    description="The ETag of an earlier answer; 304 without a body when nothing has changed since.",
)
TAGS = (IF_NONE_MATCH, ETAG)
UNCHANGED = OpenApiResponse(description="Nothing has changed since the answer with that ETag.")


def tagged(request: Request, data: Any) -> Any:
    """The answer under a strong ETag of its content; 304 when the client has it already."""
    response = Response(data, headers={"Cache-Control": "private, no-cache"})
    response["ETag"] = f'"{hashlib.sha256(canonical(data)).hexdigest()[:32]}"'
    return get_conditional_response(request._request, etag=response["ETag"], response=response)
