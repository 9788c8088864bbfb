"""Powers, powers lists and waiver lists, for whoever integrates: read only, by day and by version."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from discretion.models import Power, PowerList, WaiverEntry, WaiverList
from discretion.models.power import OpenCases
from enforcement.api.asked import day_asked, organisations_of
from enforcement.api.schema import PAGE, page_of, problems, scoped
from enforcement.api.shapes import only_known_parameters
from enforcement.api.views import Api
from enforcement.kernel.api import etag, not_modified
from enforcement.kernel.errors import NotVisible

STAGES = list(PowerList.Stage.choices)
# What a strong ETag counts: a list only ever moves along its stages.
ORDER = [value for value, _ in STAGES]


class PowerOut(serializers.Serializer):
    """One power of one version of a list."""

    violation = serializers.CharField(source="violation.code")
    name = serializers.CharField(source="violation.name")
    organisation = serializers.CharField(source="organisation.code")
    list_version = serializers.CharField(source="power_list.version")
    title = serializers.ChoiceField(choices=Power.Title.choices)
    held_from = serializers.DateField()
    held_until = serializers.DateField(allow_null=True, help_text="The last day, included; null while open.")
    document = serializers.CharField()
    decision_published_on = serializers.DateField(allow_null=True)
    principal = serializers.CharField(source="principal.code", default=None, allow_null=True)
    scope = serializers.CharField()
    open_cases = serializers.ChoiceField(choices=OpenCases.choices, allow_blank=True)


class WaiverOut(serializers.Serializer):
    """One entry of one version of a waiver list."""

    id = serializers.IntegerField()
    violation = serializers.CharField(source="violation.code")
    name = serializers.CharField(source="violation.name")
    kind = serializers.ChoiceField(choices=WaiverEntry.Kind.choices)
    conditions = serializers.DictField(
        help_text="Every one must hold. `true`, or an upper bound, included, as a number."
    )
    words = serializers.CharField()
    valid_from = serializers.DateField()
    valid_until = serializers.DateField(allow_null=True)


class ListLine(serializers.Serializer):
    """One version of a list."""

    id = serializers.IntegerField()
    organisation = serializers.CharField(source="organisation.code")
    version = serializers.CharField()
    stage = serializers.ChoiceField(choices=STAGES)
    document = serializers.CharField()
    effective_from = serializers.DateField()
    effective_until = serializers.DateField(allow_null=True)
    published_on = serializers.DateField(allow_null=True)


class PowerListOut(ListLine):
    """A version with its powers."""

    open_cases = serializers.ChoiceField(choices=OpenCases.choices)
    entries = PowerOut(many=True)


class WaiverListOut(ListLine):
    """A version with its entries."""

    entries = WaiverOut(many=True)


def _reach(user: Any) -> set[int]:
    """Organisations of the account and those above, whose lists hold there too."""
    paths = organisations_of(user).values_list("path", flat=True)
    return {int(part) for path in paths for part in path.strip("/").split("/") if part}


class Powers(Api):
    """/powers/"""

    reads = "law:read"

    @extend_schema(
        operation_id="powers_list",
        description=scoped("law:read", "What published lists let organisations punish on the day."),
        parameters=[
            OpenApiParameter("organisation", OpenApiTypes.STR, description="Code; all within reach when left out."),
            OpenApiParameter("violation", OpenApiTypes.STR, description="Code of the violation."),
            OpenApiParameter("on", OpenApiTypes.DATE, description="The day that counts; today when left out."),
            *PAGE,
        ],
        responses={200: page_of(PowerOut, "Power"), **problems()},
    )
    def get(self, request: Request) -> Response:
        """A page of powers."""
        only_known_parameters(request, "organisation", "violation", "on", "cursor", "page_size")
        rows = Power.objects.held_on(day_asked(request, "on")).filter(organisation_id__in=_reach(request.user))
        for name, column in (("organisation", "organisation__code"), ("violation", "violation__code")):
            if value := request.query_params.get(name, "").replace("\0", ""):
                rows = rows.filter(**{column: value})
        rows = rows.select_related("violation", "organisation", "power_list", "principal")
        return self.page(rows, PowerOut, ("id",))


class _Lists(Api):
    """The versions of one kind of list."""

    reads = "law:read"
    model: ClassVar[Any]

    def rows(self, request: Request) -> QuerySet[Any]:
        """Versions within reach; drafts are the drafter's until they are approved."""
        found = type(self).model.objects.filter(organisation_id__in=_reach(request.user))
        return found.exclude(stage="draft").select_related("organisation")

    def listed(self, request: Request) -> Response:
        """A page of versions."""
        only_known_parameters(request, "organisation", "cursor", "page_size")
        rows = self.rows(request)
        if code := request.query_params.get("organisation", "").replace("\0", ""):
            rows = rows.filter(organisation__code=code)
        return self.page(rows, ListLine, ("id",))

    def one(self, request: Request, pk: int, shape: type[serializers.Serializer], entries: Any) -> Response:
        """One version, with a strong ETag: 304 when the caller has it."""
        only_known_parameters(request)
        row = self.rows(request).filter(pk=pk).first()
        if row is None:
            raise NotVisible
        tag = etag(ORDER.index(row.stage) + 1, masked=False)
        if not_modified(request, tag):
            return Response(status=304, headers={"ETag": tag})
        told = {name: getattr(row, name) for name in ("id", "organisation", *_PLAIN)}
        if hasattr(row, "open_cases"):
            told["open_cases"] = row.open_cases
        return Response(shape({**told, "entries": entries(row)}).data, headers={"ETag": tag})


