"""The body that opens a case: party, conduct on site, and what was found."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from cases.models import Party
from cases.shapes import ConductGiven, Opening, PartyGiven
from enforcement.api.fields import Degrees, Id, PastDay, PastMoment, Text, Truth, Whole
from enforcement.api.shapes import Shaped
from enforcement.models import Organisation


class PartyIn(Shaped):
    """The party as told or read from a document. Numbers rest encrypted and are answered masked."""

    shape = PartyGiven

    kind = serializers.ChoiceField(choices=Party.Kind.choices)
    name = Text(max_length=100, required=False, allow_blank=True)
    representative = Text(
        max_length=60, required=False, allow_blank=True, help_text="Legal representative, or operator of a sole trader."
    )
    id_kind = serializers.ChoiceField(choices=Party.IdKind.choices, required=False)
    id_number = Text(
        max_length=40,
        required=False,
        allow_blank=True,
        help_text="Checked by its check digit; a number that fails needs `id_override_reason`.",
    )
    id_override_reason = Text(max_length=200, required=False, allow_blank=True)
    unidentified_reason = Text(
        max_length=200, required=False, allow_blank=True, help_text="Needed when kind is `unknown`."
    )
    born = PastDay(required=False, allow_null=True, help_text="Read from a resident identity number when left out.")
    age_group = serializers.ChoiceField(
        choices=Party.AgeGroup.choices,
        required=False,
        allow_blank=True,
        help_text="When no date of birth can be known; a date that is given counts instead.",
    )
    capacity = serializers.ChoiceField(choices=["full", "limited", "none"], required=False)
    phone = Text(max_length=30, required=False, allow_blank=True)
    address = Text(max_length=200, required=False, allow_blank=True)


class ConductIn(Shaped):
    """The on-site checklist; null or left out is not answered."""

    shape = ConductGiven

    salute = Truth(required=False, allow_null=True)
    badge_shown = Truth(required=False, allow_null=True, help_text="Enforcement certificates were shown.")
    uniform = Truth(required=False, allow_null=True)
    recorder_on = Truth(required=False, allow_null=True)
    recorder_number = Text(max_length=40, required=False, allow_blank=True)
    rights_told = Truth(required=False, allow_null=True)


class OpeningIn(Shaped):
    """What an on-the-spot case begins with."""

    shape = Opening

    id = Id(required=False, help_text="UUID made by the client: a repeated sending is then one case.")
    organisation = Text(
        max_length=32, source="organisation_id", help_text="Code of the squad, from GET /organisations/."
    )
    violation = Text(max_length=20, source="violation_code", help_text="Code from GET /violations/.")
    place = Text(max_length=200)
    latitude = Degrees(most=90, required=False, allow_null=True)
    longitude = Degrees(most=180, required=False, allow_null=True)
    in_jurisdiction = Truth(required=False)
    jurisdiction_basis = Text(max_length=200, required=False, allow_blank=True)
    facts = Text(max_length=5000, help_text="What was seen.")
    began_at = PastMoment(help_text="When the violation began.")
    ended_at = PastMoment(required=False, allow_null=True)
    continuing = Truth(required=False, help_text="Continuous or continuing state.")
    found_at = PastMoment()
    harm = Truth(required=False, help_text="It did harm.")
    second_officer = Whole(source="second_officer_id", help_text="Id from GET /officers/.")
    party = PartyIn()
    conduct = ConductIn()
    clue = Id(required=False, allow_null=True, source="clue_id", help_text="The clue the case comes from.")

    def validate_organisation(self, code: str) -> int:
        """The organisation by its code; whether the account enforces there is for the action."""
        found = Organisation.objects.filter(code=code).values_list("pk", flat=True).first()
        if found is None:
            raise serializers.ValidationError("没有这个机构。请用 GET /organisations/ 中的代码。")
        return found

    def make(self, values: Mapping[str, Any]) -> Opening:
        """The opening, with an id of ours when the client made none."""
        made: Opening = super().make({"id": uuid.uuid4(), **values})
        return made
