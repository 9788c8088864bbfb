"""The whole on-the-spot act in one request, and a clue."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from cases.api.given.acts import ActBody
from cases.api.given.opening import OpeningIn
from cases.api.given.steps import (
    FORMS,
    RELATIONS,
    CashIn,
    ConversionIn,
    DecisionIn,
    EvidenceIn,
    NoPenaltyIn,
    OrderIn,
    RecheckIn,
    StatementIn,
)
from cases.api.references import FileReference
from cases.shapes import ClueGiven, Street
from enforcement.api.fields import Degrees, Id, PastMoment, Text, Truth
from enforcement.api.shapes import Shaped

OUTCOMES = ("decision", "no_penalty", "conversion")
ONE_OUTCOME = "decision、no_penalty、conversion 只能填一项。"


class StreetRequest(ActBody):
    """Finding, evidence, order, hearing, outcome, delivery and cash: all of it is done, or none.

    At most one of `decision`, `no_penalty`, `conversion`; without any the act ends with the order to correct.
    """

    shape = Street

    opening = OpeningIn()
    evidence = EvidenceIn(many=True, allow_empty=True, max_length=40)
    order = OrderIn()
    ordered_at = PastMoment(
        required=False, allow_null=True, help_text="When it was found and ordered, if earlier than the act itself."
    )
    recheck = RecheckIn(required=False, allow_null=True)
    statement = StatementIn(required=False, allow_null=True)
    decision = DecisionIn(required=False, allow_null=True)
    no_penalty = NoPenaltyIn(required=False, allow_null=True)
    conversion = ConversionIn(required=False, allow_null=True)
    form_handed = serializers.ChoiceField(choices=FORMS, required=False, source="handed")
    recipient = Text(max_length=60, required=False, allow_blank=True)
    relation = serializers.ChoiceField(choices=RELATIONS, required=False, allow_blank=True)
    refused = Truth(required=False, help_text="The signature was refused.")
    refusal_note = Text(max_length=200, required=False, allow_blank=True)
    witness = Text(max_length=100, required=False, allow_blank=True)
    cash = CashIn(required=False, allow_null=True)
    education = Text(max_length=5000, required=False, allow_blank=True)
    commitment = Text(max_length=5000, required=False, allow_blank=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """One act has one outcome."""
        given = [name for name in OUTCOMES if attrs.get(name) is not None]
        if len(given) > 1:
            raise serializers.ValidationError({given[1]: [ONE_OUTCOME]})
        return attrs

    def parts(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The parts of the shape: the three possible outcomes become one."""
        made = super().parts(values)
        outcomes = [made.pop(name, None) for name in OUTCOMES]
        return {**made, "outcome": next((each for each in outcomes if each is not None), None)}


class ClueRequest(Shaped):
    """What somebody saw."""

    shape = ClueGiven

    id = Id(required=False, help_text="UUID made by the client: a repeated sending is then one clue.")
    place = Text(max_length=200)
    text = Text(max_length=2000)
    seen_at = PastMoment()
    photos = serializers.ListField(child=FileReference(), required=False, max_length=20)
    latitude = Degrees(most=90, required=False, allow_null=True)
    longitude = Degrees(most=180, required=False, allow_null=True)

    def make(self, values: Mapping[str, Any]) -> ClueGiven:
        """The clue, with an id of ours when the client made none."""
        made: ClueGiven = super().make({"id": uuid.uuid4(), "photos": [], **values})
        return made
