"""Parts of the facts about people: officers, auxiliaries, the checklist at the kerb, uniforms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

AUXILIARY_ACTS = {
    "publicise": "宣传教育",
    "find": "巡查发现",
    "gather": "信息收集",
    "dissuade": "劝阻",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerFacts:
    """A person who takes part in the act, with the certificate as it stood on the day of the act."""

    person_id: int | str | None = None
    account_id: int | str | None = None
    name: str = ""
    certificate_no: str = ""
    stated_certificate_no: str | None = None
    certificate_from: date | None = None
    certificate_until: date | None = None
    certificate_status: Literal["valid", "suspended", "revoked", "missing"] = "missing"
    auxiliary: bool = False
    probation: bool = False
    suspended: bool = False
    signed: bool = False
    recused: bool = False
    organisation_id: int | None = None
    left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFacts:
    """Who presses the button, and for auxiliary work which of AUXILIARY_ACTS (or another word) it is."""

    auxiliary: bool = False
    person_id: int | str | None = None
    act: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistFacts:
    """The list gone through at the kerb; None is not answered."""

    salute: bool | None = None
    badge_shown: bool | None = None
    uniform: bool | None = None
    recorder_on: bool | None = None
    rights_told: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuxiliaryFacts:
    """The register entry of one auxiliary."""

    employer_stated: bool = False
    responsible_officer_stated: bool = False
    trained: bool = False
    uniform_issued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffFacts:
    """Head counts of one organisation; `reviewers` do legal review, `officers` enforce (REV-08)."""

    established: int | None = None
    auxiliaries: int | None = None
    officers: int | None = None
    reviewers: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFacts:
    """A seizure somebody asks for; only judged, never carried out here."""

    kind: str = "seizure"
    authorised_by: Literal["law", "administrative_regulation", "local_regulation", "rule", ""] = ""
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeFacts:
    """A dispute over jurisdiction."""

    arisen_on: date | None = None
    minutes_kept: bool = False
    settled: bool = False
    referred_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFacts:
    """A figure somebody asks to publish or to appraise by."""

    of: str = ""
    per: str = ""
    for_appraisal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalFacts:
    """What became of confiscated goods; `way`: destroyed, auctioned, handed_over, or empty."""

    way: str = ""
    destruction_required: bool = False
    persons: tuple[int | str, ...] = ()
