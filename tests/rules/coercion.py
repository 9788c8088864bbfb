"""One case with lawful seizures, lawful enforcement and lawful works, and short ways to change any part of it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from enforcement.rules.facts import EvidenceFacts, Facts, Instalment
from enforcement.rules.parts_construction import (
    CompletionFacts,
    ConstructionFacts,
    ForcedRemovalFacts,
    GovernmentOrderFacts,
    SiteSealingFacts,
)
from enforcement.rules.parts_execution import (
    COURT_PAPERS,
    ENFORCEMENT_ITEMS,
    SUBSTITUTE_ITEMS,
    AgreementFacts,
    CourtApplicationFacts,
    DemandFacts,
    EnforcementEndFacts,
    EnforcementSuspensionFacts,
    ExecutionFacts,
    OwnEnforcementFacts,
    ReversalFacts,
    ScheduleFacts,
    SetOffFacts,
    StandingFacts,
    SubstituteFacts,
)
from enforcement.rules.parts_measures import (
    SEIZURE_ITEMS,
    KeepingFacts,
    SceneFacts,
    SeizedItemFacts,
    SeizureFacts,
)
from tests.rules.lawful import at, d, officer, yuan
from tests.rules.ordinary import head, o, ordinary

SCENE = SceneFacts(
    badge_shown=True,
    party_called=True,
    party_present=True,
    told=True,
    heard=True,
    record_made=True,
    officers_signed=True,
    party_signed=True,
)
CART = SeizedItemFacts(name="三轮车", involved=True, daily_necessity=False, held_by_another=False)
SEIZURE = SeizureFacts(
    at=at("2025-09-26T10:00"),
    approver=head(),
    approved_at=at("2025-09-26T09:30"),
    necessity_stated=True,
    other_means_enough=False,
    slight=False,
    officers=(officer(1), officer(2)),
    scene=SCENE,
    decision_no="澄城管扣决〔2025〕1号",
    decision_states=frozenset(SEIZURE_ITEMS),
    handed_over_on_the_spot=True,
    list_copies=2,
    list_signed=True,
    items=(CART,),
    keeping=KeepingFacts(),
)
LIFTED = replace(SEIZURE, ground="dealt_with", lifted_on=d("2025-10-24"), returned_on=d("2025-10-24"))
# A decision of 2025-09-26, told of the remedies, neither challenged nor performed; demanded on 2026-03-30.
EXECUTION = ExecutionFacts(
    standing=StandingFacts(delivered_on=d("2025-09-26"), reconsideration_asked=False, sued=False),
    demand=DemandFacts(
        written=True,
        delivered_on=d("2026-03-30"),
        until=d("2026-04-14"),
        way_stated=True,
        money=True,
        amount_stated=True,
        payment_way_stated=True,
        statement_right=True,
        party_spoke=False,
    ),
    own=OwnEnforcementFacts(
        power_by="城乡规划法第六十八条",
        on=d("2026-04-15"),
        late_fee_due_on=d("2025-10-11"),
        just_cause=False,
        states=frozenset(ENFORCEMENT_ITEMS),
        issued_by=head(),
    ),
    schedule=ScheduleFacts(begins_at=at("2026-04-16T09:00"), ends_at=at("2026-04-16T11:00")),
    court=CourtApplicationFacts(
        on=d("2026-04-15"),
        papers=frozenset(COURT_PAPERS) - {"others"},
        signed_by=head(),
        sealed=True,
        dated=True,
        immovable=False,
        fine=yuan(2000),
        late_fee=yuan(2000),
    ),
    set_off=SetOffFacts(
        on=d("2026-04-15"), held=True, auctioneer="某拍卖行", proceeds=yuan(500), paid_to_treasury=True
    ),
    suspension=EnforcementSuspensionFacts(since=d("2025-09-26"), ground="unable", proved=True),
    end=EnforcementEndFacts(on=d("2026-04-20"), ground="object_lost", proved=True, paper_no="澄城管终〔2026〕1号"),
    agreement=AgreementFacts(
        fine=yuan(2000),
        late_fee=yuan(1800),
        reduction=yuan(1800),
        total=yuan(2000),
        remedied=True,
        harms_others=False,
        written=True,
        instalments=(Instalment(d("2026-05-08"), yuan(1000)), Instalment(d("2026-06-08"), yuan(1000))),
    ),
    substitute=SubstituteFacts(
        duty="remove",
        duty_until=d("2025-10-15"),
        harm="traffic",
        decision_delivered_on=d("2026-04-15"),
        states=frozenset(SUBSTITUTE_ITEMS),
        second_demand_on=d("2026-04-15"),
        performed_by_party=False,
        on=d("2026-04-21"),
        third_party=True,
        third_party_interested=False,
        supervised=True,
        signed=True,
        cost=yuan(300),
        cost_reckoned=True,
    ),
    reversal=ReversalFacts(
        on=d("2026-04-20"),
        how="revoked",
        fine=yuan(2000),
        late_fee=yuan(600),
        refunded=yuan(2600),
        goods="none",
    ),
)
WORKS = ConstructionFacts(
    kind="works",
    cost=yuan(800000),
    cost_evidence_ids=("e9",),
    correctable=True,
    order="correct",
    completion=CompletionFacts(accepted_on=d("2025-03-31"), ordered_on=d("2025-10-09"), supply_by=d("2025-10-20")),
    government_order=GovernmentOrderFacts(number="澄政责〔2026〕1号", on=d("2026-04-16"), county_or_above=True),
    removal=ForcedRemovalFacts(on=d("2026-04-21"), announced_on=d("2025-10-09"), announced_until=d("2025-10-20")),
    sealing=SiteSealingFacts(on=d("2026-04-17"), ordered_on=d("2026-04-15"), disobeyed=True),
)


def coerced() -> Facts:
    """On 2026-04-21: goods lifted in time, enforcement and works with every part lawful."""
    base = ordinary()
    return o(
        at=at("2026-04-21T15:00"),
        now=at("2026-04-21T15:00"),
        evidence=(*base.evidence, EvidenceFacts(id="e9", kind="expert_opinion")),
        proposal__fine=yuan(60000),
        seizures=(LIFTED, replace(LIFTED, kind="sealing")),
        execution=EXECUTION,
        construction=WORKS,
    )


def changed(part: Any, **changes: Any) -> Any:
    """The part with fields changed; `scene__heard=False` reaches into a part of it."""
    for path, value in changes.items():
        name, _, rest = path.partition("__")
        assert is_dataclass(part) and name in {each.name for each in fields(part)}, path
        part = replace(part, **{name: changed(getattr(part, name), **{rest: value}) if rest else value})  # type: ignore[type-var]  # checked above
    return part


def held(day: str = "2025-10-20", **changes: Any) -> Facts:
    """An ordinary case on `day` whose goods are still held, the seizure changed."""
    return o(at=at(day), now=at(day), closing=None, seizures=(changed(SEIZURE, **changes),))


def item(**changes: Any) -> tuple[SeizedItemFacts, ...]:
    """The cart, changed, as the only thing held."""
    return (changed(CART, **changes),)


def x(facts: Facts | None = None, **changes: Any) -> Facts:
    """The lawful enforcement, changed."""
    base = facts or coerced()
    return replace(base, execution=changed(base.execution, **changes))


def w(facts: Facts | None = None, **changes: Any) -> Facts:
    """The lawful works, changed."""
    base = facts or coerced()
    return replace(base, construction=changed(base.construction, **changes))
