"""A person at a desk: a Django client that reads the forms of a page and sends them back as a browser would."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

from tests import cast

PLAIN = ("text", "hidden", "date", "datetime-local", "number", "password")


class Moment:
    """The present moment of a test; moved by hand."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def later(self, **more: float) -> None:
        self.at += timedelta(**more)


class Form(HTMLParser):
    """What a browser would send for one form of a page, without pressing anything."""

    def __init__(self, text: str, form_id: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._wanted, self._inside, self._area, self._select = form_id, False, "", ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            self._inside = given.get("id") == self._wanted
        if not self._inside and given.get("form") != self._wanted:
            return
        if tag == "input" and (given.get("type", "text") in PLAIN or "checked" in given):
            self.fields[name] = value or ("on" if given.get("type") == "checkbox" else "")
        elif tag == "textarea":
            self._area = name
            self.fields[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and (name := self._select) and ("selected" in given or name not in self.fields):
            self.fields[name] = value

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # A browser drops the line end that follows the opening tag.
            self.fields[self._area] = self.fields[self._area].removeprefix("\r\n").removeprefix("\n")
            self._area = ""
        elif tag == "form":
            self._inside = False


class Window:
    """One signed-in person at a desk."""

    def __init__(self, username: str) -> None:
        self.client = Client()
        self.username = username
        self.sign_in()

    def sign_in(self) -> None:
        self.client.force_login(cast.user(self.username), backend="enforcement.policies.Backend")

    def see(self, name: str, *args: Any, query: str = "", status: int = 200) -> str:
        """The text of a page that is expected to answer with `status`."""
        reply = self.client.get(reverse(name, args=args) + query)
        assert reply.status_code == status, (reply.status_code, reply.content.decode()[:2000])
        return str(reply.content.decode())

    def step(self, case: Any, name: str) -> dict[str, str]:
        """The fields of a step's form as the page offers them."""
        return Form(self.see("case_step", case.pk, name), "step-form").fields

    def take(self, case: Any, name: str, *, status: int = 302, htmx: bool = False, **typed: Any) -> Any:
        """Opens a step, types into its form and sends it."""
        return self.send(case, name, {**self.step(case, name), **typed}, status=status, htmx=htmx)

    def send(self, case: Any, name: str, fields: dict[str, Any], *, status: int = 302, htmx: bool = False) -> Any:
        headers = {"HX-Request": "true"} if htmx else {}
        reply = self.client.post(reverse("case_step", args=[case.pk, name]), fields, headers=headers)
        assert reply.status_code == status, (reply.status_code, reply.content.decode()[:3000])
        return reply

    def typed(self, reply: Any) -> dict[str, str]:
        """What stands in the step form of an answer."""
        return Form(reply.content.decode(), "step-form").fields


def opened(moment: datetime = cast.NOON, **more: Any) -> Any:
    """A case that was found and nothing more."""
    from cases.actions.opening import open_case

    return open_case(cast.opening(moment, id=uuid.uuid4(), **more), cast.act(moment=moment))


def decided(number: int = 1, **more: Any) -> Any:
    """A case decided, printed and handed over at the kerb; another number is another citizen."""
    from stdnum.cn import ric

    from cases.actions.street import issue_on_the_spot

    first = f"33000019850307{number:03d}"
    party = cast.citizen(id_number=first + ric.calc_check_digit(first + "0"))
    return issue_on_the_spot(cast.street(opening=cast.opening(party=party), **more), cast.act())
