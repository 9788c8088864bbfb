"""The sheet itself: pages by key, cells that look like formulas, and two people at the same row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import pytest

from enforcement.configuration import listing
from enforcement.configuration.accounts import ACCOUNTS
from enforcement.models import User
from tests import cast
from tests.configuration.keeper import PERSONNEL, SECURITY, SYSTEM, Keeper
from tests.pages.window import Form

pytestmark = pytest.mark.django_db

Keepers = Callable[[str], Keeper]
NEXT = re.compile(r'rel="next" href="([^"]+)"')
PREVIOUS = re.compile(r'rel="prev" href="([^"]+)"')
NAMES = re.compile(r'class="go" href="[^"]+"><b>([^<]+)</b>')


@pytest.mark.parametrize(
    "order", ["username", "-username", "organisation__path", "-organisation__path", "-date_joined"]
)
def test_pages_by_key_show_every_row_once_there_and_back(
    keeper: Keepers, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr(listing, "PAGE", 7)
    person = keeper(SECURITY)
    pages, url = [], f"?sort={order}"
    while True:
        text = person.see("settings_accounts", query=url)
        pages.append(NAMES.findall(text))
        following = NEXT.search(text)
        if following is None:
            break
        url = following.group(1).replace("&amp;", "&")
    seen = [name for page in pages for name in page]
    wanted = ACCOUNTS.rows(cast.user(SECURITY)).order_by(order, "-pk" if order[0] == "-" else "pk")
    assert seen == list(wanted.values_list("username", flat=True)) and len(pages) > 3
    back = PREVIOUS.search(text)
    assert back is not None
    assert NAMES.findall(person.see("settings_accounts", query=back.group(1).replace("&amp;", "&"))) == pages[-2]


def test_a_mark_of_another_order_is_refused(keeper: Keepers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 7)
    person = keeper(SECURITY)
    mark = NEXT.search(person.see("settings_accounts")).group(1).split("page=")[1]  # type: ignore[union-attr]
    page = person.see("settings_accounts", query=f"?sort=-username&page={mark}", status=400)
    assert "请从第一页重新查看" in page


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_cell_that_looks_like_a_formula_is_text_in_the_file(keeper: Keepers, sign: str) -> None:
    name = f"{sign}HYPERLINK(1)"
    User.objects.filter(username="linxiaolan").update(name=name)
    rows = csv.reader(io.StringIO(keeper(SECURITY).csv("settings_accounts", "q=linxiaolan").lstrip("\ufeff")))
    cells = [cell for row in list(rows)[1:] for cell in row]
    assert f"'{name}" in cells and name not in cells


def test_a_row_that_somebody_changed_meanwhile_is_not_overwritten(keeper: Keepers) -> None:
    squad, person = cast.organisation("yc-ch-1"), keeper(SYSTEM)
    fields = Form(person.see("settings_organisations_change", squad.pk), "act-form").fields
    person.act("settings_organisations_change", squad.pk, phone="0589-80000299", reason="换号。")
    late = {**fields, "address": "云川市澄湖区新址1号", "reason": "搬迁。"}
    page = person.post("settings_organisations_change", squad.pk, status=412, **late).content.decode()
    assert "别人已经修改了这一项" in page and "云川市澄湖区新址1号" in page and "0589-80000299" in page
    squad.refresh_from_db()
    assert (squad.phone, squad.address) == ("0589-80000299", "云川市澄湖区湖滨路12号")
    again = {**Form(page, "act-form").fields, "phone": "0589-80000299"}
    person.post("settings_organisations_change", squad.pk, **again)
    squad.refresh_from_db()
    assert squad.address == "云川市澄湖区新址1号"


def test_a_form_sent_twice_acts_once(keeper: Keepers) -> None:
    officer, person = cast.officer("hewentao"), keeper(PERSONNEL)
    typed = {"number": "YC0399001", "valid_from": "2031-01-01", "valid_until": "2031-12-31", "officer": officer.pk}
    person.act("settings_certificates_issue", **typed)
    page = person.act("settings_certificates_issue", status=409, **typed).content.decode()
    assert "有效期重叠" in page and "YC0399001" in page
    assert officer.certificates.filter(number="YC0399001").count() == 1


def test_a_list_costs_the_same_however_long_it_is(keeper: Keepers, django_assert_max_num_queries: object) -> None:
    person = keeper(SECURITY)
    person.see("settings_accounts")
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        person.see("settings_accounts")
