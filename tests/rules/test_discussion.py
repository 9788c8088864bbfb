"""Collective discussion of the heads (REV-06, LEN-08)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import discussion
from enforcement.rules.facts import DiscussionFacts, Facts, HearingFacts, StatementFacts
from enforcement.rules.findings import Rule
from tests.rules.lawful import d, said, yuan
from tests.rules.ordinary import DISCUSSION, head, member, o

answered = discussion.whether_the_case_is_grave_is_answered
together = discussion.a_grave_case_is_decided_together
whole = discussion.the_discussion_is_recorded_whole
heads = discussion.only_heads_discuss
after = discussion.the_discussion_follows_what_the_party_said
FAULT = "forbids REV-06 discussion"
ASKS = "asks_reason REV-06 reasons"
NOT = {"proposal__outcome": "not_punish"}


def h(**changes: Any) -> Facts:
    return o(discussion=replace(DISCUSSION, **changes))


def one(**changes: Any) -> Facts:
    return h(members=(member(901), member(902), member(903, **changes)))


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("REV-06 answered", answered, o(), []),
    ("REV-06 complicated not answered", answered, o(gravity__complicated=None), [FAULT]),
    ("REV-06 grave not answered", answered, o(gravity__grave=None), [FAULT]),
    ("REV-06 not punished", answered, o(gravity__grave=None, **NOT), []),
    ("REV-06 example: grave, no discussion", together, o(gravity__grave=True, discussion=None), [FAULT]),
    ("REV-06 complicated, no discussion", together, o(gravity__complicated=True, discussion=None), [FAULT]),
    ("REV-06 grave and discussed", together, o(gravity__grave=True), []),
    ("REV-06 not due, none", together, o(discussion=None), []),
    ("REV-06 grave, not punished", together, o(gravity__grave=True, discussion=None, **NOT), []),
    (
        "LEN-08 the highest fine, no discussion",
        together,
        o(proposal__fine=yuan(50000), discussion=None),
        ["forbids LEN-08 discussion"],
    ),
    ("LEN-08 a cent below, no discussion", together, o(proposal__fine=yuan("49999.99"), discussion=None), []),
    ("REV-06 discussed today", together, h(on=d("2025-10-24")), []),
    ("REV-06 example: discussed after the decision", together, h(on=d("2025-10-25")), [FAULT]),
    ("REV-06 another fine was concluded", together, h(fine=yuan(7999)), [FAULT]),
    ("REV-06 another end was concluded", together, h(outcome="not_punish"), [FAULT]),
    ("REV-06 no end was concluded", together, h(outcome=None), [FAULT]),
    ("REV-06 letting off, whatever the fine", together, o(discussion__outcome="not_punish", **NOT), []),
    ("REV-06 no proposal to compare", together, o(proposal=None), []),
    ("REV-06 not held yet", together, h(on=None, fine=None), []),
    ("REV-06 recorded", whole, o(), []),
    ("REV-06 no record", whole, o(discussion=None), [FAULT]),
    ("REV-06 no day", whole, h(on=None), [FAULT]),
    ("REV-06 no place", whole, h(place=" "), [FAULT]),
    ("REV-06 nobody presided", whole, h(chaired_by_id=None), [FAULT]),
    ("REV-06 no conclusion", whole, h(conclusion_stated=False), [FAULT]),
    ("REV-06 a conclusion without an end", whole, h(outcome=None), [FAULT]),
    ("REV-06 example: no opinion of one", whole, one(opinion_stated=False), [FAULT]),
    ("REV-06 no vote of one", whole, one(vote=None), [FAULT]),
    ("REV-06 one did not sign", whole, one(signed=False), [FAULT]),
    ("REV-06 recorded today", whole, h(on=d("2025-10-24")), []),
    ("REV-06 recorded tomorrow", whole, h(on=d("2025-10-25")), [FAULT]),
    ("REV-06 heads", heads, o(), []),
    ("REV-06 no discussion", heads, o(discussion=None), []),
    ("REV-06 one is no head", heads, one(head=head(903, rank="")), [FAULT]),
    ("REV-06 head from that day", heads, one(head=head(903, since=d("2025-10-23"))), []),
    ("REV-06 head from the day after", heads, one(head=head(903, since=d("2025-10-24"))), [FAULT]),
    ("REV-06 not held yet: judged today", heads, h(on=None, members=(member(901), member(902))), []),
    ("REV-06 two heads", heads, h(members=(member(901), member(902))), []),
    ("REV-06 one head", heads, h(members=(member(901),)), [FAULT]),
    ("REV-06 the same head twice", heads, h(members=(member(901), member(901), member(902))), [FAULT]),
    ("REV-06 nobody", heads, o(discussion=DiscussionFacts()), [FAULT]),
    ("REV-06 the chair took no part", heads, h(chaired_by_id=999), [FAULT]),
    ("REV-06 two of three agree", heads, one(vote="against"), []),
    ("REV-06 one of two agrees", heads, h(members=(member(901), member(902, vote="abstains"))), [ASKS]),
    (
        "REV-06 no conclusion yet",
        heads,
        h(members=(member(901, vote=None), member(902, vote=None)), conclusion_stated=False),
        [],
    ),
    ("REV-06 after all was said", after, o(), []),
    ("REV-06 no discussion to place", after, o(discussion=None), []),
    ("REV-06 no day of it", after, h(on=None), []),
    (
        "REV-06 before the statement",
        after,
        o(statement=StatementFacts(made=True, received_on=d("2025-10-24"))),
        [FAULT],
    ),
    (
        "REV-06 on the day of the statement",
        after,
        o(statement=StatementFacts(made=True, received_on=d("2025-10-23"))),
        [],
    ),
    ("REV-06 no statement", after, o(statement=None, notice=None), []),
    ("REV-06 before the hearing ended", after, o(hearing=HearingFacts(ended_on=d("2025-10-24"))), [FAULT]),
    ("REV-06 on the day it ended", after, o(hearing=HearingFacts(ended_on=d("2025-10-23"))), []),
    ("REV-06 before the notice was delivered", after, h(on=d("2025-10-10")), [FAULT]),
    ("REV-06 on the day it was delivered", after, h(on=d("2025-10-11")), []),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=i) for i, r, f, e in ROWS])
def test_discussion(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_REV_06_the_reasons_are_computed_and_listed() -> None:
    facts = o(gravity__grave=True, proposal__fine=yuan(50000), discussion=None)
    assert [each.key for each in discussion.discussion_causes(facts)] == ["grave", "highest_fine"]
    assert "（重大违法行为、按法定上限罚款）" in together(facts)[0].says


def test_REV_06_the_sentence_names_who_and_what_is_missing() -> None:
    assert "负责人903的意见、签名" in whole(one(opinion_stated=False, signed=False))[0].says
