"""With each decision: what became of every entry of the waiver list, for the record and for counting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cases.actions.step import Taken
from cases.models import WaiverUse
from enforcement.rules.waiver_lists import Match, matches, outcome_of

# Under which codes a reason for not using a match is written (LEN-02 for 首违免罚, LEN-03 for what the list adds).
CODES: Mapping[str, tuple[str, ...]] = {
    "first_offence": ("LEN-02", "LEN-03"),
    "less": ("LEN-03",),
    "minor": ("LEN-01",),
}


def note(taken: Taken, now: datetime, reasons: Mapping[str, str]) -> None:
    """Writes one row for each listed entry that the facts answer, and the same on record."""
    found = [(each, outcome_of(each, taken.facts)) for each in matches(taken.facts) if each.entry.key]
    if not found:
        return
    WaiverUse.objects.bulk_create(
        WaiverUse(
            case=taken.case,
            entry_id=each.entry.key,
            decided_at=now,
            outcome=outcome,
            conditions=_told(each),
            reason=_reason(each, reasons) if outcome in ("not_used", "other") else "",
        )
        for each, outcome in found
    )
    taken.on_record["waivers"] = [
        {"entry": each.entry.key, "outcome": outcome, "conditions": _told(each)} for each, outcome in found
    ]


def _told(found: Match) -> list[dict[str, Any]]:
    return [{"key": each.key, "met": each.met, "says": each.says} for each in found.conditions]


def _reason(found: Match, reasons: Mapping[str, str]) -> str:
    return "\n".join(filter(None, (reasons.get(code, "").strip() for code in CODES[found.entry.kind])))
