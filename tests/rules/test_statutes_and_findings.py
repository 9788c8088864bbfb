"""Articles are written as statutes write them; constants carry article, unit and dates."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from enforcement.rules import statutes
from enforcement.rules.findings import Article, Finding, Force, asks_reason, chinese_numeral, forbids, notes
from enforcement.rules.statutes import Amount, Period, Share
from tests.rules.lawful import d


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (58, "五十八"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (118, "一百一十八"),
        (206, "二百零六"),
        (1006, "一千零六"),
        (1010, "一千零一十"),
        (1054, "一千零五十四"),
        (1100, "一千一百"),
        (9999, "九千九百九十九"),
    ],
)
def test_article_numbers_in_chinese(number: int, written: str) -> None:
    assert chinese_numeral(number) == written


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_no_such_article_number(number: int) -> None:
    with pytest.raises(ValueError):
        chinese_numeral(number)


@pytest.mark.parametrize(
    ("article", "written"),
    [
        (Article("行政处罚法", 58, 1, 2), "行政处罚法第五十八条第一款第（二）项"),
        (Article("行政处罚法", "51"), "行政处罚法第五十一条"),
        (Article("行政处罚法", 64, "", 4), "行政处罚法第六十四条第（四）项"),
        (Article("建办督〔2025〕12号", "四（七）"), "建办督〔2025〕12号四（七）"),
    ],
)
def test_articles_as_statutes_write_them(article: Article, written: str) -> None:
    assert str(article) == written


def test_the_three_forces() -> None:
    article = Article("行政处罚法", 51)
    assert forbids("SMP-01", "句", article, mend="amount") == Finding(
        "SMP-01", Force.FORBIDS, "句", (article,), "amount"
    )
    assert asks_reason("LEN-08", "句", article).force is Force.ASKS_REASON
    assert asks_reason("LEN-08", "句", article).mend == "reasons"
    assert notes("STF-06", "句", article).force is Force.NOTES


def test_a_finding_without_article_or_with_an_unknown_part_cannot_be_made() -> None:
    with pytest.raises(ValueError):
        forbids("SMP-01", "句")
    with pytest.raises(ValueError):
        forbids("SMP-01", "句", Article("行政处罚法", 51), mend="nowhere")


def test_every_constant_has_article_and_status() -> None:
    found = []
    for value in vars(statutes).values():
        found += list(value) if isinstance(value, tuple) else [value]
    constants = [value for value in found if isinstance(value, (Period, Amount, Share))]
    assert len(constants) > 20
    for constant in constants:
        assert isinstance(constant.article, Article)
        assert constant.status in ("V", "M", "D")


@pytest.mark.parametrize(
    ("day", "citizen", "unit", "cash"),
    [
        ("2018-04-11", 50, 1000, 20),
        ("2021-07-14", 50, 1000, 20),
        ("2021-07-15", 200, 3000, 100),
        ("2026-11-24", 200, 3000, 100),
    ],
)
def test_limits_of_then_and_of_now(day: str, citizen: int, unit: int, cash: int) -> None:
    assert statutes.spot_limit(False, d(day)).yuan == citizen
    assert statutes.spot_limit(True, d(day)).yuan == unit
    assert statutes.cash_limit(d(day)).yuan == cash


def test_memory_marked_limits_are_the_old_ones() -> None:
    assert {amount.status for amount in statutes.SPOT_LIMIT_CITIZEN} == {"M", "V"}
    assert statutes.spot_limit(False, date(2018, 1, 1)).status == "M"
    assert statutes.spot_limit(False, date(2022, 1, 1)).status == "V"


def test_versions_neither_overlap_nor_gap() -> None:
    for versions in (statutes.SPOT_LIMIT_CITIZEN, statutes.SPOT_LIMIT_UNIT, statutes.CASH_LIMIT):
        old, new = versions
        assert old.in_force_until is not None and new.in_force_from is not None
        assert old.in_force_until + timedelta(days=1) == new.in_force_from == statutes.REVISED


def test_a_law_of_that_day_that_is_not_known_is_an_error() -> None:
    later = (Amount(Decimal(1), Article("行政处罚法", 51), "V", date(2021, 7, 15)),)
    assert statutes.in_force(later, date(2021, 7, 14)) is None
    with pytest.raises(LookupError):
        statutes.must(later, date(2021, 7, 14))
