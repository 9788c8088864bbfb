"""Sparse files as a stranger writes them, each beside its lawful twin; and that an answer comes in time."""

from __future__ import annotations

import time
from typing import Any

import pytest

from cases.exchange.judging import judge
from tests.rules.lawful import at, lawful

TODAY = at("2026-11-27")
BUREAU = {"name": "某区综合行政执法局", "kind": "bureau"}
ENTRUSTED = {"name": "某执法大队", "kind": "entrusted", "authority_name": "某局", "entrusted_until": "2025-12-31"}
SEIZED = [{"kind": "measure", "at": "2025-06-03T15:20"}]
HEAD = {"id": "h1", "name": "王某"}
REVIEWED = {"on": "2025-03-25", "result": "agree"}


def answer(document: dict[str, Any]) -> tuple[str, set[str]]:
    found = judge(document, lawful().calendar, TODAY).as_json()
    return found["verdict"], {each["code"] for each in found["findings"] if each["force"] != "notes"}


def fined(**more: Any) -> dict[str, Any]:
    acts = [("filing", "2025-02-10"), ("notice", "2025-03-03"), ("decision", more.pop("decided", "2025-03-20"))]
    return {
        "procedure": "ordinary",
        "organisation": BUREAU,
        "party": {"kind": "unit", "name": "某公司"},
        "violation": {"name": "某违法行为", "range": {"minimum": 1000, "maximum": 10000}},
        "acts": [{"kind": kind, "at": day} for kind, day in acts],
        "notices": [{"delivered_on": "2025-03-03", "proposed_fine": 5000, "statement_right": True}],
        "decision": {"penalties": [{"kind": "罚款", "amount": 5000}]},
        **more,
    }


def published(day: str) -> dict[str, Any]:
    return fined(publication={"influential": True, "published_on": day})


def filed(day: str) -> dict[str, Any]:
    return {"organisation": ENTRUSTED, "acts": [{"kind": "filing", "at": day}]}


def heard(review: Any) -> dict[str, Any]:
    held = {"requested": True, "received_on": "2025-03-05", "noticed_on": "2025-03-06", "held_on": "2025-03-20"}
    return fined(decided="2025-03-31", hearing=held, review=review)


def seized(organisation: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"organisation": organisation, "acts": SEIZED, "measures": [{"kind": "seizure", **more}]}


@pytest.mark.parametrize(
    ("document", "verdict", "code"),
    [
        (published("2025-03-31"), "allow", ""),
        (published("2025-04-01"), "warn", "PUB-01"),
        (filed("2025-12-31"), "allow", ""),
        (filed("2026-01-04"), "block", "JUR-01"),
        (heard(REVIEWED), "allow", ""),
        (heard({"on": "2025-03-25"}), "warn", "REV-01"),
        (heard(None), "block", "PRE-09"),
        (seized(BUREAU), "allow", ""),
        (seized({"name": "某街道执法队", "kind": "entrusted"}), "block", "JUR-07"),
    ],
)
def test_a_sparse_file_and_its_twin(document: dict[str, Any], verdict: str, code: str) -> None:
    found, codes = answer(document)
    assert found == verdict
    assert code in codes or not code


@pytest.mark.parametrize(
    "told",
    [
        {"lifted_on": "2025-07-04", "items": [{"name": "三轮车", "fate": "returned", "fate_on": "2025-07-04"}]},
        {"lifted_on": "2025-07-20", "extension": {"days": 30, "decided_on": "2025-07-01", "reason_told": False}},
        {"lifted_on": "2025-07-20", "extension": {"days": 30, "decided_on": "2025-07-04", "approver": HEAD}},
    ],
)
def test_a_seizure_that_leaves_its_tests_open_is_answered_in_time(told: dict[str, Any]) -> None:
    begun = time.process_time()
    answer(seized(BUREAU, **told))
    assert time.process_time() - begun < 3.0
