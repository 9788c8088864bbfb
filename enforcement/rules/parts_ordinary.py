"""Parts of the ordinary procedure up to the end of the investigation: heads, clue, filing, records, proof, terms.

Days are legal days, money is yuan, None and empty mean "not stated", ids are compared, never names: `account_id`
and `…_by_id`, `leader_id` are accounts, `person_id` is the register entry of an officer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

PersonId = int | str
Opinion = Literal["agree", "disagree"]

EXCLUSIONS = {
    "hearing": "听证",
    "testing": "检测",
    "inspection": "检验",
    "appraisal": "鉴定",
    "announcement": "公告",
}
SETTLEMENTS = {
    "released": "解除并退还",
    "copied": "作为证据复制后退还",
    "seized": "转为查封、扣押",
    "transferred": "移送",
    "confiscated": "依处罚决定没收",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadFacts:
    """A 负责人 of the authority: who, of which organisation, 正职 or 副职, field, between two days included.

    `acting`: holds the office by an acting appointment, which needs a document and an end (行政处罚法 57条).
    `authority_id` is the body whose head he is.
    """

    person_id: PersonId | None = None
    account_id: PersonId | None = None
    name: str = ""
    authority_id: int | None = None
    rank: Literal["chief", "deputy", ""] = ""
    field: str = ""
    since: date | None = None
    until: date | None = None
    acting: bool = False
    acting_document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalFacts:
    """One internal approval: who asked, the leader's opinion, what the head decided and when.

    `of` names what is approved (keys of approvals.APPROVED); `result` None: not decided yet.
    """

    of: str = ""
    submitted_by_id: PersonId | None = None
    submitted_on: date | None = None
    leader_id: PersonId | None = None
    leader_opinion: Opinion | None = None
    leader_opinion_on: date | None = None
    approver: HeadFacts | None = None
    result: Opinion | None = None
    decided_on: date | None = None
    reason_stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueFacts:
    """A clue and its verification (FIL-01, FIL-05): the days of registering, extending, ending, answering.

    `ours`: whether the matter is within the duties of this body. `passed_on_on`: handed to whom it concerns.
    """

    source: str = ""
    registered_on: date | None = None
    extended_on: date | None = None
    extended_by: HeadFacts | None = None
    extension_reason_stated: bool = False
    verified_on: date | None = None
    result_stated: bool = False
    real_name_reporter: bool = False
    ours: bool | None = None
    answered_on: date | None = None
    passed_on_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingFacts:
    """The filing 立案 (FIL-02): its three conditions and its outcome; the approval is `Facts.approval`.

    `handlers`: register ids of the officers proposed to handle the case. `filed_on`: day 0 of the 90 days (60条).
    """

    outcome: Literal["file", "not_file", "transfer"] = "file"
    source_stated: bool = False
    prima_facie_evidence: bool | None = None
    deserves_penalty: bool | None = None
    refusal_reason_stated: bool = False
    handlers: tuple[PersonId, ...] = ()
    filed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralFacts:
    """A matter handed to the authority that has jurisdiction (FIL-06): letter, list of materials, receipt."""

    to: str = ""
    letter_no: str = ""
    materials_listed: bool = False
    sent_on: date | None = None
    receipt_kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFacts:
    """A record 笔录 of an inspection (检查、勘验) or an inquiry (询问), INV-01, JUR-05.

    `certificate_numbers`: as written in the record, one an officer. `signed`: by the person asked or
    present; a refusal is `refused` with `refusal_noted`. `each_page_signed` and `identity_stated` matter for
    an inquiry. `person_kind`: who was asked.
    """

    kind: Literal["inspection", "inquiry"] = "inspection"
    begun_at: datetime | None = None
    ended_at: datetime | None = None
    place: str = ""
    certificate_numbers: tuple[str, ...] = ()
    badge_shown: bool | None = None
    rights_told: bool | None = None
    identity_stated: bool = False
    person_kind: Literal["party", "witness", "other", ""] = ""
    content_stated: bool = False
    signed: bool = False
    each_page_signed: bool = False
    refused: bool = False
    refusal_noted: bool = False
    witnesses: int = 0
    recordings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementFacts:
    """One element of the violation and the evidence that shows it (M9, DEC-10)."""

    name: str
    evidence_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationFacts:
    """Evidence registered and kept in advance 先行登记保存 (INV-03, 56条); `settlement`: a key of SETTLEMENTS."""

    registered_on: date | None = None
    ground: Literal["may_be_lost", "hard_to_obtain_later", ""] = ""
    approver: HeadFacts | None = None
    approved_on: date | None = None
    items_listed: bool = False
    settlement: str = ""
    settled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplingFacts:
    """Evidence taken by sampling 抽样取证 (56条)."""

    on: date | None = None
    items_listed: bool = False
    signed: bool = False
    refusal_noted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoringFacts:
    """A technical monitoring device and what it recorded (INV-04, 41条). `calibrated_until`: last good day."""

    evidence_id: str = ""
    device: str = ""
    legal_review: bool = False
    technical_review: bool = False
    meets_standard: bool = False
    sign_visible: bool = False
    place_published: bool = False
    calibrated_until: date | None = None
    captured_on: date | None = None
    record_reviewed: bool = False
    party_told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GainsFacts:
    """Unlawful gains 违法所得 in yuan (INV-06): all that was received, less what was lawfully refunded.

    `costs` may be deducted only where `other_rule` names a law, regulation or departmental rule.
    """

    received: Decimal | None = None
    refunded: Decimal = Decimal(0)
    costs: Decimal = Decimal(0)
    other_rule: str = ""
    calculation_stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationFacts:
    """The end of the investigation and its report: who wrote it, what it states.

    `unrecorded`: inspections and inquiries carried out without a record (INV-01).
    """

    ended_on: date | None = None
    report_by_id: PersonId | None = None
    inspections: int = 0
    inquiries: int = 0
    unrecorded: int = 0
    states_facts: bool = False
    states_evidence: bool = False
    states_basis: bool = False
    states_discretion: bool = False
    states_proposal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecusalFacts:
    """A request that an officer stay away 回避 (JUR-06, 43条), and the head's decision on it."""

    person_id: PersonId | None = None
    requested_on: date | None = None
    reason_stated: bool = False
    decided_on: date | None = None
    decided_by: HeadFacts | None = None
    granted: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionFacts:
    """An extension of the 90 days (DEC-02), in calendar days. `by_discussion`: decided collectively."""

    days: int | None = None
    decided_on: date | None = None
    approver: HeadFacts | None = None
    by_discussion: bool = False
    reason_stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionFacts:
    """Days that do not count (DEC-03), both ends included; `kind`: a key of EXCLUSIONS; `last` None: running."""

    kind: str = ""
    first: date | None = None
    last: date | None = None
    paper_no: str = ""
    told_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionFacts:
    """A suspension 中止 of the case; both ends included, `last` None while it lasts."""

    first: date | None = None
    last: date | None = None
    reason_stated: bool = False
    proved: bool = False
    approver: HeadFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFacts:
    """All that moves the 90 days (60条): the filing, and what was granted, excluded and suspended so far.

    `transfers`: the days a case lay with the police, both ends included, where they do not count (TRF-06).
    """

    filed_on: date | None = None
    extensions: tuple[ExtensionFacts, ...] = ()
    exclusions: tuple[ExclusionFacts, ...] = ()
    suspensions: tuple[SuspensionFacts, ...] = ()
    transfers: tuple[tuple[date, date], ...] = ()
