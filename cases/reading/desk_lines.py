"""One line of the desk, a list of them, and what a line says of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.models import Case
from enforcement.wording import Left

MOST = 20
# What a line says of its case; no other column is read, and no other one deciphered.
CASE_LINE = ("number", "state", "party__kind", "party__name", "violation__name")


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the desk: what, on which case, by when, and the button. `step` empty: the file itself."""

    what: str
    detail: str
    words: str
    case_id: Any = None
    step: str = ""
    link: str = ""
    link_id: Any = None
    left: Left | None = None
    last: date | None = None
    chip: str = ""
    law: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A list with its head; `empty` says what would be here."""

    key: str
    title: str
    tasks: list[Task]
    note: str = ""
    empty: str = ""


def named(before: str = "") -> tuple[str, str]:
    """What is joined for a line."""
    return f"{before}party", f"{before}violation"


def columns(before: str = "") -> tuple[str, ...]:
    """What is read for a line."""
    return tuple(before + column for column in CASE_LINE)


def case_words(case: Case) -> str:
    """A case on one line."""
    return f"{case.number} · {case.party.masked_name} · {case.violation.name}"
