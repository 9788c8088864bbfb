"""A reader keeps a filter under a name, opens it by its link, deletes it; it is his alone and rests encrypted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from cases.actions import filters
from cases.models import SavedFilter
from enforcement.kernel.errors import Invalid, NotVisible
from tests import cast
from tests.pages.window import Window, opened

pytestmark = pytest.mark.django_db

Windows = Callable[[str], Window]
WANTED = {"q": "湖滨路", "state": "open", "sort": "due"}


def save(desk: Window, name: str = "湖滨路在办", **more: Any) -> Any:
    return desk.client.post(reverse("save_filter"), {**WANTED, "name": name, **more})


def test_it_is_saved_opened_by_its_link_and_deleted(window: Windows) -> None:
    opened(cast.NOON, place="云川市澄湖区湖滨路1号")
    opened(cast.NOON - timedelta(hours=1), place="云川市澄湖区东桥路1号")
    desk = window("zhoumingyuan")
    reply = save(desk)
    kept = SavedFilter.objects.get()
    link = reverse("saved_filter", args=[kept.pk])
    assert (reply.status_code, reply["Location"]) == (302, link)
    assert kept.query == WANTED
    page = desk.client.get(link, follow=True).content.decode()
    assert "湖滨路1号" in page
    assert "东桥路1号" not in page
    assert f'href="{link}" aria-current="page"' in page
    assert desk.client.post(reverse("drop_filter", args=[kept.pk])).status_code == 302
    assert desk.client.get(link).status_code == 404
    assert "湖滨路在办" not in desk.client.get(reverse("case_list")).content.decode()


def test_it_is_one_s_own(window: Windows) -> None:
    save(window("zhoumingyuan"))
    kept, other = SavedFilter.objects.get(), window("linxiaolan")
    assert other.client.get(reverse("saved_filter", args=[kept.pk])).status_code == 404
    assert other.client.post(reverse("drop_filter", args=[kept.pk])).status_code == 404
    assert "湖滨路在办" not in other.client.get(reverse("case_list")).content.decode()
    with pytest.raises(NotVisible):
        filters.drop(cast.user("linxiaolan"), kept.pk)
    assert SavedFilter.objects.exists()


def test_the_same_name_replaces_and_there_are_not_too_many(window: Windows) -> None:
    desk, user = window("zhoumingyuan"), cast.user("zhoumingyuan")
    save(desk)
    save(desk, state="decided")
    assert SavedFilter.objects.get().query["state"] == "decided"
    for number in range(filters.MOST - 1):
        filters.save(user, f"第{number}个", {"state": "open"}, cast.NOON)
    with pytest.raises(Invalid):
        filters.save(user, "多一个", {"state": "open"}, cast.NOON)
    filters.save(user, "第0个", {"state": "closed"}, cast.NOON)
    assert SavedFilter.objects.count() == filters.MOST


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("", {}),
        ("一二三四五六七八九十一二三四五六七八九十一", {}),
        ("没有条件", {"q": "", "state": "", "sort": ""}),
        ("坏条件", {"state": "nowhere"}),
        ("号码", {"q": cast.RESIDENT}),
    ],
)
def test_what_makes_no_filter_is_refused_in_words(window: Windows, name: str, more: dict[str, str]) -> None:
    reply = save(window("zhoumingyuan"), name, **more)
    assert reply.status_code == 400
    assert "请" in reply.content.decode() or "不能" in reply.content.decode()
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("username", ["chenafu", "huangjianye", "baishouyi", "yinmingjian"])
def test_whoever_sees_no_case_has_no_filters(window: Windows, username: str) -> None:
    assert save(window(username)).status_code == 404


def test_names_of_parties_in_it_rest_encrypted(window: Windows) -> None:
    save(window("zhoumingyuan"), q="刘大山")
    with connection.cursor() as cursor:
        cursor.execute("SELECT query FROM cases_savedfilter")
        assert "刘大山".encode() not in bytes(cursor.fetchone()[0])
    assert SavedFilter.objects.get().query["q"] == "刘大山"


def test_a_filter_whose_organisation_went_out_of_reach_says_so(window: Windows) -> None:
    other = str(cast.organisation("yc-ch-2").pk)
    kept = filters.save(cast.user("zhoumingyuan"), "别的中队", {"organisation": other}, cast.NOON)
    reply = window("zhoumingyuan").client.get(reverse("saved_filter", args=[kept.pk]), follow=True)
    assert reply.status_code == 400
    assert "筛选条件不对" in reply.content.decode()
