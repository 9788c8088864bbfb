"""The reference files: unique, dated without overlap, and every figure standing in the article it cites."""

from __future__ import annotations

import importlib
import pkgutil
import re
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from discretion.intake import listed
from enforcement import rules
from enforcement.rules.facts import Local
from enforcement.rules.review import LOCAL_REASONS
from enforcement.rules.waivers import GROUNDS
from tests.reference.load import (
    DEMO,
    REFERENCE,
    STATUSES,
    articles,
    organisations,
    overlap,
    read,
    violations,
)

CITED_BY_RULES = {
    "行政处罚法": (
        *(
            5,
            9,
            17,
            18,
            20,
            22,
            24,
            28,
            29,
            30,
            31,
            32,
            33,
            34,
            36,
            37,
            38,
            40,
            42,
            43,
            44,
            45,
            46,
            47,
            48,
            51,
            52,
        ),
        *(53, 54, 55, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 85),
    ),
    "行政复议法": (20, 23, 24, 88),
    "行政诉讼法": (45, 46),
    "民法典": (201, 202, 203, 204),
    "民事诉讼法": (85, 87, 88, 89, 90, 91, 95),
    "行政强制法": (38, 45, 69),
    "住房和城乡建设行政处罚程序规定": (8, 9, 10, 11, 12, 13, 14),
    "建办督〔2025〕12号": ("二（二）", "四（七）"),
}


def rows_of(folder: str, name: str) -> list[dict[str, Any]]:
    content = read(folder, name)
    return content if isinstance(content, list) else [row for part in content.values() for row in part]


@pytest.mark.parametrize("name", REFERENCE)
def test_every_row_names_its_source_and_standing(name: str) -> None:
    for row in rows_of("reference", name):
        assert row["source"].strip(), row
        assert row["status"] in STATUSES, row


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("violations", ("code",)),
        ("circumstances", ("code",)),
        ("roles", ("codename",)),
        ("phrases", ("key",)),
        ("waivers", ("organisation", "violation", "kind", "from")),
        ("parameters", ("organisation", "key", "from")),
    ],
)
def test_codes_are_unique(name: str, keys: tuple[str, ...]) -> None:
    seen = [tuple(row[key] for key in keys) for row in read("reference", name)]
    assert len(seen) == len(set(seen))


def test_articles_and_laws_are_unique_and_complete() -> None:
    content = read("reference", "articles")
    laws = [(row["name"], row["version"]) for row in content["laws"]]
    kept = [(row["law"], row["number"], row["version"]) for row in content["articles"]]
    assert len(laws) == len(set(laws))
    assert len(kept) == len(set(kept))
    assert {(law, version) for law, _, version in kept} <= set(laws)
    assert all(row["text"].strip() for row in content["articles"])


@pytest.mark.parametrize("law", CITED_BY_RULES)
def test_articles_the_rules_cite_are_kept(law: str) -> None:
    assert [number for number in CITED_BY_RULES[law] if (law, number) not in articles()] == []


def cited_by_rules() -> set[tuple[str, int | str]]:
    """Law and number of every article a rule rests on; sources without numbered articles left out."""
    found: set[tuple[str, int | str]] = set()
    for module in pkgutil.iter_modules(rules.__path__):
        for value in vars(importlib.import_module(f"enforcement.rules.{module.name}")).values():
            for article in value.basis if hasattr(value, "codes") else ():
                found.add((article.law, article.number))
    return {(law, number) for law, number in found if not str(number).startswith("（")}


def test_articles_that_rules_rest_on_are_kept() -> None:
    assert cited_by_rules()
    assert cited_by_rules() - set(articles()) == set()


def test_grounds_for_not_punishing_are_those_of_the_rules() -> None:
    rows = read("reference", "circumstances")
    assert {row["code"] for row in rows if row["effect"].endswith("not_punish")} == set(GROUNDS)
    for row in rows:
        assert (row["article"]["law"], row["article"]["number"]) in articles()


def powers() -> list[dict[str, Any]]:
    return listed.powers(read("reference", "powers"))


def test_powers_cite_known_violations_and_organisations() -> None:
    for row in powers():
        holder = organisations()[row["organisation"]]
        assert row["title"] in {"own", "transfer", "entrustment"}
        assert row["until"] is None or row["from"] <= row["until"]
        assert violations()[row["violation"]]["region"] in (holder["region"], "national")
    for row in read("reference", "powers"):
        assert row["published_on"] <= row["effective"]
        assert row.get("open_cases", "stay") in {"stay", "pass"}


