"""Rows that stood alone become entries of the lists they named; each list holds until the day before the next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import migrations

# Since when a list of the name is in force is known from its earliest row; the rows keep the days they had.
NAMED = {
    "Power": ("PowerList", "list_version", "held_from", "power_list"),
    "WaiverEntry": ("WaiverList", "version", "valid_from", "waiver_list"),
}


def fill(apps: Any, schema_editor: Any) -> None:
    """Makes a list for every version that rows of an organisation name."""
    for entries, (lists, version, since, field) in NAMED.items():
        rows = apps.get_model("discretion", entries).objects
        bodies = rows.order_by().values_list("organisation_id", flat=True).distinct()
        for body in bodies:
            _fill(apps.get_model("discretion", lists).objects, list(rows.filter(organisation_id=body)), version, since)
            for row in apps.get_model("discretion", lists).objects.filter(organisation_id=body):
                rows.filter(organisation_id=body, **{version: row.version}).update(**{field: row})
    _tell_titles(apps.get_model("discretion", "Power").objects)


def _fill(lists: Any, rows: Iterable[Any], version: str, since: str) -> None:
    found: dict[str, list[Any]] = {}
    for row in sorted(rows, key=lambda each: getattr(each, since)):
        found.setdefault(getattr(row, version), []).append(row)
    begins = {name: getattr(group[0], since) for name, group in found.items()}
    days: list[date] = sorted({*begins.values()})
    taken: set[date] = set()
    for name, group in found.items():
        begin, published = begins[name], group[0].published_on
        if published is not None and begin in taken:
            published = None  # two lists from one day: the second one stays to be published
        later = [day for day in days if day > begin]
        over = later[0] - timedelta(days=1) if later and published is not None else None
        lists.create(
            organisation_id=group[0].organisation_id,
            version=name,
            document=getattr(group[0], "document", "") or getattr(group[0], "source", "")[:200],
            stage="draft" if published is None else "published" if over is None else "succeeded",
            effective_from=begin,
            effective_until=over,
            approved_on=published and min(published, begin),
            published_on=published and min(published, begin),
        )
        if published is not None:
            taken.add(begin)


def _tell_titles(powers: Any) -> None:
    for row in powers.exclude(title="own").select_related("organisation"):
        row.decision_published_on = row.published_on or row.held_from
        if row.title == "entrustment":
            row.principal_id = row.organisation.entrusted_by_id
            row.held_until = row.held_until or row.organisation.entrusted_until
            if row.principal_id is None or row.held_until is None:
                row.title = "own"  # nobody entrusted it: the reviewer finds it among the own ones
        row.save()


class Migration(migrations.Migration):
    dependencies = [("discretion", "0007_lists")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
