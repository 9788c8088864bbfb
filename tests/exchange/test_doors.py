"""Checking and exporting by page, by REST and by command: the same judgment, nothing stored, refusals that say what to do."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.exchange.schema import faults, schema
from enforcement.kernel.models.access import PersonalRead
from tests.api.caller import Caller, Hands
from tests.databases import PROJECT
from tests.exchange.test_published_cases import FILES, VERDICTS, file_of
from tests.ordinary import road
from tests.pages.window import Window, decided

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
MOST_STATEMENTS = 4  # token, its use, calendar
WRITES = ("INSERT", "UPDATE", "DELETE")


def test_the_format_is_published_to_everybody(client: Client) -> None:
    told = client.get("/api/v1/case-files/schema/").json()
    assert told == json.loads(json.dumps(schema()))
    assert told["required"] == ["acts"]
    assert client.get(reverse("case_file_format")).json() == told


@pytest.mark.parametrize("name", ["P19", "P13", "P01"])
def test_a_client_checks_a_file_and_nothing_is_written(hands: Hands, name: str) -> None:
    caller = Caller("zhoumingyuan", ("law:read",))
    with CaptureQueriesContext(connection) as seen:
        reply = caller.post("case-files/check/", file_of(name))
    assert reply.status_code == 200, reply.content
    assert reply.json()["verdict"] == VERDICTS[name]
    assert all({"code", "force", "says", "article", "at"} <= each.keys() for each in reply.json()["findings"])
    assert len(seen) <= MOST_STATEMENTS
    tables = [each["sql"] for each in seen if each["sql"].startswith(WRITES) and "apitoken" not in each["sql"]]
    assert tables == []


def test_what_is_not_in_the_format_is_refused_by_pointer(hands: Hands) -> None:
    reply = Caller("zhoumingyuan").post("case-files/check/", {"acts": [{"kind": "dance"}], "partie": {}})
    assert reply.status_code == 400
    assert set(reply.json()["fields"]) == {"/", "/acts/0/kind"}
    assert "partie" in reply.json()["fields"]["/"][0]


@pytest.mark.parametrize("body", [[], "x", 5, {"acts": []}, {"acts": None}, {"acts": [{}]}])
def test_no_body_of_any_shape_is_a_defect(hands: Hands, body: Any) -> None:
    assert Caller("zhoumingyuan").post("case-files/check/", body).status_code == 400


def test_a_token_without_the_scope_and_nobody_are_refused(hands: Hands, client: Client) -> None:
    assert Caller("zhoumingyuan", ("cases:read",)).post("case-files/check/", file_of("P01")).status_code == 403
    assert client.post("/api/v1/case-files/check/", "{}", content_type="application/json").status_code == 401


def test_the_command_answers_many_files_in_their_order(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_file", str(FILES / "P19.json"), str(bad), str(FILES / "P01.json"), "--json", stdout=out)
    answers = json.loads(out.getvalue())
    assert [each.get("verdict", "error") for each in answers] == ["block", "error", "allow"]
    assert ended.value.code == 2


def test_the_command_answers_a_list_by_a_list(tmp_path: Path) -> None:
    many = tmp_path / "many.json"
    many.write_text(json.dumps([file_of("P13"), file_of("P01")]), encoding="utf-8")
    out = StringIO()
    call_command("check_file", "--batch", str(many), "--json", stdout=out)
    assert [each["verdict"] for each in json.loads(out.getvalue())] == ["warn", "allow"]


def test_the_command_answers_where_no_database_does(tmp_path: Path) -> None:
    path = tmp_path / "coded.json"
    coded = {
        "acts": [{"kind": "decision", "at": "2025-09-26"}],
        "violation": {"code": "DQ-003"},
        "decision": {"fine": 20001},
    }
    path.write_text(json.dumps(coded), encoding="utf-8")
    command = [sys.executable, "-m", "tests.manage", "check_file", str(path), str(FILES / "P19.json"), "--json"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PROJECT)
    answers = json.loads(told.stdout)
    assert [each["verdict"] for each in answers] == ["block", "block"]
    assert "DEC-08" in {each["code"] for each in answers[0]["findings"] if each["force"] == "forbids"}
    assert "没有可用的数据库" in told.stderr


def test_a_file_dropped_on_the_page_is_judged(officer: Window) -> None:
    text = (FILES / "P19.json").read_bytes()
    reply = officer.client.post(reverse("case_file_check"), {"file": SimpleUploadedFile("P19.json", text)})
    page = reply.content.decode()
    assert reply.status_code == 200
    assert "不合法" in page and "对公民当场罚款不得超过" in page and "处理决定" in page


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"text": ""}, "请选择案卷文件"),
        ({"text": "{"}, "不是 JSON"),
        ({"text": '{"acts": [{"kind": "dance"}]}'}, "/acts/0/kind"),
        ({"text": "[" * 100_000}, "不是 JSON"),
    ],
)
def test_what_cannot_be_judged_is_said_and_kept(officer: Window, given: dict[str, str], says: str) -> None:
    reply = officer.client.post(reverse("case_file_check"), given)
    assert reply.status_code == 400
    assert says in reply.content.decode()


def test_nobody_checks_without_signing_in(client: Client) -> None:
    assert client.get(reverse("case_file_check")).status_code == 302


def test_a_case_goes_out_as_a_sound_file_without_the_person(officer: Window) -> None:
    case = decided()
    reply = officer.client.get(reverse("case_exchange", args=[case.pk]))
    text = reply.content.decode()
    document = json.loads(text)
    assert faults(document) == []
    assert all(word not in text for word in ("刘大山", "330", "16400001234", "东桥路3号"))
    assert {"inspection", "decision", "delivery"} <= {act["kind"] for act in document["acts"]}
    assert all(act["at"] and act["entered"] for act in document["acts"])
    assert document["decision"]["fine"] == "30.00"
    assert PersonalRead.objects.filter(subject_id=case.pk, fields=["exchange"]).count() == 1


def test_what_the_system_let_through_is_allowed_when_it_comes_back(hands: Hands) -> None:
    case = decided()
    caller = Caller("zhoumingyuan")
    document = caller.get(f"cases/{case.pk}/exchange/").json()
    answer = caller.post("case-files/check/", document).json()
    assert answer["verdict"] == "allow", answer
    document["decision"]["fine"] = "5000.00"
    assert caller.post("case-files/check/", document).json()["verdict"] == "block"


def test_an_ordinary_case_goes_out_and_comes_back(hands: Hands) -> None:
    case = road.up_to(road.decided)
    hands.now = case.decided_at or hands.now
    caller = Caller("zhoumingyuan")
    document = caller.get(f"cases/{case.pk}/exchange/").json()
    assert faults(document) == []
    answer = caller.post("case-files/check/", document).json()
    assert answer["verdict"] == "allow", [each for each in answer["findings"] if each["force"] != "notes"]
    document["notices"] = []
    assert caller.post("case-files/check/", document).json()["verdict"] == "block"


def test_strangers_take_nothing_away(window: Callable[[str], Window], hands: Hands) -> None:
    case = decided()
    stranger = window("chenafu")
    assert stranger.client.get(reverse("case_exchange", args=[case.pk])).status_code == 404
    assert Caller("chenafu").get(f"cases/{case.pk}/exchange/").status_code == 404
