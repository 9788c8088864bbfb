"""Published lists of the reference data: a version that continues another is read as what it holds in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

ONE_DAY = timedelta(days=1)
Row = Mapping[str, Any]


def powers(lists: Iterable[Row]) -> list[dict[str, Any]]:
    """Every power of every version, one row for each violation, with the days it is held."""
    held = list(lists)
    known = {(row["organisation"], row["version"]): row for row in held}
    return [entry for row in held for entry in powers_of(row, known)]


def powers_of(row: Row, known: Mapping[tuple[str, str], Row]) -> list[dict[str, Any]]:
    """The powers of one version, those it takes over from the version it continues first."""
    over = ends(row, known.values())
    return [
        {
            "organisation": row["organisation"],
            "version": row["version"],
            "violation": code,
            "title": entry["title"],
            "from": row["effective"],
            "until": min(filter(None, (entry.get("until"), over)), default=None),
            "document": entry.get("document") or row["document"],
            "decision_published_on": entry.get("decision_published_on"),
            "principal": entry.get("principal"),
            "scope": entry.get("scope", ""),
            "open_cases": entry.get("open_cases", ""),
        }
        for entry in entries_of(row, known)
        for code in entry["violations"]
    ]


def entries_of(row: Row, known: Mapping[tuple[str, str], Row]) -> list[dict[str, Any]]:
    """The groups of entries of one version in full."""
    if not row.get("continues"):
        return list(row.get("entries") or ())
    before = known[(row["organisation"], row["continues"])]
    without = set(row.get("without") or ())
    kept = [
        {
            **entry,
            "document": entry.get("document") or before["document"],
            "violations": [code for code in entry["violations"] if code not in without],
        }
        for entry in entries_of(before, known)
    ]
    return [*kept, *(row.get("entries") or ())]


def ends(row: Row, lists: Iterable[Row]) -> date | None:
    """The day before the next version of the same organisation takes effect."""
    later = [each["effective"] for each in lists if _follows(each, row)]
    return min(later) - ONE_DAY if later else None


def _follows(one: Row, other: Row) -> bool:
    return bool(one["organisation"] == other["organisation"] and one["effective"] > other["effective"])
