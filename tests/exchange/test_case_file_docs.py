"""What docs/case-file.md says holds: its examples are sound and allowed, its sections are all, its words are true."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from cases.exchange.judging import Judgment, judge
from cases.exchange.reading import DATED_BY_ACTS
from cases.exchange.schema import faults, schema
from tests.rules.lawful import at, official

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "case-file.md").read_text(encoding="utf-8")
SPOT, ORDINARY = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL))
TODAY = at("2026-11-27")


def judged(found: dict[str, Any]) -> Judgment:
    return judge(found, official(), TODAY)


def changed(found: dict[str, Any], path: str, to: Any) -> dict[str, Any]:
    """A copy with the value at the pointer replaced."""
    copied = copy.deepcopy(found)
    *way, last = path.strip("/").split("/")
    held: Any = copied
    for step in way:
        held = held[int(step)] if isinstance(held, list) else held[step]
    held[int(last) if isinstance(held, list) else last] = to
    return copied


@pytest.mark.parametrize("found", [SPOT, ORDINARY], ids=["on the spot", "ordinary"])
def test_an_example_is_sound_and_allowed(found: dict[str, Any]) -> None:
    assert faults(found) == []
    answer = judged(found)
    assert answer.verdict == "allow"
    assert {each.finding.force for each in answer.findings} <= {"notes"}


@pytest.mark.parametrize(
    ("found", "path", "to", "code"),
    [
        (SPOT, "/decision/penalties/0/amount", 201, "DEC-08"),
        (SPOT, "/acts/0/officers", ["o1"], "JUR-04"),
        (SPOT, "/deliveries/0/on", "2025-09-25", "SRV-01"),
        (ORDINARY, "/notices/0/delivered_on", "2025-07-09", "PRE-02"),
        (ORDINARY, "/decision/penalties/1/amount", 50001, "DEC-08"),
        (ORDINARY, "/evidence", [], "DEC-10"),
        (ORDINARY, "/officers/1/certificate_until", "2025-05-31", "STF-04"),
        (ORDINARY, "/statements/0/review_reason_stated", False, "PRE-03"),
    ],
)
def test_an_example_with_one_fact_turned_is_not(found: dict[str, Any], path: str, to: Any, code: str) -> None:
    answer = judged(changed(found, path, to))
    assert answer.verdict == "block"
    assert code in {each.finding.code for each in answer.findings if each.finding.force == "forbids"}


def test_a_reason_under_the_code_of_the_finding_answers_it() -> None:
    dearer = changed(ORDINARY, "/decision/penalties/1/amount", 36000)
    asked = [each.finding.code for each in judged(dearer).findings if each.finding.force == "asks_reason"]
    assert asked and judged(dearer).verdict != "allow"
    reasoned = changed(dearer, "/decision/reasons", dict.fromkeys(asked, "三次违法，后果严重。"))
    assert all(each.answered for each in judged(reasoned).findings if each.finding.force == "asks_reason")


def test_left_out_null_and_complete_differ_as_it_says() -> None:
    silent = {name: held for name, held in ORDINARY.items() if name != "notices"}
    assert judged(silent).verdict == "allow"
    assert judged({**silent, "notices": None}).verdict == "block"
    assert judged({**silent, "notices": []}).verdict == "block"
    assert judged({**silent, "complete": True}).verdict == "block"


def test_every_section_of_the_format_is_named_and_no_other() -> None:
    table = TEXT.split("| part of the case |")[1].split("\n\n")[0]
    named = {word for row in table.splitlines()[2:] for word in re.findall(r"`(\w+)`", row)}
    apart = {"format", "id", "title", "source", "note", "procedure", "complete", "acts"}
    known = set(schema()["properties"]) - apart
    assert known - named == set()
    assert named - known == {"hearing_unit", "statement_days"}


def test_the_sections_that_acts_date_are_those_it_names() -> None:
    paragraph = TEXT.split("An act dates the section of its kind")[1].split("Sections that are lists")[0]
    assert set(re.findall(r"`(\w+)`", paragraph)) == {*DATED_BY_ACTS, "investigation_end"}
