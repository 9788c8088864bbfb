"""Parts of the facts about sealing and seizing 查封、扣押: the goods, the scene, the papers, the term, the end.

Days are legal days, moments are aware, money is yuan, None and empty mean "not stated".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from enforcement.rules.parts_ordinary import ExclusionFacts, HeadFacts
from enforcement.rules.parts_staff import OfficerFacts

# What the decision on a seizure states (行政强制法 24条2款), by key.
SEIZURE_ITEMS: Mapping[str, str] = {
    "party": "当事人的姓名或者名称、地址",
    "reasons_and_term": "查封、扣押的理由、依据和期限",
    "goods": "查封、扣押的场所、设施或者财物的名称、数量",
    "remedies": "申请行政复议、提起行政诉讼的途径和期限",
    "authority": "行政机关的名称、印章和日期",
}
# What becomes of goods, by key.
FATES: Mapping[str, str] = {
    "returned": "退还",
    "proceeds_returned": "退还变卖所得款项",
    "confiscated": "没收",
    "destroyed": "销毁",
    "transferred": "移送",
    "set_off": "拍卖抵缴罚款",
    "unclaimed_sold": "无人认领，公告后处置",
}
# Why a seizure has to be lifted (行政强制法 28条1款), by key.
LIFT_GROUNDS: Mapping[str, str] = {
    "no_violation": "当事人没有违法行为",
    "unrelated": "查封、扣押的财物与违法行为无关",
    "dealt_with": "已经作出处理决定，不再需要查封、扣押",
    "expired": "查封、扣押期限已经届满",
    "not_needed": "不再需要采取查封、扣押措施",
    "not_approved": "负责人认为不应当采取查封、扣押措施",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleOfGoodsFacts:
    """Fresh or hardly storable goods sold while held (28条2款). Sums in yuan.

    `called_on`: the party was told to come (a local rule, CMP-11); `evidence_kept` before they are destroyed.
    """

    called_on: date | None = None
    on: date | None = None
    registered: bool = False
    proceeds: Decimal | None = None
    market_price: Decimal | None = None
    market_basis_stated: bool = False
    returned: Decimal | None = None
    compensation: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeizedItemFacts:
    """One thing, installation or place held. `fate`: a key of FATES, empty while it is held.

    `involved`: has to do with the violation. `daily_necessity`: needed for the daily life of a citizen and
    those he supports. `held_by_another`: another authority has sealed it already (23条).
    """

    name: str = ""
    involved: bool | None = None
    daily_necessity: bool | None = None
    held_by_another: bool | None = None
    fate: str = ""
    fate_on: date | None = None
    sale: SaleOfGoodsFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneFacts:
    """What happened on the spot (18条); each asked: None is not answered."""

    badge_shown: bool | None = None
    party_called: bool | None = None
    party_present: bool | None = None
    told: bool | None = None
    heard: bool | None = None
    record_made: bool | None = None
    officers_signed: bool | None = None
    party_signed: bool | None = None
    refusal_noted: bool = False
    witnesses_signed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SeizureExtensionFacts:
    """An extension of a seizure (25条1、2款), in calendar days."""

    days: int | None = None
    decided_on: date | None = None
    approver: HeadFacts | None = None
    complicated: bool = False
    told_on: date | None = None
    reason_told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingFacts:
    """How goods are kept (25条3款, 26条). Sums in yuan: what the party was charged, what a third party lost."""

    used: bool = False
    damaged: bool = False
    loss: Decimal = Decimal(0)
    charged: Decimal = Decimal(0)
    compensated: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverFacts:
    """Held goods that go with a case suspected of crime to the judicial organ (21条)."""

    on: date | None = None
    goods_go_along: bool | None = None
    goods_listed: bool = False
    party_told_in_writing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnclaimedFacts:
    """Goods nobody takes back (CMP-11, a local rule): call to the party, announcement, disposal, treasury."""

    party_called_on: date | None = None
    party_unknown: bool = False
    announced_on: date | None = None
    disposed_on: date | None = None
    paid_to_treasury: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeizureFacts:
    """One seizure 扣押 or sealing 查封, from its approval to its end.

    `urgent`: done at once, reported and approved afterwards (19条). `refused_at`: the head held that it
    should not be. `decision_states`: keys of SEIZURE_ITEMS. `other_days`: another term with the law that
    sets it, `other_basis` (25条1款). `ground`: a key of LIFT_GROUNDS, `ground_on` the day it arose.
    """

    kind: Literal["seizure", "sealing"] = "seizure"
    at: datetime | None = None
    urgent: bool = False
    urgency_stated: bool = False
    reported_at: datetime | None = None
    approver: HeadFacts | None = None
    approved_at: datetime | None = None
    refused_at: datetime | None = None
    necessity_stated: bool = False
    other_means_enough: bool | None = None
    slight: bool | None = None
    officers: tuple[OfficerFacts, ...] = ()
    scene: SceneFacts | None = None
    decision_no: str = ""
    decision_states: frozenset[str] = frozenset()
    handed_over_on_the_spot: bool = False
    list_copies: int = 0
    list_signed: bool = False
    items: tuple[SeizedItemFacts, ...] = ()
    extension: SeizureExtensionFacts | None = None
    tests: tuple[ExclusionFacts, ...] = ()
    other_days: int | None = None
    other_basis: str = ""
    keeping: KeepingFacts | None = None
    ground: str = ""
    ground_on: date | None = None
    lifted_on: date | None = None
    returned_on: date | None = None
    handover: HandoverFacts | None = None
    unclaimed: UnclaimedFacts | None = None
