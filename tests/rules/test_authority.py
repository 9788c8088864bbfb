"""Which body, which place, which procedure (JUR-01, 02, 03, 09, SMP-01, 02): examples and both edges."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import authority
from enforcement.rules.facts import (
    DisputeFacts,
    Facts,
    HistoryFacts,
    OrganisationFacts,
    PowerFacts,
)
from enforcement.rules.findings import Rule
from tests.rules.lawful import but, d, lawful, on, said

JUR_01, JUR_09 = "forbids JUR-01 procedure", "forbids JUR-09 violation"
ENTRUSTED = OrganisationFacts(
    name="湖滨街道执法队",
    kind="entrusted",
    authority_name="云川市澄湖区城市管理局",
    entrusted_from=d("2025-01-01"),
    entrusted_until=d("2025-12-31"),
    entrustment_published=True,
)
STREET = OrganisationFacts(name="湖滨街道办事处", kind="street", is_authority=True, authority_name="湖滨街道办事处")


def entrusted(day: str, **changes: Any) -> Facts:
    return but(on(day), **{"organisation": ENTRUSTED, **changes})


def power(facts: Facts | None = None, **changes: Any) -> Facts:
    made = {"violation_code": "SR-020", "held_from": d("2020-01-01"), **changes}
    return but(facts, power=PowerFacts(**made))


def street(**changes: Any) -> Facts:
    return power(but(organisation=STREET), **changes)


entrustment = authority.the_entrustment_is_in_force
named = authority.the_paper_bears_the_authority_s_name
held = authority.the_power_is_held_that_day
place = authority.the_place_is_in_the_area
dispute = authority.a_dispute_leaves_minutes

BODIES: list[tuple[str, Rule, Facts, list[str]]] = [
    ("JUR-01 a bureau needs no entrustment", entrustment, lawful(), []),
    ("JUR-01 entrusted, last day", entrustment, entrusted("2025-12-31"), []),
    (
        "JUR-01 example: entrusted to 2025-12-31, filed 2026-01-04",
        entrustment,
        entrusted("2026-01-04"),
        [JUR_01],
    ),
    ("JUR-01 the day after", entrustment, entrusted("2026-01-01"), [JUR_01]),
    ("JUR-01 first day", entrustment, entrusted("2025-01-01"), []),
    ("JUR-01 before the first day", entrustment, entrusted("2024-12-31"), [JUR_01]),
    (
        "JUR-01 no end stated",
        entrustment,
        entrusted("2025-06-03", organisation__entrusted_until=None),
        [JUR_01],
    ),
    (
        "JUR-01 not published",
        entrustment,
        entrusted("2025-06-03", organisation__entrustment_published=False),
        [JUR_01],
    ),
    ("JUR-01 right name", named, lawful(), []),
    (
        "JUR-01 example: an entrusted street signs as the street",
        named,
        but(organisation=ENTRUSTED, paper__authority_name="湖滨街道办事处"),
        [JUR_01],
    ),
    ("JUR-01 entrusted, in the name of the bureau", named, but(organisation=ENTRUSTED), []),
    (
        "JUR-09 example: a street signs as itself for transferred powers",
        named,
        but(organisation=STREET, paper__authority_name="湖滨街道办事处"),
        [],
    ),
    ("JUR-01 no name on the paper", named, but(paper__authority_name=""), [JUR_01]),
    ("JUR-01 authority not on record", named, but(organisation__authority_name=""), [JUR_01]),
    ("JUR-01 no paper yet", named, but(paper=None), []),
    ("JUR-01 power held", held, lawful(), []),
    ("JUR-01 no power", held, but(power=None), ["forbids JUR-01 violation"]),
    ("JUR-01 no violation chosen", held, but(violation=None), ["forbids JUR-01 violation"]),
    ("JUR-01 power over another matter", held, power(violation_code="SR-001"), ["forbids JUR-01 violation"]),
    ("JUR-01 power from that day", held, power(held_from=d("2025-09-26")), []),
    ("JUR-01 power from the next day", held, power(held_from=d("2025-09-27")), ["forbids JUR-01 violation"]),
    ("JUR-01 power without a beginning", held, power(held_from=None), ["forbids JUR-01 violation"]),
    ("JUR-01 power to that day", held, power(held_until=d("2025-09-26")), []),
    (
        "JUR-01 power ended the day before",
        held,
        power(held_until=d("2025-09-25")),
        ["forbids JUR-01 violation"],
    ),
    (
        "JUR-01 power ended, cases begun before stay by rule",
        held,
        power(held_until=d("2025-09-25"), open_cases_stay=True),
        [],
    ),
    (
        "JUR-01 power not yet held, nothing stays",
        held,
        power(held_from=d("2025-09-27"), open_cases_stay=True),
        ["forbids JUR-01 violation"],
    ),
    ("JUR-01 power not published", held, power(published=False), ["forbids JUR-01 violation"]),
    ("JUR-09 example: on the list, signed by the street", held, street(by="transfer"), []),
    ("JUR-09 entrusted to the street", held, street(by="entrustment"), []),
    ("JUR-09 example: not on the list", held, street(violation_code="SR-001", by="transfer"), [JUR_09]),
    ("JUR-09 no power of its own", held, street(by="own"), [JUR_09]),
    ("JUR-09 the decision is not published", held, street(by="transfer", published=False), [JUR_09]),
    ("JUR-02 in the area", place, lawful(), []),
    (
        "JUR-02 example: next district without a basis",
        place,
        but(act__place_in_jurisdiction=False),
        ["forbids JUR-02 place"],
    ),
    (
        "JUR-02 example: next district by appointment",
        place,
        but(act__place_in_jurisdiction=False, act__jurisdiction_basis="指定管辖〔2025〕3号"),
        [],
    ),
    ("JUR-02 not confirmed", place, but(act__place_in_jurisdiction=None), ["forbids JUR-02 place"]),
    ("JUR-02 no place", place, but(act__place=" "), ["forbids JUR-02 place"]),
    (
        "JUR-02 example: same facts in an open case",
        place,
        but(history=HistoryFacts(open_same_facts=True)),
        ["notes JUR-02 violation"],
    ),
]


def disputed(day: str, **changes: Any) -> Facts:
    made = {"arisen_on": d("2025-09-26"), "minutes_kept": True, **changes}
    return but(on(day), dispute=DisputeFacts(**made))


BODIES += [
    ("JUR-03 no dispute", dispute, lawful(), []),
    ("JUR-03 last day, not settled", dispute, disputed("2025-10-13"), ["asks_reason JUR-03 reasons"]),
    ("JUR-03 a day late, not referred", dispute, disputed("2025-10-14"), ["forbids JUR-03 procedure"]),
    ("JUR-03 a day late, referred up", dispute, disputed("2025-10-14", referred_up=True), []),
    ("JUR-03 settled", dispute, disputed("2025-10-14", settled=True), []),
    (
        "JUR-03 no minutes",
        dispute,
        disputed("2025-10-10", settled=True, minutes_kept=False),
        ["forbids JUR-03 procedure"],
    ),
    ("JUR-03 no day", dispute, disputed("2025-10-10", arisen_on=None), ["forbids JUR-03 procedure"]),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=n) for n, r, f, e in BODIES])
def test_body_and_place(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


@pytest.mark.parametrize(
    ("kind", "is_authority", "own"),
    [
        ("bureau", True, True),
        ("street", True, True),
        ("squad", True, False),
        ("entrusted", True, False),
        ("street", False, False),
    ],
)
def test_who_acts_in_its_own_name(kind: Any, is_authority: bool, own: bool) -> None:
    assert authority.acts_in_own_name(OrganisationFacts(kind=kind, is_authority=is_authority)) is own


def test_a_wrong_name_is_refused_under_the_article_of_that_body() -> None:
    wrong = named(but(organisation=ENTRUSTED, paper__authority_name="湖滨街道办事处"))
    assert [str(each) for each in wrong[0].basis] == ["行政处罚法第二十条", "行政处罚法第二十一条"]
    bureau = named(but(paper__authority_name="湖滨街道办事处"))
    assert [str(each) for each in bureau[0].basis] == ["行政处罚法第十七条", "行政处罚法第十八条"]
