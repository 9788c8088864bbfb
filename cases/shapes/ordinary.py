"""Shapes of the acts of the ordinary procedure."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cases.shapes.acts import PartyGiven


@dataclass(frozen=True)
class Registration:
    """What an ordinary case begins with. `id` is made by the client, so that a repeated sending is one case.

    `fine_base`: what a fine by multiple, percentage or unit is reckoned from (yuan, m², days …).
    """

    id: uuid.UUID
    organisation_id: int
    violation_code: str
    place: str
    facts: str
    began_at: datetime
    found_at: datetime
    second_officer_id: int
    party: PartyGiven
    source: str = "patrol"
    named_reporter: bool = False
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    in_jurisdiction: bool = True
    jurisdiction_basis: str = ""
    ended_at: datetime | None = None
    continuing: bool = False
    harm: bool = False
    fine_base: Decimal | None = None
    clue_id: uuid.UUID | None = None


@dataclass(frozen=True)
class FilingGiven:
    """What the officers put before the head: the first evidence, in words."""

    prima_facie: str


@dataclass(frozen=True)
class OpinionGiven:
    """A leader's opinion on what is put before the head."""

    agrees: bool
    text: str


@dataclass(frozen=True)
class ApprovalGiven:
    """The head's consent, in words."""

    opinion: str


@dataclass(frozen=True)
class RefusalGiven:
    """Why the case is not filed, is dismissed, or goes back."""

    reason: str


@dataclass(frozen=True)
class DismissalGiven:
    """On which ground the case is dismissed (a key of GROUNDS), and why."""

    ground: str
    reason: str


@dataclass(frozen=True)
class NoteGiven:
    """A few words about what was done."""

    text: str


@dataclass(frozen=True)
class FieldRecordGiven:
    """A record of an inspection or an inquiry 笔录; `signed` is signed, refused or absent."""

    began_at: datetime
    ended_at: datetime
    place: str
    content: str
    badge_shown: bool
    rights_told: bool
    signed: str
    person: str = ""
    person_number: str = ""
    relation: str = ""
    note: str = ""
    witness: str = ""


@dataclass(frozen=True)
class ProofGiven:
    """Which elements of the violation one piece of evidence carries, and what it shows."""

    evidence_id: uuid.UUID
    elements: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class ProposalGiven:
    """The report and what it proposes: a penalty or none. Yuan.

    `benchmark`: where one is published for the matter {code, version, chosen, reason}; else the tier as it was
    published elsewhere, {name, published_on, in_force_from, chosen, minimum, maximum, reason};
    `gravity`: answers by the fields of GravityFacts.
    """

    outcome: str
    report: str
    facts: str
    fine: Decimal | None = None
    warning: bool = False
    illegal_gains: Decimal | None = None
    gains_basis: str = ""
    confiscated: str = ""
    confiscated_value: Decimal | None = None
    other_kinds: tuple[str, ...] = ()
    not_punish_ground: str = ""
    circumstances: Mapping[str, bool | str] = field(default_factory=dict)
    benchmark: Mapping[str, Any] = field(default_factory=dict)
    gravity: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class HearingRequestGiven:
    """A request for a hearing: the day it was handed in or posted (the postmark counts, CAL-07)."""

    sent_on: date
    by_post: bool = False
    text: str = ""


@dataclass(frozen=True)
class WithdrawalGiven:
    """How the party withdrew its request for a hearing, with the proof."""

    withdrawal: str


@dataclass(frozen=True)
class ReviewGiven:
    """The reviewer's nine points by key of POINTS, each (ok or fault, words), his result and his opinion."""

    points: Mapping[str, tuple[str, str]]
    result: str
    opinion: str


@dataclass(frozen=True)
class MemberGiven:
    """One head at the discussion: what he said and how he voted."""

    user_id: int
    opinion: str
    agrees: bool


@dataclass(frozen=True)
class DiscussionGiven:
    """The collective discussion: where, who led it and wrote it down, each opinion, and the conclusion."""

    place: str
    chair_id: int
    minutes_by: str
    members: tuple[MemberGiven, ...]
    conclusion: str
    agrees: bool


@dataclass(frozen=True)
class OrdinaryDecisionGiven:
    """The head's decision as proposed; a lower fine after the party's statement may be given in yuan.

    `influential`: whether the decision has a certain social influence and is made public (行政处罚法 48条).
    """

    opinion: str
    fine: Decimal | None = None
    influential: bool | None = None


@dataclass(frozen=True)
class PublicationGiven:
    """Where and on which day the decision was made public."""

    published_on: date
    where: str


@dataclass(frozen=True)
class ExtensionGiven:
    """More time: days (calendar days for the 90 days, working days for verification), on which ground."""

    days: int
    ground: str
    reason: str


@dataclass(frozen=True)
class IntervalGiven:
    """Days that do not count, both ends included; `until` is open while they run."""

    ground: str
    since: date
    until: date | None
    document: str
    reason: str
    told_on: date | None = None


@dataclass(frozen=True)
class SuspensionGiven:
    """Why the case stands still from now on."""

    ground: str
    reason: str
    document: str = ""


@dataclass(frozen=True)
class ResumptionGiven:
    """Why the case goes on."""

    reason: str


@dataclass(frozen=True)
class HandoverGiven:
    """Who leaves the case, who takes his place, and why: left, suspended, recused or moved."""

    leaves_id: int
    takes_id: int
    reason: str
