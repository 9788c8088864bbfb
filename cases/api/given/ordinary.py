"""One body for each shape of a step of the ordinary procedure, and the body that registers a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from cases import shapes
from cases.api.given.benchmark import BenchmarkIn
from cases.api.given.circumstances import CircumstancesIn
from cases.api.given.opening import OpeningIn
from cases.api.given.terms import ExtensionIn, HandoverIn, IntervalIn, ResumptionIn, SuspensionIn
from cases.models import Filing, LegalReview, Proposal
from cases.models.investigation import SIGNED
from enforcement.api.fields import Id, Money, PastDay, PastMoment, Text, Truth, Whole
from enforcement.api.shapes import Shaped
from enforcement.rules.facts import POINTS, GravityFacts
from enforcement.rules.waivers import DISMISSALS, GROUNDS

DISMISSAL_GROUNDS = list(DISMISSALS.items())

POINT_CHOICES = list(POINTS.items())
POINT_RESULTS = [("ok", "无问题"), ("fault", "有问题")]


class RegistrationIn(OpeningIn):
    """What an ordinary case begins with."""

    shape = shapes.Registration

    conduct = None  # type: ignore[assignment]  # a field taken away
    source = serializers.ChoiceField(choices=Filing.Source.choices, required=False)
    named_reporter = Truth(required=False, help_text="Somebody reported it under his name and is answered.")
    fine_base = Money(
        required=False, allow_null=True, help_text="What a fine by share, multiple or unit is reckoned from."
    )


class FilingIn(Shaped):
    """The filing put before the head."""

    shape = shapes.FilingGiven

    prima_facie = Text(max_length=5000, help_text="The first evidence, in words.")


class OpinionIn(Shaped):
    """A leader's opinion."""

    shape = shapes.OpinionGiven

    agrees = Truth()
    text = Text(max_length=300)


class ApprovalIn(Shaped):
    """The head's consent."""

    shape = shapes.ApprovalGiven

    opinion = Text(max_length=300)


class RefusalIn(Shaped):
    """Why it is not done, or goes back."""

    shape = shapes.RefusalGiven

    reason = Text(max_length=300)


class DismissalIn(Shaped):
    """Why the case is dismissed."""

    shape = shapes.DismissalGiven

    ground = serializers.ChoiceField(choices=DISMISSAL_GROUNDS)
    reason = Text(max_length=300)


class NoteIn(Shaped):
    """A few words about what was done."""

    shape = shapes.NoteGiven

    text = Text(max_length=300)


class FieldRecordIn(Shaped):
    """The record of an inspection or an inquiry."""

    shape = shapes.FieldRecordGiven

    began_at = PastMoment()
    ended_at = PastMoment()
    place = Text(max_length=200)
    content = Text(max_length=20000)
    badge_shown = Truth()
    rights_told = Truth()
    signed = serializers.ChoiceField(choices=SIGNED)
    person = Text(max_length=60, required=False, allow_blank=True)
    person_number = Text(max_length=40, required=False, allow_blank=True)
    relation = Text(max_length=60, required=False, allow_blank=True)
    note = Text(max_length=200, required=False, allow_blank=True, help_text="Why it is not signed.")
    witness = Text(max_length=100, required=False, allow_blank=True)


class ProofIn(Shaped):
    """Which elements of the violation a piece of evidence carries."""

    shape = shapes.ProofGiven

    evidence = Id(source="evidence_id")
    elements = serializers.ListField(child=Text(max_length=60), allow_empty=False, max_length=20)
    note = Text(max_length=200, required=False, allow_blank=True)


class GravityIn(Shaped):
    """Answers about what makes a case grave or complicated; left out is not answered."""

    public_interest = Truth(required=False, allow_null=True)
    third_party_interest = Truth(required=False, allow_null=True)
    difficult = Truth(required=False, allow_null=True)
    several_relations = Truth(required=False, allow_null=True)
    complicated = Truth(required=False, allow_null=True)
    grave = Truth(required=False, allow_null=True)
    review_by_law = Truth(required=False, allow_null=True)

    def make(self, values: Mapping[str, Any]) -> dict[str, bool]:
        """Answers by name."""
        known = GravityFacts.__dataclass_fields__
        return {name: answer for name, answer in values.items() if answer is not None and name in known}


