"""The list of cases: filters, order, and pages by key. Every reader of many cases goes through here."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core import signing
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from cases import identity, queries
from cases.models import Case, Clock, Handling
from cases.reading.nearest import SILENT
from enforcement.kernel.clock import SHANGHAI
from enforcement.kernel.crypto import lookup
from enforcement.kernel.errors import Invalid
from enforcement.models import Organisation

PAGE = 30
OPEN_STATES = (
    "found",
    "heard",
    "registered",
    "filing",
    "filed",
    "investigated",
    "proposed",
    "noticed",
    "decided",
    "not_punished",
    "not_filed",
    "dismissed",
)
SALT = "case-list"
FAR = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. `level`: late, today or soon; `sort`: opened or due; empty asks for nothing."""

    words: str = ""
    state: str = ""
    procedure: str = ""
    level: str = ""
    violation: str = ""
    organisation: int | None = None
    mine: bool = False
    since: date | None = None
    until: date | None = None
    sort: str = "opened"


@dataclass(frozen=True, slots=True)
class Page:
    """One page, and the marks to go on from it; no total is counted."""

    cases: list[Case]
    older: str
    newer: str


def matching(user: Any, wanted: Wanted, today: date, soon: date) -> Any:
    """Cases the user may see that match; `soon` is the last day that counts as soon."""
    found = Case.objects.visible_to(user)
    for word in wanted.words.split()[:4]:
        found = found.filter(search__icontains=word)
    if wanted.state:
        found = found.filter(state__in=OPEN_STATES if wanted.state == "open" else [wanted.state])
    if wanted.procedure:
        found = found.filter(procedure=wanted.procedure)
    if wanted.violation:
        found = found.filter(
            Q(violation__code__iexact=wanted.violation) | Q(violation__name__icontains=wanted.violation)
        )
    if wanted.organisation is not None:
        found = found.filter(organisation_id__in=_subtree(wanted.organisation))
    if wanted.mine:
        found = found.filter(Exists(_handled_by(user)))
    if wanted.since:
        found = found.filter(opened_at__gte=_midnight(wanted.since))
    if wanted.until:
        found = found.filter(opened_at__lt=_midnight(wanted.until + timedelta(days=1)))
    return found.filter(Exists(_running(wanted.level, today, soon))) if wanted.level else found


def by_number(user: Any, number: str) -> Any:
    """Cases of a party with this whole identity, credit or telephone number; the number itself is never stored."""
    normal, phone = queries.normal_number(number), queries.normal_phone(number)
    held = Q(party__id_lookup=identity.lookup_of(normal)) if normal else Q(pk__in=[])
    if len(phone) >= 7:
        held |= Q(party__phone_lookup=lookup(phone))
    return Case.objects.visible_to(user).filter(held)


def page_of(found: Any, wanted: Wanted, mark: str = "", *, size: int = 0) -> Page:
    """One page of `found`. The keys are chosen first, the rows fetched after. Invalid for a mark that is not ours."""
    size, due = size or PAGE, wanted.sort == "due"
    keys = _by_due(found) if due else found.order_by("-opened_at", "-id").values_list("opened_at", "pk")
    backwards, key = _read(mark, wanted.sort)
    if key is not None:
        keys = _after(keys, key, due=due, backwards=backwards)
    chosen = list(keys[: size + 1])
    more, chosen = len(chosen) > size, chosen[:size]
    if backwards:
        chosen.reverse()
    cases = _fetch([pk for _, pk in chosen])
    older = _mark("o", chosen[-1], wanted.sort) if chosen and (more or backwards) else ""
    newer = _mark("n", chosen[0], wanted.sort) if chosen and key is not None and (more or not backwards) else ""
    return Page(cases, older, newer)


def _by_due(found: Any) -> Any:
    """Keys by the day of the open clock that ends first; cases without one come last."""
    running = Clock.objects.filter(case=OuterRef("pk"), ended_on__isnull=True).exclude(kind__in=SILENT)
    first = Subquery(running.order_by("alarm_on").values("alarm_on")[:1])
    return found.annotate(due=Coalesce(first, FAR)).order_by("due", "id").values_list("due", "pk")


def _after(keys: Any, key: tuple[Any, uuid.UUID], *, due: bool, backwards: bool) -> Any:
    value, pk = key
    name = "due" if due else "opened_at"
    way = "gt" if due != backwards else "lt"
    beyond = Q(**{f"{name}__{way}": value}) | Q(**{name: value, f"id__{way}": pk})
    keys = keys.filter(Q(**{f"{name}__{way}e": value}) & beyond)
    return keys.reverse() if backwards else keys


def _mark(way: str, row: tuple[Any, uuid.UUID], sort: str) -> str:
    return signing.dumps([way, sort, row[0].isoformat(), str(row[1])], salt=SALT)


def _read(mark: str, sort: str) -> tuple[bool, tuple[Any, uuid.UUID] | None]:
    if not mark:
        return False, None
    try:
        way, marked, value, pk = signing.loads(mark, salt=SALT)
    except (signing.BadSignature, ValueError) as error:
        raise Invalid(fields={"page": ["翻页标记不对。请从第一页重新查看。"]}) from error
    if marked != sort:
        raise Invalid(fields={"page": ["翻页标记和排列方式不一致。请从第一页重新查看。"]})
    read = date.fromisoformat(value) if sort == "due" else datetime.fromisoformat(value)
    return way == "n", (read, uuid.UUID(pk))


def _fetch(keys: list[uuid.UUID]) -> list[Case]:
    """Rows of the chosen keys in their order, with party, clocks and handlers: three statements for any number."""
    running = Clock.objects.filter(ended_on__isnull=True).exclude(kind__in=SILENT).defer("arithmetic")
    present = Handling.objects.filter(until__isnull=True).select_related("officer").order_by("place")
    rows = Case.objects.select_related("party", "violation", "organisation", "decision").prefetch_related(
        Prefetch("clocks", running, to_attr="running"), Prefetch("handlings", present, to_attr="present")
    )
    found = {row.pk: row for row in rows.filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


def stream(found: Any, *, size: int = 500) -> Any:
    """All of `found` in pieces, newest first, in bounded memory: for exports."""
    wanted, mark = Wanted(), ""
    while True:
        page = page_of(found, wanted, mark, size=size)
        yield from page.cases
        if not page.older or len(page.cases) < size:
            return
        mark = page.older


def _subtree(pk: int) -> Any:
    root = Organisation.objects.filter(pk=pk).values_list("path", flat=True).first()
    return Organisation.objects.filter(path__startswith=root or "none").values("pk")


def _handled_by(user: Any) -> Any:
    return Handling.objects.filter(case=OuterRef("pk"), until__isnull=True, officer__user=user)


def _running(level: str, today: date, soon: date) -> Any:
    days: dict[str, Q] = {
        "late": Q(alarm_on__lt=today),
        "today": Q(alarm_on=today),
        "soon": Q(alarm_on__gte=today, alarm_on__lte=soon),
    }
    running = Clock.objects.filter(case=OuterRef("pk"), ended_on__isnull=True).exclude(kind__in=SILENT)
    return running.filter(days[level])


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
