"""Like cases: ten or nothing, quartiles, the place of a fine, and both edges of what is unusual."""

from __future__ import annotations

from decimal import Decimal

import pytest

from enforcement.rules.findings import Force
from enforcement.rules.like import outlier, place_among, spread

TEN = [Decimal(each) for each in (100, 200, 300, 400, 500, 600, 700, 800, 900, 1000)]


def test_nine_fines_tell_nothing_and_ten_do() -> None:
    assert spread(TEN[:9]) is None
    found = spread(list(reversed(TEN)))
    assert found is not None
    assert (found.count, found.minimum, found.maximum) == (10, Decimal(100), Decimal(1000))
    assert (found.lower, found.median, found.upper) == (Decimal("325.00"), Decimal("550.00"), Decimal("775.00"))


def test_a_fine_stands_below_beside_and_above_others() -> None:
    assert place_among(Decimal(500), TEN) == (4, 1, 5)
    assert place_among(Decimal(50), TEN) == (0, 0, 10)
    assert place_among(Decimal(1001), TEN) == (10, 0, 0)


@pytest.mark.parametrize(
    ("fine", "way"),
    [("1450.00", ""), ("1450.01", "高于"), ("0.01", "")],
    ids=["on the fence", "a cent beyond it", "the lower fence is below zero"],
)
def test_a_fine_is_unusual_only_beyond_the_fence(fine: str, way: str) -> None:
    # The middle half is 325 to 775, 450 wide; one and a half times that above 775 is 1450.
    note = outlier(Decimal(fine), spread(TEN))
    assert (note is not None) == bool(way)
    if note is not None:
        assert way in note.says and note.force is Force.NOTES


def test_a_fine_below_the_fence_is_unusual_too() -> None:
    close = spread([Decimal(1000)] * 9 + [Decimal(1100)])
    assert outlier(Decimal(1000), close) is None
    note = outlier(Decimal("999.99"), close)
    assert note is not None and "低于" in note.says


def test_nothing_is_unusual_where_too_few_are_known_or_nothing_is_fined() -> None:
    assert outlier(Decimal(10**6), spread(TEN[:9])) is None
    assert outlier(None, spread(TEN)) is None