class ProposalIn(Shaped):
    """The report at the end of the investigation, and what it proposes."""

    shape = shapes.ProposalGiven

    outcome = serializers.ChoiceField(choices=Proposal.Outcome.choices)
    report = Text(max_length=20000, help_text="Course of the investigation, evidence, law, discretion.")
    facts = Text(max_length=5000, help_text="The unlawful facts as found.")
    fine = Money(required=False, allow_null=True)
    warning = Truth(required=False)
    illegal_gains = Money(required=False, allow_null=True)
    gains_basis = Text(max_length=300, required=False, allow_blank=True)
    confiscated = Text(max_length=300, required=False, allow_blank=True)
    confiscated_value = Money(required=False, allow_null=True)
    other_kinds = serializers.ListField(child=Text(max_length=40), required=False, max_length=5)
    not_punish_ground = serializers.ChoiceField(choices=list(GROUNDS.items()), required=False, allow_blank=True)
    circumstances = CircumstancesIn(required=False)
    benchmark = BenchmarkIn(required=False)
    gravity = GravityIn(required=False)


class HearingRequestIn(Shaped):
    """A request for a hearing."""

    shape = shapes.HearingRequestGiven

    sent_on = PastDay(help_text="Handed in, or the day of the postmark.")
    by_post = Truth(required=False)
    text = Text(max_length=300, required=False, allow_blank=True)


class WithdrawalIn(Shaped):
    """How the request was withdrawn, with its proof."""

    shape = shapes.WithdrawalGiven

    withdrawal = Text(max_length=200)


class PointIn(Shaped):
    """One of the nine points."""

    point = serializers.ChoiceField(choices=POINT_CHOICES)
    result = serializers.ChoiceField(choices=POINT_RESULTS)
    text = Text(max_length=500, required=False, allow_blank=True)

    def make(self, values: Mapping[str, Any]) -> Any:
        """Key, result and words."""
        return values["point"], (values["result"], values.get("text", ""))


class ReviewIn(Shaped):
    """The legal review."""

    shape = shapes.ReviewGiven

    points = PointIn(many=True, max_length=9)
    result = serializers.ChoiceField(choices=LegalReview.Result.choices)
    opinion = Text(max_length=5000)

    def parts(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The parts, the points by key."""
        made = super().parts(values)
        return {**made, "points": dict(made["points"])}


class MemberIn(Shaped):
    """One head at the discussion."""

    shape = shapes.MemberGiven

    user = Whole(source="user_id", help_text="Account id of the head, from GET /heads/.")
    opinion = Text(max_length=300)
    agrees = Truth()


class DiscussionIn(Shaped):
    """The collective discussion."""

    shape = shapes.DiscussionGiven

    place = Text(max_length=100)
    chair = Whole(source="chair_id")
    minutes_by = Text(max_length=40)
    members = MemberIn(many=True, allow_empty=False, max_length=15)
    conclusion = Text(max_length=5000)
    agrees = Truth(help_text="The discussion agrees with the proposal.")


class OrdinaryDecisionIn(Shaped):
    """The head's decision as proposed."""

    shape = shapes.OrdinaryDecisionGiven

    opinion = Text(max_length=300)
    fine = Money(required=False, allow_null=True, help_text="A lower fine after the party's statement.")
    influential = Truth(required=False, allow_null=True, help_text="It has a certain social influence (48).")


class PublicationIn(Shaped):
    """That the decision was made public."""

    shape = shapes.PublicationGiven

    published_on = PastDay()
    where = Text(max_length=200, help_text="Site or platform.")


BODIES: dict[type, type[Shaped]] = {
    body.shape: body
    for body in (
        FilingIn,
        OpinionIn,
        ApprovalIn,
        RefusalIn,
        FieldRecordIn,
        NoteIn,
        DismissalIn,
        ProofIn,
        ProposalIn,
        HearingRequestIn,
        WithdrawalIn,
        ReviewIn,
        DiscussionIn,
        OrdinaryDecisionIn,
        PublicationIn,
        ExtensionIn,
        IntervalIn,
        SuspensionIn,
        ResumptionIn,
        HandoverIn,
    )
}
