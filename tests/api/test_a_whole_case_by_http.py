"""A client runs a whole case by HTTP, from the kerb to the volume, with tokens and without any session."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import pytest

from cases.models import Case, Clue, CustodyEvent, Document, Payment
from enforcement.kernel.models import PersonalRead, Record
from tests import cast
from tests.api.caller import Caller, Hands, opening, street

pytestmark = pytest.mark.django_db


def _done(reply: Any, status: int = 200) -> Any:
    assert reply.status_code == status, reply.json()
    return reply.json()


def test_from_the_kerb_to_the_volume_in_one_request_and_four_steps(hands: Hands) -> None:
    officer = Caller("zhoumingyuan")
    file = _done(officer.upload(), 201)["file"]
    made = officer.post("cases/on-the-spot/", street(file))
    case = _done(made, 201)
    assert made["Location"] == f"/api/v1/cases/{case['id']}/"
    assert (case["state"], case["decision"]["fine"]) == ("decided", "30.00")
    hands.now = cast.NOON + timedelta(days=1)
    _done(officer.step(case["id"], "report"))
    paid = {"amount": "30.00", "paid_on": "2026-09-10", "transaction": "YC-0001"}
    _done(Caller("tangli").step(case["id"], "payment", paid))
    assert _done(Caller("shijingzhi").step(case["id"], "closing"))["state"] == "closed"
    assert _done(Caller("mengshuya").step(case["id"], "archiving"))["volume"]
    stored = Case.objects.get(pk=case["id"])
    assert stored.state == "archived"
    assert Payment.objects.get(case=stored).transaction == "YC-0001"
    assert "sessionid" not in officer.client.cookies


def test_the_same_case_step_by_step(hands: Hands) -> None:
    officer = Caller("zhoumingyuan")
    hands.now = cast.NOON - timedelta(minutes=30)
    given = opening(began_at="2026-09-09T11:20:00+08:00", found_at="2026-09-09T11:20:00+08:00")
    case = _done(officer.post("cases/", given), 201)["id"]
    piece = {"kind": "electronic", "title": "现场照片", "file": _done(officer.upload(), 201)["file"]}
    _done(officer.step(case, "evidence", piece))
    _done(officer.step(case, "correction-order", {"requirement": "当场收摊，把物品移出人行道。"}))
    hands.now = cast.NOON
    _done(officer.step(case, "recheck", {"result": "refused", "note": "仍在售卖。"}))
    said = {
        "made": True,
        "rights_told": True,
        "content": "摆一会儿就走。",
        "review": "rejected",
        "review_reason": "经责令仍不改正。",
    }
    _done(officer.step(case, "hearing-of-party", said))
    possible = {each["step"]: each for each in _done(officer.get(f"cases/{case}/possible/"))}
    assert possible["decision"]["may"]
    assert possible["decision"]["needs_if_match"]
    decided = officer.step(case, "decision", {"fine": "30.00", "circumstances": cast.SERIOUS})
    assert _done(decided)["state"] == "decided"
    paper = _done(officer.get(f"cases/{case}/papers/"))[0]
    assert not paper["delivered"]
    handed = {
        "document": paper["id"],
        "method": "on_the_spot",
        "place": "湖滨路36号门前",
        "form_handed": "page",
        "recipient": "刘大山",
    }
    delivered = _done(officer.step(case, "delivery", handed))["deliveries"][0]
    assert delivered["recipient"] == "刘**"
    clocks = {each["kind"]: each for each in _done(officer.get(f"cases/{case}/clocks/"))}
    assert clocks["payment"]["arithmetic"]
    steps = [row["step"] for row in _done(officer.get(f"cases/{case}/record/"))["results"]]
    assert steps == [
        "open",
        "evidence",
        "correction-order",
        "recheck",
        "hearing-of-party",
        "decision",
        "delivery",
    ]


def test_the_record_is_chained_and_comes_in_pages(hands: Hands) -> None:
    officer = Caller("zhoumingyuan")
    case = _done(officer.post("cases/on-the-spot/", street(_done(officer.upload(), 201)["file"])), 201)["id"]
    rows, path = [], f"cases/{case}/record/?page_size=3"
    while path:
        page = _done(officer.get(path))
        rows += page["results"]
        path = (page["next"] or "").partition("/api/v1/")[2]
    assert [row["seq"] for row in rows] == list(range(1, Record.objects.filter(subject_id=case).count() + 1))
    assert all(after["prev_hash"] == before["hash"] for before, after in itertools.pairwise(rows))
    assert {each["certificate"] for each in rows[0]["officers"]}


def test_a_case_without_penalty_ends_with_its_short_paper(hands: Hands) -> None:
    officer = Caller("zhoumingyuan")
    file = _done(officer.upload(), 201)["file"]
    minor = {"minor": True, "corrected_in_time": True, "no_harm": True}
    act = street(
        file,
        decision=None,
        recheck={"result": "corrected"},
        no_penalty={"ground": "minor", "circumstances": minor},
        education="讲明占道经营的危害和应当去的疏导点。",
        reasons={"LEN-03": "占地不足 1 平方米，当场收摊，没有造成危害后果。"},
    )
    case = _done(officer.post("cases/on-the-spot/", act), 201)
    assert case["state"] == "not_punished"
    assert Document.objects.get(case_id=case["id"]).kind == "no_penalty"


def test_personal_data_is_masked_until_a_purpose_is_given_and_then_logged(hands: Hands) -> None:
    officer = Caller("zhoumingyuan")
    case = _done(officer.post("cases/", opening()), 201)["id"]
    for path in (f"cases/{case}/", "cases/", f"cases/{case}/record/"):
        shown = officer.get(path).content.decode()
        assert cast.RESIDENT not in shown
        assert "16400001234" not in shown
        assert "刘大山" not in shown
    assert officer.post(f"cases/{case}/party-reading/", {"purpose": "  "}).status_code == 400
    assert not PersonalRead.objects.exists()
    full = _done(officer.post(f"cases/{case}/party-reading/", {"purpose": "核对身份"}))
    assert full["id_number"] == cast.RESIDENT
    assert full["name"] == "刘大山"
    read = PersonalRead.objects.get()
    assert (read.by.username, read.subject_id, read.purpose) == (
        "zhoumingyuan",
        Case.objects.get(pk=case).pk,
        "核对身份",
    )
    assert "id_number" in read.fields


def test_evidence_comes_back_as_it_was_received(hands: Hands) -> None:
    officer = Caller("zhoumingyuan")
    content = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
    case = _done(officer.post("cases/", opening()), 201)["id"]
    file = _done(officer.upload(content, "笔录.pdf"), 201)
    assert file["mime"] == "application/pdf"
    piece = {"kind": "documentary", "title": "笔录", "file": file["file"]}
    _done(officer.step(case, "evidence", piece))
    listed = _done(officer.get(f"cases/{case}/evidence/"))[0]
    assert listed["sha256"] == file["sha256"]
    reply = officer.get(f"cases/{case}/evidence/{listed['id']}/file/")
    assert b"".join(reply.streaming_content) == content
    assert reply["X-Content-Type-Options"] == "nosniff"
    assert CustodyEvent.objects.filter(evidence_id=listed["id"], verb="received").count() == 1


def test_a_pdf_that_is_not_made_yet_says_so(hands: Hands) -> None:
    officer = Caller("zhoumingyuan")
    case = _done(officer.post("cases/on-the-spot/", street(_done(officer.upload(), 201)["file"])), 201)["id"]
    paper = _done(officer.get(f"cases/{case}/papers/"))[0]
    assert not paper["pdf_ready"]
    reply = officer.get(f"cases/{case}/papers/{paper['id']}/pdf/")
    assert reply.status_code == 409
    assert "Retry-After" in reply
    stored = cast.picture()
    Document.objects.filter(pk=paper["id"]).update(file=stored, rendered_at=cast.NOON)
    assert officer.get(f"cases/{case}/papers/{paper['id']}/pdf/").status_code == 200
    assert PersonalRead.objects.get().subject_kind == "document"


def test_an_auxiliary_reports_a_clue_and_an_officer_makes_it_a_case(hands: Hands) -> None:
    auxiliary, officer = Caller("chenafu"), Caller("zhoumingyuan")
    photo = _done(auxiliary.upload(), 201)["file"]
    seen = {"place": "文昌路口", "text": "占道卖菜。", "seen_at": "2026-09-09T10:05:00+08:00", "photos": [photo]}
    clue = _done(auxiliary.post("clues/", seen), 201)
    assert auxiliary.get("cases/").json()["results"] == []
    assert auxiliary.post("cases/", opening()).status_code == 403
    case = _done(officer.post("cases/", opening(clue=clue["id"])), 201)
    assert case["clue"] == clue["id"]
    assert _done(auxiliary.get(f"clues/{clue['id']}/"))["cases"] == [case["id"]]
    assert [each["id"] for each in _done(auxiliary.get("clues/"))["results"]] == [clue["id"]]
    assert Clue.objects.get().photos.count() == 1


def test_what_an_act_names_is_found_by_the_file_alone(hands: Hands) -> None:
    officer = Caller("zhoumingyuan")
    me = _done(officer.get("me/"))
    assert me["roles"] == [{"role": "officer", "organisation": "yc-ch-1"}]
    squad = me["organisation"]
    assert squad in {each["code"] for each in _done(officer.get("organisations/"))["results"]}
    beside = {each["name"]: each for each in _done(officer.get(f"officers/?organisation={squad}"))}
    assert beside["林晓岚"]["may_enforce"]
    assert beside["林晓岚"]["id"] == cast.officer("linxiaolan").pk
    found = _done(officer.get(f"violations/?organisation={squad}&q=SR-011-ZJ"))
    assert found[0]["code"] == "SR-011-ZJ"
    assert found[0]["penalty"]
    bounds = _done(officer.get(f"violations/SR-011-ZJ/amounts/?organisation={squad}&party_kind=individual"))
    assert bounds["fine"]
    assert float(bounds["low"]) <= 30 <= float(bounds["high"]) <= float(bounds["limit"])
