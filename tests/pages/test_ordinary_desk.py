"""The desk and the list: each role finds the ordinary cases that wait for it, and what nobody touched for long."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.models import Case
from tests.ordinary import road
from tests.pages.ordinary import Windows, on
from tests.pages.window import Moment, Window, decided

pytestmark = pytest.mark.django_db


def button(case: Case, step: str) -> str:
    return f'href="{reverse("case_step", args=[case.pk, step])}"'


def test_a_filing_waits_for_the_leader_then_for_the_head(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.evidence)
    given = road.shapes.FilingGiven("现场检查笔录和照片。")
    road.take(road.procedure.SUBMIT_FILING, case, given, road.act("zhoumingyuan", date(2026, 9, 10)))
    on(moment, date(2026, 9, 10), 11)
    assert button(case, "opinion") in window("shijingzhi").see("desk")
    assert button(case, "opinion") not in window("guchanghe").see("desk")
    road.take(
        road.procedure.OPINE,
        case,
        road.shapes.OpinionGiven(True, "同意。"),
        road.act("shijingzhi", date(2026, 9, 10), 12),
    )
    on(moment, date(2026, 9, 10), 13)
    assert button(case, "opinion") not in window("shijingzhi").see("desk")
    assert button(case, "filing-approval") in window("zhaoqiwen").see("desk")
    assert button(case, "filing-approval") not in window("yangjinghe").see("desk")


def test_what_comes_back_waits_for_its_handler(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.submitted)
    road.take(
        road.procedure.RETURN_FILING, case, road.shapes.RefusalGiven("补充询问。"), road.act("zhaoqiwen", road.FILED)
    )
    on(moment, road.FILED, 11)
    page = window("zhoumingyuan").see("desk")
    assert button(case, "filing") in page and "退回核查" in page
    assert button(case, "filing") not in window("fangjicheng").see("desk")


def test_a_notice_waits_to_be_made_delivered_and_answered(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.proposed)
    on(moment, road.ENDED, 17)
    assert button(case, "notice") in window("zhoumingyuan").see("desk")
    road.take(road.procedure.NOTIFY, case, road.shapes.Nothing(), road.act("zhoumingyuan", road.NOTICED))
    on(moment, road.NOTICED, 11)
    assert "送达告知书" in window("zhoumingyuan").see("desk")
    road.delivered(case, road.NOTICED)
    on(moment, road.NOTICED, 17)
    assert "录入陈述申辩" in window("zhoumingyuan").see("desk")
    road.stated(case)
    on(moment, date(2026, 9, 22), 12)
    assert button(case, "penalty-decision") in window("luweizhen").see("desk")


def test_a_review_waits_for_the_reviewer_and_comes_back(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.stated)
    day = date(2026, 9, 28)
    road.take(road.procedure.ASK_REVIEW, case, road.shapes.Nothing(), road.act("zhoumingyuan", day))
    on(moment, day, 11)
    assert button(case, "review") in window("xuqinghe").see("desk")
    assert button(case, "penalty-decision") not in window("luweizhen").see("desk")
    case = road.take(
        road.procedure.REVIEW,
        case,
        road.shapes.ReviewGiven(dict.fromkeys(road.POINTS, ("ok", "")), "amend", "补充送达回证。"),
        road.act("xuqinghe", day, 15),
    )
    on(moment, day, 16)
    assert "审核退回" in window("zhoumingyuan").see("desk")
    assert button(case, "review") not in window("xuqinghe").see("desk")


def test_what_must_be_public_waits_for_the_clerk(window: Windows, moment: Moment) -> None:
    case = road.decided(road.up_to(road.stated), influential=True)
    on(moment, road.DECIDED, 15)
    assert button(case, "publication") in window("xieanran").see("desk")
    given = road.shapes.PublicationGiven(road.DECIDED, "区政府网站")
    road.take(road.procedure.PUBLISH, case, given, road.act("xieanran", road.DECIDED, 16))
    on(moment, road.DECIDED, 17)
    assert "没有等待公开的处罚决定" in window("xieanran").see("desk")


def test_a_case_nobody_touched_is_found_though_nothing_is_due(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.ordered)  # last act on Wednesday 16 September; National Day lies between
    on(moment, date(2026, 9, 30))
    assert "很久没有办理" not in window("zhoumingyuan").see("desk")
    on(moment, date(2026, 10, 8))
    for username in ("zhoumingyuan", "shijingzhi"):
        page = window(username).see("desk")
        assert "很久没有办理" in page and case.number in page
    assert "很久没有办理" not in window("fangjicheng").see("desk")


def test_the_list_knows_the_procedure_and_the_new_states(window: Windows, moment: Moment) -> None:
    simple, ordinary = decided(), road.up_to(road.filed)
    on(moment, road.FILED, 11)
    officer = window("zhoumingyuan")
    page = officer.see("case_list", query="?procedure=ordinary")
    assert ordinary.number in page and simple.number not in page
    page = officer.see("case_list", query="?state=filed")
    assert ordinary.number in page and simple.number not in page
    assert ordinary.number in officer.see("case_list", query="?state=open")
    officer.see("case_list", query="?procedure=summary", status=400)


def test_the_export_tells_procedure_and_outcome(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.decided)
    on(moment, road.DECIDED, 11)
    reply = window("zhoumingyuan").client.post(reverse("case_export"), {"procedure": "ordinary"})
    text = b"".join(reply.streaming_content).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["案号"], row["程序"], row["处理结果"]) == (case.number, "普通程序", "给予处罚")
    assert row["罚款（元）"] == "8000.00"


@pytest.mark.parametrize("username", ["zhoumingyuan", "shijingzhi", "luweizhen", "xuqinghe", "xieanran"])
def test_the_desk_costs_the_same_for_one_and_for_two(window: Windows, moment: Moment, username: str) -> None:
    road.up_to(road.submitted)
    on(moment, road.FILED)
    desk: Window = window(username)
    desk.see("desk")
    with CaptureQueriesContext(connection) as few:
        desk.see("desk")
    road.up_to(road.submitted, party=road.unit(name="云川市新灶台餐饮有限公司", id_number="91330000DEM000002W"))
    with CaptureQueriesContext(connection) as many:
        desk.see("desk")
    assert len(many) <= len(few), "\n".join(each["sql"][:120] for each in many)
