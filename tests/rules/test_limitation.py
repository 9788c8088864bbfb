"""How long an act may be punished (FIL-03, FIL-04): worked examples and both edges."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import limitation
from enforcement.rules.facts import ActFacts, Facts
from tests.rules.lawful import at, but, d, lawful, on, said

LATE, LAST, ECO = ["forbids FIL-03 violation"], ["asks_reason FIL-03 reasons"], ["forbids FIL-04 procedure"]


def found(began: str | None, found_on: str | None, ended: str | None = None, **changes: Any) -> Facts:
    day = found_on or "2025-09-26"
    parts = {key: value for key, value in changes.items() if "__" not in key}
    rest = {key: value for key, value in changes.items() if "__" in key}
    act = ActFacts(
        began=d(began) if began else None,
        ended=d(ended) if ended else None,
        found_on=d(found_on) if found_on else None,
        **parts,
    )
    return but(on(day), act=act, **rest)


GRAVE = {"violation__life_health_finance": True, "harm": True}
GREEN = {"violation__environmental": True, "harm": True}
REVIEWED = {"proposal__review_passed": True}
ROWS = [
    ("found the same day", lawful(), []),
    ("example: of 2023-09-26, found 2025-09-27", found("2023-09-26", "2025-09-27"), LATE),
    ("example: of 2023-09-26, found on the last day", found("2023-09-26", "2025-09-26"), LAST),
    ("the day before the last", found("2023-09-26", "2025-09-25"), []),
    ("ended later: counts from the end", found("2020-01-01", "2025-09-25", "2023-09-26"), []),
    ("ended, too late", found("2020-01-01", "2025-09-27", "2023-09-26"), LATE),
    ("example: building of 2019 still standing in 2025", found("2019-03-01", "2025-09-26", continuing=True), []),
    ("continuing, then ended", found("2019-03-01", "2025-09-26", "2022-01-01", continuing=True), LATE),
    ("continuing since nobody knows when", found(None, "2025-09-26", continuing=True), []),
    ("example: grave, of 2021-03-01, found 2026-02-27", found("2021-03-01", "2026-02-27", **GRAVE), []),
    ("grave, on the last day", found("2021-03-01", "2026-03-01", **GRAVE), LAST),
    ("grave, a day late", found("2021-03-01", "2026-03-02", **GRAVE), LATE),
    ("grave without harm: 2 years", found("2021-03-01", "2026-02-27", **{**GRAVE, "harm": False}), LATE),
    ("grave, harm not stated: 2 years", found("2021-03-01", "2026-02-27", **{**GRAVE, "harm": None}), LATE),
    ("grave, found before 2021-07-15: 2 years", found("2019-07-13", "2021-07-14", **GRAVE), LATE),
    ("grave, found from 2021-07-15: 5 years", found("2019-07-13", "2021-07-15", **GRAVE), []),
    ("green before the code: 2 years", found("2024-08-13", "2026-08-14", **GREEN), LATE),
    ("green with the code, act of then, without review", found("2024-08-13", "2026-08-15", **GREEN), ECO),
    ("green with the code, act of then, reviewed", found("2024-08-13", "2026-08-15", **GREEN, **REVIEWED), []),
    ("green, within 2 years anyway", found("2024-08-20", "2026-08-19", **GREEN), []),
    ("green, on the last day of 2 years", found("2024-08-20", "2026-08-20", **GREEN), []),
    ("green without harm: 2 years", found("2024-08-13", "2026-08-15", **{**GREEN, "harm": False}), LATE),
    (
        "example: dumped 2022-01-10, found 2027-01-09, reviewed",
        found("2022-01-10", "2027-01-09", **GREEN, **REVIEWED),
        [],
    ),
    ("example: dumped 2022-01-10, found 2027-01-09", found("2022-01-10", "2027-01-09", **GREEN), ECO),
    ("dumped 2022-01-10, found 2027-01-11", found("2022-01-10", "2027-01-11", **GREEN, **REVIEWED), LATE),
    ("dumped under the code, found after 4 years", found("2026-08-15", "2030-08-01", **GREEN), []),
    ("no day of the act", found(None, "2025-09-26"), LATE),
    ("no day of finding", found("2025-09-26", None), LATE),
    ("found before it began", found("2025-09-26", "2025-09-25"), LATE),
    ("not punished", found("2023-09-26", "2025-09-27", proposal__outcome="not_punish"), []),
]


@pytest.mark.parametrize(("facts", "expected"), [pytest.param(f, e, id=f"FIL-03 FIL-04 {n}") for n, f, e in ROWS])
def test_the_act_is_not_too_old(facts: Facts, expected: list[str]) -> None:
    assert said(limitation.the_act_is_not_too_old, facts) == expected


@pytest.mark.parametrize(
    ("code", "facts", "last"),
    [
        ("FIL-03", found("2023-09-26", "2025-09-26"), "2025-09-26"),
        ("FIL-03", found("2021-03-01", "2026-03-01", **GRAVE), "2026-03-01"),
        ("FIL-04", found("2022-01-10", "2026-08-15", **GREEN), "2027-01-10"),
    ],
)
def test_the_last_days_of_the_worked_examples(code: str, facts: Facts, last: str) -> None:
    assert facts.violation is not None
    due = limitation.limitation_due(facts.act, facts.violation, facts)
    assert due is not None
    assert due.due == d(last)


def test_days_not_stated_are_an_error_of_the_caller() -> None:
    facts = found(None, "2025-09-26")
    assert facts.violation is not None
    with pytest.raises(ValueError, match="not stated"):
        limitation.limitation_due(facts.act, facts.violation, facts)


LET_OFF = {"proposal__outcome": "not_punish", "proposal__not_punish_ground": "too_late"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(found("2023-09-26", "2025-09-27", **LET_OFF), [], id="FIL-03 truly too late"),
        pytest.param(found("2023-09-26", "2025-09-26", **LET_OFF), LATE, id="FIL-03 on the last day"),
        pytest.param(found(None, "2025-09-26", **LET_OFF), LATE, id="FIL-03 no days"),
        pytest.param(found("2023-09-26", None, **LET_OFF), LATE, id="FIL-03 not found"),
        pytest.param(found("2019-01-01", "2025-09-26", continuing=True, **LET_OFF), LATE, id="FIL-03 continuing"),
        pytest.param(
            found("2023-09-26", "2025-09-26", **{**LET_OFF, "proposal__not_punish_ground": "minor"}),
            [],
            id="FIL-03 another ground",
        ),
        pytest.param(found("2023-09-26", "2025-09-26"), [], id="FIL-03 punished"),
    ],
)
def test_too_late_is_truly_too_late(facts: Facts, expected: list[str]) -> None:
    assert said(limitation.too_late_is_truly_too_late, facts) == expected


def test_FIL_04_the_day_of_finding_chooses_the_law_not_the_day_of_entry() -> None:
    before = but(found("2024-08-13", "2026-08-14", **GREEN, **REVIEWED), at=at("2026-08-20"), now=at("2026-08-20"))
    assert said(limitation.the_act_is_not_too_old, before) == LATE


def test_FIL_03_too_late_is_judged_even_before_a_violation_is_chosen() -> None:
    late = found("2023-09-26", "2025-09-27", **LET_OFF)
    assert said(limitation.too_late_is_truly_too_late, but(late, violation=None)) == []
    grave = found("2023-09-26", "2025-09-27", **GRAVE, **LET_OFF)
    assert said(limitation.too_late_is_truly_too_late, grave) == LATE
