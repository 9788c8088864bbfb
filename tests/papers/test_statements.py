"""What a paper must state, and what the law says when it does not: nothing here touches a database."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from cases.documents import context as contexts
from cases.documents import stated, wording
from cases.documents.kinds import KINDS
from cases.models import Party, Statement
from cases.sheet import GROUND_ARTICLES
from enforcement.rules.findings import Article, Finding
from tests.papers import samples

Damage = Callable[[dict[str, Any]], None]


def look(context: dict[str, Any], fine: Decimal | None = Decimal(150)) -> tuple[Finding, ...]:
    """What the law says to a sample paper."""
    known = stated.facts(context, organisation=samples.ground().organisation, fine=fine, at=samples.DECIDED)
    return stated.look(KINDS[context["kind"]], context, known)


def without(words: str) -> Damage:
    """Takes words out of every paragraph."""

    def damage(context: dict[str, Any]) -> None:
        for part in context["sections"]:
            part["paragraphs"] = [text.replace(words, "") for text in part["paragraphs"]]

    return damage


def without_section(key: str) -> Damage:
    """Takes a whole section out."""

    def damage(context: dict[str, Any]) -> None:
        context["sections"] = [part for part in context["sections"] if part["key"] != key]

    return damage


def without_party(key: str) -> Damage:
    """Takes a line about the party out."""

    def damage(context: dict[str, Any]) -> None:
        context["party"] = [line for line in context["party"] if line["key"] != key]

    return damage


def with_value(key: str, value: Any) -> Damage:
    """Sets a part of the context."""

    def damage(context: dict[str, Any]) -> None:
        context[key] = value

    return damage


def replacing(old: str, new: str) -> Damage:
    """Puts other words into every paragraph."""

    def damage(context: dict[str, Any]) -> None:
        for part in context["sections"]:
            part["paragraphs"] = [text.replace(old, new) for text in part["paragraphs"]]

    return damage


OFFICER = {"name": "周明远", "certificate": "33058900101"}
SPOT_LACKS = [
    ("SMP-04", "违法行为", without("店外经营")),
    ("SMP-04", "处罚的种类和依据", without("罚款人民币壹佰伍拾元整（￥150.00）")),
    ("SMP-04", "处罚的种类和依据", without("第三十三条")),
    ("SMP-04", "罚款数额", without("壹佰伍拾")),
    ("SMP-04", "罚款数额", without("150.00")),
    ("SMP-04", "时间", without("9时10分")),
    ("SMP-04", "时间", without("9时52分")),
    ("SMP-04", "地点", without("湖滨路36号")),
    ("SMP-04", "申请行政复议、提起行政诉讼的途径和期限", without_section("remedies")),
    ("SMP-04", "行政机关名称", with_value("authority", "")),
    ("SMP-04", "执法人员签名", with_value("officers", [])),
    ("SMP-04", "1 名执法人员", with_value("officers", [OFFICER])),
    ("SMP-04", "1 名执法人员", with_value("officers", [OFFICER, OFFICER])),
    ("SMP-03", "没有编号", with_value("number", " ")),
    ("SMP-03", "预定格式", with_value("template", "free_text")),
    ("DEC-05", "姓名或者名称", without_party("name")),
    ("DEC-05", "住址", without_party("address")),
    ("DEC-05", "证据", with_value("evidence", [])),
    ("DEC-05", "证据", without("执法记录仪录像（视听资料）、现场照片2份（电子数据）、现场笔录")),
    ("DEC-05", "缴纳方式和期限", without_section("payment")),
    ("DEC-05", "缴纳方式和期限", without("十五日内，到指定的银行")),
    ("DEC-08", "百分之三", without("每日按罚款数额的百分之三")),
    ("DEC-08", "不超过罚款数额", without("，加处罚款的数额不超出罚款的数额")),
    ("SMP-07", "先申请行政复议", without("先")),
    ("SMP-07", "直接起诉", replacing("；对行政复议决定不服的", "，也可以直接提起行政诉讼；对行政复议决定不服的")),
    ("DEC-07", "十五日内申请复议", replacing("六十日内先向", "十五日内先向")),
    ("DEC-05", "复议机关", without("云川市澄湖区人民政府")),
]


def test_a_whole_paper_is_not_objected_to() -> None:
    assert look(samples.spot()) == ()
    assert look(samples.no_penalty(), fine=None) == ()


@pytest.mark.parametrize(("code", "words", "damage"), SPOT_LACKS)
def test_an_on_the_spot_decision_that_lacks_something_is_refused(code: str, words: str, damage: Damage) -> None:
    context = copy.deepcopy(samples.spot())
    damage(context)
    said = [(each.code, each.says) for each in look(context)]
    assert any(found == code and words in says for found, says in said), said


NO_PENALTY_LACKS = [
    ("DEC-05", "不予处罚的理由", without("违法行为轻微并及时改正")),
    ("DEC-05", "不予处罚的依据", without("第三十三条第一款")),
    ("LEN-04", "教育", without("教育")),
    ("DEC-05", "申请行政复议、提起行政诉讼的途径和期限", without_section("remedies")),
    ("DEC-05", "签名", with_value("officers", [])),
    ("DEC-05", "地点", without("湖滨路36号")),
    ("DEC-05", "时间", without("9时10分")),
    ("DEC-05", "姓名", without_party("name")),
    ("SMP-03", "编号", with_value("number", "")),
    ("APP-01", "六十日", replacing("六十日", "三十日")),
]


@pytest.mark.parametrize(("code", "words", "damage"), NO_PENALTY_LACKS)
def test_a_paper_without_penalty_that_lacks_something_is_refused(code: str, words: str, damage: Damage) -> None:
    context = copy.deepcopy(samples.no_penalty())
    damage(context)
    said = [(each.code, each.says) for each in look(context, fine=None)]
    assert any(found == code and words in says for found, says in said), said


def test_a_warning_alone_needs_no_payment_terms() -> None:
    context = samples.spot(samples.ground(decided=samples.decision(warning=True, fine=None)))
    assert stated.section(context, "payment") == ""
    assert "警告。" in stated.section(context, "penalty")
    assert look(context, fine=None) == ()


def test_warning_and_fine_stand_numbered() -> None:
    context = samples.spot(samples.ground(decided=samples.decision(warning=True)))
    assert "（一）警告；" in stated.section(context, "penalty")
    assert "（二）罚款人民币壹佰伍拾元整（￥150.00）。" in stated.section(context, "penalty")


def test_reconsideration_comes_first_only_where_somebody_is_punished() -> None:
    assert "先向云川市澄湖区人民政府申请行政复议" in stated.section(samples.spot(), "remedies")
    told = stated.section(samples.no_penalty(), "remedies")
    assert "也可以自收到本决定书之日起六个月内" in told
    assert "先向" not in told


def test_only_a_proposed_penalty_is_told_as_one() -> None:
    assert "拟作出行政处罚决定的内容" in stated.section(samples.spot(), "hearing")
    told = stated.section(samples.no_penalty(), "hearing")
    assert "告知当事人认定的事实、理由和依据" in told
    assert "拟作出" not in told


def test_what_is_not_on_file_about_conduct_is_not_claimed() -> None:
    silent = samples.spot(samples.ground(conduct=None))
    assert stated.section(silent, "hearing") == "当事人未提出陈述、申辩意见。"


def test_before_2024_the_party_could_choose() -> None:
    decided = samples.decision(decided_at=datetime(2023, 5, 4, 9, 52, tzinfo=samples.ZONE))
    assert "六个月内依法向" in stated.section(samples.spot(samples.ground(decided=decided)), "remedies")


def test_a_bureau_without_reconsideration_body_cannot_issue() -> None:
    bare = replace(samples.ground().organisation, reconsideration_body="")
    context = samples.spot(samples.ground(organisation=bare))
    known = stated.facts(context, organisation=bare, fine=Decimal(150), at=samples.DECIDED)
    said = {each.code for each in stated.look(KINDS["spot_decision"], context, known)}
    assert {"SMP-04", "SMP-07", "DEC-06"} <= said


def test_a_party_nobody_can_identify_is_described_instead() -> None:
    unknown = Party(kind="unknown", unidentified_reason="当事人拒绝说明身份，男，约四十岁，特征见现场照片。")
    context = samples.spot(samples.ground(of=samples.case(party=unknown)))
    assert context["party"][0]["value"].startswith("身份无法查明")
    assert look(context) == ()


@pytest.mark.parametrize(
    ("kind", "id_kind", "labels"),
    [
        ("unit", "credit", ["当事人", "法定代表人（负责人）", "统一社会信用代码", "住所（经营场所）"]),
        ("sole_trader", "credit", ["当事人（个体工商户）", "经营者", "统一社会信用代码", "住所（经营场所）"]),
        ("individual", "resident", ["当事人", "公民身份号码", "住址"]),
    ],
)
def test_each_kind_of_party_stands_with_its_own_lines(kind: str, id_kind: str, labels: list[str]) -> None:
    party = Party(kind=kind, name="某", representative="吴某", id_kind=id_kind, id_number="91", address="某路")
    context = samples.spot(samples.ground(of=samples.case(party=party)))
    assert [line["label"] for line in context["party"]] == labels


def test_what_the_party_said_is_answered_on_the_paper() -> None:
    said = Statement(made=True, content="摊位刚摆出。", review="rejected", review_reason="复查时仍在经营。")
    context = samples.spot(samples.ground(of=samples.case(statement=said)))
    heard = stated.section(context, "hearing")
    assert "当事人陈述、申辩称：摊位刚摆出。经复核，对该意见不予采纳，理由是：复查时仍在经营。" in heard


def test_reasons_about_the_penalty_are_printed_and_others_are_not() -> None:
    written = {"LEN-08": "一年内第三次", "REC-01": "设备没电", "SMP-06": "周末"}
    context = samples.spot(samples.ground(decided=samples.decision(reasons=written)))
    assert "裁量理由：一年内第三次。" in stated.body(context)
    assert "设备没电" not in stated.body(context)
    assert "周末" not in stated.body(context)


def test_unestablished_facts_are_not_called_a_violation() -> None:
    decided = samples.decision(outcome="not_punish", fine=None, not_punish_ground="not_established")
    context = samples.no_penalty(samples.waived(decided=decided, education=[]))
    assert "涉嫌有“店外经营”的行为" in stated.section(context, "facts")
    assert look(context, fine=None) == ()


@pytest.mark.parametrize("code", list(GROUND_ARTICLES))
def test_every_ground_has_its_article(code: str) -> None:
    decided = samples.decision(outcome="not_punish", fine=None, not_punish_ground=code)
    assert look(samples.no_penalty(samples.waived(decided=decided)), fine=None) == ()


def test_an_order_that_is_not_obeyed_is_repeated_with_its_day() -> None:
    order = SimpleNamespace(**{**vars(samples.case().order), "due_on": datetime(2026, 11, 25).date()})  # noqa: DTZ001  # a day
    context = samples.spot(samples.ground(of=samples.case(order=order), recheck=None))
    assert "责令当事人于2026年11月25日前（含当日）改正违法行为：" in stated.section(context, "penalty")


def test_laws_stand_under_their_full_title() -> None:
    fixture = Path(__file__).resolve().parents[2] / "fixtures" / "reference" / "articles.yaml"
    rows = yaml.safe_load(fixture.read_text(encoding="utf-8"))["laws"]
    assert rows
    for row in rows:
        if row["level"] in ("法律", "行政法规", "地方性法规", "部门规章", "地方政府规章"):
            assert wording.law(row["name"]).strip("《》") == row["full_name"].split("（")[0]
    assert wording.cited(Article("行政处罚法", 33, 1)) == "《中华人民共和国行政处罚法》第三十三条第一款"
    two = (Article("行政处罚法", 51), Article("城市绿化条例", 26, 1), Article("行政处罚法", 28, 1))
    told = "《中华人民共和国行政处罚法》第五十一条、第二十八条第一款和《城市绿化条例》第二十六条第一款"
    assert wording.all_cited(two) == told


def test_the_same_case_gives_the_same_fingerprint_and_any_change_another() -> None:
    assert contexts.fingerprint(samples.spot()) == contexts.fingerprint(samples.spot())
    other = samples.spot(samples.ground(of=samples.case(place="云川市澄湖区湖滨路38号门前")))
    assert contexts.fingerprint(other) != contexts.fingerprint(samples.spot())
