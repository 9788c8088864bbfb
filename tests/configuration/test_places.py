"""Which page is for whom: its roles open it, filtered, sorted and exported; everybody else is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import get_resolver, reverse

from enforcement.configuration.places import PLACES
from enforcement.models import OrganisationUserObjectPermission
from tests import cast
from tests.configuration.keeper import AUDIT, PERSONNEL, REVIEWER, SECURITY, SYSTEM, Keeper

pytestmark = pytest.mark.django_db

Keepers = Callable[[str], Keeper]
HOLDERS = {
    "system_admin": SYSTEM,
    "security_admin": SECURITY,
    "audit_admin": AUDIT,
    "personnel": PERSONNEL,
    "legal_reviewer": REVIEWER,
    "bureau_head": "luweizhen",
    "disclosure_clerk": "xieanran",
    "supervisor": "wenzheng",
}
PAGES = [(name, role) for name, _, _, allowed in PLACES for role in sorted(allowed)]
OTHERS = [*HOLDERS.values(), "zhoumingyuan", "chenafu", "wenzheng"]


@pytest.mark.parametrize(("name", "role"), PAGES)
def test_a_page_opens_for_its_role_with_every_order_and_as_a_file(keeper: Keepers, name: str, role: str) -> None:
    person = keeper(HOLDERS[role])
    page = person.see(name)
    assert page.count("<h1") == 1 and " style=" not in page
    for query in set(re.findall(r'class="sorts" href="\?([^"]+)"', page)):
        person.see(name, query="?" + query.replace("&amp;", "&"))
    text = person.csv(name)
    heads = re.findall(r'<th scope="col"[^>]*>(?:<a[^>]*>)?([^<↑↓]+)', page)
    if 'class="empty"' in page.split('id="found"')[1]:
        return
    assert text.splitlines()[0].lstrip("\ufeff") == ",".join(head.strip() for head in heads)


@pytest.mark.parametrize(("name", "role"), PAGES)
def test_every_row_of_a_page_opens(keeper: Keepers, name: str, role: str) -> None:
    person = keeper(HOLDERS[role])
    for url in re.findall(r'class="go" href="([^"]+)"', person.see(name))[:6]:
        reply = person.client.get(url)
        assert reply.status_code == 200
        acts = re.findall(r'<li><a href="([^"]+)"><span>', reply.content.decode().split("可以办理")[1])
        for act in acts:
            assert person.client.get(act).status_code == 200, act


@pytest.mark.parametrize("username", OTHERS)
def test_nobody_opens_the_page_of_another_role(keeper: Keepers, username: str) -> None:
    person = keeper(username)
    held = set(
        OrganisationUserObjectPermission.objects.filter(user=cast.user(username)).values_list(
            "permission__codename", flat=True
        )
    )
    for name, _, _, allowed in PLACES:
        assert person.client.get(reverse(name)).status_code == (200 if held & allowed else 403), name
    expected = 200 if any(held & allowed for _, _, _, allowed in PLACES) else 403
    assert person.client.get(reverse("settings")).status_code == expected


def addresses() -> list[str]:
    """Names of all addresses of acts without a row; guiding cases have a home of their own and their own tests."""
    names = [name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith("settings_")]
    acts = [name for name in names if name.count("_") == 2 and not name.endswith("_entry")]
    return sorted(name for name in acts if "guiding" not in name)


def test_acts_on_lists_are_refused_to_other_roles(keeper: Keepers) -> None:
    outsider = keeper("zhoumingyuan")
    tried = 0
    for name in addresses():
        try:
            url = reverse(name)
        except Exception:
            continue
        assert outsider.client.get(url).status_code == 403
        assert outsider.client.post(url, {}).status_code == 403
        tried += 1
    assert tried >= 8


def test_who_is_not_signed_in_is_asked_to(moment: Any) -> None:
    from django.test import Client

    assert Client().get(reverse("settings_accounts"))["Location"].startswith("/login/")
    assert Client().post(reverse("settings_accounts_open"), {"username": "x"}).status_code == 401


@pytest.mark.parametrize(
    ("username", "words"),
    [
        (SYSTEM, "工作日历"),
        (SECURITY, "账号与岗位"),
        (AUDIT, "记录核对"),
        (PERSONNEL, "执法证"),
        (REVIEWER, "条文核对"),
    ],
)
def test_the_desk_or_my_page_leads_there(keeper: Keepers, username: str, words: str) -> None:
    person = keeper(username)
    assert words in person.see("me") and words in person.see("settings")
    if username != REVIEWER:
        assert words in person.see("desk")
    assert f'href="{reverse("settings")}"' in person.see("desk")


@pytest.mark.parametrize("query", ["?page=made-up", "?state=nonsense", "?sort=password", "?organisation=999999"])
def test_a_crafted_address_is_refused_in_words(keeper: Keepers, query: str) -> None:
    page = keeper(SECURITY).see("settings_accounts", query=query, status=400)
    assert "筛选条件不对，没有查找" in page


def test_a_row_out_of_scope_is_not_there(keeper: Keepers) -> None:
    outside = cast.officer("luoqiming")
    assert outside.organisation.code == "yc-np-1"
    person = keeper(PERSONNEL)
    for name in ("settings_officers_entry", "settings_officers_change"):
        person.see(name, outside.pk, status=404)
    person.post("settings_officers_change", outside.pk, status=404, name="别名")
    assert outside.name not in person.csv("settings_officers")
