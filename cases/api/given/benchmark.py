"""The tier of a proposal as it is given: one of the catalogue by its code, or one that is in no catalogue, whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from enforcement.api.fields import Day, Money, PastDay, Text
from enforcement.api.shapes import Shaped


class BenchmarkIn(Shaped):
    """The tier chosen: `code`, `chosen` and `reason` where a benchmark of the catalogue is in force for the matter;
    only where none is, the tier as it was published elsewhere, with name, days and both ends."""

    code = Text(max_length=60, required=False, help_text="Code of the benchmark in force, from `benchmarks/`.")
    version = serializers.IntegerField(
        min_value=1, required=False, help_text="Refused when it is not the version in force."
    )
    name = Text(max_length=120, required=False)
    published_on = PastDay(required=False)
    in_force_from = PastDay(required=False)
    in_force_until = Day(required=False, allow_null=True)
    chosen = Text(max_length=40, help_text="Name of the tier.")
    minimum = Money(required=False)
    maximum = Money(required=False)
    reason = Text(max_length=500, help_text="Why this tier.")

    def validate(self, attrs: Any) -> Any:
        """A code, or the whole of a benchmark that is in no catalogue; never both."""
        typed = ("name", "published_on", "in_force_from", "minimum", "maximum")
        if attrs.get("code"):
            both = [name for name in (*typed, "in_force_until") if name in attrs]
            if both:
                raise serializers.ValidationError(dict.fromkeys(both, "写明 code 的，不再填写这一项。"))
            return super().validate(attrs)
        lacking = [name for name in typed if attrs.get(name) is None]
        if lacking:
            raise serializers.ValidationError(dict.fromkeys(lacking, "请填写这一项，或者改填目录中基准的 code。"))
        return super().validate(attrs)

    def make(self, values: Mapping[str, Any]) -> dict[str, str]:
        """Plain text by key."""
        return {name: str(value) for name, value in values.items() if value is not None}
