"""Whatever is wrong is refused by its own status, with a sentence, and leaves nothing behind."""

from __future__ import annotations

import json
import string
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from cases.actions.street import issue_on_the_spot
from cases.models import Case, Evidence
from cases.shapes import DecisionGiven
from enforcement.kernel.errors import LawNotSatisfied
from enforcement.kernel.models import IdempotencyKey, Record, StoredFile
from enforcement.kernel.tokens import revoke_token
from tests import cast
from tests.api.caller import Caller, Hands, conduct, opening, party, street

pytestmark = pytest.mark.django_db

ORDER = {"requirement": "当场收摊，把物品移出人行道。"}


def _refused(reply: Any, status: int, code: str) -> Any:
    said = reply.json()
    assert (reply.status_code, said["status"], said["code"]) == (status, status, code), said
    assert reply["Content-Type"] == "application/problem+json"
    assert said["detail"]
    return said


@pytest.fixture
def officer(hands: Hands) -> Caller:
    return Caller("zhoumingyuan")


@pytest.fixture
def case(officer: Caller) -> str:
    reply = officer.post("cases/", opening())
    assert reply.status_code == 201, reply.json()
    return str(reply.json()["id"])


def test_nobody_without_a_good_token(officer: Caller, hands: Hands) -> None:
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer "}):
        reply = Client().get("/api/v1/cases/", headers=headers)
        _refused(reply, 401, "not-signed-in")
        assert reply["WWW-Authenticate"].startswith("Bearer")
    hands.now = cast.NOON + timedelta(days=31)
    _refused(officer.get("cases/"), 401, "not-signed-in")
    hands.now = cast.NOON
    assert officer.get("cases/").status_code == 200
    revoke_token(officer.token, cast.NOON)
    _refused(officer.get("cases/"), 401, "not-signed-in")


def test_a_session_opens_nothing(hands: Hands) -> None:
    client = Client()
    client.force_login(cast.user("zhoumingyuan"), backend="enforcement.policies.Backend")
    assert client.get("/api/v1/cases/").status_code == 401


@pytest.mark.parametrize(
    ("path", "scopes"),
    [
        ("cases/", ("law:read", "cases:write")),
        ("violations/?organisation=yc-ch-1", ("cases:read",)),
        ("officers/?organisation=yc-ch-1", ("cases:read",)),
        ("clues/", ("law:read",)),
        ("notices/", ("law:read",)),
    ],
)
def test_reading_without_the_scope_is_403(hands: Hands, path: str, scopes: tuple[str, ...]) -> None:
    _refused(Caller("zhoumingyuan", scopes).get(path), 403, "not-permitted")


@pytest.mark.parametrize("path", ["cases/", "cases/on-the-spot/", "clues/", f"cases/{uuid.UUID(int=7)}/decision/"])
def test_writing_with_a_reading_token_is_403(hands: Hands, path: str) -> None:
    _refused(Caller("zhoumingyuan", ("cases:read", "law:read")).post(path, {}), 403, "not-permitted")


def test_an_outsider_is_told_that_there_is_no_such_case(hands: Hands, case: str) -> None:
    for username in ("dingxiaoman", "chenafu", "huangjianye", "yinmingjian"):
        outsider = Caller(username)
        for path in ("", "record/", "clocks/", "papers/", "evidence/", "possible/"):
            _refused(outsider.get(f"cases/{case}/{path}"), 404, "not-found")
        _refused(outsider.post(f"cases/{case}/decision/", {}, If_Match='"1m"'), 404, "not-found")
        _refused(outsider.post(f"cases/{case}/party-reading/", {"purpose": "看看"}), 404, "not-found")
        assert outsider.get("cases/").json()["results"] == []


def test_a_supervisor_reads_and_cannot_act(hands: Hands, case: str) -> None:
    supervisor = Caller("qinliyan")
    assert supervisor.get(f"cases/{case}/").status_code == 200
    _refused(supervisor.step(case, "correction-order", ORDER), 403, "not-permitted")
    assert not any(each["may"] for each in supervisor.get(f"cases/{case}/possible/").json())


