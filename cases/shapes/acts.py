"""Shapes of acts on the spot, and of those both procedures share."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from enforcement.kernel.models import StoredFile
from enforcement.models import User


@dataclass(frozen=True)
class Act:
    """Who acts, when it happened, when it is entered, reasons by rule code; `expects`: the version decided on."""

    by: User
    at: datetime
    now: datetime
    reasons: Mapping[str, str] = field(default_factory=dict)
    expects: int | None = None


@dataclass(frozen=True)
class PartyGiven:
    """The party as told or read from a document. Numbers are plain here and encrypted when stored."""

    kind: str
    name: str = ""
    representative: str = ""
    id_kind: str = "none"
    id_number: str = ""
    id_override_reason: str = ""
    unidentified_reason: str = ""
    born: date | None = None
    age_group: str = ""
    capacity: str = "full"
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class ConductGiven:
    """The on-site checklist; None means not answered."""

    salute: bool | None = None
    badge_shown: bool | None = None
    uniform: bool | None = None
    recorder_on: bool | None = None
    recorder_number: str = ""
    rights_told: bool | None = None


@dataclass(frozen=True)
class Opening:
    """What an on-the-spot case begins with. `id` is made by the client, so that a repeated sending is one case."""

    id: uuid.UUID
    organisation_id: int
    violation_code: str
    place: str
    facts: str
    began_at: datetime
    found_at: datetime
    second_officer_id: int
    party: PartyGiven
    conduct: ConductGiven
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    in_jurisdiction: bool = True
    jurisdiction_basis: str = ""
    ended_at: datetime | None = None
    continuing: bool = False
    harm: bool = False
    clue_id: uuid.UUID | None = None


@dataclass(frozen=True)
class EvidenceGiven:
    """One piece of evidence whose file is already received and hashed."""

    id: uuid.UUID
    kind: str
    title: str
    file: StoredFile
    taken_at: datetime
    element: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None


@dataclass(frozen=True)
class ExclusionGiven:
    """A piece of evidence that may not be used, and why (行政处罚法 46条3款)."""

    evidence_id: uuid.UUID
    reason: str


@dataclass(frozen=True)
class OrderGiven:
    """An order to correct: by `due_on`, or on the spot when None; `corrected_at` when it was done at once."""

    requirement: str
    due_on: date | None = None
    corrected_at: datetime | None = None


@dataclass(frozen=True)
class RecheckGiven:
    """The result of a re-inspection: corrected, not_corrected or refused."""

    result: str
    note: str = ""


@dataclass(frozen=True)
class StatementGiven:
    """What the party said after being told; `review` is adopted, partly or rejected when something was said.

    `waived`: the party gave up the right in writing, before its days were over (ordinary procedure).
    """

    made: bool
    waived: bool = False
    rights_told: bool | None = None
    content: str = ""
    review: str = ""
    review_reason: str = ""


@dataclass(frozen=True)
class DecisionGiven:
    """The punishment proposed: yuan or None; `signed`: both officers have signed the paper by hand."""

    fine: Decimal | None = None
    warning: bool = False
    other_kinds: tuple[str, ...] = ()
    circumstances: Mapping[str, bool | str] = field(default_factory=dict)
    facts_established: bool = True
    signed: bool = True


@dataclass(frozen=True)
class NoPenaltyGiven:
    """The end without penalty: its legal ground and the answers that carry it (行政处罚法 30, 31, 33条)."""

    ground: str
    circumstances: Mapping[str, bool | str] = field(default_factory=dict)
    signed: bool = True


@dataclass(frozen=True)
class ConversionGiven:
    """Why the case leaves the simple procedure."""

    reason: str


@dataclass(frozen=True)
class CashGiven:
    """A fine collected on the spot: ground up_to_100, hard_to_collect or remote (行政处罚法 68, 69条). Yuan."""

    amount: Decimal
    ground: str
    receipt_number: str
    reason: str = ""
    asked_by_party: bool = False


@dataclass(frozen=True)
class BankingGiven:
    """The bank's reference for cash paid in."""

    bank_reference: str


@dataclass(frozen=True)
class PaymentGiven:
    """Money that reached the bank, in yuan, towards the fine or the late fee."""

    amount: Decimal
    paid_on: date
    transaction: str
    towards: str = "fine"


@dataclass(frozen=True)
class DeferralGiven:
    """Payment deferred (one instalment) or in instalments: (day, yuan) each (行政处罚法 66条2款)."""

    applied_on: date
    reason: str
    instalments: tuple[tuple[date, Decimal], ...]


@dataclass(frozen=True)
class LateFeeGiven:
    """Whether the bureau adds the late fee, and why not if it does not (行政处罚法 72条1款)."""

    charged: bool
    reason: str = ""


@dataclass(frozen=True)
class ReportGiven:
    """The report of an on-the-spot decision to the bureau."""

    note: str = ""


@dataclass(frozen=True)
class EducationGiven:
    """Education given, or a commitment signed."""

    kind: str
    content: str


@dataclass(frozen=True)
class BlockerGiven:
    """A matter whose procedure is not carried here: seizure, suspected_crime, remedy_filed, recusal_requested."""

    kind: str
    note: str


@dataclass(frozen=True)
class SettlementGiven:
    """How such a matter was settled on paper."""

    blocker_id: int
    settlement: str


@dataclass(frozen=True)
class AnswerGiven:
    """The answer of a leader or head to an escalated clock."""

    clock_id: int
    text: str


@dataclass(frozen=True)
class Nothing:
    """An act that needs nothing but itself."""


@dataclass(frozen=True)
class Street:
    """A whole on-the-spot act as it is sent from the kerb, done in one transaction or not at all.

    Without an outcome it ends with the order. `ordered_at`: when it was found, if earlier than the act itself.
    `relation` says who received the paper, as a key of RECIPIENTS; empty is the party.
    """

    opening: Opening
    evidence: tuple[EvidenceGiven, ...]
    order: OrderGiven
    statement: StatementGiven | None
    outcome: DecisionGiven | NoPenaltyGiven | ConversionGiven | None
    handed: str = "page"
    refused: bool = False
    refusal_note: str = ""
    witness: str = ""
    recipient: str = ""
    relation: str = ""
    cash: CashGiven | None = None
    education: str = ""
    commitment: str = ""
    ordered_at: datetime | None = None
    recheck: RecheckGiven | None = None


@dataclass(frozen=True)
class ClueGiven:
    """What somebody saw, with photos already received."""

    id: uuid.UUID
    place: str
    text: str
    seen_at: datetime
    photos: tuple[StoredFile, ...]
    latitude: Decimal | None = None
    longitude: Decimal | None = None
