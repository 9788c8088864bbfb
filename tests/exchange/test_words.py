"""The published format explains itself: a Chinese title for every property, every word of a choice explained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cases.exchange import translating
from cases.exchange.schema import faults, printed, schema
from cases.exchange.typed import Kind, local_kinds, properties
from cases.exchange.words import WORDS, title_of
from cases.exchange.words_keys import TABLES
from enforcement.rules.facts import Local, OfficerFacts

PROJECT = Path(__file__).resolve().parents[2]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ACT = {"kind": "inspection", "at": "2025-09-26"}


def shapes(found: Any, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of the schema, however deep, with its address."""
    if isinstance(found, list):
        for inner in found:
            yield from shapes(inner, at)
    if isinstance(found, dict):
        for name, shape in found.get("properties", {}).items():
            yield f"{at}.{name}", shape
        for name, inner in found.items():
            yield from shapes(inner, f"{at}.{name}" if name not in ("properties", "$defs", "anyOf", "items") else at)


ALL = dict(shapes(schema()))


def choices(shape: Mapping[str, Any]) -> list[str]:
    """The words that the property itself, its entries or its keys may be."""
    held = [shape, *shape.get("anyOf", ()), shape.get("items", {}), shape.get("propertyNames", {})]
    return [word for each in held for word in each.get("enum", ()) if word is not None]


def test_every_property_of_the_format_has_a_chinese_title() -> None:
    assert len(ALL) > 900
    assert [at for at, shape in ALL.items() if not CHINESE.search(shape.get("title", ""))] == []


def test_every_section_and_part_is_reached() -> None:
    assert {".Seizure.kind", ".Local.statement_days", ".Article.number", ".decision", ".Party.number"} <= ALL.keys()


def test_no_title_is_left_of_a_property_that_is_gone() -> None:
    known = {name: set(part.get("properties", {})) for name, part in schema()["$defs"].items()}
    assert [(name, each) for name, titles in WORDS.items() for each in titles if each not in known[name]] == []
    assert [(part, each) for part, each in TABLES if part is not Local and each not in properties(part)] == []


def test_a_property_without_a_title_is_an_error_and_no_word_of_english() -> None:
    with pytest.raises(KeyError):
        title_of(OfficerFacts, "shoe_size")


def test_every_word_of_a_choice_is_explained() -> None:
    assert sum(bool(choices(shape)) for shape in ALL.values()) > 70
    silent = {
        at: words
        for at, shape in ALL.items()
        if (words := [
            word
            for word in choices(shape)
            if not re.search(rf"(?<![a-z_]){word} ?[\u4e00-\u9fff]", shape["title"] + shape.get("description", ""))
        ])
    }  # fmt: skip
    assert silent == {}


def test_money_says_its_unit() -> None:
    money = [
        title_of(part, name)
        for part in parts_of_the_format()
        for name, kind in properties(part).items()
        if kind.name == "money"
    ]
    assert len(money) > 50
    assert [title for title in money if "元" not in title] == []


def parts_of_the_format() -> set[type]:
    """All classes that a file is read into."""
    from cases.exchange.extras import ActPart, DecisionPart
    from cases.exchange.sections import SECTIONS

    found: set[type] = set()
    left = [ActPart, DecisionPart, *(section.part for section in SECTIONS.values())]
    while left:
        part = left.pop()
        if part not in found:
            found.add(part)
            left += [inner for kind in properties(part).values() for inner in inside(kind)]
    return found


def inside(kind: Kind) -> Iterator[type]:
    if kind.name == "part":
        yield kind.of
    elif kind.name in ("many", "map"):
        yield from inside(kind.of)


def test_the_words_for_penalties_are_those_that_are_read() -> None:
    read = translating.FINES | translating.WARNINGS | translating.GAINS | translating.GOODS | translating.SPARED
    assert [word for word in read if word not in ALL[".Penalty.kind"]["title"]] == []


