"""How the OpenAPI file speaks of refusals, pages, preconditions and scopes: once, for every app."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers

from enforcement.rules.findings import MENDS, Force

PROBLEM_TYPE = "application/problem+json"


class FindingOut(serializers.Serializer):
    """One sentence of the law about the request."""

    code = serializers.CharField(help_text="Code of the rule, such as SMP-01; also the key of `reasons`.")
    force = serializers.ChoiceField(
        choices=[(each.value, each.name.lower()) for each in Force],
        help_text="forbids: the step may not be taken. asks_reason: send it again with a reason in `reasons` under "
        "this code. notes: worth knowing, stops nothing.",
    )
    says = serializers.CharField(
        help_text="What is wrong and what to do, in Chinese; the same sentence as on the page."
    )
    articles = serializers.ListField(child=serializers.CharField(), help_text="The articles it rests on.")
    mend = serializers.ChoiceField(
        choices=sorted(MENDS), allow_blank=True, help_text="The part of the case that mends it; empty when none."
    )


class Problem(serializers.Serializer):
    """A refusal (RFC 9457)."""

    type = serializers.CharField(help_text="`urn:problem-type:` and the code.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="What is wrong and what to do, in Chinese.")
    code = serializers.CharField(help_text="Stable code of the kind of refusal.")
    fields = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        required=False,
        help_text="With 400: sentences by field; nested fields are joined by dots, as in `party.id_number`.",
    )
    findings = FindingOut(many=True, required=False, help_text="With 422: every finding of the law.")
    mend = serializers.CharField(required=False)


SAYS = {
    400: "The shape of the request is wrong; `fields` names the fields.",
    401: "No token, or one that is unknown, expired or revoked.",
    403: "The token lacks the scope, or its account may not take this step.",
    404: "It does not exist, or this account may not know of it.",
    405: "This address does not take that method.",
    406: "Only JSON can be given.",
    409: "The case is in a state that this step does not leave, or it collides with what is already there.",
    412: "Somebody decided something on the case since its ETag was read: read it again.",
    413: "The body is larger than is taken.",
    415: "The body is of a type that is not taken.",
    422: "The law forbids the step or asks for a reason (see `findings`), a file is not what it claims to be, or an "
    "Idempotency-Key came back with another body.",
    428: "If-Match is missing: the step must name the version it was decided on.",
    503: "Somebody else holds the case at this moment: send it again after Retry-After seconds.",
    507: "The disk is full; nothing was stored.",
}
LAW_REFUSED = OpenApiExample(
    "The highest fine needs a justification",
    value={
        "type": "urn:problem-type:law-not-satisfied",
        "title": "依法不得办理",
        "status": 422,
        "detail": "依照规定，这一步现在不能办理。请按下列各项补正。",
        "code": "law-not-satisfied",
        "findings": [
            {
                "code": "LEN-08",
                "force": "asks_reason",
                "says": "拟按法定最高额处罚。请写明从重的事实和理由。",
                "articles": ["行政处罚法第五条第二款"],
                "mend": "reasons",
            }
        ],
    },
    status_codes=["422"],
    media_type=PROBLEM_TYPE,
    response_only=True,
)


def problems(*statuses: int) -> dict[tuple[int, str], OpenApiResponse]:
    """Declared refusals for `extend_schema(responses=…)`; 400, 401, 403 and 406 belong to every address."""
    return {
        (status, PROBLEM_TYPE): OpenApiResponse(
            Problem, description=SAYS[status], examples=[LAW_REFUSED] if status == 422 else []
        )
        for status in sorted({400, 401, 403, 406, *statuses})
    }


def posting(*statuses: int) -> dict[tuple[int, str], OpenApiResponse]:
    """The refusals of a POST with a JSON body."""
    return problems(409, 413, 415, 422, 503, *statuses)


IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "pattern": "^[!-~]{1,200}$"},
    OpenApiParameter.HEADER,
    description="1 to 200 visible ASCII characters chosen by the client. The same request sent twice under one key is "
    "one act: the second answer is the stored first one, with `Idempotency-Replayed: true`. Kept for 7 days.",
)
IF_MATCH = OpenApiParameter(
    "If-Match",
    {"type": "string"},
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag of the case as it was read.",
)
IF_MATCH_OPTIONAL = OpenApiParameter(
    "If-Match",
    {"type": "string"},
    OpenApiParameter.HEADER,
    description="The ETag of the case as it was read; checked when sent.",
)
ETAG = OpenApiParameter(
    "ETag",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="Version of the case, for If-Match; below the law, of this very answer, for If-None-Match.",
    response=[200, 201],
)
REPLAYED = OpenApiParameter(
    "Idempotency-Replayed",
    {"type": "string", "enum": ["true"]},
    OpenApiParameter.HEADER,
    description="Present when this is the stored answer to an earlier request under the same key.",
    response=True,
)
PAGE = (
    OpenApiParameter("cursor", OpenApiTypes.STR, description="Taken from `next` or `previous` of a page."),
    OpenApiParameter(
        "page_size",
        {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        description="Rows on a page.",
    ),
)


def page_of(serializer: type[serializers.Serializer], name: str) -> Any:
    """The schema of one keyset page."""
    return inline_serializer(
        f"{name}Page",
        {
            "next": serializers.URLField(allow_null=True, help_text="Address of the next page; null on the last."),
            "previous": serializers.URLField(allow_null=True),
            "results": serializer(many=True),
        },
    )


def scoped(scope: str, words: str) -> str:
    """A description that names the scope it needs."""
    return f"{words}\n\nScope: `{scope}`." if scope else f"{words}\n\nAny valid token."
