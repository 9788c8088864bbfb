"""Each paper of the ordinary procedure states everything the law asks, or it is refused with what is missing."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from cases.documents import context as contexts
from cases.documents import stated
from cases.documents.kinds import ORDINARY
from cases.models import Case, PenaltyNotice, Proposal, Term
from enforcement.rules.facts import POINTS, OrganisationFacts
from enforcement.rules.findings import Finding
from tests import cast
from tests.papers import told
from tests.papers.ordinary import Story

pytestmark = pytest.mark.django_db
BUREAU = OrganisationFacts(
    authority_name="云川市澄湖区城市管理局",
    kind="bureau",
    is_authority=True,
    reconsideration_body="云川市澄湖区人民政府",
    court="云川市澄湖区人民法院",
)


def look(context: dict[str, Any]) -> tuple[Finding, ...]:
    """What the law says to a context."""
    kind = ORDINARY[context["kind"]]
    fine = context["values"].get("fine")
    known = stated.facts(context, organisation=BUREAU, fine=fine, at=cast.NOON, procedure="ordinary")
    return stated.look(kind, context, known)


def test_every_kind_of_the_table_is_told() -> None:
    assert set(told.contexts()) == set(ORDINARY)


@pytest.mark.parametrize("kind", ORDINARY)
def test_a_whole_paper_is_not_objected_to(kind: str) -> None:
    assert look(told.contexts()[kind]) == ()


@pytest.mark.parametrize(("kind", "key"), told.ITEMS)
def test_one_missing_item_is_named_with_its_code(kind: str, key: str) -> None:
    row = ORDINARY[kind]
    item = next(each for each in row.items if each.key == key)
    context = told.contexts()[kind]
    if item.when:
        context["values"][item.when] = "yes"
    said = look(told.without(context, key, row))
    assert any(each.code == item.code and item.name in each.says for each in said), said
    assert all(each.basis for each in said)


@pytest.mark.parametrize(("kind", "key"), [("notice", "hearing_right"), ("receipt", "refusal"), ("decision", "top")])
def test_what_is_not_due_is_not_asked(kind: str, key: str) -> None:
    context = told.contexts()[kind]
    item = next(each for each in ORDINARY[kind].items if each.key == key)
    assert not context["values"].get(item.when)
    assert look(context) == ()


def words(kind: str) -> str:
    return stated.body(told.contexts()[kind])


def test_the_filing_names_who_thought_what_and_when() -> None:
    said = words("filing")
    for line in (
        "周明远（主办人）　2026年9月9日",
        "石敬之（中队长）　2026年9月9日",
        "赵启文（副职负责人）　2026年9月9日",
        "周明远（执法证号YC0311027）、林晓岚（执法证号YC0311093）",
        "至2028年9月9日届满，发现时没有超过",
        "12345热线转办（实名举报）",
    ):
        assert line in said


def test_an_acting_head_signs_as_one() -> None:
    story = Story()
    story.evidence()
    from cases.documents.composing import post_of

    liang = cast.user("liangboan")
    assert post_of(liang, story.case, cast.TODAY) == "代理副职负责人"
    assert post_of(cast.user("luweizhen"), story.case, cast.TODAY) == "正职负责人"
    assert post_of(cast.user("xuqinghe"), story.case, cast.TODAY) == "法制审核人员"


def test_the_notice_tells_penalty_facts_reasons_basis_and_the_right_to_speak() -> None:
    said = words("notice")
    for line in (
        "罚款人民币壹万贰仟元整（￥12,000.00）",
        "没有取得占用城市道路的批准",
        "《城市道路管理条例》第四十二条",
        "可以自收到本告知书之日起五个工作日内",
        "本机关不因当事人陈述、申辩而给予更重的处罚",
    ):
        assert line in said
    assert "要求听证" not in said


def test_a_notice_with_hearing_prints_the_right_and_its_five_working_days() -> None:
    case = Case.objects.get(pk=Story().approved().case.pk)
    notice = PenaltyNotice(
        case=case,
        proposal=Proposal.objects.get(case=case),
        at=cast.NOON,
        hearing_told=True,
        hearing_why=["罚款 12000 元达到听证标准"],
        statement_days=5,
    )
    made = of(case, notice, "notice")
    heard = stated.section(made, "hearing")
    assert "罚款 12000 元达到听证标准" in heard
    assert "应当自收到本告知书之日起五个工作日内向本机关提出" in heard
    assert "以交邮日期为准" in heard
    assert look(made) == ()
    silent = of(
        case,
        PenaltyNotice(case=case, proposal=notice.proposal, at=cast.NOON, hearing_why=["达到"], statement_days=5),
        "notice",
    )
    assert "PRE-04" in {each.code for each in look(silent)}


def of(case: Any, about: Any, kind: str, now: datetime = cast.NOON) -> dict[str, Any]:
    """A context as the act would freeze it."""
    return contexts.of(
        case, about, ORDINARY[kind], "某字〔2026〕第0001号", "7K3M9-QXF2A", cast.user("zhoumingyuan"), now
    )


def test_the_decision_answers_the_party_and_offers_both_ways() -> None:
    said = words("decision")
    for line in (
        "当事人陈述、申辩称：堆放时间短，没有影响通行，请求从轻。经复核，对该意见不予采纳，理由是：",
        "本案属于“较重”档次，罚款幅度为10000元至15000元。",
        "本案已经法制审核，并经本机关负责人集体讨论。",
        "每日按罚款数额的百分之三加处罚款",
        "六十日内向云川市澄湖区人民政府申请行政复议；也可以自收到本决定书之日起六个月内直接向云川市澄湖区人民法院提起行政诉讼",
        "《行政处罚告知书》（澄城管告字〔2026〕第",
    ):
        assert line in said
    assert "先向" not in said
    assert told.contexts()["decision"]["sealed"] is True


def test_the_reason_for_the_highest_fine_is_printed_and_asked_for() -> None:
    case = Case.objects.get(pk=Story().decided().case.pk)
    decision = case.decision
    decision.reasons = {"LEN-08": "一年内第三次占用同一道路，屡罚不改。", "DEC-01": "等待鉴定。"}
    made = of(case, decision, "decision")
    assert "裁量理由：一年内第三次占用同一道路，屡罚不改。" in stated.section(made, "law")
    assert "等待鉴定" not in stated.body(made)
    assert look(made) == ()
    told.cut(made, "一年内第三次占用同一道路，屡罚不改。")
    assert "LEN-08" in {each.code for each in look(made)}


def test_several_penalties_are_numbered_and_each_is_printed() -> None:
    case = Case.objects.get(pk=Story().decided().case.pk)
    decision = case.decision
    decision.warning, decision.illegal_gains, decision.other_kinds = True, Decimal(3200), ["责令停产停业"]
    decision.confiscated = "钢管20根"
    said = stated.section(of(case, decision, "decision"), "penalty")
    for line in (
        "（一）警告；",
        "（二）罚款人民币壹万贰仟元整",
        "（三）没收违法所得人民币叁仟贰佰元整",
        "（四）没收非法财物：钢管20根；",
        "（五）责令停产停业。",
    ):
        assert line in said


def test_the_review_answers_nine_points_and_the_discussion_every_member() -> None:
    review, discussion = told.contexts()["review"], told.contexts()["discussion"]
    assert [row[1] for row in review["tables"][0]["rows"]] == list(POINTS.values())
    assert "涉及多个法律关系" in stated.body(review)
    assert discussion["tables"][0]["rows"] == [
        ["陆维桢", "正职负责人", "同意处理意见，金额适当。", "赞成"],
        ["赵启文", "副职负责人", "同意处理意见。", "赞成"],
        ["宋兰", "副职负责人", "建议罚款一万元。", "反对"],
    ]
    assert "参加3人，赞成2人，反对1人。" in stated.body(discussion)


def test_a_record_that_was_not_signed_says_why_and_who_saw_it() -> None:
    story = Story()
    story.evidence()
    story.record(signed="refused", note="当事人认为测量不准，拒绝签名。", witness="滨江社区 王芳")
    made = story.paper("inspection").context
    assert "当事人拒绝签名：当事人认为测量不准，拒绝签名。见证人：滨江社区 王芳。" in stated.section(made, "confirmed")
    assert any(sign["label"] == "见证人（签名）" for sign in made["signs"])


def test_a_paper_left_behind_tells_reason_and_witness() -> None:
    story = Story().noticed()
    story.delivered(
        "notice",
        method="left",
        relation="",
        recipient="",
        refused=True,
        refusal_note="法定代表人认为不违法，拒绝签收。",
        witness="滨江社区 王芳",
        place_is_domicile=True,
        recording_id=story.case.evidence.get(title="询问录像").pk,
    )
    said = stated.body(story.paper("receipt").context)
    for line in (
        "留置送达",
        "拒绝签收",
        "法定代表人认为不违法，拒绝签收。",
        "滨江社区 王芳",
        "（受送达人住所）",
        "询问录像",
    ):
        assert line in said


def test_an_extension_shows_the_old_and_the_new_last_day() -> None:
    made = told.contexts()["extension"]
    rows = {row["key"]: row["lines"][0] for row in made["rows"]}
    assert (rows["old"], rows["new"], rows["days"]) == ("2026年12月8日", "2027年1月7日", "30日（自然日）")
    assert Term.Ground.COMPLEX.label in rows["ground"]


def test_the_closing_tells_money_publication_and_education() -> None:
    said = words("closing")
    for line in (
        "缴纳罚款人民币壹万贰仟元整（￥12,000.00）",
        "在云川市政府网站公开",
        "讲解占用城市道路须经批准的规定",
        "当事人已改正",
    ):
        assert line in said


def test_the_index_lists_every_paper_of_the_file_with_its_number() -> None:
    kept = told.contexts()
    rows = kept["cover"]["tables"][0]["rows"]
    numbers = {row[2] for row in rows}
    for kind in (
        "filing",
        "inspection",
        "inquiry",
        "correction",
        "report",
        "approval",
        "statement",
        "review",
        "discussion",
        "decision",
        "closing",
    ):
        assert kept[kind]["number"] in numbers, kind
    assert [row[0] for row in rows] == [str(place) for place in range(1, len(rows) + 1)]
    assert sum(row[1] == "送达回证" for row in rows) == 2


def test_digits_of_persons_stand_in_no_row_beside_the_paper() -> None:
    from django.db import connection

    story = Story().filed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT context FROM cases_document WHERE case_id = %s", [story.case.pk])
        stored = b"".join(bytes(row[0]) for row in cursor.fetchall())
    for personal in (cast.CREDIT, cast.RESIDENT, "16400005678"):
        assert personal.encode() not in stored