_PLAIN = ("version", "stage", "document", "effective_from", "effective_until", "published_on")
_CODE = [OpenApiParameter("organisation", OpenApiTypes.STR, description="Code of the organisation."), *PAGE]


class PowerLists(_Lists):
    """/power-lists/"""

    model = PowerList

    @extend_schema(
        operation_id="power_lists_list",
        description=scoped("law:read", "Approved, published and succeeded versions of powers-and-duties lists."),
        parameters=_CODE,
        responses={200: page_of(ListLine, "PowerListVersion"), **problems()},
    )
    def get(self, request: Request) -> Response:
        """A page of versions."""
        return self.listed(request)


class PowerListOne(_Lists):
    """/power-lists/{id}/"""

    model = PowerList

    @extend_schema(
        operation_id="power_lists_read",
        description=scoped("law:read", "One version with its powers."),
        responses={200: PowerListOut, 304: None, **problems(404)},
    )
    def get(self, request: Request, pk: int) -> Response:
        """The version."""
        return self.one(
            request,
            pk,
            PowerListOut,
            lambda row: row.entries.select_related("violation", "organisation", "power_list", "principal").order_by(
                "violation__code"
            ),
        )


class WaiverLists(_Lists):
    """/waiver-lists/"""

    model = WaiverList

    @extend_schema(
        operation_id="waiver_lists_list",
        description=scoped("law:read", "Approved, published and succeeded versions of waiver lists."),
        parameters=_CODE,
        responses={200: page_of(ListLine, "WaiverListVersion"), **problems()},
    )
    def get(self, request: Request) -> Response:
        """A page of versions."""
        return self.listed(request)


class WaiverListOne(_Lists):
    """/waiver-lists/{id}/"""

    model = WaiverList

    @extend_schema(
        operation_id="waiver_lists_read",
        description=scoped("law:read", "One version with its entries and their conditions."),
        responses={200: WaiverListOut, 304: None, **problems(404)},
    )
    def get(self, request: Request, pk: int) -> Response:
        """The version."""
        return self.one(
            request,
            pk,
            WaiverListOut,
            lambda row: row.entries.select_related("violation").order_by("violation__code", "kind"),
        )
