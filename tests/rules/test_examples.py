"""The rules as a body: each code in scope is tested, nothing crashes on silence, nothing mandatory passes on it."""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from enforcement.rules import computed
from enforcement.rules.facts import Facts, ProposalFacts
from enforcement.rules.findings import MENDS, Article, Force, Rule
from enforcement.rules.track import BLOCKERS
from tests.rules.asking import catalogue
from tests.rules.every_rule import every_rule, modules
from tests.rules.lawful import at, lawful, official, yuan
from tests.rules.ordinary import ordinary

HERE = Path(__file__).parent
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in HERE.glob("*.py")}
OTHER_TESTS = "\n".join(text for name, text in SOURCES.items() if name != Path(__file__).name)
RULES = [pytest.param(each, id=each.__name__) for each in every_rule()]
NAMED = set(re.findall(r"\w+", OTHER_TESTS))
WRITTEN = set(re.findall(r"\b[A-Z][A-Z0-9]+-\d\d\b", OTHER_TESTS))
SCOPE = [row["code"] for row in catalogue() if row.get("kind") in (None, "computation")]


@pytest.mark.parametrize("code", SCOPE)
def test_every_code_in_scope_is_answered_for_and_tested(code: str) -> None:
    judged = any(code in each.codes for each in every_rule())
    assert judged or code in computed.COMPUTED
    assert code in WRITTEN or any(name.startswith(f"test_{code.replace('-', '_')}_") for name in NAMED)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_code_basis_sentence_and_test(rule: Rule) -> None:
    assert rule.codes
    assert rule.basis
    assert all(isinstance(article, Article) for article in rule.basis)
    assert rule.__doc__
    assert rule.__name__ in NAMED
    assert "_" in rule.__name__.strip("_")


# Modules of the ordinary procedure alone; every other rule is asked in both, but for the report of SMP-06.
ORDINARY = {
    "approvals", "benchmark", "decision", "delivery_ways", "discussion", "evidence", "filing", "fine_bases",
    "hearing", "investigation", "notice", "recusal", "review", "terms", "volume",
}  # fmt: skip
OF_SIMPLE = [each for each in every_rule() if getattr(each, "__module__", "").rpartition(".")[2] not in ORDINARY]
OF_ORDINARY = [each for each in every_rule() if each.__name__ != "the_decision_is_reported_in_time"]


@pytest.mark.parametrize("rule", [pytest.param(each, id=each.__name__) for each in OF_SIMPLE])
def test_a_lawful_case_is_let_through(rule: Rule) -> None:
    assert [found.code for found in rule(lawful()) if found.force is not Force.NOTES] == []


@pytest.mark.parametrize("rule", [pytest.param(each, id=each.__name__) for each in OF_ORDINARY])
def test_a_lawful_ordinary_case_is_let_through(rule: Rule) -> None:
    assert [found.code for found in rule(ordinary())] == []


NOTHING = Facts(at=at("2025-09-26"), now=at("2025-09-26"))
PENALTY = replace(NOTHING, procedure="ordinary", proposal=ProposalFacts(fine=yuan(100)))
# What the law demands is refused when nothing is stated; the other rules judge only what is there.
DEMANDED = {
    "a_case_is_filed_on_its_conditions",
    "a_clue_is_verified_in_time",
    "a_head_of_the_authority_approves",
    "a_suspension_has_a_cause_and_a_head",
    "an_extension_is_granted_before_the_end",
    "each_element_is_proved",
    "excluded_days_have_a_ground_and_a_paper",
    "the_decision_comes_within_its_term",
    "the_decision_is_one_of_those_the_law_knows",
    "the_decision_is_sealed_before_it_is_delivered",
    "the_decision_paper_states_the_six_items",
    "the_discussion_is_recorded_whole",
    "the_file_is_whole_when_it_is_archived",
    "the_investigation_ends_with_records",
    "the_record_is_complete",
    "the_report_states_what_was_found",
    "the_review_answers_its_nine_points",
    "the_reviewer_is_appointed_and_no_handler",
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


# Refused besides, once a penalty is about to be decided in the ordinary procedure.
DEMANDED_OF_A_PENALTY = {
    "a_hearing_is_offered_where_due",
    "correction_is_ordered",
    "minor_corrected_harmless_acts_are_not_punished",
    "no_decision_before_the_notice_is_delivered",
    "the_notice_states_what_the_party_must_know",
    "the_party_is_told_first",
    "the_penalty_is_of_a_lawful_kind",
    "those_not_answerable_are_not_punished",
    "what_makes_review_due_is_answered",
    "whether_the_case_is_grave_is_answered",
}


@pytest.mark.parametrize("rule", RULES)
def test_silence_never_passes_what_the_law_demands_of_a_penalty(rule: Rule) -> None:
    refused = any(found.force is Force.FORBIDS for found in rule(PENALTY))
    demanded = DEMANDED | DEMANDED_OF_A_PENALTY
    assert refused == (rule.__name__ in demanded)


def _silenced(whole: Facts) -> list[Facts]:
    """The whole case, each time with one part left out; without a calendar only one year is known."""
    parts = [part.name for part in fields(Facts) if part.name not in ("at", "now", "calendar")]
    made = [replace(whole, **{name: getattr(NOTHING, name)}) for name in parts]
    return [*made, replace(whole, calendar=official(2025, 2025))]


SILENCED = _silenced(lawful()) + _silenced(ordinary())


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_crashes_when_a_part_is_missing(rule: Rule) -> None:
    for silent in SILENCED:
        for found in rule(silent):
            assert found.mend in MENDS | {""}


LATE = replace(ordinary(), at=at("2026-03-02"), officers=(), evidence=())


@pytest.mark.parametrize("rule", RULES)
def test_what_a_rule_says_is_plain_and_under_its_own_codes(rule: Rule) -> None:
    blocked = replace(lawful(), blockers=tuple(BLOCKERS), closed=True, officers=())
    for facts in (NOTHING, PENALTY, blocked, replace(ordinary(), at=at("2024-01-02")), LATE):
        for found in rule(facts):
            assert found.code in rule.codes
            assert found.says.endswith("。")
            assert not re.search(r"[!！,;]|抱歉|校验失败", found.says)


def test_what_blocks_is_named_by_its_own_code() -> None:
    assert set(BLOCKERS) == {
        "ordinary_procedure",
        "seizure",
        "registration_of_evidence",
        "confiscated_goods",
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
