"""A paper issued with a mistake: a new one names it, its number is void with the reason, and the register shows both."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.documents import stated
from cases.models import Case, Document, PenaltyNotice
from cases.shapes import DeliveryGiven, PaperCorrectionGiven
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted, NotVisible, WrongState
from enforcement.kernel.models import IssuedNumber, NumberSeries, PersonalRead, Record
from enforcement.models import Organisation
from tests import cast
from tests.papers.ordinary import Story
from tests.papers.test_pages import signed_in, text

pytestmark = pytest.mark.django_db
WHY = "联系电话印错。"


def correct(story: Story, old: Document, username: str = "shijingzhi", hour: int = 17, reason: str = WHY) -> Document:
    """The paper that comes in the place of another."""
    story.take("paper-correction", PaperCorrectionGiven(old.pk, reason), username, hour, 30)
    return Document.objects.get(corrects=old)


def test_the_new_paper_names_the_old_one_and_its_number_is_void() -> None:
    story = Story().filed()
    old = story.paper("filing")
    new = correct(story, old)
    assert (old.number[-6:], new.number[-6:]) == ("第0001号", "第0002号")
    assert new.context["corrects"] == f"本文书更正《立案审批表》（{old.number}），原文书作废。更正理由：{WHY}"
    assert stated.body(new.context) == stated.body(old.context)
    number = IssuedNumber.objects.get(subject_id=old.pk)
    assert (number.void_reason, number.voided_at is not None) == (WHY, True)
    assert IssuedNumber.objects.get(subject_id=new.pk).voided_at is None
    row = Record.objects.filter(subject_id=story.case.pk, step="paper-correction").get()
    assert new.number in bytes(row.body).decode()
    assert old.number in bytes(row.body).decode()


def test_the_new_paper_is_made_of_the_file_as_it_stands_now() -> None:
    story = Story().investigated()
    Organisation.objects.filter(code="yc-ch").update(phone="0589-80009999")
    new = correct(story, story.paper("correction"))
    assert "0589-80009999" in stated.body(new.context)


def test_a_corrected_notice_is_delivered_again_and_its_periods_begin_anew() -> None:
    story = Story().noticed()
    old = story.paper("notice")
    story.delivered("notice")
    new = correct(story, old)
    rows = list(PenaltyNotice.objects.filter(case=story.case).order_by("at"))
    assert [row.document_id for row in rows] == [old.pk, new.pk]
    story.on(story.day + timedelta(days=3))
    story.delivered("notice", 9)
    assert story.case.deliveries.filter(document=new).exists()
    assert story.case.clocks.get(kind="statement").start_on == story.day


def test_a_void_paper_is_not_delivered() -> None:
    story = Story().noticed()
    old = story.paper("notice")
    new = correct(story, old)
    given = DeliveryGiven(
        old.pk, "direct", "某处", "pdf", recipient="吴建国", relation="legal_representative", seal_affixed=True
    )
    with pytest.raises(Conflict, match=new.number):
        story.take("delivery", given, "zhoumingyuan", 18)


@pytest.mark.parametrize("username", ["zhoumingyuan", "linxiaolan", "xuqinghe", "mengshuya"])
def test_only_a_leader_beside_the_case_corrects(username: str) -> None:
    story = Story().filed()
    with pytest.raises(NotPermitted):
        correct(story, story.paper("filing"), username)


def test_what_must_not_be_corrected_is_refused() -> None:
    story = Story().decided()
    filing, decision = story.paper("filing"), story.paper("decision")
    with pytest.raises(Invalid):
        correct(story, filing, reason="  ")
    correct(story, filing)
    with pytest.raises(Conflict, match="已经更正过"):
        correct(story, filing)
    story.delivered("decision", 18)
    with pytest.raises(Conflict, match="已经送达"):
        correct(story, decision, hour=19)
    other = Story(place="云川市澄湖区滨江路9号").filed()
    with pytest.raises(NotVisible):
        correct(story, other.paper("filing"), hour=20)
    assert IssuedNumber.objects.filter(voided_at__isnull=False).count() == 1


def test_a_closed_file_is_not_touched() -> None:
    story = Story().closed()
    with pytest.raises(WrongState):
        correct(story, story.paper("filing"))


def test_a_corrected_decision_is_the_one_that_counts() -> None:
    story = Story().decided()
    old = story.paper("decision")
    new = correct(story, old)
    story.delivered("decision", 18)
    assert story.case.deliveries.get(document__kind="decision").document_id == new.pk
    assert new.context["sealed"] is True
    assert Case.objects.get(pk=story.case.pk).state == "decided"


def test_page_and_public_check_say_that_a_paper_is_void() -> None:
    story = Story().filed()
    old = story.paper("filing")
    new = correct(story, old)
    page = text(signed_in("luweizhen").get(reverse("document_page", args=[old.pk])))
    assert "本文书已作废" in page
    assert new.number in page
    told = text(Client().get(reverse("paper_check"), {"number": old.number, "code": old.check_code}))
    assert "已经作废" in told
    assert "核验一致" not in told
    assert "核验一致" in text(Client().get(reverse("paper_check"), {"number": new.number, "code": new.check_code}))


def test_the_form_offers_what_may_be_corrected_and_takes_the_step() -> None:
    story = Story().filed()
    old, client = story.paper("filing"), signed_in("shijingzhi")
    address = reverse("case_step", args=[story.case.pk, "paper-correction"])
    page = text(client.get(address))
    assert str(old.pk) in page
    assert client.post(address, {"document": str(old.pk), "reason": ""}).status_code == 400
    typed = {"document": str(old.pk), "reason": WHY, "version": Case.objects.get(pk=story.case.pk).version}
    assert client.post(address, typed).status_code in (302, 303)
    assert Document.objects.get(corrects=old).number.endswith("第0002号")


def register(username: str, **asked: Any) -> Any:
    return signed_in(username).get(reverse("paper_numbers"), asked)


def test_the_register_shows_every_number_and_the_void_ones_with_their_reason() -> None:
    story = Story().filed()
    old = story.paper("filing")
    new = correct(story, old)
    page = text(register("luweizhen"))
    for words in (old.number, new.number, "作废 1 号", "没有缺号", WHY, f"由 {new.number} 更正", f"更正 {old.number}"):
        assert words in page
    assert story.paper("inspection").number in page
    only = text(register("mengshuya", void="on"))
    assert old.number in only
    assert story.paper("inspection").number not in only
    kinds = text(register("xuqinghe", kind="inspection", year="2026"))
    assert story.paper("inspection").number in kinds
    assert old.number not in kinds
    assert register("luweizhen", year="1999").status_code == 400


def test_a_gap_would_be_seen() -> None:
    Story().filed()
    NumberSeries.objects.filter(kind="filing").update(last=3)
    page = text(register("luweizhen", kind="filing"))
    assert "只登记了 1 号" in page
    assert "没有缺号" not in page


@pytest.mark.parametrize("username", ["zhoumingyuan", "shijingzhi", "huangjianye", "chenafu"])
def test_others_do_not_see_the_register(username: str) -> None:
    assert register(username).status_code == 404
    assert signed_in(username).post(reverse("paper_numbers_export")).status_code == 404


def test_another_bureau_sees_nothing_of_it() -> None:
    story = Story().filed()
    assert story.paper("filing").number not in text(register("yangjinghe"))
    assert story.paper("filing").number in text(register("duheng"))


def test_the_register_goes_out_as_csv_and_that_is_on_record() -> None:
    story = Story().filed()
    old = story.paper("filing")
    new = correct(story, old)
    response = signed_in("luweizhen").post(reverse("paper_numbers_export"), {"kind": "filing"})
    rows = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))
    assert [(row["文号"], row["状态"], row["作废理由"], row["更正后的文号"]) for row in rows] == [
        (new.number, "有效", "", ""),
        (old.number, "作废", WHY, new.number),
    ]
    assert PersonalRead.objects.filter(subject_kind="numbers-export", by=cast.user("luweizhen")).count() == 1
