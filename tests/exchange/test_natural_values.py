"""Days, amounts, ranges, penalties and people as they are written in reports and papers."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from cases.exchange.accepting import accepted
from cases.exchange.schema import faults
from tests.exchange.test_case_file_docs import ORDINARY, changed
from tests.exchange.test_natural import judged, refused, understood
from tests.exchange.test_published_cases import file_of


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("2025-6-3", "2025-06-03"),
        ("2025/6/3", "2025-06-03"),
        ("2025.6.3", "2025-06-03"),
        ("2025年6月3日", "2025-06-03"),
        ("２０２５年６月３日", "2025-06-03"),
        ("2025年6月3日（星期二）", "2025-06-03"),
        ("2025年6月", "2025-06"),
        ("2025-6", "2025-06"),
        ("2025年", "2025"),
        ("20250603", "2025-06-03"),
        (2025, "2025"),
        ("2025-06-03T10:00", "2025-06-03"),
        ("2025-06-03T20:00Z", "2025-06-04"),  # already the next day in China
    ],
)
def test_a_day_is_read(sent: Any, read: str) -> None:
    assert understood({"decision": {"on": sent}}) == {"decision": {"on": read}}


@pytest.mark.parametrize(
    "sent", ["6月3日", "2025-6-3或4日", "3/6/2025", "25-6-3", "昨天", "", "2025-13-1", 3.5, True, 5]
)
def test_what_is_no_one_day_is_refused(sent: Any) -> None:
    assert [at for at, _ in refused({"decision": {"on": sent}})] == ["/decision/on"]


def test_a_day_that_never_was_is_refused_however_it_is_written() -> None:
    assert refused({"decision": {"on": "2025年2月29日"}}) == [("/decision/on", "没有这一天或者时间。请改正。")]
    assert understood({"decision": {"on": "2024年2月29日"}}) == {"decision": {"on": "2024-02-29"}}


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("2025-06-03 9:20", "2025-06-03T09:20"),
        ("2025年6月3日9时20分", "2025-06-03T09:20"),
        ("2025年6月3日 下午3时", "2025-06-03T15:00"),
        ("2025年6月3日15时许", "2025-06-03T15:00"),
        ("2025年6月3日9点半", "2025-06-03T09:30"),
        ("2025/6/3 09:20:30", "2025-06-03T09:20:30"),
        ("2025年6月3日上午", "2025-06-03"),
        ("2025-06-03T09:20+08:00", "2025-06-03T09:20+08:00"),
    ],
)
def test_a_moment_is_read(sent: str, read: str) -> None:
    assert understood({"acts": [{"kind": "inspection", "at": sent}]})["acts"][0]["at"] == read


@pytest.mark.parametrize("sent", ["2025-06-03 9", "2025年6月3日晚上12时", "2025-06-03 25:00", "2025年6月3日9时至10时"])
def test_an_hour_that_may_be_two_is_refused(sent: str) -> None:
    assert [at for at, _ in refused({"acts": [{"kind": "inspection", "at": sent}]})] == ["/acts/0/at"]


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("20,000", "20000"),
        ("20000元", "20000"),
        ("2万元", "20000"),
        ("1.5万", "15000.0"),
        ("2万5千元", "25000"),
        ("￥20000", "20000"),
        ("人民币20,000.50元整", "20000.50"),
        ("贰万元整", "20000"),
        ("五千元", "5000"),
        ("二十万零五百元", "200500"),
        ("两千元", "2000"),
        (20000, 20000),
    ],
)
def test_an_amount_is_read(sent: Any, read: Any) -> None:
    assert understood({"decision": {"fine": sent}}) == {"decision": {"fine": read}}


@pytest.mark.parametrize(
    "sent", ["2,00", "2万5", "两万五", "约2万元", "2至3万元", "5%", "1e5", "2万美元", "", "元", True, []]
)
def test_what_is_no_one_amount_is_refused(sent: Any) -> None:
    assert [at for at, _ in refused({"decision": {"fine": sent}})] == ["/decision/fine"]


def test_a_share_is_a_part_of_one_only_where_one_is_asked() -> None:
    base = {"way": "份额", "base": "100万元", "low": "5%", "high": "百分之十"}
    assert understood({"fine_base": base})["fine_base"] == {
        "way": "share",
        "base": "1000000",
        "low": "0.05",
        "high": "0.1",
    }
    assert understood({"parameters": {"warning_line": "90%"}}) == {"parameters": {"warning_line": "0.9"}}
    times = {"way": "倍数", "base": 600, "min": "5倍", "max": 10}
    assert understood({"fine_base": times})["fine_base"] == {"way": "multiple", "base": 600, "low": "5", "high": 10}
    assert [at for at, _ in refused({"fine_base": {"way": "multiple", "low": "5%"}})] == ["/fine_base/low"]


@pytest.mark.parametrize(
    ("sent", "read"), [("是", True), ("否", False), ("true", True), ("False", False), ("有", True), ("无", False)]
)
def test_yes_and_no_are_read(sent: str, read: bool) -> None:
    assert understood({"notices": [{"hearing_right": sent}]}) == {"notices": [{"hearing_right": read}]}


def test_none_is_no_answer_to_a_question_that_is_itself_a_negation() -> None:
    assert [at for at, _ in refused({"closing": {"cash_not_banked": "没有"}})] == ["/closing/cash_not_banked"]
    assert [at for at, _ in refused({"circumstances": {"no_harm": "无"}})] == ["/circumstances/no_harm"]
    assert understood({"circumstances": {"no_harm": "是"}}) == {"circumstances": {"no_harm": True}}


def test_a_term_of_the_place_is_counted_in_its_own_unit() -> None:
    assert understood({"parameters": {"statement_days": "5个工作日"}}) == {"parameters": {"statement_days": 5}}
    assert [at for at, _ in refused({"parameters": {"statement_days": "5日"}})] == ["/parameters/statement_days"]


BOTH = {"minimum": "5000", "maximum": "50000"}


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ([5000, 50000], {"minimum": 5000, "maximum": 50000}),
        (["5000元", "5万元"], BOTH),
        ({"min": "5000元", "max": "5万"}, BOTH),
        ("五千元以上五万元以下", BOTH),
        ("5000元以上5万元以下的罚款", BOTH),
        ("5000元-50000元", BOTH),
        ("二百元以下", {"maximum": "200"}),
        ([None, 200], {"minimum": None, "maximum": 200}),
    ],
)
def test_a_range_is_read(sent: Any, read: dict[str, Any]) -> None:
    assert understood({"violation": {"range": sent}}) == {"violation": {"range": read}}
    assert understood({"violation": {"unit": sent}}) == {"violation": {"unit": read}}


@pytest.mark.parametrize(
    ("sent", "at"),
    [
        ([5000], "/violation/range"),
        ([5000, "许多"], "/violation/range/1"),
        ({"min": "许多"}, "/violation/range/min"),
        ("1至3万元", "/violation/range"),
        ("5000元", "/violation/range"),
        ("较大数额", "/violation/range"),
        ({"min": 1, "minimum": 2}, "/violation/range"),
    ],
)
def test_what_is_no_one_range_is_refused_where_it_was_sent(sent: Any, at: str) -> None:
    assert [each for each, _ in refused({"violation": {"range": sent}})] == [at]


def fine(amount: Any) -> dict[str, Any]:
    return {"kind": "罚款", "amount": amount}


WARNING = {"kind": "警告"}


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("警告", [WARNING]),
        (["警告", fine(500)], [WARNING, fine(500)]),
        ([{"kind": "警告并罚款", "amount": 500}], [WARNING, fine(500)]),
        (["警告，并处罚款20,000元"], [WARNING, fine("20000")]),
        ([{"kind": "处以罚款", "amount": "2万元"}], [fine("20000")]),
        ([{"kind": "行政罚款2万元"}], [fine("20000")]),
        (["罚款20000元"], [fine("20000")]),
        ([{"kind": "罚款2万元", "amount": 20000}], [fine(20000)]),
        (["罚款人民币贰万元整"], [fine("20000")]),
        (["按每平方米50元罚款共计2000元"], [fine("2000")]),
        (["罚款2000元（大写：贰仟元整），限15日内缴纳"], [fine("2000"), {"kind": "责令限15日内缴纳"}]),
        (["没收违法所得3000元，并处罚款1万元"], [{"kind": "没收违法所得", "amount": "3000"}, fine("10000")]),
        (["警告和罚款2000元"], [WARNING, fine("2000")]),
        (["没收违法所得和非法财物"], [{"kind": "没收违法所得"}, {"kind": "没收非法财物"}]),
        (["没收作案工具"], [{"kind": "没收非法财物"}]),
        (["通报批评"], [{"kind": "通报批评"}]),
        (["警告、通报批评"], [WARNING, {"kind": "通报批评"}]),
        (["责令停产停业", "吊销许可证件"], [{"kind": "责令停产停业"}, {"kind": "吊销许可证件"}]),
        (["降低资质等级、吊销许可证件"], [{"kind": "降低资质等级、吊销许可证件"}]),
        (["不予行政处罚"], [{"kind": "不予行政处罚"}]),
        (["限期拆除", fine(100)], [{"kind": "责令限期拆除"}, fine(100)]),
        (["恢复原状", "警告"], [{"kind": "责令恢复原状"}, WARNING]),
        (["责令改正", "逾期每日按百分之三加处罚款"], [{"kind": "责令改正"}, {"kind": "加处罚款"}]),
    ],
)  # fmt: skip
def test_penalties_are_read(sent: Any, read: list[dict[str, Any]] | None) -> None:
    if read is not None:
        amounts = [{**each, **({"amount": "20000"} if each.get("amount") == "2万元" else {})} for each in read]
        found = understood({"decision": {"penalties": sent}})["decision"]["penalties"]
        assert [
            {name: str(held).replace("（", "(").replace("）", ")") for name, held in each.items()} for each in found
        ] == [{name: str(held) for name, held in each.items()} for each in amounts]


@pytest.mark.parametrize(
    ("sent", "at"),
    [
        ([{"kind": "罚款2万元", "amount": 20}], "/decision/penalties/0"),
        (["警告", "罚款2万元或者3万元"], "/decision/penalties/1"),
        ([{"kind": "没收违法所得并罚款", "amount": 500}], "/decision/penalties/0"),
        ([{"kind": "警告", "amount": "许多"}], "/decision/penalties/0/amount"),
        ([5], "/decision/penalties/0"),
        (["每平方米50元，共计罚款2000元"], "/decision/penalties/0"),
        (["不予罚款"], "/decision/penalties/0"),
        (["警告罚款2000元"], "/decision/penalties/0"),
        ("罚款2000元，情节较重", "/decision/penalties"),
        ({"kind": "罚款", "amount": "许多"}, "/decision/penalties/amount"),
    ],
)
def test_penalties_that_may_be_two_are_refused_where_they_were_sent(sent: Any, at: str) -> None:
    assert [each for each, _ in refused({"decision": {"penalties": sent}})] == [at]


@pytest.mark.parametrize(
    ("sent", "verdict"),
    [
        ([fine("5万元")], "block"),  # above the statute of P19 for the spot, whatever the words
        ("罚款5000元", "block"),
        ("罚款二百元", "block"),  # below the minimum of the clause
        ("加处罚款5000元", "allow"),
        ("滞纳金5000元", "allow"),
    ],
)
def test_a_fine_in_words_is_judged_as_a_fine_and_what_follows_it_is_not(sent: Any, verdict: str) -> None:
    simple = {**file_of("P19"), "decision": {"penalties": sent}}
    codes = {each.finding.code for each in judged(simple).findings if each.finding.force == "forbids"}
    assert ("block" if codes & {"SMP-01", "DEC-08"} else "allow") == verdict


@pytest.mark.parametrize("kind", ["限期拆除", "责令限期拆除", "责令限期自行拆除"])
def test_a_removal_alone_is_still_a_decision_that_needs_a_notice(kind: str) -> None:
    told = file_of("R01")
    for decision in ({"penalties": kind}, {"penalties": ["责令改正", kind]}, {"other_kinds": [kind]}):
        assert accepted({**told, "decision": decision}).document["decision"]["penalties"][-1] == {"kind": "限期拆除"}
        assert judged({**told, "decision": decision}).verdict == "block"


def test_an_order_among_the_other_kinds_is_no_penalty() -> None:
    found = understood({"decision": {"fine": 100, "other_kinds": ["责令改正", "吊销许可证件"]}})["decision"]
    assert found == {"fine": 100, "other_kinds": ["吊销许可证件"], "penalties": [{"kind": "责令改正"}]}


TIERS = [
    {"name": "较轻", "maximum": 15000},
    {"name": "一般", "min": 15000, "max": 35000},
    {"name": "较重", "range": "35000元以上"},
]


def test_an_open_tier_ends_where_the_statute_does() -> None:
    found = accepted({**ORDINARY, "benchmark": {"name": "基准", "tiers": TIERS}}).document["benchmark"]["tiers"]
    assert (found[0]["minimum"], found[2]["maximum"]) == (5000, 50000)
    assert [found[2]["minimum"], found[1]] == ["35000", {"name": "一般", "minimum": 15000, "maximum": 35000}]
    assert judged({**ORDINARY, "benchmark": {**ORDINARY["benchmark"], "tiers": TIERS}}).verdict == "allow"


def test_an_open_tier_without_a_statute_is_unbounded_and_one_in_the_middle_is_refused() -> None:
    found = understood({"benchmark": {"tiers": TIERS}})["benchmark"]["tiers"]
    assert (found[0]["minimum"], found[2]["maximum"]) == ("0", "999999999999.99")
    middle = [TIERS[0], {"name": "一般", "minimum": 15000}, TIERS[2]]
    assert refused({"benchmark": {"tiers": middle}}) == [("/benchmark/tiers/1", "缺少：maximum。")]
    assert refused({"benchmark": {"tiers": [{"name": "一般"}]}})[0][0] == "/benchmark/tiers/0"


def test_a_fine_outside_an_open_tier_is_still_outside() -> None:
    told = {**ORDINARY, "benchmark": {**ORDINARY["benchmark"], "tiers": TIERS}}
    low = changed(told, "/decision/tier", "较重")
    assert "REV-07" in {each.finding.code for each in judged(low).findings if each.finding.force != "notes"}


def test_officers_described_in_an_act_are_officers() -> None:
    told = copy.deepcopy(ORDINARY)
    people = told.pop("officers")
    for act in told["acts"]:
        if "officers" in act:
            act["officers"] = copy.deepcopy(people)
    found = accepted(told).document
    assert found["officers"] == people
    assert found["acts"][0]["officers"] == ["o1", "o2"]
    assert judged(told).verdict == "allow"


def test_an_officer_is_the_same_by_name_and_another_when_the_papers_differ() -> None:
    assert accepted(changed(ORDINARY, "/acts/0/officers", "周明远、孙立")).document == ORDINARY
    contradicts = changed(ORDINARY, "/acts/0/officers", ["o1", {"name": "孙立", "certificate_no": "YC-9999"}])
    assert [at for at, _ in refused(contradicts)] == ["/acts/0/officers/1"]
    assert [at for at, _ in refused({"acts": [{"kind": "inspection", "officers": [{"signed": True}]}]})] == [
        "/acts/0/officers/0"
    ]


def test_what_is_wrong_with_an_officer_of_an_act_is_named_in_the_act() -> None:
    told = {"acts": [{"kind": "检查", "officers": [{"name": "张三", "auxiliary": "也许"}]}]}
    assert [at for at, _ in refused(told)] == ["/acts/0/officers/0/auxiliary"]
    assert faults(accepted(told).document)[0]["at"] == "/officers/0/auxiliary"


def test_an_article_is_read_without_its_marks() -> None:
    found = understood(
        {"violation": {"penalty": {"law": "《城乡规划法》", "number": "第六十四条", "paragraph": "第一款"}}}
    )
    assert found["violation"]["penalty"] == [{"law": "城乡规划法", "number": 64, "paragraph": 1}]
