"""The 90 days, their extensions, excluded days, suspension (DEC-01, DEC-02, DEC-03)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import terms
from enforcement.rules.facts import ExclusionFacts, ExtensionFacts, Facts, Local, Parameter, SuspensionFacts, TermFacts
from enforcement.rules.findings import Rule
from tests.rules.lawful import at, d, official, said
from tests.rules.ordinary import head, o, ordinary

CAL = official()
FIRST = ExtensionFacts(days=30, decided_on=d("2025-12-20"))
SECOND = ExtensionFacts(days=60, decided_on=d("2026-01-20"), by_discussion=True)


def out(kind: str, first: str, last: str | None) -> ExclusionFacts:
    return ExclusionFacts(kind=kind, first=d(first), last=d(last) if last else None)


TEST = out("appraisal", "2025-10-13", "2025-10-22")
HEARING = out("hearing", "2025-10-20", "2025-10-24")


def term(filed: str = "2025-09-26", **changes: Any) -> TermFacts:
    return TermFacts(filed_on=d(filed), **changes)


STOPPED = SuspensionFacts(first=d("2025-11-01"), last=d("2025-11-10"))
CLOCKS: list[tuple[str, TermFacts, str]] = [
    ("DEC-01 filed 2025-09-26", term(), "2025-12-25"),
    ("DEC-01 filed 2025-11-05", term("2025-11-05"), "2026-02-03"),
    ("DEC-01 filed 2025-11-17, ends in a holiday, does not move", term("2025-11-17"), "2026-02-15"),
    ("DEC-02 extended by 30", term(extensions=(FIRST,)), "2026-01-24"),
    ("DEC-02 extended by 30 and 60", term(extensions=(FIRST, SECOND)), "2026-03-25"),
    ("DEC-02 an extension without days", term(extensions=(ExtensionFacts(),)), "2025-12-25"),
    ("DEC-03 appraisal 10-13 to 10-22", term(exclusions=(TEST,)), "2026-01-04"),
    ("DEC-03 overlapping with a hearing", term(exclusions=(HEARING, TEST)), "2026-01-06"),
    ("DEC-03 suspended for ten days", term(suspensions=(STOPPED,)), "2026-01-04"),
    ("DEC-03 suspended and excluded", term(exclusions=(TEST,), suspensions=(STOPPED,)), "2026-01-14"),
    ("DEC-03 still running", term(exclusions=(out("testing", "2025-11-21", None),)), "2026-01-04"),
    ("DEC-03 not begun yet", term(exclusions=(out("testing", "2025-12-02", None),)), "2025-12-25"),
    ("DEC-03 no beginning", term(exclusions=(ExclusionFacts(last=d("2025-11-01")),)), "2025-12-25"),
]


@pytest.mark.parametrize(("name", "given", "last"), [pytest.param(*each, id=each[0]) for each in CLOCKS])
def test_the_last_day_of_the_term(name: str, given: TermFacts, last: str) -> None:
    made = terms.decision_clock(given, CAL, d("2025-11-30"))
    assert (made.due.due, made.code) == (d(last), "DEC-01")
    assert made.due.period.status == ("M" if given.extensions else "V"), name


def test_DEC_03_days_are_counted_once() -> None:
    assert terms.stopped_count(term(exclusions=(TEST, HEARING)), d("2025-11-30")) == 12
    assert terms.stopped_count(term(exclusions=(TEST,), suspensions=(STOPPED,)), d("2025-11-30")) == 20
    assert terms.stopped_count(term(exclusions=(out("testing", "2025-11-30", None),)), d("2025-11-30")) == 1
    assert terms.stopped_count(term(), d("2025-11-30")) == 0


def test_DEC_01_no_term_without_a_filing() -> None:
    with pytest.raises(ValueError, match="filing"):
        terms.decision_clock(TermFacts(), CAL, d("2025-11-30"))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2025-11-24", None),
        ("2025-11-25", 30),
        ("2025-12-09", 30),
        ("2025-12-10", 15),
        ("2025-12-17", 15),
        ("2025-12-18", 7),
        ("2025-12-25", 7),
        ("2025-12-26", None),
    ],
)
def test_DEC_01_warnings_of_thirty_fifteen_and_seven_days(today: str, expected: int | None) -> None:
    assert terms.warning(d("2025-12-25"), d(today)) == expected


in_time = terms.the_decision_comes_within_its_term
before = terms.an_extension_is_granted_before_the_end
by = terms.an_extension_is_decided_by_whom_it_must
excluded = terms.excluded_days_have_a_ground_and_a_paper
suspended = terms.a_suspension_has_a_cause_and_a_head
still = terms.a_suspended_case_stands_still
NOTE, LATE, FILING = "notes DEC-01 term", "asks_reason DEC-01 reasons", "forbids DEC-01 filing"
EXT, EX = "forbids DEC-02 term", "forbids DEC-03 term"


def on(day: str, **changes: Any) -> Facts:
    return o(at=at(day), now=at(day), **changes)


def asked(decided: str = "2025-12-25", **changes: Any) -> Facts:
    given: dict[str, Any] = {"days": 30, "approver": head(), "reason_stated": True, **changes}
    so_far = given.pop("term", term())
    return on("2026-01-20", term=so_far, extension=ExtensionFacts(decided_on=d(decided), **given))


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("DEC-01 in time", in_time, o(), []),
    ("DEC-01 30 days left", in_time, on("2025-11-25"), [NOTE]),
    ("DEC-01 31 days left", in_time, on("2025-11-24"), []),
    ("DEC-01 the last day", in_time, on("2025-12-25"), [NOTE]),
    ("DEC-01 a day late", in_time, on("2025-12-26"), [LATE]),
    ("DEC-01 a day late, but extended", in_time, on("2025-12-26", term=term(extensions=(FIRST,))), [NOTE]),
    ("DEC-01 no day of filing", in_time, o(term=TermFacts()), [FILING]),
    ("DEC-01 no term", in_time, o(term=None), [FILING]),
    ("DEC-01 decided before filing", in_time, o(term=term("2025-10-25")), [FILING]),
    ("DEC-01 decided the day it was filed", in_time, o(term=term("2025-10-24")), []),
    ("DEC-01 filed before the law knew 90 days", in_time, o(term=term("2021-07-14")), []),
    ("DEC-01 filed the day the law came", in_time, o(term=term("2021-07-15")), [LATE]),
    ("DEC-02 asked on the last day", before, asked(), []),
    ("DEC-02 example: asked on 2025-12-26", before, asked("2025-12-26"), [EXT]),
    ("DEC-02 nothing asked", before, o(extension=None), [EXT]),
    ("DEC-02 no day", before, o(extension__decided_on=None), [EXT]),
    ("DEC-02 no number of days", before, asked(days=None), [EXT]),
    ("DEC-02 30 days", before, asked(days=30), []),
    ("DEC-02 31 days", before, asked(days=31), [EXT]),
    ("DEC-02 one day", before, asked(days=1), []),
    ("DEC-02 no days", before, asked(days=0), [EXT]),
    ("DEC-02 no reason", before, asked(reason_stated=False), [EXT]),
    ("DEC-02 no filing", before, asked(term=TermFacts()), ["forbids DEC-02 filing"]),
    ("DEC-02 no term", before, asked(term=None), ["forbids DEC-02 filing"]),
    ("DEC-02 the second, 60 days", before, asked("2026-01-24", days=60, term=term(extensions=(FIRST,))), []),
    ("DEC-02 the second, 61 days", before, asked("2026-01-24", days=61, term=term(extensions=(FIRST,))), [EXT]),
    ("DEC-02 the second, too late", before, asked("2026-01-25", term=term(extensions=(FIRST,))), [EXT]),
    ("DEC-02 a third", before, asked("2026-01-24", term=term(extensions=(FIRST, SECOND))), [EXT]),
    ("DEC-02 by a head", by, asked(), []),
    ("DEC-02 by nobody", by, asked(approver=None), ["forbids DEC-02 approval"]),
    ("DEC-02 nothing to decide", by, o(extension=None), []),
    ("DEC-02 no day to judge", by, o(extension__decided_on=None, extension__approver=None), []),
    ("DEC-02 the second by a head alone", by, asked(term=term(extensions=(FIRST,))), ["forbids DEC-02 discussion"]),
    ("DEC-02 the second together", by, asked(term=term(extensions=(FIRST,)), by_discussion=True), []),
    ("DEC-02 the first without a term", by, asked(term=None), []),
    ("DEC-03 with ground and paper", excluded, o(), []),
    ("DEC-03 nothing stated", excluded, o(exclusion=None), [EX]),
    ("DEC-03 no beginning", excluded, o(exclusion__first=None), [EX]),
    ("DEC-03 an unknown ground", excluded, o(exclusion__kind="meeting"), [EX]),
    ("DEC-03 no paper", excluded, o(exclusion__paper_no=" "), [EX]),
    ("DEC-03 ends before it begins", excluded, o(exclusion__last=d("2025-10-12")), [EX]),
    ("DEC-03 one day", excluded, o(exclusion__last=d("2025-10-13")), []),
    ("DEC-03 running", excluded, o(exclusion__last=None), []),
    ("DEC-03 ends today", excluded, o(exclusion__last=d("2025-10-24")), []),
    ("DEC-03 ends tomorrow", excluded, o(exclusion__last=d("2025-10-25")), [EX]),
    ("DEC-03 begins tomorrow", excluded, o(exclusion__first=d("2025-10-25"), exclusion__last=None), [EX]),
    ("DEC-03 before the filing", excluded, o(exclusion__first=d("2025-09-25")), [EX]),
    ("DEC-03 from the day of filing", excluded, o(exclusion__first=d("2025-09-26")), []),
    ("DEC-03 no term", excluded, o(term=None), [EX]),
    ("DEC-03 no filing", excluded, o(term=TermFacts()), [EX]),
    ("DEC-03 not told", excluded, o(exclusion__told_on=None), ["notes DEC-03 term"]),
    ("DEC-03 suspended by a head", suspended, o(), []),
    ("DEC-03 no suspension", suspended, o(suspension=None), [EX]),
    ("DEC-03 no day of suspension", suspended, o(suspension__first=None), [EX]),
    ("DEC-03 suspended without reason", suspended, o(suspension__reason_stated=False), [EX]),
    ("DEC-03 suspended without proof", suspended, o(suspension__proved=False), [EX]),
    ("DEC-03 suspended by nobody", suspended, o(suspension__approver=None), ["forbids DEC-03 approval"]),
    ("DEC-03 resumed the same day", suspended, o(suspension__last=d("2025-10-20")), []),
    ("DEC-03 resumed before", suspended, o(suspension__last=d("2025-10-19")), [EX]),
    ("DEC-03 not suspended", still, o(), []),
    ("DEC-03 no term to suspend", still, o(term=None), []),
    ("DEC-03 resumed", still, o(term=term(suspensions=(STOPPED,))), []),
    ("DEC-03 stands still", still, o(term=term(suspensions=(STOPPED, replace(STOPPED, last=None)))), [EX]),
    ("DEC-03 an empty suspension", still, o(term=term(suspensions=(SuspensionFacts(),))), []),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=i) for i, r, f, e in ROWS])
def test_terms(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_DEC_02_the_caps_are_local_values() -> None:
    values = Local(extension_days=Parameter(15), long_extension_days=Parameter(20))
    assert [terms.extension_cap(granted, values) for granted in ((), (FIRST,), (FIRST, SECOND))] == [15, 20, None]


def test_DEC_01_the_note_names_the_working_day_to_finish_by() -> None:
    found = in_time(on("2026-02-10", term=term("2025-11-17")))
    assert "2026-02-14 周六，还有 5 日" in found[0].says
    unknown = in_time(on("2026-12-20", term=term("2026-10-04")))
    assert "2027-01-02" in unknown[0].says
    assert terms.days_left(d("2025-12-25"), d("2025-12-27")) == -2
    assert ordinary().term == term()
