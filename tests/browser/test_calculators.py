"""The calculators in a real browser, on a phone and on a desk, with the content security policy watched."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import SCREENS
from tests.browser.test_street import Thumb

pytestmark = [pytest.mark.browser]


def fits(page: Any) -> bool:
    """Nothing hangs over the right edge."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_a_due_date_for_everybody(width: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(width)
    page.goto("/law/")
    page.select_option("[name=code]", "PRE-07")
    page.fill("[name=day]", "2025-09-26")
    page.get_by_role("button", name="计算").click()
    assert page.locator(".big").inner_text() == "2025-10-14 周二"
    page.get_by_text("逐日计算").click()
    assert page.locator("td", has_text="国庆节放假").first.is_visible()
    assert fits(page)
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"law-due-{width}.png", full_page=True)
    page.goto(page.url)
    assert page.locator(".big").inner_text() == "2025-10-14 周二", "the address opens the result again"


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_the_sheet_asks_for_a_reason_and_takes_it(width: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(width)
    Thumb(page).sign_in("zhoumingyuan")
    page.goto("/law/penalty/")
    typed = {"name": "外立面", "low": "500", "high": "5000", "tiers": "一般 2000-3500\n从重 3500-5000", "tier": "一般"}
    for name, value in {**typed, "fine": "3600", "decided_on": "2025-10-20"}.items():
        page.fill(f"[name={name}]", value)
    page.get_by_role("button", name="计算", exact=True).click()
    page.fill("[name=reason-REV-07]", "临近重要活动，多次通知仍不整改。")
    assert fits(page)
    page.screenshot(path=SCREENS / f"law-penalty-{width}.png", full_page=True)
    page.get_by_role("button", name="写好理由，再算一次").click()
    assert page.get_by_text("依所填事实，可以这样处罚。").is_visible()
