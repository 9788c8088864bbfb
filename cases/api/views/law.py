"""What may be punished: the catalogue as an organisation holds it, and the amounts that are lawful."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from cases import amounts, queries
from cases.models import Party
from discretion.citing import articles
from discretion.models import Violation, ViolationVersion
from enforcement.api.asked import day_asked, organisation_asked
from enforcement.api.schema import problems, scoped
from enforcement.api.shapes import only_known_parameters
from enforcement.api.views import Api
from enforcement.kernel.errors import NotVisible

MONEY = {"max_digits": 14, "decimal_places": 2}
ORGANISATION = OpenApiParameter(
    "organisation", OpenApiTypes.STR, required=True, description="Code of the organisation that would punish."
)
ON = OpenApiParameter("on", OpenApiTypes.DATE, description="The day that counts; today when left out.")
BEGAN_ON = OpenApiParameter("began_on", OpenApiTypes.DATE, description="The day of the violation; `on` when left out.")
MOST_WORDS = 60


class RangeOut(serializers.Serializer):
    """A range in yuan; null is no bound."""

    min = serializers.DecimalField(**MONEY, allow_null=True)
    max = serializers.DecimalField(**MONEY, allow_null=True)


class ViolationOut(serializers.Serializer):
    """A violation with its penalty clause of the day."""

    code = serializers.CharField()
    name = serializers.CharField()
    correction = serializers.CharField(help_text="Words for the order to correct.")
    elements = serializers.ListField(child=serializers.CharField(), help_text="What has to be proved.")
    defining = serializers.ListField(child=serializers.CharField(), help_text="The articles that are broken.")
    penalty = serializers.ListField(child=serializers.CharField(), help_text="The articles that punish it.")
    kinds = serializers.ListField(child=serializers.CharField(), help_text="Lawful kinds of penalty.")
    warning_required = serializers.BooleanField()
    precondition = serializers.CharField(help_text="What must come before, such as refuse_to_correct; else empty.")
    individual = RangeOut(allow_null=True)
    unit = RangeOut(allow_null=True)


class BoundsOut(serializers.Serializer):
    """What may be imposed on the spot. Yuan."""

    fine = serializers.BooleanField(help_text="Whether any fine may be imposed on the spot.")
    says = serializers.CharField(help_text="Why not; empty when it may.")
    low = serializers.DecimalField(**MONEY)
    high = serializers.DecimalField(**MONEY)
    choices = serializers.ListField(child=serializers.DecimalField(**MONEY), help_text="Round amounts to choose from.")
    statutory_low = serializers.DecimalField(**MONEY)
    statutory_high = serializers.DecimalField(**MONEY)
    limit = serializers.DecimalField(**MONEY, help_text="What the simple procedure allows.")
    limit_article = serializers.CharField()
    warning = serializers.BooleanField(help_text="Whether a warning may be given.")
    warning_required = serializers.BooleanField()
    warning_line = serializers.DecimalField(**MONEY, help_text="From here on a justification is asked for.")


def shown(violation: Violation, version: ViolationVersion | None) -> dict[str, Any]:
    """The violation as it is answered."""
    clause: dict[str, Any] = {"defining": [], "penalty": [], "kinds": [], "warning_required": False}
    clause |= {"precondition": "", "individual": None, "unit": None}
    if version is not None:
        clause = {
            "defining": [str(each) for each in articles(version.defining_article)],
            "penalty": [str(each) for each in articles(version.penalty_article)],
            "kinds": list(version.kinds),
            "warning_required": version.warning_required,
            "precondition": version.precondition,
            "individual": _range(version.individual_min, version.individual_max),
            "unit": _range(version.unit_min, version.unit_max),
        }
    same = {name: getattr(violation, name) for name in ("code", "name", "correction", "elements")}
    return {**same, **clause}


def _range(low: Any, high: Any) -> dict[str, Any] | None:
    return None if low is None and high is None else {"min": low, "max": high}


class Violations(Api):
    """/violations/"""

    reads = "law:read"

    @extend_schema(
        operation_id="violations_find",
        description=scoped(
            "law:read",
            "Violations that the organisation may punish on the day, by a few characters, pinyin initials or code; "
            "the best 20.",
        ),
        parameters=[
            OpenApiParameter("q", {"type": "string", "maxLength": MOST_WORDS}, description="Words; all when empty."),
            ORGANISATION,
            ON,
        ],
        responses={200: ViolationOut(many=True), **problems()},
    )
    def get(self, request: Request) -> Response:
        """The violations."""
        only_known_parameters(request, "q", "organisation", "on")
        organisation, day = organisation_asked(request), day_asked(request, "on")
        words = request.query_params.get("q", "")
        if len(words) > MOST_WORDS or "\0" in words:
            raise ValidationError({"q": [f"最多 {MOST_WORDS} 个字。"]})
        found = queries.find_violations(words, organisation, day)
        versions = _versions([each.pk for each in found], day)
        rows = [shown(each, versions.get(each.pk)) for each in found]
        return Response(ViolationOut(rows, many=True).data)


class Amounts(Api):
    """/violations/{code}/amounts/"""

    reads = "law:read"

    @extend_schema(
        operation_id="violations_amounts",
        description=scoped(
            "law:read",
            "What may be imposed on the spot: the statutory range, the limit of the simple procedure, local values.",
        ),
        parameters=[
            ORGANISATION,
            OpenApiParameter("party_kind", {"type": "string", "enum": Party.Kind.values}, required=True),
            BEGAN_ON,
            ON,
        ],
        responses={200: BoundsOut, **problems(404)},
    )
    def get(self, request: Request, code: str) -> Response:
        """The bounds."""
        only_known_parameters(request, "organisation", "party_kind", "began_on", "on")
        organisation, day = organisation_asked(request), day_asked(request, "on")
        kind = request.query_params.get("party_kind", "")
        if kind not in Party.Kind.values:
            raise ValidationError({"party_kind": [f"应为 {'、'.join(Party.Kind.values)} 之一。"]})
        if not Violation.objects.filter(code=code).exists():
            raise NotVisible("没有这个违法事项。请从目录中选择。")
        began = day_asked(request, "began_on") if "began_on" in request.query_params else day
        found = amounts.bounds(code, kind, organisation, began, day)
        return Response(BoundsOut(found).data)


def _versions(violations: list[int], day: Any) -> dict[int, ViolationVersion]:
    """The clause in force on the day for each violation, in one statement."""
    rows = ViolationVersion.objects.filter(violation_id__in=violations, valid_from__lte=day)
    return {
        row.violation_id: row
        for row in rows.order_by("valid_from")
        if row.valid_until is None or row.valid_until >= day
    }
