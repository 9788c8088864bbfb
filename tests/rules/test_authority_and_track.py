"""Which body, which place, which procedure (JUR-01, 02, 03, 09, SMP-01, 02): examples and both edges."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import authority, track
from enforcement.rules.facts import (
    DisputeFacts,
    Facts,
    HistoryFacts,
    Local,
    OrganisationFacts,
    Parameter,
    PowerFacts,
)
from enforcement.rules.findings import Rule
from tests.rules.lawful import but, d, lawful, on, said, yuan

JUR_01, JUR_09 = "forbids JUR-01 procedure", "forbids JUR-09 violation"
ENTRUSTED = OrganisationFacts(
    name="湖滨街道执法队",
    kind="entrusted",
    authority_name="云川市澄湖区城市管理局",
    entrusted_from=d("2025-01-01"),
    entrusted_until=d("2025-12-31"),
    entrustment_published=True,
)
STREET = OrganisationFacts(
    name="湖滨街道办事处", kind="street", is_authority=True, authority_name="湖滨街道办事处"
)


def entrusted(day: str, **changes: Any) -> Facts:
    return but(on(day), **{"organisation": ENTRUSTED, **changes})


def power(facts: Facts | None = None, **changes: Any) -> Facts:
    made = {"violation_code": "SR-020", "held_from": d("2020-01-01"), **changes}
    return but(facts, power=PowerFacts(**made))


def street(**changes: Any) -> Facts:
    return power(but(organisation=STREET), **changes)


entrustment = authority.the_entrustment_is_in_force
named = authority.the_paper_bears_the_authority_s_name
held = authority.the_power_is_held_that_day
place = authority.the_place_is_in_the_area
dispute = authority.a_dispute_leaves_minutes

BODIES: list[tuple[str, Rule, Facts, list[str]]] = [
    ("JUR-01 a bureau needs no entrustment", entrustment, lawful(), []),
    ("JUR-01 entrusted, last day", entrustment, entrusted("2025-12-31"), []),
    (
        "JUR-01 example: entrusted to 2025-12-31, filed 2026-01-04",
        entrustment,
        entrusted("2026-01-04"),
        [JUR_01],
    ),
    ("JUR-01 the day after", entrustment, entrusted("2026-01-01"), [JUR_01]),
    ("JUR-01 first day", entrustment, entrusted("2025-01-01"), []),
    ("JUR-01 before the first day", entrustment, entrusted("2024-12-31"), [JUR_01]),
    (
        "JUR-01 no end stated",
        entrustment,
        entrusted("2025-06-03", organisation__entrusted_until=None),
        [JUR_01],
    ),
    (
        "JUR-01 not published",
        entrustment,
        entrusted("2025-06-03", organisation__entrustment_published=False),
        [JUR_01],
    ),
    ("JUR-01 right name", named, lawful(), []),
    (
        "JUR-01 example: an entrusted street signs as the street",
        named,
        but(organisation=ENTRUSTED, paper__authority_name="湖滨街道办事处"),
        [JUR_01],
    ),
    ("JUR-01 entrusted, in the name of the bureau", named, but(organisation=ENTRUSTED), []),
    (
        "JUR-09 example: a street signs as itself for transferred powers",
        named,
        but(organisation=STREET, paper__authority_name="湖滨街道办事处"),
        [],
    ),
    ("JUR-01 no name on the paper", named, but(paper__authority_name=""), [JUR_01]),
    ("JUR-01 authority not on record", named, but(organisation__authority_name=""), [JUR_01]),
    ("JUR-01 no paper yet", named, but(paper=None), []),
    ("JUR-01 power held", held, lawful(), []),
    ("JUR-01 no power", held, but(power=None), ["forbids JUR-01 violation"]),
    ("JUR-01 no violation chosen", held, but(violation=None), ["forbids JUR-01 violation"]),
    ("JUR-01 power over another matter", held, power(violation_code="SR-001"), ["forbids JUR-01 violation"]),
    ("JUR-01 power from that day", held, power(held_from=d("2025-09-26")), []),
    ("JUR-01 power from the next day", held, power(held_from=d("2025-09-27")), ["forbids JUR-01 violation"]),
    ("JUR-01 power without a beginning", held, power(held_from=None), ["forbids JUR-01 violation"]),
    ("JUR-01 power to that day", held, power(held_until=d("2025-09-26")), []),
    (
        "JUR-01 power ended the day before",
        held,
        power(held_until=d("2025-09-25")),
        ["forbids JUR-01 violation"],
    ),
    ("JUR-01 power not published", held, power(published=False), ["forbids JUR-01 violation"]),
    ("JUR-09 example: on the list, signed by the street", held, street(by="transfer"), []),
    ("JUR-09 entrusted to the street", held, street(by="entrustment"), []),
    ("JUR-09 example: not on the list", held, street(violation_code="SR-001", by="transfer"), [JUR_09]),
    ("JUR-09 no power of its own", held, street(by="own"), [JUR_09]),
    ("JUR-09 the decision is not published", held, street(by="transfer", published=False), [JUR_09]),
    ("JUR-02 in the area", place, lawful(), []),
    (
        "JUR-02 example: next district without a basis",
        place,
        but(act__place_in_jurisdiction=False),
        ["forbids JUR-02 place"],
    ),
    (
        "JUR-02 example: next district by appointment",
        place,
        but(act__place_in_jurisdiction=False, act__jurisdiction_basis="指定管辖〔2025〕3号"),
        [],
    ),
    ("JUR-02 not confirmed", place, but(act__place_in_jurisdiction=None), ["forbids JUR-02 place"]),
    ("JUR-02 no place", place, but(act__place=" "), ["forbids JUR-02 place"]),
    (
        "JUR-02 example: same facts in an open case",
        place,
        but(history=HistoryFacts(open_same_facts=True)),
        ["notes JUR-02 violation"],
    ),
]


def disputed(day: str, **changes: Any) -> Facts:
    made = {"arisen_on": d("2025-09-26"), "minutes_kept": True, **changes}
    return but(on(day), dispute=DisputeFacts(**made))


BODIES += [
    ("JUR-03 no dispute", dispute, lawful(), []),
    ("JUR-03 last day, not settled", dispute, disputed("2025-10-13"), ["asks_reason JUR-03 reasons"]),
    ("JUR-03 a day late, not referred", dispute, disputed("2025-10-14"), ["forbids JUR-03 procedure"]),
    ("JUR-03 a day late, referred up", dispute, disputed("2025-10-14", referred_up=True), []),
    ("JUR-03 settled", dispute, disputed("2025-10-14", settled=True), []),
    (
        "JUR-03 no minutes",
        dispute,
        disputed("2025-10-10", settled=True, minutes_kept=False),
        ["forbids JUR-03 procedure"],
    ),
    ("JUR-03 no day", dispute, disputed("2025-10-10", arisen_on=None), ["forbids JUR-03 procedure"]),
]

AMOUNT, PROCEDURE = "forbids SMP-01 amount", "forbids SMP-01 procedure"
spot = track.only_small_fines_or_warnings_on_the_spot
UNIT_LOCAL = Local(sole_trader_as=Parameter("unit", "V"))


def fined(amount: str, kind: str = "individual", **changes: Any) -> Facts:
    return but(proposal__fine=yuan(amount), party__kind=kind, **changes)


BODIES += [
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
    ("SMP-01 an act of 2018 is judged by the law of 2018", spot, but(on("2018-04-11"), proposal__fine=yuan(51)), [AMOUNT]),
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
            "ordinary_procedure": "SMP-01", "seizure": "JUR-08", "registration_of_evidence": "INV-03",
            "suspected_crime": "TRF-01", "remedy_filed": "APP-05", "hearing_requested": "PRE-06",
            "legal_review": "REV-01", "transfer": "FIL-06", "revocation": "DEC-14",
            "court_enforcement": "ENF-04", "other_delivery": "SRV-01", "a thing nobody foresaw": "SMP-01",
        }.items()
    ],
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "facts", "expected"), [pytest.param(r, f, e, id=n) for n, r, f, e in BODIES]
)
def test_body_place_and_procedure(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_two_blockers_block_twice() -> None:
    found = track.what_is_not_built_goes_on_paper(but(blockers=("seizure", "suspected_crime")))
    assert [each.code for each in found] == ["JUR-08", "TRF-01"]


@pytest.mark.parametrize(
    ("kind", "is_authority", "own"),
    [("bureau", True, True), ("street", True, True), ("squad", True, False), ("entrusted", True, False), ("street", False, False)],
)  # fmt: skip
def test_who_acts_in_its_own_name(kind: Any, is_authority: bool, own: bool) -> None:
    assert authority.acts_in_own_name(OrganisationFacts(kind=kind, is_authority=is_authority)) is own


def test_the_refusal_tells_the_figures() -> None:
    found = spot(fined("200.01"))
    assert found[0].says.startswith("对公民当场罚款不得超过 200 元，拟罚 200.01 元。")
    assert str(found[0].basis[0]) == "行政处罚法第五十一条"
    old = spot(fined("5000", law_day=d("2018-04-11")))
    assert "50 元" in old[0].says
    assert str(old[0].basis[0]) == "行政处罚法（2021年修订前）第三十三条"
