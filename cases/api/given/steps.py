"""One body for each shape of a step."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from cases import shapes
from cases.api.given.circumstances import CircumstancesIn
from cases.api.references import FileReference, when_taken
from cases.models import Blocker, CashReceipt, Delivery, Education, Evidence, Payment, Recheck, Statement
from enforcement.api.fields import Day, Degrees, Id, Money, PastDay, PastMoment, Text, Truth, Whole
from enforcement.api.shapes import Shaped
from enforcement.kernel import clock
from enforcement.rules.facts import RECIPIENTS
from enforcement.rules.waivers import GROUNDS

FORMS = Delivery._meta.get_field("form_handed").choices
RELATIONS = list(RECIPIENTS.items())
NO_PENALTY_GROUNDS = list(GROUNDS.items())
TOWARDS = Payment._meta.get_field("towards").choices


class EvidenceIn(Shaped):
    """One piece of evidence; its file was uploaded before."""

    shape = shapes.EvidenceGiven

    id = Id(required=False, help_text="UUID made by the client.")
    kind = serializers.ChoiceField(choices=Evidence.Kind.choices)
    title = Text(max_length=100)
    file = FileReference()
    taken_at = PastMoment(required=False, help_text="Else what the picture says, else now.")
    element = Text(max_length=40, required=False, allow_blank=True, help_text="The element of the violation it proves.")
    latitude = Degrees(most=90, required=False, allow_null=True)
    longitude = Degrees(most=180, required=False, allow_null=True)

    def make(self, values: Mapping[str, Any]) -> shapes.EvidenceGiven:
        """The evidence, with an id and a time where the client gave none."""
        taken = when_taken(values["file"], clock.now())
        made: shapes.EvidenceGiven = super().make({"id": uuid.uuid4(), "taken_at": taken, **values})
        return made


class ExclusionIn(Shaped):
    """A piece of evidence that may not be used, and why."""

    shape = shapes.ExclusionGiven

    evidence = Id(source="evidence_id")
    reason = Text(max_length=200)


class OrderIn(Shaped):
    """An order to correct, on the spot unless a day is given."""

    shape = shapes.OrderGiven

    requirement = Text(max_length=300)
    due_on = Day(required=False, allow_null=True, help_text="The last day to correct; null: on the spot.")
    corrected_at = PastMoment(required=False, allow_null=True, help_text="When it was corrected at once.")


class RecheckIn(Shaped):
    """A re-inspection of the order to correct."""

    shape = shapes.RecheckGiven

    result = serializers.ChoiceField(choices=Recheck.Result.choices)
    note = Text(max_length=300, required=False, allow_blank=True)


class StatementIn(Shaped):
    """The party was told what, why and on which article, and was heard."""

    shape = shapes.StatementGiven

    made = Truth(help_text="The party said something.")
    waived = Truth(required=False, help_text="The party gave the right up in writing (ordinary procedure).")
    rights_told = Truth(required=False, allow_null=True)
    content = Text(max_length=5000, required=False, allow_blank=True)
    review = serializers.ChoiceField(choices=Statement.Review.choices, required=False, allow_blank=True)
    review_reason = Text(max_length=5000, required=False, allow_blank=True)


class DecisionIn(Shaped):
    """The punishment proposed: a warning, a fine, or both."""

    shape = shapes.DecisionGiven

    fine = Money(required=False, allow_null=True, help_text="Yuan; null for no fine.")
    warning = Truth(required=False)
    other_kinds = serializers.ListField(
        child=Text(max_length=40),
        required=False,
        max_length=5,
        help_text="Other kinds of penalty; not on the spot, and refused as such.",
    )
    circumstances = CircumstancesIn(required=False)
    facts_established = Truth(required=False)
    signed = Truth(required=False, help_text="Both officers have signed the paper by hand.")


class NoPenaltyIn(Shaped):
    """The end without penalty."""

    shape = shapes.NoPenaltyGiven

    ground = serializers.ChoiceField(choices=NO_PENALTY_GROUNDS)
    circumstances = CircumstancesIn(required=False)
    signed = Truth(required=False)


class ConversionIn(Shaped):
    """Why the case leaves the simple procedure."""

    shape = shapes.ConversionGiven

    reason = Text(max_length=300)


class DeliveryIn(Shaped):
    """How a paper reached the party."""

    shape = shapes.DeliveryGiven

    document = Id(source="document_id", help_text="Id of the paper, from GET /cases/{id}/papers/.")
    method = serializers.ChoiceField(choices=Delivery.Method.choices)
    place = Text(max_length=200)
    form_handed = serializers.ChoiceField(choices=FORMS)
    recipient = Text(max_length=60, required=False, allow_blank=True, help_text="Name of whoever signed.")
    relation = serializers.ChoiceField(
        choices=RELATIONS, required=False, allow_blank=True, help_text="Blank is the party."
    )
    refused = Truth(required=False, help_text="The signature was refused.")
    refusal_note = Text(max_length=200, required=False, allow_blank=True)
    witness = Text(max_length=100, required=False, allow_blank=True)
    recording = Id(
        required=False, allow_null=True, source="recording_id", help_text="Evidence that shows the delivery."
    )
    place_is_domicile = Truth(required=False)
    seal_affixed = Truth(
        required=False, help_text="The seal stands on the decision (59); asked in the ordinary procedure."
    )


class PaperCorrectionIn(Shaped):
    """A paper that is replaced by a new one; its number becomes void."""

    shape = shapes.PaperCorrectionGiven

    document = Id(source="document_id", help_text="Id of the paper, from GET /cases/{id}/papers/.")
    reason = Text(max_length=200)


class CashIn(Shaped):
    """A fine collected on the spot."""

    shape = shapes.CashGiven

    amount = Money()
    ground = serializers.ChoiceField(choices=CashReceipt.Ground.choices)
    receipt_number = Text(max_length=40, help_text="Number of the receipt of the treasury.")
    reason = Text(max_length=300, required=False, allow_blank=True)
    asked_by_party = Truth(required=False)


class BankingIn(Shaped):
    """The bank's reference for cash paid in."""

    shape = shapes.BankingGiven

    bank_reference = Text(max_length=64)


