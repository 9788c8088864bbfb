"""Like decisions as the interface tells them."""

from __future__ import annotations

from rest_framework import serializers

from cases.api.shown.parts import MONEY
from cases.models import Decision


class SpreadOut(serializers.Serializer):
    """How the fines of like decisions are spread. Yuan; quartiles between neighbours by proportion."""

    count = serializers.IntegerField(help_text="How many of the like decisions imposed a fine.")
    minimum = serializers.DecimalField(**MONEY)
    lower = serializers.DecimalField(**MONEY, help_text="Lower quartile.")
    median = serializers.DecimalField(**MONEY)
    upper = serializers.DecimalField(**MONEY, help_text="Upper quartile.")
    maximum = serializers.DecimalField(**MONEY)


class LikeRowOut(serializers.Serializer):
    """One earlier decision, without anything that tells whose it was."""

    month = serializers.DateTimeField(source="decided_at", format="%Y-%m", help_text="Such as 2026-09.")
    outcome = serializers.ChoiceField(choices=Decision.Outcome.choices)
    fine = serializers.DecimalField(**MONEY, allow_null=True)
    case = serializers.UUIDField(source="case_id", allow_null=True, help_text="Only for a case the account may see.")


class LikePlaceOut(serializers.Serializer):
    """How many of the fines are lower, equal and higher."""

    lower = serializers.IntegerField()
    equal = serializers.IntegerField()
    higher = serializers.IntegerField()


class LikeOut(serializers.Serializer):
    """What like decisions 类案 tell. Below ten `few` is true and there is no figure; below ten fined no `spread`."""

    few = serializers.BooleanField()
    compared = serializers.CharField(source="words", help_text="What is alike in them, in Chinese.")
    step = serializers.IntegerField(
        help_text="0: all is alike; 1: any version of the benchmark; 2: any tier too; 3: any circumstances too."
    )
    count = serializers.IntegerField(help_text="At most 500, the newest.")
    spared = serializers.IntegerField(help_text="How many ended without penalty.")
    fine = serializers.DecimalField(
        **MONEY, allow_null=True, help_text="The fine proposed or decided, which is held against them."
    )
    spread = SpreadOut(allow_null=True)
    place = LikePlaceOut(allow_null=True)
    note = serializers.CharField(source="note.says", default=None, allow_null=True, help_text="When it is unusual.")
    rows = LikeRowOut(many=True, help_text="The newest five.")
