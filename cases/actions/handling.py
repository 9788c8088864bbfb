"""The two officers of a case, with the certificates they hold on the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from cases.models import Case, Handling
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Invalid
from enforcement.models import Officer, User


@dataclass(frozen=True)
class Team:
    """The lead is whoever files; the second officer stands beside. The rules judge both.

    An auxiliary or an administrator has no officer row: then the lead is empty and the rules say so.
    """

    lead: Officer | None
    second: Officer


def pair(by: User, second_id: int) -> Team:
    """The team as stated. Raises Invalid when the second officer does not exist; the rest is for the rules."""
    wanted = Officer.objects.select_related("organisation").prefetch_related("certificates")
    found = {officer.pk: officer for officer in wanted.filter(Q(pk=second_id) | Q(user=by))}
    if second_id not in found:
        raise Invalid(fields={"second_officer": ["没有这名执法人员。请从名单中选择。"]})
    lead = next((officer for officer in found.values() if officer.user_id == by.pk), None)
    return Team(lead=lead, second=found[second_id])


def write(case: Case, team: Team, *, since: datetime) -> None:
    """Two handling rows, each with the certificate that counts on the day of the act."""
    day = local_day(since)
    places = ((team.lead, Handling.Place.LEAD), (team.second, Handling.Place.SECOND))
    rows = Handling.objects.bulk_create(
        Handling(case=case, officer=officer, certificate=officer.certificate_on(day), place=place, since=since)
        for officer, place in places
        if officer is not None
    )
    case.kept("handlers", lambda: rows)
