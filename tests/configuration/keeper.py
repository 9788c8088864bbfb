"""A person who configures: opens a page, fills the form of an act as a browser would, and sends it."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.urls import reverse

from enforcement.kernel.models.record import Record
from tests.pages.window import Form, Window

SYSTEM, SECURITY, AUDIT, PERSONNEL, REVIEWER = "huangjianye", "baishouyi", "yinmingjian", "fansiqi", "zhengyiwen"


class Keeper(Window):
    """One signed-in person at the configuration pages."""

    def act(self, name: str, /, *args: Any, status: int = 302, **typed: Any) -> Any:
        """Opens the page of an act, types into its form, ticks what it asks to be ticked, and sends it."""
        fields = Form(self.see(name, *args), "act-form").fields
        fields = {key: value for key, value in fields.items() if value or key in typed}
        return self.post(name, *args, status=status, **{**fields, "confirmed": "on", **typed})

    def post(self, name: str, /, *args: Any, status: int = 302, **fields: Any) -> Any:
        """Sends fields without looking at the page."""
        reply = self.client.post(reverse(name, args=args), fields)
        assert reply.status_code == status, (reply.status_code, reply.content.decode()[:3000])
        return reply

    def listed(self, name: str, query: str = "", *, status: int = 200) -> str:
        """The part of a list below its filters."""
        return self.see(name, query=query, status=status).split('id="found"', 1)[1]

    def csv(self, name: str, query: str = "") -> str:
        """The list as a file."""
        reply = self.client.get(f"{reverse(name)}?format=csv&{query}")
        assert reply.status_code == 200 and reply["Content-Type"].startswith("text/csv")
        return str(reply.getvalue().decode())


def on_record(kind: str, pk: int | uuid.UUID) -> list[tuple[str, dict[str, Any]]]:
    """(verb, facts) of every row of the record about one subject, oldest first."""
    subject = pk if isinstance(pk, uuid.UUID) else uuid.UUID(int=pk)
    rows = Record.objects.filter(subject_kind=kind, subject_id=subject).order_by("seq")
    return [(row.verb, json.loads(bytes(row.body))["facts"]) for row in rows]
