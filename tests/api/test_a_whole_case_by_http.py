"""A client with a token runs a case by HTTP alone, and is refused where a person would be."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from cases.models import Case
from enforcement.kernel.models import Record
from enforcement.kernel.tokens import issue_token, revoke_token
from tests import cast
from tests.databases import PROJECT

pytestmark = pytest.mark.django_db

SCOPES = ["cases:read", "cases:write", "files:write", "law:read", "clues:write"]


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: cast.NOON)


class Caller:
    """A client of the API: JSON in, JSON out."""

    def __init__(self, username: str, scopes: list[str] | None = None) -> None:
        self.client = Client()
        expires = cast.NOON + timedelta(days=30)
        self.token, plain = issue_token(cast.user(username), scopes or SCOPES, expires)
        self.headers = {"Authorization": f"Bearer {plain}"}

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"/api/v1/{path}", headers={**self.headers, **headers})

    def post(self, path: str, body: Any, **headers: str) -> Any:
        sent = {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.client.post(f"/api/v1/{path}", body, content_type="application/json", headers=sent)


def opening(**more: Any) -> dict[str, Any]:
    given = cast.opening()
    body = {
        "id": str(given.id),
        "organisation": cast.organisation("yc-ch-1").code,
        "violation": "SR-011-ZJ",
        "place": given.place,
        "facts": given.facts,
        "began_at": given.began_at.isoformat(),
        "found_at": given.found_at.isoformat(),
        "second_officer": given.second_officer_id,
        "party": {
            "kind": "individual",
            "name": "刘大山",
            "id_kind": "resident",
            "id_number": cast.RESIDENT,
            "address": "云川市澄湖区东桥路3号",
        },
        "conduct": {
            "salute": True,
            "badge_shown": True,
            "uniform": True,
            "recorder_on": True,
            "recorder_number": "YC-0427",
            "rights_told": True,
        },
    }
    return {**body, **more}


def test_nobody_without_a_good_token() -> None:
    assert Client().get("/api/v1/cases/").status_code == 401
    caller = Caller("zhoumingyuan")
    assert caller.get("cases/").status_code == 200
    revoke_token(caller.token, cast.NOON)
    assert caller.get("cases/").status_code == 401


def test_a_scope_that_was_not_granted_is_refused() -> None:
    assert Caller("zhoumingyuan", ["law:read"]).get("cases/").status_code == 403


def test_a_crafted_cursor_is_400_with_its_name() -> None:
    reply = Caller("zhoumingyuan").get("cases/?cursor=cD0w")
    assert reply.status_code == 400
    assert "cursor" in reply.json()["fields"]


def test_broken_json_is_400() -> None:
    reply = Caller("zhoumingyuan").post("cases/", "{", Idempotency_Key=str(uuid.uuid4()))
    assert reply.status_code == 400


def test_a_case_is_opened_seen_and_stepped_on() -> None:
    caller = Caller("zhoumingyuan")
    made = caller.post("cases/", opening(), Idempotency_Key=str(uuid.uuid4()))
    assert made.status_code == 201, made.json()
    case = made.json()["id"]
    seen = caller.get(f"cases/{case}/")
    assert seen.status_code == 200
    assert cast.RESIDENT not in seen.content.decode()
    order = {"requirement": "当场收摊，把物品移出人行道。"}
    assert caller.post(f"cases/{case}/correction-order/", order).status_code == 428
    stale = caller.post(f"cases/{case}/correction-order/", order, If_Match='"0"')
    assert stale.status_code == 412
    done = caller.post(f"cases/{case}/correction-order/", order, If_Match=seen["ETag"])
    assert done.status_code == 200, done.json()
    wrong = caller.post(f"cases/{case}/closing/", {}, If_Match=done["ETag"])
    assert wrong.status_code in {403, 409}
    decided = caller.post(f"cases/{case}/decision/", {"fine": "30.00"}, If_Match=done["ETag"])
    assert decided.status_code == 409, decided.json()
    assert Record.objects.filter(subject_id=case).count() == 2


def test_the_same_key_twice_is_one_act_and_another_body_is_refused() -> None:
    caller, key, body = Caller("zhoumingyuan"), str(uuid.uuid4()), opening()
    first = caller.post("cases/", body, Idempotency_Key=key)
    again = caller.post("cases/", body, Idempotency_Key=key)
    assert first.status_code == again.status_code == 201, first.json()
    assert first.json() == again.json()
    assert Case.objects.filter(pk=body["id"]).count() == 1
    assert caller.post("cases/", opening(), Idempotency_Key=key).status_code == 422


def test_an_outsider_gets_404_and_the_law_its_articles() -> None:
    made = Caller("zhoumingyuan").post("cases/", opening()).json()
    assert Caller("dingxiaoman").get(f"cases/{made['id']}/").status_code == 404
    alone = opening(second_officer=cast.officer("shenguoliang").pk)
    refused = Caller("zhoumingyuan").post("cases/", alone)
    assert refused.status_code == 422, refused.json()
    codes = {finding["code"] for finding in refused.json()["findings"]}
    assert "JUR-04" in codes
    assert not Case.objects.filter(pk=alone["id"]).exists()


def test_the_committed_description_is_the_one_the_code_gives() -> None:
    made = subprocess.run(
        ["script/openapi"], cwd=PROJECT, env={**os.environ, "PYTHON": sys.executable}, capture_output=True
    )
    assert made.returncode == 0, made.stderr.decode()[-500:]
    assert made.stdout.decode() == (PROJECT / "docs" / "openapi.yaml").read_text(encoding="utf-8")
