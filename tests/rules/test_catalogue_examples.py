"""The worked examples of the catalogue of the law, code by code, asked of the rules and the pure functions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.rules.asking import answers, catalogue

FOLDER = Path(__file__).parent / "examples"
ENTRIES: list[dict[str, Any]] = [
    entry for path in sorted(FOLDER.glob("*.json")) for entry in json.loads(path.read_text(encoding="utf-8"))
]
COUNTS = {row["code"]: row["examples"] for row in catalogue()}
EXAMPLES = [
    pytest.param(example, id=f"{entry['code']}-{number}")
    for entry in ENTRIES
    for number, example in enumerate(entry["examples"], 1)
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_is_answered_as_the_catalogue_does(example: dict[str, Any]) -> None:
    assert example["text"] and example["ask"], "an example without a question proves nothing"
    assert set(example) <= {"text", "ask", "differs"}
    for question in example["ask"]:
        answers(question)


def test_the_catalogue_is_whole() -> None:
    assert (len(COUNTS), sum(COUNTS.values()), len(EXAMPLES)) == (176, 293, 293)


def test_each_code_stands_once_with_as_many_examples_as_the_catalogue_has() -> None:
    found = [(entry["code"], entry["count"], len(entry["examples"])) for entry in ENTRIES]
    assert sorted(found) == sorted((code, count, count) for code, count in COUNTS.items())


def test_each_code_is_in_the_file_of_its_group() -> None:
    for path in FOLDER.glob("*.json"):
        for entry in json.loads(path.read_text(encoding="utf-8")):
            assert entry["code"].startswith(f"{path.stem.upper()}-")
