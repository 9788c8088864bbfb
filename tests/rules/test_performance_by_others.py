"""Performance by others, and clearing at once (ENF-13)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import performance_by_others as law
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Rule
from enforcement.rules.parts_execution import SUBSTITUTE_ITEMS, SubstituteFacts
from tests.rules.coercion import x
from tests.rules.lawful import at, d, lawful, said, yuan

duties = law.only_some_duties_are_performed_by_others
decided = law.performance_by_others_is_decided_in_writing
twice = law.performance_by_others_is_demanded_once_more
watched = law.performance_by_others_is_watched_and_signed
cleared = law.only_what_the_party_cannot_clear_is_cleared_at_once
NO, REASON = "forbids ENF-13 execution", "asks_reason ENF-13 reasons"


def s(facts: Facts | None = None, **changes: Any) -> Facts:
    return x(facts, **{f"substitute__{key}": value for key, value in changes.items()})


def spill(**changes: Any) -> Facts:
    """Muck spilt on a main road, nobody there who could clear it."""
    made = {"at_once": True, "place": "road", "thing": "spill", "party_can_clear": False, "party_present": False}
    made |= {"on": d("2026-04-21"), "told_on": d("2026-04-21"), "supervised": True, "signed": True}
    return x(substitute=SubstituteFacts(**{**made, **changes}))  # type: ignore[arg-type]  # a table of words


def example(second: str, on: str = "2025-10-16") -> Facts:
    return s(second_demand_on=d(second), on=d(on), decision_delivered_on=d("2025-10-09"))


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("ENF-13 an obstacle to traffic", duties, s(), []),
    ("ENF-13 to restore", duties, s(duty="restore", harm="pollution"), []),
    ("ENF-13 resources", duties, s(harm="resources"), []),
    ("ENF-13 nobody performs", duties, x(substitute=None), []),
    ("ENF-13 no enforcement", duties, lawful(), []),
    ("ENF-13 no duty", duties, s(duty=""), [NO]),
    ("ENF-13 another duty", duties, s(duty="other"), [REASON]),
    ("ENF-13 no harm", duties, s(harm="none"), [NO]),
    ("ENF-13 harm not stated", duties, s(harm=""), [NO]),
    ("ENF-13 performed", duties, x(standing__performed=True), [NO]),
    ("ENF-13 decided on the last day of the duty", duties, s(duty_until=d("2026-04-15")), [NO]),
    ("ENF-13 the duty has no day", duties, s(duty_until=None), [NO]),
    ("ENF-13 decided on the last day of the demand", duties, s(decision_delivered_on=d("2026-04-14")), [NO]),
    ("ENF-13 no demand", duties, x(demand=None), [NO]),
    ("ENF-13 demand not delivered", duties, x(demand__delivered_on=None), [NO]),
    ("ENF-13 demand without an end", duties, x(demand__until=None), [NO]),
    ("ENF-13 not decided yet", duties, s(x(demand=None), decision_delivered_on=None), []),
    ("ENF-13 at once needs none of it", duties, spill(), []),
    ("ENF-13 announced twice", twice, s(), []),
    ("ENF-13 nobody performs, nothing announced", twice, x(substitute=None), []),
    ("ENF-13 no enforcement, nothing announced", twice, lawful(), []),
    ("ENF-13 at once is not announced", twice, spill(), []),
    ("ENF-13 decided and told", decided, s(), []),
    ("ENF-13 nobody performs, nothing decided", decided, x(substitute=None), []),
    ("ENF-13 no enforcement, nothing decided", decided, lawful(), []),
    ("ENF-13 at once is not decided so", decided, spill(), []),
    ("ENF-13 no day to count back from", twice, s(on=None), []),
    ("ENF-13 no day", decided, s(on=None), [NO]),
    ("ENF-13 decision not delivered", decided, s(decision_delivered_on=None), [NO]),
    ("ENF-13 decision delivered that day", decided, s(decision_delivered_on=d("2026-04-21")), []),
    ("ENF-13 decision delivered the day after", decided, s(decision_delivered_on=d("2026-04-22")), [NO]),
    ("ENF-13 example: 2025-10-16, demanded on 10-12", twice, example("2025-10-12"), []),
    ("ENF-13 example: demanded on 10-11, a worked Saturday", twice, example("2025-10-11"), []),
    ("ENF-13 demanded on 10-13", twice, example("2025-10-13"), [NO]),
    ("ENF-13 demanded once only", twice, s(second_demand_on=None), [NO]),
    ("ENF-13 the party performed", twice, s(performed_by_party=True), [NO]),
    ("ENF-13 nobody looked whether the party performed", twice, s(performed_by_party=None), [NO]),
    ("ENF-13 the calendar cannot tell", twice, s(on=d("2027-01-05")), ["forbids CAL-08 calendar"]),
    ("ENF-13 watched and signed", watched, s(), []),
    ("ENF-13 nobody performs, nothing watched", watched, x(substitute=None), []),
    ("ENF-13 no enforcement, nothing watched", watched, lawful(), []),
    ("ENF-13 a third party with an interest", watched, s(third_party_interested=True), [NO]),
    ("ENF-13 interest not asked", watched, s(third_party_interested=None), [NO]),
    ("ENF-13 no third party", watched, s(third_party=False, third_party_interested=None), []),
    ("ENF-13 force used", watched, s(force_used=True), [NO]),
    ("ENF-13 cost not reckoned", watched, s(cost_reckoned=False), [NO]),
    ("ENF-13 cost below zero", watched, s(cost=yuan(-1)), [NO]),
    ("ENF-13 no cost", watched, s(cost=yuan(0)), []),
    ("ENF-13 cost not stated yet", watched, s(cost=None, cost_reckoned=False), []),
    ("ENF-13 nobody was there", watched, s(supervised=None), [NO]),
    ("ENF-13 not signed", watched, s(signed=False), [NO]),
    ("ENF-13 tomorrow", watched, s(on=d("2026-04-22"), supervised=None, signed=None), []),
    ("ENF-13 no day yet", watched, s(on=None, supervised=None, signed=None), []),
    ("ENF-13 example: muck on a main road", cleared, spill(), []),
    ("ENF-13 example: the party is there and can clear it", cleared, spill(party_present=True, party_can_clear=True), [NO]),
    ("ENF-13 the party is there and cannot", cleared, spill(party_present=True, told_on=None), []),
    ("ENF-13 whether the party can is not answered", cleared, spill(party_can_clear=None), [NO]),
    ("ENF-13 nowhere", cleared, spill(place=""), [NO]),
    ("ENF-13 nothing", cleared, spill(thing=""), [NO]),
    ("ENF-13 cleared on no day", cleared, spill(on=None), [NO]),
    ("ENF-13 whether the party was there is not answered", cleared, spill(party_present=None), [NO]),
    ("ENF-13 party never told", cleared, spill(told_on=None), [NO]),
    ("ENF-13 party told before", cleared, spill(told_on=d("2026-04-20")), [NO]),
    ("ENF-13 party told the day after", cleared, spill(told_on=d("2026-04-22")), [REASON]),
    ("ENF-13 to be cleared tomorrow", cleared, spill(on=d("2026-04-22"), told_on=None), []),
    ("ENF-13 nothing at once", cleared, s(), []),
    ("ENF-13 nobody performs at once", cleared, x(substitute=None), []),
    ("ENF-13 no enforcement at once", cleared, lawful(), []),
]  # fmt: skip
ROWS += [
    (f"ENF-13 decision without {key}", decided, s(states=frozenset(SUBSTITUTE_ITEMS) - {key}), [NO])
    for key in SUBSTITUTE_ITEMS
]


@pytest.mark.parametrize(("name", "rule", "facts", "expected"), [pytest.param(*row, id=row[0]) for row in ROWS])
def test_rows(name: str, rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_ENF_13_the_sentence_names_the_latest_day() -> None:
    (found,) = twice(example("2025-10-13"))
    assert "2025-10-12 周日" in found.says
    assert said(watched, replace(s(supervised=None), at=at("2026-04-20"))) == []
