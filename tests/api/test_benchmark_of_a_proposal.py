"""A proposal by HTTP names a benchmark of the catalogue by its code; where one is in force nothing else is taken."""

from __future__ import annotations

import pytest

from tests.api.by_the_file import Clerk, example
from tests.api.caller import Hands
from tests.configuration import benchmarking as made
from tests.ordinary import road
from tests.ordinary.test_benchmark_of_the_catalogue import CHOICE, CODE, TIERS, TYPED, ready

pytestmark = pytest.mark.django_db


def test_by_http_the_code_is_taken_and_figures_of_ones_own_are_not(hands: Hands) -> None:
    clerk = Clerk(hands)
    made.published(violation=road.VIOLATION, tiers=TIERS)
    case = ready()
    clerk.case = str(case.pk)
    clerk.on(road.ENDED)
    body = {**example("cases/{id}/investigation-end/"), "benchmark": {**TYPED}}
    step = clerk.caller("zhoumingyuan").step
    assert step(clerk.case, "investigation-end", body).status_code == 400
    both = {**CHOICE, "version": 1, "minimum": "1"}
    assert step(clerk.case, "investigation-end", {**body, "benchmark": both}).status_code == 400
    reply = step(clerk.case, "investigation-end", {**body, "benchmark": {**CHOICE, "version": 1}})
    assert reply.status_code in (200, 201), reply.content.decode()
    shown = clerk.read("proposals")[0]["benchmark"]
    assert (shown["code"], shown["version"], shown["maximum"], shown["circumstance"]) == (
        CODE,
        1,
        "10000.00",
        "排放不足一日",
    )
