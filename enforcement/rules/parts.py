"""Parts of the facts about one case: the organisation, the violation, the act, the party, the proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from enforcement.rules.findings import Article

T = TypeVar("T")
Status = Literal["V", "M", "D"]  # verified, from memory, design: M and D await the legal office
PartyKind = Literal["individual", "sole_trader", "unit", "unknown"]
Kind = Literal["fine", "warning", "confiscation"]

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


@dataclass(frozen=True, slots=True)
class Parameter(Generic[T]):
    """A local value with its standing; `unit` in words where it has one."""

    value: T
    status: Status = "D"
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """Local parameters resolved for the organisation and the day."""

    sole_trader_as: Parameter[str] = Parameter("individual")
    warning_line: Parameter[Decimal] = Parameter(Decimal("0.95"), unit="法定上限的份额")
    first_offence_window: Parameter[int] = Parameter(2, unit="年")
    report_days: Parameter[int] = Parameter(3, unit="工作日")
    simple_volume_cap: Parameter[int] = Parameter(50, "V", unit="案")
    correction_days: Parameter[int] = Parameter(3, unit="自然日")
    due_soon_days: Parameter[int] = Parameter(3, unit="工作日")
    escalation_days: Parameter[int] = Parameter(3, unit="工作日")
    mitigation_needs_review: Parameter[bool] = Parameter(True)
    lateness_hours: Mapping[str, int] = field(default_factory=dict)  # step → longest lateness, in hours


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFacts:
    """The organisation that acts. `authority_name` is the body in whose name it must decide."""

    id: int | None = None
    name: str = ""
    kind: Literal["province", "city", "bureau", "street", "town", "entrusted", "squad", ""] = ""
    is_authority: bool = False
    authority_name: str = ""
    authority_basis: str = ""
    entrusted_from: date | None = None
    entrusted_until: date | None = None
    entrustment_published: bool = False
    in_public_list: bool | None = None
    reconsideration_body: str = ""
    court: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerFacts:
    """The power to punish one violation, between two days, both included."""

    violation_code: str = ""
    by: Literal["own", "transfer", "entrustment"] = "own"
    held_from: date | None = None
    held_until: date | None = None
    published: bool = True


@dataclass(frozen=True, slots=True)
class FineRange:
    """A statutory range in yuan, ends included. No minimum counts as 0 (LEN-11); no maximum: not fixed."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverFacts:
    """An entry of a published waiver list that fits the violation."""

    kind: Literal["minor", "first_offence"]
    name: str = ""
    list_name: str = ""


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
    """Another clause that the same act breaks, with its range in yuan."""

    name: str
    minimum: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFacts:
    """What is to be decided. `lightened` 从轻 (low in the range), `mitigated` 减轻 (below its minimum)."""

    outcome: Literal["punish", "not_punish"] = "punish"
    warning: bool = False
    fine: Decimal | None = None
    other_kinds: tuple[str, ...] = ()
    lightened: bool = False
    mitigated: bool = False
    review_passed: bool = False
    bases: tuple[OtherBasis, ...] = ()
    not_punish_ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """What the party said; `made` None is not asked. 「无」 is stated content with `made` False."""

    made: bool | None = None
    content_stated: bool = False
    review: Literal["adopted", "partly", "rejected"] | None = None
    review_reason_stated: bool = False


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
