"""Reading the ground floor: the working calendar and the organisations of a user."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from enforcement.kernel.reading import once
from enforcement.models import CalendarDay, CalendarYear, Officer, Organisation, OrganisationUserObjectPermission, User
from enforcement.rules.calendar import Calendar

# One calendar a process, under the years it was built from; its rows are the truth.
_built: dict[tuple[Any, ...], Calendar] = {}


def calendar() -> Calendar:
    """The official calendar as rules take it. Built anew only when a year was loaded or changed."""
    return once("calendar", _calendar)


def _calendar() -> Calendar:
    years = tuple(CalendarYear.objects.order_by("year").values_list("year", "loaded_at"))
    if years not in _built:
        days = list(CalendarDay.objects.values_list("day", "works", "name"))
        _built.clear()
        _built[years] = Calendar(
            off=frozenset(day for day, works, _ in days if not works),
            work=frozenset(day for day, works, _ in days if works),
            known_years=frozenset(year for year, _ in years),
            names={day: name for day, _, name in days},
        )
    return _built[years]


def officers_beside(organisation: Organisation, day: date) -> list[Officer]:
    """Officers of the same authority who may stand beside on `day`, own squad first, for choosing."""
    root = organisation.ancestor_ids()
    near = Officer.objects.filter(
        Q(organisation=organisation) | Q(organisation__parent_id__in=root[-2:]) | Q(organisation_id__in=root[-2:]),
        Q(left_on__isnull=True) | Q(left_on__gt=day),
    )
    found = near.select_related("organisation", "user").prefetch_related("certificates").distinct()
    return sorted(found, key=lambda each: (each.organisation_id != organisation.pk, each.organisation_id, each.pk))


def holders(role: str, unit: Organisation, body: Organisation) -> QuerySet[User]:
    """Accounts that hold the role at the unit or above it, no higher than the body that answers for it."""
    posts = OrganisationUserObjectPermission.objects.filter(
        permission__codename=role,
        content_object_id__in=unit.ancestor_ids(),
        content_object__path__startswith=body.path,
    )
    return User.objects.filter(pk__in=posts.values("user_id"), is_active=True).order_by("pk")
