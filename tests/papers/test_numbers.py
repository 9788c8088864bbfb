"""Money, dates and codes as papers write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.documents import numbers

WORDS = [
    ("0.05", "人民币伍分"),
    ("0.50", "人民币伍角整"),
    ("10", "人民币壹拾元整"),
    ("20.00", "人民币贰拾元整"),
    ("150", "人民币壹佰伍拾元整"),
    ("200", "人民币贰佰元整"),
    ("200.01", "人民币贰佰元零壹分"),
    ("325.04", "人民币叁佰贰拾伍元零肆分"),
    ("1409.50", "人民币壹仟肆佰零玖元伍角整"),
    ("3000", "人民币叁仟元整"),
    ("6007.14", "人民币陆仟零柒元壹角肆分"),
    ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
    ("20010", "人民币贰万零壹拾元整"),
    ("90000", "人民币玖万元整"),
    ("107000.53", "人民币壹拾万柒仟元伍角叁分"),
    ("10000001", "人民币壹仟万零壹元整"),
    ("100010000", "人民币壹亿零壹万元整"),
]


@pytest.mark.parametrize(("amount", "words"), WORDS)
def test_money_is_written_in_capital_characters(amount: str, words: str) -> None:
    assert numbers.money_words(Decimal(amount)) == words


@pytest.mark.parametrize("amount", ["0", "-1", "1.005", "NaN", "Infinity", "1E+16"])
def test_what_is_no_amount_is_not_written(amount: str) -> None:
    with pytest.raises(ValueError, match="no amount"):
        numbers.money_words(Decimal(amount))


def _read(words: str) -> Decimal:
    """The amount that capital characters name, read by their place values."""
    units = {"拾": 10, "佰": 100, "仟": 1000}
    total, group, digit = Decimal(0), Decimal(0), 0
    for sign in words.removeprefix("人民币"):
        if sign in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(sign)
        elif sign in units:
            group, digit = group + digit * units[sign], 0
        elif sign in ("万", "亿"):
            total, group, digit = (total + group + digit) * (10_000 if sign == "万" else 10**8), Decimal(0), 0
        elif sign == "元":
            total, group, digit = total + group + digit, Decimal(0), 0
        elif sign in ("角", "分"):
            total, digit = total + Decimal(digit) * (Decimal("0.1") if sign == "角" else Decimal("0.01")), 0
    return total


@given(st.integers(min_value=1, max_value=9_999_999_999))
def test_written_money_reads_back_as_the_same_money(cents: int) -> None:
    amount = Decimal(cents) / 100
    assert _read(numbers.money_words(amount)) == amount


def test_figures_carry_the_full_width_sign() -> None:
    assert numbers.figure(Decimal("90000")) == "￥90,000.00"
    assert numbers.plain(Decimal("200.00")) == "200"
    assert numbers.plain(Decimal("0.5")) == "0.50"


def test_times_are_those_of_china() -> None:
    assert numbers.chinese_date(date(2026, 1, 5)) == "2026年1月5日"
    assert numbers.chinese_moment(datetime(2026, 12, 31, 16, 5, tzinfo=UTC)) == "2027年1月1日0时05分"
    with pytest.raises(ValueError, match="aware"):
        numbers.chinese_moment(datetime(2026, 1, 1))  # noqa: DTZ001  # a naive time is what is refused


def test_codes_are_long_enough_and_forgive_how_they_are_typed() -> None:
    codes = {numbers.new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(len(code) == 11 and not set(code) & set("ILOU") for code in codes)
    assert numbers.same_code(" 7k3m9 qxf2a ", "7K3M9-QXF2A")
    assert numbers.same_code("oIl00-00000", "01100-00000")
    assert not numbers.same_code("7K3M9-QXF2B", "7K3M9-QXF2A")
    assert not numbers.same_code("", "7K3M9-QXF2A")
