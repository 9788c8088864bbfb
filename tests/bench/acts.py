"""The acts that are measured: over HTTP with a session or a token; statements counted by the same requests inside."""

from __future__ import annotations

import io
import json
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from requests import Session

from cases.api.examples import STREET
from cases.models import Case
from enforcement.kernel import clock
from enforcement.kernel.tokens import issue_token
from tests import cast
from tests.api.caller import picture
from tests.bench.timing import TIMES, Figure, timed

OFFICER = "zhoumingyuan"


def counted(call: Callable[[], Any], good: tuple[int, ...] = (200, 201)) -> int:
    """SQL statements of one request answered in this process; BEGIN, COMMIT and savepoints count."""
    with CaptureQueriesContext(connection) as asked:
        answer = call()
    assert answer.status_code in good, answer.content[:500]
    return len(asked)


class Browser:
    """A signed-in officer with a browser, and the same officer inside this process."""

    def __init__(self, address: str) -> None:
        self.address, self.session, self.number = address, Session(), 500_000
        page = self.session.get(f"{address}/login/")
        self.token = self.session.cookies["csrftoken"]
        sent = {"username": OFFICER, "password": cast.PASSWORD, "csrfmiddlewaretoken": self.token}
        assert self.session.post(page.url, sent, headers={"Referer": page.url}).status_code == 200
        self.token = self.session.cookies["csrftoken"]
        self.inside = Client()
        self.inside.force_login(cast.user(OFFICER), backend="enforcement.policies.Backend")

    def page(self, key: str, name: str, path: str) -> Figure:
        """A page that only reads."""
        self.inside.get(path)
        statements = counted(lambda: self.inside.get(path))
        return Figure(key, name, statements, *timed(lambda: self.session.get(f"{self.address}{path}")))

    def street(self) -> list[Figure]:
        """The street form: all its requests, and the last of them, which decides."""
        drafts = [self._filled(self._post) for _ in range(TIMES)]
        last = timed(lambda: self._post(f"/street/{drafts.pop()}/issue/", ISSUE), good=(302,))
        within = self._filled(self._post_inside)
        statements = counted(lambda: self._post_inside(f"/street/{within}/issue/", ISSUE), good=(302,))
        whole = timed(self._whole, good=(302,))
        with CaptureQueriesContext(connection) as asked:
            self._post_inside(f"/street/{self._filled(self._post_inside)}/issue/", ISSUE)
        return [
            Figure("kerb", "street form, issue (POST)", statements, *last),
            Figure("kerb", "street form, all six requests with a photograph", len(asked), *whole),
        ]

    def _whole(self) -> Any:
        return self._post(f"/street/{self._filled(self._post)}/issue/", ISSUE)

    def _filled(self, post: Callable[..., Any]) -> uuid.UUID:
        """A draft with its pages filled: made, evidence, party, amount, and the last page looked at."""
        draft, self.number = uuid.uuid4(), self.number + 1
        found = clock.now().astimezone(cast.SHANGHAI) - timedelta(minutes=20)
        party = PARTY | {"id_number": f"BENCH{self.number}", "second_officer": cast.officer("linxiaolan").pk}
        seen = SEEN | {"organisation": cast.organisation("yc-ch-1").pk, "found_at": f"{found:%Y-%m-%dT%H:%M}"}
        for part, fields, photo in (
            ("", {"draft": str(draft)}, None),
            (f"{draft}/evidence/", seen, picture()),
            (f"{draft}/party/", party, None),
            (f"{draft}/amount/", {"penalty": "30", "statement": "none"}, None),
        ):
            reply = post(f"/street/{part}", fields, photo)
            assert reply.status_code == 302, reply.content.decode()
        return draft

    def _post(self, path: str, fields: dict[str, Any], photo: bytes | None = None) -> Any:
        return self.session.post(
            f"{self.address}{path}",
            {**fields, "csrfmiddlewaretoken": self.token},
            files={"photos": ("x.jpg", io.BytesIO(photo), "image/jpeg")} if photo else None,
            headers={"Referer": f"{self.address}{path}"},
            allow_redirects=False,
        )

    def _post_inside(self, path: str, fields: dict[str, Any], photo: bytes | None = None) -> Any:
        more = {"photos": [SimpleUploadedFile("x.jpg", photo, "image/jpeg")]} if photo else {}
        return self.inside.post(path, {**fields, **more})


