"""Tiers of a benchmark: fines and measures in order, end to end, inside the statute of each kind of party (LEN-10)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from enforcement.rules.facts import FineRange, TierFacts
from enforcement.rules.tiers import Tiering, benchmark_faults, measure_faults, tier_faults, tier_measured


def volume(name: str, since: str | None, until: str | None, **more: Any) -> TierFacts:
    """A tier told by cubic metres; its fine is no matter here."""
    given: dict[str, Any] = {"minimum": Decimal(0), "maximum": Decimal(0), "measured": "volume"}
    ends = [None if each is None else Decimal(each) for each in (since, until)]
    return TierFacts(name=name, measure_from=ends[0], measure_until=ends[1], **{**given, **more})


def fine(name: str, low: str, high: str, **more: Any) -> TierFacts:
    """A tier told by words."""
    return TierFacts(name=name, minimum=Decimal(low), maximum=Decimal(high), **more)


LIGHT, GRAVE = volume("轻微", None, "10"), volume("严重", "10", None)


@pytest.mark.parametrize(
    ("tiers", "fault"),
    [
        pytest.param((LIGHT, GRAVE), "", id="LEN-10 measures meet"),
        pytest.param((LIGHT, volume("严重", "9.99", None)), "计量重叠", id="LEN-10 a hundredth over"),
        pytest.param((LIGHT, volume("严重", "10.01", None)), "空档", id="LEN-10 a hundredth short"),
        pytest.param((LIGHT, volume("严重", None, None)), "没有写明计量的界限", id="LEN-10 no beginning"),
        pytest.param((volume("轻微", "0", None), GRAVE), "没有写明计量的界限", id="LEN-10 no end between"),
        pytest.param((volume("轻微", "10", "9"),), "高于上限", id="LEN-10 upside down"),
        pytest.param((volume("轻微", "10", "10"),), "", id="LEN-10 one measure"),
        pytest.param(
            (volume("轻微", None, "10", measure_until_included=False), volume("严重", "10", None, measure_from_included=False)),
            "都不含 10",
            id="LEN-10 ten belongs to nobody",
        ),
        pytest.param(
            (volume("轻微", None, "10", measure_until_included=False), GRAVE), "", id="LEN-10 ten belongs to the higher"
        ),
        pytest.param((LIGHT, volume("严重", "10", None, measured="area")), "计量方式不同", id="LEN-10 two measures"),
        pytest.param((fine("轻微", "0", "1"), fine("严重", "1", "2")), "", id="LEN-10 by words"),
        pytest.param((), "", id="LEN-10 no tiers"),
    ],
)  # fmt: skip
def test_LEN_10_measures(tiers: tuple[TierFacts, ...], fault: str) -> None:
    found = measure_faults(tiers)
    assert (len(found) == 1 and fault in found[0]) if fault else found == ()


def test_LEN_10_a_measure_on_two_ends_belongs_to_the_lower_tier() -> None:
    tiers = (LIGHT, volume("一般", "10", "20"), volume("严重", "20", None))
    names = [found and found.name for found in (tier_measured(tiers, Decimal(each)) for each in ("0", "10", "20"))]
    assert names == ["轻微", "轻微", "一般"]
    assert tier_measured(tiers, Decimal("20.01")) == tiers[2]
    open_ends = (volume("一般", "10", "20", measure_from_included=False, measure_until_included=False),)
    assert tier_measured(open_ends, Decimal(10)) is None
    assert tier_measured(open_ends, Decimal("10.01")) == tier_measured(open_ends, Decimal("19.99")) == open_ends[0]
    assert tier_measured(open_ends, Decimal(20)) is None
    assert tier_measured((fine("轻微", "0", "1"),), Decimal(0)) is None


def test_LEN_10_a_gap_between_fines_is_declared_or_refused() -> None:
    low, high = fine("轻微", "5000", "5000"), fine("一般", "8000", "8000")
    assert tier_faults((low, high), FineRange()) == ("「轻微」与「一般」之间有空档",)
    assert tier_faults((low, fine("一般", "8000", "8000", gap_declared=True)), FineRange()) == ()
    overlapping = fine("一般", "4999", "8000", gap_declared=True)
    assert tier_faults((low, overlapping), FineRange()) == ("「轻微」与「一般」重叠",)
    nobody = (
        fine("轻微", "1", "2", maximum_included=False),
        fine("一般", "2", "3", minimum_included=False, gap_declared=True),
    )
    assert tier_faults(nobody, FineRange()) == ("「轻微」与「一般」都不含 2 元",)


def test_LEN_10_a_single_amount_that_is_left_out_holds_nothing() -> None:
    assert tier_faults((fine("轻微", "5", "5", maximum_included=False),), FineRange()) == (
        "「轻微」的上下限相同，两端都应当包含",
    )


STATUTE = FineRange(Decimal(100), Decimal(500))


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        pytest.param(Tiering((fine("轻微", "100", "500"),), STATUTE), "", id="LEN-10 both ends of the statute"),
        pytest.param(Tiering((fine("轻微", "99.99", "500"),), STATUTE), "低于法定下限", id="LEN-10 a cent below"),
        pytest.param(Tiering((fine("轻微", "100", "500.01"),), STATUTE), "高于法定上限", id="LEN-10 a cent above"),
        pytest.param(Tiering((fine("轻微", "100", "500"),), None), "没有对这类当事人规定罚款", id="LEN-10 no fine"),
        pytest.param(
            Tiering((fine("轻微", "100", "200"), fine("轻微", "200", "300")), STATUTE), "同名", id="LEN-10 one name twice"
        ),
        pytest.param(
            Tiering((fine("轻微", "0.05", "0.07"),), STATUTE, frozenset({"share"})), "计算方式", id="LEN-10 another way"
        ),
        pytest.param(
            Tiering((fine("轻微", "0.05", "0.1"),), FineRange(Decimal("0.05"), Decimal("0.1")), frozenset({"share"}), "share"),
            "",
            id="LEN-10 shares inside",
        ),
    ],
)  # fmt: skip
def test_LEN_10_a_benchmark_for_one_kind_of_party(given: Tiering, fault: str) -> None:
    found = benchmark_faults({"unit": given, "individual": Tiering((), None)})
    assert (len(found) == 1 and found[0].startswith("单位：") and fault in found[0]) if fault else found == ()


def test_LEN_10_a_benchmark_without_tiers_is_none() -> None:
    assert benchmark_faults({"unit": Tiering((), STATUTE)}) == ("还没有登记档次",)
