"""The published cases, each written as a file: judged as the law would have it, and otherwise when a fact is turned."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cases.exchange.judging import judge
from enforcement.rules.facts import FineRange, ViolationFacts
from tests.rules.lawful import at, official

FILES = Path(__file__).parent / "files"
TODAY = at("2026-11-27")
VERDICTS = {
    "P01": "allow", "P03": "allow", "P06": "allow", "P10": "allow", "P13": "warn", "P17": "warn", "P19": "block",
    "P21": "allow", "P24": "allow", "P25": "allow", "P26": "warn", "P30": "allow", "P37": "warn", "P40": "allow",
    "P49": "block", "R01": "block", "R02": "block", "R06": "block", "R19": "allow", "R32": "block",
}  # fmt: skip
# What is changed → the verdict and the code that then carries it.
FLIPS: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("P01", "above the maximum", {"decision": {"fine": 501}}, "block", "DEC-08"),
    ("P01", "the highest fine without a reason", {"decision": {"fine": 500}}, "warn", "LEN-08"),
    ("P01", "under the law of today a first offence may be let off", {
        "acts": [{"kind": "inspection", "at": "2026-05-08"}],
        "circumstances": {"corrected_in_time": True, "harm": "slight", "first_offence": True},
    }, "warn", "LEN-02"),
    ("P03", "no first offence", {"circumstances": {"first_offence": False, "harm": "slight", "corrected_in_time": True},
                                 "history": [{"decided_on": "2022-09-01"}]}, "block", "LEN-02"),
    ("P03", "not corrected", {"circumstances": {"first_offence": True, "harm": "slight", "corrected_in_time": False}},
     "block", "LEN-02"),
    ("P03", "nobody was educated", {"circumstances": {"first_offence": True, "harm": "slight", "corrected_in_time": True,
                                                      "education_given": False}}, "block", "LEN-04"),
    ("P06", "a unit fined above the limit on the spot", {"procedure": "simple", "decision": {"fine": 3001},
                                                        "violation": {"range": {"minimum": 200, "maximum": 20000}}},
     "block", "SMP-01"),
    ("P10", "never ordered to correct", {"order": None, "circumstances": None,
                                         "acts": [{"kind": "inspection"}]}, "block", "INV-05"),
    ("P13", "the reason is written and everything was done", {
        "decision": {"fine": 100000, "reasons": {"LEN-08": "三车、鱼塘、跨区，屡教不改。"}},
        "review": {"result": "agree"}, "discussion": {"fine": 100000, "outcome": "punish"},
        "gravity": {"public_interest": False, "difficult": False, "several_relations": False, "complicated": False,
                    "grave": True},
    }, "allow", ""),
    ("P13", "nobody discussed it", {"discussion": None}, "block", "LEN-08"),
    ("P17", "measured and found too high", {"evidence": [{"id": "照片", "kind": "audio_visual"},
                                                        {"id": "监测报告", "kind": "expert_opinion"}],
                                            "elements": [
        {"name": name, "evidence_ids": ["照片"]} for name in ("主体", "时间", "地点", "行为", "未安装或者不正常使用油烟净化设施")
    ] + [{"name": "超过排放标准排放油烟", "evidence_ids": ["监测报告"]}]}, "allow", ""),
    ("P17", "the file says that nothing shows the excess", {"elements": [
        {"name": "超过排放标准排放油烟", "evidence_ids": []}]}, "block", "DEC-10"),
    ("P19", "fifty yuan", {"decision": {"fine": 50}, "violation": {"range": {"minimum": 10, "maximum": 500}}}, "allow", ""),
    ("P19", "fifty yuan and a cent", {"decision": {"fine": "50.01"},
                                      "violation": {"range": {"minimum": 10, "maximum": 500}}}, "block", "SMP-01"),
    ("P21", "the recheck found it mended", {"recheck": {"result": "corrected"}}, "block", "LEN-12"),
    ("P21", "never rechecked", {"recheck": None, "acts": [{"kind": "inspection"}, {"kind": "order"}]}, "block", "LEN-12"),
    ("P24", "a yuan more than could then be fined on the spot", {"decision": {"fine": 1001}}, "block", "SMP-01"),
    ("P24", "today that is allowed", {"decision": {"fine": 1001}, "acts": [
        {"kind": "inspection", "at": "2025-09-01"}, {"kind": "decision", "at": "2025-09-03"}],
        "order": {"by": "2025-09-02"}, "recheck": {"on": "2025-09-03", "result": "not_corrected"}}, "allow", ""),
    ("P25", "fined before for the same act", {"history": [
        {"decided_on": "2018-07-19", "fined": True, "same_facts": True}]}, "block", "DEC-09"),
    ("P26", "reasons are given", {"decision": {"fine": 200, "reasons": {
        "LEN-02": "多次教育无效。", "LEN-01": "店主没有关门，有过错。"}}}, "allow", ""),
    ("P26", "a cent too much on the spot", {"decision": {"fine": "200.01", "reasons": {
        "LEN-02": "多次教育无效。", "LEN-01": "店主没有关门，有过错。"}}}, "block", "SMP-01"),
    ("P30", "a child cut the tree", {"party": {"kind": "individual", "born": "2015-01-01"}}, "block", "LEN-01"),
    ("P30", "more than ten times the compensation", {"fine_base": {"way": "multiple", "base": 600, "low": 5, "high": 10}},
     "block", "DEC-08"),
    ("P37", "with the warning", {"decision": {"warning": True, "fine": 20000}}, "allow", ""),
    ("P37", "the file says that there was none", {"decision": {"warning": False, "fine": 20000}, "complete": False},
     "block", "DEC-08"),
    ("P40", "12 %", {"decision": {"fine": 1338000}}, "block", "DEC-08"),
    ("P40", "9 % in the middle tier", {"decision": {"fine": 1003500}}, "warn", "REV-07"),
    ("R01", "told, and the right to speak waived", {"notices": [{"hearing_right": True}], "statements": [{"made": False}],
                                                    "hearing": {"waived_on": "2021-12-01", "waiver_kept": True}}, "allow", ""),
    ("R02", "the heads discussed it", {"discussion": {"held": True, "outcome": "punish"}}, "allow", ""),
    ("R19", "more than the fine", {"late_fee": {"fine": 2000, "imposed": "2000.01"}}, "block", "PAY-03"),
]  # fmt: skip


def file_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FILES / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(("name", "verdict"), VERDICTS.items())
def test_a_published_case_is_judged_as_the_law_would_have_it(name: str, verdict: str) -> None:
    assert judge(file_of(name), official(), TODAY).verdict == verdict


@pytest.mark.parametrize(
    ("name", "change", "verdict", "code"),
    [pytest.param(n, c, v, code, id=f"{n} {words}") for n, words, c, v, code in FLIPS],
)
def test_one_fact_turned_turns_the_verdict(name: str, change: dict[str, Any], verdict: str, code: str) -> None:
    found = judge({**file_of(name), **change}, official(), TODAY)
    assert found.verdict == verdict
    grave = {each.finding.code for each in found.findings if not each.answered and each.finding.force != "notes"}
    assert not code or code in grave


@pytest.mark.parametrize(("fine", "verdict"), [(17500, "allow"), (20000, "warn")])
def test_a_tier_open_above_ends_where_the_catalogue_s_clause_does(fine: int, verdict: str) -> None:
    known = ViolationFacts(code="DQ-003", individual=FineRange(Decimal(500), Decimal(20000)), kinds=("fine",))
    found = {
        "acts": [{"kind": "decision", "at": "2025-09-26"}],
        "party": {"kind": "individual"},
        "violation": {"code": "DQ-003"},
        "benchmark": {"tiers": [{"name": "较轻", "minimum": 500, "maximum": 5000}, {"name": "严重", "minimum": 5000}]},
        "decision": {"fine": fine, "tier": "严重"},
    }
    assert judge(found, official(), TODAY, lambda code, day: known).verdict == verdict
