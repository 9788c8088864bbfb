"""Local values in force: inherited from above, and which mandatory ones nobody has set."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from discretion.models import LocalParameter, Power, PowerList, Violation, ViolationVersion, WaiverEntry, WaiverList
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


def powers_held(organisation: Organisation, day: date) -> QuerySet[Power]:
    """What the published lists of an organisation let it punish on `day`, in the order of the catalogue."""
    rows = Power.objects.held_on(day).filter(organisation=organisation)
    return rows.select_related("violation", "power_list", "principal").order_by("violation__code")


def power_list_on(organisation: Organisation, day: date) -> PowerList | None:
    """The published powers list in force on `day`."""
    return PowerList.objects.in_force_on(day).filter(organisation=organisation).first()


def waivers_in_force(organisation: Organisation, day: date) -> QuerySet[WaiverEntry]:
    """Published waiver entries in force on `day` for an organisation, its own and those of the bodies above."""
    rows = WaiverEntry.objects.in_force_on(day).filter(organisation_id__in=organisation.ancestor_ids())
    return rows.select_related("violation", "waiver_list", "organisation").order_by("violation__code", "kind")


def waiver_list_on(organisation: Organisation, day: date) -> WaiverList | None:
    """The published waiver list of the organisation itself in force on `day`."""
    return WaiverList.objects.in_force_on(day).filter(organisation=organisation).first()


def acts_in_own_name(organisation: Organisation, day: date) -> bool:
    """Whether an authority is one on `day`: a street or town is, while it holds a power transferred to it (24条).

    One that never had a transfer stands as it was set up; its powers are refused one by one.
    """
    if organisation.kind not in ("street", "town"):
        return True
    moved = Power.objects.filter(
        organisation=organisation, title=Power.Title.TRANSFER, power_list__published_on__isnull=False
    )
    spans = list(moved.values_list("held_from", "held_until").distinct())
    return not spans or any(begin <= day and (end is None or day <= end) for begin, end in spans)
