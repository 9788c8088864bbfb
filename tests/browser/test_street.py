"""The kerb on a telephone of 390 px: at most twelve taps, and nothing typed or photographed is ever lost."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser]

MOST_TAPS = 12
PASSWORD = "demo-Pass-2026"
PLACE = "云川市澄湖区湖滨路36号门前"


class Thumb:
    """A telephone in a hand that counts every tap on the page; typing and the camera's own buttons are free."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.taps: list[str] = []

    def sign_in(self, username: str) -> None:
        self.page.goto("/login/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("main .btn--primary")
        self.page.wait_for_url(lambda address: "/login" not in address)

    def start(self) -> None:
        self.page.goto("/street/")
        self.page.click("main .btn--primary")
        self.page.wait_for_url("**/evidence/")

    def tap(self, where: str) -> None:
        self.page.locator(where).first.click()
        self.taps.append(where)

    def take(self, picture: Path) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.tap("label.add")
        chooser.value.set_files(picture)

    def photograph(self, picture: Path) -> None:
        self.take(picture)
        self.page.wait_for_selector("#photos .shot")

    def on_to(self, page: str) -> None:
        self.tap(".actbar .btn--primary")
        self.page.wait_for_url(f"**/{page}/")
        assert self.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.fixture
def thumb(phone: Any) -> Thumb:
    """Zhou Mingyuan's."""
    thumb = Thumb(phone)
    thumb.sign_in("zhoumingyuan")
    thumb.start()
    return thumb


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """What the camera saw; another picture each time."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (640, 480), (120, 130, 140)).save(buffer, "JPEG", comment=os.urandom(8))
    path = tmp_path / "kerb.jpg"
    path.write_bytes(buffer.getvalue())
    return path


def evidence(thumb: Thumb, picture: Path) -> None:
    """Page 1, for a cigarette end picked up again."""
    page = thumb.page
    thumb.photograph(picture)
    page.fill("[name=place]", PLACE)
    page.locator("#find").press_sequentially("lrgp")
    page.wait_for_selector("[name=violation][value='SR-016-ZJ']")
    thumb.tap("[name=violation][value='SR-016-ZJ']")
    assert "乱扔果皮" in page.input_value("[name=facts]")
    assert page.input_value("[name=requirement]")
    page.fill("[name=facts]", "当事人在门前丢弃烟头一枚，劝告后捡起。")
    thumb.tap("[name=order][value=corrected]")
    thumb.tap("[name=conduct][value=all]")
    thumb.on_to("party")


def party(thumb: Thumb, number: str, name: str) -> None:
    """Page 2, typed; the kind of party is told by the number."""
    page = thumb.page
    page.locator("[name=id_number]").press_sequentially(number)
    page.wait_for_selector("#number-says .icon")
    page.fill("[name=name]", name)
    page.fill("[name=address]", "云川市澄湖区东桥路3号")
    if not page.locator("[name=second_officer]:checked").count():
        thumb.tap("[name=second_officer]")
    thumb.on_to("amount")


def test_a_stranger_is_fined_in_twelve_taps_and_the_next_one_too(thumb: Thumb, picture: Path, rows: Any) -> None:
    page = thumb.page
    evidence(thumb, picture)
    party(thumb, "330000198503070012", "刘大山")
    assert page.locator("[name=penalty]:checked, [name=statement]:checked").count() == 0
    thumb.tap("[name=penalty][value='30']")
    assert page.text_content("[data-penalty-words]") == "罚款 ￥30"
    thumb.tap("[name=harm][value=grave]")
    thumb.tap("[name=statement][value=none]")
    thumb.on_to("issue")
    thumb.tap("[name=delivery][value=party]")
    thumb.on_to("done")
    # Whoever stood beside last time is chosen already; the first time it is one tap more.
    beside = thumb.taps.count("[name=second_officer]")
    assert len(thumb.taps) - beside <= MOST_TAPS, thumb.taps
    case_id = page.url.split("/")[-3]
    state, pieces, number = rows(
        "SELECT c.state, (SELECT count(*) FROM cases_evidence e WHERE e.case_id = c.id), d.number"
        " FROM cases_case c JOIN cases_document d ON d.case_id = c.id WHERE c.id = %s",
        case_id,
    )[0]
    assert (state, pieces) == ("decided", 1)
    assert number in page.text_content("main")
    thumb.start()
    evidence(thumb, picture)
    assert page.locator("[name=second_officer]:checked").count() == 1


def test_a_refusal_is_told_in_place_and_mended(thumb: Thumb, picture: Path, rows: Any) -> None:
    page = thumb.page
    evidence(thumb, picture)
    party(thumb, "11010519491231002X", "赵小河")
    thumb.tap("[name=penalty][value='20']")
    thumb.tap("[name=harm][value=none_minor]")
    thumb.tap("[name=statement][value=none]")
    thumb.on_to("issue")
    thumb.tap("[name=delivery][value=party]")
    thumb.tap(".actbar .btn--primary")
    page.wait_for_selector("#sheet [data-summary]")
    assert page.evaluate("document.activeElement.hasAttribute('data-summary')")
    assert "LEN-01" in page.text_content("#sheet")
    assert page.is_checked("[name=delivery][value=party]")
    page.click(".finds .btn")
    page.wait_for_url("**/amount/")
    assert page.is_checked("[name=harm][value=none_minor]")
    page.check("[name=penalty][value=none]")
    page.check("[name=ground][value=minor]")
    page.fill("[name=education]", "已讲明乱扔烟头的后果。")
    thumb.on_to("issue")
    for area in page.locator("textarea[name^=reason-]").all():
        area.fill("情节轻微，当场捡起，没有后果。")
    page.check("[name=delivery][value=party]")
    thumb.on_to("done")
    assert rows("SELECT state FROM cases_case WHERE id = %s", page.url.split("/")[-3]) == [("not_punished",)]


def test_what_is_typed_is_kept_without_pressing_anything(thumb: Thumb) -> None:
    page = thumb.page
    with page.expect_response("**/keep/evidence") as kept:
        page.fill("[name=place]", "湖滨路 38 号")
    assert kept.value.ok
    page.reload()
    assert page.input_value("[name=place]") == "湖滨路 38 号"


def test_a_lost_network_loses_neither_words_nor_picture(thumb: Thumb, picture: Path, rows: Any) -> None:
    page = thumb.page
    draft = page.url.split("/")[-3]
    page.context.set_offline(True)
    thumb.take(picture)
    page.wait_for_function("document.getElementById('photos-say').textContent.includes('还没有传上')")
    page.fill("[name=place]", "湖滨路 38 号")
    thumb.tap(".actbar .btn--primary")
    page.wait_for_selector("#trouble:not([hidden])")
    assert page.input_value("[name=place]") == "湖滨路 38 号"
    page.context.set_offline(False)
    page.click("[data-again]")
    page.wait_for_selector("#photos .shot")
    assert rows("SELECT count(*) FROM cases_draftphoto WHERE draft_id = %s", draft) == [(1,)]
    assert page.input_value("[name=place]") == "湖滨路 38 号"


def test_after_a_lost_login_the_same_page_is_sent_again(thumb: Thumb, picture: Path) -> None:
    page = thumb.page
    thumb.photograph(picture)
    page.fill("[name=place]", "湖滨路 38 号")
    page.context.clear_cookies(name="sessionid")
    thumb.tap(".actbar .btn--primary")
    page.wait_for_selector("#login-again[open]")
    page.fill("#again-name", "zhoumingyuan")
    page.fill("#again-word", PASSWORD)
    page.click("#login-again .btn--primary")
    page.wait_for_selector("#sheet [data-summary]")
    assert page.input_value("[name=place]") == "湖滨路 38 号"
    assert page.locator("#photos .shot").count() == 1
