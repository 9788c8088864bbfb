"""Powers lists and waiver lists of the reference data become published lists, each loaded once and never edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from discretion.intake import listed, standing
from discretion.models import Power, PowerList, Violation, WaiverEntry, WaiverList
from enforcement.models import Organisation

Bodies = Mapping[str, Organisation]
Catalogue = Mapping[str, Violation]


def load_powers(lists: Sequence[Mapping[str, Any]], bodies: Bodies, catalogue: Catalogue) -> int:
    """Every version with its powers; counts the powers."""
    known = {(row["organisation"], str(row["version"])): row for row in lists}
    count = 0
    for row in lists:
        body, entries = bodies[row["organisation"]], listed.powers_of(row, known)
        count += len(entries)
        held, made = PowerList.objects.get_or_create(
            organisation=body,
            version=str(row["version"]),
            defaults={
                "document": row["document"],
                "effective_from": row["effective"],
                "source": row["source"],
                "open_cases": row.get("open_cases", "stay"),
            },
        )
        if made:
            Power.objects.bulk_create(_power(held, body, each, bodies, catalogue) for each in entries)
            _publish(held, row["published_on"], listed.ends(row, lists))
    return count


def _power(held: PowerList, body: Organisation, row: Mapping[str, Any], bodies: Bodies, catalogue: Catalogue) -> Power:
    return Power(
        power_list=held,
        organisation=body,
        violation=catalogue[row["violation"]],
        title=row["title"],
        held_from=row["from"],
        held_until=row["until"],
        document=row["document"],
        decision_published_on=row["decision_published_on"],
        principal=bodies[row["principal"]] if row["principal"] else None,
        scope=row["scope"],
        open_cases=row["open_cases"],
    )


def load_waivers(rows: Sequence[Mapping[str, Any]], bodies: Bodies, catalogue: Catalogue) -> int:
    """Every entry in the list of its organisation and version; a confirmed entry keeps its standing."""
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        groups.setdefault((row["organisation"], str(row["version"])), []).append(row)
    for (code, version), entries in groups.items():
        first = entries[0]
        held, made = WaiverList.objects.get_or_create(
            organisation=bodies[code],
            version=version,
            defaults={
                "document": first.get("document") or f"{bodies[code].name}免罚清单（{version}）"[:200],
                "effective_from": first["from"],
                "source": first["source"],
            },
        )
        if made:
            for row in entries:
                _waiver(held, catalogue[row["violation"]], row)
            _publish(held, first["published_on"], first["until"])
    return len(rows)


def _waiver(held: WaiverList, violation: Violation, row: Mapping[str, Any]) -> None:
    WaiverEntry.objects.create(
        waiver_list=held,
        organisation=held.organisation,
        violation=violation,
        kind=row["kind"],
        conditions=row["conditions"],
        words=row["words"],
        valid_from=row["from"],
        valid_until=row["until"],
        source=row["source"],
        status=standing.status_of(row),
    )


def _publish(held: PowerList | WaiverList, published_on: Any, until: Any) -> None:
    """Takes the steps of a list as the place took them then; one that was not published stays a draft."""
    if published_on is None:
        return
    row: Any = type(held)._default_manager.filter(pk=held.pk)
    row.update(stage="approved", approved_on=published_on)
    row.update(stage="published", published_on=published_on)
    if until is not None:
        row.update(stage="succeeded", effective_until=until)
