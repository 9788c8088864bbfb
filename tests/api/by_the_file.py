"""A client that knows the OpenAPI file and nothing else: its bodies are the examples of the file."""

from __future__ import annotations

import copy
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests import cast
from tests.api.caller import Caller, Hands

FILE = Path(__file__).resolve().parents[2] / "docs" / "openapi.yaml"


@cache
def _paths() -> Any:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))["paths"]


def example(address: str, title: str = "") -> dict[str, Any]:
    """A body as the file shows it for an address below /api/v1/; the first one when no title is named."""
    given = _paths()[f"/api/v1/{address}"]["post"]["requestBody"]["content"]["application/json"]["examples"]
    shown = {each.get("summary", name): each["value"] for name, each in given.items()}
    return copy.deepcopy(shown[title] if title else next(iter(shown.values())))


class Clerk:
    """Runs one case: each act is a request of its own account, at a moment of its own."""

    def __init__(self, hands: Hands, case: str = "") -> None:
        self.hands, self.case = hands, case
        self._callers: dict[str, Caller] = {}

    def caller(self, username: str) -> Caller:
        """The account with its token."""
        if username not in self._callers:
            self._callers[username] = Caller(username, days=90)
        return self._callers[username]

    def on(self, day: date, hour: int = 10) -> Clerk:
        """From now on it is this hour."""
        self.hands.now = cast.at(day, hour)
        return self

    @property
    def now(self) -> datetime:
        """What the clock shows."""
        return self.hands.now

    def register(self, username: str = "zhoumingyuan", **more: Any) -> dict[str, Any]:
        """The registration of the file, with the ids that this bureau has."""
        caller = self.caller(username)
        beside = done(caller.get(f"officers/?organisation={more.get('organisation', 'yc-ch-1')}"))
        second = next(each["id"] for each in beside if each["name"] == "林晓岚")
        reply = caller.post("cases/ordinary/", {**example("cases/ordinary/"), "second_officer": second, **more})
        made: dict[str, Any] = done(reply, 201)
        self.case = made["id"]
        return made

    def send(self, username: str, step: str, shown: str = "", /, **more: Any) -> Any:
        """A step with the body of the file, changed by `more`; the answer as it came."""
        body = {**example(f"cases/{{id}}/{step}/", shown), **more}
        return self.caller(username).step(self.case, step, body)

    def take(self, username: str, step: str, shown: str = "", /, **more: Any) -> dict[str, Any]:
        """The same, and it must be taken."""
        answer: dict[str, Any] = done(self.send(username, step, shown, **more))
        return answer

    def look(self, username: str, step: str, shown: str = "", /, **more: Any) -> dict[str, Any]:
        """What the law would say."""
        body = {**example(f"cases/{{id}}/{step}/", shown), **more}
        answer: dict[str, Any] = done(self.caller(username).post(f"cases/{self.case}/{step}/preview/", body))
        return answer

    def read(self, part: str, username: str = "zhoumingyuan") -> Any:
        """A part of the file."""
        return done(self.caller(username).get(f"cases/{self.case}/{part}/"))

    def deliver(self, kind: str, username: str = "zhoumingyuan") -> dict[str, Any]:
        """The latest paper of a kind, handed to the representative."""
        paper = [each for each in self.read("papers") if each["kind"] == kind][-1]
        return self.take(username, "delivery", "A sealed decision, to the representative", document=paper["id"])

    def prove(self, username: str = "zhoumingyuan") -> None:
        """One picture that carries every element."""
        caller = self.caller(username)
        file = done(caller.upload(), 201)["file"]
        self.take(username, "evidence", file=file, taken_at=self.now.isoformat())
        piece = self.read("evidence")[-1]["id"]
        names = [each["name"] for each in self.read("elements") if not each["proved"]]
        self.take(username, "proof", evidence=piece, elements=names)


def done(reply: Any, status: int = 200) -> Any:
    """The answer, which must have this status."""
    assert reply.status_code == status, reply.json()
    return reply.json()
