"""Configuration in a real browser: acts whose result stands in the database, and every page on three widths."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.browser.test_desk import WIDTHS, keep, sign_in

pytestmark = [pytest.mark.browser]

LISTS = {
    "huangjianye": ("organisations", "calendar", "parameters"),
    "baishouyi": ("accounts", "tokens"),
    "yinmingjian": ("reads", "administration", "checkpoints"),
    "fansiqi": ("officers", "auxiliaries", "certificates"),
    "zhengyiwen": (
        *("parameters", "violations", "waivers", "articles"),
        *("power-lists", "powers", "waiver-lists", "waiver-counts", "moved-cases"),
    ),
}


def opened(desk: Any) -> str:
    """Opens an account, refused once and mended; the password shown this once."""
    sign_in(desk, "baishouyi")
    desk.click("text=账号与岗位")
    desk.click("text=开立账号")
    desk.fill("[name=username]", "Gaoyuan")
    desk.fill("[name=name]", "高原")
    desk.select_option("[name=organisation]", label="　　　云川市澄湖区城市管理局一中队")
    desk.click("#act-form .btn--primary")
    desk.wait_for_selector(".field--bad .error")
    assert desk.input_value("[name=name]") == "高原"
    desk.fill("[name=username]", "gaoyuan")
    desk.click("#act-form .btn--primary")
    keep(desk, "settings-once-1440")
    password = str(desk.input_value("#secret"))
    desk.click("text=已经抄录，继续")
    return password


def test_an_account_is_opened_given_a_role_and_used(desk: Any, phone: Any, rows: Any) -> None:
    password = opened(desk)
    desk.click("text=授予岗位")
    desk.select_option("[name=role]", "officer")
    desk.fill("[name=reason]", "任命文件 2026-18。")
    desk.click("#act-form .btn--primary")
    desk.wait_for_selector(".notice >> text=已授予执法人员岗位")
    keep(desk, "settings-account-1440")
    granted = rows(
        "SELECT p.codename, g.content_object_id FROM enforcement_organisationuserobjectpermission g"
        " JOIN auth_permission p ON p.id = g.permission_id JOIN enforcement_user u ON u.id = g.user_id"
        " WHERE u.username = %s",
        "gaoyuan",
    )
    assert [role for role, _ in granted] == ["officer"]
    recorded = rows(
        "SELECT r.verb, r.body FROM enforcement_record r JOIN enforcement_user u"
        " ON r.subject_id = lpad(to_hex(u.id), 32, '0')::uuid WHERE r.subject_kind = 'account' AND u.username = %s"
        " ORDER BY r.seq",
        "gaoyuan",
    )
    assert [verb for verb, _ in recorded] == ["开立账号", "授予岗位"]
    assert json.loads(bytes(recorded[1][1]))["facts"]["reason"] == "任命文件 2026-18。"
    assert all(password not in bytes(body).decode() for _, body in recorded)
    phone.goto("/login/")
    phone.fill("[name=username]", "gaoyuan")
    phone.fill("[name=password]", password)
    phone.click("main .btn--primary")
    phone.wait_for_selector("h1 >> text=工作台")


def test_a_year_is_typed_mended_and_checked(phone: Any, rows: Any) -> None:
    sign_in(phone, "huangjianye")
    phone.goto("/settings/calendar/publish/")
    phone.fill("[name=year]", "2027")
    phone.fill("[name=days]", "2027-01-01 至 2027-01-03 休 元旦\n1月4日 休")
    phone.fill("[name=source]", "测试通知")
    phone.check("[name=confirmed]")
    phone.click("#act-form .btn--primary")
    phone.wait_for_selector("text=第 2 行：写法不对")
    keep(phone, "settings-refused-390")
    phone.fill("[name=days]", "2027-01-01 至 2027-01-03 休 元旦")
    phone.check("[name=confirmed]")
    phone.click("#act-form .btn--primary")
    phone.wait_for_url("**/settings/calendar/2027/")
    assert rows("SELECT count(*) FROM enforcement_calendarday WHERE year_id = 2027") == [(3,)]
    phone.click("text=更正一天")
    phone.fill("[name=day]", "2027-01-03")
    phone.check("[name=works][value=plain]")
    phone.fill("[name=source]", "测试通知二")
    phone.check("[name=confirmed]")
    phone.click("#act-form .btn--primary")
    phone.wait_for_url("**/settings/calendar/2027/")
    assert rows("SELECT count(*) FROM enforcement_calendarday WHERE year_id = 2027") == [(2,)]
    keep(phone, "settings-year-390")


def test_the_record_is_checked_by_the_worker(desk: Any) -> None:
    sign_in(desk, "yinmingjian")
    desk.goto("/settings/checkpoints/verify/")
    desk.click("#act-form .btn--primary")
    desk.wait_for_url("**/settings/checkpoints/")
    for _ in range(60):
        if "全部相符" in desk.text_content("main"):
            break
        desk.wait_for_timeout(500)
        desk.reload()
    assert "全部相符" in desk.text_content("main")


@pytest.mark.parametrize("username", list(LISTS))
def test_no_page_of_the_configuration_scrolls_sideways(desk: Any, username: str) -> None:
    sign_in(desk, username)
    assert desk.goto("/settings/").status == 200
    for slug in LISTS[username]:
        look(desk, username, slug, f"/settings/{slug}/")
        entry, acts = desk.locator(".go").first, []
        acts += [each.get_attribute("href") for each in desk.locator(".head .row a:not([href*=csv])").all()]
        if entry.count():
            look(desk, username, f"{slug}-entry", entry.get_attribute("href"))
            acts += [each.get_attribute("href") for each in desk.locator("aside .links a").all()]
        for number, address in enumerate(acts):
            look(desk, username, f"{slug}-act-{number}", address)


def look(page: Any, username: str, name: str, address: str) -> None:
    """Opens a page, measures it on three widths, and keeps two pictures."""
    assert page.goto(address).status == 200, address
    assert page.locator("h1").count() == 1
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
        if width != 360:
            keep(page, f"settings-{username}-{name}-{width}")
