"""The parts of a case as they are answered."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases import sheet
from cases.models import Blocker, CashReceipt, Delivery, Education, Party, Payment, Recheck, Statement
from cases.models.decision import Decision
from enforcement.models import Organisation
from enforcement.rules.masking import mask_identity, mask_name, mask_phone

MONEY = {"max_digits": 14, "decimal_places": 2}


class OrganisationOut(serializers.Serializer):
    """An organisation, short."""

    code = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=Organisation.Kind.choices)


class ViolationShort(serializers.Serializer):
    """A violation, short."""

    code = serializers.CharField()
    name = serializers.CharField()


class PartyOut(serializers.Serializer):
    """The party, masked."""

    kind = serializers.ChoiceField(choices=Party.Kind.choices)
    name = serializers.CharField(source="masked_name")
    representative = serializers.SerializerMethodField()
    id_kind = serializers.ChoiceField(choices=Party.IdKind.choices)
    id_number = serializers.SerializerMethodField()
    phone = serializers.SerializerMethodField()
    capacity = serializers.ChoiceField(choices=["full", "limited", "none"])
    identified = serializers.SerializerMethodField()

    def get_representative(self, party: Party) -> str:
        """The first character and two stars."""
        return mask_name(party.representative)

    def get_id_number(self, party: Party) -> str:
        """The first three and last four signs."""
        return mask_identity(party.id_number)

    def get_phone(self, party: Party) -> str:
        """The first three and last four digits."""
        return mask_phone(party.phone)

    def get_identified(self, party: Party) -> bool:
        """Whether somebody could be identified."""
        return party.kind != Party.Kind.UNKNOWN


class PartyFull(serializers.Serializer):
    """The party in full; every reading is logged."""

    kind = serializers.ChoiceField(choices=Party.Kind.choices)
    name = serializers.CharField()
    representative = serializers.CharField()
    id_kind = serializers.ChoiceField(choices=Party.IdKind.choices)
    id_number = serializers.CharField()
    id_override_reason = serializers.CharField()
    unidentified_reason = serializers.CharField()
    born = serializers.DateField(allow_null=True)
    age_group = serializers.ChoiceField(choices=Party.AgeGroup.choices, allow_blank=True)
    capacity = serializers.ChoiceField(choices=["full", "limited", "none"])
    phone = serializers.CharField()
    address = serializers.CharField()


class HandlerOut(serializers.Serializer):
    """An officer who handles the case, with the certificate that counted on the day."""

    officer = serializers.IntegerField(source="officer_id")
    name = serializers.CharField(source="officer.name")
    place = serializers.ChoiceField(choices=["lead", "second"])
    certificate = serializers.SerializerMethodField()
    since = serializers.DateTimeField()

    def get_certificate(self, handling: Any) -> str | None:
        """The number of the certificate; null when there was none."""
        return handling.certificate.number if handling.certificate else None


class ConductOut(serializers.Serializer):
    """The on-site checklist; null is not answered."""

    at = serializers.DateTimeField()
    salute = serializers.BooleanField(allow_null=True)
    badge_shown = serializers.BooleanField(allow_null=True)
    uniform = serializers.BooleanField(allow_null=True)
    recorder_on = serializers.BooleanField(allow_null=True)
    recorder_number = serializers.CharField()
    rights_told = serializers.BooleanField(allow_null=True)


class OrderOut(serializers.Serializer):
    """The order to correct."""

    told_at = serializers.DateTimeField()
    requirement = serializers.CharField()
    due_on = serializers.DateField(allow_null=True)
    corrected_at = serializers.DateTimeField(allow_null=True)


class RecheckOut(serializers.Serializer):
    """A re-inspection."""

    at = serializers.DateTimeField()
    result = serializers.ChoiceField(choices=Recheck.Result.choices)
    note = serializers.CharField()


class StatementOut(serializers.Serializer):
    """What the party said, and its re-examination."""

    at = serializers.DateTimeField()
    made = serializers.BooleanField()
    waived = serializers.BooleanField(help_text="The party gave the right up in writing (ordinary procedure).")
    content = serializers.CharField()
    review = serializers.ChoiceField(choices=Statement.Review.choices, allow_blank=True)
    review_reason = serializers.CharField()


class EntryOut(serializers.Serializer):
    """One step of a calculation sheet. Lines of older decisions have words in `result` alone."""

    what = serializers.CharField()
    how = serializers.CharField(help_text="The arithmetic, or what it rests on.")
    result = serializers.CharField()
    articles = serializers.ListField(child=serializers.CharField())


class WithSheet(serializers.Serializer):
    """A proposal or a decision with its calculation sheet."""

    calculation = serializers.SerializerMethodField(help_text="The arithmetic of the amount, one line a step.")
    sheet = serializers.SerializerMethodField(help_text="The calculation sheet as it was frozen, step by step.")

    @extend_schema_field({"type": "array", "items": {"type": "string"}})
    def get_calculation(self, row: Any) -> list[str]:
        """Each step as one line of text."""
        return [each.line for each in sheet.stored(row.calculation)]

    @extend_schema_field(EntryOut(many=True))
    def get_sheet(self, row: Any) -> list[dict[str, Any]]:
        """Each step in its parts."""
        return [each.row() for each in sheet.stored(row.calculation)]


class DecisionOut(WithSheet):
    """The decision, sealed. Yuan. On the spot two officers decide; in the ordinary procedure a head."""

    outcome = serializers.ChoiceField(choices=Decision.Outcome.choices)
    decided_at = serializers.DateTimeField()
    entered_at = serializers.DateTimeField()
    warning = serializers.BooleanField()
    fine = serializers.DecimalField(**MONEY, allow_null=True)
    illegal_gains = serializers.DecimalField(**MONEY, allow_null=True)
    confiscated = serializers.CharField(help_text="Confiscated goods, in words.")
    other_kinds = serializers.ListField(child=serializers.CharField(), help_text="Other kinds of penalty.")
    influential = serializers.BooleanField(
        allow_null=True, help_text="It has a certain social influence and is made public; null on the spot."
    )
    not_punish_ground = serializers.CharField()
    circumstances = serializers.DictField(child=serializers.BooleanField())
    reasons = serializers.DictField(child=serializers.CharField())
    proposal = serializers.SerializerMethodField()
    approved_by = serializers.SerializerMethodField()
    decided_by = serializers.CharField(source="decided_by.name", help_text="The officer who led the case.")
    second = serializers.CharField(source="second.name")

    @extend_schema_field({"type": ["integer", "null"]})
    def get_proposal(self, decision: Decision) -> Any:
        """Id of the proposal it rests on; null on the spot."""
        return decision.proposal_id

    def get_approved_by(self, decision: Decision) -> str | None:
        """Name of the head who decided; null on the spot."""
        return decision.approved_by.name if decision.approved_by else None


class DeliveryOut(serializers.Serializer):
    """A delivery; the recipient's name is masked."""

    document = serializers.UUIDField(source="document_id")
    method = serializers.ChoiceField(choices=Delivery.Method.choices)
    at = serializers.DateTimeField()
    place = serializers.CharField()
    form_handed = serializers.ChoiceField(choices=Delivery._meta.get_field("form_handed").choices)
    recipient = serializers.SerializerMethodField()
    relation = serializers.CharField()
    refused = serializers.BooleanField()
    refusal_note = serializers.CharField()

    def get_recipient(self, delivery: Delivery) -> str:
        """The first character and two stars."""
        return mask_name(delivery.recipient)


