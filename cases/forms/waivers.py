"""What the waiver list in force asks about a violation beyond the usual circumstances: damage, and measured values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from cases.forms import fields
from discretion.queries import waivers_in_force
from enforcement.models import Organisation
from enforcement.rules.waiver_lists import CONDITIONS, MEASURED

BEYOND = ("no_damage", *MEASURED)


def listed_questions(organisation: Organisation, violation_id: int | None, day: date) -> dict[str, forms.Field]:
    """A field for each question that an entry of the list asks and no circumstance answers, by key."""
    if violation_id is None:
        return {}
    rows = waivers_in_force(organisation, day).filter(violation_id=violation_id)
    asked = {key for conditions in rows.values_list("conditions", flat=True) for key in conditions}
    return {key: _question(key) for key in BEYOND if key in asked}


def _question(key: str) -> forms.Field:
    known = CONDITIONS[key]
    if known.shape == "flag":
        return fields.answer(known.words)
    field = fields.money(f"{known.words}（{known.unit}）", required=False, help_text="免罚清单要核对；没有测量的不填。")
    field.min_value = 0
    field.error_messages["invalid"] = "请填写数字，如 4.5。"
    return field


def measured(cleaned: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """The values that were measured, as text."""
    found = {key: cleaned.get(f"{prefix}{key}") for key in MEASURED}
    return {key: format(value, "f") for key, value in found.items() if value is not None}
