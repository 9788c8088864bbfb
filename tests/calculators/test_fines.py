"""Problems of fines with the verdict that is right, and each with one fact changed; nothing is stored, no database."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from discretion.calculators import answering
from discretion.calculators.packaged import PackagedLaw

LAW = PackagedLaw()
TODAY = date(2026, 11, 23)
FOLDER = Path(__file__).with_name("fines")


def problems() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        yield pytest.param(told["question"], told["expected"], told["codes"], id=path.stem)
        for flip in told["flips"]:
            changed = {**told["question"], **flip["change"]}
            yield pytest.param(changed, flip["expected"], flip["codes"], id=f"{path.stem}: {flip['what']}")


@pytest.mark.parametrize(("question", "expected", "codes"), list(problems()))
def test_problem(question: Mapping[str, object], expected: str, codes: list[str]) -> None:
    found = answering.penalty(question, LAW, TODAY)
    told = [(each["code"], each["force"], each["says"]) for each in found["findings"]]
    assert found["verdict"] == expected, told
    assert set(codes) <= {code for code, *_ in told}, told
