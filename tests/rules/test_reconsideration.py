"""Reconsideration and suit from our side (APP-02, 03, 05, 07, 08): examples, both edges, silence."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import reconsideration as rec
from enforcement.rules.facts import Facts, LateFeeFacts
from enforcement.rules.findings import Rule
from enforcement.rules.parts_execution import (
    CourtApplicationFacts,
    DemandFacts,
    ExecutionFacts,
    OwnEnforcementFacts,
    SubstituteFacts,
)
from enforcement.rules.parts_remedies import Outcome, RemedyFacts, StayFacts
from tests.rules.beyond import contested, part
from tests.rules.lawful import at, but, d, lawful, official, said, yuan
from tests.rules.ordinary import o

waits = rec.the_reconsideration_body_has_its_days
reply = rec.our_reply_comes_in_time_with_the_evidence
passed = rec.an_application_through_us_is_passed_on
stay = rec.a_stay_has_its_ground_and_paper
forced = rec.nothing_is_enforced_while_it_is_stayed
fee = rec.the_late_fee_leaves_out_the_days_of_a_remedy
whose = rec.whoever_changed_the_decision_enforces_it


def m(today: str = "2026-03-20", base: Facts | None = None, /, **values: Any) -> Facts:
    """A case with one remedy, reconsideration unless told otherwise, looked at on a day; days as text."""
    given = {"kind": "reconsideration", **values}
    made = {key: d(value) if key.endswith("_on") and isinstance(value, str) else value for key, value in given.items()}
    return but(base or o(), remedies=(RemedyFacts(**made),), at=at(today))


def through_us(today: str = "2025-11-03", /, **values: Any) -> Facts:
    """An on-the-spot decision; the application came through us on 2025-10-09 and the decision is kept."""
    return m(today, lawful(), **{"received_on": "2025-10-09", "keeps": True, **values})


def stayed(**values: Any) -> Facts:
    made = {"first": d("2025-10-10"), "last": d("2025-10-20"), "ground": "body", "paper_no": "停〔2025〕2号", **values}
    return m(stays=(StayFacts(**made),))


def act(**parts: Any) -> Facts:
    return but(stayed(), execution=ExecutionFacts(**parts))


def fined(on: str, stopped: tuple[tuple[str, str], ...], **values: Any) -> Facts:
    """A late fee reckoned at the end of that day, with reconsideration from 2025-10-21 to 2025-12-19 beside it."""
    given = {"applied_on": "2025-10-21", "ended_on": "2025-12-19", **values}
    made = tuple((d(a), d(b)) for a, b in stopped)
    return but(m(**given), late_fee=LateFeeFacts(fine=yuan(2000), on=d(on), stopped=made))


A3, A5, A7, A8 = (f"forbids APP-{number} remedy" for number in ("03", "05", "07", "08"))
ASKS3, ASKS7 = "asks_reason APP-03 reasons", "asks_reason APP-07 reasons"
FULL = {"evidence_given": True, "track": "ordinary"}
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("APP-02 example: the sixtieth day", waits, m("2025-12-08", accepted_on="2025-10-09"), []),
    ("APP-02 a day later", waits, m("2025-12-09", accepted_on="2025-10-09"), ["notes APP-02 remedy"]),
    ("APP-02 extended, the last day", waits, m("2026-01-07", accepted_on="2025-10-09", extended=True), []),
    (
        "APP-02 extended, a day later",
        waits,
        m("2026-01-08", accepted_on="2025-10-09", extended=True),
        ["notes APP-02 remedy"],
    ),
    ("APP-02 example: simple, the last day", waits, m("2025-11-10", accepted_on="2025-10-09", track="simple"), []),
    (
        "APP-02 simple, a day later",
        waits,
        m("2025-11-11", accepted_on="2025-10-09", track="simple"),
        ["notes APP-02 remedy"],
    ),
    ("APP-02 decided", waits, m("2025-12-09", accepted_on="2025-10-09", outcome="upheld"), []),
    ("APP-02 over", waits, m("2025-12-09", accepted_on="2025-10-09", ended_on="2025-12-01"), []),
    ("APP-02 being examined", waits, m("2025-10-10", applied_on="2025-09-26"), []),
    ("APP-02 counts as accepted", waits, m("2025-10-11", applied_on="2025-09-26"), ["notes APP-02 remedy"]),
    ("APP-02 a suit has no such days", waits, m("2025-12-09", kind="suit", accepted_on="2025-10-09"), []),
    ("APP-02 no day at all", waits, m(), []),
    ("APP-03 example: the tenth working day", reply, m(copy_on="2025-10-09", answered_on="2025-10-22", **FULL), []),
    ("APP-03 a day later", reply, m(copy_on="2025-10-09", answered_on="2025-10-23", **FULL), [ASKS3]),
    (
        "APP-03 example: simple, the fifth working day",
        reply,
        m(copy_on="2025-10-09", answered_on="2025-10-15", track="simple", evidence_given=True),
        [],
    ),
    (
        "APP-03 simple, a day later",
        reply,
        m(copy_on="2025-10-09", answered_on="2025-10-16", track="simple", evidence_given=True),
        [ASKS3],
    ),
    (
        "APP-03 the procedure is not known: the shorter",
        reply,
        m(copy_on="2025-10-09", answered_on="2025-10-16", evidence_given=True),
        ["notes APP-03 remedy", ASKS3],
    ),
    (
        "APP-03 no evidence",
        reply,
        m(copy_on="2025-10-09", answered_on="2025-10-22", track="ordinary", evidence_given=False),
        [A3],
    ),
    ("APP-03 evidence not asked", reply, m(copy_on="2025-10-09", answered_on="2025-10-22", track="ordinary"), [A3]),
    (
        "APP-03 not yet, in time",
        reply,
        m("2025-10-22", copy_on="2025-10-09", track="ordinary"),
        ["notes APP-03 remedy"],
    ),
    ("APP-03 not yet, too late", reply, m("2025-10-23", copy_on="2025-10-09", track="ordinary"), [ASKS3]),
    ("APP-03 answered before the copy", reply, m(copy_on="2025-10-09", answered_on="2025-10-08", **FULL), [A3]),
    (
        "APP-03 in court, the last day",
        reply,
        m(kind="suit", copy_on="2025-10-09", answered_on="2025-10-24", evidence_given=True),
        [],
    ),
    (
        "APP-03 in court, a day later",
        reply,
        m(kind="suit", copy_on="2025-10-09", answered_on="2025-10-25", evidence_given=True),
        [ASKS3],
    ),
    ("APP-03 in court, no evidence", reply, m(kind="suit", copy_on="2025-10-09", answered_on="2025-10-24"), [A3]),
    ("APP-03 no copy yet", reply, m(), []),
    ("APP-07 example: the fifth working day", passed, through_us(passed_on_on="2025-10-15"), []),
    ("APP-07 a day later", passed, through_us(passed_on_on="2025-10-16"), [ASKS7]),
    ("APP-07 not yet, in time", passed, through_us("2025-10-15"), ["notes APP-07 remedy"]),
    ("APP-07 not yet, too late", passed, through_us("2025-10-16"), [ASKS7]),
    ("APP-07 not said whether it is kept", passed, through_us(keeps=None, passed_on_on="2025-10-15"), [A7]),
    ("APP-07 not kept and not mended", passed, through_us(keeps=False), ["forbids APP-07 overturned"]),
    (
        "APP-07 not kept but mended",
        passed,
        but(through_us(keeps=False), overturned=contested().overturned),
        [],
    ),
    (
        "APP-07 an ordinary decision does not go through us",
        passed,
        m("2025-11-03", received_on="2025-10-09", keeps=True, passed_on_on="2025-10-15"),
        ["notes APP-07 remedy"],
    ),
    (
        "APP-07 by a device",
        passed,
        m("2025-11-03", received_on="2025-10-09", keeps=True, monitored=True, passed_on_on="2025-10-15"),
        [],
    ),
    ("APP-07 a suit goes to court", passed, through_us(kind="suit", keeps=None), []),
    ("APP-07 not through us", passed, m(keeps=None), []),
    ("APP-05 a stay", stay, stayed(), []),
    ("APP-05 a stay that lasts", stay, stayed(last=None), []),
    ("APP-05 no first day", stay, stayed(first=None), [A5]),
    ("APP-05 ends before it begins", stay, stayed(last=d("2025-10-09")), [A5]),
    ("APP-05 a stay of one day", stay, stayed(last=d("2025-10-10")), []),
    ("APP-05 no ground", stay, stayed(ground="because"), [A5]),
    ("APP-05 no paper", stay, stayed(paper_no=" "), [A5]),
    ("APP-05 example: a demand during a stay", forced, act(demand=DemandFacts(delivered_on=d("2025-10-15"))), [A5]),
    ("APP-05 on its first day", forced, act(demand=DemandFacts(delivered_on=d("2025-10-10"))), [A5]),
    ("APP-05 the day before", forced, act(demand=DemandFacts(delivered_on=d("2025-10-09"))), []),
    ("APP-05 on its last day", forced, act(demand=DemandFacts(delivered_on=d("2025-10-20"))), [A5]),
    ("APP-05 the day after", forced, act(demand=DemandFacts(delivered_on=d("2025-10-21"))), []),
    ("APP-05 no day of the demand", forced, act(demand=DemandFacts()), []),
    ("APP-05 own enforcement", forced, act(own=OwnEnforcementFacts(on=d("2025-10-15"))), [A5]),
    ("APP-05 the court", forced, act(court=CourtApplicationFacts(on=d("2025-10-15"))), [A5]),
    ("APP-05 others perform", forced, act(substitute=SubstituteFacts(on=d("2025-10-15"))), [A5]),
    (
        "APP-05 example: a late fee during a stay",
        forced,
        but(stayed(), late_fee=LateFeeFacts(on=d("2025-10-15"))),
        [A5],
    ),
    (
        "APP-05 a stay that lasts",
        forced,
        but(stayed(last=None), late_fee=LateFeeFacts(on=d("2026-03-01"))),
        [A5],
    ),
    ("APP-05 a remedy alone stops nothing", forced, but(m(), late_fee=LateFeeFacts(on=d("2025-10-15"))), []),
    ("PAY-04 all left out", fee, fined("2025-12-31", (("2025-10-21", "2025-12-19"),)), []),
    ("PAY-04 in two parts", fee, fined("2025-12-31", (("2025-10-20", "2025-11-01"), ("2025-11-02", "2025-12-19"))), []),
    (
        "PAY-04 the first day counted",
        fee,
        fined("2025-12-31", (("2025-10-22", "2025-12-19"),)),
        ["forbids PAY-04 payment"],
    ),
    (
        "PAY-04 the last day counted",
        fee,
        fined("2025-12-31", (("2025-10-21", "2025-12-18"),)),
        ["forbids PAY-04 payment"],
    ),
    ("PAY-04 nothing left out", fee, fined("2025-12-31", ()), ["forbids PAY-04 payment"]),
    ("PAY-04 reckoned before the remedy", fee, fined("2025-10-20", ()), []),
    ("PAY-04 reckoned on its first day", fee, fined("2025-10-21", ()), ["forbids PAY-04 payment"]),
    (
        "PAY-04 still running",
        fee,
        fined("2025-12-31", (("2025-10-21", "2025-12-30"),), ended_on=None),
        ["forbids PAY-04 payment"],
    ),
    (
        "PAY-04 still running, all left out",
        fee,
        fined("2025-12-31", (("2025-10-21", "2025-12-31"),), ended_on=None),
        [],
    ),
    (
        "APP-05 days of a stay count as those of a remedy",
        fee,
        but(stayed(), late_fee=LateFeeFacts(on=d("2025-12-31"))),
        ["forbids PAY-04 payment"],
    ),
    ("PAY-04 no day of the fee", fee, but(m(applied_on="2025-10-21"), late_fee=LateFeeFacts()), []),
    ("PAY-04 no remedy", fee, o(late_fee=LateFeeFacts(on=d("2025-12-31"))), []),
    ("APP-08 example: changed to 1000, we apply", whose, m(outcome="changed", enforced_by="authority"), [A8]),
    ("APP-08 mediated, we apply", whose, m(outcome="mediated", enforced_by="authority"), [A8]),
    ("APP-08 changed, the body applies", whose, m(outcome="changed", enforced_by="reconsideration_body"), []),
    (
        "APP-08 changed, our application is on file",
        whose,
        but(m(outcome="changed"), execution=ExecutionFacts(court=CourtApplicationFacts(on=d("2026-03-01")))),
        [A8],
    ),
    (
        "APP-08 changed, the body's application is on file",
        whose,
        but(
            m(outcome="changed", enforced_by="reconsideration_body"),
            execution=ExecutionFacts(court=CourtApplicationFacts(on=d("2026-03-01"))),
        ),
        [],
    ),
    ("APP-08 changed, nobody applies", whose, but(m(outcome="changed"), execution=ExecutionFacts()), []),
    ("APP-08 upheld, we apply", whose, m(outcome="upheld", enforced_by="authority"), []),
    ("APP-08 upheld, the body applies", whose, m(outcome="upheld", enforced_by="reconsideration_body"), [A8]),
    ("APP-08 rejected", whose, m(outcome="rejected", enforced_by="authority"), []),
    ("APP-08 a court changed it", whose, m(kind="suit", outcome="changed", enforced_by="authority"), []),
]


@pytest.mark.parametrize(("name", "rule", "facts", "found"), [pytest.param(*each, id=each[0]) for each in ROWS])
def test_remedies(name: str, rule: Rule, facts: Facts, found: list[str]) -> None:
    assert said(rule, facts) == found


RULES = (waits, reply, passed, stay, forced, fee, whose)


@pytest.mark.parametrize("rule", [pytest.param(each, id=each.__name__) for each in RULES])
def test_a_remedy_answered_lawfully_is_let_through(rule: Rule) -> None:
    assert said(rule, contested()) == []
    assert said(rule, o()) == []
    assert said(rule, m()) == [] and said(rule, but(o(), remedies=(RemedyFacts(),))) == []


def test_a_stay_that_is_only_stated_is_refused() -> None:
    assert said(stay, m(stays=(StayFacts(),))) == [A5, A5, A5]


def test_APP_02_nobody_relies_on_days_nobody_knows() -> None:
    unknown = but(m("2027-01-20", accepted_on="2026-11-10"), calendar=official(2026, 2026))
    assert said(waits, unknown) == []
    assert said(waits, m("2027-01-20", accepted_on="2026-10-10")) == ["notes APP-02 remedy"]


def test_APP_05_the_days_of_remedies_and_stays() -> None:
    facts = part(contested(), "remedies", ended_on=None)
    assert rec.remedy_days(facts, d("2025-10-23")) == (
        (d("2025-09-28"), d("2025-10-23")),
        (d("2025-10-09"), d("2025-10-21")),
    )
    assert rec.remedy_days(facts, d("2025-09-28"))[0] == (d("2025-09-28"), d("2025-09-28"))
    assert rec.remedy_days(facts, d("2025-09-27")) == ((d("2025-10-09"), d("2025-10-21")),)


@pytest.mark.parametrize(
    ("outcome", "who"),
    [
        ("upheld", "authority"),
        ("changed", "reconsideration_body"),
        ("mediated", "reconsideration_body"),
        ("rejected", ""),
        ("revoked", ""),
        ("", ""),
    ],
)
def test_APP_08_who_enforces(outcome: Outcome, who: str) -> None:
    assert rec.enforcer(outcome) == who
