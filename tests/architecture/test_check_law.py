"""`manage.py check_law` finds nothing here, and finds each gap in a copy that is broken on purpose."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command

from enforcement.rules import collection
from supervision import law_codes, law_table
from supervision.law_codes import Code
from supervision.law_later import LATER
from supervision.law_table import Row
from supervision.management.commands import check_law

RULES = {row.name: row.codes for row in law_table.rules()}
CODES = law_codes.catalogue()


def gaps(codes: list[Code] = CODES, rules: dict[str, tuple[str, ...]] = RULES, **places: Path) -> list[str]:
    return list(law_codes.gaps(codes, rules, **places))


def changed(code: str, **fields: Any) -> list[Code]:
    return [replace(each, **fields) if each.code == code else each for each in CODES]


def without(code: str) -> dict[str, tuple[str, ...]]:
    """The rules as if none carried the code."""
    return {name: tuple(each for each in carried if each != code) for name, carried in RULES.items()}


def test_the_law_is_whole() -> None:
    assert law_table.gaps() == []


def test_the_catalogue_has_all_its_codes_and_examples() -> None:
    assert len(CODES) == 176
    assert sum(code.examples for code in CODES) == 293


def test_a_code_that_nothing_answers_for() -> None:
    assert gaps(rules=without("SMP-09")) == ["SMP-09: no rule, no computation and no reason"]
    assert gaps(changed("CAL-01", kind="")) == ["CAL-01: no rule, no computation and no reason"]
    assert gaps(changed("CAL-01", kind="somewhere")) == ["CAL-01: no rule, no computation and no reason"]


def test_a_rule_with_a_code_that_is_not_in_the_catalogue() -> None:
    assert gaps(rules={**RULES, "a_stray_rule": ("SMP-09", "SMP-99")}) == [
        "a_stray_rule: carries SMP-99, which is not in the catalogue"
    ]


def test_a_code_that_is_named_twice() -> None:
    assert "the catalogue names a code twice" in gaps([*CODES, CODES[0]])


@pytest.mark.parametrize("name", ["periods.nothing_of_the_kind", "no_such_module.due", "periods.CENT"])
def test_a_computation_that_names_no_function(name: str) -> None:
    assert gaps(changed("CAL-01", by=(name,))) == [f"CAL-01: there is no function {name}"]


def test_a_computation_without_a_function() -> None:
    assert gaps(changed("CAL-01", by=())) == ["CAL-01: the computation names no function"]


@pytest.mark.parametrize("kind", ["constraint", "permission", "page", "not_applicable"])
def test_what_is_no_rule_has_its_reason(kind: str) -> None:
    assert gaps(changed("CAL-01", kind=kind, reason=" ")) == [f"CAL-01: a {kind} without a reason"]
    assert gaps(changed("CAL-01", kind=kind, reason="shown, never judged")) == []


def test_a_proof_that_is_no_test() -> None:
    of = {"kind": "page", "reason": "shown"}
    gone = "tests/rules/test_periods.py::test_of_nothing"
    assert gaps(changed("CAL-01", **of, proved_by=gone)) == [f"CAL-01: there is no test {gone}"]
    there = "tests/architecture/test_check_law.py::test_a_proof_that_is_no_test"
    assert gaps(changed("CAL-01", **of, proved_by=there)) == []


def test_a_rule_answers_for_the_code_and_needs_no_other_kind() -> None:
    assert gaps(changed("SMP-09", kind="page", reason="shown")) == [
        "SMP-09: a rule answers for it, so that it is no page"
    ]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The worked examples, as a copy to break."""
    return Path(shutil.copytree(law_codes.EXAMPLES, tmp_path / "examples"))


def broken(folder: Path, name: str, change: Callable[[list[dict[str, Any]]], object]) -> list[str]:
    path = folder / f"{name}.json"
    entries = json.loads(path.read_text(encoding="utf-8"))
    change(entries)
    path.write_text(json.dumps(entries), encoding="utf-8")
    return gaps(examples=folder)


def test_a_code_without_its_worked_examples(copied: Path) -> None:
    assert broken(copied, "std", lambda entries: entries.clear()) == [
        "STD-01: 0 worked examples in tests/rules/examples, the catalogue has 2"
    ]


def test_a_worked_example_too_few(copied: Path) -> None:
    assert broken(copied, "std", lambda entries: entries[0]["examples"].pop()) == [
        "STD-01: 1 worked examples in tests/rules/examples, the catalogue has 2"
    ]


def test_worked_examples_of_no_code(copied: Path) -> None:
    assert broken(copied, "std", lambda entries: entries.append({"code": "STD-09", "examples": []})) == [
        "STD-09: worked examples of a code that is not in the catalogue"
    ]


