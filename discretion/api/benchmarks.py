"""Benchmarks in force for integrators: the list of an organisation on a day, and one with its tiers and versions."""

from __future__ import annotations

from datetime import date
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from discretion import benchmarks as reading
from discretion.models import Benchmark, BenchmarkTier
from discretion.models.violation import Status
from enforcement.api.asked import day_asked, organisation_asked
from enforcement.api.schema import problems, scoped
from enforcement.api.shapes import only_known_parameters
from enforcement.api.views import Api
from enforcement.kernel.api import not_modified
from enforcement.kernel.errors import NotVisible
from enforcement.rules.tiers import MEASURES

FIGURE = {"max_digits": 16, "decimal_places": 4}
MEASURED = list(MEASURES.items())
WAYS = [each for each in BenchmarkTier.Way.choices if each[0]]
ON = OpenApiParameter("on", OpenApiTypes.DATE, description="The day that counts; today when left out.")
ORGANISATION = OpenApiParameter(
    "organisation", OpenApiTypes.STR, required=True, description="Code; benchmarks of those above it hold for it too."
)
VIOLATION = OpenApiParameter("violation", {"type": "string", "maxLength": 20}, description="Code of a violation.")
NONE = "没有代码为「{}」的裁量基准在这一天施行。请从列表中选择。"


class TierOut(serializers.ModelSerializer):
    """One tier, from light to grave within its kind of party. With a `fine_way` the fine is a factor of its base."""

    party = serializers.ChoiceField(choices=BenchmarkTier.Party.choices)
    measured = serializers.ChoiceField(choices=MEASURED, allow_blank=True, help_text="Empty: told by words.")
    fine_way = serializers.ChoiceField(choices=WAYS, allow_blank=True, help_text="Empty: yuan.")

    class Meta:
        model = BenchmarkTier
        fields = (
            "party", "order", "name", "circumstance", "measured", "measure_from", "measure_from_included", "measure_until",
            "measure_until_included", "fine_way", "fine_minimum", "fine_minimum_included", "fine_maximum",
            "fine_maximum_included", "gap_declared",
        )  # fmt: skip


class BenchmarkHead(serializers.Serializer):
    """A version of a benchmark, without its tiers. `follows` names the city whose published tiers it took over."""

    code = serializers.CharField()
    version = serializers.IntegerField()
    organisation = serializers.CharField(source="organisation.code")
    violation = serializers.CharField(source="violation.code")
    document = serializers.CharField()
    document_number = serializers.CharField()
    published_on = serializers.DateField()
    in_force_from = serializers.DateField()
    in_force_until = serializers.DateField(allow_null=True, help_text="Included; null is open.")
    follows = serializers.CharField()
    source = serializers.CharField()
    status = serializers.ChoiceField(choices=Status.choices, help_text="How far the figures were checked.")


class BenchmarkVersion(BenchmarkHead):
    """A version of a benchmark with its tiers, and every version that ever was in force, the newest first."""

    tiers = TierOut(many=True)
    versions = serializers.SerializerMethodField()

    def get_versions(self, row: Benchmark) -> list[dict[str, Any]]:
        """The versions."""
        rows = reading.versions_of(row.code).filter(reading.ever_in_force())
        return list(BenchmarkHead(rows, many=True).data)


class BenchmarkFile(BenchmarkHead):
    """As it is described: a version with tiers and versions."""

    tiers = TierOut(many=True)
    versions = BenchmarkHead(many=True)


class Benchmarks(Api):
    """/benchmarks/"""

    reads = "law:read"

    @extend_schema(
        operation_id="benchmarks_list",
        description=scoped(
            "law:read", "The benchmarks in force for an organisation on a day, the nearest one for each violation."
        ),
        parameters=[ORGANISATION, VIOLATION, ON],
        responses={200: BenchmarkHead(many=True), **problems()},
    )
    def get(self, request: Request) -> Response:
        """The benchmarks."""
        only_known_parameters(request, "organisation", "violation", "on")
        body, day = organisation_asked(request), day_asked(request, "on")
        rows = (
            reading.on(day).filter(organisation_id__in=body.ancestor_ids()).select_related("organisation", "violation")
        )
        wanted = request.query_params.get("violation", "")
        if wanted:
            rows = rows.filter(violation__code=wanted.replace("\0", "�"))
        nearest = {row.violation_id: row for row in sorted(rows, key=lambda row: len(row.organisation.path))}
        found = sorted(nearest.values(), key=lambda row: row.code)
        return Response(BenchmarkHead(found, many=True).data)


class BenchmarkOne(Api):
    """/benchmarks/{code}/"""

    reads = "law:read"

    @extend_schema(
        operation_id="benchmarks_read",
        description=scoped("law:read", "The version of a benchmark in force on a day with its tiers; ETag by version."),
        parameters=[ON],
        responses={200: BenchmarkFile, 304: None, **problems(404)},
    )
    def get(self, request: Request, code: str) -> Response:
        """The version."""
        only_known_parameters(request, "on")
        row = _found(code, day_asked(request, "on"))
        tag = f'"{row.pk}-{row.version}-{row.stage}-{row.in_force_until or ""}"'
        if not_modified(request, tag):
            return Response(status=304, headers={"ETag": tag})
        return Response(BenchmarkVersion(row).data, headers={"ETag": tag})


def _found(code: str, day: date) -> Benchmark:
    rows = reading.on(day).filter(code=code.upper().replace("\0", "�"))
    row = rows.select_related("organisation", "violation").prefetch_related("tiers").first()
    if row is None:
        raise NotVisible(NONE.format(code[:40]))
    return row
