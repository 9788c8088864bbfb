"""Sealing and seizing: need, approval, the spot, the papers (CMP-01, CMP-02, CMP-03, CMP-08, CMP-10)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import measures as law
from enforcement.rules.facts import Facts, RegistrationFacts
from enforcement.rules.findings import Rule
from enforcement.rules.parts_measures import SEIZURE_ITEMS
from tests.rules.coercion import SEIZURE, changed, held
from tests.rules.lawful import at, d, officer, said
from tests.rules.ordinary import head, o

needed = law.a_seizure_is_needed
approved = law.a_head_approves_a_seizure
refused = law.a_seizure_the_head_refuses_is_lifted
two = law.two_officers_seize
scene = law.a_seizure_is_carried_out_step_by_step
papers = law.the_decision_and_the_list_are_handed_over
kept = law.kept_evidence_becomes_a_seizure_only_by_decision
NO = "forbids CMP-0"
FIRST, HEAD, LATE = "forbids CMP-01 seizure", "forbids CMP-01 approval", "asks_reason CMP-01 reasons"
ON_THE_SPOT, PAPER = "forbids CMP-02 seizure", "forbids CMP-03 seizure"


def urgent(now: str = "2025-10-05T09:00", **changes: Any) -> Facts:
    """Seized at once on 2025-10-03 at 15:20, so that the 24 hours end on the 4th at 15:20."""
    made = {"at": at("2025-10-03T15:20"), "urgent": True, "urgency_stated": True}
    made |= {"reported_at": at("2025-10-04T15:20"), "approved_at": at("2025-10-04T15:20")}
    return replace(held(**{**made, **changes}), at=at(now))


def away(**changes: Any) -> Facts:
    """The party stayed away, a witness signed."""
    made = {"scene__party_present": False, "scene__party_signed": None, "scene__heard": None}
    return held(**{**made, "scene__witnesses_signed": 1, **changes})


def registered(day: str | None, settlement: str = "seized", facts: Facts | None = None) -> Facts:
    settled = None if day is None else d(day)
    made = RegistrationFacts(registered_on=d("2025-09-25"), settlement=settlement, settled_on=settled)
    return replace(facts or held(), registrations=(made,))


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("CMP-08 needed", needed, held(), []),
    ("CMP-08 example: telling them to leave is enough", needed, held(other_means_enough=True), ["forbids CMP-08 seizure"]),
    ("CMP-08 not answered", needed, held(other_means_enough=None), ["forbids CMP-08 seizure"]),
    ("CMP-08 need not stated", needed, held(necessity_stated=False), ["forbids CMP-08 seizure"]),
    ("CMP-08 slight", needed, held(slight=True), ["asks_reason CMP-08 reasons"]),
    ("CMP-08 whether slight is not answered", needed, held(slight=None), []),
    ("CMP-01 approved before", approved, held(), []),
    ("CMP-01 approved that minute", approved, held(approved_at=SEIZURE.at), []),
    ("CMP-01 approved a minute later", approved, held(approved_at=at("2025-09-26T10:01")), [HEAD]),
    ("CMP-01 no approval", approved, held(approver=None), [HEAD]),
    ("CMP-01 no time of approval", approved, held(approved_at=None), [HEAD]),
    ("CMP-01 no head", approved, held(approver=head(rank="")), [HEAD]),
    ("CMP-01 not yet in office", approved, held(approver=head(since=d("2025-09-27"))), [HEAD]),
    ("CMP-01 of another authority", approved, held(approver=head(authority_id=2)), [HEAD]),
    ("CMP-01 no time of the seizure", approved, held(at=None), [FIRST]),
    ("CMP-01 urgent without a time", approved, held(at=None, urgent=True), [FIRST]),
    ("CMP-01 example: approved by 2025-10-04 15:20", approved, urgent(), []),
    ("CMP-01 approved a minute after 24 hours", approved, urgent(approved_at=at("2025-10-04T15:21")), [FIRST]),
    ("CMP-01 reported a minute after", approved, urgent(reported_at=at("2025-10-04T15:21")), [FIRST]),
    ("CMP-01 never reported", approved, urgent(reported_at=None), [FIRST]),
    ("CMP-01 example: too late, to be lifted", approved, urgent(approver=None), [FIRST]),
    ("CMP-01 too late and lifted", approved, urgent(approver=None, lifted_on=d("2025-10-05")), [LATE]),
    ("CMP-01 late approval and lifted", approved, urgent(approved_at=at("2025-10-05T08:00"), lifted_on=d("2025-10-05")), [LATE]),
    ("CMP-01 still in time", approved, urgent("2025-10-04T15:20", approver=None), ["notes CMP-01 approval"]),
    ("CMP-01 a minute over", approved, urgent("2025-10-04T15:21", approver=None), [FIRST]),
    ("CMP-01 urgency not stated", approved, urgent(urgency_stated=False), [FIRST]),
    ("CMP-01 reported before it was done", approved, urgent(reported_at=at("2025-10-03T15:19")), [FIRST]),
    ("CMP-01 reported that minute", approved, urgent(reported_at=at("2025-10-03T15:20")), []),
    ("CMP-01 urgent, approved by no head", approved, urgent(approver=head(rank="")), [HEAD]),
    ("CMP-01 refused is another rule's matter", approved, urgent(approver=None, refused_at=at("2025-10-04T09:00")), []),
    ("CMP-01 not refused", refused, held(), []),
    ("CMP-01 refused and held", refused, held(refused_at=at("2025-10-04T09:00")), [FIRST]),
    ("CMP-01 refused and lifted that day", refused, held(refused_at=at("2025-10-04T09:00"), lifted_on=d("2025-10-04")), []),
    ("CMP-01 lifted the day after", refused, held(refused_at=at("2025-10-04T09:00"), lifted_on=d("2025-10-05")), [LATE]),
    ("CMP-02 two officers", two, held(), []),
    ("CMP-02 one officer", two, held(officers=(officer(1),)), ["forbids CMP-02 officers"]),
    ("CMP-02 one and an auxiliary", two, held(officers=(officer(1), officer(2, auxiliary=True))), ["forbids CMP-02 officers"]),
    ("CMP-02 one person twice", two, held(officers=(officer(1), officer(1))), ["forbids CMP-02 officers"]),
    ("CMP-02 certificate of the day of the seizure", two, held(officers=(officer(1), officer(2, certificate_until=d("2025-09-26")))), []),
    ("CMP-02 certificate run out the day before", two, held(officers=(officer(1), officer(2, certificate_until=d("2025-09-25")))), ["forbids CMP-02 officers"]),
    ("CMP-02 no day: that of the act", two, held(at=None, officers=(officer(1), officer(2, certificate_until=d("2025-10-19")))), ["forbids CMP-02 officers"]),
    ("CMP-02 all done", scene, held(), []),
    ("CMP-02 nothing filled in", scene, held(scene=None), [ON_THE_SPOT]),
    ("CMP-02 badge", scene, held(scene__badge_shown=False), [ON_THE_SPOT]),
    ("CMP-02 badge not answered", scene, held(scene__badge_shown=None), [ON_THE_SPOT]),
    ("CMP-02 party not called", scene, held(scene__party_called=None), [ON_THE_SPOT]),
    ("CMP-02 rights not told", scene, held(scene__told=False), [ON_THE_SPOT]),
    ("CMP-02 not heard", scene, held(scene__heard=False), [ON_THE_SPOT]),
    ("CMP-02 no record", scene, held(scene__record_made=False), [ON_THE_SPOT]),
    ("CMP-02 officers did not sign", scene, held(scene__officers_signed=False), [ON_THE_SPOT]),
    ("CMP-02 party did not sign", scene, held(scene__party_signed=False), [ON_THE_SPOT]),
    ("CMP-02 refusal noted", scene, held(scene__party_signed=False, scene__refusal_noted=True), []),
    ("CMP-02 party away, witness signed", scene, away(), []),
    ("CMP-02 example: party away, no witness", scene, away(scene__witnesses_signed=0), [ON_THE_SPOT]),
    ("CMP-02 whether the party came is not answered", scene, away(scene__party_present=None, scene__witnesses_signed=0), [ON_THE_SPOT]),
    ("CMP-03 all handed over", papers, held(), []),
    ("CMP-03 no decision", papers, held(decision_no=" "), [PAPER]),
    ("CMP-03 not handed over", papers, held(handed_over_on_the_spot=False), [PAPER]),
    ("CMP-03 example: one copy of the list", papers, held(list_copies=1), [PAPER]),
    ("CMP-03 list not signed", papers, held(list_signed=False), [PAPER]),
    ("CMP-03 nothing listed", papers, held(items=()), [PAPER]),
    ("CMP-10 no registration", kept, held(), []),
    ("CMP-10 turned into a seizure that day", kept, registered("2025-09-26"), []),
    ("CMP-10 turned into a seizure of another day", kept, registered("2025-09-27"), ["forbids CMP-10 seizure"]),
    ("CMP-10 turned on no day", kept, registered(None), ["forbids CMP-10 seizure"]),
    ("CMP-10 neither has a day", kept, registered(None, facts=held(at=None)), ["forbids CMP-10 seizure"]),
    ("CMP-10 no seizure at all", kept, registered("2025-09-26", facts=o()), ["forbids CMP-10 seizure"]),
    ("CMP-10 given back", kept, registered("2025-09-27", "released"), []),
]  # fmt: skip
ROWS += [
    (f"CMP-03 decision without {key}", papers, held(decision_states=frozenset(SEIZURE_ITEMS) - {key}), [PAPER])
    for key in SEIZURE_ITEMS
]


@pytest.mark.parametrize(("name", "rule", "facts", "expected"), [pytest.param(*row, id=row[0]) for row in ROWS])
def test_rows(name: str, rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_CMP_01_the_sentence_names_the_minute_in_legal_time() -> None:
    (found,) = approved(urgent("2025-10-04T10:00", approver=None))
    assert "2025-10-04 15:20" in found.says


def test_CMP_02_each_fault_names_its_item_of_article_18() -> None:
    (found,) = scene(held(scene__told=False))
    assert str(found.basis[0]) == "行政强制法第十八条第（五）项"
    (found,) = scene(away(scene__witnesses_signed=0))
    assert str(found.basis[0]) == "行政强制法第十八条第（九）项"


def test_CMP_08_each_seizure_is_judged_by_itself() -> None:
    both = replace(held(), seizures=(SEIZURE, changed(SEIZURE, necessity_stated=False)))
    assert said(needed, both) == ["forbids CMP-08 seizure"]


def test_the_legal_day_of_a_seizure() -> None:
    assert law.held_from(SEIZURE) == d("2025-09-26")
    assert law.held_from(changed(SEIZURE, at=None)) is None