def test_a_step_that_the_state_does_not_allow_is_409(officer: Caller, case: str) -> None:
    said = _refused(officer.step(case, "decision", {"fine": "30.00"}), 409, "wrong-state")
    assert "现场查获" in said["detail"]
    assert Case.objects.get(pk=case).state == "found"


def test_the_law_refuses_with_the_sentence_of_the_page(officer: Caller) -> None:
    file = officer.upload().json()["file"]
    reply = officer.post("cases/on-the-spot/", street(file, decision={"fine": "300.00", "circumstances": cast.SERIOUS}))
    said = _refused(reply, 422, "law-not-satisfied")
    with pytest.raises(LawNotSatisfied) as stopped:
        issue_on_the_spot(
            cast.street(outcome=DecisionGiven(fine=cast.Decimal("300.00"), circumstances=cast.SERIOUS)), cast.act()
        )
    sentences = {(finding["code"], finding["says"]) for finding in said["findings"]}
    assert sentences == {(finding.code, finding.says) for finding in stopped.value.findings}
    assert "SMP-01" in {code for code, _ in sentences}
    assert all(finding["articles"] for finding in said["findings"])
    assert not Case.objects.exists()
    assert not Evidence.objects.exists()


def test_the_highest_fine_is_taken_when_its_reason_is_written(officer: Caller) -> None:
    bounds = officer.get("violations/SR-011-ZJ/amounts/?organisation=yc-ch-1&party_kind=individual").json()
    act = street(officer.upload().json()["file"], decision={"fine": bounds["high"], "circumstances": cast.SERIOUS})
    said = _refused(officer.post("cases/on-the-spot/", act), 422, "law-not-satisfied")
    asked = {each["code"] for each in said["findings"] if each["force"] == "asks_reason"}
    assert asked
    seen = officer.post("cases/on-the-spot/preview/", act).json()
    assert not seen["may"]
    act["reasons"] = dict.fromkeys(asked, "一年内三次占道经营，经两次责令仍不改正。")
    assert officer.post("cases/on-the-spot/preview/", act).json()["may"]
    assert not Case.objects.exists()
    done = officer.post("cases/on-the-spot/", act)
    assert done.status_code == 201, done.json()
    assert done.json()["decision"]["reasons"] == act["reasons"]


def test_a_deciding_step_names_the_version_it_was_decided_on(officer: Caller, case: str) -> None:
    path = f"cases/{case}/correction-order/"
    _refused(officer.post(path, ORDER), 428, "precondition-required")
    _refused(officer.post(path, ORDER, If_Match="*"), 428, "precondition-required")
    tag = officer.get(f"cases/{case}/")["ETag"]
    first = officer.post(path, ORDER, If_Match=tag)
    assert first.status_code == 200
    assert first["ETag"] != tag
    _refused(officer.post(path, ORDER, If_Match=tag), 412, "stale")
    assert Record.objects.filter(subject_id=case, step="correction-order").count() == 1


def test_an_added_piece_makes_no_reader_stale(officer: Caller, case: str) -> None:
    tag = officer.get(f"cases/{case}/")["ETag"]
    piece = {"kind": "electronic", "title": "照片", "file": officer.upload().json()["file"]}
    assert officer.post(f"cases/{case}/evidence/", piece).status_code == 200
    assert officer.post(f"cases/{case}/correction-order/", ORDER, If_Match=tag).status_code == 200


def test_the_same_key_twice_is_one_act_with_one_answer(officer: Caller) -> None:
    key, body = str(uuid.uuid4()), opening()
    first = officer.post("cases/", body, Idempotency_Key=key)
    again = officer.post("cases/", body, Idempotency_Key=key)
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert again["Idempotency-Replayed"] == "true"
    assert again["ETag"] == first["ETag"]
    assert Case.objects.count() == 1
    _refused(officer.post("cases/", opening(), Idempotency_Key=key), 422, "key-reused")
    assert Case.objects.count() == 1
    assert IdempotencyKey.objects.count() == 1


