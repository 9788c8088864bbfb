"""Guiding cases: from a closed case, masked, by three persons, on record; found and shown where penalties are weighed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import Error, connection, transaction
from django.urls import reverse

from cases import procedure, shapes
from cases.actions import guiding
from cases.models import Case, GuidingCase
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted, NotVisible
from enforcement.kernel.models import Record
from tests import cast
from tests.api.caller import Caller
from tests.ordinary import road
from tests.pages.window import Form, Moment, Window

pytestmark = pytest.mark.django_db
CLOSED = date(2026, 10, 14)
NOW = cast.at(date(2026, 10, 20), 10)
TEXTS = {
    "title": "餐饮服务单位未开启油烟净化设施案",
    "facts": "当事人经营餐馆，三台灶同时作业，油烟净化设施电源关闭。",
    "question": "设施当日检修能否从轻。",
    "reasoning": "没有检修记录，也没有停业，不予从轻。",
    "outcome": "罚款 8000 元",
    "articles": "大气污染防治法第一百一十八条第一款",
}


@pytest.fixture
def closed() -> Case:
    case = road.delivered(road.up_to(road.decided), road.DECIDED)
    paid = shapes.PaymentGiven(road.FINE, date(2026, 10, 12), "BANK-2026-1")
    case = road.take(procedure.RECORD_PAYMENT, case, paid, road.act("tangli", date(2026, 10, 12)))
    return road.take(procedure.CLOSE_CASE, case, shapes.ApprovalGiven("同意结案。"), road.act("zhaoqiwen", CLOSED))


def written(case: Case, by: str = "zhengyiwen", **more: str) -> GuidingCase:
    return guiding.write_guiding_case(case.pk, {**TEXTS, **more}, by=cast.user(by), now=NOW)


def published(case: Case) -> GuidingCase:
    row = guiding.approve_guiding_case(written(case).pk, by=cast.user("xuqinghe"), now=NOW)
    return guiding.publish_guiding_case(row.pk, by=cast.user("zhaoqiwen"), now=NOW)


def test_three_persons_take_it_from_draft_to_published_on_record(closed: Case) -> None:
    row = published(closed)
    assert (row.state, row.version) == ("published", 3)
    told = Record.objects.filter(subject_kind="guiding_case", subject_id=row.pk).order_by("seq")
    people = [cast.user(name).pk for name in ("zhengyiwen", "xuqinghe", "zhaoqiwen")]
    assert list(told.values_list("state_after", "by_id")) == list(
        zip(("draft", "approved", "published"), people, strict=True)
    )
    row = guiding.withdraw_guiding_case(row.pk, "条文已经修改。", by=cast.user("xuqinghe"), now=NOW)
    assert (row.state, row.withdrawal) == ("withdrawn", "条文已经修改。")
    with pytest.raises(Conflict):
        guiding.withdraw_guiding_case(row.pk, "再次。", by=cast.user("xuqinghe"), now=NOW)


def test_only_a_closed_case_that_one_sees_is_written_about(closed: Case) -> None:
    with pytest.raises(Conflict, match="还没有结案"):
        written(road.registered())
    for stranger in ("chenafu", "huangjianye"):
        with pytest.raises(NotVisible):
            written(closed, stranger)
    with pytest.raises(NotPermitted):
        written(closed, "tangli")


def test_nobody_approves_or_publishes_what_he_did_himself(closed: Case) -> None:
    row = written(closed)
    with pytest.raises(NotPermitted, match="不能自己审核"):
        guiding.approve_guiding_case(row.pk, by=cast.user("zhengyiwen"), now=NOW)
    with pytest.raises(NotPermitted):
        guiding.approve_guiding_case(row.pk, by=cast.user("zhoumingyuan"), now=NOW)
    with pytest.raises(Conflict):
        guiding.publish_guiding_case(row.pk, by=cast.user("zhaoqiwen"), now=NOW)
    guiding.approve_guiding_case(row.pk, by=cast.user("xuqinghe"), now=NOW)
    with pytest.raises(NotPermitted):
        guiding.publish_guiding_case(row.pk, by=cast.user("xuqinghe"), now=NOW)


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("facts", "云川市老灶台餐饮有限公司未开启净化设施。", "名称"),
        ("facts", "云川市老灶台 餐饮有限公司未开启。", "名称"),
        ("reasoning", "负责人马建国称检修。", "姓名"),
        ("reasoning", "承办人周明远检查。", "姓名"),
        ("question", f"信用代码 {cast.CREDIT} 的单位。", "号码"),
        ("question", "身份证 330000 19850307 0012 的当事人。", "号码"),
        ("facts", "联系电话164-0000-5678。", "号码"),
        ("facts", "另一人电话 13800001234。", "号码"),
        ("outcome", "湖滨路88号的餐馆罚款 8000 元。", "地址"),
        ("title", "", "请填写"),
    ],
)
def test_a_text_that_tells_of_somebody_is_refused(closed: Case, field: str, text: str, says: str) -> None:
    with pytest.raises(Invalid) as refused:
        written(closed, **{field: text})
    assert list(refused.value.fields) == [field] and says in refused.value.fields[field][0]
    assert not GuidingCase.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        "state = 'published'",
        "title = '另一标题'",
        "state = 'approved', approved_by_id = written_by_id, version = 2",
        "state = 'approved', approved_by_id = %(other)s, version = 2",
    ],
)
def test_the_database_refuses_what_the_door_refuses(closed: Case, change: str) -> None:
    row = written(closed)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE cases_guidingcase SET {change}", {"other": cast.user("xuqinghe").pk})
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for sql in ("DELETE FROM cases_guidingcase", "TRUNCATE cases_guidingcase"):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    row.refresh_from_db()
    assert (row.state, row.title) == ("draft", TEXTS["title"])


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> Moment:
    moment = Moment(NOW)
    monkeypatch.setattr("django.utils.timezone.now", moment)
    return moment


def sent(window: Window, name: str, *args: Any, status: int = 302, **typed: str) -> Any:
    """Opens the form of an act, types into it and sends it."""
    address = reverse(f"settings_guiding-cases_{name}", args=args)
    query = f"?case={typed['case']}" if "case" in typed else ""
    fields = Form(window.client.get(address + query).content.decode(), "act-form").fields
    reply = window.client.post(address, {**fields, **typed})
    assert reply.status_code == status, reply.content.decode()[:3000]
    return reply


def test_it_is_written_approved_published_and_withdrawn_on_its_pages(closed: Case, moment: Moment) -> None:
    writer = Window("zhengyiwen")
    assert "编写指导案例" in writer.see("case_file", closed.pk)
    address = reverse("settings_guiding-cases_write") + f"?case={closed.number}"
    begun = Form(writer.client.get(address).content.decode(), "act-form").fields
    assert "罚款" in begun["outcome"] and "老灶台" not in begun["facts"] and "湖滨路" not in begun["facts"]
    more = {"question": TEXTS["question"], "reasoning": TEXTS["reasoning"], "case": closed.number}
    refused = sent(writer, "write", status=400, **{**more, "reasoning": "马建国称检修。"})
    assert "还有姓名或者名称" in refused.content.decode()
    sent(writer, "write", **more)
    row = GuidingCase.objects.get()
    assert "您起草了" in sent(writer, "approve", row.pk, status=403, confirmed="on").content.decode()
    sent(Window("xuqinghe"), "approve", row.pk, confirmed="on")
    # Another bureau knows nothing of it until it is published.
    assert Window("zhoumingyuan").see("settings_guiding-cases_entry", row.pk)
    sent(Window("zhaoqiwen"), "publish", row.pk, confirmed="on")
    found = Window("zhoumingyuan").see("settings_guiding-cases", query="?q=检修&violation=DQ-001&state=published")
    assert row.title in found
    assert row.title not in Window("zhoumingyuan").see("settings_guiding-cases", query="?q=没有这个词")
    listed = Window("zhoumingyuan").client.get(reverse("settings_guiding-cases") + "?format=csv")
    assert row.title in b"".join(listed.streaming_content).decode()
    sent(Window("zhaoqiwen"), "withdraw", row.pk, reason="条文已经修改。")
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_administrators_and_auxiliaries_have_no_page_of_it(closed: Case, moment: Moment) -> None:
    row = published(closed)
    for name in ("huangjianye", "chenafu"):
        assert Window(name).client.get(reverse("settings_guiding-cases")).status_code == 403
        assert Window(name).client.get(reverse("settings_guiding-cases_entry", args=[row.pk])).status_code == 403


def test_it_stands_where_penalties_are_weighed_until_it_is_withdrawn(closed: Case, moment: Moment) -> None:
    other = road.unit(
        name="云川市另一家餐饮有限公司", id_kind="other", id_number="QT-0002", id_override_reason="外国注册号"
    )
    row, case = published(closed), road.investigated(road.up_to(road.ordered, party=other))
    assert row.title in Window("zhaoqiwen").see("case_step", case.pk, "proposal-approval")
    case = road.stated(road.noticed(road.proposed(case)))
    case = road.take(procedure.ASK_REVIEW, case, shapes.Nothing(), road.act("zhoumingyuan", date(2026, 9, 28)))
    assert row.title in Window("xuqinghe").see("case_step", case.pk, "review")
    guiding.withdraw_guiding_case(row.pk, "条文已经修改。", by=cast.user("xuqinghe"), now=NOW)
    assert row.title not in Window("xuqinghe").see("case_step", case.pk, "review")


def test_the_interface_lists_what_is_published_under_an_etag(closed: Case, moment: Moment) -> None:
    draft, row = written(closed, title="还是草稿"), published(closed)
    caller: Callable[..., Any] = Caller("zhoumingyuan", days=90).get
    assert caller("guiding-cases/").status_code == 200, caller("guiding-cases/").json()
    assert [each["id"] for each in caller("guiding-cases/").json()["results"]] == [str(row.pk)]
    for query, count in (
        ("search=检修", 1),
        ("search=没有检修", 1),
        ("search=没有这个词", 0),
        ("violation=DQ-001", 1),
        ("violation=X", 0),
        ("article=一百一十九", 0),
    ):
        assert len(caller(f"guiding-cases/?{query}").json()["results"]) == count, query
    one = caller(f"guiding-cases/{row.pk}/")
    assert one.status_code == 200 and one["ETag"] and "case" not in one.json()
    assert caller(f"guiding-cases/{row.pk}/", If_None_Match=one["ETag"]).status_code == 304
    listed = caller("guiding-cases/")["ETag"]
    assert caller("guiding-cases/", If_None_Match=listed).status_code == 304
    assert caller(f"guiding-cases/{draft.pk}/").status_code == 404
    guiding.withdraw_guiding_case(row.pk, "条文已经修改。", by=cast.user("xuqinghe"), now=NOW)
    assert caller(f"guiding-cases/{row.pk}/", If_None_Match=one["ETag"]).status_code == 404
    assert caller("guiding-cases/", If_None_Match=listed).status_code == 200
    assert Caller("zhoumingyuan", ("cases:read",), days=90).get("guiding-cases/").status_code == 403
