"""What stands around every page: places a person may go to, unread messages, who he is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django import template
from django.urls import reverse

from cases.models import Notice
from enforcement.configuration.places import places_of
from enforcement.policies import ADMINISTRATORS, READS_CASES, roles

register = template.Library()

FILES_CASES = frozenset({"officer", "squad_leader"})
REPORTS_CLUES = FILES_CASES | {"auxiliary"}
LIMIT = 99
BAR = ("desk", "cases", "street", "clues", "law", "settings")
TABS = ("desk", "cases", "street", "clues", "notices", "settings", "me")


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation."""

    key: str
    words: str
    icon: str
    url: str
    count: int = 0
    current: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a page: `bar` are the places of the top bar, `tabs` the five of the phone's bottom bar."""

    name: str
    who: str
    bar: tuple[Place, ...]
    tabs: tuple[Place, ...]
    unread: int


@register.simple_tag(takes_context=True)
def shell(context: dict[str, Any]) -> Shell | None:
    """The frame for who is signed in; None for nobody. Costs one statement (unread messages)."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    held = roles(user)
    unread = _unread(user) if held & READS_CASES else 0
    found = _places(held, unread, configures=bool(places_of(user)))
    places = {place.key: replace(place, current=_is_at(request.path, place)) for place in found}
    unit = user.organisation.short_name
    return Shell(
        name=f"{unit} · 执法办案",
        who=f"{user.name} · {unit}",
        bar=tuple(places[key] for key in BAR if key in places),
        tabs=tuple(places[key] for key in TABS if key in places),
        unread=unread,
    )


def _unread(user: Any) -> int:
    """Unread messages, counted no further than is shown."""
    return min(Notice.objects.filter(person=user, read_at__isnull=True)[: LIMIT + 1].count(), LIMIT)


def _is_at(path: str, place: Place) -> bool:
    """Whether a page lies in a place; papers belong to their cases."""
    if place.key == "desk":
        return path == place.url
    return path.startswith(place.url) or (place.key == "cases" and path.startswith("/papers/"))


def _places(held: frozenset[str], unread: int, *, configures: bool) -> list[Place]:
    found = [Place("desk", "工作台", "desk", reverse("desk"))]
    administers = bool(held & ADMINISTRATORS)
    if held & READS_CASES and not administers:
        found.append(Place("cases", "案件", "case", reverse("case_list")))
    if held & FILES_CASES and not administers:
        found.append(Place("street", "现场", "camera", reverse("street_new")))
    if held & REPORTS_CLUES and not administers:
        found.append(Place("clues", "线索", "eye", reverse("clue_list")))
    if held & READS_CASES and not administers:
        found.append(Place("notices", "消息", "bell", reverse("notices"), unread))
    if not administers:
        found.append(Place("law", "计算", "sum", reverse("law_due")))
    if configures:
        found.append(Place("settings", "配置", "gear", reverse("settings")))
    found.append(Place("me", "我的", "person", reverse("me")))
    return found
