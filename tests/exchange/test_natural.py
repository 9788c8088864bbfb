"""What people naturally write is understood, its neighbour that may mean two things is refused by pointer."""

from __future__ import annotations

import copy
import time
from typing import Any

import pytest

from cases.exchange.accepting import accepted
from cases.exchange.judging import Judgment, NotInFormat, judge
from cases.exchange.schema import faults
from tests.exchange.test_case_file_docs import ORDINARY, SPOT
from tests.exchange.test_published_cases import file_of
from tests.rules.lawful import at, official

TODAY = at("2026-11-27")
ACT = {"kind": "inspection", "at": "2025-09-26"}


def understood(given: dict[str, Any]) -> dict[str, Any]:
    """The document as it is read, which is one of the published format."""
    found = accepted({"acts": [ACT], **given})
    assert found.tracks.unclear == []
    assert faults(found.document) == []
    return {name: part for name, part in found.document.items() if name != "acts" or "acts" in given}


def refused(given: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(NotInFormat) as caught:
        judge({"acts": [ACT], **given}, official(), TODAY)
    return [(each["at"], each["says"]) for each in caught.value.faults]


def judged(given: dict[str, Any]) -> Judgment:
    return judge(given, official(), TODAY)


@pytest.mark.parametrize("found", [ORDINARY, SPOT], ids=["ordinary", "on the spot"])
def test_what_is_in_the_format_is_left_as_it_is(found: dict[str, Any]) -> None:
    assert accepted(found).document == found


@pytest.mark.parametrize("name", ["R01", "P19", "P24", "P40", "R19", "P37"])
def test_a_published_case_in_the_format_is_left_as_it_is(name: str) -> None:
    assert accepted(file_of(name)).document == file_of(name)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({"procedure": "简易程序"}, {"procedure": "simple"}),
        ({"procedure": "当场处罚"}, {"procedure": "simple"}),
        ({"procedure": "一般程序"}, {"procedure": "ordinary"}),
        ({"procedure": "普通"}, {"procedure": "ordinary"}),
        ({"party": {"kind": "公司"}}, {"party": {"kind": "unit"}}),
        ({"party": {"kind": "自然人"}}, {"party": {"kind": "individual"}}),
        ({"party": {"kind": "个体户"}}, {"party": {"kind": "sole_trader"}}),
        ({"decision": {"outcome": "撤案"}}, {"decision": {"outcome": "dismiss"}}),
        ({"decision": {"outcome": "不予处罚"}}, {"decision": {"outcome": "not_punish"}}),
        ({"decision": {"not_punish_ground": "首违不罚"}}, {"decision": {"not_punish_ground": "first_offence"}}),
        ({"evidence": [{"kind": "书证"}]}, {"evidence": [{"kind": "documentary"}]}),
        ({"evidence": [{"kind": "现场检查（勘验）笔录"}]}, {"evidence": [{"kind": "inspection_record"}]}),
        ({"deliveries": [{"method": "留置送达"}]}, {"deliveries": [{"method": "left"}]}),
        ({"deliveries": [{"failed_ways": "直接送达、邮寄"}]}, {"deliveries": [{"failed_ways": ["direct", "post"]}]}),
        ({"deliveries": [{"recipient": "法定代表人"}]}, {"deliveries": [{"recipient": "legal_representative"}]}),
        ({"deliveries": [{"recipient": "同住成年家属"}]}, {"deliveries": [{"recipient": "adult_family_living_together"}]}),
        ({"deliveries": [{"recipient": "邻居"}]}, {"deliveries": [{"recipient": "邻居"}]}),
        ({"recheck": {"result": "拒不改正"}}, {"recheck": {"result": "refused"}}),
        ({"recheck": {"result": "未改正"}}, {"recheck": {"result": "not_corrected"}}),
        ({"review": {"result": "修改"}}, {"review": {"result": "amend"}}),
        ({"review": {"result": "不同意"}}, {"review": {"result": "disagree"}}),
        ({"circumstances": {"harm": "较重"}}, {"circumstances": {"harm": "serious"}}),
        ({"circumstances": {"harm": "没有"}}, {"circumstances": {"harm": "none"}}),
        ({"violation": {"level": "地方性法规"}}, {"violation": {"level": "local_regulation"}}),
        ({"violation": {"kinds": "警告、罚款"}}, {"violation": {"kinds": ["warning", "fine"]}}),
        ({"acts": [{"kind": "立案"}, {"kind": "询问"}, "现场检查"]},
         {"acts": [{"kind": "filing"}, {"kind": "inquiry"}, {"kind": "inspection"}]}),
        ({"acts": {"kind": "告知书送达"}}, {"acts": [{"kind": "notice"}]}),
    ],
)  # fmt: skip
def test_a_choice_is_understood_in_chinese(given: dict[str, Any], read: dict[str, Any]) -> None:
    assert understood(given) == read


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ({"procedure": "快速办理"}, "/procedure"),
        ({"party": {"kind": "商户"}}, "/party/kind"),
        ({"evidence": ["书证", "照片"]}, "/evidence/1"),
        ({"deliveries": [{"method": "委托送达"}]}, "/deliveries/0/method"),
        ({"deliveries": {"method": "委托送达"}}, "/deliveries/method"),
        ({"recheck": {"result": "部分改正"}}, "/recheck/result"),
        ({"decision": {"outcome": "结案"}}, "/decision/outcome"),
        ({"acts": [{"kind": "送达文书和告知"}]}, "/acts/0/kind"),
        ({"violation": {"kinds": ["罚款", "吊销"]}}, "/violation/kinds/1"),
    ],
)
def test_a_word_that_may_mean_two_things_is_refused_with_those_that_are_known(given: dict[str, Any], at: str) -> None:
    ((pointer, says),) = refused(given)
    assert pointer == at
    assert says.startswith("应为其中之一：")


