"""The second half of an ordinary case as it is answered: proposal, notice, legal review, collective discussion."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.api.given.ordinary import POINT_CHOICES, POINT_RESULTS
from cases.api.shown.parts import MONEY, WithSheet
from cases.models import Discussion, LegalReview, Proposal
from cases.reading.told import ReviewShown
from enforcement.api.schema import FindingOut
from enforcement.models import HeadAppointment
from enforcement.rules.facts import POINTS

TYPED = {
    "code": None,
    "version": None,
    "in_force_until": None,
    "circumstance": None,
    "minimum_included": True,
    "maximum_included": True,
}


class BenchmarkOut(serializers.Serializer):
    """The tier chosen out of a published benchmark. Yuan."""

    code = serializers.CharField(allow_null=True, help_text="Null for one that is in no catalogue here.")
    version = serializers.IntegerField(allow_null=True)
    name = serializers.CharField()
    published_on = serializers.DateField()
    in_force_from = serializers.DateField()
    in_force_until = serializers.DateField(allow_null=True)
    chosen = serializers.CharField(help_text="Name of the tier.")
    circumstance = serializers.CharField(allow_null=True, help_text="When the tier applies, as published.")
    minimum_included = serializers.BooleanField()
    maximum_included = serializers.BooleanField()
    minimum = serializers.DecimalField(**MONEY)
    maximum = serializers.DecimalField(**MONEY)
    reason = serializers.CharField()


class ProposalOut(WithSheet):
    """The report at the end of an investigation and what it proposes. The latest one counts. Yuan."""

    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    by = serializers.CharField(source="by.name")
    outcome = serializers.ChoiceField(choices=Proposal.Outcome.choices)
    report = serializers.CharField()
    facts = serializers.CharField()
    warning = serializers.BooleanField()
    fine = serializers.DecimalField(**MONEY, allow_null=True)
    illegal_gains = serializers.DecimalField(**MONEY, allow_null=True)
    gains_basis = serializers.CharField()
    confiscated = serializers.CharField()
    confiscated_value = serializers.DecimalField(**MONEY, allow_null=True)
    other_kinds = serializers.ListField(child=serializers.CharField())
    not_punish_ground = serializers.CharField()
    circumstances = serializers.DictField(child=serializers.BooleanField())
    gravity = serializers.DictField(child=serializers.BooleanField())
    benchmark = serializers.SerializerMethodField()
    findings = FindingOut(many=True, help_text="What the law said when it was put up.")
    reasons = serializers.DictField(child=serializers.CharField())
    approved_at = serializers.DateTimeField(allow_null=True)
    approved_by = serializers.SerializerMethodField()
    opinion = serializers.CharField(help_text="The words of the head who agreed.")

    @extend_schema_field(BenchmarkOut(allow_null=True))
    def get_benchmark(self, proposal: Proposal) -> Any:
        """The tier; null when there is none for the matter."""
        given = proposal.benchmark
        return (
            {**TYPED, **{name: value for name, value in given.items() if name != "status"}}
            if given.get("chosen")
            else None
        )

    def get_approved_by(self, proposal: Proposal) -> str | None:
        """Name of the head."""
        return proposal.approved_by.name if proposal.approved_by else None


class PenaltyNoticeOut(serializers.Serializer):
    """The notice before punishment, and the days it gives the party from its delivery."""

    document = serializers.UUIDField(source="row.document_id", help_text="Id of the paper, for `delivery/`.")
    number = serializers.CharField(source="row.document.number")
    proposal = serializers.IntegerField(source="row.proposal_id")
    at = serializers.DateTimeField(source="row.at")
    hearing_told = serializers.BooleanField(source="row.hearing_told", help_text="The party may ask for a hearing.")
    hearing_why = serializers.ListField(
        source="row.hearing_why", child=serializers.CharField(), help_text="Why a hearing is offered; computed."
    )
    statement_days = serializers.IntegerField(source="row.statement_days", help_text="Working days.")
    delivered_on = serializers.DateField(allow_null=True)
    statement_until = serializers.DateField(
        allow_null=True, help_text="Last day to state; null until delivered, or while the calendar does not tell."
    )
    hearing_until = serializers.DateField(
        allow_null=True, help_text="Last day to ask for a hearing; null when none is offered."
    )


class PointOut(serializers.Serializer):
    """One of the nine points of a review."""

    point = serializers.ChoiceField(choices=POINT_CHOICES)
    words = serializers.CharField(help_text="What the point asks, in Chinese.")
    result = serializers.ChoiceField(choices=POINT_RESULTS)
    text = serializers.CharField()


class ReviewOut(serializers.Serializer):
    """A legal review: why it is due, what was looked at, the nine points, and what changed in the file since."""

    asked_at = serializers.DateTimeField(source="row.asked_at")
    asked_by = serializers.CharField(source="row.asked_by.name")
    due_reasons = serializers.ListField(
        source="row.due_reasons", child=serializers.CharField(), help_text="Why it is due; empty: asked for freely."
    )
    seen = serializers.DictField(
        source="row.seen", child=serializers.CharField(), help_text="The file as it was looked at, label by label."
    )
    reviewer = serializers.SerializerMethodField()
    done_at = serializers.DateTimeField(source="row.done_at", allow_null=True)
    points = serializers.SerializerMethodField()
    result = serializers.ChoiceField(
        source="row.result", choices=LegalReview.Result.choices, allow_blank=True, help_text="Empty while it waits."
    )
    opinion = serializers.CharField(source="row.opinion")
    differences = serializers.ListField(
        child=serializers.CharField(),
        help_text="What the file says differently now. When this is not empty the review counts no more.",
    )

    def get_reviewer(self, shown: ReviewShown) -> str | None:
        """Name of the reviewer."""
        return shown.row.reviewer.name if shown.row.reviewer else None

    @extend_schema_field(PointOut(many=True))
    def get_points(self, shown: ReviewShown) -> Any:
        """The points in their order."""
        given = shown.row.points
        return [{"point": key, "words": words, **given[key]} for key, words in POINTS.items() if key in given]


class MemberOut(serializers.Serializer):
    """A head at a discussion, with the office he held that day."""

    user = serializers.IntegerField(source="user_id")
    name = serializers.CharField(source="user.name")
    rank = serializers.SerializerMethodField()
    acting = serializers.SerializerMethodField()
    opinion = serializers.CharField()
    agrees = serializers.BooleanField()

    @extend_schema_field(serializers.ChoiceField(choices=HeadAppointment.Rank.choices, allow_null=True))
    def get_rank(self, member: Any) -> str | None:
        """The rank; null when he held no office."""
        return member.appointment.rank if member.appointment else None

    def get_acting(self, member: Any) -> bool:
        """Whether he stood in for another."""
        return bool(member.appointment and member.appointment.acting)


class DiscussionOut(serializers.Serializer):
    """The collective discussion of the heads."""

    at = serializers.DateTimeField()
    place = serializers.CharField()
    proposal = serializers.IntegerField(source="proposal_id")
    chair = serializers.CharField(source="chair.name")
    minutes_by = serializers.CharField()
    members = serializers.SerializerMethodField()
    conclusion = serializers.CharField()
    agrees = serializers.BooleanField(help_text="It agrees with the proposal.")

    @extend_schema_field(MemberOut(many=True))
    def get_members(self, discussion: Discussion) -> Any:
        """The members."""
        return MemberOut(discussion.members.all(), many=True).data
