"""The calculators by HTTP: answers, lists, refusals, the scope, and what they cost."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from discretion.api.law import PENALTY
from discretion.queries import in_force, values_in_force
from enforcement.models import Organisation
from tests.api.caller import Caller, Hands

pytestmark = pytest.mark.django_db
OFFICER = "zhoumingyuan"
FINES = Path(__file__).resolve().parents[1] / "calculators" / "fines"


@pytest.fixture
def officer(hands: Hands) -> Caller:
    return Caller(OFFICER)


def answered(response: Any) -> Any:
    assert response.status_code == 200, response.content.decode()
    return response.json()


def refused(response: Any, field: str) -> None:
    assert response.status_code == 400, response.content.decode()
    assert field in response.json()["fields"], response.json()
    assert response["Content-Type"].startswith("application/problem+json")


def test_due_dates_one_and_many(officer: Caller) -> None:
    one = answered(officer.post("law/due/", {"code": "PRE-06", "from": "2025-09-26", "params": {}}))
    assert (one["due"], one["status"], one["unit"]) == ("2025-10-10", "final", "working_days")
    assert sum(line["counted"] for line in one["arithmetic"]) == 5
    many = answered(
        officer.post(
            "law/due/",
            [{"code": "PRE-06", "from": "2025-09-26"}, {"code": "?"}, {"code": "PAY-02", "from": "2025-09-26"}],
        )
    )
    assert [each.get("due") for each in many] == ["2025-10-10", None, "2025-10-11"]
    assert many[1]["error"]["field"] == "code"
    assert many[0] == one


def test_local_lengths_are_those_of_the_organisation(officer: Caller) -> None:
    asked = {"code": "SMP-06", "from": "2025-09-26"}
    local = answered(officer.post("law/due/", {**asked, "organisation": "yc-ch"}))
    assert (local["due"], local["standing"]) == ("2025-09-30", "V")
    assert answered(officer.post("law/due/", asked))["standing"] == "D"
    refused(officer.post("law/due/", {**asked, "organisation": "nowhere"}), "organisation")


def test_the_late_fee(officer: Caller) -> None:
    asked = {"fine": 2000, "due": "2025-10-11", "on": "2025-12-31", "stopped": [["2025-10-21", "2025-12-19"]]}
    found = answered(officer.post("law/late-fee/", asked))
    assert (found["days"], found["amount"], found["cap_reached"]) == (21, "1260.00", False)
    refused(officer.post("law/late-fee/", {**asked, "fine": "-1"}), "fine")
    refused(officer.post("law/late-fee/", {**asked, "on": None}), "on")


def test_a_penalty_is_judged_with_the_rows_of_the_catalogue(officer: Caller) -> None:
    assert answered(officer.post("law/penalty/", PENALTY))["verdict"] == "ok"
    barbecue = json.loads((FINES / "F35-barbecue-across-the-code.json").read_text(encoding="utf-8"))["question"]
    for code in ("DQ-003", "DQ-003-R"):
        found = answered(officer.post("law/penalty/", {**barbecue, "violation": code, "organisation": "yc-ch"}))
        assert found["verdict"] == "ok", found["findings"]
        assert [each["applied"] for each in found["versions"]].count(True) == 1
        assert len(found["versions"]) == 3
        assert found["range"]["max"] == "20000.00"
    refused(officer.post("law/penalty/", {**barbecue, "violation": "XX-999"}), "violation")
    refused(officer.post("law/penalty/", {**barbecue, "benchmark": "XX"}), "benchmark")


@pytest.mark.parametrize("path", ["law/due/", "law/late-fee/", "law/penalty/"])
def test_what_is_no_question_is_refused(officer: Caller, path: str) -> None:
    for body in ("x", 3, None, {}, [[]] * 1001):
        response = officer.post(path, json.dumps(body))
        assert response.status_code == 400, (body, response.content)
    assert answered(officer.post(path, "[]")) == []
    assert "error" in answered(officer.post(path, "[3]"))[0]
    assert officer.get(path).status_code == 405
    assert Caller(OFFICER, ("cases:read",)).post(path, {}).status_code == 403
    refused(officer.post(f"{path}?x=1", {}), "x")


def test_what_the_file_does_not_describe_is_refused(officer: Caller) -> None:
    for field, body in (
        ("params", {"code": "PRE-06", "from": "2025-09-26", "params": []}),
        ("organisation", {"code": "PRE-06", "from": "2025-09-26", "organisation": False}),
    ):
        refused(officer.post("law/due/", body), field)
    refused(
        officer.post("law/late-fee/", {"fine": 1, "due": "2025-10-11", "on": "2025-10-12", "stopped": 0}), "stopped"
    )
    for field, change in (
        ("reasons", []),
        ("circumstances.harm", {"harm": 5}),
        ("circumstances.mitigating", {"mitigating": {}}),
    ):
        name = field.split(".")[0]
        refused(officer.post("law/penalty/", {**PENALTY, name: change}), field)


def test_a_zero_byte_is_no_code(officer: Caller) -> None:
    refused(officer.post("law/penalty/", {"violation": "\x00", "proposed": {"fine": 1}}), "violation")
    refused(officer.post("law/due/", {"code": "SMP-06", "from": "2025-09-26", "organisation": "\x00"}), "organisation")


def test_a_penalty_costs_at_most_eight_statements(officer: Caller) -> None:
    asked = {**PENALTY, "violation": "DQ-003", "organisation": "yc-ch", "benchmark": None, "tier": None}
    officer.post("law/penalty/", asked)
    with CaptureQueriesContext(connection) as found:
        answered(officer.post("law/penalty/", asked))
    assert len(found) <= 8, [each["sql"] for each in found]


def test_plain_values_are_those_of_the_rows() -> None:
    for body in Organisation.objects.all():
        rows = in_force(body, date(2026, 9, 1))
        plain = values_in_force(body, date(2026, 9, 1))
        assert {key: row.value for key, row in rows.items()} == {key: row["value"] for key, row in plain.items()}
