"""Every step of the ordinary procedure through its page: done, refused with everything kept, mended, done."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cases.facts.ordinary import element_names
from cases.models import Case, Discussion, FieldRecord, HearingRequest, LegalReview, Term
from enforcement.kernel.models import Record
from enforcement.models import HeadAppointment
from tests import cast
from tests.ordinary import road
from tests.pages.ordinary import ALL_OK, PROPOSAL, Windows, discussed_by_pages, on, proposed_by_pages
from tests.pages.window import Moment, Window

pytestmark = pytest.mark.django_db

LATER = date(2026, 9, 28)  # the five working days of the statement ended on 24 September
HANDED = {"method": "direct", "form_handed": "page", "relation": "legal_representative", "recipient": "马建国"}
SEALED = {**HANDED, "seal_affixed": "on"}
TOP_REASON = "当事人两次被责令改正仍不开启净化设施，周边居民多次投诉，较低数额不足以制止。"


def state(case: Case) -> str:
    return Case.objects.values_list("state", flat=True).get(pk=case.pk)


def filed_by_pages(window: Windows, moment: Moment) -> Case:
    """Put up, looked at, filed, ordered to correct and rechecked, each by whose step it is."""
    case = road.up_to(road.evidence)
    on(moment, date(2026, 9, 10))
    window("zhoumingyuan").take(case, "filing", prima_facie="现场检查笔录和照片证明净化设施未开启。")
    on(moment, date(2026, 9, 10), 15)
    window("shijingzhi").take(case, "opinion", agrees="yes", text="同意立案。")
    on(moment, road.FILED)
    window("zhaoqiwen").take(case, "filing-approval")
    window("zhoumingyuan").take(
        case, "correction-order", requirement="立即开启净化设施。", when="by_day", due_on="2026-09-15"
    )
    on(moment, date(2026, 9, 16))
    window("zhoumingyuan").take(case, "recheck", result="not_corrected", note="仍未开启。")
    return case


def test_a_case_goes_through_its_pages_from_the_filing_to_the_archive(window: Windows, moment: Moment) -> None:
    case = proposed_by_pages(filed_by_pages(window, moment), window, moment)
    on(moment, road.NOTICED)
    officer = window("zhoumingyuan")
    officer.take(case, "notice")
    for paper in case.documents.filter(kind__in=["correction", "notice"]):
        officer.take(case, "delivery", document=str(paper.pk), **HANDED)
    on(moment, date(2026, 9, 22))
    officer.sign_in()
    officer.take(case, "statement", made="yes", content="设施检修。", review="rejected", review_reason="没有检修记录。")
    on(moment, road.DECIDED)
    window("luweizhen").take(case, "penalty-decision", influential="no")
    case.refresh_from_db()
    assert (case.state, case.decision.fine, case.decision.influential) == ("decided", Decimal("8000.00"), False)
    on(moment, road.DECIDED, 15)
    officer.sign_in()
    paper = case.documents.get(kind="decision")
    refused = officer.take(case, "delivery", document=str(paper.pk), status=422, **HANDED)
    assert 'href="#f-seal_affixed"' in refused.content.decode()
    officer.take(case, "delivery", document=str(paper.pk), **SEALED)
    window("tangli").take(case, "payment", transaction="T-2026-9")
    on(moment, date(2026, 10, 14))
    window("zhaoqiwen").take(case, "closing-approval")
    window("mengshuya").take(case, "binding")
    assert state(case) == "archived"
    steps = list(Record.objects.filter(subject_id=case.pk).order_by("seq").values_list("step", flat=True))
    assert steps[4:7] == ["filing", "opinion", "filing-approval"]
    assert steps[-5:] == ["penalty-decision", "delivery", "payment", "closing-approval", "binding"]


def test_a_record_keeps_its_long_text_when_it_is_refused(officer: Window) -> None:
    case = road.registered()
    long = "问：你店几台灶？答：三台。" * 200
    typed = {
        "began_at": "2026-09-09T12:30",
        "content": long,
        "signed": "refused",
        "badge_shown": "on",
        "person": "马建国",
    }
    reply = officer.take(case, "inquiry", status=400, **typed)
    assert "没有签名确认的，请写明原因" in reply.content.decode()
    kept = officer.typed(reply)
    assert kept["content"] == long and kept["badge_shown"] == "on"
    refused = officer.send(case, "inquiry", kept | {"note": "当事人拒绝签名。"}, status=422)
    page = refused.content.decode()
    assert "不得办理" in page and officer.typed(refused)["content"] == long
    assert not FieldRecord.objects.filter(case=case).exists()
    mended = officer.typed(refused) | {"rights_told": "on", "witness": "湖滨社区 王建国"}
    officer.send(case, "inquiry", mended)
    assert FieldRecord.objects.get(case=case).content == long


def test_what_carries_no_element_is_named_until_it_does(officer: Window) -> None:
    case = road.up_to(road.filed)
    piece = cast.evidence(road.when(road.FOUND, 11))
    road.take(road.procedure.ADD_EVIDENCE, case, piece, road.act("zhoumingyuan", road.FILED, 12))
    fields = officer.step(case, "proof")
    reply = officer.send(case, "proof", fields | {"evidence": str(piece.id)}, status=400)
    assert "请至少勾选一个要件。" in reply.content.decode()
    names = element_names(case)[:1]
    officer.send(case, "proof", fields | {"evidence": str(piece.id), "elements": names, "note": "拍到电源关闭。"})
    assert "拍到电源关闭。" in officer.see("case_file", case.pk)


def test_the_proposal_keeps_every_word_and_asks_for_the_top_in_place(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.ordered)
    on(moment, road.ENDED)
    officer = window("zhoumingyuan")
    page = officer.see("case_step", case.pk, "investigation-end")
    assert "法定上限" in page and 'name="reason-LEN-08"' in page
    high = {**PROPOSAL, "fine": "50000"}
    reply = officer.take(case, "investigation-end", status=422, **high)
    kept = officer.typed(reply)
    assert {name: kept[name] for name in high} == high
    assert reply.content.decode().count('name="reason-LEN-08"') == 1
    officer.send(case, "investigation-end", kept | {"reason-LEN-08": TOP_REASON})
    row = case.proposals.get()
    assert (row.fine, row.reasons["LEN-08"]) == (Decimal("50000.00"), TOP_REASON)
    above = officer_page(window, case)
    assert TOP_REASON in above


def officer_page(window: Windows, case: Case) -> str:
    """What the head reads before he approves."""
    return window("zhaoqiwen").see("case_step", case.pk, "proposal-approval")


def test_an_amount_outside_the_law_is_refused_and_leads_to_its_field(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.ordered)
    on(moment, road.ENDED)
    reply = window("zhoumingyuan").take(case, "investigation-end", status=422, **{**PROPOSAL, "fine": "60000"})
    page = reply.content.decode()
    assert "高于法定上限" in page and 'href="#f-fine"' in page
    assert state(case) == "filed"


def test_gravity_is_asked_and_leads_to_its_lines(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.ordered)
    on(moment, road.ENDED)
    unanswered = {name: value for name, value in PROPOSAL.items() if not name.startswith("g_")}
    reply = window("zhoumingyuan").take(case, "investigation-end", status=422, **unanswered)
    assert 'href="#gravity"' in reply.content.decode()


def test_a_penalty_without_choice_and_no_penalty_without_ground_stay_on_the_page(
    window: Windows, moment: Moment
) -> None:
    case = road.up_to(road.ordered)
    on(moment, road.ENDED)
    officer = window("zhoumingyuan")
    reply = officer.take(case, "investigation-end", status=400, **{**PROPOSAL, "outcome": "not_punish"})
    assert "请选择情形" in reply.content.decode()
    reply = officer.take(case, "investigation-end", status=400, **{**PROPOSAL, "b_name": "裁量基准", "chosen": ""})
    page = reply.content.decode()
    assert "请选择是否从轻、减轻" in page and "请填写选定的档次" in page
    assert officer.typed(reply)["b_name"] == "裁量基准"


def test_the_highest_fine_waits_for_review_and_discussion(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.ordered)
    proposed_by_pages(case, window, moment, fine="50000", **{"reason-LEN-08": TOP_REASON})
    road.noticed(case)
    road.stated(case)
    on(moment, road.DECIDED)
    chief = window("luweizhen")
    page = chief.see("case_step", case.pk, "penalty-decision")
    assert "还没有送审，不能决定" in page and "还没有讨论笔录" in page
    assert "拟罚 ￥50,000 是法定上限" in page and "50000.00 元" not in page
    chief.take(case, "penalty-decision", influential="no", status=422)
    window("zhoumingyuan").take(case, "review-request")
    page = chief.see("case_step", case.pk, "penalty-decision")
    assert f'href="/cases/{case.pk}/#review">查看审核情况' in page and "送法制审核</a>" not in page
    page = window("xuqinghe").see("case_step", case.pk, "review")
    assert "按法定上限罚款" in page and "承办人：周明远、林晓岚" in page
    window("xuqinghe").take(case, "review", result="agree", opinion="同意。", **ALL_OK)
    discussed_by_pages(case, window)
    chief.take(case, "penalty-decision", influential="yes")
    case.refresh_from_db()
    assert (case.state, case.decision.fine) == ("decided", Decimal("50000.00"))
    window("xieanran").take(case, "publication", where="云川市澄湖区人民政府网站")
    assert case.publication.published_on == road.DECIDED


def test_a_review_says_what_is_wrong_and_goes_back(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.stated)
    on(moment, LATER)
    window("zhoumingyuan").take(case, "review-request")
    reviewer = window("xuqinghe")
    faulty = {**ALL_OK, "p_evidence": "fault"}
    reply = reviewer.take(case, "review", result="amend", opinion="补充送达回证。", status=400, **faulty)
    assert "请写明问题和补正要求。" in reply.content.decode()
    kept = reviewer.typed(reply)
    assert kept["opinion"] == "补充送达回证。"
    reviewer.send(case, "review", kept | {"t_evidence": "缺复查照片。"})
    row = LegalReview.objects.get(case=case)
    assert (row.result, row.points["evidence"]) == ("amend", {"result": "fault", "text": "缺复查照片。"})
    page = window("zhoumingyuan").see("case_file", case.pk)
    assert "缺复查照片。" in page and "退回修改补充" in page


def test_what_changed_since_the_asking_stands_before_the_reviewer(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.noticed)
    on(moment, LATER, 9)
    window("zhoumingyuan").take(case, "review-request")
    road.stated(case, LATER)
    on(moment, LATER, 15)
    page = window("xuqinghe").see("case_step", case.pk, "review")
    assert "送审后案卷有变化" in page and "设施当日检修，请求从轻。" in page
    window("xuqinghe").take(case, "review", result="agree", opinion="同意。", **ALL_OK)
    assert "这次审核不再算数" not in window("zhoumingyuan").see("case_file", case.pk)


def test_only_heads_in_office_that_day_are_offered(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.stated)
    on(moment, LATER)
    HeadAppointment.objects.filter(user__username="songlan").update(valid_until=date(2026, 9, 27))
    page = window("luweizhen").see("case_step", case.pk, "discussion")
    assert "赵启文" in page and "宋岚" not in page
    reply = discussed_by_pages(case, window, "luweizhen", "zhaoqiwen", status=400, conclusion="")
    kept = window("luweizhen").typed(reply)
    assert kept[f"said_{cast.user('zhaoqiwen').pk}"] == "同意处理意见。"
    discussed_by_pages(case, window, "luweizhen", "zhaoqiwen")
    members = Discussion.objects.get(case=case).members.order_by("pk")
    assert [each.user.username for each in members] == ["luweizhen", "zhaoqiwen"]


def test_a_discussion_without_votes_is_not_sent(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.stated)
    on(moment, LATER)
    pk = cast.user("zhaoqiwen").pk
    reply = discussed_by_pages(case, window, "luweizhen", "zhaoqiwen", status=400, **{f"vote_{pk}": ""})
    assert "请选择表决。" in reply.content.decode()


def test_a_hearing_asked_by_letter_counts_from_the_postmark(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.ordered)
    proposed_by_pages(case, window, moment, fine="50000", **{"reason-LEN-08": TOP_REASON})
    road.noticed(case)
    on(moment, date(2026, 9, 28))
    officer = window("zhoumingyuan")
    reply = officer.take(case, "hearing-request", by_post="yes", sent_on="2026-09-29", status=400)
    assert "提出日期不能晚于今天" in reply.content.decode()
    officer.send(case, "hearing-request", officer.typed(reply) | {"sent_on": "2026-09-24"})
    row = HearingRequest.objects.get(case=case)
    assert (row.sent_on, row.in_time) == (date(2026, 9, 24), True)
    page = officer.see("case_file", case.pk)
    assert "听证还没有办结，不能决定" in page
    window("shijingzhi").take(case, "hearing-withdrawal", withdrawal="当事人 9 月 28 日书面撤回，附申请书。")
    row.refresh_from_db()
    assert row.withdrawn_at is not None


def test_a_lower_fine_is_lower_than_proposed(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.stated)
    on(moment, road.DECIDED)
    chief = window("luweizhen")
    reply = chief.take(case, "penalty-decision", amount="lower", fine="9000", influential="no", status=400)
    assert "须低于处理意见的" in reply.content.decode() and chief.typed(reply)["fine"] == "9000"
    chief.send(case, "penalty-decision", chief.typed(reply) | {"fine": "6000"})
    case.refresh_from_db()
    assert case.decision.fine == Decimal("6000.00")


def test_terms_are_moved_by_the_head(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.ordered)
    on(moment, date(2026, 9, 21))
    head = window("zhaoqiwen")
    assert "作出处理决定" in head.see("case_step", case.pk, "extension")
    head.take(case, "extension", days="30", ground="complex", reason="需要委托检测，原期限内不能办结。")
    head.take(
        case, "excluded-time", ground="testing", since="2026-09-18", document="澄检委〔2026〕3号", reason="委托检测"
    )
    head.take(case, "suspension", ground="other_result", reason="须以另案结果为依据。", document="另案通知 1 号")
    page = head.see("case_file", case.pk)
    assert "中止" in page and "办案期限延期" in page and "澄检委〔2026〕3号" in page
    head.take(case, "resumption", reason="另案已经办结。")
    kinds = sorted(Term.objects.filter(case=case).values_list("kind", flat=True))
    assert kinds == ["exclusion", "extension", "suspension"]


def test_a_case_is_handed_over_to_an_officer_of_the_organisation(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.filed)
    on(moment, road.FILED, 15)
    page = window("shijingzhi").see("case_step", case.pk, "handover")
    assert "方继承" in page and "潘立群" not in page
    leaves, takes = cast.officer("linxiaolan").pk, cast.officer("fangjicheng").pk
    window("shijingzhi").take(case, "handover", leaves=str(leaves), takes=str(takes), reason="林晓岚调离一中队。")
    present = case.handlings.filter(until__isnull=True).values_list("officer_id", flat=True)
    assert set(present) == {cast.officer("zhoumingyuan").pk, takes}


def test_a_filing_is_returned_refused_or_approved_with_words(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.submitted)
    on(moment, road.FILED)
    head = window("zhaoqiwen")
    page = head.see("case_step", case.pk, "filing-approval")
    assert "现场检查笔录和照片证明净化设施未开启。" in page and "同意立案。" in page
    head.take(case, "filing-return", reason="", status=400)
    head.take(case, "filing-return", reason="补充询问笔录。")
    assert state(case) == "registered"
    assert "退回理由：补充询问笔录。" in head.see("case_file", case.pk)
    case.refresh_from_db()
    road.submitted(case, road.FILED)
    on(moment, date(2026, 9, 15))
    head.sign_in()
    head.take(case, "filing-refusal", reason="违法行为轻微并已改正，不需要处罚。")
    assert state(case) == "not_filed"


@pytest.mark.parametrize(
    ("username", "step"),
    [
        ("shijingzhi", "filing-approval"),
        ("zhoumingyuan", "opinion"),
        ("linxiaolan", "filing-approval"),
        ("xuqinghe", "opinion"),
        ("tangli", "filing-return"),
        ("wenzheng", "filing-approval"),
    ],
)
def test_whoever_may_not_is_refused(window: Windows, moment: Moment, username: str, step: str) -> None:
    case = road.up_to(road.submitted)
    on(moment, road.FILED)
    window(username).see("case_step", case.pk, step, status=403)
    window(username).send(case, step, {"opinion": "同意。", "version": str(case.version)}, status=403)
    assert state(case) == "filing"


@pytest.mark.parametrize("username", ["dingxiaoman", "yangjinghe", "chenafu", "huangjianye"])
def test_to_an_outsider_it_does_not_exist(window: Windows, moment: Moment, username: str) -> None:
    case = road.up_to(road.submitted)
    on(moment, road.FILED)
    outsider = window(username)
    outsider.see("case_file", case.pk, status=404)
    outsider.see("case_step", case.pk, "filing-approval", status=404)
    fields: dict[str, Any] = {"opinion": "同意。", "version": str(case.version)}
    outsider.send(case, "filing-approval", fields, status=404)
