"""The sweep of the clocks: each morning and every few minutes, again at any time, by several workers at once.

First clocks whose calendar was loaded or mended are set anew, case by case, each in a transaction of its own;
then every clock moves to the level of the day. A killed sweep has done whole cases and whole batches, and the
next one goes on from there.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, ExtractYear

from cases.actions import clocks, levels
from cases.models import Case, Clock, Term
from enforcement.kernel.clock import SHANGHAI, local_day
from enforcement.kernel.errors import Busy
from enforcement.kernel.locks import lock
from enforcement.models import CalendarYear

log = logging.getLogger(__name__)

BATCH = 200


@dataclass(frozen=True)
class Swept:
    """What one sweep did: cases with clocks set anew, and clocks that changed their level."""

    rewound: int
    moved: int


def sweep(now: datetime) -> Swept:
    """Brings every clock to the state of `now`. A second run adds nothing; what was missed is caught up."""
    today = local_day(now)
    rewound = 0
    for waiting, wind in ((out_of_date(), clocks.wind_after_calendar), (standing_still(today), clocks.wind)):
        rewound += sum(_rewind(case_id, waiting, wind, now) for case_id in _cases_of(waiting))
    return Swept(rewound=rewound, moved=levels.move(today=today, now=now))


def out_of_date() -> QuerySet[Clock]:
    """Running clocks computed before the calendar of a year they touch was loaded, mended or became known."""
    through = Coalesce("missing_year", ExtractYear("alarm_on"))
    newer = CalendarYear.objects.filter(
        loaded_at__gt=OuterRef("computed_at"), year__gte=OuterRef("first_year"), year__lte=OuterRef("last_year")
    )
    known = CalendarYear.objects.filter(year=OuterRef("missing_year"))
    running = Clock.objects.filter(ended_on__isnull=True).alias(first_year=ExtractYear("start_on"), last_year=through)
    return running.filter(Exists(newer) | Exists(known))


def standing_still(today: date) -> QuerySet[Clock]:
    """Clocks of the 90 days that grow by a day each day, since an excluded interval or a suspension still runs."""
    open_terms = Term.objects.filter(case=OuterRef("case"), since__isnull=False, until__isnull=True)
    growing = Clock.objects.filter(Exists(open_terms), kind="decision", ended_on__isnull=True)
    return growing.filter(computed_at__lt=datetime.combine(today, time.min, SHANGHAI))


def _cases_of(waiting: QuerySet[Clock]) -> Iterator[uuid.UUID]:
    """Ids of the cases concerned, a bounded page at a time, in the order of the ids: no case comes twice."""
    last: uuid.UUID | None = None
    while True:
        after = Q() if last is None else Q(case_id__gt=last)
        found = waiting.filter(after).order_by("case_id").values_list("case_id", flat=True).distinct()
        page = list(found[:BATCH])
        yield from page
        if len(page) < BATCH:
            return
        last = page[-1]


def _rewind(
    case_id: uuid.UUID, waiting: QuerySet[Clock], wind: Callable[[Case, datetime], None], now: datetime
) -> bool:
    """Sets the clocks of one case anew, unless another sweep has; a case somebody works on is left to the next one."""
    try:
        with transaction.atomic():
            case = lock(Case.objects.all(), case_id)
            if not waiting.filter(case=case).exists():
                return False
            wind(case, now)
            Clock.objects.filter(case=case).update(computed_at=now)
    except Busy:
        log.info("case busy, left to the next sweep", extra={"task": "cases.sweep_clocks"})
        return False
    return True
