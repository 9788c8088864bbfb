"""Bodies of what moves the legal periods of a case, and of a change of officers."""

from __future__ import annotations

from rest_framework import serializers

from cases import shapes
from cases.models import Term
from enforcement.api.fields import Day, PastDay, Text, Whole
from enforcement.api.shapes import Shaped

GROUNDS_OF_TERMS = Term.Ground.choices


class ExtensionIn(Shaped):
    """More time."""

    shape = shapes.ExtensionGiven

    days = Whole(help_text="Calendar days of the 90; working days of the verification.")
    ground = serializers.ChoiceField(choices=GROUNDS_OF_TERMS)
    reason = Text(max_length=300)


class IntervalIn(Shaped):
    """Calendar days that do not count, both ends included."""

    shape = shapes.IntervalGiven

    ground = serializers.ChoiceField(choices=GROUNDS_OF_TERMS)
    since = PastDay()
    until = Day(allow_null=True)
    document = Text(max_length=100)
    reason = Text(max_length=300)
    told_on = PastDay(required=False, allow_null=True)


class SuspensionIn(Shaped):
    """Why the case stands still."""

    shape = shapes.SuspensionGiven

    ground = serializers.ChoiceField(choices=GROUNDS_OF_TERMS)
    reason = Text(max_length=300)
    document = Text(max_length=100, required=False, allow_blank=True)


class ResumptionIn(Shaped):
    """Why the case goes on."""

    shape = shapes.ResumptionGiven

    reason = Text(max_length=300)


class HandoverIn(Shaped):
    """Who leaves, who takes his place, and why."""

    shape = shapes.HandoverGiven

    leaves = Whole(source="leaves_id", help_text="Id of the officer, from GET /officers/.")
    takes = Whole(source="takes_id")
    reason = Text(max_length=200)
