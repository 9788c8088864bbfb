"""Shapes of acts about papers: how one reached the party, and that one is replaced."""

from __future__ import annotations

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class DeliveryGiven:
    """How a paper reached the party; `seal_affixed`: the seal of the authority stands on it (行政处罚法 59条2款)."""

    document_id: uuid.UUID
    method: str
    place: str
    form_handed: str
    recipient: str = ""
    relation: str = ""
    refused: bool = False
    refusal_note: str = ""
    witness: str = ""
    recording_id: uuid.UUID | None = None
    place_is_domicile: bool = False
    seal_affixed: bool = False


@dataclass(frozen=True)
class PaperCorrectionGiven:
    """A paper that is replaced by a new one, and why; its number becomes void."""

    document_id: uuid.UUID
    reason: str
