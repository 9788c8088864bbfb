"""Parts of the facts about enforcement: remedies run out, demand, decision, court, substitute performance, agreement.

Days are legal days, moments are aware, money is yuan, None and empty mean "not stated".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from enforcement.rules.parts_after import Instalment
from enforcement.rules.parts_ordinary import HeadFacts

# What an enforcement decision states (行政强制法 37条2款), by key.
ENFORCEMENT_ITEMS: Mapping[str, str] = {
    "party": "当事人的姓名或者名称、地址",
    "reasons": "强制执行的理由和依据",
    "way_and_time": "强制执行的方式和时间",
    "remedies": "申请行政复议、提起行政诉讼的途径和期限",
    "authority": "行政机关的名称、印章和日期",
}
# What the decision on performance by others states (51条1款1项), by key.
SUBSTITUTE_ITEMS: Mapping[str, str] = {
    "party": "当事人的姓名或者名称、地址",
    "reasons": "代履行的理由和依据",
    "way_and_time": "代履行的方式和时间",
    "object": "代履行的标的",
    "budget": "费用预算",
    "performer": "代履行人",
}
# What goes to the court (55条1款), by key.
COURT_PAPERS: Mapping[str, str] = {
    "application": "强制执行申请书",
    "decision": "行政决定书及作出决定的事实、理由和依据",
    "views_and_demand": "当事人的意见及催告情况",
    "object": "申请强制执行标的情况",
    "others": "法律、行政法规规定的其他材料",
}
# Why enforcement is suspended (39条1款) and ended (40条), by key.
SUSPENSION_GROUNDS: Mapping[str, str] = {
    "unable": "当事人履行确有困难或者暂无履行能力",
    "third_party": "第三人对执行标的主张权利，确有理由",
    "irreparable": "执行可能造成难以弥补的损失，且中止执行不损害公共利益",
    "other": "需要中止执行的其他情形",
}
END_GROUNDS: Mapping[str, str] = {
    "death": "公民死亡，无遗产可供执行，又无义务承受人",
    "dissolved": "法人或者其他组织终止，无财产可供执行，又无义务承受人",
    "object_lost": "执行标的灭失",
    "revoked": "据以执行的行政决定被撤销",
    "three_years": "中止执行满三年未恢复执行",
    "other": "需要终结执行的其他情形",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingFacts:
    """How far the remedies against the decision have run.

    `delivered_on`: of the decision; `rights_told`: whether it told of the remedies and their days (if not,
    `delivered_on` is the day its content was known). `put_off_until`: the last day of a deferral or of the
    last instalment. `court_ended_on`: a suit that ended with a judgment in force.
    """

    delivered_on: date | None = None
    rights_told: bool = True
    put_off_until: date | None = None
    reconsideration_asked: bool | None = None
    reconsidered_on: date | None = None
    reconsidered: Literal["upheld", "changed", "revoked", "other", ""] = ""
    sued: bool | None = None
    court_ended_on: date | None = None
    performed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandFacts:
    """The demand 催告书 (35, 54条) and what the party said to it (36条). `until`: the last day to perform."""

    written: bool = False
    delivered_on: date | None = None
    until: date | None = None
    way_stated: bool = False
    money: bool | None = None
    amount_stated: bool = False
    payment_way_stated: bool = False
    statement_right: bool = False
    party_spoke: bool | None = None
    recorded: bool = False
    checked: bool = False
    found_true: bool | None = None
    adopted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEnforcementFacts:
    """The enforcement decision of an authority that may enforce itself (37条).

    `power_by`: the law that grants the power, which is never less than a law (13条). `late_fee_due_on`: the
    last day of payment, when money is enforced; `states`: keys of ENFORCEMENT_ITEMS.
    """

    power_by: str = ""
    on: date | None = None
    late_fee_due_on: date | None = None
    late_fee_stopped: tuple[tuple[date, date], ...] = ()
    just_cause: bool | None = None
    at_once: bool = False
    hiding_proved: bool = False
    states: frozenset[str] = frozenset()
    issued_by: HeadFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleFacts:
    """When and how force is used (43条). `cuts`: what is cut off from the daily life of residents, in words."""

    begins_at: datetime | None = None
    ends_at: datetime | None = None
    urgent: bool = False
    urgency_stated: bool = False
    approver: HeadFacts | None = None
    cuts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtApplicationFacts:
    """The application to the court (53–55条). `papers`: keys of COURT_PAPERS in the bundle."""

    on: date | None = None
    papers: frozenset[str] = frozenset()
    other_papers_needed: bool = False
    signed_by: HeadFacts | None = None
    sealed: bool = False
    dated: bool = False
    immovable: bool | None = None
    court_of_the_immovable: bool = False
    unlawful_building: bool = False
    fine: Decimal | None = None
    late_fee: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOffFacts:
    """Held goods auctioned to pay the fine (46条3款), `auctioneer` who does it (48条)."""

    on: date | None = None
    held: bool | None = None
    auctioneer: str = ""
    proceeds: Decimal | None = None
    paid_to_treasury: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EnforcementSuspensionFacts:
    """Enforcement suspended (39条). `ground`: a key of SUSPENSION_GROUNDS, `gone_on` when it fell away."""

    since: date | None = None
    ground: str = ""
    proved: bool = False
    public_interest_harmed: bool | None = None
    reason_stated: bool = False
    gone_on: date | None = None
    resumed_on: date | None = None
    social_harm: bool | None = None
    truly_unable: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnforcementEndFacts:
    """Enforcement ended (40条, 39条2款). `ground`: a key of END_GROUNDS; `means_left`: estate or property."""

    on: date | None = None
    ground: str = ""
    means_left: bool | None = None
    successor: bool | None = None
    proved: bool = False
    reason_stated: bool = False
    paper_no: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    """An enforcement agreement 执行协议 (42条). `total`: what the party still pays, parts and all, in yuan.

    `remedied`: the party took remedial measures, the only cause of a reduction. `broken_on`: not kept.
    """

    fine: Decimal | None = None
    late_fee: Decimal | None = None
    paid: Decimal = Decimal(0)
    reduction: Decimal = Decimal(0)
    total: Decimal | None = None
    remedied: bool | None = None
    harms_others: bool | None = None
    written: bool = False
    instalments: tuple[Instalment, ...] = ()
    broken_on: date | None = None
    resumed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteFacts:
    """Performance by others 代履行 (50–52条). `states`: keys of SUBSTITUTE_ITEMS.

    `duty`: to remove an obstacle, to restore; `harm`: what the consequence does or will do. `at_once`: 52条,
    with its place and its thing. `signed`: by the supervisor, the performer, and the party or a witness.
    """

    duty: Literal["remove", "restore", "other", ""] = ""
    duty_until: date | None = None
    harm: Literal["traffic", "pollution", "resources", "none", ""] = ""
    decision_delivered_on: date | None = None
    states: frozenset[str] = frozenset()
    second_demand_on: date | None = None
    performed_by_party: bool | None = None
    on: date | None = None
    third_party: bool = False
    third_party_interested: bool | None = None
    supervised: bool | None = None
    signed: bool | None = None
    cost: Decimal | None = None
    cost_reckoned: bool = False
    force_used: bool = False
    at_once: bool = False
    place: Literal["road", "river", "waterway", "public_place", ""] = ""
    thing: Literal["spill", "obstacle", "pollutant", ""] = ""
    party_can_clear: bool | None = None
    party_present: bool | None = None
    told_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReversalFacts:
    """A decision revoked or changed, or enforced wrongly, after it was performed (41条). Sums in yuan.

    `fine` and `late_fee`: paid; `new_fine`, `new_late_fee`: what remains owed after a change. `goods`: how
    goods and places stand.
    """

    on: date | None = None
    how: Literal["revoked", "changed", "wrongly_enforced", ""] = ""
    fine: Decimal = Decimal(0)
    late_fee: Decimal = Decimal(0)
    confiscated: Decimal = Decimal(0)
    new_fine: Decimal = Decimal(0)
    new_late_fee: Decimal = Decimal(0)
    refunded: Decimal | None = None
    goods: Literal["none", "restored", "compensated", "open", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionFacts:
    """All about enforcing a decision; each part only where it came to it."""

    standing: StandingFacts | None = None
    demand: DemandFacts | None = None
    own: OwnEnforcementFacts | None = None
    schedule: ScheduleFacts | None = None
    court: CourtApplicationFacts | None = None
    set_off: SetOffFacts | None = None
    suspension: EnforcementSuspensionFacts | None = None
    end: EnforcementEndFacts | None = None
    agreement: AgreementFacts | None = None
    substitute: SubstituteFacts | None = None
    reversal: ReversalFacts | None = None
