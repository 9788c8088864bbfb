"""Benchmarks, tiers, leaving them; the top of a range; computed ranges; rank of clauses (LEN-08…11, LEN-13, REV-07)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import benchmark, fine_bases, fines
from enforcement.rules import tiers as tier_rules
from enforcement.rules.facts import Facts, FineBaseFacts, FineRange, OtherBasis, TierFacts
from enforcement.rules.findings import Rule
from tests.rules.lawful import at, but, d, said, yuan
from tests.rules.ordinary import TIERS, head, o, ordinary

published = benchmark.the_benchmark_is_published_and_in_force
fit = benchmark.the_tiers_fit_the_statute
leaving = benchmark.leaving_the_benchmark_is_reasoned_and_approved
top = fines.the_highest_fine_is_justified
base = fine_bases.the_base_of_a_computed_fine_is_proved
rank = fines.a_clause_of_higher_rank_is_pointed_out
LEN9 = "forbids LEN-09 benchmark"
TOP = "asks_reason LEN-08 reasons"
LEAVES = "asks_reason REV-07 reasons"
UNAPPROVED = "forbids REV-07 approval"
NOT = {"proposal__outcome": "not_punish"}


def on(day: str, **changes: Any) -> Facts:
    return o(at=at(day), now=at(day), **changes)


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("LEN-09 in force", published, o(), []),
    ("LEN-09 example: the last day", published, on("2028-11-30"), []),
    ("LEN-09 example: chosen on 2028-12-01", published, on("2028-12-01"), [LEN9]),
    ("LEN-09 the first day", published, on("2023-12-01"), []),
    ("LEN-09 the day before", published, on("2023-11-30"), [LEN9]),
    ("LEN-09 no end", published, on("2030-01-01", benchmark__in_force_until=None), []),
    ("LEN-09 no beginning", published, o(benchmark__in_force_from=None), [LEN9]),
    ("LEN-09 not published", published, o(benchmark__published_on=None), [LEN9]),
    ("LEN-09 published today", published, o(benchmark__published_on=d("2025-10-24")), []),
    ("LEN-09 published tomorrow", published, o(benchmark__published_on=d("2025-10-25")), [LEN9]),
    ("LEN-09 no tier chosen", published, o(benchmark__chosen="?"), [LEN9]),
    ("LEN-09 no reason for the tier", published, o(benchmark__choice_reason_stated=False), [LEN9]),
    ("LEN-09 no benchmark", published, o(benchmark=None), ["notes LEN-09 benchmark"]),
    ("LEN-09 no benchmark, no fine", published, o(benchmark=None, proposal__fine=None), []),
    ("LEN-09 no benchmark, no proposal", published, o(benchmark=None, proposal=None), []),
    ("LEN-09 not punished", published, o(benchmark__published_on=None, **NOT), []),
]


def tiers(*spans: tuple[int, int] | tuple[int, int, bool, bool]) -> tuple[TierFacts, ...]:
    made = []
    for number, (low, high, *ends) in enumerate(spans):
        first, last = ends or (True, True)
        made.append(
            TierFacts(
                name=f"第{number}档",
                minimum=yuan(low),
                maximum=yuan(high),
                minimum_included=first,
                maximum_included=last,
            )
        )
    return tuple(made)


def tiered(*spans: Any, **changes: Any) -> Facts:
    return o(benchmark__tiers=tiers(*spans), **changes)


LEN10 = "forbids LEN-10 benchmark"
ROWS += [
    ("LEN-10 fit", fit, o(), []),
    ("LEN-10 example: 荥阳, ends meet", fit, tiered((10000, 20000), (20000, 35000), (35000, 50000)), []),
    ("LEN-10 overlap", fit, tiered((5000, 20000), (19999, 50000)), [LEN10]),
    ("LEN-10 a gap", fit, tiered((5000, 20000), (20001, 50000)), [LEN10]),
    (
        "LEN-10 an end that belongs to nobody",
        fit,
        tiered((5000, 20000, True, False), (20000, 50000, False, True)),
        [LEN10],
    ),
    (
        "LEN-10 an end that belongs to the lower",
        fit,
        tiered((5000, 20000, True, True), (20000, 50000, False, True)),
        [],
    ),
    (
        "LEN-10 an end that belongs to the higher",
        fit,
        tiered((5000, 20000, True, False), (20000, 50000, True, True)),
        [],
    ),
    ("LEN-10 upside down", fit, tiered((20000, 5000)), [LEN10]),
    ("LEN-10 a single amount", fit, tiered((5000, 5000)), []),
    ("LEN-10 a yuan below the statute", fit, tiered((4999, 50000)), [LEN10]),
    ("LEN-09 example: a yuan above the statute", fit, tiered((5000, 50001)), [LEN10]),
    ("LEN-10 no fine for this party", fit, tiered((0, 9), violation__unit=None), []),
    ("LEN-10 no benchmark", fit, o(benchmark=None), []),
    ("LEN-10 no violation", fit, o(violation=None), []),
]


def fined(fine: str, **changes: Any) -> Facts:
    given: dict[str, Any] = {"discussion": None, **changes}
    return o(proposal__fine=yuan(fine), **given)


APPROVED = {"benchmark__departed_by": head(), "benchmark__departed_on": d("2025-10-22")}
ROWS += [
    ("REV-07 in the tier", leaving, fined("8000"), []),
    ("REV-07 the lower end", leaving, fined("5000"), []),
    ("REV-07 the upper end", leaving, fined("10000"), []),
    ("REV-07 example: tier to 10000, fined 12000", leaving, fined("12000"), [LEAVES, UNAPPROVED]),
    ("REV-07 a cent above the tier", leaving, fined("10000.01"), [LEAVES, UNAPPROVED]),
    ("REV-07 an end that is not included", leaving, fined("10000", benchmark__chosen="一般"), [LEAVES, UNAPPROVED]),
    ("REV-07 just inside it", leaving, fined("10000.01", benchmark__chosen="一般"), []),
    (
        "REV-07 an upper end that is not included",
        leaving,
        fined("9000", benchmark__tiers=tiers((5000, 9000, True, False)), benchmark__chosen="第0档"),
        [LEAVES, UNAPPROVED],
    ),
    ("REV-07 example: with approval", leaving, fined("12000", **APPROVED), [LEAVES]),
    (
        "REV-07 approved, no day",
        leaving,
        fined("12000", **{**APPROVED, "benchmark__departed_on": None}),
        [LEAVES, UNAPPROVED],
    ),
    (
        "REV-07 approved by no head",
        leaving,
        fined("12000", **{**APPROVED, "benchmark__departed_by": head(rank="")}),
        [LEAVES, UNAPPROVED],
    ),
    ("REV-07 discussed", leaving, fined("12000", discussion=ordinary().discussion), [LEAVES]),
    ("REV-07 mitigation is another matter", leaving, fined("3000", proposal__mitigated=True), []),
    ("REV-07 no tier of that name", leaving, fined("12000", benchmark__chosen="?"), []),
    ("REV-07 no benchmark", leaving, fined("12000", benchmark=None), []),
    ("REV-07 no fine", leaving, o(proposal__fine=None), []),
    ("REV-07 not punished", leaving, fined("12000", **NOT), []),
]


def ranged(fine: str, low: str | None, high: str, **changes: Any) -> Facts:
    found = FineRange(None if low is None else yuan(low), yuan(high))
    return o(proposal__fine=yuan(fine), violation__unit=found, **changes)


def computed(fine: str, base_yuan: str, low: str | None, high: str) -> Facts:
    given = FineBaseFacts(way="multiple", base=yuan(base_yuan), low=None if low is None else yuan(low), high=yuan(high))
    return o(proposal__fine=yuan(fine), violation__unit=fine_bases.computed_range(given), benchmark=None)


ROWS += [
    ("LEN-08 the maximum", top, ranged("20000", None, "20000"), [TOP]),
    ("LEN-08 19999.99 of 20000 is caught by the warning line", top, ranged("19999.99", None, "20000"), [TOP]),
    ("LEN-08 a cent below the line", top, ranged("18999.99", None, "20000"), []),
    ("LEN-08 min = max has no top", top, ranged("500", "500", "500"), []),
    ("LEN-08 the top of a tier is not the top of the statute", top, o(proposal__fine=yuan(10000)), []),
    ("LEN-08 a multiple: ten times 696", top, computed("6960", "696", "5", "10"), [TOP]),
    ("LEN-08 a multiple: its line", top, computed("6612", "696", "5", "10"), [TOP]),
    ("LEN-08 a multiple: a cent below its line", top, computed("6611.99", "696", "5", "10"), []),
    ("LEN-08 a share: 10 % of 800000", top, computed("80000", "800000", "0.05", "0.10"), [TOP]),
    ("LEN-08 a share: 5 % is the bottom", top, computed("40000", "800000", "0.05", "0.10"), []),
    ("LEN-08 per day: 9 days of 1000", top, computed("9000", "9", "100", "1000"), [TOP]),
    ("LEN-08 per day: 8 days' worth", top, computed("8000", "9", "100", "1000"), []),
]


def based(least: str = "40000", most: str = "80000", **changes: Any) -> Facts:
    given = {"way": "share", "base": yuan(800000), "low": yuan("0.05"), "high": yuan("0.10"), "evidence_ids": ("e2",)}
    made = FineBaseFacts(**{**given, **changes})
    return ranged("50000", least, most, fine_base=made)


LEN11, NO_BASE = "forbids LEN-11 amount", "forbids LEN-11 evidence"
ROWS += [
    ("LEN-11 proved", base, based(), []),
    ("LEN-11 no computed fine", base, o(), []),
    ("LEN-11 not proved", base, based(evidence_ids=()), [NO_BASE]),
    ("LEN-11 proved by nothing that is there", base, based(evidence_ids=("e9",)), [NO_BASE]),
    ("LEN-11 another range used", base, based("40000", "90000"), [LEN11]),
    ("LEN-11 another minimum used", base, based("0", "80000"), [LEN11]),
    ("LEN-11 no base", base, based(base=None), [LEN11]),
    ("LEN-11 no factor", base, based(high=None), [LEN11]),
    ("LEN-11 no violation", base, but(based(), violation=None), []),
    ("LEN-11 not punished", base, but(based("0", "1"), **NOT), []),
]


def also(own: str, *others: str) -> Facts:
    made = tuple(OtherBasis(f"另一{level}", None, yuan(1), level) for level in others)  # type: ignore[arg-type]  # levels
    return o(violation__level=own, proposal__bases=made)


HIGHER = "notes LEN-13 violation"
ROWS += [
    ("LEN-13 example: 139 号令 against 固废法", rank, also("rule", "law"), [HIGHER]),
    ("LEN-13 a regulation against a local one", rank, also("local_regulation", "administrative_regulation"), [HIGHER]),
    ("LEN-13 a local regulation against a rule", rank, also("rule", "local_regulation"), [HIGHER]),
    ("LEN-13 equal rank", rank, also("law", "law"), []),
    ("LEN-13 lower rank", rank, also("law", "rule"), []),
    ("LEN-13 rank not stated", rank, also("", "law"), []),
    ("LEN-13 other rank not stated", rank, also("rule", ""), []),
    ("LEN-13 two higher ones", rank, also("rule", "law", "local_regulation"), [HIGHER, HIGHER]),
    ("LEN-13 no violation", rank, but(also("rule", "law"), violation=None), []),
    ("LEN-13 no proposal", rank, but(also("rule", "law"), proposal=None), []),
    ("LEN-13 not punished", rank, but(also("rule", "law"), **NOT), []),
    (
        "LEN-07 ordinary: mitigation is reviewed by another rule",
        fines.the_fine_is_inside_the_statutory_range,
        o(proposal__fine=yuan(3000), proposal__mitigated=True, leniency__eliminated_harm=True, review=None),
        [],
    ),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=i) for i, r, f, e in ROWS])
def test_benchmark(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_LEN_10_an_amount_on_two_ends_belongs_to_the_lower_tier() -> None:
    rong = tiers((70000, 100000), (10000, 40000), (40000, 70000))
    assert [tier_rules.tier_of(rong, yuan(amount)) for amount in (40000, 70000, 9999, 100001)] == [
        rong[1],
        rong[2],
        None,
        None,
    ]
    assert tier_rules.tier_of(TIERS, yuan("10000.01")) == TIERS[1]


def test_LEN_11_a_computed_range_never_goes_beyond_the_law_by_rounding() -> None:
    works = FineBaseFacts(way="share", base=yuan("333.33"), low=yuan("0.05"), high=yuan("0.10"))
    assert fine_bases.computed_range(works) == FineRange(yuan("16.67"), yuan("33.33"))
    temporary = FineBaseFacts(way="multiple", base=yuan(30000), high=yuan(1))
    assert fine_bases.computed_range(temporary) == FineRange(yuan(0), yuan(30000))
    even = replace(works, base=yuan(100), low=yuan("0.10"))
    assert fine_bases.computed_range(even) == FineRange(yuan(10), yuan(10))


@pytest.mark.parametrize(
    "changes",
    [{"base": None}, {"base": yuan(0)}, {"high": None}, {"high": yuan(0), "low": None}, {"low": yuan(11)}],
)
def test_LEN_11_no_range_without_a_base(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="factor"):
        fine_bases.computed_range(replace(FineBaseFacts(base=yuan(696), low=yuan(5), high=yuan(10)), **changes))


def test_LEN_11_a_cent_is_a_base() -> None:
    least = FineBaseFacts(base=yuan("0.01"), high=yuan("0.01"))
    assert fine_bases.computed_range(least) == FineRange(yuan(0), yuan(0))
