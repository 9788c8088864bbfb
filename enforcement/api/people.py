"""Who am I, which organisations there are, and who may stand beside."""

from __future__ import annotations

from datetime import date
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from enforcement.api.asked import day_asked, organisation_asked, organisations_of
from enforcement.api.schema import PAGE, page_of, problems, scoped
from enforcement.api.shapes import only_known_parameters
from enforcement.api.views import Api
from enforcement.models import ROLES, Officer, Organisation
from enforcement.policies import grants
from enforcement.queries import officers_beside

CERTIFICATE = ("valid", "suspended", "revoked", "expired", "not_yet", "missing")


class RoleOut(serializers.Serializer):
    """A role at an organisation and everything below it."""

    role = serializers.ChoiceField(choices=ROLES)
    organisation = serializers.CharField(help_text="Code of the organisation.")


class TokenOut(serializers.Serializer):
    """The token that was sent; its text is stored nowhere."""

    name = serializers.CharField()
    scopes = serializers.ListField(child=serializers.CharField())
    expires_at = serializers.DateTimeField()


class MeOut(serializers.Serializer):
    """The account behind the token."""

    username = serializers.CharField()
    name = serializers.CharField()
    organisation = serializers.CharField(help_text="Code of the own organisation.")
    officer = serializers.IntegerField(allow_null=True, help_text="Id as an officer; null when there is none.")
    roles = RoleOut(many=True)
    token = TokenOut()


class Me(Api):
    """/me/"""

    reads = ""

    @extend_schema(
        operation_id="me",
        description=scoped("", "The account, its roles, and what the token may do."),
        responses={200: MeOut, **problems()},
    )
    def get(self, request: Request) -> Response:
        """The account."""
        user, token = request.user, request.auth
        codes = dict(
            Organisation.objects.filter(pk__in=[grant.organisation_id for grant in grants(user)]).values_list(
                "pk", "code"
            )
        )
        told = {
            "username": user.username,
            "name": user.name,
            "organisation": user.organisation.code,
            "officer": Officer.objects.filter(user=user).values_list("pk", flat=True).first(),
            "roles": [{"role": each.role, "organisation": codes[each.organisation_id]} for each in grants(user)],
            "token": token,
        }
        return Response(MeOut(told).data)


class OrganisationLine(serializers.Serializer):
    """An organisation of the force."""

    code = serializers.CharField()
    name = serializers.CharField()
    short_name = serializers.CharField()
    kind = serializers.ChoiceField(choices=Organisation.Kind.choices)
    parent = serializers.SerializerMethodField()
    is_authority = serializers.BooleanField(help_text="Decides in its own name.")

    def get_parent(self, organisation: Organisation) -> str | None:
        """Code of the organisation above."""
        return organisation.parent.code if organisation.parent else None


class Organisations(Api):
    """/organisations/"""

    reads = "law:read"

    @extend_schema(
        operation_id="organisations_list",
        description=scoped("law:read", "The own organisation and those where the account holds a role."),
        parameters=[*PAGE],
        responses={200: page_of(OrganisationLine, "Organisation"), **problems()},
    )
    def get(self, request: Request) -> Response:
        """A page of organisations."""
        only_known_parameters(request, "cursor", "page_size")
        rows = organisations_of(request.user).select_related("parent")
        return self.page(rows, OrganisationLine, ("path", "id"))


class OfficerOut(serializers.Serializer):
    """An officer, with the certificate that counts on the day."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    organisation = serializers.CharField(source="organisation.code")
    post = serializers.CharField()
    certificate = serializers.SerializerMethodField()
    certificate_status = serializers.SerializerMethodField()
    may_enforce = serializers.SerializerMethodField()

    def get_certificate(self, officer: Officer) -> str | None:
        """The number; null when there is none."""
        held = officer.certificate_on(self.context["day"])
        return held.number if held else None

    @extend_schema_field({"type": "string", "enum": list(CERTIFICATE)})
    def get_certificate_status(self, officer: Officer) -> str:
        """How it stands on the day."""
        return certificate_status(officer, self.context["day"])

    def get_may_enforce(self, officer: Officer) -> bool:
        """Valid certificate, neither suspended nor on probation on the day; the rules decide when an act is sent."""
        day = self.context["day"]
        kept_back = officer.is_suspended_on(day) or officer.is_on_probation_on(day)
        return certificate_status(officer, day) == "valid" and not kept_back


def certificate_status(officer: Officer, day: date) -> str:
    """One word for the certificate of an officer on a day."""
    held = officer.certificate_on(day)
    if held is None:
        return "missing"
    if day > held.valid_until:
        return "expired"
    return held.status_on(day) if day >= held.valid_from else "not_yet"


class Officers(Api):
    """/officers/"""

    reads = "law:read"

    @extend_schema(
        operation_id="officers_beside",
        description=scoped(
            "law:read",
            "Officers of the same authority who may stand beside on the day, the own squad first. `id` is what "
            "`second_officer` of an opening takes.",
        ),
        parameters=[
            OpenApiParameter("organisation", OpenApiTypes.STR, required=True, description="Code of the squad."),
            OpenApiParameter("on", OpenApiTypes.DATE, description="The day that counts; today when left out."),
        ],
        responses={200: OfficerOut(many=True), **problems()},
    )
    def get(self, request: Request) -> Response:
        """The officers."""
        only_known_parameters(request, "organisation", "on")
        organisation, day = organisation_asked(request), day_asked(request, "on")
        rows: Any = officers_beside(organisation, day)
        return Response(OfficerOut(rows, many=True, context={"day": day}).data)
