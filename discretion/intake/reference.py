"""Reading fixtures/reference into rows: violations, articles, local values; lists of a place are read beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from discretion.intake import benchmarks, place_lists, standing
from discretion.models import LocalParameter, StatuteArticle, Violation, ViolationVersion
from enforcement.models import Organisation


def read(folder: Path, name: str) -> Any:
    """One file of the folder as plain data."""
    return yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))


@transaction.atomic
def load_law(folder: Path) -> dict[str, int]:
    """Articles and the violations catalogue; rows already there are brought up to date. Returns counts."""
    articles = read(folder, "articles")
    laws = {(law["name"], law["version"]): law for law in articles["laws"]}
    for row in articles["articles"]:
        law = laws[(row["law"], row["version"])]
        standing.bring(
            StatuteArticle,
            {"law": row["law"], "number": str(row["number"]), "version": row["version"]},
            {
                "text": row["text"],
                "in_force_from": law["in_force_from"],
                "source": row.get("source") or law["source"],
                "status": standing.status_of(row if "status" in row else law),
            },
        )
    violations = read(folder, "violations")
    for row in violations:
        _violation(row)
    return {"articles": len(articles["articles"]), "violations": len(violations)}


def _violation(row: Mapping[str, Any]) -> None:
    violation, _ = Violation.objects.update_or_create(
        code=row["code"],
        defaults={
            "name": row["name"],
            "initials": row["pinyin"],
            "keywords": " ".join(row.get("keywords") or []),
            "region": row["region"],
            "key_area": row["key_area"],
            "environmental": row["environmental"],
            "life_health_finance": row.get("life_health_finance", False),
            "elements": row["elements_to_prove"],
            "correction": row.get("correction") or "",
        },
    )
    for version in row["versions"]:
        _version(violation, version)


def _version(violation: Violation, version: Mapping[str, Any]) -> None:
    bounds = {
        f"{kind}_{bound}": None if version[kind] is None else _yuan(version[kind][bound])
        for kind in ("individual", "unit")
        for bound in ("min", "max")
    }
    standing.bring(
        ViolationVersion,
        {"violation": violation, "valid_from": version["from"] or date(1996, 10, 1)},
        {
            "valid_until": version["until"],
            "way": version.get("way") or "",
            "kinds": version["kinds"],
            "warning_required": version["warning_required"],
            "precondition": version["precondition"] or "",
            "defining_article": version["defining_article"],
            "penalty_article": version["penalty_article"],
            "other_sanctions": version.get("other_sanctions") or [],
            "note": version.get("note") or "",
            "source": version["source"],
            "status": standing.status_of(version),
            **bounds,
        },
    )


def _yuan(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


@transaction.atomic
def load_place(folder: Path) -> dict[str, int]:
    """Published lists and local values of the organisations that exist. A version loaded once stays as it is."""
    bodies = {body.code: body for body in Organisation.objects.all()}
    catalogue = {violation.code: violation for violation in Violation.objects.all()}
    parameters = read(folder, "parameters")
    for row in parameters:
        _parameter(bodies[row["organisation"]], row)
    return {
        "powers": place_lists.load_powers(read(folder, "powers"), bodies, catalogue),
        "parameters": len(parameters),
        "waivers": place_lists.load_waivers(read(folder, "waivers"), bodies, catalogue),
        "benchmarks": benchmarks.load(read(folder, "benchmarks"), bodies, catalogue),
    }


def _parameter(body: Organisation, row: Mapping[str, Any]) -> None:
    key = {"organisation": body, "key": row["key"], "valid_from": row["from"]}
    if standing.is_kept(key, row["value"]):
        return
    LocalParameter.objects.update_or_create(
        **key,
        defaults={
            "value": row["value"],
            "unit": row["unit"] or "",
            "valid_until": row["until"],
            "source": row["source"],
            "status": standing.status_of(row),
            "confirmed": row["confirmed"],
        },
    )
