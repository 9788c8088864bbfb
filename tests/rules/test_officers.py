"""Officers, certificates, auxiliaries, uniforms (JUR-04…08, STF-01…06): worked examples and both edges."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import officers as law
from enforcement.rules.facts import (
    Facts,
)
from tests.rules.lawful import d, officer, on, said

F_OFFICERS = "forbids JUR-04 officers"


def two(*people: Any, day: str = "2025-09-26") -> Facts:
    return on(day, officers=people)


def auxiliary(number: int) -> Any:
    return officer(number, auxiliary=True, certificate_no="", certificate_status="missing")


TWO = [
    ("two officers", two(officer(1), officer(2)), []),
    ("three officers", two(officer(1), officer(2), officer(3)), []),
    ("example: one officer and one auxiliary", two(officer(1), auxiliary(2)), [F_OFFICERS]),
    ("two officers and an auxiliary are counted as two", two(officer(1), officer(2), auxiliary(3)), []),
    (
        "example: certificate to 2025-09-30, act on 2025-10-09",
        two(officer(1), officer(2, certificate_until=d("2025-09-30")), day="2025-10-09"),
        [F_OFFICERS],
    ),
    ("last day of the certificate", two(officer(1), officer(2, certificate_until=d("2025-09-26"))), []),
    (
        "day after the certificate",
        two(officer(1), officer(2, certificate_until=d("2025-09-25"))),
        [F_OFFICERS],
    ),
    ("first day of the certificate", two(officer(1), officer(2, certificate_from=d("2025-09-26"))), []),
    (
        "day before the certificate",
        two(officer(1), officer(2, certificate_from=d("2025-09-27"))),
        [F_OFFICERS],
    ),
    ("the same person twice", two(officer(1), officer(1)), [F_OFFICERS, F_OFFICERS]),
    (
        "example: two names, one account",
        two(officer(1), officer(2, account_id=101)),
        [F_OFFICERS, F_OFFICERS],
    ),
    ("two persons without accounts", two(officer(1, account_id=None), officer(2, account_id=None)), []),
    ("a person without id is nobody", two(officer(1), officer(2, person_id=None)), [F_OFFICERS, F_OFFICERS]),
    ("nobody", two(), [F_OFFICERS]),
    ("one officer", two(officer(1)), [F_OFFICERS]),
    ("on probation", two(officer(1), officer(2, probation=True)), [F_OFFICERS]),
    ("suspended from duty", two(officer(1), officer(2, suspended=True)), [F_OFFICERS]),
    ("left", two(officer(1), officer(2, left=True)), [F_OFFICERS]),
    ("recused", two(officer(1), officer(2, recused=True)), [F_OFFICERS]),
    ("certificate suspended", two(officer(1), officer(2, certificate_status="suspended")), [F_OFFICERS]),
    ("certificate revoked", two(officer(1), officer(2, certificate_status="revoked")), [F_OFFICERS]),
    ("certificate missing", two(officer(1), officer(2, certificate_status="missing")), [F_OFFICERS]),
    ("certificate without dates", two(officer(1), officer(2, certificate_until=None)), [F_OFFICERS]),
    ("certificate without number", two(officer(1), officer(2, certificate_no="")), [F_OFFICERS]),
]


@pytest.mark.parametrize(("facts", "expected"), [pytest.param(f, e, id=f"JUR-04 {n}") for n, f, e in TWO])
def test_two_qualified_officers_act(facts: Facts, expected: list[str]) -> None:
    assert said(law.two_qualified_officers_act, facts) == expected


WHY = [
    ({}, ""),
    ({"auxiliary": True}, "是协管人员，不能计入执法人员"),
    ({"left": True}, "已经离职"),
    ({"probation": True}, "在试用期内"),
    ({"suspended": True}, "处于停职期间"),
    ({"recused": True}, "已被决定回避"),
    ({"certificate_status": "suspended"}, "执法证已被暂扣"),
    ({"certificate_status": "revoked"}, "执法证已被吊销"),
    ({"certificate_no": ""}, "没有执法证"),
    ({"certificate_from": None}, "执法证的有效期没有登记"),
    ({"certificate_from": d("2026-01-01")}, "执法证自 2026-01-01 起才有效"),
    ({"certificate_until": d("2025-09-25")}, "执法证已于 2025-09-25 到期"),
]


@pytest.mark.parametrize(("changes", "why"), WHY)
def test_STF_04_says_why_a_person_may_not_act(changes: dict[str, Any], why: str) -> None:
    person = officer(2, **changes)
    assert law.qualified(person, d("2025-09-26")) == why
    found = law.every_officer_holds_a_valid_certificate(two(officer(1), person))
    expected = [] if not why or person.auxiliary else ["forbids STF-04 officers"]
    assert said(law.every_officer_holds_a_valid_certificate, two(officer(1), person)) == expected
    assert all(why in each.says for each in found)


def test_STF_04_example_no_certificate_takes_no_part_even_as_a_third() -> None:
    third = officer(3, certificate_status="missing", certificate_no="")
    facts = two(officer(1), officer(2), third)
    assert said(law.every_officer_holds_a_valid_certificate, facts) == ["forbids STF-04 officers"]
    assert said(law.two_qualified_officers_act, facts) == []
