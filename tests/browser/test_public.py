"""Public pages in a real browser: accessible by axe, fitting a phone and a desk, working without a session."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import SCREENS
from tests.browser.test_calculators import fits

pytestmark = [pytest.mark.browser]
PAGES = {
    "home": "/public/",
    "authorities": "/public/authorities/",
    "officer": "/public/officer/",
    "violations": "/public/violations/?q=店外经营",
    "violation": "/public/violations/DQ-003/",
    "violation-wide": "/public/violations/SH-001-ZJ/?on=2026-08-14",
    "powers": "/public/powers/",
    "benchmarks": "/public/benchmarks/",
    "waivers": "/public/waivers/",
    "procedures": "/public/procedures/",
    "remedies": "/public/remedies/",
    "due": "/law/",
    "check": "/check/",
}
GRAVE = {"serious", "critical"}


def grave(page: Any) -> list[str]:
    """What axe finds and calls serious or critical, each with the places."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']} ({each['impact']}): {[node['target'] for node in each['nodes'][:4]]}"
        for each in found
        if each["impact"] in GRAVE
    ]


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_every_public_page_is_accessible_and_fits(width: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(width)
    SCREENS.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    for name, path in PAGES.items():
        reply = page.goto(path)
        assert reply.status == 200, path
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        faults += [f"{path}: {each}" for each in grave(page)]
        if not fits(page):
            faults.append(f"{path}: wider than the window")
        if name != "officer" and page.locator("h1").count() != 1:
            faults.append(f"{path}: not one h1")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = false)")
        page.screenshot(path=SCREENS / f"public-{name}-{width}.png", full_page=True)
    assert faults == []


def test_a_benchmark_opens_from_the_list_and_by_its_day(phone: Any, rows: Any) -> None:
    phone.goto("/public/benchmarks/?body=yc-ch")
    link = phone.locator("a.go").first
    link.click()
    assert phone.locator("h1").is_visible()
    assert grave(phone) == []
    assert fits(phone)
    phone.screenshot(path=SCREENS / "public-benchmark-phone.png", full_page=True)
    phone.set_viewport_size({"width": 1440, "height": 900})
    phone.screenshot(path=SCREENS / "public-benchmark-desk.png", full_page=True)


def test_an_officer_is_looked_up_by_number(phone: Any, rows: Any) -> None:
    number, name = rows(
        "SELECT c.number, o.name FROM enforcement_certificate c JOIN enforcement_officer o ON o.id = c.officer_id "
        "JOIN enforcement_user u ON u.id = o.user_id WHERE u.username = %s AND now() BETWEEN c.valid_from AND c.valid_until",
        "zhoumingyuan",
    )[0]
    phone.goto("/public/officer/")
    phone.fill("[name=number]", number)
    phone.get_by_role("button", name="核对").click()
    assert name in phone.locator("[role=status]").inner_text()
    assert grave(phone) == []
    phone.screenshot(path=SCREENS / "public-officer-found-phone.png", full_page=True)
    phone.fill("[name=number]", "没有这个号")
    phone.get_by_role("button", name="核对").click()
    assert phone.get_by_role("alert").is_visible()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_the_catalogue_inside_is_as_accessible(width: str, request: pytest.FixtureRequest) -> None:
    from tests.browser.test_street import Thumb

    page = request.getfixturevalue(width)
    Thumb(page).sign_in("zhoumingyuan")
    for name, path in {"list": "/law/violations/?q=法典1169", "one": "/law/violations/DQ-003/"}.items():
        page.goto(path)
        assert fits(page)
        page.screenshot(path=SCREENS / f"law-violations-{name}-{width}.png", full_page=True)
    page.goto("/law/violations/")
    page.fill("[name=q]", "dwjy")
    page.get_by_role("button", name="查找").click()
    page.get_by_text("擅自超出门、窗进行店外经营").first.click()
    assert page.url.endswith("/law/violations/SR-012-ZJ/")


def test_a_public_page_prints_as_a_sheet(desk: Any) -> None:
    desk.goto("/public/procedures/")
    desk.emulate_media(media="print")
    assert not desk.locator("header nav").is_visible()
    assert desk.locator("h1").is_visible()
    assert desk.locator("details table").first.is_visible(), "what is folded away is printed too"
