"""An event that a file does not tell of did not happen: doubt about formalities excuses no late or missing act."""

from __future__ import annotations

from typing import Any

import pytest

from cases.exchange.judging import judge
from tests.rules.lawful import at, official

DECIDED = {"acts": [{"kind": "decision", "at": "2025-09-26"}], "procedure": "ordinary", "decision": {"fine": 2000}}
SEIZED = {"urgent": True, "urgency_stated": True, "at": "2025-09-20T15:20"}
FINED = {"fine": 2000, "delivered_on": "2025-09-26", "on": "2025-10-21"}
COURT = {"deliveries": [{"on": "2025-09-26"}]}
ROWS: list[tuple[str, dict[str, Any], str, str]] = [
    ("CMP-01 approved within 24 hours", {"measures": [{**SEIZED, "approved_at": "2025-09-21T15:20"}]}, "allow", ""),
    ("CMP-01 a minute later", {"measures": [{**SEIZED, "approved_at": "2025-09-21T15:21"}]}, "block", "CMP-01"),
    ("PAY-03 ten days are 30 %", {"late_fee": {**FINED, "imposed": 600}}, "allow", ""),
    ("PAY-03 a cent more", {"late_fee": {**FINED, "imposed": "600.01"}}, "block", "PAY-03"),
    ("ENF-04 after the six months", {**COURT, "enforcement": {"court": {"on": "2026-03-27"}}}, "allow", ""),
    ("ENF-04 a day early", {**COURT, "enforcement": {"court": {"on": "2026-03-26"}}}, "block", "ENF-04"),
    ("ENF-04 on the last day", {**COURT, "enforcement": {"court": {"on": "2026-06-26"}}}, "allow", ""),
    ("ENF-04 too late without a reason", {**COURT, "enforcement": {"court": {"on": "2026-06-27"}}}, "warn", "ENF-04"),
    ("PRE-02 the days have run", {"notices": [{"delivered_on": "2025-09-18"}]}, "allow", ""),
    ("PRE-01 told on the day of the decision", {"notices": [{"delivered_on": "2025-09-26"}]}, "block", "PRE-02"),
    ("PRE-02 the days have not run", {"notices": [{"delivered_on": "2025-09-22"}]}, "block", "PRE-02"),
    ("PRE-02 waived", {"notices": [{"delivered_on": "2025-09-22", "waived_on": "2025-09-22", "waiver_kept": True,
                                    "hearing_right": False}]}, "allow", ""),
    ("REV-01 against the review", {"review": {"result": "disagree", "on": "2025-09-25"}}, "warn", "REV-01"),
    ("PRE-06 asked for and not held", {"notices": [{"delivered_on": "2025-09-10"}],
                                       "hearing": {"requested": True, "received_on": "2025-09-12", "held": False}},
     "block", "PRE-06"),
    ("TRF-01 a fine instead", {"transfer": {"suspected": True, "result": "disagree"}}, "warn", "TRF-01"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "verdict", "code"), [pytest.param(m, v, c, id=name) for name, m, v, c in ROWS])
def test_what_is_not_told_did_not_happen(more: dict[str, Any], verdict: str, code: str) -> None:
    found = judge({**DECIDED, **more}, official(), at("2026-11-27"))
    assert found.verdict == verdict, [(each.at, each.says) for each in found.findings if each.finding.force != "notes"]
    assert not code or code in {each.finding.code for each in found.findings if each.finding.force != "notes"}
