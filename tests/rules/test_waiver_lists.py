"""Entries of waiver lists against facts: met, failed or open, condition by condition, both edges of each bound."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from enforcement.rules import waiver_lists as law
from enforcement.rules.facts import EarlierPenalty, Facts, WaiverFacts
from enforcement.rules.parts import MeasuredFacts, WaiverCondition
from tests.rules.lawful import but, d

FIRST = ("first_offence", "slight_harm", "corrected_in_time")
ANSWERED = {"minor": False, "no_harm": False, "slight_harm": True, "corrected_in_time": True}


def entry(kind: str = "first_offence", *flags: str, **bounds: str) -> WaiverFacts:
    conditions = [WaiverCondition(key=key) for key in flags or FIRST]
    conditions += [WaiverCondition(key=key, bound=Decimal(bound)) for key, bound in bounds.items()]
    return WaiverFacts(kind=kind, name="清单事项", list_name="2024-1", conditions=tuple(conditions))  # type: ignore[arg-type]


def measured(**values: str) -> tuple[MeasuredFacts, ...]:
    return tuple(MeasuredFacts(name=name, value=Decimal(value)) for name, value in values.items())


def case(listed: WaiverFacts, **changes: Any) -> Facts:
    answers = {f"leniency__{name}": value for name, value in {**ANSWERED, **changes.pop("told", {})}.items()}
    return but(violation__waivers=(listed,), **answers, **changes)


def met(facts: Facts) -> bool | None:
    (found,) = law.matches(facts)
    return found.met


@pytest.mark.parametrize(
    ("listed", "changes", "expected"),
    [
        (entry(), {}, True),
        (entry(), {"told": {"corrected_in_time": False}}, False),
        (entry(), {"told": {"corrected_in_time": None}}, None),
        (entry(), {"told": {"slight_harm": False}}, False),
        (entry(), {"told": {"slight_harm": None, "no_harm": True}}, True),
        (entry(), {"told": {"corrected_in_time": None, "slight_harm": False}}, False),
        (entry("first_offence", *FIRST, area_max_m2="5"), {"leniency__measured": measured(area_max_m2="5")}, True),
        (entry("first_offence", *FIRST, area_max_m2="5"), {"leniency__measured": measured(area_max_m2="5.01")}, False),
        (entry("first_offence", *FIRST, area_max_m2="5"), {}, None),
        (entry("first_offence", *FIRST, days_max="2"), {"leniency__measured": measured(area_max_m2="1")}, None),
        (entry("minor", "minor", "no_harm", "corrected_in_time"), {"told": {"minor": True, "no_harm": True}}, True),
        (entry("minor", "minor", "no_harm", "corrected_in_time"), {}, False),
        (entry("less", "no_damage"), {}, None),
        (entry("less", "no_damage"), {"told": {"no_damage": True}}, True),
    ],
)
def test_an_entry_is_met_failed_or_open(listed: WaiverFacts, changes: dict[str, Any], expected: bool | None) -> None:
    assert met(case(listed, **changes)) is expected


@pytest.mark.parametrize(("on", "expected"), [("2025-09-26", False), ("2023-09-26", False), ("2023-09-25", True)])
def test_a_first_offence_is_looked_up_in_the_history_within_the_local_window(on: str, expected: bool) -> None:
    earlier = (EarlierPenalty(violation_code="SR-020", decided_on=d(on)),)
    assert met(case(entry(), history__earlier=earlier)) is expected


def test_the_old_law_knew_no_first_offence() -> None:
    assert law.matches(case(entry(), law_day=d("2021-07-14"))) == ()
    assert met(case(entry(), law_day=d("2021-07-15"))) is True


def test_an_earlier_penalty_for_another_matter_does_not_count() -> None:
    earlier = (EarlierPenalty(violation_code="SR-999", decided_on=d("2025-09-01")),)
    assert met(case(entry(), history__earlier=earlier)) is True


def test_nobody_knows_whether_somebody_unidentified_offends_for_the_first_time() -> None:
    assert met(case(entry(), party__unidentified=True)) is None


def test_every_condition_is_said_with_its_answer() -> None:
    listed = entry("first_offence", *FIRST, area_max_m2="5")
    facts = case(listed, told={"corrected_in_time": False}, leniency__measured=measured(area_max_m2="6"))
    (finding,) = law.the_waiver_list_is_looked_at(facts)
    assert (finding.code, str(finding.force)) == ("LEN-03", "notes")
    for words in ("首违免罚", "期限内初次违法：符合", "及时改正：不符合", "面积不超过 5 平方米：6 平方米，不符合"):
        assert words in finding.says


@pytest.mark.parametrize(
    ("changes", "count"), [({}, 1), ({"proposal__lightened": True}, 0), ({"proposal__mitigated": True}, 0)]
)
def test_a_listed_lighter_penalty_that_is_not_given_asks_a_reason(changes: dict[str, Any], count: int) -> None:
    rule = law.a_listed_lighter_penalty_is_given_or_explained
    found = list(rule(case(entry("less", "corrected_in_time"), **changes)))
    assert [(each.code, str(each.force)) for each in found] == [("LEN-03", "asks_reason")] * count
    assert list(rule(case(entry("less", "corrected_in_time"), told={"corrected_in_time": False}))) == []
    assert list(rule(case(entry("less", "corrected_in_time"), told={"corrected_in_time": None}))) == []


@pytest.mark.parametrize(
    ("listed", "changes", "expected"),
    [
        (entry(), {}, "not_used"),
        (entry(), {"told": {"corrected_in_time": False}}, "failed"),
        (entry(), {"told": {"corrected_in_time": None}}, "open"),
        (entry(), {"proposal__outcome": "not_punish", "proposal__not_punish_ground": "first_offence"}, "used"),
        (entry(), {"proposal__outcome": "not_punish", "proposal__not_punish_ground": "no_fault"}, "other"),
        (entry("less", "corrected_in_time"), {"proposal__lightened": True}, "used"),
        (entry("less", "corrected_in_time"), {}, "not_used"),
    ],
)
def test_use_and_non_use_are_told_apart(listed: WaiverFacts, changes: dict[str, Any], expected: str) -> None:
    facts = case(listed, **changes)
    (found,) = law.matches(facts)
    assert law.outcome_of(found, facts) == expected


@pytest.mark.parametrize(
    ("kind", "conditions", "count"),
    [
        ("first_offence", dict.fromkeys(FIRST, True), 0),
        ("first_offence", {**dict.fromkeys(FIRST, True), "area_max_m2": "0.01"}, 0),
        ("first_offence", {**dict.fromkeys(FIRST, True), "area_max_m2": 0}, 1),
        ("first_offence", {**dict.fromkeys(FIRST, True), "area_max_m2": True}, 1),
        ("first_offence", {**dict.fromkeys(FIRST, True), "area_max_m2": "five"}, 1),
        ("first_offence", {**dict.fromkeys(FIRST, True), "unknown": True}, 1),
        ("first_offence", {"first_offence": True}, 1),
        ("minor", dict.fromkeys(("minor", "no_harm"), True), 1),
        ("less", {"corrected_in_time": "yes"}, 1),
        ("less", {}, 1),
    ],
)
def test_conditions_of_an_entry_are_checked(kind: str, conditions: dict[str, Any], count: int) -> None:
    assert len(law.faults_of(kind, conditions)) == count
