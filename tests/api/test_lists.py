"""The list of cases: filters, pages, few statements."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.actions.opening import open_case
from cases.api.views.ordinary import PARTS
from tests import cast
from tests.api.caller import Caller, Hands
from tests.ordinary import road

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(hands: Hands) -> Caller:
    """An officer whose squad opened three cases on three days."""
    for days, place in ((0, "湖滨路36号"), (1, "文昌路2号"), (2, "东桥路9号")):
        moment = cast.NOON - timedelta(days=days)
        open_case(cast.opening(moment, place=place), cast.act(moment=moment))
    return Caller("zhoumingyuan")


def _places(caller: Caller, query: str) -> list[str]:
    reply = caller.get(f"cases/?{query}")
    assert reply.status_code == 200, reply.json()
    return [case["place"] for case in reply.json()["results"]]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("", ["湖滨路36号", "文昌路2号", "东桥路9号"]),
        ("opened_from=2026-09-08", ["湖滨路36号", "文昌路2号"]),
        ("opened_to=2026-09-07", ["东桥路9号"]),
        ("opened_from=2026-09-08&opened_to=2026-09-08", ["文昌路2号"]),
        ("search=文昌路", ["文昌路2号"]),
        ("state=decided", []),
        ("state=decided&state=found&search=东桥", ["东桥路9号"]),
        ("violation=SR-011-ZJ&page_size=200", ["湖滨路36号", "文昌路2号", "东桥路9号"]),
        ("organisation=yc-ch", ["湖滨路36号", "文昌路2号", "东桥路9号"]),
        ("organisation=yc-np", []),
        ("level=escalated", []),
    ],
)
def test_filters(officer: Caller, query: str, places: list[str]) -> None:
    assert _places(officer, query) == places


def test_pages_follow_one_another_and_back(officer: Caller) -> None:
    first = officer.get("cases/?page_size=2").json()
    second = officer.get(first["next"].partition("/api/v1/")[2]).json()
    assert [len(page["results"]) for page in (first, second)] == [2, 1]
    assert second["next"] is None
    back = officer.get(second["previous"].partition("/api/v1/")[2]).json()
    assert back["results"] == first["results"]
    assert "count" not in first


def _statements(caller: Caller, path: str) -> tuple[int, Any]:
    caller.get("me/")  # the use of the token is noted once an hour
    with CaptureQueriesContext(connection) as asked:
        reply = caller.get(path)
    assert reply.status_code == 200
    return len(asked), reply.json()


def test_the_number_of_statements_does_not_grow_with_the_rows(officer: Caller) -> None:
    few, _ = _statements(officer, "cases/?page_size=1")
    many, page = _statements(officer, "cases/")
    assert len(page["results"]) == 3
    assert few == many
    assert many <= 3
    statements, _ = _statements(officer, f"cases/{page['results'][0]['id']}/")
    assert statements <= 13


def test_a_whole_ordinary_file_is_read_in_few_statements(hands: Hands) -> None:
    case = road.reviewed(road.up_to(road.stated), road.DECIDED)
    hands.now = road.when(road.DECIDED, 18)
    caller = Caller("zhoumingyuan", days=90)
    costs = {part: _statements(caller, f"cases/{case.pk}/{part}")[0] for part in ("", "possible/")}
    assert costs[""] <= 15
    assert costs["possible/"] <= 30
    parts = {part: _statements(caller, f"cases/{case.pk}/{part}/")[0] for part in PARTS}
    assert max(parts.values()) <= 10, parts
    done = road.discussed(case, road.DECIDED) and road.decided(case)
    assert _statements(caller, f"cases/{done.pk}/")[0] <= 15


def test_the_procedure_is_a_filter(officer: Caller) -> None:
    road.registered(place="湖滨路88号")
    assert _places(officer, "procedure=ordinary") == ["湖滨路88号"]
    assert len(_places(officer, "procedure=simple")) == 3
    assert _places(officer, "procedure=ordinary&state=filed") == []
    assert officer.get("cases/?procedure=hasty").status_code == 400
