"""Parts of the ordinary procedure from the notice to the decision: notice, hearing, review, discussion, benchmark.

Days are legal days, money is yuan, None and empty mean "not stated", ids are compared, never names: `account_id`
and `chaired_by_id` are accounts, `person_id` and `chair_id` are register entries of officers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from enforcement.rules.parts_ordinary import HeadFacts, PersonId

PointResult = Literal["ok", "fault"]

POINTS: Mapping[str, str] = {
    "subject": "主体",
    "authority": "权限",
    "procedure": "程序",
    "facts": "事实",
    "evidence": "证据",
    "law": "法律适用",
    "discretion": "裁量",
    "papers": "文书",
    "crime": "是否涉罪",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """The notice before a penalty 行政处罚告知书 (44条): what it states, what it proposes, when it was delivered.

    `statement_until` and `hearing_until`: the last days it tells the party. `waived_on`: the party gave up
    its statement, `waiver_kept` on paper or on tape (62条). `changed`: facts, reasons or basis are no longer
    those told, so that a new notice is due.
    """

    number: str = ""
    issued_on: date | None = None
    delivered_on: date | None = None
    content: bool = False
    facts: bool = False
    grounds: bool = False
    basis: bool = False
    statement_right: bool = False
    hearing_right: bool = False
    proposed_warning: bool = False
    proposed_fine: Decimal | None = None
    proposed_kinds: tuple[str, ...] = ()
    proposed_gains: Decimal | None = None
    proposed_goods_value: Decimal | None = None
    statement_until: date | None = None
    hearing_until: date | None = None
    waived_on: date | None = None
    waiver_kept: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingFacts:
    """A hearing 听证 asked for, waived, or held (63–65条).

    `posted_on` is the postmark, which counts before `received_on` (CAL-07). `chair_id`, `agents`, `public`,
    `record_signed` belong to the hearing itself; `ended_on`: it is over; `dropped`: the party stayed away
    or left without good reason (64条6项).
    """

    requested: bool = False
    received_on: date | None = None
    posted_on: date | None = None
    withdrawn_on: date | None = None
    waived_on: date | None = None
    waiver_kept: bool = False
    noticed_on: date | None = None
    held_on: date | None = None
    ended_on: date | None = None
    dropped: bool = False
    public: bool | None = None
    closed_ground: Literal["state_secret", "trade_secret", "privacy", ""] = ""
    chair_id: PersonId | None = None
    agents: int = 0
    record_signed: bool = False
    refusal_noted: bool = False
    costs_charged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GravityFacts:
    """What makes a case one to review or to discuss (57条2款, 58条1款), each asked; None is not answered."""

    public_interest: bool | None = None
    third_party_interest: bool | None = None
    difficult: bool | None = None
    several_relations: bool | None = None
    complicated: bool | None = None
    grave: bool | None = None
    review_by_law: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerFacts:
    """Who does the legal review 法制审核, as on the day of it (REV-02, REV-04).

    `began_on`: the day of his first review in any authority; `exam_certificate_no`: 法律职业资格证书.
    """

    person_id: PersonId | None = None
    account_id: PersonId | None = None
    name: str = ""
    began_on: date | None = None
    exam_certificate_no: str = ""
    appointed_from: date | None = None
    appointed_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """A legal review: asked for, its nine points (keys of POINTS), its result.

    `digest` is of the facts reviewed, `digest_now` of the same facts as they are now: when they differ the
    review is open again, and `differences` names in Chinese what changed.
    """

    requested_on: date | None = None
    reviewer: ReviewerFacts | None = None
    points: Mapping[str, PointResult] = field(default_factory=dict)
    result: Literal["agree", "amend", "disagree"] | None = None
    opinion_stated: bool = False
    on: date | None = None
    digest: str = ""
    digest_now: str = ""
    differences: tuple[str, ...] = ()

    @property
    def stale(self) -> bool:
        """Whether a fact that was reviewed has changed since."""
        return self.digest != self.digest_now

    @property
    def passed(self) -> bool:
        """Whether the review agreed, on a stated day, to the facts as they are now (58条)."""
        return self.result == "agree" and self.on is not None and not self.stale


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFacts:
    """One member of a collective discussion: a head, his opinion, his vote, his signature."""

    head: HeadFacts
    opinion_stated: bool = False
    vote: Literal["for", "against", "abstains"] | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionFacts:
    """A collective discussion of the heads 集体讨论 (57条2款) and what it concluded, the fine in yuan."""

    on: date | None = None
    place: str = ""
    chaired_by_id: PersonId | None = None
    members: tuple[MemberFacts, ...] = ()
    conclusion_stated: bool = False
    outcome: Literal["punish", "not_punish", "transfer", "dismiss"] | None = None
    fine: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TierFacts:
    """One tier 档次 of a benchmark in yuan; which of its ends belong to it.

    `measured`: what tells this tier from the next, with its bounds; empty when words alone tell it. `gap_declared`:
    the amounts between the tier below and this one are left out on purpose.
    """

    name: str
    minimum: Decimal
    maximum: Decimal
    minimum_included: bool = True
    maximum_included: bool = True
    measured: Literal["amount", "area", "volume", "count", "days", "share", "multiple", ""] = ""
    measure_from: Decimal | None = None
    measure_until: Decimal | None = None
    measure_from_included: bool = True
    measure_until_included: bool = True
    gap_declared: bool = False

    def holds(self, amount: Decimal) -> bool:
        """Whether the amount in yuan lies in the tier, its ends as it says."""
        above = amount >= self.minimum if self.minimum_included else amount > self.minimum
        below = amount <= self.maximum if self.maximum_included else amount < self.maximum
        return above and below


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkFacts:
    """A version of a discretion benchmark 裁量基准 (LEN-09, LEN-10, REV-07), its tiers from light to grave.

    `chosen`: the name of the tier chosen; `departed_by`: the head who approved leaving it, and the day.
    """

    name: str = ""
    published_on: date | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None
    tiers: tuple[TierFacts, ...] = ()
    chosen: str = ""
    choice_reason_stated: bool = False
    departed_by: HeadFacts | None = None
    departed_on: date | None = None

    @property
    def tier(self) -> TierFacts | None:
        """The tier chosen, or None when none of that name is there."""
        return next((tier for tier in self.tiers if tier.name == self.chosen), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FineBaseFacts:
    """What a computed maximum rests on: the base in yuan (or units, or days) times two factors.

    multiple: 倍; share: such as 0.05 to 0.10 of the cost of the works; per_day, per_unit: yuan each.
    `evidence_ids`: what shows the base.
    """

    way: Literal["multiple", "share", "per_day", "per_unit", ""] = ""
    base: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    evidence_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyFineFacts:
    """A fine repeated for each day 按日连续处罚 (DEC-12), in yuan, both ends of the days included."""

    original_fine: Decimal | None = None
    original_decided_on: date | None = None
    ordered_on: date | None = None
    rechecked_on: date | None = None
    still_unlawful: bool | None = None
    producer_or_operator: bool | None = None
    clause: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyFacts:
    """A public emergency 突发事件 (DEC-13, 49条) on which a heavier penalty rests."""

    claimed: bool = False
    document: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationFacts:
    """Whether the decision has a certain social influence and is therefore published (PUB-01, 48条)."""

    influential: bool | None = None
    judged_reason_stated: bool = False
    decided_on: date | None = None
    published_on: date | None = None
