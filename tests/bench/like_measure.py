"""The measuring process of `script/bench --like`: the lookup by itself, and the whole request over HTTP."""

from __future__ import annotations

import json
import math
import os
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402  (Django is set up first)
from django.test.utils import CaptureQueriesContext  # noqa: E402
from requests import Session  # noqa: E402

import enforcement.celery  # noqa: E402, F401  (makes the broker settings current)
from cases.likeness import Held, Likeness  # noqa: E402
from cases.reading.like import Like, like  # noqa: E402
from discretion.models import Violation  # noqa: E402
from enforcement.kernel import clock  # noqa: E402
from enforcement.kernel.tokens import issue_token  # noqa: E402
from tests import cast  # noqa: E402
from tests.ordinary import road  # noqa: E402

CALLS, WARM, REQUESTS = 500, 50, 100


def asked(count: int) -> Iterable[Held]:
    """Likenesses as evenly over all violations as cases are not: rare ones, which are widened, stand beside common ones."""
    chance = random.Random(7)
    violations = sorted(Violation.objects.values_list("pk", flat=True))
    for _ in range(count):
        tier = chance.choice(["", "较轻", "一般", "较重", "严重"])
        benchmark = chance.choice(["市基准|2022-01-01", "市基准|2024-01-01", "省基准|2025-07-01"]) if tier else ""
        kind = chance.choice(["individual", "sole_trader", "unit"])
        likeness = Likeness(chance.choice(violations), kind, chance.randrange(80), tier, benchmark)
        yield Held(likeness, Decimal(chance.randrange(10, 5000)))


def milliseconds(calls: Iterable[Callable[[], Any]]) -> tuple[float, float]:
    """p50 and p95."""
    taken = []
    for call in calls:
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    return statistics.median(taken), taken[math.ceil(len(taken) * 0.95) - 1]


def lookups(user: Any) -> tuple[dict[str, Any], list[Like]]:
    """The lookup by itself, as pages call it."""
    for held in asked(WARM):
        like(held, user)
    found: list[Like] = []
    p50, p95 = milliseconds([lambda held=held: found.append(like(held, user)) for held in asked(CALLS)])  # type: ignore[misc]
    held = next(iter(asked(1)))
    with CaptureQueriesContext(connection) as told:
        like(held, user)
    return {"name": "lookup", "calls": CALLS, "statements": len(told), "p50": p50, "p95": p95}, found


def requests() -> dict[str, Any]:
    """The whole request over HTTP, for an ordinary case with a proposal."""
    case = road.up_to(road.investigated)
    _, plain = issue_token(cast.user("zhaoqiwen"), ("cases:read",), clock.now() + timedelta(days=1))
    session, address = Session(), f"{os.environ['BENCH_ADDRESS']}/api/v1/cases/{case.pk}/like-decisions/"
    session.headers.update({"Authorization": f"Bearer {plain}"})

    def call() -> None:
        reply = session.get(address)
        assert reply.status_code == 200 and not reply.json()["few"], reply.text[:500]

    for _ in range(10):
        call()
    p50, p95 = milliseconds([call] * REQUESTS)
    name = "like decisions of a case (REST)"
    return {"name": name, "calls": REQUESTS, "statements": _statements(case, plain), "p50": p50, "p95": p95}


def _statements(case: Any, plain: str) -> int:
    from django.test import Client

    with CaptureQueriesContext(connection) as told:
        Client().get(f"/api/v1/cases/{case.pk}/like-decisions/", headers={"Authorization": f"Bearer {plain}"})
    return len(told)


def main() -> None:
    """Prints one line of JSON."""
    load = os.getloadavg()[0]
    lookup, found = lookups(cast.user("zhaoqiwen"))
    steps = Counter(each.step for each in found if not each.few)
    told = {
        "load": load,
        "acts": [lookup, requests()],
        "steps": {str(step): steps[step] for step in sorted(steps)},
        "few": sum(each.few for each in found),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