def test_no_power_is_held_twice_on_one_day() -> None:
    held: dict[tuple[str, str], list[tuple[date, date | None]]] = {}
    for row in powers():
        held.setdefault((row["organisation"], row["violation"]), []).append((row["from"], row["until"]))
    for spans in held.values():
        assert not any(overlap(one, other) for one, other in combinations(spans, 2))


def test_a_version_continues_what_it_does_not_leave_out() -> None:
    lists = {
        version: {row["violation"] for row in powers() if (row["organisation"], row["version"]) == ("yc-ch", version)}
        for version in ("2022-1", "2024-1", "2026-1", "2027-1")
    }
    assert lists["2024-1"] - lists["2022-1"] == {"RQ-001"} and lists["2022-1"] < lists["2024-1"]
    assert lists["2024-1"] - lists["2026-1"] == {"SR-018-ZJ"} and lists["2026-1"] < lists["2024-1"]
    assert lists["2027-1"] - lists["2026-1"] == {"SR-019-ZJ", "SR-026-ZJ"}
    told = {row["version"]: row["document"] for row in powers() if row["violation"] == "RQ-001"}
    assert len(set(told.values())) == 1  # what is taken over keeps the document it came from


def test_an_entrusted_body_holds_powers_only_while_entrusted() -> None:
    entrusted = [row for row in powers() if row["title"] == "entrustment"]
    assert entrusted
    for row in entrusted:
        body = organisations()[row["organisation"]]
        assert body["kind"] == "entrusted" and row["principal"] == body["entrusted_by"] and row["scope"]
        assert body["entrusted_from"] <= row["from"] and row["until"] <= body["entrusted_until"]
        given = {own["violation"] for own in powers() if own["organisation"] == body["entrusted_by"]}
        assert row["violation"] in given


def test_there_are_powers_ended_to_come_and_transferred() -> None:
    rows = powers()
    assert any(row["violation"] == "SR-018-ZJ" and row["until"] == date(2026, 10, 31) for row in rows)
    assert any(row["violation"] == "SR-019-ZJ" and row["from"] > date(2026, 11, 23) for row in rows)
    assert any(row["title"] == "transfer" and organisations()[row["organisation"]]["kind"] == "street" for row in rows)


def test_parameters_have_one_value_a_day_and_known_keys() -> None:
    rows = read("reference", "parameters")
    assert {row["key"] for row in rows} >= {
        *("sole_trader_as", "warning_line", "first_offence_window", "report_days", "simple_volume_cap"),
        *("correction_days", "lateness_hours", "escalation_days", "due_soon_days", "mitigation_needs_review"),
        *("verification_days", "statement_days", "hearing_citizen", "hearing_unit", "hearing_inclusive"),
        *("always_reviewed", "review_days", "extension_days", "long_extension_days", "idle_days"),
    }
    assert {row["key"] for row in rows} - {"default_lateness_hours"} <= set(Local.__dataclass_fields__)
    assert {key for row in rows if row["key"] == "always_reviewed" for key in row["value"]} <= set(LOCAL_REASONS)
    for one, other in combinations(rows, 2):
        if (one["organisation"], one["key"]) == (other["organisation"], other["key"]):
            assert not overlap((one["from"], one["until"]), (other["from"], other["until"]))
    assert {row["organisation"] for row in rows} <= set(organisations())
    assert all(isinstance(row["confirmed"], bool) for row in rows)


def test_waivers_cite_known_violations_with_conditions() -> None:
    for row in read("reference", "waivers"):
        assert row["violation"] in violations()
        assert row["organisation"] in organisations()
        needed = {"must": {"minor", "no_harm"}, "may": {"first_offence", "slight_harm"}}
        assert needed[row["kind"]] | {"corrected_in_time"} <= set(row["conditions"])


def test_placeholders_of_phrases_are_exactly_those_named() -> None:
    for row in read("reference", "phrases"):
        assert set(re.findall(r"{(\w+)}", row["text"])) == set(row["placeholders"]), row["key"]
        assert not re.search("[!！]|抱歉", row["text"])


@pytest.mark.parametrize(("folder", "name"), [*(("reference", n) for n in REFERENCE), *(("demo", n) for n in DEMO)])
def test_wording_has_no_exclamation(folder: str, name: str) -> None:
    assert not re.search("[!！]", str(read(folder, name)))
