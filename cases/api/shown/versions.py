"""The law of the act and that of the decision side by side."""

from __future__ import annotations

from rest_framework import serializers


class LawSideOut(serializers.Serializer):
    """One version of the penalty clause, for this kind of party. Yuan; no range: it sets no fine."""

    on = serializers.DateField(help_text="The day of the act, or that of the decision.")
    name = serializers.CharField(source="version.name")
    in_force_from = serializers.DateField(source="version.in_force_from")
    in_force_until = serializers.DateField(source="version.in_force_until", allow_null=True)
    minimum = serializers.DecimalField(max_digits=16, decimal_places=2, allow_null=True)
    maximum = serializers.DecimalField(max_digits=16, decimal_places=2, allow_null=True)
    other_kinds = serializers.CharField(source="kinds", help_text="Other kinds of penalty, in Chinese.")
    articles = serializers.CharField()
    precondition = serializers.CharField(help_text="What must come before, in Chinese; else empty.")
    applies = serializers.BooleanField()


class LawVersionsOut(serializers.Serializer):
    """Both versions, which applies and why (行政处罚法 37条, DEC-11)."""

    then = LawSideOut()
    now = LawSideOut()
    why = serializers.CharField()
