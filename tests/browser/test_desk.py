"""Desk, list, file and step pages in a real browser: acts, refusals, a lost login, and three widths."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import SCREENS
from tests.browser.test_street import PASSWORD, Thumb, evidence, party

pytestmark = [pytest.mark.browser]

WIDTHS = (360, 390, 1440)
BIRTHS = iter(range(1, 400))


def number() -> str:
    """Another invented resident number with a true check digit, each time."""
    from stdnum.cn import ric

    first = f"33000019850307{500 + next(BIRTHS):03d}"  # far from the number the kerb tests type
    return first + str(ric.calc_check_digit(first + "0"))


@pytest.fixture
def case(phone: Any, tmp_path: Path) -> str:
    """A case decided at the kerb through the pages, its officer still signed in; the id."""
    return decided(phone, tmp_path / "kerb.jpg")


@pytest.fixture(scope="module")
def shared_case(browser: Any, live: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """One such case for tests that only look."""
    context = browser.new_context(base_url=live.address, viewport={"width": 390, "height": 900})
    made = decided(context.new_page(), tmp_path_factory.mktemp("kerb") / "kerb.jpg")
    context.close()
    return made


def decided(page: Any, picture: Path) -> str:
    """Goes through the pages of the street; the id of the case."""
    from PIL import Image

    Image.new("RGB", (640, 480), (120, 130, 140)).save(picture, "JPEG", comment=os.urandom(8))
    thumb = Thumb(page)
    thumb.sign_in("zhoumingyuan")
    thumb.start()
    evidence(thumb, picture)
    party(thumb, number(), "刘大山")
    thumb.tap("[name=penalty][value='30']")
    thumb.tap("[name=harm][value=grave]")
    thumb.tap("[name=statement][value=none]")
    thumb.on_to("issue")
    thumb.tap("[name=delivery][value=party]")
    thumb.on_to("done")
    return str(page.url.rstrip("/").split("/")[-2])


def sign_in(page: Any, username: str) -> None:
    """Signs in, whoever was there before."""
    page.context.clear_cookies()
    Thumb(page).sign_in(username)


def test_a_lost_login_loses_no_word_of_a_step(phone: Any, case: str, rows: Any) -> None:
    phone.goto("/")
    phone.locator(f".tasks a[href='/cases/{case}/report/']").click()
    phone.fill("[name=note]", "当场处罚后当日报备。")
    phone.context.clear_cookies(name="sessionid")
    phone.click("#step-form .btn--primary")
    phone.wait_for_selector("#login-again[open]")
    phone.fill("#again-name", "zhoumingyuan")
    phone.fill("#again-word", "wrong-Pass-1")
    phone.click("#login-again .btn--primary")
    phone.wait_for_selector("#login-again .error:not([hidden])")
    phone.fill("#again-word", PASSWORD)
    phone.click("#login-again .btn--primary")
    phone.wait_for_url(f"**/cases/{case}/")
    assert rows("SELECT note FROM cases_report WHERE case_id = %s", case) == [("当场处罚后当日报备。",)]


def test_a_lost_network_is_said_and_the_same_form_is_sent_again(phone: Any, case: str, rows: Any) -> None:
    phone.goto(f"/cases/{case}/education/")
    phone.check("[name=kind][value=education]")
    phone.fill("[name=content]", "讲了乱扔烟头的危害。")
    phone.context.set_offline(True)
    phone.click("#step-form .btn--primary")
    phone.wait_for_selector("#trouble:not([hidden])")
    assert phone.input_value("[name=content]") == "讲了乱扔烟头的危害。"
    phone.context.set_offline(False)
    phone.click("[data-again]")
    phone.wait_for_url(f"**/cases/{case}/")
    assert rows("SELECT content FROM cases_education WHERE case_id = %s", case) == [("讲了乱扔烟头的危害。",)]


def test_a_refusal_stands_above_the_form_with_its_focus_and_is_mended(phone: Any, case: str, rows: Any) -> None:
    phone.goto(f"/cases/{case}/cash/")
    phone.fill("[name=amount]", "20")
    phone.check("[name=ground][value=up_to_100]")
    phone.fill("[name=receipt_number]", f"浙财当 {case[:8]}")
    phone.click("#step-form .btn--primary")
    phone.wait_for_selector("#step [data-summary]")
    assert phone.evaluate("document.activeElement.hasAttribute('data-summary')")
    assert "不得办理" in phone.text_content("#step")
    assert phone.input_value("[name=receipt_number]") == f"浙财当 {case[:8]}"
    assert rows("SELECT count(*) FROM cases_cashreceipt WHERE case_id = %s", case) == [(0,)]
    keep(phone, "refused-390")
    phone.fill("[name=amount]", "30")
    phone.click("#step-form .btn--primary")
    phone.wait_for_url(f"**/cases/{case}/")
    assert rows("SELECT amount::text FROM cases_cashreceipt WHERE case_id = %s", case) == [("30.00",)]


def keep(page: Any, name: str) -> None:
    """A picture for whoever wants to look."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}.png", full_page=True)


@pytest.mark.parametrize("username", ["zhoumingyuan", "shijingzhi", "tangli", "wenzheng", "chenafu", "huangjianye"])
def test_no_page_scrolls_sideways(desk: Any, shared_case: str, rows: Any, username: str) -> None:
    sign_in(desk, username)
    pages = {"desk": "/", "me": "/me/"}
    if username not in ("chenafu", "huangjianye"):
        pages |= {"list": "/cases/", "file": f"/cases/{shared_case}/", "party": f"/cases/{shared_case}/party/"}
        paper = rows("SELECT id FROM cases_document WHERE case_id = %s", shared_case)[0][0]
        pages |= {"paper": f"/papers/{paper}/", "roll": f"/papers/{paper}/roll/", "nothing": "/cases/?state=closed"}
    for name, address in pages.items():
        assert desk.goto(address).status == 200, address
        assert desk.locator("h1").count() == 1
        for width in WIDTHS:
            desk.set_viewport_size({"width": width, "height": 844})
            assert desk.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
            keep(desk, f"{name}-{username}-{width}")


def test_the_list_is_searched_without_leaving_a_number_in_the_address(phone: Any, case: str, rows: Any) -> None:
    phone.goto("/cases/")
    found = rows("SELECT number FROM cases_case WHERE id = %s", case)[0][0]
    phone.fill("#q", found)
    phone.click("main .search .btn--primary")
    phone.wait_for_url("**/cases/?q=*")
    assert found in phone.text_content("main")
    phone.fill("#q", "16400001234")
    phone.click("main .search .btn--primary")
    phone.wait_for_selector("text=按号码找到的案件")
    assert "1640000" not in phone.url
