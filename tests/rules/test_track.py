"""Which procedure: limits on the spot, sole traders, what blocks (SMP-01, SMP-02): examples and both edges."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import track
from enforcement.rules.facts import Facts, Local, Parameter
from enforcement.rules.findings import Rule
from tests.rules.lawful import but, d, lawful, on, said, yuan

AMOUNT, PROCEDURE = "forbids SMP-01 amount", "forbids SMP-01 procedure"
spot = track.only_small_fines_or_warnings_on_the_spot
UNIT_LOCAL = Local(sole_trader_as=Parameter("unit", "V"))


def fined(amount: str, kind: str = "individual", **changes: Any) -> Facts:
    return but(proposal__fine=yuan(amount), party__kind=kind, **changes)


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("SMP-01 example: citizen 200.00", spot, fined("200.00"), []),
    ("SMP-01 example: citizen 200.01", spot, fined("200.01"), [AMOUNT]),
    ("SMP-01 example: unit 3000", spot, fined("3000", "unit"), []),
    ("SMP-01 example: unit 3001", spot, fined("3001", "unit"), [AMOUNT]),
    ("SMP-01 unit 3000.01", spot, fined("3000.01", "unit"), [AMOUNT]),
    (
        "SMP-01 example: confiscation and 100 yuan",
        spot,
        fined("100", proposal__other_kinds=("没收非法财物",)),
        [PROCEDURE],
    ),
    (
        "SMP-01 example: circulated criticism",
        spot,
        but(proposal__fine=None, proposal__other_kinds=("通报批评",)),
        [PROCEDURE],
    ),
    ("SMP-01 gains are not taken on the spot", spot, fined("100", proposal__gains=yuan(1)), [PROCEDURE]),
    ("SMP-01 a warning", spot, but(proposal__fine=None, proposal__warning=True), []),
    ("SMP-01 kind of party not stated", spot, fined("100", "unknown"), ["forbids SMP-01 party"]),
    ("SMP-01 nobody can be identified", spot, fined("200", "unknown", party__unidentified=True), []),
    (
        "SMP-01 nobody can be identified, above the citizen's limit",
        spot,
        fined("200.01", "unknown", party__unidentified=True),
        [AMOUNT],
    ),
    ("SMP-01 ordinary procedure", spot, fined("5000", procedure="ordinary"), []),
    ("SMP-01 no proposal", spot, but(proposal=None), []),
    ("SMP-01 not punished", spot, fined("5000", proposal__outcome="not_punish"), []),
    ("SMP-01 law of 2018: citizen 50", spot, fined("50", law_day=d("2018-04-11")), []),
    ("SMP-01 law of 2018: citizen 50.01", spot, fined("50.01", law_day=d("2018-04-11")), [AMOUNT]),
    ("SMP-01 law of 2019: unit 1000", spot, fined("1000", "unit", law_day=d("2019-09-03")), []),
    ("SMP-01 law of 2019: unit 1000.01", spot, fined("1000.01", "unit", law_day=d("2019-09-03")), [AMOUNT]),
    (
        "SMP-01 an act of 2018 is judged by the law of 2018",
        spot,
        but(on("2018-04-11"), proposal__fine=yuan(51)),
        [AMOUNT],
    ),
    ("SMP-02 example: sole trader 500 by default", spot, fined("500", "sole_trader"), [AMOUNT]),
    ("SMP-02 sole trader 200 by default", spot, fined("200", "sole_trader"), []),
    ("SMP-02 example: sole trader 500 as unit", spot, fined("500", "sole_trader", local=UNIT_LOCAL), []),
    ("SMP-02 sole trader 3000.01 as unit", spot, fined("3000.01", "sole_trader", local=UNIT_LOCAL), [AMOUNT]),
    ("SMP-02 the unit figure is for sole traders only", spot, fined("500", local=UNIT_LOCAL), [AMOUNT]),
    ("SMP-01 established", track.the_facts_are_established, lawful(), []),
    (
        "SMP-01 facts not conclusive",
        track.the_facts_are_established,
        but(facts_established=False),
        ["forbids SMP-01 evidence"],
    ),
    (
        "SMP-01 no legal basis",
        track.the_facts_are_established,
        but(legal_basis_stated=False),
        ["forbids SMP-01 violation"],
    ),
    ("SMP-02 not a sole trader", track.the_sole_trader_figure_is_local, lawful(), []),
    (
        "SMP-02 design value is told",
        track.the_sole_trader_figure_is_local,
        but(party__kind="sole_trader"),
        ["notes SMP-02 parameters"],
    ),
    (
        "SMP-02 confirmed value",
        track.the_sole_trader_figure_is_local,
        but(party__kind="sole_trader", local=UNIT_LOCAL),
        [],
    ),
    (
        "SMP-02 no value set",
        track.the_sole_trader_figure_is_local,
        but(party__kind="sole_trader", local=Local(sole_trader_as=Parameter(""))),
        ["forbids SMP-02 parameters"],
    ),
    ("no blocker", track.what_is_not_built_goes_on_paper, lawful(), []),
    *[
        (
            f"{code} blocks: {key}",
            track.what_is_not_built_goes_on_paper,
            but(blockers=(key,)),
            [f"forbids {code} procedure"],
        )
        for key, code in {
            "ordinary_procedure": "SMP-01",
            "seizure": "JUR-08",
            "registration_of_evidence": "INV-03",
            "suspected_crime": "TRF-01",
            "recusal_requested": "JUR-06",
            "remedy_filed": "APP-05",
            "hearing_requested": "PRE-06",
            "legal_review": "REV-01",
            "transfer": "FIL-06",
            "revocation": "DEC-14",
            "court_enforcement": "ENF-04",
            "other_delivery": "SRV-01",
            "a thing nobody foresaw": "SMP-01",
        }.items()
    ],
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=n) for n, r, f, e in ROWS])
def test_procedure(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_two_blockers_block_twice() -> None:
    found = track.what_is_not_built_goes_on_paper(but(blockers=("seizure", "suspected_crime")))
    assert [each.code for each in found] == ["JUR-08", "TRF-01"]


def test_the_refusal_tells_the_figures() -> None:
    found = spot(fined("200.01"))
    assert found[0].says.startswith("对公民当场罚款不得超过 200 元，拟罚 200.01 元。")
    assert str(found[0].basis[0]) == "行政处罚法第五十一条"
    old = spot(fined("5000", law_day=d("2018-04-11")))
    assert "50 元" in old[0].says
    assert str(old[0].basis[0]) == "行政处罚法（2021年修订前）第三十三条"


def test_SMP_02_the_note_tells_which_limit_counts() -> None:
    trader = but(party__kind="sole_trader")
    assert "按公民的限额" in track.the_sole_trader_figure_is_local(trader)[0].says
    as_unit = but(trader, local=Local(sole_trader_as=Parameter("unit", "D")))
    assert "按单位的限额" in track.the_sole_trader_figure_is_local(as_unit)[0].says
