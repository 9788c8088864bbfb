"""Amounts: range, top, bottom, several clauses, one fine (LEN-05…08, 11, DEC-08, 09, 11)."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import fines
from enforcement.rules.facts import (
    BenchmarkFacts,
    EarlierPenalty,
    Facts,
    FineBaseFacts,
    FineRange,
    HistoryFacts,
    Local,
    OtherBasis,
    Parameter,
    TierFacts,
)
from enforcement.rules.findings import Rule
from tests.rules.lawful import but, d, lawful, said, yuan

kind = fines.the_penalty_is_of_a_lawful_kind
inside = fines.the_fine_is_inside_the_statutory_range
top = fines.the_highest_fine_is_justified
lenient = fines.lenient_causes_show_in_the_amount
higher = fines.the_clause_with_the_higher_fine_is_used
once = fines.one_act_is_fined_once
AMOUNT = "forbids DEC-08 amount"
TOP = "asks_reason LEN-08 reasons"


def fined(amount: str, low: str | None = "5000", high: str | None = "50000", **changes: Any) -> Facts:
    found = FineRange(yuan(low) if low else None, yuan(high) if high else None)
    return but(proposal__fine=yuan(amount), violation__individual=found, **changes)


TIERS = (
    TierFacts(name="从轻", minimum=yuan(500), maximum=yuan(2000)),
    TierFacts(name="从重", minimum=yuan(3500), maximum=yuan(5000)),
)
LIGHT, HEAVY, UNCHOSEN = (BenchmarkFacts(tiers=TIERS, chosen=name) for name in ("从轻", "从重", ""))
MITIGATED = {"proposal__mitigated": True, "proposal__review_passed": True, "leniency__eliminated_harm": True}
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("DEC-08 lawful kind", kind, lawful(), []),
    ("DEC-08 nothing imposed", kind, but(proposal__fine=None), [AMOUNT]),
    ("DEC-08 no violation", kind, but(violation=None), ["forbids DEC-08 violation"]),
    ("DEC-08 warning", kind, but(proposal__fine=None, proposal__warning=True), []),
    (
        "DEC-08 warning unknown to the clause",
        kind,
        but(proposal__warning=True, violation__kinds=("fine",)),
        [AMOUNT],
    ),
    ("DEC-08 warning demanded", kind, but(violation__warning_required=True), [AMOUNT]),
    (
        "DEC-08 warning demanded and given",
        kind,
        but(violation__warning_required=True, proposal__warning=True),
        [],
    ),
    ("DEC-08 fine unknown to the clause", kind, but(violation__kinds=("warning",)), [AMOUNT]),
    ("DEC-08 no range for this party", kind, but(violation__individual=None), [AMOUNT]),
    ("DEC-08 no maximum fixed", kind, but(violation__individual=FineRange()), [AMOUNT]),
    (
        "DEC-08 a range still to be computed is LEN-11's matter",
        kind,
        but(violation__individual=FineRange(), fine_base=FineBaseFacts(way="share", high=yuan("0.10"))),
        [],
    ),
    (
        "DEC-08 a computed clause that does not fine this party",
        kind,
        but(violation__individual=None, fine_base=FineBaseFacts(way="share")),
        [AMOUNT],
    ),
    ("DEC-08 not punished", kind, but(proposal__fine=None, proposal__outcome="not_punish"), []),
    ("DEC-08 other kind only", kind, but(proposal__fine=None, proposal__other_kinds=("没收",)), []),
    ("DEC-08 example: 油烟 4000, no mitigation", inside, fined("4000"), [AMOUNT]),
    ("DEC-08 minimum", inside, fined("5000"), []),
    ("DEC-08 a cent below the minimum", inside, fined("4999.99"), [AMOUNT]),
    ("DEC-08 maximum", inside, fined("50000"), []),
    ("DEC-08 a cent above the maximum", inside, fined("50000.01"), [AMOUNT]),
    ("DEC-08 example: 60000", inside, fined("60000"), [AMOUNT]),
    ("DEC-08 above the maximum even if mitigated", inside, fined("60000", **MITIGATED), [AMOUNT]),
    ("DEC-08 zero", inside, fined("0", None), [AMOUNT]),
    ("DEC-08 negative", inside, fined("-1", None), [AMOUNT]),
    ("DEC-08 a tenth of a cent", inside, fined("5000.001"), [AMOUNT]),
    ("DEC-08 not a number", inside, fined("NaN"), [AMOUNT]),
    ("LEN-11 no minimum counts as 0", inside, fined("0.01", None, "20000"), []),
    ("LEN-07 example: 3000, mitigated, reviewed", inside, fined("3000", **MITIGATED), []),
    (
        "LEN-07 mitigated without a cause",
        inside,
        fined("3000", **{**MITIGATED, "leniency__eliminated_harm": False}),
        ["forbids LEN-07 waiver"],
    ),
    (
        "LEN-07 mitigated without review",
        inside,
        fined("3000", **{**MITIGATED, "proposal__review_passed": False}),
        ["forbids LEN-07 procedure"],
    ),
    (
        "LEN-07 review not asked here",
        inside,
        fined(
            "3000",
            **{**MITIGATED, "proposal__review_passed": False},
            local=Local(mitigation_needs_review=Parameter(False)),
        ),
        [],
    ),
    (
        "LEN-07 youth is a cause",
        inside,
        fined("3000", **{**MITIGATED, "leniency__eliminated_harm": False}, party__born=d("2009-01-01")),
        [],
    ),
    (
        "LEN-07 limited capacity is a cause",
        inside,
        fined("3000", **{**MITIGATED, "leniency__eliminated_harm": False}, party__capacity="limited"),
        [],
    ),
    ("LEN-08 example: 20000 of 20000", top, fined("20000", None, "20000"), [TOP]),
    ("LEN-08 a cent below the top is caught by the line", top, fined("19999.99", None, "20000"), [TOP]),
    ("LEN-08 example: 19999 is above the warning line", top, fined("19999", None, "20000"), [TOP]),
    ("LEN-08 on the warning line", top, fined("19000", None, "20000"), [TOP]),
    ("LEN-08 a cent below the warning line", top, fined("18999.99", None, "20000"), []),
    ("LEN-08 a fixed amount has no top", top, fined("200", "200", "200"), []),
    ("LEN-08 above the maximum is another rule's matter", top, fined("20001", None, "20000"), []),
    (
        "LEN-08 another warning line",
        top,
        fined("18000", None, "20000", local=Local(warning_line=Parameter(yuan("0.90")))),
        [TOP],
    ),
    ("LEN-08 near the top inside the tier", top, fined("4800", "500", "5000", benchmark=HEAVY), ["notes LEN-08"]),
    ("LEN-08 near the top outside the tier", top, fined("4800", "500", "5000", benchmark=LIGHT), [TOP]),
    ("LEN-08 a tier that is not chosen", top, fined("4800", "500", "5000", benchmark=UNCHOSEN), [TOP]),
    ("LEN-08 the top itself inside the tier", top, fined("5000", "500", "5000", benchmark=HEAVY), [TOP]),
    ("LEN-08 not punished", top, fined("20000", None, "20000", proposal__outcome="not_punish"), []),
    ("LEN-08 a warning", top, but(proposal__fine=None, proposal__warning=True), []),
]

YOUTH = {"party__born": d("2008-06-01")}  # 17 on 2025-09-26
ROWS += [
    ("LEN-05 adult", lenient, fined("500", "20", "500"), []),
    (
        "LEN-05 example: 17 years, the maximum",
        lenient,
        fined("500", "20", "500", **YOUTH, proposal__lightened=True),
        ["forbids LEN-05 amount"],
    ),
    ("LEN-05 not lightened", lenient, fined("100", "20", "500", **YOUTH), ["forbids LEN-05 waiver"]),
    ("LEN-05 lightened", lenient, fined("100", "20", "500", **YOUTH, proposal__lightened=True), []),
    ("LEN-05 mitigated", lenient, fined("10", "20", "500", **YOUTH, proposal__mitigated=True), []),
    ("LEN-05 the middle", lenient, fined("260", "20", "500", **YOUTH, proposal__lightened=True), []),
    (
        "LEN-05 above the middle",
        lenient,
        fined("260.01", "20", "500", **YOUTH, proposal__lightened=True),
        ["asks_reason LEN-05 reasons"],
    ),
    (
        "LEN-05 18 years",
        lenient,
        fined("500", "20", "500", party__born=d("2007-09-25")),
        [],
    ),
    (
        "LEN-05 18th birthday itself",
        lenient,
        fined("100", "20", "500", party__born=d("2007-09-26")),
        ["forbids LEN-05 waiver"],
    ),
    (
        "LEN-05 age group stated",
        lenient,
        fined("100", "20", "500", party__born=None, party__age_group="from_14_to_17"),
        ["forbids LEN-05 waiver"],
    ),
    ("LEN-05 a unit has no age", lenient, but(party__kind="unit", proposal__fine=yuan(1000), **YOUTH), []),
    *[
        (
            f"LEN-06 example: {cause}, the maximum",
            lenient,
            fined("500", "20", "500", **{f"leniency__{cause}": True, "proposal__lightened": True}),
            ["forbids LEN-06 amount"],
        )
        for cause in ("eliminated_harm", "coerced", "self_disclosed", "meritorious")
    ],
    (
        "LEN-06 not lightened",
        lenient,
        fined("100", "20", "500", leniency__coerced=True),
        ["forbids LEN-06 waiver"],
    ),
    (
        "LEN-06 above the middle",
        lenient,
        fined("300", "20", "500", leniency__coerced=True, proposal__lightened=True),
        ["asks_reason LEN-06 reasons"],
    ),
]


def bases(*more: OtherBasis, low: str | None = None, high: str = "50") -> Facts:
    return fined("50", low, high, proposal__bases=more)


ROWS += [
    (
        "DEC-09 example: 市容条例 ≤50 chosen, 道路条例 ≤20000 also broken",
        higher,
        bases(OtherBasis("城市道路管理条例第四十二条", None, yuan(20000))),
        ["forbids DEC-09 violation"],
    ),
    (
        "DEC-09 example: 道路条例 chosen",
        higher,
        bases(OtherBasis("省市容条例第十六条", None, yuan(50)), high="20000"),
        [],
    ),
    (
        "DEC-09 same maximum, higher minimum",
        higher,
        bases(OtherBasis("乙", yuan(20), yuan(50))),
        ["forbids DEC-09 violation"],
    ),
    ("DEC-09 same maximum, lower minimum", higher, bases(OtherBasis("乙", yuan(10), yuan(50)), low="20"), []),
    ("DEC-09 equal", higher, bases(OtherBasis("乙", yuan(20), yuan(50)), low="20"), []),
    ("DEC-09 one clause", higher, lawful(), []),
]


def earlier(**changes: Any) -> Facts:
    made = {"violation_code": "SR-020", "decided_on": d("2025-09-26"), "fined": True, **changes}
    return but(history=HistoryFacts(earlier=(EarlierPenalty(**made),)))


ROWS += [
    ("DEC-09 never fined", once, lawful(), []),
    ("DEC-09 example: same facts fined that day", once, earlier(same_facts=True), ["forbids DEC-09 amount"]),
    ("DEC-09 example: overlapping", once, earlier(overlapping=True), ["asks_reason DEC-09 reasons"]),
    ("DEC-09 both", once, earlier(overlapping=True, same_facts=True), ["forbids DEC-09 amount"]),
    ("DEC-09 only warned", once, earlier(same_facts=True, fined=False), []),
    ("DEC-09 another act", once, earlier(), []),
    (
        "DEC-09 a warning now",
        once,
        but(earlier(same_facts=True), proposal__fine=None, proposal__warning=True),
        [],
    ),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=n) for n, r, f, e in ROWS])
def test_amounts(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def ranges(party: str, day: str = "2025-09-26", mitigated: bool = False, **changes: Any) -> fines.Amounts:
    facts = but(party__kind=party, **changes)
    assert facts.violation is not None
    return fines.lawful_amounts(facts.violation, facts.party, facts.local, d(day), mitigated=mitigated)


def test_LEN_11_the_lawful_amounts_on_the_spot() -> None:
    assert ranges("individual") == fines.Amounts(yuan(20), yuan(200))
    assert ranges("unit") == fines.Amounts(yuan(500), yuan(3000))
    assert ranges("sole_trader") == fines.Amounts(yuan(20), yuan(200))
    assert ranges("unknown") == fines.Amounts(yuan(20), yuan(200))
    as_unit = Local(sole_trader_as=Parameter("unit"))
    assert ranges("sole_trader", local=as_unit) == fines.Amounts(yuan(500), yuan(3000))
    assert ranges("individual", "2018-04-11") == fines.Amounts(yuan(20), yuan(50))
    assert ranges("individual", mitigated=True).low == yuan("0.01")


def test_LEN_11_examples_roads_and_building_waste() -> None:
    road = ranges("individual", violation__individual=FineRange(None, yuan(20000)))
    assert (road.low, road.high) == (yuan("0.01"), yuan(200))
    waste = ranges("unit", violation__unit=FineRange(yuan(5000), yuan(50000)))
    assert waste.empty
    assert "转为普通程序" in waste.says
    citizen = ranges("individual", violation__individual=FineRange(None, yuan(200)))
    assert (citizen.low, citizen.high, citizen.empty) == (yuan("0.01"), yuan(200), False)


def test_LEN_11_the_minimum_may_equal_the_limit() -> None:
    at_limit = ranges("individual", violation__individual=FineRange(yuan(200), yuan(500)))
    assert (at_limit.low, at_limit.high, at_limit.empty) == (yuan(200), yuan(200), False)
    assert ranges("individual", violation__individual=FineRange(yuan("200.01"), yuan(500))).empty


def test_LEN_11_no_figure_no_amount() -> None:
    assert ranges("individual", violation__individual=None).empty
    assert ranges("individual", violation__individual=FineRange()).empty


def test_DEC_09_no_clause_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"empty|arg"):
        fines.higher_basis(())