def test_free_words_are_never_taken_for_a_choice() -> None:
    given = {
        "violation": {"name": "罚款", "defining": ["警告"]},
        "conduct": {"place": "无"},
        "note": "立案",
        "decision": {"reasons": {"LEN-08": "没有"}, "number": "2025年6月3日"},
        "organisation": {"name": "是"},
    }
    assert understood(given) == given


@pytest.mark.parametrize("none", [False, "无", "没有", None])
@pytest.mark.parametrize(
    "section", ["review", "discussion", "hearing", "notices", "order", "recheck", "statements", "filing"]
)
def test_a_section_that_is_called_none_was_none(section: str, none: Any) -> None:
    assert understood({section: none}) == {section: None}


@pytest.mark.parametrize("some", [True, "有"])
def test_a_section_that_is_only_said_to_be_is_an_empty_one(some: Any) -> None:
    assert understood({"review": some, "notices": some}) == {"review": {}, "notices": [{}]}


def test_no_review_in_words_is_judged_like_none_and_silence_is_not() -> None:
    without = {name: part for name, part in ORDINARY.items() if name != "notices"}
    none = {**without, "notices": "无"}
    assert judged(none).as_json() == judged({**without, "notices": []}).as_json()
    assert judged(none).verdict == "block"
    assert judged({**without, "notices": "有"}).verdict == "allow"


@pytest.mark.parametrize(
    ("part", "at"), [({"approval": False}, "/decision/approval"), ({"approval": "同意"}, "/decision/approval")]
)
def test_a_part_inside_a_section_is_not_denied_by_a_word(part: dict[str, Any], at: str) -> None:
    ((pointer, says),) = refused({"decision": part})
    assert pointer == at
    assert "应为对象" in says and "submitted_on" in says


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({"notices": {"content": True}}, {"notices": [{"content": True}]}),
        ({"payments": {"on": "2025-7-22", "amount": "2万"}}, {"payments": [{"on": "2025-07-22", "amount": "20000"}]}),
        (
            {"violation": {"defining": "条例第二十条、第三十条"}},
            {"violation": {"defining": ["条例第二十条、第三十条"]}},
        ),
        ({"violation": {"elements": "规模、时间"}}, {"violation": {"elements": ["规模、时间"]}}),
        ({"filing": {"handlers": "张三、李四"}}, {"filing": {"handlers": ["张三", "李四"]}}),
        ({"officers": "张三"}, {"officers": [{"name": "张三"}]}),
        ({"filing": "2025/6/5"}, {"filing": {"filed_on": "2025-06-05"}}),
        ({"recheck": "已改正"}, {"recheck": {"result": "corrected"}}),
        ({"review": "同意"}, {"review": {"result": "agree"}}),
        ({"order": "责令立即改正"}, {"order": {"on_the_spot": True}}),
        ({"party": "某公司"}, {"party": {"name": "某公司"}}),
        ({"discussion": {"members": {"head": "王某"}}}, {"discussion": {"members": [{"head": {"name": "王某"}}]}}),
    ],
)
def test_one_thing_stands_for_a_list_of_one(given: dict[str, Any], read: dict[str, Any]) -> None:
    assert understood(given) == read


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ({"order": "2025-06-06"}, "/order"),  # told then, or to be corrected by then
        ({"filing": "已立案未公开"}, "/filing"),
        ({"notices": [["x"]]}, "/notices/0"),
        ({"payments": True}, "/payments"),
        ({"notices": {"hearing_right": "也许"}}, "/notices/hearing_right"),
        ({"notices": [{"hearing_right": "也许"}]}, "/notices/0/hearing_right"),
        ({"acts": {"kind": "inspection", "at": "昨天"}}, "/acts/at"),
    ],
)
def test_what_is_refused_is_named_where_it_was_sent(given: dict[str, Any], at: str) -> None:
    assert [pointer for pointer, _ in refused(given)] == [at]


