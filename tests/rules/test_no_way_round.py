"""Ways round the ordinary procedure that single rules close: office, order, open intervals, goods, publication."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import approvals, decision, discussion, hearing, notice, records, terms
from enforcement.rules.facts import ExclusionFacts, Facts, PublicationFacts, StatementFacts
from enforcement.rules.findings import Rule
from tests.rules.lawful import d, said, yuan
from tests.rules.ordinary import APPROVAL, DISCUSSION, NOTICE, head, member, o

first = approvals.the_leader_s_opinion_comes_first
told = notice.the_party_is_told_first
members = discussion.only_heads_discuss
follows = discussion.the_discussion_follows_what_the_party_said
valued = hearing.confiscated_goods_have_a_value
public = records.the_publication_follows_the_decision
closed = records.a_case_is_closed_when_all_is_done
term = terms.the_decision_comes_within_its_term
ends = decision.the_decision_is_one_of_those_the_law_knows
NOT = {"proposal__outcome": "not_punish"}
GOODS = {"proposal__other_kinds": ("没收非法财物",)}
SPARED = {**NOT, "closing__ended_by": "not_punished", "closing__education_given": True}


def waiting(last: str, held: str, **changes: Any) -> Facts:
    """A notice whose days to speak end on `last`, and a discussion on `held`; the party said nothing."""
    made = replace(NOTICE, statement_until=d(last), **changes)
    return o(notice=made, statement=None, discussion=replace(DISCUSSION, on=d(held)))


def spoken(on: str, held: str) -> Facts:
    return replace(waiting("2025-10-17", held), statement=StatementFacts(made=True, received_on=d(on)))


def excluded(last: str | None) -> Facts:
    made = o()
    assert made.term is not None
    stopped = ExclusionFacts(kind="appraisal", first=d("2025-10-13"), last=d(last) if last else None, paper_no="1")
    return replace(made, term=replace(made.term, exclusions=(stopped,)))


def published(on: str) -> Facts:
    return o(publication=PublicationFacts(influential=True, decided_on=d("2025-10-20"), published_on=d(on)))


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    (
        "one person opines and approves",
        first,
        o(approval=replace(APPROVAL, leader_id=901)),
        ["forbids DEC-04 approval"],
    ),
    ("two persons", first, o(approval=APPROVAL), []),
    ("told and delivered", told, o(), []),
    ("not told", told, o(notice=None), ["forbids PRE-02 notice"]),
    ("not delivered", told, o(notice=replace(NOTICE, delivered_on=None)), ["forbids PRE-02 notice"]),
    ("no penalty is told", told, o(notice=None, **NOT), []),
    (
        "a handler takes part",
        members,
        o(discussion=replace(DISCUSSION, members=(member(901), member(902, head=replace(head(902), account_id=101))))),
        ["forbids REV-06 discussion"],
    ),
    ("discussed on the last day to speak", follows, waiting("2025-10-17", "2025-10-17"), ["forbids REV-06 discussion"]),
    ("discussed the day after", follows, waiting("2025-10-17", "2025-10-18"), []),
    ("discussed once it was given up", follows, waiting("2025-10-17", "2025-10-13", waived_on=d("2025-10-13")), []),
    (
        "discussed before it was given up",
        follows,
        waiting("2025-10-17", "2025-10-13", waived_on=d("2025-10-14")),
        ["forbids REV-06 discussion"],
    ),
    ("discussed the day it was said", follows, spoken("2025-10-14", "2025-10-14"), []),
    ("goods without a value", valued, o(**GOODS), ["forbids PRE-05 amount"]),
    ("goods worth less than nothing", valued, o(**GOODS, proposal__goods_value=yuan(-1)), ["forbids PRE-05 amount"]),
    ("goods worth nothing", valued, o(**GOODS, proposal__goods_value=yuan(0)), []),
    ("no goods", valued, o(), []),
    ("public on the day of the decision", public, published("2025-10-20"), []),
    ("public the day before", public, published("2025-10-19"), ["forbids PUB-01 procedure"]),
    ("public today", public, published("2025-10-24"), []),
    ("public tomorrow", public, published("2025-10-25"), ["forbids PUB-01 procedure"]),
    ("days left out still run", term, excluded(None), ["forbids DEC-03 term"]),
    ("days left out are over", term, excluded("2025-10-20"), []),
    ("spared, delivered", closed, o(**SPARED, closing__delivered=True), []),
    ("spared, not delivered", closed, o(**SPARED, closing__delivered=False), ["forbids REC-04 delivery"]),
    (
        "dismissed for leniency",
        ends,
        o(proposal__outcome="dismiss", proposal__not_punish_ground="minor"),
        ["forbids DEC-04 waiver"],
    ),
    ("dismissed, nobody left", ends, o(proposal__outcome="dismiss", proposal__not_punish_ground="nobody_left"), []),
    (
        "spared, nobody left",
        ends,
        o(proposal__outcome="not_punish", proposal__not_punish_ground="nobody_left"),
        ["forbids DEC-04 waiver"],
    ),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(*row[1:], id=row[0]) for row in ROWS])
def test_no_way_round(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_facts_that_failed_need_no_education() -> None:
    failed = {**SPARED, "closing__education_given": False, "closing__delivered": True}
    assert said(closed, o(**failed, proposal__not_punish_ground="not_established")) == []
    assert said(closed, o(**failed, proposal__not_punish_ground="minor")) == ["forbids REC-04 education"]