def test_a_repeated_step_is_answered_from_its_first_answer_although_its_version_is_stale(
    officer: Caller, case: str
) -> None:
    tag, key = officer.get(f"cases/{case}/")["ETag"], str(uuid.uuid4())
    path = f"cases/{case}/correction-order/"
    first = officer.post(path, ORDER, If_Match=tag, Idempotency_Key=key)
    again = officer.post(path, ORDER, If_Match=tag, Idempotency_Key=key)
    assert (again.status_code, again.json()) == (200, first.json())
    assert Record.objects.filter(subject_id=case, step="correction-order").count() == 1


def test_the_same_case_id_twice_is_refused_and_the_same_kerb_act_is_one(officer: Caller, case: str) -> None:
    _refused(officer.post("cases/", opening(id=case)), 409, "conflict")
    act = street(officer.upload().json()["file"])
    first, again = (officer.post("cases/on-the-spot/", act) for _ in range(2))
    assert first.json()["id"] == again.json()["id"] == act["opening"]["id"]
    assert Case.objects.count() == 2


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"place": ""}, "place"),
        ({"place": "x" * 201}, "place"),
        ({"place": 5}, "place"),
        ({"place": "a\0b"}, "place"),
        ({"organisation": "nowhere"}, "organisation"),
        ({"violation": "SR-999"}, "violation"),
        ({"second_officer": "3"}, "second_officer"),
        ({"second_officer": 2**70}, "second_officer"),
        ({"second_officer": 999999}, "second_officer"),
        ({"began_at": "2026-09-09 11:20"}, "began_at"),
        ({"began_at": "2026-09-09T13:00:00+08:00"}, "began_at"),
        ({"began_at": "0001-01-01T00:00:00+14:00"}, "began_at"),
        ({"latitude": 30.5}, "latitude"),
        ({"latitude": "91"}, "latitude"),
        ({"harm": "true"}, "harm"),
        ({"colour": "red"}, "colour"),
        ({"party": party(colour="red")}, "party.colour"),
        ({"party": party(kind="king")}, "party.kind"),
        ({"conduct": conduct(salute=1)}, "conduct.salute"),
        ({"reasons": {"x": "y"}}, "reasons"),
        ({"reasons": {"LEN-08": 5}}, "reasons.LEN-08"),
        ({"at": "2026-09-09T12:00:01+08:00"}, "at"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_shape_is_400_with_its_field(officer: Caller, more: dict[str, Any], field: str) -> None:
    said = _refused(officer.post("cases/", opening(**more)), 400, "invalid")
    assert field in said["fields"], said
    assert not Case.objects.exists()


@pytest.mark.parametrize("body", ["{", "[1]", '"x"', "null", "[" * 100_000, b"\xff\xfe", '{"place": NaN}'])
def test_what_is_no_json_object_is_400(officer: Caller, body: Any) -> None:
    said = _refused(officer.post("cases/", body), 400, "invalid")
    assert said["fields"]


def test_money_is_written_as_text(officer: Caller, case: str) -> None:
    for fine in (30, 30.5, "30.001", "0.00", "-1", "1e2", "NaN", ""):
        said = _refused(officer.step(case, "decision", {"fine": fine}), 400, "invalid")
        assert "fine" in said["fields"]


def test_a_step_that_happens_now_cannot_be_given_a_time(officer: Caller, case: str) -> None:
    body = {"fine": "30.00", "at": "2026-09-09T11:00:00+08:00"}
    assert "at" in _refused(officer.step(case, "decision", body), 400, "invalid")["fields"]


def test_one_act_has_one_outcome(officer: Caller) -> None:
    act = street(officer.upload().json()["file"], no_penalty={"ground": "minor"})
    assert "no_penalty" in _refused(officer.post("cases/on-the-spot/", act), 400, "invalid")["fields"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("cursor=cD0w", "cursor"),
        ("cursor=%00", "cursor"),
        ("cursor=bz0xMDAwMDAwMDAwMDAwMDAwMDAwMDA", "cursor"),
        ("page_size=0", "page_size"),
        ("page_size=x", "page_size"),
        ("state=asleep", "state"),
        ("level=red", "level"),
        ("violation=SR-999", "violation"),
        ("violation=%00", "violation"),
        ("organisation=nowhere", "organisation"),
        ("opened_from=2026-13-01", "opened_from"),
        ("opened_to=9999-12-31", "opened_to"),
        (f"search={cast.RESIDENT}", "search"),
        ("search=16400001234", "search"),
        ("search=%00", "search"),
        ("sate=found", "sate"),
    ],
)
def test_a_wrong_filter_is_400_with_its_name(officer: Caller, query: str, field: str) -> None:
    assert field in _refused(officer.get(f"cases/?{query}"), 400, "invalid")["fields"]


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "空.jpg"), (b"#!/bin/sh\necho", "图.jpg"), (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "图.svg")],
)
def test_a_file_that_is_not_what_it_says_is_refused_before_it_is_stored(
    officer: Caller, content: bytes, name: str
) -> None:
    _refused(officer.upload(content, name), 422, "file-refused")
    assert not StoredFile.objects.exists()


