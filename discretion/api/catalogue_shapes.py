"""How the catalogue and the articles are answered."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from discretion.models import StatuteArticle
from discretion.models.violation import Status

MONEY = {"max_digits": 14, "decimal_places": 4}


class BoundsOfFine(serializers.Serializer):
    """A range as the clause has it: yuan, or factors of the base where `way` says so. Null is no figure."""

    min = serializers.DecimalField(**MONEY, allow_null=True)
    max = serializers.DecimalField(**MONEY, allow_null=True)
    says = serializers.CharField(help_text="The same in words.")


class CitedOut(serializers.Serializer):
    """A cited article. `number` is a whole number, or words where the number was not seen."""

    law = serializers.CharField()
    number = serializers.CharField()
    paragraph = serializers.CharField(help_text="Empty when the whole article is cited.")
    item = serializers.CharField()
    says = serializers.CharField(help_text="Such as 行政处罚法第五十八条第一款.")


class VersionOut(serializers.Serializer):
    """The penalty clause between two days."""

    valid_from = serializers.DateField()
    valid_until = serializers.DateField(allow_null=True)
    applies = serializers.BooleanField(help_text="Whether it is in force on the day asked for.")
    defining = CitedOut(many=True)
    penalty = CitedOut(many=True)
    individual = BoundsOfFine(allow_null=True, help_text="Null where the clause does not fine that kind of party.")
    unit = BoundsOfFine(allow_null=True)
    way = serializers.CharField(help_text="multiple, share, per_day, per_unit; empty for yuan.")
    kinds = serializers.ListField(child=serializers.CharField(), help_text="fine, warning, confiscation.")
    warning_required = serializers.BooleanField()
    precondition = serializers.CharField(help_text="refuse_to_correct, overdue, or empty.")
    other_sanctions = serializers.ListField(child=serializers.CharField())
    note = serializers.CharField()
    source = serializers.CharField()
    status = serializers.ChoiceField(choices=Status.choices, help_text="How far the figures were checked.")


class LineOut(serializers.Serializer):
    """A violation of the catalogue, with the clause of the day."""

    code = serializers.CharField()
    name = serializers.CharField()
    region = serializers.CharField(help_text="national, or the place whose law it is.")
    key_area = serializers.BooleanField(help_text="重点领域.")
    environmental = serializers.BooleanField()
    version = VersionOut(allow_null=True, help_text="Null when no clause is in force on the day.")


class ArticleOut(serializers.ModelSerializer[StatuteArticle]):
    """The words of an article in one version."""

    class Meta:
        model = StatuteArticle
        fields = ("law", "number", "version", "in_force_from", "text", "source", "status")


class TextOut(serializers.Serializer):
    """The words of a cited article."""

    article = serializers.CharField()
    version = serializers.CharField()
    text = serializers.CharField()
    source = serializers.CharField()
    status = serializers.ChoiceField(choices=Status.choices)


class WaiverOfOne(serializers.Serializer):
    """A published waiver entry in force on the day."""

    organisation = serializers.CharField(source="organisation.code")
    kind = serializers.CharField()
    words = serializers.CharField()
    conditions = serializers.SerializerMethodField()
    valid_from = serializers.DateField()
    valid_until = serializers.DateField(allow_null=True)

    @extend_schema_field({"type": "object", "additionalProperties": True})
    def get_conditions(self, entry: Any) -> dict[str, Any]:
        """What has to hold, as data."""
        return dict(entry.conditions)


class WholeOut(serializers.Serializer):
    """A violation whole: what has to be proved, every version of its clause, the articles they cite."""

    code = serializers.CharField()
    name = serializers.CharField()
    region = serializers.CharField()
    key_area = serializers.BooleanField()
    environmental = serializers.BooleanField()
    life_health_finance = serializers.BooleanField()
    elements = serializers.ListField(child=serializers.CharField(), help_text="What has to be proved.")
    correction = serializers.CharField()
    versions = VersionOut(many=True, help_text="Oldest first.")
    articles = TextOut(many=True)
    waivers = WaiverOfOne(many=True)
    related = serializers.ListField(child=serializers.CharField(), help_text="Codes of the same kind.")
