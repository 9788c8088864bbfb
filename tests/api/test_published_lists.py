"""Powers and lists over the interface: by day, by version, with an ETag that moves when the list moves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from discretion.actions import lists
from discretion.models import PowerList, WaiverList
from tests import cast
from tests.api.caller import Caller, Hands

pytestmark = pytest.mark.django_db


@pytest.fixture
def caller(hands: Hands) -> Caller:
    return Caller("zhoumingyuan")


def codes(caller: Caller, query: str) -> set[str]:
    reply = caller.get(f"powers/?page_size=200&{query}")
    assert reply.status_code == 200, reply.json()
    return {row["violation"] for row in reply.json()["results"]}


def test_powers_are_those_of_the_day(caller: Caller) -> None:
    last, after = codes(caller, "organisation=yc-ch&on=2026-10-31"), codes(caller, "organisation=yc-ch&on=2026-11-01")
    assert last - after == {"SR-018-ZJ"} and after - last == set()
    assert codes(caller, "violation=RQ-001&on=2024-06-30") == set()
    assert codes(caller, "violation=RQ-001&on=2024-07-01") == {"RQ-001"}
    assert caller.get("powers/?on=tomorrow").status_code == 400
    assert caller.get("powers/?on=2026-10-31&wrong=1").status_code == 400
    assert Caller("zhoumingyuan", ("cases:read",)).get("powers/").status_code == 403


def test_a_version_is_read_with_its_entries_and_its_tag_moves_when_it_is_succeeded(caller: Caller) -> None:
    row = PowerList.objects.get(organisation__code="yc-ch", version="2026-1")
    line = next(each for each in caller.get("power-lists/?page_size=200").json()["results"] if each["id"] == row.pk)
    assert (line["stage"], line["effective_until"]) == ("succeeded", "2027-06-30")
    open_list = PowerList.objects.get(organisation__code="yc-ch", version="2027-1")
    reply = caller.get(f"power-lists/{open_list.pk}/")
    assert reply.status_code == 200 and len(reply.json()["entries"]) == open_list.entries.count()
    tag = reply["ETag"]
    assert caller.get(f"power-lists/{open_list.pk}/", **{"If-None-Match": tag}).status_code == 304
    PowerList.objects.filter(pk=open_list.pk).update(
        stage="succeeded", effective_until=cast.TODAY + timedelta(days=900)
    )
    fresh = caller.get(f"power-lists/{open_list.pk}/", **{"If-None-Match": tag})
    assert fresh.status_code == 200 and fresh["ETag"] != tag


def test_a_waiver_list_tells_its_conditions_as_data(caller: Caller) -> None:
    row = WaiverList.objects.get(organisation__code="yc")
    told: dict[str, Any] = caller.get(f"waiver-lists/{row.pk}/").json()
    entry = next(each for each in told["entries"] if each["violation"] == "SR-012-ZJ")
    assert entry["conditions"]["distance_max_cm"] == 50 and entry["conditions"]["first_offence"] is True
    assert [each["id"] for each in caller.get("waiver-lists/?organisation=yc").json()["results"]] == [row.pk]
    assert caller.get("waiver-lists/999999/").status_code == 404


def test_a_draft_is_nobody_s_to_read(caller: Caller) -> None:
    given = {"by": cast.user("zhengyiwen"), "now": cast.NOON}
    draft = lists.draft(
        PowerList, cast.organisation("yc-ch"), "2028-1", "清单", cast.TODAY + timedelta(days=600), **given
    )
    assert caller.get(f"power-lists/{draft.pk}/").status_code == 404
    assert draft.pk not in {each["id"] for each in caller.get("power-lists/?page_size=200").json()["results"]}
