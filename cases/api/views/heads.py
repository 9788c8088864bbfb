"""Who is a person in charge of the authority in whose name an organisation acts."""

from __future__ import annotations

from django.db.models import Q
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases.queries import authority_of
from enforcement.api.asked import day_asked, organisation_asked
from enforcement.api.schema import problems, scoped
from enforcement.api.shapes import only_known_parameters
from enforcement.api.views import Api
from enforcement.models import HeadAppointment


class HeadOut(serializers.Serializer):
    """A person in charge 负责人 with the office that counts on the day."""

    user = serializers.IntegerField(
        source="user_id", help_text="Account id: `chair` and `members` of a discussion take it."
    )
    name = serializers.CharField(source="user.name")
    organisation = serializers.CharField(source="organisation.code", help_text="Code of the authority.")
    rank = serializers.ChoiceField(choices=HeadAppointment.Rank.choices)
    field = serializers.CharField()
    acting = serializers.BooleanField(help_text="Stands in for another on a document, until a day.")
    document = serializers.CharField()
    valid_from = serializers.DateField()
    valid_until = serializers.DateField(allow_null=True)


class Heads(Api):
    """/heads/"""

    reads = "law:read"
    http_method_names = ("get", "head")

    @extend_schema(
        operation_id="heads_list",
        description=scoped(
            "law:read", "Persons in charge of the authority of an organisation on the day, the chief first."
        ),
        parameters=[
            OpenApiParameter(
                "organisation", OpenApiTypes.STR, required=True, description="Code of the authority or of its squad."
            ),
            OpenApiParameter("on", OpenApiTypes.DATE, description="The day that counts; today when left out."),
        ],
        responses={200: HeadOut(many=True), **problems(409)},
    )
    def get(self, request: Request) -> Response:
        """The heads."""
        only_known_parameters(request, "organisation", "on")
        organisation, day = organisation_asked(request), day_asked(request, "on")
        held = HeadAppointment.objects.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=day),
            organisation=authority_of(organisation, day),
            valid_from__lte=day,
            user__is_active=True,
        )
        rows = held.select_related("user", "organisation").order_by("rank", "valid_from", "pk")
        return Response(HeadOut(rows, many=True).data)
