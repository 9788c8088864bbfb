"""The rules as a body: each code in scope is tested, nothing crashes on silence, nothing mandatory passes on it."""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from enforcement.rules import computed
from enforcement.rules.facts import Facts
from enforcement.rules.findings import MENDS, Article, Force, Rule
from enforcement.rules.track import BLOCKERS
from tests.rules.every_rule import every_rule, modules
from tests.rules.lawful import at, lawful, official

HERE = Path(__file__).parent
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in HERE.glob("*.py")}
OTHER_TESTS = "\n".join(text for name, text in SOURCES.items() if name != Path(__file__).name)
RULES = [pytest.param(each, id=each.__name__) for each in every_rule()]
SCOPE = sorted(
    [f"CAL-{n:02}" for n in range(1, 9)]
    + [f"JUR-{n:02}" for n in range(1, 10)]
    + [f"SMP-{n:02}" for n in range(1, 11)]
    + ["FIL-03", "FIL-04", "INV-02", "INV-05", "DEC-05", "DEC-06", "DEC-07", "DEC-08", "DEC-09", "DEC-11"]
    + ["SRV-01", "SRV-02", "SRV-03"]
    + [f"PAY-{n:02}" for n in range(1, 8)]
    + [f"LEN-{n:02}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 11, 12)]
    + [f"REC-{n:02}" for n in range(1, 5)]
    + [f"STF-{n:02}" for n in range(1, 7)]
    + ["STD-01", "APP-01", "APP-04"]
)


@pytest.mark.parametrize("code", SCOPE)
def test_every_code_in_scope_is_answered_for_and_tested(code: str) -> None:
    judged = any(code in each.codes for each in every_rule())
    assert judged or code in computed.COMPUTED
    assert re.search(rf'"[^"]*{code}\b|test_{code.replace("-", "_")}_', OTHER_TESTS)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_code_basis_sentence_and_test(rule: Rule) -> None:
    assert rule.codes
    assert rule.basis
    assert all(isinstance(article, Article) for article in rule.basis)
    assert rule.__doc__
    assert re.search(rf"\b{rule.__name__}\b", OTHER_TESTS)
    assert "_" in rule.__name__.strip("_")


@pytest.mark.parametrize("rule", RULES)
def test_a_lawful_case_is_let_through(rule: Rule) -> None:
    assert [found.code for found in rule(lawful()) if found.force is not Force.NOTES] == []


NOTHING = Facts(at=at("2025-09-26"), now=at("2025-09-26"))
# What the law demands is refused when nothing is stated; the other rules judge only what is there.
DEMANDED = {
    "a_case_is_closed_when_all_is_done",
    "certificates_are_shown",
    "party_and_evidence_are_stated",
    "rights_are_told",
    "the_day_of_delivery_is_stated",
    "the_decision_is_reported_in_time",
    "the_facts_are_established",
    "the_identity_number_is_checked",
    "the_paper_bears_the_authority_s_name",
    "the_paper_is_numbered_and_of_fixed_form",
    "the_party_is_heard_and_answered",
    "the_place_is_in_the_area",
    "the_power_is_held_that_day",
    "two_qualified_officers_act",
}


@pytest.mark.parametrize("rule", RULES)
def test_silence_never_passes_what_the_law_demands(rule: Rule) -> None:
    refused = any(found.force is Force.FORBIDS for found in rule(NOTHING))
    assert refused == (rule.__name__ in DEMANDED)


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_crashes_when_a_part_is_missing(rule: Rule) -> None:
    for part in fields(Facts):
        if part.name in ("at", "now"):
            continue
        silent = replace(lawful(), **{part.name: getattr(NOTHING, part.name)})
        if part.name == "calendar":
            silent = replace(silent, calendar=official(2025, 2025))
        for found in rule(silent):
            assert found.mend in MENDS | {""}


@pytest.mark.parametrize("rule", RULES)
def test_what_a_rule_says_is_plain_and_under_its_own_codes(rule: Rule) -> None:
    for facts in (NOTHING, replace(lawful(), blockers=tuple(BLOCKERS), closed=True, officers=())):
        for found in rule(facts):
            assert found.code in rule.codes
            assert found.says.endswith("。")
            assert not re.search(r"[!！,;]|抱歉|校验失败", found.says)


def test_what_blocks_is_named_by_its_own_code() -> None:
    assert set(BLOCKERS) == {
        "ordinary_procedure",
        "seizure",
        "registration_of_evidence",
        "suspected_crime",
        "remedy_filed",
        "recusal_requested",
        "hearing_requested",
        "legal_review",
        "transfer",
        "revocation",
        "court_enforcement",
        "other_delivery",
    }


def test_the_rules_are_pure() -> None:
    for module in modules():
        assert module.__file__ is not None
        for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            else:
                continue
            for name in names:
                ours = name == "enforcement.rules" or name.startswith("enforcement.rules.")
                assert ours or name.split(".")[0] in sys.stdlib_module_names, f"{module.__name__} imports {name}"


def test_no_rule_reads_the_clock() -> None:
    for module in modules():
        assert module.__file__ is not None
        text = Path(module.__file__).read_text(encoding="utf-8")
        assert not re.search(r"\.now\(|\.today\(|time\.time\(", text), module.__name__


def test_only_the_period_modules_add_days() -> None:
    allowed = {"enforcement.rules.periods", "enforcement.rules.calendar"}
    for module in modules():
        assert module.__file__ is not None
        text = Path(module.__file__).read_text(encoding="utf-8")
        if module.__name__ not in allowed:
            assert "timedelta(days" not in text, module.__name__


def test_files_and_functions_stay_short() -> None:
    for module in modules():
        assert module.__file__ is not None
        text = Path(module.__file__).read_text(encoding="utf-8")
        assert text.count("\n") < 300, module.__name__
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 30, f"{module.__name__}.{node.name}"
