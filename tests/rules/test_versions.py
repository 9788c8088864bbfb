"""The law of then or the milder law of now (DEC-11): worked examples and the order of comparison."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import versions
from enforcement.rules.facts import Facts, FineRange, RecheckFacts
from enforcement.rules.facts import VersionFacts as Version
from tests.rules.lawful import but, d, lawful, on, said, yuan

CODE = d("2026-08-15")


def row(name: str, start: str, low: str | None, high: str | None, **changes: Any) -> Version:
    found = FineRange(yuan(low) if low else None, yuan(high) if high else None)
    made = {"individual": found, "unit": found, **changes}
    return Version(name=name, in_force_from=d(start), **made)


OLD_BBQ = row("旧法", "2018-10-26", "500", "20000", in_force_until=d("2026-08-14"))
NEW_BBQ = row("法典", "2026-08-15", "500", "5000")
NEW_REFUSED = row("法典（拒不改正）", "2026-08-15", "5000", "20000", only_if="refuse_to_correct")
OLD_WASTE = row("旧法", "2020-09-01", "50000", "500000", in_force_until=d("2026-08-14"))
NEW_WASTE = row("法典", "2026-08-15", "100000", "1000000")
OLD_LITTER = row("旧法", "2020-09-01", "100", "500", in_force_until=d("2026-08-14"))
NEW_LITTER = row("法典", "2026-08-15", "100", "1000")


def used(name: str, *rows: Version) -> tuple[Version, ...]:
    return tuple(replace(each, in_use=each.name == name) for each in rows)


def across(rows: tuple[Version, ...], **changes: Any) -> Facts:
    facts = but(on("2026-09-01"), act__began=d("2026-08-01"), act__ended=d("2026-08-01"))
    return but(facts, violation__versions=rows, **changes)


milder = versions.the_law_of_then_or_the_milder_one_is_applied
WRONG, RIGHT = ["forbids DEC-11 violation"], ["notes DEC-11 violation"]
BBQ, WASTE, LITTER = (OLD_BBQ, NEW_BBQ, NEW_REFUSED), (OLD_WASTE, NEW_WASTE), (OLD_LITTER, NEW_LITTER)
CHOICES = [
    ("example: barbecue, not refused, new", across(used("法典", *BBQ)), RIGHT),
    ("example: barbecue, not refused, old", across(used("旧法", *BBQ)), WRONG),
    (
        "barbecue, refused: maxima equal, new minimum higher, old",
        across(used("旧法", *BBQ), recheck=RecheckFacts(result="refused")),
        RIGHT,
    ),
    (
        "barbecue, refused, new",
        across(used("法典（拒不改正）", *BBQ), recheck=RecheckFacts(result="not_corrected")),
        WRONG,
    ),
    (
        "barbecue, rechecked and corrected, new",
        across(used("法典", *BBQ), recheck=RecheckFacts(result="corrected")),
        RIGHT,
    ),
    ("example: unit's waste, old", across(used("旧法", *WASTE), party__kind="unit"), RIGHT),
    ("example: unit's waste, new", across(used("法典", *WASTE), party__kind="unit"), WRONG),
    ("example: citizen's litter, old", across(used("旧法", *LITTER)), RIGHT),
    ("example: citizen's litter, new", across(used("法典", *LITTER)), WRONG),
    ("no version marked", across(LITTER), WRONG),
    ("no versions known", lawful(), []),
    ("no version for the day of the act", across(used("法典", NEW_LITTER)), WRONG),
    (
        "no longer unlawful",
        across(used("旧法", OLD_LITTER, row("法典", "2026-08-15", None, None, unlawful=False))),
        WRONG,
    ),
    ("not punished", across(LITTER, proposal__outcome="not_punish"), []),
]


@pytest.mark.parametrize(("facts", "expected"), [pytest.param(f, e, id=f"DEC-11 {n}") for n, f, e in CHOICES])
def test_DEC_11(facts: Facts, expected: list[str]) -> None:
    assert said(milder, facts) == expected


def test_DEC_11_one_version_needs_no_comparison() -> None:
    facts = but(on("2026-07-01"), violation__versions=used("旧法", OLD_LITTER, NEW_LITTER))
    assert said(milder, facts) == []
    last_day = but(on("2026-08-14"), violation__versions=used("旧法", OLD_LITTER, NEW_LITTER))
    assert said(milder, last_day) == []
    first_day = but(on("2026-08-15"), violation__versions=used("法典", OLD_LITTER, NEW_LITTER))
    assert said(milder, first_day) == []


def test_DEC_11_refusal_picks_its_own_row() -> None:
    assert versions.version_of(BBQ, CODE, refused=False) == NEW_BBQ
    assert versions.version_of(BBQ, CODE, refused=True) == NEW_REFUSED
    assert versions.version_of((NEW_REFUSED,), CODE, refused=False) is None
    assert versions.version_of(BBQ, d("2026-08-14"), refused=True) == OLD_BBQ


@pytest.mark.parametrize(
    ("old", "new", "taken", "why"),
    [
        (("100", "500"), ("100", "400"), "new", "新规定的上限较轻"),
        (("100", "500"), ("100", "600"), "old", "新规定的上限较重，适用行为时的规定"),
        (("100", "500"), ("50", "500"), "new", "新规定的下限较轻"),
        (("100", "500"), ("200", "500"), "old", "新规定的下限较重，适用行为时的规定"),
        (("100", "500"), ("100", "500"), "old", "新旧规定轻重相同，适用行为时的规定"),
        (("100", None), ("100", "500"), "new", "新规定的上限较轻"),
    ],
)
def test_DEC_11_order_of_comparison(old: Any, new: Any, taken: str, why: str) -> None:
    one, two = row("old", "2020-01-01", *old), row("new", "2026-08-15", *new)
    found = versions.lighter(one, two, as_unit=False)
    assert (found.version.name, found.why) == (taken, why)


def test_DEC_11_other_sanctions_decide_last() -> None:
    one = row("old", "2020-01-01", "100", "500", other_kinds=("没收",))
    two = row("new", "2026-08-15", "100", "500")
    assert versions.lighter(one, two, as_unit=False).version is two
    assert versions.lighter(two, one, as_unit=True).version is two


SIDES = [
    ("barbecue, corrected: the milder new law", BBQ, "2026-08-14", "2026-08-15", False, ("旧法", "法典"), "法典"),
    ("barbecue, refused: the old law", BBQ, "2026-08-14", "2026-08-15", True, ("旧法", "法典（拒不改正）"), "旧法"),
    ("waste: the new law is heavier", WASTE, "2026-08-14", "2026-08-15", False, ("旧法", "法典"), "旧法"),
]


@pytest.mark.parametrize(("rows", "acted", "day", "refused", "names", "applies"), [each[1:] for each in SIDES])
def test_both_versions_stand_side_by_side(
    rows: tuple[Version, ...], acted: str, day: str, refused: bool, names: tuple[str, str], applies: str
) -> None:
    found = versions.comparison(rows, d(acted), d(day), refused=refused, as_unit=True)
    assert found is not None
    assert (found.then.version.name, found.now.version.name) == names
    assert (found.then.on, found.now.on) == (d(acted), d(day))
    assert [side.version.name for side in (found.then, found.now) if side.applies] == [applies]
    assert found.why and found.then.range == rows[0].unit


@pytest.mark.parametrize(("acted", "day"), [("2026-08-14", "2026-08-14"), ("2026-08-15", "2026-08-15")])
def test_one_law_for_both_days_is_not_compared(acted: str, day: str) -> None:
    assert versions.comparison(BBQ, d(acted), d(day), refused=False, as_unit=False) is None


def test_a_new_law_that_punishes_only_refusal_lets_everybody_else_off() -> None:
    only = replace(NEW_BBQ, only_if="refuse_to_correct")
    facts = across(used("旧法", OLD_BBQ, only))
    (found,) = milder(facts)
    assert found.says.startswith(versions.ONLY_REFUSERS) and "不予处罚" in found.says
    refused = replace(facts, recheck=RecheckFacts(result="refused"))
    assert said(milder, but(refused, violation__versions=used("法典", OLD_BBQ, only))) == RIGHT