def test_an_upload_without_a_file_or_with_something_else_is_400(officer: Caller) -> None:
    for body in ({}, {"file": "text"}, {"other": "text"}):
        reply = officer.client.post("/api/v1/files/", body, headers=officer.headers)
        _refused(reply, 400, "invalid")
    _refused(officer.post("files/", {}), 415, "unsupported-media-type")


def test_an_age_group_stands_for_a_birthday_nobody_knows(officer: Caller, hands: Hands) -> None:
    nobody = {"id_kind": "other", "id_number": "AB12345", "id_override_reason": "外国护照"}

    def sent(**more: Any) -> Any:
        file = officer.upload().json()["file"]
        return officer.post("cases/on-the-spot/", street(file, opening=opening(party=party(**nobody, **more))))

    assert {each["code"] for each in _refused(sent(), 422, "law-not-satisfied")["findings"]} >= {"LEN-01"}
    _refused(sent(age_group="under_14"), 422, "law-not-satisfied")
    assert "opening.party.age_group" in _refused(sent(age_group="young"), 400, "invalid")["fields"]
    assert sent(age_group="adult").status_code == 201
    assert Case.objects.get().party.age_group == "adult"


def _tampered(reference: str) -> list[str]:
    """The reference with each part changed, and with a last digit that spells the same bytes another way."""
    digits = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
    last = digits.index(reference[-1])
    assert last % 4 == 0, "43 digits carry 256 bits: the last two are always 0"
    value, stamp, signature = reference.split(":")
    turned = "B" if value[9] != "B" else "C"
    return [
        reference[:-1] + digits[last ^ 4],
        reference[:-1] + digits[last ^ 1],
        f"{value[:9]}{turned}{value[10:]}:{stamp}:{signature}",
        f"{value}:{stamp[::-1]}:{signature}",
        f"{value}:{signature}",
    ]


def test_only_own_uploads_can_be_cited(officer: Caller, case: str, hands: Hands) -> None:
    others = Caller("linxiaolan").upload().json()["file"]
    own = officer.upload().json()["file"]
    first = str(StoredFile.objects.first().pk)  # type: ignore[union-attr]  # one is there
    for file in (others, *_tampered(own), first, ""):
        piece = {"kind": "electronic", "title": "照片", "file": file}
        assert "file" in _refused(officer.step(case, "evidence", piece), 400, "invalid")["fields"]
    hands.now = cast.NOON
    assert officer.step(case, "evidence", {"kind": "electronic", "title": "照片", "file": own}).status_code == 200
    _refused(officer.step(case, "evidence", {"kind": "electronic", "title": "又一张", "file": own}), 409, "conflict")


def test_methods_and_types_that_are_not_taken(officer: Caller, case: str) -> None:
    put = officer.client.patch(
        f"/api/v1/cases/{case}/",
        json.dumps({"state": "closed"}),
        content_type="application/json",
        headers=officer.headers,
    )
    _refused(put, 405, "method-not-allowed")
    assert officer.client.options("/api/v1/cases/", headers=officer.headers).status_code == 405
    plain = officer.client.post("/api/v1/cases/", "x", content_type="text/plain", headers=officer.headers)
    _refused(plain, 415, "unsupported-media-type")
    assert officer.get("cases/", Accept="text/html").status_code == 406
    assert Case.objects.get(pk=case).state == "found"
