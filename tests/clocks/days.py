"""Cases with clocks on chosen days, and what stands on them."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cases.actions import sweeping
from cases.actions.street import issue_on_the_spot
from cases.models import Case, Clock, ClockLevel, Notice
from cases.shapes import CashGiven
from tests import cast


def decided(day: date = cast.TODAY, **more: Any) -> Case:
    """A case decided and handed over at noon of the day: 30 yuan, to be paid at the bank. Another party each time."""
    moment = cast.at(day, 12)
    party = cast.citizen(
        id_kind="other", id_number=uuid.uuid4().hex[:12], id_override_reason="外国护照", born=date(1985, 3, 7)
    )
    opening = more.pop("opening", None) or cast.opening(moment, party=party)
    return issue_on_the_spot(cast.street(moment, opening=opening, **more), cast.act(moment=moment))


def cash(receipt: str = "浙财票当0001") -> CashGiven:
    """The fine of 30 yuan, taken at the kerb."""
    return CashGiven(amount=Decimal("30.00"), ground="up_to_100", receipt_number=receipt)


def clock(case: Case, kind: str) -> Clock:
    """A clock of the case, fresh."""
    return Clock.objects.get(case=case, kind=kind)


def morning(day: date) -> datetime:
    """The hour of the daily sweep."""
    return cast.at(day, 6)


def sweep(day: date) -> sweeping.Swept:
    """The sweep of a morning."""
    return sweeping.sweep(morning(day))


def levels(row: Clock) -> list[tuple[str, date]]:
    """The levels a clock went through, with the day of each."""
    return list(ClockLevel.objects.filter(clock=row).order_by("pk").values_list("level", "on"))


def told(row: Clock, level: str) -> dict[str, str]:
    """Who was told of a level, and on which rung."""
    return dict(
        Notice.objects.filter(clock_level__clock=row, clock_level__level=level).values_list("person__username", "rung")
    )


def counted() -> tuple[int, int]:
    """How many levels and notices there are: what a second run must not change."""
    return ClockLevel.objects.count(), Notice.objects.count()
