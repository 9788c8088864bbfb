"""Parts of the facts about one case: the organisation, the violation, the act, the party, the proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from enforcement.rules.findings import Article
from enforcement.rules.parts_local import Status

PartyKind = Literal["individual", "sole_trader", "unit", "unknown"]
Kind = Literal["fine", "warning", "confiscation"]
Level = Literal["law", "administrative_regulation", "local_regulation", "rule", ""]  # rank of a penalty clause

EVIDENCE_KINDS: Mapping[str, str] = {
    "documentary": "书证",
    "physical": "物证",
    "audio_visual": "视听资料",
    "electronic": "电子数据",
    "testimony": "证人证言",
    "party_statement": "当事人的陈述",
    "expert_opinion": "鉴定意见",
    "inspection_record": "勘验笔录、现场笔录",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFacts:
    """The organisation that acts. `authority_name` and `authority_id` are the body in whose name it decides."""

    id: int | None = None
    name: str = ""
    kind: Literal["province", "city", "bureau", "street", "town", "entrusted", "squad", ""] = ""
    is_authority: bool = False
    authority_name: str = ""
    authority_id: int | None = None
    authority_basis: str = ""
    entrusted_from: date | None = None
    entrusted_until: date | None = None
    entrustment_published: bool = False
    in_public_list: bool | None = None
    reconsideration_body: str = ""
    court: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerFacts:
    """The power to punish one violation, between two days, both included.

    `open_cases_stay`: it has ended, but this case was begun before and stays with the body by rule.
    """

    violation_code: str = ""
    by: Literal["own", "transfer", "entrustment"] = "own"
    held_from: date | None = None
    held_until: date | None = None
    published: bool = True
    open_cases_stay: bool = False


@dataclass(frozen=True, slots=True)
class FineRange:
    """A statutory range in yuan, ends included. No minimum counts as 0 (LEN-11); no maximum: not fixed."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverCondition:
    """A condition of an entry by its key in `waiver_lists.CONDITIONS`; `bound` for what is measured, included."""

    key: str
    bound: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverFacts:
    """An entry of a published waiver list that fits the violation."""

    kind: Literal["minor", "first_offence", "less"]
    name: str = ""
    list_name: str = ""
    conditions: tuple[WaiverCondition, ...] = ()
    key: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFacts:
    """One version of the penalty clause, for comparing the law of then and of now (DEC-11)."""

    name: str
    in_force_from: date
    in_force_until: date | None = None
    individual: FineRange | None = None
    unit: FineRange | None = None
    other_kinds: tuple[str, ...] = ()
    only_if: Literal["refuse_to_correct", "overdue"] | None = None
    unlawful: bool = True
    in_use: bool = False  # the version the proposal rests on
    key: int = 0
    articles: tuple[Article, ...] = ()
    warning_required: bool = False
    status: Status = "V"


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolationFacts:
    """The violation found, as the version in force says."""

    code: str = ""
    name: str = ""
    defining: tuple[Article, ...] = ()
    penalty: tuple[Article, ...] = ()
    individual: FineRange | None = None
    unit: FineRange | None = None
    kinds: tuple[Kind, ...] = ()
    warning_required: bool = False
    precondition: Literal["refuse_to_correct", "overdue"] | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None
    versions: tuple[VersionFacts, ...] = ()
    elements: tuple[str, ...] = ()
    environmental: bool = False
    life_health_finance: bool = False
    waivers: tuple[WaiverFacts, ...] = ()
    level: Level = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFacts:
    """What was done, when and where. `harm`: whether it had harmful consequences; None is not stated."""

    began: date | None = None
    ended: date | None = None
    continuing: bool = False
    found_on: date | None = None
    harm: bool | None = None
    place: str = ""
    place_in_jurisdiction: bool | None = None
    jurisdiction_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFacts:
    """The party. Numbers and names are never here, only whether they are stated and sound."""

    key: str = ""
    kind: PartyKind = "unknown"
    born: date | None = None
    age_group: Literal["under_14", "from_14_to_17", "adult"] | None = None
    capacity: Literal["full", "limited", "none"] | None = None
    name_stated: bool = False
    address_stated: bool = False
    number_stated: bool = False
    id_check: Literal["ok", "bad", "not_checked"] = "not_checked"
    id_override_reason: str = ""
    unidentified: bool = False
    same_address_as_officer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFacts:
    """A piece of evidence; `kind` is a key of EVIDENCE_KINDS."""

    id: str = ""
    kind: str = ""
    excluded: bool = False
    cited: bool = True
    has_audio_visual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredFacts:
    """A value that was measured, by the key of the condition it answers."""

    name: str
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LeniencyFacts:
    """Circumstances, each asked: True, False, or None when nobody has answered yet."""

    minor: bool | None = None
    corrected_in_time: bool | None = None
    no_harm: bool | None = None
    slight_harm: bool | None = None
    no_fault_proved: bool | None = None
    coerced: bool | None = None
    self_disclosed: bool | None = None
    meritorious: bool | None = None
    eliminated_harm: bool | None = None
    first_offence_claimed: bool | None = None
    education_given: bool = False
    guardian_told: bool = False
    commitment_signed: bool | None = None
    aggravating: bool = False
    no_damage: bool | None = None
    measured: tuple[MeasuredFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierPenalty:
    """A penalty of the same party found in the system."""

    violation_code: str
    decided_on: date
    fined: bool = False
    same_facts: bool = False
    overlapping: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFacts:
    """Earlier penalties of the party, and whether the same facts are already an open case."""

    earlier: tuple[EarlierPenalty, ...] = ()
    open_same_facts: bool = False


@dataclass(frozen=True, slots=True)
class OtherBasis:
    """Another clause that the same act breaks, with its range in yuan and the rank of its law (LEN-13)."""

    name: str
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    level: Level = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFacts:
    """What is to be decided. `lightened` 从轻 (low in the range), `mitigated` 减轻 (below its minimum).

    `outcome`: the four ends of 行政处罚法 57条1款, 不成立 being `not_punish` with that ground; dismissal 撤案.
    `gains` and `goods_value`: confiscated gains and the value of confiscated goods, in yuan (INV-06, PRE-04).
    `hearing_by_law`: a law or regulation grants a hearing for another reason (63条1款6项).
    """

    outcome: Literal["punish", "not_punish", "transfer", "dismiss"] = "punish"
    warning: bool = False
    fine: Decimal | None = None
    other_kinds: tuple[str, ...] = ()
    lightened: bool = False
    mitigated: bool = False
    review_passed: bool = False
    bases: tuple[OtherBasis, ...] = ()
    not_punish_ground: str = ""
    gains: Decimal | None = None
    goods_value: Decimal | None = None
    hearing_by_law: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """What the party said; `made` None is not asked. 「无」 is stated content with `made` False.

    `received_on` and `posted_on` (postmark) tell whether a letter was in time (CAL-07); `review_on`: the
    legal day of the re-examination (45条).
    """

    made: bool | None = None
    content_stated: bool = False
    review: Literal["adopted", "partly", "rejected"] | None = None
    review_reason_stated: bool = False
    received_on: date | None = None
    posted_on: date | None = None
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    """The order to correct (INV-05): on the spot, or by the end of the day `by`."""

    told_on: date | None = None
    on_the_spot: bool = False
    by: date | None = None
    corrected_already: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckFacts:
    """The check whether the order was obeyed."""

    on: date | None = None
    result: Literal["corrected", "not_corrected", "refused"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesFacts:
    """Where this act stands among others: the act it follows from, and its name on pages."""

    previous_at: datetime | None = None
    previous_name: str = ""
