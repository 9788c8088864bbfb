"""Demo clues: reported by auxiliary staff, laid aside or taken up by officers."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta
from decimal import Decimal

from cases.actions import clues
from cases.shapes import Act, ClueGiven
from enforcement.kernel.clock import SHANGHAI, local_day
from enforcement.models import User
from supervision.demo import pictures
from supervision.demo.files import Demo, Row
from supervision.demo.telling import Deed
from supervision.demo.timing import minutes


def deeds(demo: Demo, ids: Mapping[str, uuid.UUID], accounts: Mapping[str, User], now: datetime) -> Iterator[Deed]:
    """Everything that happens to the clues up to now."""
    for row in demo.clues:
        seen = _seen(row, now)
        yield Deed(seen + minutes(2), _report(demo, row, ids[row["ref"]], _act(accounts[row["by"]], seen + minutes(2))))
        settled = _settled(row, ids[row["ref"]], accounts, seen)
        if settled is not None and settled.at <= now:
            yield settled


def _seen(row: Row, now: datetime) -> datetime:
    day = local_day(now) - timedelta(days=row["days_ago"])
    wanted = datetime.combine(day, time.fromisoformat(row["at"]), tzinfo=SHANGHAI)
    return min(wanted, now - minutes(30))


def _act(by: User, moment: datetime) -> Act:
    return Act(by=by, at=moment, now=moment)


def _report(demo: Demo, row: Row, pk: uuid.UUID, act: Act) -> Callable[[], object]:
    place, seen = demo.places[row["place"]], act.at - minutes(2)

    def report() -> object:
        content = pictures.street(row["ref"], place["address"], seen)
        given = ClueGiven(
            id=pk,
            place=place["address"],
            text=row["text"],
            seen_at=seen,
            photos=(pictures.keep(content, "现场.jpg", act.now),),
            latitude=Decimal(place["latitude"]),
            longitude=Decimal(place["longitude"]),
        )
        return clues.report_clue(given, act)

    return report


def _settled(row: Row, pk: uuid.UUID, accounts: Mapping[str, User], seen: datetime) -> Deed | None:
    if "dismissed" in row:
        said = row["dismissed"]
        moment = seen + timedelta(hours=said["after_hours"])
        return Deed(moment, lambda: clues.dismiss_clue(pk, said["reason"], _act(accounts[said["by"]], moment)))
    if "taken_up_by" in row:
        moment = seen + minutes(25)
        return Deed(moment, lambda: clues.take_up(pk, _act(accounts[row["taken_up_by"]], moment)))
    return None
