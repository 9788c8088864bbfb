"""A benchmark of the demo bureau for the tests: in three tiers by cubic metres, drafted, reviewed, published."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from discretion.actions import benchmarks
from discretion.models import Benchmark, Violation
from tests import cast

DRAFTER, REVIEWER, HEAD = "zhengyiwen", "xuqinghe", "luweizhen"
VIOLATION = "DL-001"  # up to 20 000 yuan for everybody
MANY = (("轻微", None, "2", "0", "5000"), ("一般", "2", "10", "5000", "10000"), ("严重", "10", None, "10000", "20000"))


def tier(
    order: int, name: str, since: str | None, until: str | None, low: str, high: str, **more: Any
) -> dict[str, Any]:
    """A tier as an action takes it, told by square metres."""
    return {
        "order": order,
        "party": "all",
        "name": name,
        "circumstance": f"{name}的情形",
        "measured": "area",
        "measure_from": None if since is None else Decimal(since),
        "measure_until": None if until is None else Decimal(until),
        "fine_minimum": Decimal(low),
        "fine_maximum": Decimal(high),
        **more,
    }


def tiers() -> list[dict[str, Any]]:
    """The three tiers."""
    return [tier(order, *each) for order, each in enumerate(MANY, start=1)]


def drafted(*, violation: str = VIOLATION, organisation: str = "yc-ch", **more: Any) -> Benchmark:
    """A draft of the legal office."""
    given = {
        "document": "澄湖区城市管理裁量基准",
        "document_number": "澄城管〔2026〕9号",
        "source": "局务会议通过的文本",
    }
    head = {**given, **more.pop("head", {})}
    body, offence = cast.organisation(organisation), Violation.objects.get(code=violation)
    told = {"by": cast.user(DRAFTER), "now": cast.NOON, **more}
    return benchmarks.draft(body, offence, head, told.pop("tiers", tiers()), **told)


def reviewed(**more: Any) -> Benchmark:
    """What another reviewer agreed to."""
    return benchmarks.review(drafted(**more), "符合", by=cast.user(REVIEWER), now=cast.NOON)


def published(since: date = cast.TODAY, **more: Any) -> Benchmark:
    """A version in force from `since`."""
    return benchmarks.publish(reviewed(**more), cast.TODAY, since, by=cast.user(HEAD), now=cast.NOON)
