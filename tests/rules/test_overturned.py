"""A decision that did not stand (PUB-03, APP-06, DEC-14): examples, both edges, silence."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import overturned
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Rule
from enforcement.rules.parts_remedies import ErrorFacts, OverturnedFacts
from tests.rules.beyond import contested, part
from tests.rules.lawful import at, but, d, said
from tests.rules.ordinary import o

mended = overturned.a_complaint_is_examined_and_an_error_mended
withdrawn = overturned.what_was_overturned_is_withdrawn
undone = overturned.what_was_overturned_is_undone
anew = overturned.a_new_decision_is_not_the_old_one


def r(today: str = "2026-03-20", /, **changes: Any) -> Facts:
    """The decision revoked by the reconsideration body, some fields changed; days as text."""
    days = ("on", "withdrawn_on", "remake_by", "remade_on")
    made = {key: d(value) if key in days and value is not None else value for key, value in changes.items()}
    return but(part(contested(), "overturned", **made), at=at(today))


def doubt(**changes: Any) -> Facts:
    return part(but(contested(), overturned=None), "error", **changes)


OWN: dict[str, Any] = {"by": "authority"}
A6, P3, D14 = "forbids APP-06 overturned", "forbids PUB-03 overturned", "forbids DEC-14 overturned"
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("DEC-14 not examined", mended, doubt(examined=False, wrong=False, answered=True), [D14]),
    ("DEC-14 no conclusion", mended, doubt(wrong=None), [D14]),
    ("DEC-14 example: wrong and not mended", mended, doubt(), [D14]),
    ("DEC-14 wrong and mended", mended, contested(), []),
    ("DEC-14 right and answered", mended, doubt(wrong=False, answered=True), []),
    ("DEC-14 right, the complainant waits", mended, doubt(wrong=False), ["asks_reason DEC-14 reasons"]),
    ("DEC-14 right, the reporter waits", mended, doubt(wrong=False, source="report"), ["asks_reason DEC-14 reasons"]),
    ("DEC-14 right by our own check", mended, doubt(wrong=False, source="own"), []),
    ("DEC-14 right by a file review", mended, doubt(wrong=False, source="review"), []),
    ("PUB-03 example: on the third working day", withdrawn, r(**OWN, on="2025-09-26", withdrawn_on="2025-09-30"), []),
    (
        "PUB-03 a working day later",
        withdrawn,
        r(**OWN, on="2025-09-26", withdrawn_on="2025-10-09"),
        ["asks_reason PUB-03 reasons"],
    ),
    (
        "PUB-03 example: spring festival",
        withdrawn,
        r(**OWN, on="2026-02-12", withdrawn_on="2026-02-24"),
        [],
    ),
    (
        "PUB-03 spring festival, a day later",
        withdrawn,
        r(**OWN, on="2026-02-12", withdrawn_on="2026-02-25"),
        ["asks_reason PUB-03 reasons"],
    ),
    ("PUB-03 still public", withdrawn, r(**OWN, withdrawn_on=None), [P3]),
    ("PUB-03 still public, in time", withdrawn, r("2025-10-22", **OWN, withdrawn_on=None), [P3]),
    ("PUB-03 no reason in public", withdrawn, r(**OWN, reason_public=False), [P3]),
    ("PUB-03 others still show it", withdrawn, r(**OWN, pushed_mended=False), [P3]),
    ("PUB-03 nobody else had it", withdrawn, r(**OWN, pushed=False, pushed_mended=False), []),
    ("PUB-03 withdrawn before it was revoked", withdrawn, r(**OWN, withdrawn_on="2025-10-20"), [P3]),
    ("PUB-03 withdrawn after today", withdrawn, r("2025-10-23", **OWN, withdrawn_on="2025-10-24"), [P3]),
    ("PUB-03 not asked whether published", withdrawn, r(published=None), [P3]),
    ("PUB-03 never published", withdrawn, r(published=False, withdrawn_on=None), []),
    ("APP-06 example: on the third working day", withdrawn, r(on="2026-03-16", withdrawn_on="2026-03-19"), []),
    (
        "APP-06 a day later",
        withdrawn,
        r(on="2026-03-16", withdrawn_on="2026-03-20"),
        ["asks_reason APP-06 reasons"],
    ),
    ("APP-06 by a court, still public", withdrawn, r(by="court", withdrawn_on=None), [A6]),
    ("APP-06 by the authority above it is PUB-03", withdrawn, r(by="superior", withdrawn_on=None), [P3]),
    ("APP-06 nobody named", undone, r(by=""), [D14]),
    ("APP-06 not said how", undone, r(how=""), [A6]),
    ("APP-06 no day", undone, r(on=None), [A6]),
    ("APP-06 no paper", undone, r(paper_no=" "), [A6]),
    ("APP-06 money not settled", undone, r(money_settled=False), ["forbids APP-06 payment"]),
    ("APP-06 money not asked", undone, r(money_settled=None), ["forbids APP-06 payment"]),
    ("APP-06 goods still held", undone, r(measures_open=1), ["forbids APP-06 seizure"]),
    ("DEC-14 money after our own revocation", undone, r(**OWN, money_settled=None), ["forbids DEC-14 payment"]),
    ("DEC-14 no paper", undone, r(**OWN, paper_no=""), [D14]),
    ("APP-06 the same again", anew, r(same_again=True), [A6]),
    ("APP-06 the same again after a broken procedure", anew, r(same_again=True, only_procedure=True), []),
    ("APP-06 the same is not made yet", anew, r(same_again=True, remade_on=None, remake_by=None), []),
    ("APP-06 anew on the last day", anew, r(remade_on="2025-12-20"), []),
    ("APP-06 anew a day later", anew, r(remade_on="2025-12-21"), ["asks_reason APP-06 reasons"]),
    ("APP-06 not anew, too late", anew, r("2025-12-21", remade_on=None), ["asks_reason APP-06 reasons"]),
    ("APP-06 not anew, in time", anew, r("2025-12-20", remade_on=None), []),
    ("APP-06 our own revocation orders nothing", anew, r(**OWN, same_again=True, remade_on="2025-12-21"), []),
]


@pytest.mark.parametrize(("name", "rule", "facts", "found"), [pytest.param(*each, id=each[0]) for each in ROWS])
def test_what_did_not_stand(name: str, rule: Rule, facts: Facts, found: list[str]) -> None:
    assert said(rule, facts) == found


RULES = (mended, withdrawn, undone, anew)


@pytest.mark.parametrize("rule", [pytest.param(each, id=each.__name__) for each in RULES])
def test_what_was_undone_lawfully_is_let_through(rule: Rule) -> None:
    assert said(rule, contested()) == []
    assert said(rule, o()) == []


def test_a_doubt_and_a_reversal_that_are_only_stated_are_refused() -> None:
    assert said(mended, o(error=ErrorFacts())) == [D14]
    assert said(undone, o(overturned=OverturnedFacts())) == [D14]


def test_APP_06_the_sentence_names_the_last_day_and_the_archive() -> None:
    (found,) = withdrawn(r(on="2026-03-16", withdrawn_on=None))
    assert "2026-03-19" in found.says and "不能归档" in found.says


def test_APP_06_what_is_held_goes_back_by_the_coercion_law() -> None:
    (found,) = undone(r(measures_open=2))
    assert [str(each) for each in found.basis] == ["行政强制法第四十一条"] and "2 件" in found.says