PROPOSED = {
    "violation": "DQ-003",
    "organisation": "yc-ch",
    "party": {"kind": "individual", "born": "1985-03-07"},
    "circumstances": {"corrected": False, "harm": "some"},
    "act_on": "2026-05-10",
    "found_on": "2026-05-10",
    "decided_on": "2026-09-10",
    "noticed": {"fine": 5000, "on": "2026-08-31"},
    "proposed": {"fine": 5000, "confiscate": True},
}
ISSUE = {"delivery": "party", "handed": "page"}
SEEN = {
    "place": "云川市澄湖区湖滨路36号门前",
    "violation": "SR-011-ZJ",
    "facts": "当事人在人行道摆摊售卖水果，占地约 2 平方米，责令收摊，半小时后仍在售卖。",
    "order": "refused",
    "requirement": "当场收摊，把物品移出人行道。",
    "conduct": "all",
    "recorder_number": "YC-0427",
}
FOREIGN = {"id_kind": "other", "id_override_reason": "外国护照", "born": "1985-03-07"}
PARTY = {"kind": "individual", "name": "刘大山", "address": "云川市澄湖区东桥路3号", "phone": "16400001234", **FOREIGN}


class Integration:
    """A system with a token: files a whole kerb act, takes one step, reads."""

    def __init__(self, address: str) -> None:
        self.address, self.number = f"{address}/api/v1", 100_000
        self.session, self.inside = Session(), Client()
        scopes = ("cases:read", "cases:write", "files:write", "law:read")
        _, plain = issue_token(cast.user(OFFICER), scopes, clock.now() + timedelta(days=1))
        self.headers = {"Authorization": f"Bearer {plain}"}
        self.session.headers.update(self.headers)
        self.made: list[str] = []

    def body(self) -> dict[str, Any]:
        """The example of the interface, told anew: another party, another picture, sent beforehand as a phone does."""
        sent = self.session.post(f"{self.address}/files/", files={"file": ("x.jpg", picture(), "image/jpeg")})
        assert sent.status_code == 201, sent.text
        self.number += 1
        body = json.loads(json.dumps(STREET.value))
        now = clock.now() - timedelta(minutes=1)
        opening = body["opening"]
        opening["id"] = str(uuid.uuid4())
        opening["began_at"] = opening["found_at"] = (now - timedelta(minutes=30)).isoformat()
        opening["party"] |= {"kind": "individual", "id_number": f"BENCH{self.number}", **FOREIGN}
        opening["second_officer"] = cast.officer("linxiaolan").pk
        body["evidence"][0] |= {"file": sent.json()["file"], "taken_at": now.isoformat()}
        return dict(body)

    def file(self, body: dict[str, Any]) -> Any:
        """The whole act in one request, each with a key of its own, as a client that may have to repeat it."""
        sent = self.session.post(
            f"{self.address}/cases/on-the-spot/", json=body, headers={"Idempotency-Key": str(uuid.uuid4())}
        )
        if sent.status_code == 201:
            self.made.append(sent.json()["id"])
        return sent

    def kerb(self) -> Figure:
        """The kerb act. Bodies are made before the clock runs."""
        bodies = [self.body() for _ in range(TIMES)]
        p50, p95 = timed(lambda: self.file(bodies.pop()))
        body = self.body()
        statements = counted(lambda: self._inside("cases/on-the-spot/", body))
        return Figure("kerb", "on-the-spot case filed whole (REST)", statements, p50, p95)

    def step(self) -> Figure:
        """One change of a decided case with every check of the law: the report to the bureau."""
        waiting = [(pk, self._tag(pk)) for pk in self.made[-TIMES:]]

        def report() -> Any:
            pk, tag = waiting.pop()
            return self.session.post(
                f"{self.address}/cases/{pk}/report/",
                json={},
                headers={"If-Match": tag, "Idempotency-Key": str(uuid.uuid4())},
            )

        p50, p95 = timed(report)
        pk = self.file(self.body()).json()["id"]
        statements = counted(lambda: self._inside(f"cases/{pk}/report/", {}, {"If-Match": self._tag(pk)}))
        return Figure("step", "one step of a case (REST, report)", statements, p50, p95)

    def read(self, key: str, name: str, path: str) -> Figure:
        """Something that is read."""
        statements = counted(lambda: self.inside.get(f"/api/v1/{path}", headers=self.headers))
        return Figure(key, name, statements, *timed(lambda: self.session.get(f"{self.address}/{path}")))

    def ask(self, key: str, name: str, path: str, body: dict[str, Any]) -> Figure:
        """A question that stores nothing."""
        statements = counted(lambda: self._inside(path, body))
        return Figure(key, name, statements, *timed(lambda: self.session.post(f"{self.address}/{path}", json=body)))

    def _tag(self, pk: str) -> str:
        return self.session.get(f"{self.address}/cases/{pk}/").headers["ETag"]

    def _inside(self, path: str, body: dict[str, Any], more: dict[str, str] | None = None) -> Any:
        headers = {**self.headers, "Idempotency-Key": str(uuid.uuid4()), **(more or {})}
        return self.inside.post(f"/api/v1/{path}", body, content_type="application/json", headers=headers)


def party(number: int) -> Any:
    """Another invented party each time, so that no act repeats one before."""
    return cast.citizen(
        id_kind="other", id_number=f"BENCH{number:06d}", id_override_reason="外国护照", born=date(1985, 3, 7)
    )


def a_case() -> Case:
    """A case with a paper and clocks."""
    return Case.objects.latest("opened_at")
