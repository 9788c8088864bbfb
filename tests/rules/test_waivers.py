"""When not to punish (LEN-01…05): worked examples and both edges."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import waivers as law
from enforcement.rules.facts import EarlierPenalty, Facts, HistoryFacts, Local, Parameter, WaiverFacts
from enforcement.rules.findings import Rule
from tests.rules.lawful import but, d, lawful, on, said

answerable = law.those_not_answerable_are_not_punished
minor = law.minor_corrected_harmless_acts_are_not_punished
first = law.a_first_offence_may_be_waived
ground = law.the_ground_for_not_punishing_is_met
listed = law.the_list_is_not_exhaustive
educated = law.whoever_is_let_off_is_educated
WAIVER, PARTY = "forbids LEN-01 waiver", "forbids LEN-01 party"
OLD = "2020-06-01"


def answers(**given: bool | None) -> Facts:
    return but(**{f"leniency__{name}": value for name, value in given.items()})


def born(day: str, **changes: Any) -> Facts:
    return but(party__born=d(day), **changes)


def group(name: str | None, **changes: Any) -> Facts:
    return but(party__born=None, party__age_group=name, **changes)


def off(name: str, facts: Facts | None = None, **changes: Any) -> Facts:
    made = {"proposal__outcome": "not_punish", "proposal__fine": None, "proposal__not_punish_ground": name}
    return but(facts, **{**made, "leniency__education_given": True, **changes})


def before(day: str, facts: Facts, code: str = "SR-020") -> Facts:
    return but(facts, history=HistoryFacts(earlier=(EarlierPenalty(violation_code=code, decided_on=d(day)),)))


ALL_MINOR = {"minor": True, "corrected_in_time": True, "no_harm": True}
FIRST = {"minor": False, "corrected_in_time": True, "no_harm": False, "slight_harm": True}
REASON, ASKED = ["asks_reason LEN-02 reasons"], ["forbids LEN-02 waiver"]
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("LEN-01 adult", answerable, lawful(), []),
    ("LEN-01 example: born 2011-09-26, act 2025-09-26", answerable, born("2011-09-26"), [WAIVER]),
    ("LEN-01 example: born 2011-09-25", answerable, born("2011-09-25"), []),
    (
        "LEN-01 age on the day of the act, not of the decision",
        answerable,
        born("2011-09-26", act__began=d("2025-09-27"), act__ended=None),
        [],
    ),
    ("LEN-01 a sole trader too", answerable, born("2011-09-26", party__kind="sole_trader"), [WAIVER]),
    ("LEN-01 a unit has no age", answerable, but(party__kind="unit", party__born=None), []),
    ("LEN-01 a registered trader is taken for an adult", answerable, group(None, party__kind="sole_trader"), []),
    ("LEN-01 age not stated", answerable, group(None), [PARTY]),
    ("LEN-01 age group under 14", answerable, group("under_14"), [WAIVER]),
    ("LEN-01 age group 14 to 17", answerable, group("from_14_to_17"), []),
    ("LEN-01 age group adult", answerable, group("adult"), []),
    (
        "LEN-01 nobody can identify him",
        answerable,
        group(None, party__unidentified=True),
        ["asks_reason LEN-01 reasons"],
    ),
    ("LEN-01 without discernment", answerable, but(party__capacity="none"), [WAIVER]),
    ("LEN-01 limited discernment", answerable, but(party__capacity="limited"), []),
    ("LEN-01 proved without fault", answerable, answers(no_fault_proved=True), [WAIVER]),
    ("LEN-01 fault not asked", answerable, answers(no_fault_proved=None), ["notes LEN-01 waiver"]),
    ("LEN-01 the law of 2020 knew no such proof", answerable, but(on(OLD), leniency__no_fault_proved=True), []),
    ("LEN-01 the law of 2020 did not ask", answerable, but(on(OLD), leniency__no_fault_proved=None), []),
    ("LEN-01 not punished", answerable, born("2015-01-01", proposal__outcome="not_punish"), []),
    ("LEN-01 slight, corrected, harmless", minor, answers(**ALL_MINOR), [WAIVER]),
    ("LEN-01 not slight", minor, answers(**{**ALL_MINOR, "minor": False}), []),
    ("LEN-01 not corrected", minor, answers(**{**ALL_MINOR, "corrected_in_time": False}), []),
    ("LEN-01 harm", minor, answers(**{**ALL_MINOR, "no_harm": False}), []),
    ("LEN-01 one answer open", minor, answers(**{**ALL_MINOR, "no_harm": None}), [WAIVER]),
    ("LEN-01 one answer open, one no", minor, answers(minor=None, corrected_in_time=False, no_harm=None), []),
    ("LEN-01 slight acts, law of 2020", minor, but(on(OLD, answers(**ALL_MINOR))), [WAIVER]),
    ("LEN-01 slight acts, not punished", minor, off("minor", answers(**ALL_MINOR)), []),
    ("LEN-02 first offence, slight harm, corrected", first, answers(**FIRST), REASON),
    (
        "LEN-02 no harm at all is slight enough",
        first,
        answers(minor=False, corrected_in_time=True, no_harm=True),
        REASON,
    ),
    ("LEN-02 example: corrected but real harm", first, answers(**{**FIRST, "slight_harm": False}), []),
    ("LEN-02 not corrected", first, answers(**{**FIRST, "corrected_in_time": False}), []),
    ("LEN-02 harm not answered", first, answers(**{**FIRST, "slight_harm": None}), ASKED),
    ("LEN-02 correction not answered", first, answers(**{**FIRST, "corrected_in_time": None}), ASKED),
    ("LEN-02 must not be punished anyway", first, answers(**ALL_MINOR, slight_harm=True), []),
    ("LEN-02 law of 2020 knew no first offence", first, on(OLD, answers(**FIRST)), []),
    ("LEN-02 not punished", first, off("first_offence", answers(**FIRST)), []),
    ("LEN-02 example: punished for the same within 2 years", first, before("2024-05-01", answers(**FIRST)), []),
    ("LEN-02 punished 2 years ago to the day", first, before("2023-09-26", answers(**FIRST)), []),
    ("LEN-02 punished 2 years and a day ago", first, before("2023-09-25", answers(**FIRST)), REASON),
    ("LEN-02 punished that very day", first, before("2025-09-26", answers(**FIRST)), []),
    ("LEN-02 punished later does not count", first, before("2025-09-27", answers(**FIRST)), REASON),
    ("LEN-01 fault, from 2021-07-15", answerable, but(on("2021-07-15"), leniency__no_fault_proved=True), [WAIVER]),
    (
        "LEN-01 fault not asked, from 2021-07-15",
        answerable,
        but(on("2021-07-15"), leniency__no_fault_proved=None),
        ["notes LEN-01 waiver"],
    ),
    ("LEN-03 nothing proposed", listed, but(proposal=None), []),
    ("LEN-04 nothing proposed", educated, but(proposal=None), []),
    ("LEN-02 punished for another matter", first, before("2024-05-01", answers(**FIRST), "SR-001"), REASON),
    (
        "LEN-02 a longer local window",
        first,
        but(before("2023-09-25", answers(**FIRST)), local=Local(first_offence_window=Parameter(3))),
        [],
    ),
    (
        "LEN-05 limited capacity",
        law.limited_capacity_may_be_lightened,
        but(party__capacity="limited"),
        ["notes LEN-05 waiver"],
    ),
    ("LEN-05 full capacity", law.limited_capacity_may_be_lightened, but(party__capacity="full"), []),
    ("LEN-01 ground not chosen", ground, off(""), [WAIVER]),
    ("LEN-01 ground unknown", ground, off("mercy"), [WAIVER]),
    ("LEN-01 ground under 14", ground, off("under_14", born("2012-01-01")), []),
    ("LEN-01 ground under 14, but 14", ground, off("under_14", born("2011-09-25")), [WAIVER]),
    ("LEN-01 ground under 14, age not stated", ground, off("under_14", group(None)), [WAIVER]),
    ("LEN-01 ground no discernment", ground, off("no_capacity", party__capacity="none"), []),
    ("LEN-01 ground no discernment, but limited", ground, off("no_capacity", party__capacity="limited"), [WAIVER]),
    ("LEN-01 ground slight", ground, off("minor", answers(**ALL_MINOR)), []),
    ("LEN-01 ground slight, harm", ground, off("minor", answers(**{**ALL_MINOR, "no_harm": False})), [WAIVER]),
    ("LEN-01 ground no fault", ground, off("no_fault", answers(no_fault_proved=True)), []),
    ("LEN-01 ground no fault, not proved", ground, off("no_fault", answers(no_fault_proved=None)), [WAIVER]),
    ("LEN-02 ground first offence", ground, off("first_offence", answers(**FIRST)), []),
    (
        "LEN-02 ground first offence, punished before",
        ground,
        off("first_offence", before("2024-05-01", answers(**FIRST))),
        ASKED,
    ),
    (
        "LEN-02 ground first offence, harm open",
        ground,
        off("first_offence", answers(**{**FIRST, "slight_harm": None})),
        ASKED,
    ),
    ("LEN-01 ground not established", ground, off("not_established", facts_established=False), []),
    ("LEN-01 ground not established, but established", ground, off("not_established"), [WAIVER]),
    ("LEN-01 too late is judged by its own rule", ground, off("too_late"), []),
    ("LEN-01 punished", ground, lawful(), []),
    ("LEN-01 nothing proposed", ground, but(proposal=None), []),
    ("LEN-03 example: not on the list", listed, off("first_offence", answers(**FIRST)), ["asks_reason LEN-03 reasons"]),
    (
        "LEN-03 on the list",
        listed,
        off("first_offence", violation__waivers=(WaiverFacts(kind="first_offence"),)),
        [],
    ),
    (
        "LEN-03 on the other list",
        listed,
        off("minor", violation__waivers=(WaiverFacts(kind="first_offence"),)),
        ["asks_reason LEN-03 reasons"],
    ),
    ("LEN-03 children need no list", listed, off("under_14"), []),
    ("LEN-03 punished", listed, lawful(), []),
    ("LEN-03 no violation chosen", listed, off("minor", violation=None), ["asks_reason LEN-03 reasons"]),
    ("LEN-04 educated", educated, off("minor"), []),
    (
        "LEN-04 example: no education",
        educated,
        off("minor", leniency__education_given=False),
        ["forbids LEN-04 education"],
    ),
    ("LEN-04 nothing to educate about", educated, off("not_established", leniency__education_given=False), []),
    ("LEN-04 punished", educated, lawful(), []),
    ("LEN-01 a child's guardian is told", educated, off("under_14", leniency__guardian_told=True), []),
    ("LEN-01 a child's guardian is not told", educated, off("under_14"), ["forbids LEN-01 education"]),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=n) for n, r, f, e in ROWS])
def test_waivers(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


@pytest.mark.parametrize(
    ("answers_given", "met"),
    [((True, True), True), ((True, False), False), ((True, None), None), ((False, None), False), ((), True)],
)
def test_answers_asked_and_answered(answers_given: tuple[bool | None, ...], met: bool | None) -> None:
    assert law.all_of(*answers_given) is met


def test_the_basis_of_slight_acts_is_that_of_the_day() -> None:
    assert str(minor(answers(**ALL_MINOR))[0].basis[0]) == "行政处罚法第三十三条第一款"
    old = minor(on(OLD, answers(**ALL_MINOR)))
    assert str(old[0].basis[0]) == "行政处罚法（2021年修订前）第二十七条第二款"
    day_of_revision = minor(on("2021-07-15", answers(**ALL_MINOR)))
    assert str(day_of_revision[0].basis[0]) == "行政处罚法第三十三条第一款"


def test_LEN_02_first_offences_are_known_from_2021_07_15() -> None:
    assert said(first, on("2021-07-15", answers(**FIRST))) == REASON
    assert said(first, on("2021-07-14", answers(**FIRST))) == []


def test_an_unknown_ground_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        law.ground_is_met(lawful(), "mercy")
