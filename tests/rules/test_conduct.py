"""Auxiliaries, certificates shown, avoidance, uniform, seizure (JUR-05…08, STF-01…06): examples, both edges."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import officers as law
from enforcement.rules.facts import (
    AUXILIARY_ACTS,
    ActorFacts,
    AuxiliaryFacts,
    ChecklistFacts,
    Facts,
    MeasureFacts,
    StaffFacts,
)
from enforcement.rules.findings import Rule
from tests.rules.lawful import but, lawful, officer, said


def two(*people: Any) -> Facts:
    return but(officers=people)


def auxiliary(number: int) -> Any:
    return officer(number, auxiliary=True, certificate_no="", certificate_status="missing")


OTHERS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("STF-01 nobody auxiliary", law.auxiliaries_never_enforce, lawful(), []),
    (
        "STF-01 auxiliary among the officers",
        law.auxiliaries_never_enforce,
        two(officer(1), officer(2), auxiliary(3)),
        ["forbids STF-01 officers"],
    ),
    (
        "STF-01 example: an auxiliary's account presses 当场处罚",
        law.auxiliaries_never_enforce,
        but(actor=ActorFacts(auxiliary=True, act="decision")),
        ["forbids STF-01 officers"],
    ),
    (
        "STF-01 an officer may decide",
        law.auxiliaries_never_enforce,
        but(actor=ActorFacts(act="decision")),
        [],
    ),
    *[
        (
            f"STF-01 an auxiliary may {act}",
            law.auxiliaries_never_enforce,
            but(actor=ActorFacts(auxiliary=True, act=act)),
            [],
        )
        for act in AUXILIARY_ACTS
    ],
    ("JUR-05 shown", law.certificates_are_shown, lawful(), []),
    (
        "JUR-05 not answered",
        law.certificates_are_shown,
        but(checklist__badge_shown=None),
        ["forbids JUR-05 checklist"],
    ),
    (
        "JUR-05 not shown",
        law.certificates_are_shown,
        but(checklist__badge_shown=False),
        ["forbids JUR-05 checklist"],
    ),
    ("JUR-05 no checklist", law.certificates_are_shown, but(checklist=None), ["forbids JUR-05 checklist"]),
    (
        "JUR-05 example: record without number",
        law.certificates_are_shown,
        two(officer(1), officer(2, stated_certificate_no="")),
        ["forbids JUR-05 officers"],
    ),
    (
        "JUR-05 no number on the register",
        law.certificates_are_shown,
        two(officer(1), officer(2, certificate_no="")),
        ["forbids JUR-05 officers"],
    ),
    (
        "JUR-05 example: number differs from the register",
        law.certificates_are_shown,
        two(officer(1), officer(2, stated_certificate_no="33-9")),
        ["forbids JUR-05 officers"],
    ),
    (
        "JUR-05 number agrees",
        law.certificates_are_shown,
        two(officer(1), officer(2, stated_certificate_no="33-2")),
        [],
    ),
    ("JUR-05 auxiliaries show none", law.certificates_are_shown, two(officer(1), auxiliary(2)), []),
    ("SMP-05 rights told", law.rights_are_told, lawful(), []),
    (
        "SMP-05 rights not told",
        law.rights_are_told,
        but(checklist__rights_told=False),
        ["forbids SMP-05 checklist"],
    ),
    (
        "SMP-05 rights not answered",
        law.rights_are_told,
        but(checklist__rights_told=None),
        ["forbids SMP-05 checklist"],
    ),
    ("SMP-05 rights, no checklist", law.rights_are_told, but(checklist=None), ["forbids SMP-05 checklist"]),
    ("JUR-06 nobody interested", law.interested_persons_stay_away, lawful(), []),
    (
        "JUR-06 example: same address",
        law.interested_persons_stay_away,
        but(party__same_address_as_officer=True),
        ["asks_reason JUR-06 reasons"],
    ),
    (
        "JUR-06 recused",
        law.interested_persons_stay_away,
        two(officer(1), officer(2, recused=True)),
        ["forbids JUR-06 officers"],
    ),
    (
        "JUR-06 example: the chair investigated",
        law.interested_persons_stay_away,
        but(hearing_chair_id=2),
        ["forbids JUR-06 officers"],
    ),
    ("JUR-06 another chairs", law.interested_persons_stay_away, but(hearing_chair_id=9), []),
    ("STF-05 in uniform", law.uniform_is_worn_by_officers_only, lawful(), []),
    (
        "STF-05 uniform not confirmed",
        law.uniform_is_worn_by_officers_only,
        but(checklist__uniform=None),
        ["notes STF-05 checklist"],
    ),
    (
        "STF-05 example: an auxiliary draws a uniform",
        law.uniform_is_worn_by_officers_only,
        but(auxiliary=AuxiliaryFacts(uniform_issued=True)),
        ["forbids STF-05 officers"],
    ),
    (
        "STF-05 an auxiliary without uniform",
        law.uniform_is_worn_by_officers_only,
        but(auxiliary=AuxiliaryFacts()),
        [],
    ),
    ("STF-06 all ticked", law.conduct_is_checked, lawful(), []),
    (
        "STF-06 example: no salute",
        law.conduct_is_checked,
        but(checklist__salute=False),
        ["notes STF-06 checklist"],
    ),
    (
        "STF-06 recorder off",
        law.conduct_is_checked,
        but(checklist__recorder_on=None),
        ["notes STF-06 checklist"],
    ),
    (
        "STF-06 badge not shown",
        law.conduct_is_checked,
        but(checklist__badge_shown=False),
        ["notes STF-06 checklist"],
    ),
    ("STF-06 no checklist", law.conduct_is_checked, but(checklist=None), ["notes STF-06 checklist"]),
    (
        "STF-02 example: 40 and 41",
        law.auxiliaries_do_not_outnumber_officers,
        but(staff=StaffFacts(established=40, auxiliaries=41)),
        ["notes STF-02"],
    ),
    (
        "STF-02 40 and 40",
        law.auxiliaries_do_not_outnumber_officers,
        but(staff=StaffFacts(established=40, auxiliaries=40)),
        [],
    ),
    ("STF-02 unknown", law.auxiliaries_do_not_outnumber_officers, but(staff=StaffFacts(established=40)), []),
    (
        "STF-03 complete",
        law.every_auxiliary_has_an_answerable_officer,
        but(auxiliary=AuxiliaryFacts(employer_stated=True, responsible_officer_stated=True, trained=True)),
        [],
    ),
    (
        "STF-03 example: nobody answers for him",
        law.every_auxiliary_has_an_answerable_officer,
        but(auxiliary=AuxiliaryFacts(employer_stated=True, trained=True)),
        ["forbids STF-03 officers"],
    ),
    (
        "STF-03 nothing registered",
        law.every_auxiliary_has_an_answerable_officer,
        but(auxiliary=AuxiliaryFacts()),
        ["forbids STF-03 officers", "forbids STF-03 officers", "notes STF-03 officers"],
    ),
]


def seizure(by: str, clause: str = "第二十四条", **changes: Any) -> Facts:
    return but(measure=MeasureFacts(authorised_by=by, clause=clause), **changes)  # type: ignore[arg-type]  # a table of words


OTHERS += [
    ("JUR-08 no seizure", law.seizure_needs_authority, lawful(), []),
    (
        "JUR-08 example: local regulation (青岛 24条)",
        law.seizure_needs_authority,
        seizure("local_regulation"),
        [],
    ),
    ("JUR-08 law", law.seizure_needs_authority, seizure("law"), []),
    ("JUR-08 regulation", law.seizure_needs_authority, seizure("administrative_regulation"), []),
    (
        "JUR-08 example: departmental rule",
        law.seizure_needs_authority,
        seizure("rule"),
        ["forbids JUR-08 procedure"],
    ),
    ("JUR-08 nothing chosen", law.seizure_needs_authority, seizure(""), ["forbids JUR-08 procedure"]),
    ("JUR-08 no clause", law.seizure_needs_authority, seizure("law", ""), ["forbids JUR-08 procedure"]),
    (
        "JUR-07 example: entrusted street",
        law.seizure_needs_authority,
        seizure("law", organisation__kind="entrusted"),
        ["forbids JUR-07 officers"],
    ),
    (
        "JUR-07 auxiliary's account",
        law.seizure_needs_authority,
        seizure("law", actor=ActorFacts(auxiliary=True)),
        ["forbids JUR-07 officers"],
    ),
    (
        "JUR-07 auxiliary takes part",
        law.seizure_needs_authority,
        seizure("law", officers=(officer(1), auxiliary(2))),
        ["forbids JUR-07 officers"],
    ),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=n) for n, r, f, e in OTHERS])
def test_people(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_the_four_auxiliary_acts_are_those_of_the_guidance() -> None:
    assert set(AUXILIARY_ACTS.values()) == {"宣传教育", "巡查发现", "信息收集", "劝阻"}


def test_an_empty_checklist_is_not_a_pass() -> None:
    facts = but(checklist=ChecklistFacts())
    assert said(law.certificates_are_shown, facts) == ["forbids JUR-05 checklist"]
    assert said(law.rights_are_told, facts) == ["forbids SMP-05 checklist"]
