"""Enforcement by the authority: the demand 催告, the decision, and money after thirty days (ENF-01, 02, 15)."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.rules.approvals import head_fault, named
from enforcement.rules.calendar import written
from enforcement.rules.deadlines_execution import earliest_own_enforcement
from enforcement.rules.facts import Facts
from enforcement.rules.finality import loses_its_ground
from enforcement.rules.findings import Article, Finding, forbids, rule
from enforcement.rules.parts_execution import ENFORCEMENT_ITEMS, DemandFacts, OwnEnforcementFacts
from enforcement.rules.statutes import COERCION_LAW

POWER = (Article(COERCION_LAW, 13), Article(COERCION_LAW, 34))
DEMANDED = (Article(COERCION_LAW, 35),)
HEARD = (Article(COERCION_LAW, 36),)
DECIDED = (Article(COERCION_LAW, 37, 1), Article(COERCION_LAW, 35))
AT_ONCE = (Article(COERCION_LAW, 37, 3),)
STATED = (Article(COERCION_LAW, 37, 2),)
MONEY = (Article(COERCION_LAW, 46, 1), Article(COERCION_LAW, 45))


def missing_of_demand(demand: DemandFacts) -> tuple[tuple[int, str], ...]:
    """The items of 行政强制法 35条 that the demand lacks: number and words, in the order of the article."""
    money = demand.money is not False
    items = (
        (1, demand.until is not None, "履行义务的期限"),
        (2, demand.way_stated, "履行义务的方式"),
        (3, not money or (demand.amount_stated and demand.payment_way_stated), "明确的金额和给付方式"),
        (4, demand.statement_right, "当事人的陈述权和申辩权"),
    )
    return tuple((item, name) for item, stated, name in items if not stated)


@rule("ENF-02", basis=DEMANDED)
def the_demand_states_its_four_items(facts: Facts) -> Iterator[Finding]:
    """A written demand: until when, how, the sum and how to pay it, the right to speak (35条)."""
    demand = None if facts.execution is None else facts.execution.demand
    if demand is None:
        return
    if not demand.written:
        yield forbids("ENF-02", "催告应当以书面形式作出。请制作催告书。", *DEMANDED, mend="execution")
    if demand.money is None:
        yield forbids("ENF-02", "没有写明催告的义务是否涉及金钱给付。请选定。", *DEMANDED, mend="execution")
    for item, name in missing_of_demand(demand):
        yield forbids(
            "ENF-02", f"催告书没有写明{name}。请补写。", Article(COERCION_LAW, 35, "", item), mend="execution"
        )
    if demand.until is not None and demand.delivered_on is not None and demand.until < demand.delivered_on:
        yield forbids("ENF-02", "催告的履行期限早于送达日期。请改正。", *DEMANDED, mend="execution")


@rule("ENF-02", basis=HEARD)
def what_the_party_says_to_the_demand_is_checked(facts: Facts) -> Iterator[Finding]:
    """What the party says is recorded and checked; what proves true is adopted (36条)."""
    execution = facts.execution
    demand = None if execution is None else execution.demand
    if execution is None or demand is None:
        return
    goes_on = execution.own is not None or execution.court is not None or execution.substitute is not None
    if demand.party_spoke is None:
        if goes_on:
            yield forbids("ENF-02", "没有写明当事人对催告有没有陈述申辩。请补写。", *HEARD, mend="execution")
        return
    if not demand.party_spoke:
        return
    if not demand.recorded or not demand.checked or demand.found_true is None:
        yield forbids("ENF-02", "当事人的陈述申辩没有记录、复核。请补充复核意见。", *HEARD, mend="execution")
    elif demand.found_true and not demand.adopted:
        yield forbids("ENF-02", "当事人的陈述申辩成立，应当采纳。请按复核意见处理。", *HEARD, mend="execution")
    elif demand.found_true and goes_on:
        yield forbids("ENF-02", "当事人的陈述申辩成立并已采纳，不能再强制执行。请重新处理。", *HEARD, mend="execution")


@rule("ENF-01", "ENF-15", basis=(*POWER, *DECIDED, *AT_ONCE, *STATED))
def an_enforcement_decision_follows_a_demand(facts: Facts) -> Iterator[Finding]:
    """Only an authority a law gives the power to, after a demand in vain and without just cause (13, 35, 37条).

    At once only inside the demand, on proof that goods are moved or hidden.
    """
    execution = facts.execution
    own = None if execution is None else execution.own
    if execution is None or own is None:
        return
    if not own.power_by.strip():
        yield forbids(
            "ENF-01",
            "没有写明哪部法律授予本机关强制执行权。没有授权的，应当申请人民法院强制执行。",
            *POWER,
            mend="execution",
        )
    gone = loses_its_ground(execution.standing)
    if gone:
        yield forbids("ENF-15", f"{gone}，不能作出强制执行决定。", *DECIDED, mend="execution")
    if own.on is None:
        yield forbids("ENF-15", "没有写明强制执行决定的日期。请补写。", *STATED, mend="execution")
        return
    yield from _after_the_demand(execution.demand, own)
    if own.just_cause is None:
        yield forbids("ENF-15", "没有核实当事人不履行有没有正当理由。请核实。", *DECIDED, mend="execution")
    elif own.just_cause:
        yield forbids("ENF-15", "当事人不履行有正当理由，不能作出强制执行决定。", *DECIDED, mend="execution")


def _after_the_demand(demand: DemandFacts | None, own: OwnEnforcementFacts) -> Iterator[Finding]:
    if own.on is None:
        return
    if demand is None or demand.delivered_on is None or own.on < demand.delivered_on:
        yield forbids("ENF-15", "没有催告书的送达记录，不能作出强制执行决定。请先催告。", *DECIDED, mend="execution")
    elif own.at_once and not own.hiding_proved:
        yield forbids(
            "ENF-15", "没有证据证明当事人转移、隐匿财物，不能立即强制执行。请补充证据。", *AT_ONCE, mend="execution"
        )
    elif not own.at_once and (demand.until is None or own.on <= demand.until):
        until = "没有写明" if demand.until is None else f"到 {written(demand.until)} 届满"
        yield forbids(
            "ENF-15", f"催告的履行期限{until}，届满后仍不履行才能作出强制执行决定。", *DECIDED, mend="execution"
        )


@rule("ENF-15", basis=STATED)
def the_enforcement_decision_states_five_items(facts: Facts) -> Iterator[Finding]:
    """Party, reasons, way and time, remedies, authority with seal and day; issued by a head (37条2款)."""
    own = None if facts.execution is None else facts.execution.own
    if own is None:
        return
    for key, item in ENFORCEMENT_ITEMS.items():
        if key not in own.states:
            yield forbids("ENF-15", f"强制执行决定书没有写明{item}。请补写。", *STATED, mend="execution")
    fault = head_fault(own.issued_by, own.on or facts.day, facts.organisation.authority_id)
    if fault:
        yield forbids(
            "ENF-15", f"{named(own.issued_by)}{fault}，不能签发强制执行决定。请由负责人签发。", *STATED, mend="approval"
        )


@rule("ENF-01", basis=MONEY)
def money_is_enforced_after_thirty_days_of_late_fee(facts: Facts) -> Iterator[Finding]:
    """A fine is enforced only when the late fee has run for more than 30 days, so from the 31st (46条1款)."""
    execution = facts.execution
    own = None if execution is None else execution.own
    if execution is None or own is None or own.on is None:
        return
    money = execution.demand is not None and execution.demand.money is True
    if own.late_fee_due_on is None:
        if money:
            yield forbids("ENF-01", "没有写明加处罚款从哪一天起算。请补写缴款期限的末日。", *MONEY, mend="execution")
        return
    first = earliest_own_enforcement(own.late_fee_due_on, facts.calendar, own.late_fee_stopped)
    if own.on < first:
        yield forbids(
            "ENF-01",
            f"加处罚款超过三十日才能强制执行罚款，最早在 {written(first)}。请到期后再作决定。",
            *MONEY,
            mend="execution",
        )
