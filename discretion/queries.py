"""Local values in force: inherited from above, and which mandatory ones nobody has set."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from discretion.models import LocalParameter, Violation, ViolationVersion
from discretion.models.violation import Status
from enforcement.models import Organisation
from enforcement.rules import local_keys

# The clause for those who refuse to correct stands under the code of the plain one with this ending.
REFUSAL = "-R"


def clauses(violation: Violation) -> tuple[ViolationVersion, ...]:
    """Every version of the clause and of its pair for those who do or do not correct, by day; read once for a row.

    Only the versions with the violation's own key are its own.
    """
    held: tuple[ViolationVersion, ...] | None = violation.__dict__.get("held_clauses")
    if held is None:
        codes = (violation.code, violation.code + REFUSAL, violation.code.removesuffix(REFUSAL))
        found = ViolationVersion.objects.filter(violation__code__in=codes).order_by("valid_from", "pk")
        held = violation.__dict__["held_clauses"] = tuple(found)
    return held


def own(violation: Violation) -> tuple[ViolationVersion, ...]:
    """The versions of the clause itself."""
    return tuple(each for each in clauses(violation) if each.violation_id == violation.pk)


def _on(day: date) -> QuerySet[LocalParameter]:
    rows = LocalParameter.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), valid_from__lte=day)
    return rows.select_related("organisation")


def _nearest(rows: Iterable[LocalParameter]) -> dict[str, LocalParameter]:
    return {row.key: row for row in sorted(rows, key=lambda row: len(row.organisation.path))}


def in_force(organisation: Organisation, day: date) -> dict[str, LocalParameter]:
    """Local values in force on `day`, those of the nearest organisation winning over those above."""
    return _nearest(_on(day).filter(organisation_id__in=organisation.ancestor_ids()))


def values_in_force(organisation: Organisation, day: date) -> dict[str, Any]:
    """The same as plain data, without rows: key → value, unit, status, confirmed."""
    # The ancestors are one chain, so that a longer path is a nearer organisation.
    found = _on(day).filter(organisation_id__in=organisation.ancestor_ids()).order_by("organisation__path")
    return {row["key"]: row for row in found.values("key", "value", "unit", "status", "confirmed")}


def missing(organisation: Organisation, day: date) -> tuple[str, ...]:
    """The mandatory keys that resolve to no value for `organisation` on `day`; empty when it may go live."""
    return local_keys.missing(in_force(organisation, day))


def unconfirmed(day: date) -> int:
    """How many values in force on `day` await the legal office."""
    return _on(day).filter(confirmed=False).exclude(status=Status.VERIFIED).count()


def lacking(bodies: Iterable[Organisation], day: date) -> list[tuple[Organisation, tuple[str, ...]]]:
    """Each of `bodies` that decides, in its own name or by entrustment, and lacks mandatory values. One statement."""
    deciding = [each for each in bodies if each.is_authority or each.entrusted_by_id is not None]
    above = {each.pk: set(each.ancestor_ids()) for each in deciding}
    rows = list(_on(day).filter(organisation_id__in=set().union(*above.values()))) if above else []
    found = [
        (each, local_keys.missing({row.key for row in rows if row.organisation_id in above[each.pk]}))
        for each in deciding
    ]
    return [(each, keys) for each, keys in found if keys]
