"""Every public page there is, from the URLconf and by following links: none of them names or numbers a party."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from cases.actions.street import issue_on_the_spot
from cases.models import Case, Document
from enforcement.models import Auxiliary, Certificate, Officer, User
from tests import cast
from tests.ordinary import road
from tests.pages.window import Moment

pytestmark = pytest.mark.django_db
MOST_PAGES = 1000
# Officers are shown by their own number and nowhere else.
LOOK_UP = "/public/officer/"


@pytest.fixture
def story(moment: Moment) -> list[Case]:
    """A citizen punished on the spot and a company in an ordinary case, as far as the decision."""
    cache.clear()
    spot = issue_on_the_spot(cast.street(), cast.act(moment=cast.NOON))
    company = road.up_to(road.decided)
    return [spot, company]


def secrets(cases: list[Case]) -> set[str]:
    """What belongs to the parties and to the people of the house."""
    given, company = cast.citizen(), road.unit()
    found = {given.name, given.phone, given.id_number, given.address, given.id_number[-4:] + "　"}
    found |= {company.name, company.phone, company.id_number, company.address}
    found |= {getattr(company, "representative", "") or ""}
    found |= {each.place for each in cases} | {each.facts for each in cases}
    found |= {each.number for each in cases} | set(Document.objects.values_list("number", flat=True))
    found |= set(Officer.objects.values_list("name", flat=True)) | set(Auxiliary.objects.values_list("name", flat=True))
    found |= set(User.objects.values_list("name", flat=True)) | set(User.objects.values_list("username", flat=True))
    found |= set(Certificate.objects.values_list("number", flat=True))
    return {each for each in found if each and len(each) > 1}


def named_addresses() -> set[str]:
    """Addresses of the URLconf that take no argument, without the interface for programs."""
    found = set()
    for name in get_resolver().reverse_dict:
        if isinstance(name, str):
            try:
                found.add(reverse(name))
            except NoReverseMatch:
                continue
    return {each for each in found if not each.startswith("/api/")}


def walk(visit: Callable[[str, str], None]) -> int:
    """Visits every page that opens to nobody in particular, once, with its words."""
    client, seen, ahead = Client(), set(), sorted(named_addresses())
    opened = 0
    while ahead and len(seen) < MOST_PAGES:
        path = ahead.pop()
        if path in seen:
            continue
        seen.add(path)
        reply = client.get(path)
        if reply.status_code != 200 or not reply["Content-Type"].startswith("text/html"):
            continue
        opened += 1
        body = html.unescape(reply.content.decode())
        visit(path, body)
        for link in re.findall(r'<a [^>]*href="([^"]+)"', body):
            target = urlsplit(urljoin(path, link))
            if not target.netloc and target.path.startswith("/"):
                ahead.append(target.path + (f"?{target.query}" if target.query else ""))
    assert not [each for each in ahead if each not in seen], "more pages than this test visits"
    return opened


def test_no_public_page_tells_of_a_party_or_names_anybody(story: list[Case]) -> None:
    held, opened = secrets(story), {"/public/": 0}
    assert cast.RESIDENT in held
    assert story[0].number in held
    told: list[tuple[str, str]] = []
    words = {cast.organisation("yc-ch").address: "", "没收烧烤工具和违法所得": ""}

    def look(path: str, body: str) -> None:
        opened[path] = 1
        words.update({each: path for each in words if each in body})
        told.extend((path, each) for each in held if each in body)

    assert walk(look) >= 130
    assert told == []
    assert all(words.values()), "what stands on a page is found"
    for name in ("public_powers", "public_benchmarks", "public_waivers", "public_procedures", "public_remedies"):
        assert opened[reverse(name)], name
    assert any(path.startswith("/public/violations/DQ-003") for path in opened)
    assert any(re.fullmatch(r"/public/benchmarks/[^?/]+/(\?.*)?", path) for path in opened)
    assert not [path for path in opened if path.startswith(("/cases/", "/settings/", "/street/"))]


def test_an_officer_look_up_names_that_officer_alone(story: list[Case]) -> None:
    held = cast.officer("zhoumingyuan").certificate_on(date(2026, 9, 9))
    assert held is not None
    body = Client().get(LOOK_UP, {"number": held.number}).content.decode()
    own = {held.number, held.officer.name}
    assert [each for each in secrets(story) - own if each in body] == []
