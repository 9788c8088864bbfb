"""What the law leaves to the place is set before anything is opened or decided (PRE-05 and each value's own code)."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from enforcement.rules import local_keys
from enforcement.rules.facts import DECIMAL_VALUES, DiscussionFacts, HeadFacts, Local, MemberFacts, Parameter
from enforcement.rules.findings import Force
from enforcement.rules.local_keys import KEYS, MANDATORY, what_the_law_leaves_to_the_place_is_set
from enforcement.rules.records import acts_are_entered_in_order_and_in_time
from tests.rules.lawful import but, d, lawful, said

ALERTS = {"due_soon_days", "escalation_days", "idle_days"}
LATER = {"transfer_working_days", "pause_on_transfer", "serious_fine"}
WATCH = {"watch_rise", "watch_repeats", "watch_days", "watch_low", "watch_concentration"}
AMOUNTS = {"review_citizen", "review_unit"}
FORCE = {
    "night_from", "night_until", "perishable_days", "unclaimed_days", "clearly_below_market", "removal_may_be_fined",
}  # fmt: skip


def test_every_local_value_stands_in_the_list_and_every_line_of_it_is_one() -> None:
    assert {each.name for each in fields(Local)} - {"missing"} == set(KEYS)


def test_what_may_be_left_open_is_named_here_and_nowhere_else() -> None:
    assert set(KEYS) - set(MANDATORY) == ALERTS | AMOUNTS | FORCE | LATER | WATCH | {"review_inclusive"}


@pytest.mark.parametrize("key", KEYS)
def test_a_value_has_a_name_a_code_and_the_shape_of_its_default(key: str) -> None:
    each, default = KEYS[key], getattr(Local(), key)
    assert each.name and each.code and str(each.article)
    value = default.value if isinstance(default, Parameter) else default
    if key in DECIMAL_VALUES:
        assert each.like == "0" and (value is None or isinstance(value, Decimal))
    elif value is not None:
        assert isinstance(each.like, dict if key == "lateness_hours" else type(value))
    if isinstance(default, Parameter):
        assert default.unit == each.unit
        assert default.status != "V" or key == "announcement_days"  # the one default a statute gives


@pytest.mark.parametrize("key", MANDATORY)
def test_a_missing_mandatory_value_stops_with_its_name(key: str) -> None:
    facts = but(lawful(), local=Local(missing=frozenset({key})))
    (found,) = what_the_law_leaves_to_the_place_is_set(facts)
    assert found.force is Force.FORBIDS and found.code == KEYS[key].code and found.mend == "parameters"
    assert f"「{KEYS[key].name}」" in found.says and found.basis == (KEYS[key].article,)


def test_nothing_is_said_while_nothing_is_missing() -> None:
    assert said(what_the_law_leaves_to_the_place_is_set, lawful()) == []


def test_missing_keys_follow_the_list() -> None:
    assert local_keys.missing(KEYS) == ()
    assert local_keys.missing(()) == MANDATORY
    assert local_keys.missing(set(KEYS) - {"statement_days", "hearing_unit"}) == ("statement_days", "hearing_unit")
    assert local_keys.missing(MANDATORY) == ()


@pytest.mark.parametrize("amount", sorted(AMOUNTS))
def test_an_amount_of_review_needs_to_know_whether_its_bound_counts(amount: str) -> None:
    assert local_keys.missing({*MANDATORY, amount}) == ("review_inclusive",)
    assert local_keys.missing({*MANDATORY, amount, "review_inclusive"}) == ()


@pytest.mark.parametrize(("hours", "asked"), [(24, False), (25, True)])
def test_a_step_without_a_line_of_its_own_has_the_common_lateness(hours: int, asked: bool) -> None:
    facts = replace(lawful(), step="opinion", local=Local(default_lateness_hours=Parameter(24)))
    late = replace(facts, now=facts.at + timedelta(hours=hours))
    expected = ["asks_reason REC-01 reasons"] if asked else []
    assert said(acts_are_entered_in_order_and_in_time, late) == expected
    own = replace(late, local=replace(late.local, lateness_hours={"opinion": 48}))
    assert said(acts_are_entered_in_order_and_in_time, own) == []


@pytest.mark.parametrize(("local", "heads", "refused"), [(2, 2, 0), (3, 2, 1), (3, 3, 0), (1, 1, 1), (1, 2, 0)])
def test_a_place_may_ask_for_more_heads_never_for_fewer_than_two(local: int, heads: int, refused: int) -> None:
    from enforcement.rules.discussion import only_heads_discuss

    held = DiscussionFacts(members=tuple(_member(number) for number in range(heads)))
    facts = but(lawful(), discussion=held, local=Local(discussion_members=Parameter(local)))
    few = [each for each in only_heads_discuss(facts) if "以上负责人参加" in each.says]
    assert len(few) == refused


def _member(number: int) -> Any:
    return MemberFacts(
        head=HeadFacts(account_id=500 + number, name=f"负责人{number}", rank="chief", since=d("2020-01-01"))
    )
