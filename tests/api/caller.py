"""A client of the programming interface: a token, JSON in, JSON out; no session."""

from __future__ import annotations

import io
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from enforcement.kernel.tokens import issue_token
from tests import cast

SCOPES = ("cases:read", "cases:write", "files:write", "law:read", "clues:write")


class Hands:
    """The hands of the clock."""

    def __init__(self) -> None:
        self.now: datetime = cast.NOON


class Caller:
    """Calls as one account with one token."""

    def __init__(self, username: str, scopes: tuple[str, ...] = SCOPES, *, days: int = 30) -> None:
        self.client = Client()
        self.token, self.plain = issue_token(cast.user(username), scopes, cast.NOON + timedelta(days=days))
        self.headers = {"Authorization": f"Bearer {self.plain}"}

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"/api/v1/{path}", headers={**self.headers, **_named(headers)})

    def post(self, path: str, body: Any, **headers: str) -> Any:
        sent = {**self.headers, **_named(headers)}
        return self.client.post(f"/api/v1/{path}", body, content_type="application/json", headers=sent)

    def step(self, case: str, name: str, body: Any = None) -> Any:
        """A step on the case as it stands now."""
        tag = self.get(f"cases/{case}/")["ETag"]
        return self.post(f"cases/{case}/{name}/", body or {}, If_Match=tag)

    def upload(self, content: bytes | None = None, name: str = "现场.jpg", **headers: str) -> Any:
        file = SimpleUploadedFile(name, picture() if content is None else content, "image/jpeg")
        return self.client.post("/api/v1/files/", {"file": file}, headers={**self.headers, **_named(headers)})


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def picture() -> bytes:
    """The bytes of a small picture, each time another."""
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "gray").save(buffer, "JPEG", comment=uuid.uuid4().bytes)
    return buffer.getvalue()


def party(**more: Any) -> dict[str, Any]:
    given = cast.citizen()
    body = {
        "kind": "individual",
        "name": given.name,
        "id_kind": "resident",
        "id_number": given.id_number,
        "phone": given.phone,
        "address": given.address,
    }
    return {**body, **more}


def conduct(**more: Any) -> dict[str, Any]:
    return {**vars(cast.conduct()), **more}


def opening(**more: Any) -> dict[str, Any]:
    """The street sale of the cast, as JSON."""
    given = cast.opening()
    body = {
        "id": str(given.id),
        "organisation": "yc-ch-1",
        "violation": given.violation_code,
        "place": given.place,
        "facts": given.facts,
        "began_at": given.began_at.isoformat(),
        "found_at": given.found_at.isoformat(),
        "second_officer": given.second_officer_id,
        "party": party(),
        "conduct": conduct(),
    }
    return {**body, **more}


def street(file: str, **more: Any) -> dict[str, Any]:
    """The whole kerb act of the cast, as JSON."""
    body = {
        "opening": opening(),
        "evidence": [{"kind": "electronic", "title": "现场照片", "file": file}],
        "order": {"requirement": "当场收摊，把物品移出人行道。"},
        "recheck": {"result": "refused", "note": "半小时后复查仍在售卖。"},
        "statement": {"made": False, "rights_told": True},
        "decision": {"fine": "30.00", "circumstances": cast.SERIOUS},
        "form_handed": "page",
    }
    return {**body, **more}