class CashOut(serializers.Serializer):
    """Cash collected on the spot and its way to the bank. Yuan."""

    amount = serializers.DecimalField(**MONEY)
    ground = serializers.ChoiceField(choices=CashReceipt.Ground.choices)
    receipt_number = serializers.CharField()
    collected_at = serializers.DateTimeField()
    handed_in_at = serializers.DateTimeField(allow_null=True)
    banked_at = serializers.DateTimeField(allow_null=True)
    bank_reference = serializers.CharField(allow_null=True)


class PaymentOut(serializers.Serializer):
    """Money that reached the bank. Yuan."""

    amount = serializers.DecimalField(**MONEY)
    towards = serializers.ChoiceField(choices=Payment._meta.get_field("towards").choices)
    paid_on = serializers.DateField()
    transaction = serializers.CharField()


class InstalmentOut(serializers.Serializer):
    """One instalment. Yuan."""

    due_on = serializers.DateField()
    amount = serializers.DecimalField(**MONEY)


class DeferralOut(serializers.Serializer):
    """Payment put off."""

    applied_on = serializers.DateField()
    reason = serializers.CharField()
    instalments = serializers.SerializerMethodField()
    approved_at = serializers.DateTimeField()

    @extend_schema_field(InstalmentOut(many=True))
    def get_instalments(self, deferral: Any) -> list[dict[str, str]]:
        """Day and yuan of each."""
        return [{"due_on": day, "amount": amount} for day, amount in deferral.instalments]


class LateFeeOut(serializers.Serializer):
    """The decision about the late fee. Yuan."""

    charged = serializers.BooleanField()
    amount = serializers.DecimalField(**MONEY)
    until = serializers.DateField()
    reason = serializers.CharField()


class ReportOut(serializers.Serializer):
    """The report of the decision to the bureau."""

    reported_at = serializers.DateTimeField()
    note = serializers.CharField()


class EducationOut(serializers.Serializer):
    """Education given, or a commitment signed."""

    kind = serializers.ChoiceField(choices=Education.Kind.choices)
    at = serializers.DateTimeField()
    content = serializers.CharField()


class BlockerOut(serializers.Serializer):
    """A matter carried on paper that stops the case until it is settled."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=Blocker.Kind.choices)
    since = serializers.DateTimeField()
    note = serializers.CharField()
    settled_at = serializers.DateTimeField(allow_null=True)
    settlement = serializers.CharField()
