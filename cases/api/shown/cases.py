"""A case as it is answered: a line of the list, and the whole."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.api.shown import investigation, parts
from cases.api.shown.versions import LawVersionsOut
from cases.models import Case
from cases.reading.versions import versions_of
from enforcement.kernel.clock import local_day, now


def may_be_missing(kind: type[serializers.Serializer]) -> Any:
    """A part that stands in a case once or not yet."""
    return kind(allow_null=True)


class CaseLine(serializers.Serializer):
    """One case of the list."""

    id = serializers.UUIDField()
    number = serializers.CharField()
    procedure = serializers.ChoiceField(choices=Case.Procedure.choices)
    state = serializers.ChoiceField(choices=Case.State.choices)
    organisation = parts.OrganisationOut()
    violation = parts.ViolationShort()
    party = serializers.SerializerMethodField()
    place = serializers.CharField()
    opened_at = serializers.DateTimeField()
    decided_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)

    def get_party(self, case: Case) -> str:
        """The name of the party, masked for natural persons."""
        return case.party.masked_name


class CaseOut(serializers.Serializer):
    """A whole case. Evidence, papers, clocks and the record are addresses below it; so are, in the ordinary procedure,
    opinions, field records, elements, proposals, notices, reviews, discussions and terms."""

    id = serializers.UUIDField()
    number = serializers.CharField()
    procedure = serializers.ChoiceField(choices=Case.Procedure.choices)
    state = serializers.ChoiceField(choices=Case.State.choices)
    state_words = serializers.CharField(source="get_state_display", help_text="The state in Chinese.")
    version = serializers.IntegerField(help_text="Counts decisions on facts; it is what the ETag names.")
    additions = serializers.IntegerField(help_text="Counts what was only added: evidence, payments, reports.")
    organisation = parts.OrganisationOut()
    authority = parts.OrganisationOut()
    violation = parts.ViolationShort()
    law_versions = serializers.SerializerMethodField(
        help_text="The law of the act beside that of the decision, or of today; null while they are the same."
    )
    clue = serializers.UUIDField(source="clue_id", allow_null=True)
    began_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)
    continuing = serializers.BooleanField()
    found_at = serializers.DateTimeField()
    place = serializers.CharField()
    latitude = serializers.DecimalField(max_digits=9, decimal_places=6, allow_null=True)
    longitude = serializers.DecimalField(max_digits=9, decimal_places=6, allow_null=True)
    in_jurisdiction = serializers.BooleanField()
    jurisdiction_basis = serializers.CharField()
    facts = serializers.CharField()
    harm = serializers.BooleanField()
    fine_base = serializers.DecimalField(
        max_digits=16,
        decimal_places=2,
        allow_null=True,
        help_text="What a fine by share, multiple or unit is reckoned from.",
    )
    opened_at = serializers.DateTimeField()
    entered_at = serializers.DateTimeField()
    last_act_at = serializers.DateTimeField()
    decided_at = serializers.DateTimeField(allow_null=True)
    dismissed_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    volume = serializers.SerializerMethodField()
    party = parts.PartyOut()
    handlers = serializers.SerializerMethodField()
    conduct = serializers.SerializerMethodField()
    filing = may_be_missing(investigation.FilingOut)
    order = may_be_missing(parts.OrderOut)
    rechecks = parts.RecheckOut(many=True)
    statement = may_be_missing(parts.StatementOut)
    hearing_requests = serializers.SerializerMethodField()
    education = parts.EducationOut(many=True)
    decision = may_be_missing(parts.DecisionOut)
    deliveries = parts.DeliveryOut(many=True)
    publication = may_be_missing(investigation.PublicationOut)
    report = may_be_missing(parts.ReportOut)
    cash = may_be_missing(parts.CashOut)
    payments = parts.PaymentOut(many=True)
    deferral = may_be_missing(parts.DeferralOut)
    late_fee = may_be_missing(parts.LateFeeOut)
    blockers = parts.BlockerOut(many=True)

    @extend_schema_field(LawVersionsOut(allow_null=True))
    def get_law_versions(self, case: Case) -> Any:
        """Both versions of the clause with the one that applies."""
        found = versions_of(case, local_day(now()))
        return None if found is None else LawVersionsOut(found).data

    def get_volume(self, case: Case) -> str | None:
        """The volume it was archived in."""
        return str(case.volume) if case.volume else None

    @extend_schema_field(parts.HandlerOut(many=True))
    def get_handlers(self, case: Case) -> Any:
        """The two officers, the lead first."""
        rows = [each for each in case.handlings.all() if each.until is None]
        return parts.HandlerOut(rows, many=True).data

    @extend_schema_field(parts.ConductOut(allow_null=True))
    def get_conduct(self, case: Case) -> Any:
        """The checklist of the on-site act; null for a case that did not begin with one."""
        first = next(iter(case.conducts.all()), None)
        return parts.ConductOut(first).data if first else None

    @extend_schema_field(investigation.HearingRequestOut(many=True))
    def get_hearing_requests(self, case: Case) -> Any:
        """Requests for a hearing, oldest first; none in the simple procedure."""
        if case.procedure == Case.Procedure.SIMPLE:
            return []
        return investigation.HearingRequestOut(case.hearing_requests.all(), many=True).data
