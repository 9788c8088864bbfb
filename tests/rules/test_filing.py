"""Clue, verification, filing, referral (FIL-01, FIL-02, FIL-03, FIL-04, FIL-05, FIL-06)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import filing
from enforcement.rules.facts import ClueFacts, Facts, FilingFacts, ReferralFacts
from enforcement.rules.findings import Rule
from enforcement.rules.limitation import the_act_is_not_too_old
from tests.rules.lawful import at, but, d, said
from tests.rules.ordinary import APPROVAL, head, o

verified = filing.a_clue_is_verified_in_time
extended = filing.verification_is_extended_by_a_head_in_time
answered = filing.a_named_reporter_is_answered
filed = filing.a_case_is_filed_on_its_conditions
refused = filing.not_filing_is_reasoned
day_of = filing.the_day_of_filing_is_that_of_approval
referred = filing.a_matter_of_others_is_referred
FIL1, FIL2 = "forbids FIL-01 clue", "forbids FIL-02 filing"


def clue(at_day: str = "2025-10-10", **changes: Any) -> Facts:
    made = ClueFacts(registered_on=d("2025-09-26"), result_stated=True)
    return o(at=at(at_day), now=at(at_day), clue=replace(made, **changes))


def extending(on: str = "2025-10-23", **changes: Any) -> Facts:
    given = {"extended_on": d(on), "extended_by": head(), "extension_reason_stated": True, **changes}
    return clue(on, **given)


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("FIL-01 in time", verified, clue(), []),
    ("FIL-01 example: the 15th working day", verified, clue("2025-10-23"), []),
    ("FIL-01 a day late", verified, clue("2025-10-24"), ["asks_reason FIL-01 reasons"]),
    ("FIL-01 ended in time, entered later", verified, clue("2025-10-24", verified_on=d("2025-10-23")), []),
    (
        "FIL-01 ended late",
        verified,
        clue("2025-10-27", verified_on=d("2025-10-24")),
        ["asks_reason FIL-01 reasons"],
    ),
    ("FIL-01 extended, the 25th working day", verified, clue("2025-11-06", extended_on=d("2025-10-20")), []),
    (
        "FIL-01 extended, a day late",
        verified,
        clue("2025-11-07", extended_on=d("2025-10-20")),
        ["asks_reason FIL-01 reasons"],
    ),
    ("FIL-01 no result", verified, clue(result_stated=False), [FIL1]),
    ("FIL-01 before it was registered", verified, clue(verified_on=d("2025-09-25")), [FIL1]),
    ("FIL-01 on the day it was registered", verified, clue(verified_on=d("2025-09-26")), []),
    ("FIL-01 no clue", verified, o(clue=None), [FIL1]),
    ("FIL-01 no day", verified, clue(registered_on=None), [FIL1]),
    ("FIL-01 not extended", extended, clue(), []),
    ("FIL-01 no clue to extend", extended, o(clue=None), []),
    ("FIL-01 no day to extend from", extended, extending(registered_on=None), []),
    ("FIL-01 extended on the last day", extended, extending(), []),
    ("FIL-01 extended after the end", extended, extending("2025-10-24"), [FIL1]),
    ("FIL-01 extended by no head", extended, extending(extended_by=None), ["forbids FIL-01 approval"]),
    ("FIL-01 extended without reason", extended, extending(extension_reason_stated=False), [FIL1]),
    ("FIL-05 nobody to answer", answered, clue(), []),
    ("FIL-05 no clue", answered, o(clue=None), []),
    ("FIL-05 no day", answered, clue(registered_on=None, real_name_reporter=True), []),
    ("FIL-05 example: not answered, the 5th day", answered, clue(real_name_reporter=True), ["notes FIL-05 clue"]),
    (
        "FIL-05 not answered, a day late",
        answered,
        clue("2025-10-11", real_name_reporter=True),
        ["asks_reason FIL-05 reasons"],
    ),
    (
        "FIL-05 answered on the 5th day",
        answered,
        clue("2025-10-20", real_name_reporter=True, answered_on=d("2025-10-10")),
        [],
    ),
    (
        "FIL-05 answered a day late",
        answered,
        clue("2025-10-20", real_name_reporter=True, answered_on=d("2025-10-11")),
        ["asks_reason FIL-05 reasons"],
    ),
    ("FIL-05 example: passed on, the 3rd day", answered, clue(ours=False, passed_on_on=d("2025-09-30")), []),
    (
        "FIL-05 passed on a day late",
        answered,
        clue(ours=False, passed_on_on=d("2025-10-01")),
        ["asks_reason FIL-05 reasons"],
    ),
    ("FIL-05 ours is kept", answered, clue(ours=True), []),
]


def filing_of(**changes: Any) -> Facts:
    made = {"source_stated": True, "prima_facie_evidence": True, "deserves_penalty": True, "handlers": (1, 2)}
    return o(filing=FilingFacts(**{**made, "filed_on": d("2025-09-26"), **changes}))


def approved(of: str = "filing", on: str = "2025-09-26", result: str = "agree", **changes: Any) -> Facts:
    made = filing_of(**changes)
    return but(made, approval=replace(APPROVAL, of=of, decided_on=d(on), result=result))


def sent(**changes: Any) -> Facts:
    made = {
        "to": "云川市滨江区城市管理局",
        "letter_no": "移〔2025〕1号",
        "materials_listed": True,
        "sent_on": d("2025-09-26"),
        "receipt_kept": True,
    }
    return but(filing_of(outcome="transfer"), referral=ReferralFacts(**{**made, **changes}))


FIL6 = "forbids FIL-06 filing"
ROWS += [
    ("FIL-02 filed", filed, filing_of(), []),
    ("FIL-02 nothing stated", filed, o(filing=None), [FIL2]),
    ("FIL-02 no source", filed, filing_of(source_stated=False), [FIL2]),
    ("FIL-02 no first evidence", filed, filing_of(prima_facie_evidence=False), ["forbids FIL-02 evidence"]),
    ("FIL-02 evidence not answered", filed, filing_of(prima_facie_evidence=None), ["forbids FIL-02 evidence"]),
    ("FIL-02 does not deserve a penalty", filed, filing_of(deserves_penalty=False), [FIL2]),
    ("FIL-02 not answered", filed, filing_of(deserves_penalty=None), [FIL2]),
    ("FIL-02 one handler twice", filed, filing_of(handlers=(1, 1)), ["forbids FIL-02 officers"]),
    ("FIL-02 three handlers", filed, filing_of(handlers=(1, 2, 3)), []),
    ("FIL-02 not filed asks no conditions", filed, filing_of(outcome="not_file", handlers=()), []),
    ("FIL-02 not filed with reason", refused, filing_of(outcome="not_file", refusal_reason_stated=True), []),
    ("FIL-02 not filed without reason", refused, filing_of(outcome="not_file"), [FIL2]),
    ("FIL-02 filed needs no reason", refused, filing_of(), []),
    ("FIL-02 no filing, no reason", refused, o(filing=None), []),
    ("FIL-02 example: filed on the day of approval", day_of, approved(), []),
    ("FIL-02 filed a day later", day_of, approved(filed_on=d("2025-09-27")), [FIL2]),
    ("FIL-02 filed a day earlier", day_of, approved(filed_on=d("2025-09-25")), [FIL2]),
    ("FIL-02 no day of filing", day_of, approved(filed_on=None), [FIL2]),
    ("FIL-02 not filed has no day", day_of, approved(outcome="not_file", filed_on=None), []),
    ("FIL-02 a later approval of something else", day_of, approved("decision", filed_on=None), []),
    ("FIL-02 refused has no day", day_of, approved(result="disagree", filed_on=None), []),
    ("FIL-02 no filing", day_of, o(filing=None), []),
    ("FIL-02 no approval", day_of, o(approval=None), []),
    ("FIL-06 referred", referred, sent(), []),
    ("FIL-06 kept", referred, filing_of(), []),
    ("FIL-06 neither filing nor proposal", referred, o(filing=None, proposal=None), []),
    ("FIL-06 nothing written", referred, but(sent(), referral=None), [FIL6]),
    ("FIL-06 to nobody", referred, sent(to=" "), [FIL6]),
    ("FIL-06 no number", referred, sent(letter_no=""), [FIL6]),
    ("FIL-06 no day", referred, sent(sent_on=None), [FIL6]),
    ("FIL-06 no list", referred, sent(materials_listed=False), [FIL6]),
    ("FIL-06 receipt awaited", referred, sent(receipt_kept=False), ["notes FIL-06 filing"]),
    ("FIL-06 found later", referred, o(proposal__outcome="transfer", referral=None), [FIL6]),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=n) for n, r, f, e in ROWS])
def test_filing(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_FIL_03_no_case_is_filed_on_an_act_too_old() -> None:
    old = filing_of()
    old = but(old, proposal=None, act__began=d("2023-09-25"), act__ended=d("2023-09-25"))
    assert said(the_act_is_not_too_old, old) == ["forbids FIL-03 violation"]
    assert said(the_act_is_not_too_old, but(old, act__ended=d("2023-09-27"), act__began=d("2023-09-27"))) == []
    assert said(the_act_is_not_too_old, but(old, filing=FilingFacts(outcome="not_file"))) == []
    assert said(the_act_is_not_too_old, but(old, filing=None)) == []


def test_FIL_04_an_older_act_saved_by_the_new_code_is_filed_and_then_reviewed() -> None:
    old = but(
        filing_of(),
        at=at("2026-09-01"),
        now=at("2026-09-01"),
        violation__environmental=True,
        act__began=d("2022-01-10"),
        act__ended=d("2022-01-10"),
        act__found_on=d("2026-09-01"),
        act__harm=True,
        review=None,
    )
    assert said(the_act_is_not_too_old, old) == ["forbids FIL-04 review"]
    assert said(the_act_is_not_too_old, but(old, proposal=None)) == ["notes FIL-04 review"]
    assert said(the_act_is_not_too_old, but(old, proposal__review_passed=True)) == []
    assert said(the_act_is_not_too_old, but(old, procedure="simple")) == ["forbids FIL-04 procedure"]
    assert the_act_is_not_too_old(old)[0].says.endswith("请先送法制审核。")
    assert the_act_is_not_too_old(but(old, procedure="simple"))[0].says.endswith("请转为普通程序。")


def test_FIL_05_whether_somebody_still_waits() -> None:
    assert filing.clue_needs_answer(ClueFacts(real_name_reporter=True))
    assert not filing.clue_needs_answer(ClueFacts(real_name_reporter=True, answered_on=d("2025-09-26")))
    assert filing.clue_needs_answer(ClueFacts(ours=False))
    assert not filing.clue_needs_answer(ClueFacts(ours=False, passed_on_on=d("2025-09-26")))
    assert not filing.clue_needs_answer(ClueFacts())
