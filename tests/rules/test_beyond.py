"""The rules on what follows a decision as a body: nothing crashes on silence, all is plain and under its own codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any

import pytest

from enforcement.rules import credit, disclosure, mix, overturned, reconsideration, transfer
from enforcement.rules.facts import Facts
from enforcement.rules.findings import MENDS, Rule
from tests.rules.beyond import contested, shown, suspected
from tests.rules.every_rule import every_rule
from tests.rules.lawful import at, d, official
from tests.rules.test_examples import _silenced

PARTS = ("crime", "publication", "disclosure", "credit", "export", "year", "overturned", "error", "work_order")
CASES = [pytest.param(each, id=each.__name__) for each in (suspected, shown, contested)]
MODULES = {module.__name__ for module in (credit, disclosure, mix, overturned, reconsideration, transfer)}
OURS = [each for each in every_rule() if getattr(each, "__module__", "") in MODULES]


def _emptied(part: Any) -> Iterator[Any]:
    """The part, each time with one field as if nobody had stated it."""
    for each in fields(part):
        default = each.default_factory() if each.default_factory is not MISSING else each.default
        if default is not MISSING:
            yield replace(part, **{each.name: default})
        inside = getattr(part, each.name)
        if is_dataclass(inside):
            yield from (replace(part, **{each.name: one}) for one in _emptied(inside))


def _half_told(whole: Facts) -> Iterator[Facts]:
    for name in PARTS:
        part = getattr(whole, name)
        if part is not None:
            yield from (replace(whole, **{name: one}) for one in _emptied(part))
    for remedy in whole.remedies:
        yield from (replace(whole, remedies=(one,)) for one in _emptied(remedy))
        for stay in remedy.stays:
            made = (replace(remedy, stays=(one,)) for one in _emptied(stay))
            yield from (replace(whole, remedies=(one,)) for one in made)


def test_there_are_rules_and_facts_to_try() -> None:
    assert len(OURS) == 33
    assert len(list(_half_told(suspected()))) > 30


@pytest.mark.parametrize("case", CASES)
def test_nothing_crashes_whatever_is_left_out(case: Any) -> None:
    for facts in (*_silenced(case()), *_half_told(case())):
        for rule in every_rule():
            _plain(rule, facts)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("day", ["2020-01-02", "2025-09-01", "2029-12-31"])
def test_nothing_crashes_on_any_day(case: Any, day: str) -> None:
    for known in (official(), official(2025, 2025)):
        facts = replace(case(), at=at(day), now=at(day), calendar=known)
        for half in (facts, *_half_told(facts)):
            for rule in OURS:
                _plain(rule, half)


def _plain(rule: Rule, facts: Facts) -> None:
    for found in rule(facts):
        assert found.code in rule.codes
        assert found.mend in MENDS | {""}
        assert found.says.endswith("。") and not re.search(r"[!！,;]|抱歉|None", found.says)
        if rule in OURS:
            assert set(map(str, found.basis)) <= set(map(str, rule.basis)), rule.__name__


def test_a_case_before_the_rules_of_credit_display_is_let_be() -> None:
    made = shown().credit
    assert made is not None
    old = replace(shown(), credit=replace(made, decided_on=d("2020-01-02"), shown_on=d("2020-01-06")))
    for rule in (credit.a_display_ends_after_its_longest_time, credit.repair_waits_for_the_shortest_display):
        assert rule(old) == ()
