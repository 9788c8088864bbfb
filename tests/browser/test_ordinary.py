"""An ordinary case in a real browser, from the registration to the decision, by the people whose steps they are.

Every page of the road is looked at on a telephone and on a desk; the database is asked after the acts that decide.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.browser.test_desk import keep, sign_in

pytestmark = [pytest.mark.browser]

PHONE, DESK = 390, 1440
POINTS = ("subject", "authority", "procedure", "facts", "evidence", "law", "discretion", "papers", "crime")
UNANSWERED = ("minor", "corrected_in_time", "no_harm", "slight_harm", "no_fault_proved")
GRAVITY = ("public_interest", "third_party_interest", "difficult", "several_relations", "complicated", "grave")
CREDIT = "91330000DEM000001R"


class Person:
    """Somebody of the cast at one browser, wide or narrow as his work is."""

    def __init__(self, page: Any, case: str = "") -> None:
        self.page, self.case = page, case

    def be(self, username: str, width: int) -> Person:
        """Another person sits down."""
        sign_in(self.page, username)
        self.page.set_viewport_size({"width": width, "height": 844})
        return self

    def look(self, name: str) -> None:
        """The page on both widths, without scrolling sideways."""
        size = self.page.viewport_size
        for width in (PHONE, DESK):
            self.page.set_viewport_size({"width": width, "height": 844})
            assert self.page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            keep(self.page, f"ordinary-{name}-{width}")
        self.page.set_viewport_size(size)
        # Taking a picture leaves empty style attributes behind, which a later swap would carry over.
        self.page.evaluate("document.querySelectorAll('[style]').forEach((each) => each.removeAttribute('style'))")

    def open(self, step: str) -> None:
        """The page of a step."""
        reply = self.page.goto(f"/cases/{self.case}/{step}/")
        assert reply.status == 200, (step, reply.status)
        self.look(step)

    def press(self) -> None:
        """The main button; the case file follows."""
        self.page.click("#step-form .btn--primary")
        self.page.wait_for_url(f"**/cases/{self.case}/")

    def fill(self, **typed: str) -> None:
        """Types into named fields."""
        for name, text in typed.items():
            self.page.fill(f"[name={name}]", text)

    def choose(self, **chosen: str) -> None:
        """Presses choices; some lie in labels that cover them."""
        for name, value in chosen.items():
            choice = self.page.locator(f"[name={name}][value={value}]")
            choice.evaluate("each => each.scrollIntoView({block: 'center'})")  # clear of the bar at the foot
            choice.check(force=True)


@pytest.fixture
def person(desk: Any) -> Person:
    """Nobody yet."""
    return Person(desk)


def registered(person: Person, picture: Path) -> None:
    """Three pages on a telephone, with the search and the check of the number."""
    from PIL import Image

    Image.new("RGB", (640, 480), (90, 100, 110)).save(picture, "JPEG", comment=os.urandom(8))
    page = person.be("zhoumingyuan", PHONE).page
    page.goto("/street/")
    person.look("new")
    page.click("text=登记普通程序案件")
    page.wait_for_url("**/evidence/")
    person.case = page.url.rstrip("/").split("/")[-2]
    page.set_input_files("label.add input", picture)
    page.wait_for_selector("#photos .shot")
    person.fill(place="云川市澄湖区湖滨路88号")
    page.locator("#find").press_sequentially("油烟")
    page.locator("[name=violation][value='DQ-001']").check()
    person.fill(facts="后厨三台灶同时作业，油烟净化设施未开启，油烟直接排放。")
    person.look("scene")
    page.click(".actbar .btn--primary")
    page.wait_for_url("**/party/")
    page.locator("[name=id_number]").press_sequentially(CREDIT)
    page.wait_for_selector("#number-says .icon")
    person.choose(kind="unit")
    person.fill(name="云川市老灶台餐饮有限公司", address="云川市澄湖区湖滨路88号")
    # The leader looks at the filing later, so he does not stand beside.
    page.locator(".choice--row", has_text="林晓岚").locator("[name=second_officer]").check(force=True)
    page.click(".actbar .btn--primary")
    page.wait_for_url("**/register/")
    person.choose(source="patrol")
    person.look("register")
    page.click(".actbar .btn--primary")
    page.wait_for_url(f"**/cases/{person.case}/")
    person.look("file-registered")


def proved_and_put_up(person: Person) -> None:
    """Elements on evidence, a record, and the filing put before the head."""
    page = person.page
    person.open("proof")
    for each in page.locator("[name=elements]").all():
        each.check()
    person.press()
    person.open("inspection")
    ended = datetime.now(ZoneInfo("Asia/Shanghai"))
    began = ended - timedelta(minutes=20)
    person.fill(began_at=began.strftime("%Y-%m-%dT%H:%M"), ended_at=ended.strftime("%Y-%m-%dT%H:%M"), person="马建国")
    person.fill(content="现场见后厨三台灶同时作业，净化设施电源关闭。", relation="法定代表人")
    person.page.check("[name=badge_shown]")
    person.page.check("[name=rights_told]")
    person.choose(signed="signed")
    person.press()
    person.open("filing")
    person.fill(prima_facie="现场检查笔录和照片证明净化设施未开启。")
    person.press()


def filed(person: Person) -> None:
    """The leader's opinion and the head's consent, both on a telephone."""
    person.be("shijingzhi", PHONE).page.goto("/")
    person.look("desk-leader")
    person.open("opinion")
    person.choose(agrees="yes")
    person.fill(text="同意立案。")
    person.press()
    person.be("zhaoqiwen", PHONE).page.goto("/")
    person.look("desk-head")
    person.open("filing-approval")
    person.press()


def proposed(person: Person, rows: Any) -> None:
    """The proposal at a desk: refused above the law with every word kept, mended, looked at, approved."""
    page = person.be("zhoumingyuan", DESK).page
    person.open("correction-order")
    person.choose(when="at_once")
    person.press()
    person.open("investigation-end")
    person.choose(outcome="punish", chosen="usual")
    person.choose(**{f"c_{code}": "no" for code in UNANSWERED}, **{f"g_{code}": "no" for code in GRAVITY})
    person.fill(fine="60000", report="经现场检查，事实清楚，证据确实充分；按一般档次裁量。")
    page.click("#step-form .btn--primary")
    page.wait_for_selector("#step [data-summary]")
    assert page.evaluate("document.activeElement.hasAttribute('data-summary')")
    assert page.input_value("[name=report]").startswith("经现场检查")
    assert rows("SELECT count(*) FROM cases_proposal WHERE case_id = %s", person.case) == [(0,)]
    person.look("proposal-refused")
    person.fill(fine="8000")
    person.press()
    person.be("shijingzhi", PHONE).open("opinion")
    person.choose(agrees="yes")
    person.fill(text="同意处理意见。")
    person.press()
    person.be("zhaoqiwen", PHONE).open("proposal-approval")
    person.press()


def told(person: Person) -> None:
    """The notice, delivered; the party gives its statement up in writing; the file goes to the reviewer."""
    person.be("zhoumingyuan", DESK).open("notice")
    person.press()
    person.open("delivery")
    person.page.locator(".choice--row", has_text="行政处罚告知书").locator("input").check(force=True)
    person.choose(method="direct", form_handed="page")
    person.page.select_option("[name=relation]", "legal_representative")
    person.fill(recipient="马建国")
    person.press()
    person.open("statement")
    person.choose(made="waived")
    person.press()
    person.open("review-request")
    person.press()


def reviewed(person: Person) -> None:
    """The reviewer: the file scrolls on one side, nine points on the other; a fault without words is not sent."""
    page = person.be("xuqinghe", DESK).page
    page.goto("/")
    person.look("desk-reviewer")
    person.open("review")
    pane = page.locator(".filepane")
    assert pane.evaluate("each => each.scrollHeight > each.clientHeight")
    assert page.locator(".work").bounding_box()["x"] > pane.bounding_box()["x"]
    person.choose(**{**{f"p_{key}": "ok" for key in POINTS}, "p_papers": "fault"}, result="agree")
    person.fill(opinion="同意处罚。")
    page.click("#step-form .btn--primary")
    page.wait_for_selector("#step [data-summary]")
    person.look("review-refused")
    assert page.input_value("[name=opinion]") == "同意处罚。"
    person.choose(p_papers="ok")
    person.press()


def test_a_case_from_the_registration_to_the_decision(person: Person, tmp_path: Path, rows: Any) -> None:
    registered(person, tmp_path / "kitchen.jpg")
    assert rows("SELECT state, procedure FROM cases_case WHERE id = %s", person.case) == [("registered", "ordinary")]
    proved_and_put_up(person)
    filed(person)
    found = rows("SELECT f.outcome, u.username FROM cases_filing f JOIN enforcement_user u ON u.id = f.decided_by_id"
                 " WHERE case_id = %s", person.case)  # fmt: skip
    assert found == [("filed", "zhaoqiwen")]
    proposed(person, rows)
    told(person)
    reviewed(person)
    person.be("luweizhen", PHONE).page.goto("/")
    person.look("desk-chief")
    person.open("penalty-decision")
    person.choose(influential="no")
    person.press()
    person.look("file-decided")
    found = rows("SELECT d.fine::text, u.username FROM cases_decision d JOIN enforcement_user u ON u.id = d.approved_by_id"
                 " WHERE case_id = %s", person.case)  # fmt: skip
    assert found == [("8000.00", "luweizhen")]
    steps = [
        step for (step,) in rows("SELECT step FROM enforcement_record WHERE subject_id = %s ORDER BY seq", person.case)
    ]
    assert steps[0] == "registration" and steps[-1] == "penalty-decision"
