"""Earlier decisions to be held against: rows as the deciding action would have left them, each below a case of its own."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from cases.likeness import bits_of
from cases.models import Case, LikeDecision
from tests import cast
from tests.ordinary import road
from tests.pages.window import opened

OF_ROAD = {"party_kind": "unit", "circumstances": bits_of(road.ANSWERS)}


def earlier(count: int, *, like: Case, fines: tuple[int, ...] = (), **more: Any) -> list[LikeDecision]:
    """So many decisions like those of the road, an hour apart, the last on 1 September; fines of 1000, 2000 … yuan."""
    amounts = fines or tuple(1000 * each for each in range(1, count + 1))
    begun: datetime = cast.at(cast.TODAY.replace(day=1), 1)
    rows = []
    for number, fine in zip(range(count), amounts, strict=True):
        given: dict[str, Any] = {
            "case": opened(),
            "organisation": like.organisation,
            "violation": like.violation,
            "outcome": "punish" if fine else "not_punish",
            "fine": Decimal(fine) if fine else None,
            "decided_at": begun + timedelta(hours=number),
            **OF_ROAD,
        }
        rows.append(LikeDecision.objects.create(**{**given, **more}))
    return rows
