"""An officer with a telephone: a Django client that fills the four pages as a browser would."""

from __future__ import annotations

import io
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests import cast


class Moment:
    """The present moment of a test; moved by hand."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def later(self, **more: float) -> None:
        self.at += timedelta(**more)


def photo(name: str = "现场.jpg", seed: int = 1) -> SimpleUploadedFile:
    """A small true picture; another seed is another picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (32, 24), (seed % 256, 90, 120)).save(buffer, "JPEG", comment=str(seed).encode())
    return SimpleUploadedFile(name, buffer.getvalue(), "image/jpeg")


class Telephone:
    """One signed-in person at the kerb."""

    def __init__(self, username: str) -> None:
        self.client = Client()
        self.username = username
        self.sign_in()
        self.draft = uuid.uuid4()

    def sign_in(self) -> None:
        self.client.force_login(cast.user(self.username), backend="enforcement.policies.Backend")

    def url(self, name: str, *args: Any) -> str:
        return reverse(f"street_{name}", args=[self.draft, *args])

    def start(self) -> None:
        reply = self.client.post(reverse("street_new"), {"draft": str(self.draft)})
        assert reply.status_code == 302, reply.content.decode()
        assert reply["Location"] == self.url("evidence")

    def send(self, part: str, fields: dict[str, Any], **headers: Any) -> Any:
        return self.client.post(self.url(part), fields, **headers)

    def evidence(self, **more: Any) -> Any:
        fields: dict[str, Any] = {
            "organisation": cast.organisation("yc-ch-1").pk,
            "place": "云川市澄湖区湖滨路36号门前",
            "violation": "SR-011-ZJ",
            "facts": "当事人在人行道摆摊售卖水果，占地约 2 平方米，责令收摊，半小时后仍在售卖。",
            "found_at": "2026-09-09T11:20",
            "order": "refused",
            "requirement": "当场收摊，把物品移出人行道。",
            "conduct": "all",
            "recorder_number": "YC-0427",
            "photos": [photo()],
        }
        return self.send("evidence", {**fields, **more})

    def party(self, **more: Any) -> Any:
        fields: dict[str, Any] = {
            "kind": "individual",
            "name": "刘大山",
            "id_number": cast.RESIDENT,
            "address": "云川市澄湖区东桥路3号",
            "phone": "16400001234",
            "second_officer": cast.officer("linxiaolan").pk,
        }
        return self.send("party", {**fields, **more})

    def amount(self, **more: Any) -> Any:
        return self.send("amount", {"penalty": "30", "statement": "none", **more})

    def issue(self, **more: Any) -> Any:
        return self.send("issue", {"delivery": "party", "handed": "page", **more})

    def filled(self, *parts: str) -> None:
        """Starts and fills the named pages, each of which must be accepted."""
        self.start()
        for part in parts:
            reply = getattr(self, part)()
            assert reply.status_code == 302, reply.content.decode()
