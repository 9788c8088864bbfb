"""The end of a case: closing, and its place in a volume."""

from __future__ import annotations

import uuid
from typing import Any

from cases.actions import papers
from cases.actions.step import take
from cases.models import Case, Document, Volume
from cases.procedure import ARCHIVE, CLOSE
from cases.queries import volume_cap
from cases.shapes import Act, Nothing
from enforcement.kernel.clock import local_day


def close(case_id: uuid.UUID, given: Nothing, act: Act) -> Case:
    """Closes a case that is fully carried out (REC-04); who handled it may not close it."""
    with take(CLOSE, case_id, act) as taken:
        taken.case.closed_at = act.at
    return taken.case


def archive(case_id: uuid.UUID, given: Nothing, act: Act) -> Case:
    """Puts the case into a volume of its authority and year (REC-03).

    On-the-spot cases share the open volume, and a full one opens the next; an ordinary case has a volume of
    its own, with cover and index.
    """
    with take(ARCHIVE, case_id, act) as taken:
        case = taken.case
        own = case.procedure == Case.Procedure.ORDINARY
        volume = _own_volume(case) if own else _open_volume(case)
        case.volume = volume
        taken.on_record["volume"] = {"year": volume.year, "number": volume.number}
        if own:
            paper = papers.issue(case, volume, Document.Kind.COVER, by=act.by, now=act.now)
            taken.on_record["volume"]["document"] = paper.number
    return case


def _series(case: Case) -> dict[str, Any]:
    return {"organisation": case.authority, "procedure": case.procedure, "year": local_day(case.opened_at).year}


def _last_volume(case: Case) -> Volume:
    """The last volume of the series, locked until the end of the transaction; the first is made when there is none."""
    Volume.objects.get_or_create(**_series(case), number=1)
    return Volume.objects.select_for_update().filter(**_series(case)).latest("number")


def _open_volume(case: Case) -> Volume:
    """The volume with room, so that none overflows."""
    last = _last_volume(case)
    if last.count >= volume_cap(case.organisation, local_day(case.opened_at)):
        last = Volume.objects.create(**_series(case), number=last.number + 1)
    return _with_one_more(last)


def _own_volume(case: Case) -> Volume:
    """A new volume for this case alone."""
    last = _last_volume(case)
    if last.count:
        last = Volume.objects.create(**_series(case), number=last.number + 1)
    return _with_one_more(last)


def _with_one_more(volume: Volume) -> Volume:
    volume.count += 1
    volume.save(update_fields=["count"])
    return volume
