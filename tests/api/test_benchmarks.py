"""Benchmarks by HTTP: what is in force for an organisation on a day, its tiers and versions, and the calculator by code."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from discretion.actions import benchmarks
from discretion.models import Benchmark
from tests import cast
from tests.api.caller import Caller, Hands
from tests.configuration import benchmarking as made

pytestmark = pytest.mark.django_db
TOMORROW = cast.TODAY + timedelta(days=1)
CODE = "YC-CH-DL-001"
ASKED = {
    "violation": "DL-001",
    "party": {"kind": "unit"},
    "benchmark": CODE,
    "tier": "一般",
    "circumstances": {"corrected": False},
    "act_on": "2026-09-01",
    "decided_on": "2026-09-09",
    "proposed": {"fine": 6000},
}


@pytest.fixture
def officer(hands: Hands) -> Caller:
    """An officer with a token that reads."""
    return Caller("zhoumingyuan")


def read(caller: Caller, address: str, status: int = 200) -> Any:
    reply = caller.get(address)
    assert reply.status_code == status, reply.content.decode()
    return reply.json()


def succeeded() -> tuple[Benchmark, Benchmark]:
    """One in force until today, and its successor from tomorrow."""
    old = made.published()
    draft = benchmarks.draft_next(old, "修订稿", by=cast.user(made.DRAFTER), now=cast.NOON)
    ready = benchmarks.review(draft, "好", by=cast.user(made.REVIEWER), now=cast.NOON)
    return old, benchmarks.publish(ready, cast.TODAY, TOMORROW, by=cast.user(made.HEAD), now=cast.NOON)


def test_the_list_is_what_is_in_force_on_the_day(officer: Caller) -> None:
    made.drafted()
    assert CODE not in {each["code"] for each in read(officer, "benchmarks/?organisation=yc-ch-1")}
    Benchmark.objects.filter(code=CODE).update(stage="withdrawn")
    made.published(TOMORROW)
    assert CODE not in {each["code"] for each in read(officer, "benchmarks/?organisation=yc-ch-1")}
    found = read(officer, f"benchmarks/?organisation=yc-ch-1&on={TOMORROW}&violation=DL-001")
    assert [(each["code"], each["version"], each["organisation"]) for each in found] == [(CODE, 2, "yc-ch")]
    read(officer, "benchmarks/?organisation=nowhere", 400)
    read(officer, "benchmarks/?organisation=yc-ch-1&x=1", 400)
    read(officer, "benchmarks/", 400)


def test_one_shows_tiers_and_versions_and_keeps_an_etag(officer: Caller) -> None:
    succeeded()
    reply = officer.get(f"benchmarks/{CODE}/")
    found = reply.json()
    assert (found["version"], found["in_force_until"]) == (1, cast.TODAY.isoformat())
    assert [each["version"] for each in found["versions"]] == [2, 1]
    light = found["tiers"][0]
    assert (light["name"], light["measured"], light["measure_until"], light["fine_maximum"]) == (
        "轻微",
        "area",
        "2.0000",
        "5000.0000",
    )
    assert officer.get(f"benchmarks/{CODE}/", If_None_Match=reply["ETag"]).status_code == 304
    later = officer.get(f"benchmarks/{CODE}/?on={TOMORROW}", If_None_Match=reply["ETag"])
    assert (later.status_code, later.json()["version"]) == (200, 2)
    read(officer, f"benchmarks/{CODE}/?on=2026-09-08", 404)
    read(officer, "benchmarks/X/", 404)
    assert Caller("zhoumingyuan", ("cases:read",)).get(f"benchmarks/{CODE}/").status_code == 403


def judged(officer: Caller, **change: Any) -> set[str]:
    """The codes of what forbids or asks a reason."""
    reply = officer.post("law/penalty/", {**ASKED, **change})
    assert reply.status_code == 200, reply.content.decode()
    return {each["code"] for each in reply.json()["findings"] if each["force"] != "notes"}


def test_the_calculator_takes_a_code(officer: Caller) -> None:
    made.published()
    assert not judged(officer) & {"LEN-09", "LEN-10", "REV-07"}
    assert "REV-07" not in judged(officer, proposed={"fine": 10000})
    assert "REV-07" in judged(officer, proposed={"fine": 10001})
    assert "LEN-10" in judged(officer, proposed={"fine": 5000})
    assert "LEN-09" in judged(officer, decided_on="2026-09-08")
    for change in ({"benchmark": "YC-CH-WJ-001"}, {"benchmark": "YC-CH-DL-003"}, {"tier": "特重"}):
        assert officer.post("law/penalty/", {**ASKED, **change}).status_code == 400
