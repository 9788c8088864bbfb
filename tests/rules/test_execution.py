"""The demand, the enforcement decision, the hours of force (ENF-01, ENF-02, ENF-09, ENF-15)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import execution as law
from enforcement.rules import force_times
from enforcement.rules.facts import Facts, Local, Parameter
from enforcement.rules.findings import Rule
from enforcement.rules.parts_execution import ENFORCEMENT_ITEMS, ExecutionFacts
from tests.rules.coercion import EXECUTION, changed, coerced, x
from tests.rules.lawful import at, d, lawful, official, said
from tests.rules.ordinary import head

demand = law.the_demand_states_its_four_items
heard = law.what_the_party_says_to_the_demand_is_checked
decided = law.an_enforcement_decision_follows_a_demand
states = law.the_enforcement_decision_states_five_items
money = law.money_is_enforced_after_thirty_days_of_late_fee
hours = force_times.force_keeps_the_hours_of_the_law
cut = force_times.residents_are_not_cut_off
ASK, OWN, NO_POWER = "forbids ENF-02 execution", "forbids ENF-15 execution", "forbids ENF-01 execution"
TIME, HEAD, WEEKEND = "forbids ENF-09 execution", "forbids ENF-09 approval", "asks_reason ENF-09 reasons"


def spoke(**changes: Any) -> Facts:
    made = {"recorded": True, "checked": True, "found_true": False}
    return x(demand__party_spoke=True, **{f"demand__{key}": value for key, value in {**made, **changes}.items()})


def at_once(**changes: Any) -> Facts:
    """Decided on the day after the demand, inside its ten days."""
    made = {"on": d("2026-03-31"), "at_once": True, "hiding_proved": True, "late_fee_due_on": d("2025-10-11")}
    return x(**{f"own__{key}": value for key, value in {**made, **changes}.items()})


def timed(begins: str, ends: str, facts: Facts | None = None, **changes: Any) -> Facts:
    made = {"begins_at": at(begins), "ends_at": at(ends), **changes}
    return x(facts, **{f"schedule__{key}": value for key, value in made.items()})


def emergency(begins: str = "2025-10-03T09:00", ends: str = "2025-10-03T11:00", **changes: Any) -> Facts:
    return timed(begins, ends, **{"urgent": True, "urgency_stated": True, "approver": head(), **changes})


def only(**parts: Any) -> Facts:
    """Just these parts of the enforcement."""
    return replace(coerced(), execution=ExecutionFacts(**parts))


DAY = "2026-04-16"
UNASKED = changed(EXECUTION.demand, party_spoke=None)
ADOPTED = changed(EXECUTION.demand, party_spoke=True, recorded=True, checked=True, found_true=True, adopted=True)
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("ENF-02 four items", demand, x(), []),
    ("ENF-02 nothing demanded", demand, x(demand=None), []),
    ("ENF-02 no enforcement", demand, lawful(), []),
    ("ENF-02 by word of mouth", demand, x(demand__written=False), [ASK]),
    ("ENF-02 no day", demand, x(demand__until=None), [ASK]),
    ("ENF-02 no way", demand, x(demand__way_stated=False), [ASK]),
    ("ENF-02 no sum", demand, x(demand__amount_stated=False), [ASK]),
    ("ENF-02 no way to pay", demand, x(demand__payment_way_stated=False), [ASK]),
    ("ENF-02 no money asked", demand, x(demand__money=False, demand__amount_stated=False), []),
    ("ENF-02 whether money is asked is not answered", demand, x(demand__money=None), [ASK]),
    ("ENF-02 example: right to speak missing", demand, x(demand__statement_right=False), [ASK]),
    ("ENF-02 ends on the day it comes", demand, x(demand__until=d("2026-03-30")), []),
    ("ENF-02 ends before it comes", demand, x(demand__until=d("2026-03-29")), [ASK]),
    ("ENF-02 the party said nothing", heard, x(), []),
    ("ENF-02 nobody asked", heard, x(demand__party_spoke=None), [ASK]),
    ("ENF-02 nobody asked, court alone", heard, only(demand=UNASKED, court=EXECUTION.court), [ASK]),
    ("ENF-02 nobody asked, performance by others", heard, only(demand=UNASKED, substitute=EXECUTION.substitute), [ASK]),
    ("ENF-02 still waiting for an answer", heard, only(demand=UNASKED), []),
    ("ENF-02 no demand, nothing said", heard, only(), []),
    ("ENF-02 no enforcement, nothing said", heard, lawful(), []),
    ("ENF-02 spoke, checked, not true", heard, spoke(), []),
    ("ENF-02 not recorded", heard, spoke(recorded=False), [ASK]),
    ("ENF-02 not checked", heard, spoke(checked=False), [ASK]),
    ("ENF-02 without a result", heard, spoke(found_true=None), [ASK]),
    ("ENF-02 true, not adopted", heard, spoke(found_true=True), [ASK]),
    ("ENF-02 true, adopted, enforced all the same", heard, spoke(found_true=True, adopted=True), [ASK]),
    ("ENF-02 true, adopted, left there", heard, only(demand=ADOPTED), []),
    ("ENF-15 decided after the demand", decided, x(), []),
    ("ENF-15 nothing decided", decided, x(own=None), []),
    ("ENF-15 no enforcement", decided, lawful(), []),
    ("ENF-01 no power of its own", decided, x(own__power_by=""), [NO_POWER]),
    ("ENF-15 no day", decided, x(own__on=None), [OWN]),
    ("ENF-15 example: no demand", decided, x(demand=None), [OWN]),
    ("ENF-15 example: demand not delivered", decided, x(demand__delivered_on=None), [OWN]),
    ("ENF-15 on the last day of the demand", decided, x(own__on=d("2026-04-14")), [OWN]),
    ("ENF-15 a demand without an end", decided, x(demand__until=None), [OWN]),
    ("ENF-15 example: moving the vehicles, on film", decided, at_once(), []),
    ("ENF-15 at once without proof", decided, at_once(hiding_proved=False), [OWN]),
    ("ENF-15 at once without a demand", decided, x(at_once(), demand=None), [OWN]),
    ("ENF-15 at once the day before the demand", decided, at_once(on=d("2026-03-29")), [OWN]),
    ("ENF-15 at once on the day of the demand", decided, at_once(on=d("2026-03-30")), []),
    ("ENF-15 just cause", decided, x(own__just_cause=True), [OWN]),
    ("ENF-15 just cause not asked", decided, x(own__just_cause=None), [OWN]),
    ("ENF-15 already performed", decided, x(standing__performed=True), [OWN]),
    ("ENF-15 decision revoked on reconsideration", decided, x(standing__reconsidered="revoked"), [OWN]),
    ("ENF-15 five items", states, x(), []),
    ("ENF-15 nothing to state", states, x(own=None), []),
    ("ENF-15 no enforcement to state", states, lawful(), []),
    ("ENF-15 issued by no head", states, x(own__issued_by=None), ["forbids ENF-15 approval"]),
    ("ENF-15 issued by a head no longer in office", states, x(own__issued_by=head(until=d("2026-04-14"))), ["forbids ENF-15 approval"]),
    ("ENF-15 the last day in office", states, x(own__issued_by=head(until=d("2026-04-15"))), []),
    ("ENF-15 no day: that of the act", states, x(own__on=None, own__issued_by=head(until=d("2026-04-20"))), ["forbids ENF-15 approval"]),
    ("ENF-01 example: the 31st day", money, x(own__on=d("2025-11-11")), []),
    ("ENF-01 example: the 30th day", money, x(own__on=d("2025-11-10")), [NO_POWER]),
    ("ENF-01 stopped by reconsideration", money, x(own__on=d("2026-01-09"), own__late_fee_stopped=((d("2025-10-21"), d("2025-12-19")),)), [NO_POWER]),
    ("ENF-01 the late fee has no beginning", money, x(own__late_fee_due_on=None), [NO_POWER]),
    ("ENF-01 no money is enforced", money, x(own__late_fee_due_on=None, demand__money=False), []),
    ("ENF-01 no demand known", money, x(own__late_fee_due_on=None, demand=None), []),
    ("ENF-01 no day", money, x(own__on=None), []),
    ("ENF-01 nothing decided", money, x(own=None), []),
    ("ENF-01 no enforcement", money, lawful(), []),
    ("ENF-09 a Thursday morning", hours, x(), []),
    ("ENF-09 no times", hours, x(schedule=None), []),
    ("ENF-09 no enforcement", hours, lawful(), []),
    ("ENF-09 no beginning", hours, x(schedule__begins_at=None), [TIME]),
    ("ENF-09 no end", hours, x(schedule__ends_at=None), [TIME]),
    ("ENF-09 ends as it begins", hours, timed(f"{DAY}T09:00", f"{DAY}T09:00"), [TIME]),
    ("ENF-09 from 6 to 22", hours, timed(f"{DAY}T06:00", f"{DAY}T22:00"), []),
    ("ENF-09 a minute before 6", hours, timed(f"{DAY}T05:59", f"{DAY}T10:00"), [TIME]),
    ("ENF-09 a minute after 22", hours, timed(f"{DAY}T20:00", f"{DAY}T22:01"), [TIME]),
    ("ENF-09 over midnight", hours, timed(f"{DAY}T21:00", "2026-04-17T07:00"), [TIME]),
    ("ENF-09 local night from 20", hours, timed(f"{DAY}T19:00", f"{DAY}T20:01", replace(coerced(), local=Local(night_from=Parameter(20)))), [TIME]),
    ("ENF-09 local morning from 7", hours, timed(f"{DAY}T06:59", f"{DAY}T08:00", replace(coerced(), local=Local(night_until=Parameter(7)))), [TIME]),
    ("ENF-09 example: 2025-10-03, national day", hours, timed("2025-10-03T09:00", "2025-10-03T11:00"), [TIME]),
    ("ENF-09 example: 2025-09-28, a Sunday worked", hours, timed("2025-09-28T09:00", "2025-09-28T11:00"), []),
    ("ENF-09 example: an ordinary Saturday", hours, timed("2026-04-18T09:00", "2026-04-18T11:00"), [WEEKEND]),
    ("ENF-09 an ordinary Saturday, urgent", hours, timed("2026-04-18T09:00", "2026-04-18T11:00", urgent=True), []),
    ("ENF-09 the last day is a holiday", hours, emergency("2025-09-30T09:00", "2025-10-01T11:00", urgent=False), [TIME]),
    ("ENF-09 an emergency", hours, emergency(), []),
    ("ENF-09 an emergency not stated", hours, emergency(urgency_stated=False), [TIME]),
    ("ENF-09 an emergency not approved", hours, emergency(approver=None), [HEAD]),
    ("ENF-09 an emergency, head of another", hours, emergency(approver=head(authority_id=2)), [HEAD]),
    ("ENF-09 a year without a calendar", hours, timed("2027-01-05T09:00", "2027-01-05T11:00"), ["forbids ENF-09 calendar"]),
    ("ENF-09 nothing cut off", cut, x(), []),
    ("ENF-09 water cut off", cut, x(schedule__cuts=("供水",)), [TIME]),
    ("ENF-09 water cut off in an emergency", cut, x(schedule__cuts=("供水",), schedule__urgent=True), [TIME]),
    ("ENF-09 nothing scheduled", cut, x(schedule=None), []),
    ("ENF-09 no enforcement, nothing cut", cut, lawful(), []),
]  # fmt: skip
ROWS += [
    (f"ENF-15 decision without {key}", states, x(own__states=frozenset(ENFORCEMENT_ITEMS) - {key}), [OWN])
    for key in ENFORCEMENT_ITEMS
]


@pytest.mark.parametrize(("name", "rule", "facts", "expected"), [pytest.param(*row, id=row[0]) for row in ROWS])
def test_rows(name: str, rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_ENF_02_each_item_names_its_place_in_article_35() -> None:
    (found,) = demand(x(demand__statement_right=False))
    assert str(found.basis[0]) == "行政强制法第三十五条第（四）项"
    (found,) = demand(x(demand__amount_stated=False))
    assert str(found.basis[0]) == "行政强制法第三十五条第（三）项"


def test_ENF_09_night_and_days_off_are_told_apart() -> None:
    assert force_times.at_night(at("2026-04-16T22:00"), at("2026-04-16T22:01"), Local())
    assert not force_times.at_night(at("2026-04-16T21:59"), at("2026-04-16T22:00"), Local())
    assert force_times.at_night(at("2026-04-16T21:59"), at("2026-04-16T22:00:01"), Local())
    early = Local(night_from=Parameter(0), night_until=Parameter(5))
    assert force_times.at_night(at("2026-04-16T23:00"), at("2026-04-17T00:01"), early)
    assert not force_times.at_night(at("2026-04-16T05:00"), at("2026-04-17T00:00"), early)
    never = Local(night_from=Parameter(6), night_until=Parameter(6))
    assert not force_times.at_night(at("2026-04-16T05:00"), at("2026-04-16T07:00"), never)
    found = force_times.days_off(at("2025-09-27T09:00"), at("2025-10-01T09:00"), official())
    assert found == ([d("2025-10-01")], [d("2025-09-27")])


def test_ENF_09_the_sentence_names_night_and_holiday() -> None:
    (found,) = hours(timed("2025-10-03T21:00", "2025-10-03T23:00"))
    assert "夜间、法定节假日 2025-10-03 周五" in found.says