def test_a_code_dropped_from_the_catalogue(tmp_path: Path) -> None:
    rows = [row for row in yaml.safe_load(law_codes.CATALOGUE.read_text(encoding="utf-8")) if row["code"] != "CAL-01"]
    path = tmp_path / "law_codes.yaml"
    path.write_text(yaml.safe_dump(rows, allow_unicode=True), encoding="utf-8")
    assert gaps(law_codes.catalogue(path)) == ["CAL-01: worked examples of a code that is not in the catalogue"]


ROW = next(row for row in law_table.rules() if row.name == "the_treasury_s_receipt_is_given")


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (ROW, []),
        (replace(ROW, steps=()), [f"{ROW.name} (SMP-09): no step or check asks it"]),
        (replace(ROW, articles=()), [f"{ROW.name}: rests on no article"]),
        (replace(ROW, says=""), [f"{ROW.name}: has no docstring"]),
        (replace(ROW, name="a_rule_nobody_tests"), ["a_rule_nobody_tests: no test in tests/rules"]),
    ],
)
def test_a_rule_without_step_article_sentence_or_test(row: Row, found: list[str]) -> None:
    assert law_table.rule_gaps([row], {}, {}) == found


def test_a_rule_whose_test_is_taken_away(tmp_path: Path) -> None:
    assert law_table.rule_gaps([ROW], {}, {}, tmp_path) == [f"{ROW.name}: no test in tests/rules"]
    (tmp_path / "test_cash.py").write_text(f"asked = collection.{ROW.name}\n", encoding="utf-8")
    assert law_table.rule_gaps([ROW], {}, {}, tmp_path) == []


def test_a_rule_waits_only_while_nothing_asks_it() -> None:
    waiting, unasked = {ROW.name: "for its step"}, replace(ROW, steps=())
    assert law_table.rule_gaps([unasked], waiting, {}) == []
    assert law_table.rule_gaps([ROW], waiting, {}) == [f"{ROW.name}: is asked by cash, it waits no longer"]
    assert law_table.rule_gaps([], waiting, {}) == [f"{ROW.name}: there is no such rule to wait"]
    assert law_table.rule_gaps([unasked], {}, {"collection": "for its step"}) == []
    assert law_table.rule_gaps([ROW], {}, {"collection": "for its step"}) == [
        "collection: no rule of this module waits"
    ]


def test_a_rule_beside_many_codes_answers_for_none() -> None:
    beside = {name: carried for name, carried in RULES.items() if name in law_codes.BESIDE}
    assert len(beside) == len(law_codes.BESIDE)
    assert "DEC-14: no rule, no computation and no reason" in gaps(rules=beside)


def test_a_rule_that_only_a_check_asks_has_still_no_step() -> None:
    checked = replace(ROW, steps=(law_table.FILE, law_table.PROPOSAL))
    assert law_table.rule_gaps([checked], {}, {}) == []
    assert law_table.rule_gaps([checked], {ROW.name: "for its step"}, {}) == []
    assert law_table.rule_gaps([checked], {}, {"collection": "for its step"}) == []


def test_the_check_of_a_whole_file_counts_as_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    check = ModuleType("a_check_of_files")
    monkeypatch.setattr(check, "every_rule", lambda: {collection.the_cash_is_the_fine}, raising=False)
    monkeypatch.setitem(sys.modules, check.__name__, check)
    assert law_table.of_files(check.__name__) == {"the_cash_is_the_fine"}
    assert law_table.of_files("cases.no_such_package.asked") == set()
    assert law_table.of_files("no_such_check") == set()


def test_a_check_that_does_not_load_is_no_missing_check(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a_broken_check.py").write_text("import no_such_module_of_anybody\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="no_such_module_of_anybody"):
        law_table.of_files("a_broken_check")


def test_the_calculator_of_penalties_asks_what_it_lists_and_calls(tmp_path: Path) -> None:
    path = tmp_path / "penalty.py"
    path.write_text("ASKED = (fines.one,)\nLEFT = {fines.two}\nfound = fines.three(facts)\n", encoding="utf-8")
    assert law_table.of_proposals(path) == {"one", "three"}
    assert "the_tiers_fit_the_statute" in law_table.of_proposals()


def test_the_command_fails_on_a_gap_and_on_a_page_out_of_date(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(check_law, "DOCS", tmp_path)
    with pytest.raises(CommandError, match=r"docs/law\.md is not up to date"):
        call_command("check_law")
    call_command("check_law", "--write")
    call_command("check_law")
    monkeypatch.setattr(law_table, "LATER", {**LATER, ROW.name: "for its step"})
    with pytest.raises(CommandError, match="it waits no longer"):
        call_command("check_law")


def test_the_pages_are_up_to_date() -> None:
    assert (check_law.DOCS / "law.md").read_text(encoding="utf-8") == law_table.law_page()
    assert (check_law.DOCS / "procedure.md").read_text(encoding="utf-8") == law_table.procedure_page()


def test_every_code_has_its_line_in_the_page() -> None:
    lines = law_table.code_table(law_table.rules())
    assert [line.split(" | ")[0].removeprefix("| ") for line in lines[-len(CODES) :]] == [each.code for each in CODES]
