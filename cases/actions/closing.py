"""The end of a case: closing, and its place in a volume."""

from __future__ import annotations

import uuid

from cases.actions.step import take
from cases.models import Case, Volume
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
    """Puts the case into the open volume of its authority and year; a full volume opens the next (REC-03)."""
    with take(ARCHIVE, case_id, act) as taken:
        volume = _open_volume(taken.case)
        taken.case.volume = volume
        taken.on_record["volume"] = {"year": volume.year, "number": volume.number}
    return taken.case


def _open_volume(case: Case) -> Volume:
    """The volume with room, locked until the end of the transaction so that no volume overflows."""
    year = local_day(case.opened_at).year
    cap = volume_cap(case.organisation, local_day(case.opened_at))
    Volume.objects.get_or_create(organisation=case.authority, year=year, number=1)
    last = Volume.objects.select_for_update().filter(organisation=case.authority, year=year).latest("number")
    if last.count >= cap:
        last = Volume.objects.create(organisation=case.authority, year=year, number=last.number + 1)
    last.count += 1
    last.save(update_fields=["count"])
    return last
