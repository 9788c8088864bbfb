"""The case file: everything that decides stands there, masked; a full view and an original leave a trace."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.models import CustodyEvent, Evidence
from tests import cast
from tests.pages.window import Window, decided, opened

pytestmark = pytest.mark.django_db

Windows = Callable[[str], Window]
FILE_STATEMENTS = 24
HIDDEN = ("刘大山", "16400001234", "东桥路3号")


def test_the_file_tells_what_decides(officer: Window) -> None:
    case = decided()
    page = officer.see("case_file", case.pk)
    for words in (
        case.number,
        "已决定处罚",
        "在人行道摆摊售卖水果",
        "电子数据",
        "责令：当场收摊，把物品移出人行道",
        "拒不改正",
        "当事人没有陈述申辩",
        "罚款 ￥30.00",
        "当场行政处罚决定书",
        "网页打印件",
        "住房和城乡建设行政处罚程序规定第十四条第二款",
        "怎么算的",
        "第 1 个工作日",
        "2026-09-14 周一",
        "周明远 YC0311027、林晓岚 YC0311093",
        "只增不改",
    ):
        assert words in page, words


def test_the_file_masks_the_party(officer: Window) -> None:
    case = opened()
    page = officer.see("case_file", case.pk)
    assert "刘**" in page and "164****1234" in page and "330***********0012" in page
    for hidden in (*HIDDEN, cast.RESIDENT):
        assert hidden not in page


def test_the_buttons_are_those_of_the_person(window: Windows) -> None:
    case = decided()
    report, closing = (reverse("case_step", args=[case.pk, name]) for name in ("report", "closing"))
    page = window("zhoumingyuan").see("case_file", case.pk)
    assert report in page and closing not in page
    assert "您的岗位不能办理“结案”。请交由中队长或者负责人办理。" in page
    page = window("shijingzhi").see("case_file", case.pk)
    assert closing in page and report not in page
    assert "只有本案承办人可以报备" in page


def test_a_supervisor_reads_and_has_no_button(window: Windows) -> None:
    case = decided()
    page = window("wenzheng").see("case_file", case.pk)
    assert case.number in page
    assert "现在没有要由您办理的步骤" in page
    assert reverse("case_step", args=[case.pk, "report"]) not in page


def test_what_lacks_shrinks_as_it_is_mended(officer: Window) -> None:
    case = opened()
    page = officer.see("case_file", case.pk)
    assert "缺 4 项" in page
    officer.take(case, "correction-order", requirement="收摊。", when="at_once")
    assert "缺 3 项" in officer.see("case_file", case.pk)


def test_opening_an_original_is_in_its_custody_and_a_picture_on_the_page_is_not(officer: Window) -> None:
    case = decided()
    evidence = Evidence.objects.get(case=case)
    url = reverse("case_evidence_file", args=[case.pk, evidence.pk])
    assert url in officer.see("case_file", case.pk)
    reply = officer.client.get(url, headers={"Sec-Fetch-Dest": "image"})
    assert reply["Content-Type"] == "image/jpeg"
    assert b"".join(reply.streaming_content)[:2] == b"\xff\xd8"
    assert not CustodyEvent.objects.filter(evidence=evidence, verb="viewed").exists()
    reply = officer.client.get(url)
    assert "sandbox" in reply["Content-Security-Policy"] and reply["X-Content-Type-Options"] == "nosniff"
    assert CustodyEvent.objects.get(evidence=evidence, verb="viewed").by.username == "zhoumingyuan"


def test_evidence_of_another_case_or_squad_is_not_found(officer: Window, window: Windows) -> None:
    case, other = decided(1), decided(2)
    evidence = Evidence.objects.get(case=case)
    officer.see("case_evidence_file", other.pk, evidence.pk, status=404)
    window("dingxiaoman").see("case_evidence_file", case.pk, evidence.pk, status=404)


def test_older_records_are_one_link_away(officer: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cases.reading.timeline.MOST", 3)
    case = decided()
    page = officer.see("case_file", case.pk)
    assert "送达文书" in page and "现场查获违法行为" not in page
    before = page.split('href="?before=', 1)[1].split("#", 1)[0]
    assert "查看更早的记录" in officer.see("case_file", case.pk, query=f"?before={before}")
    assert "现场查获违法行为" in officer.see("case_file", case.pk, query="?before=2")
    officer.see("case_file", case.pk, query="?before=x")


def test_the_file_costs_a_bounded_number_of_statements(officer: Window, window: Windows) -> None:
    case = decided()
    officer.see("case_file", case.pk)
    with CaptureQueriesContext(connection) as first:
        officer.see("case_file", case.pk)
    officer.take(case, "report")
    officer.take(case, "education", kind="education", content="讲了占道经营的危害。")
    window("tangli").take(case, "payment", transaction="T-1")
    with CaptureQueriesContext(connection) as later:
        officer.see("case_file", case.pk)
    assert len(first) <= FILE_STATEMENTS, "\n".join(each["sql"][:150] for each in first)
    assert len(later) <= len(first), "\n".join(each["sql"][:150] for each in later)
