"""Problems of fines with the verdict that is right, and each with one fact changed; nothing is stored, no database."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discretion.calculators import answering, packaged
from discretion.calculators.packaged import PackagedLaw
from enforcement.rules.questions import BadQuestion

LAW = PackagedLaw()
TODAY = date(2026, 11, 23)
FOLDER = Path(__file__).with_name("fines")
NAMES = [
    "violation", "organisation", "party", "benchmark", "tier", "circumstances", "act_on", "found_on", "decided_on", "noticed",
    "earlier_fines_for_same_act", "other_bases", "proposed", "reasons", "min", "max", "unit", "base", "kinds", "name", "fine",
    "warning", "confiscate", "procedure", "corrected", "harm", "mitigating", "kind", "born", "versions", "individual", "on",
    "from", "until", "precondition", "at", "params", "excluded", "days", "which", "due", "stopped",
]  # fmt: skip
WORDS = [
    "2025-09-01",
    "overdue",
    "percent",
    "unit",
    "DQ-003",
    "是",
    "1e9",
    "NaN",
    "-1",
    "9999-12-31",
    "2025-09-01T10:00",
]


def problems() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        yield pytest.param(told["question"], told["expected"], told["codes"], id=path.stem)
        for flip in told["flips"]:
            changed = {**told["question"], **flip["change"]}
            yield pytest.param(changed, flip["expected"], flip["codes"], id=f"{path.stem}: {flip['what']}")


INVENTED = json.loads(Path(__file__).with_name("invented.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("problem", INVENTED, ids=lambda each: each["what"])
def test_invented_problem(problem: Mapping[str, Any]) -> None:
    found = answering.penalty(problem["question"], LAW, TODAY)
    assert found["verdict"] == problem["expected"], [(each["code"], each["says"]) for each in found["findings"]]


@pytest.mark.parametrize(("question", "expected", "codes"), list(problems()))
def test_problem(question: Mapping[str, object], expected: str, codes: list[str]) -> None:
    found = answering.penalty(question, LAW, TODAY)
    told = [(each["code"], each["force"], each["says"]) for each in found["findings"]]
    assert found["verdict"] == expected, told
    assert set(codes) <= {code for code, *_ in told}, told


def test_what_is_not_stated_never_crashes_and_never_counts_against_anybody() -> None:
    """Whatever is left out of a lawful question, the verdict never becomes unlawful for it."""
    whole = json.loads((FOLDER / "F10-seven-places-overdue.json").read_text(encoding="utf-8"))["question"]
    assert answering.penalty(whole, LAW, TODAY)["verdict"] == "ok"
    for name in set(whole) - {"violation", "proposed"}:
        without = {key: value for key, value in whole.items() if key != name}
        if name == "benchmark":
            del without["tier"]
        for asked in (without, {**without, name: None}):
            found = answering.penalty(asked, LAW, TODAY)
            assert found["verdict"] != "unlawful", (name, found["findings"])
    least = answering.penalty({"violation": whole["violation"], "proposed": whole["proposed"]}, LAW, TODAY)
    assert least["verdict"] == "needs_reason"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"violation": None}, "violation"),
        ({"violation": "XX-1"}, "violation"),
        ({"violation": {"min": 5, "max": 1}}, "violation.min"),
        ({"violation": {"min": "x"}}, "violation.min"),
        ({"violation": {"min": 1, "unit": "里"}}, "violation.unit"),
        ({"violation": {"min": 1, "max": 2, "precondition": "?"}}, "violation.precondition"),
        ({"proposed": None}, "proposed"),
        ({"proposed": {"fine": -1}}, "proposed.fine"),
        ({"proposed": {"fine": "NaN"}}, "proposed.fine"),
        ({"proposed": {"fine": 1, "procedure": "?"}}, "proposed.procedure"),
        ({"party": {"kind": "?"}}, "party.kind"),
        ({"party": {"kind": "individual", "born": "x"}}, "party.born"),
        ({"act_on": "2025-13-01"}, "act_on"),
        ({"act_on": "2025-11-01"}, "decided_on"),
        ({"act_on": ["2025-09-02", "2025-09-01"]}, "act_on"),
        ({"tier": "特重"}, "tier"),
        ({"benchmark": None}, "tier"),
        ({"benchmark": "LY-1"}, "benchmark"),
        ({"benchmark": [{"name": "a"}, {"name": "a"}]}, "benchmark"),
        ({"benchmark": [3]}, "benchmark.0"),
        ({"circumstances": [1]}, "circumstances"),
        ({"circumstances": {"corrected": "maybe"}}, "circumstances.corrected"),
        ({"noticed": {"fine": "x"}}, "noticed.fine"),
        ({"noticed": 3}, "noticed"),
        ({"earlier_fines_for_same_act": ["2025-99-01"]}, "earlier_fines_for_same_act.0"),
        ({"other_bases": [{"min": 3, "max": 1}]}, "other_bases.0.min"),
        ({"reasons": ["x"]}, "reasons"),
        ({"reasons": {"LEN-08": 3}}, "reasons"),
        ({"organisation": "nowhere"}, "organisation"),
        ({"organisation": 3}, "organisation"),
    ],
)
def test_a_question_that_cannot_be_read_is_refused_in_words(change: Mapping[str, object], field: str) -> None:
    whole = json.loads((FOLDER / "F10-seven-places-overdue.json").read_text(encoding="utf-8"))["question"]
    with pytest.raises(BadQuestion) as refused:
        answering.penalty({**whole, **change}, LAW, TODAY)
    assert refused.value.field == field
    assert refused.value.says.endswith("。")


@pytest.mark.parametrize(
    ("own", "other", "told"),
    [
        ("城市建筑垃圾管理规定25条", "固体废物污染环境防治法第111条", True),
        ("浙江省城市市容和环境卫生管理条例16条", "城市道路管理条例42条", True),
        ("城市道路管理条例42条", "浙江省城市市容和环境卫生管理条例16条", False),
        ("占道设摊", "城市道路管理条例42条", False),
    ],
)
def test_a_clause_of_higher_rank_is_told_by_the_name_of_its_law(own: str, other: str, told: bool) -> None:
    asked = {
        "violation": {"name": own, "min": 0, "max": 5000},
        "other_bases": [{"name": other, "min": 0, "max": 200}],
        "proposed": {"fine": 1000},
    }
    codes = [each["code"] for each in answering.penalty(asked, LAW, TODAY)["findings"]]
    assert ("LEN-13" in codes) is told


def test_a_clause_that_now_punishes_only_refusal_lets_others_off() -> None:
    """The law of the decision has no plain clause any more: whoever corrected is not punished (DEC-11)."""
    rows = [
        {"from": "2020-01-01", "until": "2026-08-14", "min": 100, "max": 1000},
        {"from": "2026-08-15", "min": 1000, "max": 5000, "only_if": "refuse_to_correct"},
    ]
    days = {"act_on": "2026-08-01", "found_on": "2026-08-01", "decided_on": "2026-09-01"}
    asked = {"violation": {"name": "x", "versions": rows}, "party": "unit", "proposed": {"fine": 500}, **days}
    corrected = answering.penalty({**asked, "circumstances": {"corrected": True}}, LAW, TODAY)
    assert corrected["verdict"] == "unlawful"
    assert "DEC-11" in [each["code"] for each in corrected["findings"] if each["force"] == "forbids"]
    assert answering.penalty({**asked, "circumstances": {"corrected": False}}, LAW, TODAY)["verdict"] == "ok"


def test_every_violation_of_the_catalogue_is_judged_for_every_kind_of_party_on_every_day() -> None:
    for code in packaged.violations():
        for kind in ("individual", "sole_trader", "unit"):
            for acted, decided in (
                ("2019-03-01", "2019-05-01"),
                ("2026-05-01", "2026-09-01"),
                ("2026-09-01", "2026-09-20"),
            ):
                for corrected in (True, False, None):
                    asked = {
                        "violation": code, "party": {"kind": kind}, "act_on": acted, "found_on": acted,
                        "decided_on": decided, "circumstances": {"corrected": corrected, "base": 1000},
                        "proposed": {"fine": 300, "warning": None},
                    }  # fmt: skip
                    found = answering.penalty(asked, LAW, TODAY)
                    assert found["verdict"] in ("ok", "needs_reason", "unlawful")


anything = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**13) | st.floats() | st.text(max_size=12) | st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(name=st.sampled_from(NAMES), value=anything, deep=st.booleans())
def test_whatever_is_written_is_answered_or_refused(name: str, value: object, deep: bool) -> None:
    """No value in any place ends in anything but an answer or a refusal in words."""
    whole = json.loads((FOLDER / "F10-seven-places-overdue.json").read_text(encoding="utf-8"))["question"]
    asked = {**whole, name: value}
    if deep:
        for place in ("violation", "circumstances", "proposed", "party"):
            asked[place] = {**whole[place], name: value}
    for ask in (answering.penalty, answering.due_date, answering.late_fee):
        try:
            json.dumps(ask(asked if ask is answering.penalty else {"code": "DEC-03", **asked}, LAW, TODAY))
        except BadQuestion as refused:
            assert refused.says and refused.field


def test_the_published_schema_takes_every_problem() -> None:
    schema = json.loads(
        (Path(answering.__file__).parents[1] / "static" / "law" / "penalty.schema.json").read_text("utf-8")
    )
    check = jsonschema.Draft202012Validator(schema)
    check.check_schema(schema)
    for told in [*INVENTED, *(json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json")))]:
        check.validate(told["question"])
    assert not check.is_valid({"violation": "DQ-003"})
    assert not check.is_valid({"violation": 3, "proposed": {}})