class PaymentIn(Shaped):
    """Money that reached the bank."""

    shape = shapes.PaymentGiven

    amount = Money()
    paid_on = PastDay()
    transaction = Text(max_length=64, help_text="Transaction number of the bank; counts once.")
    towards = serializers.ChoiceField(choices=TOWARDS, required=False)


class InstalmentIn(Shaped):
    """One instalment."""

    due_on = Day()
    amount = Money()

    def make(self, values: Mapping[str, Any]) -> Any:
        """The day and the yuan."""
        return values["due_on"], values["amount"]


class DeferralIn(Shaped):
    """Payment deferred (one instalment) or in instalments that add up to the fine."""

    shape = shapes.DeferralGiven

    applied_on = PastDay()
    reason = Text(max_length=300)
    instalments = InstalmentIn(many=True, allow_empty=False, max_length=60)


class LateFeeIn(Shaped):
    """Whether the late fee is added; the sum is computed, never given."""

    shape = shapes.LateFeeGiven

    charged = Truth()
    reason = Text(max_length=300, required=False, allow_blank=True)


class ReportIn(Shaped):
    """The report of the decision to the bureau."""

    shape = shapes.ReportGiven

    note = Text(max_length=200, required=False, allow_blank=True)


class EducationIn(Shaped):
    """Education given, or a commitment signed."""

    shape = shapes.EducationGiven

    kind = serializers.ChoiceField(choices=Education.Kind.choices)
    content = Text(max_length=5000)


class BlockerIn(Shaped):
    """A matter that is carried on paper and stops the case."""

    shape = shapes.BlockerGiven

    kind = serializers.ChoiceField(choices=Blocker.Kind.choices)
    note = Text(max_length=300)


class SettlementIn(Shaped):
    """How such a matter was settled on paper."""

    shape = shapes.SettlementGiven

    blocker = Whole(source="blocker_id", help_text="Id from `blockers` of the case.")
    settlement = Text(max_length=300)


class AnswerIn(Shaped):
    """The answer to an escalated clock."""

    shape = shapes.AnswerGiven

    clock = Whole(source="clock_id", help_text="Id from GET /cases/{id}/clocks/.")
    text = Text(max_length=300)


class NothingIn(Shaped):
    """Nothing but the act itself."""

    shape = shapes.Nothing


BODIES: dict[type, type[Shaped]] = {
    body.shape: body
    for body in (
        EvidenceIn,
        ExclusionIn,
        OrderIn,
        RecheckIn,
        StatementIn,
        DecisionIn,
        NoPenaltyIn,
        ConversionIn,
        DeliveryIn,
        PaperCorrectionIn,
        CashIn,
        BankingIn,
        PaymentIn,
        DeferralIn,
        LateFeeIn,
        ReportIn,
        EducationIn,
        BlockerIn,
        SettlementIn,
        AnswerIn,
        NothingIn,
    )
}