def test_local_values_carry_their_unit() -> None:
    assert ALL[".Local.statement_days"]["title"] == "陈述申辩期限（工作日）"
    assert set(local_kinds()) == set(WORDS["Local"])


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ({"evidence": [{"kind": "照片"}]}, "/evidence/0/kind"),
        ({"registrations": [{"settlement": "sold"}]}, "/registrations/0/settlement"),
        ({"exclusions": [{"kind": "holiday"}]}, "/exclusions/0/kind"),
        ({"review": {"points": {"style": "ok"}}}, "/review/points"),
        ({"decision": {"not_punish_ground": "poor"}}, "/decision/not_punish_ground"),
        ({"closing": {"papers": ["立案审批表"]}}, "/closing/papers/0"),
        ({"measures": [{"decision_states": ["weather"]}]}, "/measures/0/decision_states/0"),
        ({"enforcement": {"court": {"papers": ["letter"]}}}, "/enforcement/court/papers/0"),
        ({"parameters": {"always_reviewed": ["all"]}}, "/parameters/always_reviewed/0"),
    ],
)
def test_a_word_that_would_mean_nothing_is_refused_with_those_that_do(given: dict[str, Any], at: str) -> None:
    (fault,) = faults({"acts": [ACT], **given})
    assert fault["at"] == at
    assert fault["says"].startswith("应为其中之一：")


@pytest.mark.parametrize(
    "given",
    [
        {"evidence": [{"kind": "documentary"}, {"kind": None}]},
        {"registrations": [{"settlement": "copied"}, {"settlement": None}]},
        {"review": {"points": {"crime": "ok"}}},
        {"decision": {"not_punish_ground": "nobody_left"}},
        {"closing": {"papers": ["filing"]}},
        {"deliveries": [{"recipient": "邻居"}, {"recipient": "party"}]},
        {"late_fee": {"stopped": [["2025-01-01", "2025-02-01"]]}},
        {"parameters": {"sole_trader_as": "unit", "hearing_citizen": "5000"}},
    ],
)
def test_what_the_rules_know_is_taken(given: dict[str, Any]) -> None:
    assert faults({"acts": [ACT], **given}) == []


@pytest.mark.parametrize(
    "given",
    [
        {"violation": {"elements": [None]}},
        {"decision": {"reasons": {"LEN-08": None}}},
        {"parameters": {"lateness_hours": {"delivery": None}}},
        {"late_fee": {"stopped": [None]}},
        {"late_fee": {"stopped": [["2025-01-01"]]}},
        {"late_fee": {"stopped": [["2025-01", "2025-02-01"]]}},
        {"late_fee": {"stopped": [["2025-01-01", "2025-02-01", "2025-03-01"]]}},
    ],
)
def test_a_list_holds_no_nothing_and_an_interval_two_days(given: dict[str, Any]) -> None:
    assert len(faults({"acts": [ACT], **given})) == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"decision": {"on": "2025-02-29"}}, "没有这一天"),
        ({"decision": {"on": "2025-04-31"}}, "没有这一天"),
        ({"decision": {"on": "0000-01-01"}}, "没有这一天"),
        ({"decision": {"on": "9999-12-31"}}, "没有这一天"),
        ({"decision": {"on": "1899"}}, "没有这一天"),
        ({"cash": {"collected_at": "2025-02-30T10:00"}}, "没有这一天"),
        ({"cash": {"collected_at": "2025-02-28T10:00+99:00"}}, "没有这一天"),
        ({"late_fee": {"stopped": [["2025-02-01", "2025-02-29"]]}}, "没有这一天"),
        ({"decision": {"fine": 1e300}}, "数额过大"),
        ({"decision": {"fine": 10**12}}, "数额过大"),
        ({"decision": {"fine": float("nan")}}, "数额过大"),
        ({"decision": {"fine": float("inf")}}, "数额过大"),
    ],
)
def test_a_day_that_never_was_and_an_amount_that_is_none_are_refused(given: dict[str, Any], says: str) -> None:
    (fault,) = faults({"acts": [ACT], **given})
    assert fault["says"].startswith(says)


@pytest.mark.parametrize("given", ["2024-02-29", "1949-10-01", "2025-02", "2025", "2025-02-28T10:00+0800", None])
def test_days_that_were_are_taken(given: str | None) -> None:
    assert (
        faults(
            {
                "party": {"born": "1931-05-01"},
                "acts": [{"kind": "inspection", "at": given}],
                "decision": {"fine": "999999999999.99"},
            }
        )
        == []
    )


def test_the_printed_schema_is_that_of_the_code() -> None:
    kept = (PROJECT / "docs" / "case-file.schema.json").read_text(encoding="utf-8")
    assert kept == printed(), "run: script/case-file-schema > docs/case-file.schema.json"
