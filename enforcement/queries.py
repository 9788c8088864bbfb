"""Reading the ground floor: the working calendar and the organisations of a user."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from enforcement.models import CalendarDay, CalendarYear, Officer, Organisation
from enforcement.rules.calendar import Calendar

_calendar: tuple[Any, Calendar] | None = None


def calendar() -> Calendar:
    """The official calendar as rules take it. Built anew only when a year was loaded or changed."""
    global _calendar
    years = tuple(CalendarYear.objects.order_by("year").values_list("year", "loaded_at"))
    if _calendar is None or _calendar[0] != years:
        days = list(CalendarDay.objects.values_list("day", "works", "name"))
        built = Calendar(
            off=frozenset(day for day, works, _ in days if not works),
            work=frozenset(day for day, works, _ in days if works),
            known_years=frozenset(year for year, _ in years),
            names={day: name for day, _, name in days},
        )
        _calendar = (years, built)
    return _calendar[1]


def officers_beside(organisation: Organisation, day: date) -> list[Officer]:
    """Officers of the same authority who may stand beside on `day`, own squad first, for choosing."""
    root = organisation.ancestor_ids()
    near = Officer.objects.filter(
        Q(organisation=organisation)
        | Q(organisation__parent_id__in=root[-2:])
        | Q(organisation_id__in=root[-2:]),
        Q(left_on__isnull=True) | Q(left_on__gt=day),
    )
    found = near.select_related("organisation", "user").prefetch_related("certificates").distinct()
    return sorted(
        found, key=lambda each: (each.organisation_id != organisation.pk, each.organisation_id, each.pk)
    )
