"""An ordinary case registered from scratch and from a clue, with the search, the number check and the drafts of the kerb."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from cases.actions import clues
from cases.models import Case, Draft, Evidence
from cases.shapes import ClueGiven
from enforcement.kernel.models import Record
from tests import cast
from tests.street.telephone import Telephone, photo

pytestmark = pytest.mark.django_db

Hands = Callable[[str], Telephone]


def started(phone: Telephone) -> Telephone:
    reply = phone.client.post(reverse("street_new"), {"draft": str(phone.draft), "procedure": "ordinary"})
    assert reply["Location"] == phone.url("evidence")
    return phone


def scene(phone: Telephone, **more: Any) -> Any:
    fields: dict[str, Any] = {
        "organisation": cast.organisation("yc-ch-1").pk,
        "place": "云川市澄湖区湖滨路88号",
        "violation": "DQ-001",
        "facts": "后厨三台灶同时作业，油烟净化设施未开启，油烟直接排放。",
        "found_at": "2026-09-09T11:20",
    }
    return phone.send("evidence", {**fields, **more})


def party(phone: Telephone, **more: Any) -> Any:
    fields: dict[str, Any] = {
        "kind": "unit",
        "name": "云川市老灶台餐饮有限公司",
        "representative": "马建国",
        "id_number": cast.CREDIT,
        "address": "云川市澄湖区湖滨路88号",
        "second_officer": cast.officer("linxiaolan").pk,
    }
    return phone.send("party", {**fields, **more})


def registered(phone: Telephone, **more: Any) -> Any:
    return phone.send("register", {"source": "patrol", **more})


def test_a_case_is_registered_on_three_pages(officer: Telephone) -> None:
    started(officer)
    assert scene(officer, photos=[photo()])["Location"] == officer.url("party")
    assert party(officer)["Location"] == officer.url("register")
    page = officer.client.get(officer.url("register")).content.decode()
    assert "3 / 3" in page and "云川市老灶台餐饮有限公司" in page
    reply = registered(officer)
    assert reply["Location"] == reverse("case_file", args=[officer.draft])
    case = Case.objects.get(pk=officer.draft)
    assert (case.procedure, case.state, case.filing.source) == ("ordinary", "registered", "patrol")
    assert Evidence.objects.filter(case=case).count() == 1
    draft = Draft.objects.get(pk=officer.draft)
    assert (draft.case_id, draft.payload) == (case.pk, {})


def test_the_page_of_the_scene_asks_nothing_of_the_kerb(officer: Telephone) -> None:
    started(officer)
    page = officer.client.get(officer.url("evidence")).content.decode()
    assert 'name="order"' not in page and 'name="conduct"' not in page and "1 / 3" in page
    assert scene(officer)["Location"] == officer.url("party")  # no picture is asked for yet


def test_a_refusal_keeps_what_was_typed_and_leads_to_its_page(officer: Telephone) -> None:
    started(officer)
    scene(officer, outside="on")
    party(officer)
    reply = registered(officer, source="hotline", harm="on")
    page = reply.content.decode()
    assert reply.status_code == 422 and "没有登记，您填写的内容已保留" in page
    assert officer.url("evidence") in page and not Case.objects.exists()
    kept = officer.client.get(officer.url("register")).content.decode()
    chosen = re.findall(r'<input type="radio" name="source" value="(\w+)"[^>]* checked', kept)
    assert chosen == ["hotline"]
    scene(officer, outside="on", jurisdiction_basis="云城管指〔2026〕5号指定管辖")
    assert registered(officer, source="hotline", harm="on").status_code == 302
    assert Case.objects.get().harm is True


def test_the_source_must_be_chosen(officer: Telephone) -> None:
    started(officer)
    scene(officer)
    party(officer)
    reply = registered(officer, source="")
    assert reply.status_code == 400 and "请选择一项。" in reply.content.decode()
    assert registered(officer, source="converted").status_code == 400


def test_sent_twice_it_is_one_case(officer: Telephone) -> None:
    started(officer)
    scene(officer, photos=[photo()])
    party(officer)
    registered(officer)
    assert registered(officer).status_code == 302
    assert Case.objects.count() == 1


def test_a_page_that_is_not_filled_in_comes_first(officer: Telephone) -> None:
    started(officer)
    assert officer.client.get(officer.url("register"))["Location"] == officer.url("evidence")
    assert officer.client.get(officer.url("amount"))["Location"] == officer.url("evidence")


def test_a_clue_becomes_an_ordinary_case(officer: Telephone) -> None:
    given = ClueGiven(
        id=uuid.uuid4(),
        place="湖滨路 88 号",
        text="饭店油烟直排。",
        seen_at=cast.NOON,
        photos=(cast.picture(),),
    )
    clue = clues.report_clue(given, cast.act("chenafu"))
    page = officer.client.get(reverse("clue_file", args=[clue.pk])).content.decode()
    assert "转普通程序：登记待立案" in page
    reply = officer.client.post(reverse("clue_take", args=[clue.pk]), {"procedure": "ordinary"})
    officer.draft = Draft.objects.get(clue=clue).pk
    assert reply["Location"] == officer.url("evidence")
    page = officer.client.get(officer.url("evidence")).content.decode()
    assert "饭店油烟直排。" in page and 'name="order"' not in page
    scene(officer)
    party(officer)
    assert 'value="clue"' in officer.client.get(officer.url("register")).content.decode()
    registered(officer, source="clue")
    case = Case.objects.get(clue=clue)
    assert (case.procedure, case.evidence.count()) == ("ordinary", 1)
    verbs = list(
        Record.objects.filter(subject_kind="clue", subject_id=clue.pk).order_by("seq").values_list("verb", flat=True)
    )
    assert verbs == ["上报线索", "据线索开始登记普通程序案件", "据线索立案"]


def test_the_same_clue_may_be_taken_the_other_way_before_it_is_a_case(officer: Telephone) -> None:
    given = ClueGiven(id=uuid.uuid4(), place="湖滨路 88 号", text="油烟。", seen_at=cast.NOON, photos=())
    clue = clues.report_clue(given, cast.act("chenafu"))
    officer.client.post(reverse("clue_take", args=[clue.pk]), {"procedure": "ordinary"})
    officer.client.post(reverse("clue_take", args=[clue.pk]))
    draft = Draft.objects.get(clue=clue)
    officer.draft = draft.pk
    assert 'name="order"' in officer.client.get(officer.url("evidence")).content.decode()


@pytest.mark.parametrize("username", ["chenafu", "luweizhen", "tangli", "huangjianye"])
def test_whoever_does_not_enforce_registers_nothing(telephone: Hands, username: str) -> None:
    phone = telephone(username)
    reply = phone.client.post(reverse("street_new"), {"draft": str(phone.draft), "procedure": "ordinary"})
    assert reply.status_code == 403 and not Draft.objects.exists()
