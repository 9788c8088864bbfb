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
FILES = {path.stem.upper() for path in FOLDER.glob("*.json")}
COUNTS = {row["code"]: row["examples"] for row in catalogue() if row["code"].partition("-")[0] in FILES}
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


def test_each_code_stands_once_with_as_many_examples_as_the_catalogue_has() -> None:
    assert [(entry["code"], entry["count"], len(entry["examples"])) for entry in ENTRIES] == [
        (code, count, count) for code, count in in_files(COUNTS)
    ]


def in_files(counts: dict[str, int]) -> list[tuple[str, int]]:
    """The codes in the order of the files: by file name, within it as the catalogue has them."""
    of_file = {path.stem.upper(): index for index, path in enumerate(sorted(FOLDER.glob("*.json")))}
    return sorted(counts.items(), key=lambda pair: of_file.get(pair[0].partition("-")[0], len(of_file)))


def test_each_code_is_in_the_file_of_its_group() -> None:
    for path in FOLDER.glob("*.json"):
        for entry in json.loads(path.read_text(encoding="utf-8")):
            assert entry["code"].startswith(f"{path.stem.upper()}-")
