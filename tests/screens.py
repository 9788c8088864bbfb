"""The pictures of the README: real pages of the running demo, small enough for a page of text."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from enforcement.embedded.home import Home, usual_folder
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.databases import PROJECT

FOLDER = PROJECT / "docs" / "screens"
MOST_BYTES = 200_000
PASSWORD_LINE = "所有演示账号的口令："
SIZES = {390: 844, 1440: 900}


def main() -> int:
    """Takes every picture; 1 when the demo does not run."""
    state = Home.open(usual_folder()).state()
    if state is None:
        print("The demo does not run. Start it first: script/demo")
        return 1
    accounts = Path(state["environment"]["MEDIA_ROOT"]) / "demo-accounts.txt"
    password = accounts.read_text(encoding="utf-8").split(PASSWORD_LINE)[1].split()[0]
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, (username, width, visit) in PICTURES.items():
            context = browser.new_context(
                viewport={"width": width, "height": SIZES[width]}, locale="zh-CN", base_url=state["address"]
            )
            page = context.new_page()
            sign_in(page, username, password)
            leave = visit(page)
            taken = small(page.screenshot())
            (FOLDER / f"{name}.png").write_bytes(taken)
            print(f"docs/screens/{name}.png  {len(taken) // 1000} kB")
            if leave:
                leave()
            context.close()
        browser.close()
    return 0


def sign_in(page: Any, username: str, password: str) -> None:
    """As that account."""
    page.goto("/login/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    page.click("main .btn--primary")
    page.wait_for_url(lambda address: "/login" not in address)


def small(picture: bytes) -> bytes:
    """The same picture with as many colours as fit into 200 kB."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in (256, 128, 64, 32):
        buffer = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        if buffer.tell() < MOST_BYTES:
            return buffer.getvalue()
    raise ValueError("the picture stays too big")


def desk(page: Any) -> None:
    """Where everybody begins."""
    page.goto("/")


def case(page: Any) -> None:
    """The file of a case decided on the spot whose time runs."""
    page.goto("/cases/?procedure=simple&state=decided&sort=due")
    page.locator("a.go").first.click()
    page.wait_for_url(lambda address: "/cases/" in address and "?" not in address)
    page.wait_for_load_state("networkidle")


def ordinary(page: Any) -> None:
    """The file of an ordinary case whose party has been told, with what it still lacks."""
    page.goto("/cases/?procedure=ordinary&state=noticed&sort=due")
    page.locator("a.go").first.click()
    page.wait_for_url(lambda address: "/cases/" in address and "?" not in address)
    page.wait_for_load_state("networkidle")


def review(page: Any) -> None:
    """The file on the left, the nine points on the right."""
    page.goto("/")
    page.locator("a[href$='/review/']").first.click()
    page.wait_for_url("**/review/")
    page.wait_for_load_state("networkidle")


def street(page: Any) -> Callable[[], None]:
    """The first page of a street act, half filled; the draft is given up afterwards."""
    page.goto("/street/")
    page.click("main .btn--primary")
    page.wait_for_url("**/evidence/")
    page.fill("[name=place]", "云川市澄湖区湖滨路36号门前")
    page.locator("#find").press_sequentially("lrgp")
    page.wait_for_selector("[name=violation][value='SR-016-ZJ']")
    page.click("[name=violation][value='SR-016-ZJ']")
    page.evaluate("window.scrollTo(0, 330)")

    def leave() -> None:
        page.click("summary:has-text('放弃这份草稿')")
        page.click("text=放弃草稿并删除照片")
        page.wait_for_url("**/street/")

    return leave


PICTURES: dict[str, tuple[str, int, Callable[[Any], Callable[[], None] | None]]] = {
    "desk-390": ("zhoumingyuan", 390, desk),
    "desk-1440": ("shijingzhi", 1440, desk),
    "street-390": ("zhoumingyuan", 390, street),
    "case-1440": ("zhoumingyuan", 1440, case),
    "ordinary-1440": ("zhoumingyuan", 1440, ordinary),
    "review-1440": ("xuqinghe", 1440, review),
}

if __name__ == "__main__":
    sys.exit(main())
