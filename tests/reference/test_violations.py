"""The catalogue of violations: dated without overlap, every figure and condition standing in its article."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

import pytest
from pypinyin import Style, lazy_pinyin

from enforcement.rules.findings import chinese_numeral
from tests.reference.load import articles, money, overlap, versions, violations

# "给予警告，可以并处罚款" leaves a warning alone possible; "给予警告，并处", "给予警告，处" do not.
FINE_BESIDE_WARNING = re.compile("给予警告，(?!可以|对个人可以)")
# The kinds of violation that the catalogue must know: prefix and how many.
ASKED = {"SR": 15, "DL": 6, "LH": 5, "JZ": 10, "SH": 5, "DQ": 7, "ZS": 3, "WJ": 3, "WY": 1, "RQ": 2, "PS": 2, "WZ": 1}
ITEM = re.compile(r"^[（(][一二三四五六七八九十]+[)）]")


def in_words(yuan: Decimal, way: str = "") -> set[str]:
    """How a statute may write an amount: 二万元, 2万元, 1000元; a share: 百分之五; a multiple: 一倍."""
    if way == "multiple":
        return {f"{chinese_numeral(int(yuan))}倍"}
    if way == "share":
        return {f"百分之{chinese_numeral(int(yuan * 100))}"}
    whole = int(yuan)
    written = {f"{whole}元"}
    if whole % 10000 == 0:
        return written | {f"{chinese_numeral(whole // 10000)}万元", f"{whole // 10000}万元"}
    return written | {f"{chinese_numeral(whole)}元"}


def text_of(article: dict[str, Any], day: date) -> str:
    """The text in force on `day`, or the only one kept."""
    kept = articles()[(article["law"], article["number"])]
    fits = [row for row in kept if overlap((row["in_force_from"] or date.min, row["in_force_until"]), (day, day))]
    return str((fits or kept)[0]["text"])


@pytest.mark.parametrize(("code", "version"), versions(), ids=lambda value: value if isinstance(value, str) else "")
def test_articles_a_violation_cites_have_that_paragraph_and_item(code: str, version: dict[str, Any]) -> None:
    for key in ("defining_article", "penalty_article"):
        article = version[key]
        assert (article["law"], article["number"]) in articles(), (code, article)
        lines = text_of(article, version["from"]).splitlines()
        assert article.get("paragraph", 1) <= sum(not ITEM.match(line) for line in lines), (code, article)
        if "item" in article:
            whole = "\n".join(lines)
            assert re.search(
                f"[（(]{chinese_numeral(article['item'])}[)）]|第{chinese_numeral(article['item'])}项", whole
            ), code


@pytest.mark.parametrize(("code", "version"), versions(), ids=lambda value: value if isinstance(value, str) else "")
def test_fines_stand_in_the_article(code: str, version: dict[str, Any]) -> None:
    if version["status"] != "verified":
        assert version.get("note") or version["source"], code
        return
    text, way = text_of(version["penalty_article"], version["from"]), version.get("way", "")
    for pair in filter(None, (version["individual"], version["unit"])):
        low, high = money(pair["min"]), money(pair["max"])
        if high is not None and low == high:
            assert any(f"处{words}罚款" in text for words in in_words(high, way)), (code, high)
            continue
        if high is not None:
            assert any(f"{words}以下" in text for words in in_words(high, way)), (code, high)
        if low:
            assert any(f"{words}以上" in text for words in in_words(low, way)), (code, low)


@pytest.mark.parametrize(("code", "version"), versions(), ids=lambda value: value if isinstance(value, str) else "")
def test_versions_are_sound(code: str, version: dict[str, Any]) -> None:
    for pair in filter(None, (version["individual"], version["unit"])):
        low, high = money(pair["min"]), money(pair["max"])
        assert low is not None
        assert low >= 0
        assert high is None or low <= high, code
        assert high is not None or version.get("note"), f"{code}: an open amount must be explained"
    assert set(version["kinds"]) <= {"fine", "warning", "confiscation"}
    assert version["kinds"]
    assert "fine" not in version["kinds"] or version["individual"] or version["unit"]
    assert not version["warning_required"] or "warning" in version["kinds"]
    assert version["precondition"] in (None, "refuse_to_correct", "overdue")
    assert version["until"] is None or version["from"] <= version["until"]
    assert version.get("way", "") in ("", "multiple", "share", "per_day", "per_unit")


def condition_before(text: str, high: Decimal, way: str) -> str | None:
    """The condition a paragraph puts before the fine with this maximum: refusal, an expired order, none."""
    place = min(text.find(f"{words}以下") for words in in_words(high, way) if f"{words}以下" in text)
    if "逾期不" in text[:place] or "逾期未" in text[:place]:
        return "overdue"
    return "refuse_to_correct" if "拒不改正" in text[:place] else None


@pytest.mark.parametrize(("code", "version"), versions(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_precondition_is_asked_exactly_where_the_article_says_so(code: str, version: dict[str, Any]) -> None:
    pair = version["individual"] or version["unit"]
    if version["status"] != "verified" or pair["max"] in (None, pair["min"]):
        return
    lines = text_of(version["penalty_article"], version["from"]).splitlines()
    paragraphs = [line for line in lines if not ITEM.match(line)]
    chosen = version["penalty_article"].get("paragraph")
    text = paragraphs[chosen - 1] if chosen else "\n".join(paragraphs)
    if not any(f"{words}以下" in text for words in in_words(Decimal(pair["max"]), version.get("way", ""))):
        text = "\n".join(lines)  # the amounts stand in the items
    assert condition_before(text, Decimal(pair["max"]), version.get("way", "")) == version["precondition"], code


@pytest.mark.parametrize("code", violations())
def test_versions_of_one_violation_never_overlap(code: str) -> None:
    spans = [(version["from"], version["until"]) for version in violations()[code]["versions"]]
    assert not any(overlap(one, other) for one, other in combinations(spans, 2))


@pytest.mark.parametrize("code", violations())
def test_initials_are_those_of_the_name(code: str) -> None:
    row = violations()[code]
    characters = re.sub(r"[^\u4e00-\u9fff]", "", row["name"])
    assert row["pinyin"] == "".join(lazy_pinyin(characters, style=Style.FIRST_LETTER))
    assert 1 < len(row["pinyin"]) <= 80


def fits_on_the_spot(version: dict[str, Any]) -> bool:
    if "confiscation" in version["kinds"] or version.get("way"):
        return False
    text = text_of(version["penalty_article"], version["from"])
    if "warning" in version["kinds"] and not FINE_BESIDE_WARNING.search(text):  # there a warning alone is no outcome
        return True
    limits = ((version["individual"], 200), (version["unit"], 3000))
    return any(pair and pair["max"] is not None and Decimal(pair["min"]) <= limit for pair, limit in limits)


@pytest.mark.parametrize("code", violations())
def test_on_the_spot_is_said_of_exactly_those_that_fit(code: str) -> None:
    row = violations()[code]
    assert row["on_the_spot"] == fits_on_the_spot(row["versions"][-1])


def test_circumstances_lead_to_rows_that_exist() -> None:
    for row in violations().values():
        for choice in row["circumstances"]:
            assert choice["use"] is None or choice["use"] in violations()


@pytest.mark.parametrize("base", [f"{prefix}-{n:03}" for prefix, most in ASKED.items() for n in range(1, most + 1)])
def test_no_kind_of_violation_is_missing(base: str) -> None:
    found = [code for code in violations() if code == base or code.startswith(f"{base}-")]
    assert found, base


def test_the_code_of_ecology_follows_the_acts_it_replaced_without_a_gap() -> None:
    followed = 0
    for code, row in violations().items():
        laws = [(version["penalty_article"]["law"], version) for version in row["versions"]]
        for (old, before), (new, after) in pairwise(laws):
            if new == "生态环境法典" and old != new:
                assert (before["until"], after["from"]) == (date(2026, 8, 14), date(2026, 8, 15)), code
                followed += 1
    assert followed >= 20
