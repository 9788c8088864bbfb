"""The list: who sees what, filters, search by words and by whole numbers, pages by key, export."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.actions.street import issue_on_the_spot
from cases.models import Case
from enforcement.kernel.models import PersonalRead
from tests import cast
from tests.pages.window import Window, opened

pytestmark = pytest.mark.django_db

Windows = Callable[[str], Window]
LIST_STATEMENTS = 11  # one of them reads the own filters of the reader


def several(count: int) -> list[Case]:
    """Cases an hour apart, oldest first, each of another citizen's place."""
    moments = [cast.NOON - timedelta(hours=count - number) for number in range(count)]
    return [opened(moment, place=f"云川市澄湖区试验路{number}号") for number, moment in enumerate(moments)]


def numbers(page: str, cases: list[Case]) -> list[str]:
    """Numbers of `cases` in the order they stand on the page."""
    found = [(page.index(case.number), case.number) for case in cases if case.number in page]
    return [number for _, number in sorted(found)]


def test_an_officer_sees_his_squad_and_others_see_theirs(window: Windows) -> None:
    case = opened()
    for username in ("zhoumingyuan", "luweizhen", "qinliyan", "wenzheng", "tangli"):
        assert case.number in window(username).see("case_list"), username
    for username in ("dingxiaoman", "guchanghe"):
        assert case.number not in window(username).see("case_list"), username


@pytest.mark.parametrize("username", ["chenafu", "huangjianye", "baishouyi", "yinmingjian"])
def test_who_sees_no_case_has_no_list(window: Windows, username: str) -> None:
    window(username).see("case_list", status=404)
    assert window(username).client.post(reverse("case_export")).status_code == 404


def test_names_of_citizens_are_masked(officer: Window) -> None:
    opened()
    page = officer.see("case_list")
    assert "刘**" in page
    for hidden in ("刘大山", cast.RESIDENT, "16400001234"):
        assert hidden not in page


@pytest.mark.parametrize("words", ["湖滨路36号", "简0001", "刘大山", "摆摊 湖滨"])
def test_words_find_a_case_and_stand_in_the_address(officer: Window, words: str) -> None:
    case = opened()
    words = words.replace("摆摊", case.violation.name[:4])
    reply = officer.client.post(reverse("case_list"), {"q": words})
    assert reply.status_code == 302
    assert case.number in officer.client.get(reply["Location"]).content.decode()
    assert case.number not in officer.see("case_list", query="?q=没有这个地方")


@pytest.mark.parametrize("typed", [cast.RESIDENT, "330000 19850307 0012", "16400001234", "+86 164 0000 1234"])
def test_a_whole_number_finds_its_case_and_never_stands_in_an_address(
    officer: Window, window: Windows, typed: str
) -> None:
    case = opened()
    reply = officer.client.post(reverse("case_list"), {"q": typed})
    assert reply.status_code == 200
    assert case.number in reply.content.decode()
    assert case.number not in window("dingxiaoman").client.post(reverse("case_list"), {"q": typed}).content.decode()


def test_filters_narrow_the_list(officer: Window) -> None:
    first, decided = opened(), issue_on_the_spot(cast.street(cast.NOON), cast.act())
    both = [first, decided]
    assert numbers(officer.see("case_list", query="?state=decided"), both) == [decided.number]
    assert numbers(officer.see("case_list", query="?state=found"), both) == [first.number]
    assert len(numbers(officer.see("case_list", query="?state=open"), both)) == 2
    assert numbers(officer.see("case_list", query="?level=soon"), both) == [decided.number]
    assert numbers(officer.see("case_list", query="?level=late"), both) == []
    assert len(numbers(officer.see("case_list", query="?violation=SR-011-ZJ"), both)) == 2
    assert numbers(officer.see("case_list", query="?violation=SR-999"), both) == []
    assert len(numbers(officer.see("case_list", query="?since=2026-09-09&until=2026-09-09"), both)) == 2
    assert numbers(officer.see("case_list", query="?until=2026-09-08"), both) == []
    squad = cast.organisation("yc-ch-1").pk
    assert len(numbers(officer.see("case_list", query=f"?organisation={squad}&mine=on"), both)) == 2


