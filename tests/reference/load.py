"""Reads the reference and demo files as plain data; no database, no settings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
REFERENCE = (
    "articles",
    "benchmarks",
    "circumstances",
    "parameters",
    "phrases",
    "powers",
    "roles",
    "violations",
    "waivers",
)
DEMO = ("cases", "cast", "clues", "parties", "streets")
STATUSES = {"verified", "excerpt", "memory", "design"}


@cache
def read(folder: str, name: str) -> Any:
    """The content of fixtures/<folder>/<name>.yaml."""
    return yaml.safe_load((FIXTURES / folder / f"{name}.yaml").read_text(encoding="utf-8"))


def violations() -> dict[str, dict[str, Any]]:
    """Violations by code."""
    return {row["code"]: row for row in read("reference", "violations")}


def versions() -> list[tuple[str, dict[str, Any]]]:
    """Every version of every violation, with the code."""
    return [(code, version) for code, row in violations().items() for version in row["versions"]]


def articles() -> dict[tuple[str, int | str], list[dict[str, Any]]]:
    """Versions of the text of each article, by law and number."""
    found: dict[tuple[str, int | str], list[dict[str, Any]]] = {}
    for row in read("reference", "articles")["articles"]:
        found.setdefault((row["law"], row["number"]), []).append(row)
    return found


def organisations() -> dict[str, dict[str, Any]]:
    """Demo organisations by code."""
    return {row["code"]: row for row in read("demo", "cast")["organisations"]}


def people() -> dict[str, dict[str, Any]]:
    """Demo people by user name."""
    return {row["username"]: row for row in read("demo", "cast")["people"]}


def parties() -> dict[str, dict[str, Any]]:
    """Demo parties by reference."""
    return {row["ref"]: row for row in read("demo", "parties")}


def scripts() -> list[dict[str, Any]]:
    """Demo case scripts."""
    rows: list[dict[str, Any]] = read("demo", "cases")["cases"]
    return rows


def lineage(code: str) -> list[str]:
    """The organisation and everything above it, nearest first."""
    line, at = [], code
    while at:
        line.append(at)
        at = organisations()[at]["parent"]
    return line


def overlap(first: tuple[date, date | None], second: tuple[date, date | None]) -> bool:
    """Whether two ranges of days, both ends included, share a day."""
    return first[0] <= (second[1] or date.max) and second[0] <= (first[1] or date.max)


def money(text: str | None) -> Decimal | None:
    """Yuan from text; a number that is not text is refused, since it may have been a float."""
    if text is None:
        return None
    assert isinstance(text, str), f"yuan must be text: {text!r}"
    return Decimal(text)
