"""What the file of an ordinary case holds, and that it is whole when it is archived (REC-05)."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import volume
from enforcement.rules.facts import (
    ExtensionFacts,
    Facts,
    HearingFacts,
    RecheckFacts,
    StatementFacts,
    TermFacts,
)
from tests.rules.lawful import d, said
from tests.rules.ordinary import o

file = volume.the_file_is_whole_when_it_is_archived
NOT = {"proposal__outcome": "not_punish", "proposal__not_punish_ground": "minor"}
ROWS: list[tuple[str, Facts, list[str]]] = [
    ("REC-05 whole", o(), []),
    (
        "REC-05 example: no copy of the voucher",
        o(closing__papers=frozenset(set(volume.PAPERS) - {"payment_receipt"})),
        ["asks_reason REC-05 reasons"],
    ),
    ("REC-05 nobody looked", o(closing__papers=None), ["forbids REC-05 number"]),
    ("REC-05 no closing", o(closing=None), ["forbids REC-05 number"]),
]


@pytest.mark.parametrize(("facts", "expected"), [pytest.param(f, e, id=i) for i, f, e in ROWS])
def test_the_file_at_archiving(facts: Facts, expected: list[str]) -> None:
    assert said(file, facts) == expected


def due(stage: str = "closed", **changes: Any) -> tuple[str, ...]:
    return volume.papers_due(o(**changes), stage)


def test_REC_05_the_papers_follow_the_case() -> None:
    assert due("filed") == ("filing",)
    found = ("filing", "inspection", "inquiry", "correction_order", "investigation")
    assert due("investigated") == found
    assert due("proposed") == (*found, "proposal")
    told = (*found, "proposal", "notice", "notice_receipt")
    assert due("decided") == (*told, "decision", "decision_receipt")
    assert due() == (*told, "decision", "decision_receipt", "payment_receipt", "closing")
    with pytest.raises(KeyError):
        due("?")


@pytest.mark.parametrize(
    ("changes", "more"),
    [
        ({"recheck": RecheckFacts()}, {"recheck"}),
        ({"statement": StatementFacts(made=True)}, {"statement"}),
        ({"hearing": HearingFacts(held_on=d("2025-10-20"))}, {"hearing"}),
        ({"gravity__difficult": True}, {"review"}),
        ({"gravity__grave": True}, {"discussion"}),
        ({"term": TermFacts(extensions=(ExtensionFacts(),))}, {"extension"}),
    ],
)
def test_REC_05_what_happened_is_in_the_file(changes: dict[str, Any], more: set[str]) -> None:
    assert set(due(**changes)) - set(due()) == more


@pytest.mark.parametrize(
    ("changes", "less"),
    [
        ({"investigation__inspections": 0}, {"inspection"}),
        ({"investigation__inquiries": 0}, {"inquiry"}),
        ({"order__corrected_already": True}, {"correction_order"}),
        ({"order": None}, {"correction_order"}),
        ({"proposal__fine": None}, {"payment_receipt"}),
    ],
)
def test_REC_05_what_did_not_happen_is_not_asked_for(changes: dict[str, Any], less: set[str]) -> None:
    assert set(due()) - set(due(**changes)) == less


def test_REC_05_a_case_without_penalty_has_its_own_papers() -> None:
    assert set(due(**NOT)) - set(due()) == {"no_penalty_decision", "education"}
    gone = {"notice", "notice_receipt", "decision", "payment_receipt"}
    assert set(due()) - set(due(**NOT)) == gone
    innocent = {**NOT, "proposal__not_punish_ground": "not_established"}
    assert "education" not in due(**innocent)
    assert "decision_receipt" not in due(proposal__outcome="transfer")
    assert due(proposal=None)[-1] == "closing"


def test_REC_05_the_sentence_names_what_is_lacking() -> None:
    assert volume.lacking(o(closing__papers=frozenset({"filing"})), "proposed")[-1] == "案件处理审批表"
    assert volume.lacking(o(closing=None), "filed") == ("立案审批表",)
    assert volume.lacking(o(closing__papers=None), "filed") == ("立案审批表",)
    assert "罚没票据复印件" in file(o(closing__papers=frozenset(set(volume.PAPERS) - {"payment_receipt"})))[0].says


def test_REC_05_a_matter_that_was_not_filed_holds_its_refusal_and_no_investigation() -> None:
    assert due("filed", filing__outcome="not_file") == ("no_filing",)
    assert due(filing__outcome="not_file") == ("no_filing", "closing")
    kept = {"filing__outcome": "not_file", "closing__ended_by": "terminated"}
    assert said(file, o(closing__papers=frozenset({"no_filing", "closing"}), **kept)) == []
    assert said(file, o(closing__papers=frozenset({"closing"}), **kept)) == ["asks_reason REC-05 reasons"]