def test_a_finding_about_one_thing_that_should_be_a_list_points_to_it() -> None:
    told = copy.deepcopy(ORDINARY)
    told["deliveries"] = {**told["deliveries"][0], "recipient": "邻居"}
    found = judged(told)
    assert found.verdict == "block"
    assert {each.at for each in found.findings if each.finding.code == "SRV-03"} == {"/deliveries"}


@pytest.mark.parametrize(
    ("age", "group"), [(13, "under_14"), ("14周岁", "from_14_to_17"), (17, "from_14_to_17"), ("18岁", "adult")]
)
def test_an_age_is_its_group(age: Any, group: str) -> None:
    assert understood({"party": {"age": age}}) == {"party": {"age_group": group}}


def test_an_age_that_is_none_is_refused_and_a_birthday_counts_before_it() -> None:
    assert refused({"party": {"age": "十来岁"}}) == [("/party/age", "年龄写成周岁的整数，如 15。")]
    assert refused({"party": {"age": True}})[0][0] == "/party/age"
    assert understood({"party": {"age": 13, "born": "1980-5-1"}}) == {"party": {"born": "1980-05-01"}}


def test_a_child_by_age_is_not_punished() -> None:
    delivered = {"method": "直接送达", "on": "2025年7月14日", "recipient": "本人"}
    grown = {**ORDINARY, "party": {"kind": "个人", "name": "某某", "age": 30}, "deliveries": delivered}
    assert judged(grown).verdict == "allow"
    assert judged({**grown, "party": {"kind": "个人", "name": "某某", "age": 13}}).verdict == "block"


@pytest.mark.parametrize("days", [3, "三日", "3日内", "三日内改正", "3个自然日", "限3天内改正"])
def test_an_order_in_days_ends_so_many_calendar_days_later(days: Any) -> None:
    act = {"kind": "责令改正", "at": "2025年6月30日10时"}
    assert understood({"acts": [act], "order": {"days": days}})["order"] == {"by": "2025-07-03"}
    assert understood({"order": {"told_on": "2025-6-30", "days": days}})["order"]["by"] == "2025-07-03"


def test_an_order_in_days_that_cannot_be_counted_is_refused_or_says_nothing() -> None:
    assert refused({"order": {"days": "5个工作日"}})[0][0] == "/order/days"
    assert refused({"order": {"told_on": "2025-06-30", "days": 3, "by": "2025-07-04"}})[0][0] == "/order/days"
    assert understood({"order": {"days": 3}}) == {"order": {}}
    told = {"told_on": "2025-06-30", "days": 3, "by": "2025-07-03"}
    assert understood({"order": told})["order"]["by"] == "2025-07-03"


def test_the_values_that_an_installation_lacks_are_not_those_of_a_file() -> None:
    ((pointer, says),) = refused({"parameters": {"missing": []}})
    assert (pointer, "missing" in says) == ("/parameters", True)


def test_the_deepest_property_is_named_with_what_it_takes() -> None:
    assert refused({"decision": {"fine": {}}})[0][0] == "/decision/fine"
    assert "数字" in refused({"decision": {"fine": {}}})[0][1]
    assert refused({"decision": {"warning": 5}}) == [
        ("/decision/warning", "“是否给予警告”应为是或者否，写 true 或者 false。")
    ]
    assert refused({"decision": []})[0][0] == "/decision"
    assert "party" in refused({"partie": {}})[0][1]
    assert "hearing_right" in refused({"notices": [{"hearing_rigth": True}]})[0][1]


def test_understanding_takes_no_time_worth_the_name() -> None:
    accepted(ORDINARY)
    spent = []
    for _ in range(20):
        begun = time.perf_counter()
        accepted(ORDINARY)
        spent.append(time.perf_counter() - begun)
    assert min(spent) < 0.003
