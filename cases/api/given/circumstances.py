"""Answers about the circumstances of leniency, one field each (行政处罚法 30–33条)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from enforcement.api.fields import Amount, Truth
from enforcement.api.shapes import Shaped


def _asked(words: str) -> Truth:
    return Truth(required=False, allow_null=True, help_text=words)


def _measured(words: str) -> Amount:
    return Amount(required=False, allow_null=True, help_text=f"Measured, for waiver lists. {words}")


class CircumstancesIn(Shaped):
    """True, false, or left out while nobody has answered; the rules say which answers a step needs."""

    minor = _asked("The act is slight (33 paragraph 1).")
    corrected_in_time = _asked("It was corrected in time (33 paragraph 1).")
    no_harm = _asked("It did no harm (33 paragraph 1).")
    slight_harm = _asked("The harm was slight (33 paragraph 1).")
    first_offence_claimed = _asked("It is a first offence; earlier penalties in the system are looked up anyway.")
    no_fault_proved = _asked("The party proved to be without fault (33 paragraph 2).")
    eliminated_harm = _asked("The party removed or reduced the harm (32).")
    coerced = _asked("The party was coerced or lured (32).")
    self_disclosed = _asked("The party disclosed acts not yet known (32).")
    meritorious = _asked("The party helped to clear up others' acts (32).")
    guardian_told = _asked("The guardian was told to discipline the minor (30, 31).")
    aggravating = _asked("There are aggravating facts.")
    lightened = _asked("The amount was chosen low within the range (从轻).")
    mitigated = _asked("The amount was chosen below the range (减轻).")

    no_damage = _asked("Nothing was damaged; asked by entries of waiver lists.")
    area_max_m2 = _measured("Area in square metres.")
    volume_max_m3 = _measured("Volume in cubic metres.")
    distance_max_cm = _measured("Distance in centimetres.")
    days_max = _measured("Duration in days.")
    amount_max = _measured("Amount in yuan.")
    count_max = _measured("Number of pieces.")

    def make(self, values: Mapping[str, Any]) -> dict[str, bool | str]:
        """Answers by code; what was answered by null is not answered. Measured values are kept as text."""
        told = {name: answer for name, answer in values.items() if answer is not None}
        return {name: format(answer, "f") if isinstance(answer, Decimal) else answer for name, answer in told.items()}