def test_mine_are_those_i_handle(window: Windows) -> None:
    case = opened()
    assert case.number in window("linxiaolan").see("case_list", query="?mine=on")
    assert case.number not in window("fangjicheng").see("case_list", query="?mine=on")


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("?state=nothing", "状态"),
        ("?level=soonish", "期限"),
        ("?organisation=999999", "机构"),
        ("?since=yesterday", "查获日期从"),
        ("?since=2026-09-09&until=2026-09-01", "到"),
        ("?page=cD0w", "翻页标记"),
        ("?page=%00", "翻页标记"),
        ("?sort=random", "排列"),
    ],
)
def test_a_crafted_filter_is_refused_with_its_field(officer: Window, query: str, label: str) -> None:
    case = opened()
    page = officer.see("case_list", query=query, status=400)
    assert label in page and case.number not in page


@pytest.mark.parametrize("sort", ["opened", "due"])
def test_pages_go_forth_and_back_without_a_gap(officer: Window, monkeypatch: pytest.MonkeyPatch, sort: str) -> None:
    monkeypatch.setattr("cases.reading.listing.PAGE", 3)
    cases = several(7)
    seen, query = [], f"?sort={sort}"
    while True:
        page = officer.see("case_list", query=query)
        seen += numbers(page, cases)
        if not (query := link(page, "next")):
            break
    assert sorted(seen) == sorted(case.number for case in cases)
    assert len(seen) == 7
    back = link(page, "prev")
    assert numbers(officer.see("case_list", query=back), cases) == seen[3:6]
    assert (
        numbers(officer.see("case_list", query=link(officer.see("case_list", query=back), "prev")), cases) == seen[:3]
    )


def link(page: str, rel: str) -> str:
    """The address behind 上一页 or 下一页; empty when there is none."""
    mark = f'rel="{rel}" href="'
    return page.split(mark, 1)[1].split('"', 1)[0].replace("&amp;", "&") if mark in page else ""


def test_a_mark_of_another_order_is_refused(officer: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cases.reading.listing.PAGE", 3)
    several(5)
    mark = link(officer.see("case_list"), "next").split("page=", 1)[1]
    officer.see("case_list", query=f"?sort=due&page={mark}", status=400)


def test_the_list_costs_the_same_for_two_and_for_ten(officer: Window) -> None:
    several(2)
    officer.see("case_list")
    with CaptureQueriesContext(connection) as few:
        officer.see("case_list")
    several(8)
    with CaptureQueriesContext(connection) as many:
        officer.see("case_list")
    assert len(many) == len(few) <= LIST_STATEMENTS, "\n".join(each["sql"][:150] for each in many)


def exported(officer: Window, fields: dict[str, Any]) -> list[dict[str, str]]:
    reply = officer.client.post(reverse("case_export"), fields)
    assert reply.status_code == 200
    text = b"".join(reply.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_export_is_masked_filtered_and_on_record(officer: Window) -> None:
    first = opened()
    decided = issue_on_the_spot(cast.street(), cast.act())
    rows = exported(officer, {})
    assert {row["案号"] for row in rows} == {first.number, decided.number}
    assert {row["当事人"] for row in rows} == {"刘**"}
    assert [row["罚款（元）"] for row in exported(officer, {"state": "decided"})] == ["30.00"]
    read = PersonalRead.objects.filter(subject_kind="case-export", by__username="zhoumingyuan").order_by("pk")
    assert [each.purpose for each in read] == ["导出案件列表。", "导出案件列表。状态：已决定处罚"]


def test_a_cell_that_looks_like_a_formula_is_text(officer: Window) -> None:
    opened(place="=HYPERLINK(湖滨路)")
    assert exported(officer, {})[0]["地点"] == "'=HYPERLINK(湖滨路)"


def test_an_export_by_get_or_with_a_wrong_filter_gives_nothing(officer: Window) -> None:
    assert officer.client.get(reverse("case_export")).status_code == 405
    assert officer.client.post(reverse("case_export"), {"state": "nothing"}).status_code == 400
    assert not PersonalRead.objects.exists()
