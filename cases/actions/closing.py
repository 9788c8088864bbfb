"""The end of a case: closing, and its place in a volume."""

from __future__ import annotations

import uuid

from cases.actions import papers
from cases.actions.step import take
from cases.models import Case, Document, Volume
from cases.procedure import ARCHIVE, BIND, CLOSE
from cases.queries import volume_cap
from cases.shapes import Act, Nothing
from enforcement.kernel import numbering
from enforcement.kernel.clock import local_day


def close(case_id: uuid.UUID, given: Nothing, act: Act) -> Case:
    """Closes a case that is fully carried out (REC-04); who handled it may not close it."""
    with take(CLOSE, case_id, act) as taken:
        taken.case.closed_at = act.at
    return taken.case


def archive(case_id: uuid.UUID, given: Nothing, act: Act) -> Case:
    """Puts an on-the-spot case into the open volume of its authority and year; a full one opens the next (REC-03)."""
    with take(ARCHIVE, case_id, act) as taken:
        volume = _open_volume(taken.case)
        taken.case.volume = volume
        taken.on_record["volume"] = {"year": volume.year, "number": volume.number}
    return taken.case


def bind(case_id: uuid.UUID, given: Nothing, act: Act) -> Case:
    """Puts an ordinary case into a volume of its own, with cover and index (REC-03); what lacks needs a reason (REC-05)."""
    with take(BIND, case_id, act) as taken:
        case, year = taken.case, local_day(taken.case.opened_at).year
        number = numbering.issue(
            organisation_id=case.authority_id, kind="ordinary_volume", year=year, subject_id=case.pk, now=act.now
        )
        volume = Volume.objects.create(
            organisation=case.authority, procedure=case.procedure, year=year, number=number, count=1
        )
        case.volume = volume
        paper = papers.issue(case, volume, Document.Kind.COVER, by=act.by, now=act.now)
        taken.on_record["volume"] = {"year": year, "number": number, "document": paper.number}
    return taken.case


def _open_volume(case: Case) -> Volume:
    """The volume with room, locked until the end of the transaction so that no volume overflows."""
    year = local_day(case.opened_at).year
    series = Volume.objects.filter(organisation=case.authority, procedure=case.procedure, year=year)
    Volume.objects.get_or_create(organisation=case.authority, procedure=case.procedure, year=year, number=1)
    last = series.select_for_update().latest("number")
    if last.count >= volume_cap(case.organisation, local_day(case.opened_at)):
        last = Volume.objects.create(
            organisation=case.authority, procedure=case.procedure, year=year, number=last.number + 1
        )
    last.count += 1
    last.save(update_fields=["count"])
    return last
