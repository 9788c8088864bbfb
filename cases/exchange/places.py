"""What a checkpoint is: a place in a file, the rules asked there, and how the facts are narrowed to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from cases.exchange.presumption import LAWFUL
from cases.exchange.reading import CaseFile
from cases.exchange.sections import SECTIONS
from cases.exchange.typed import NOTHING
from enforcement.rules.facts import LEGAL_ZONE, Facts
from enforcement.rules.findings import Rule

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a file: the facts of all of it, and whether its silences are filled in."""

    file: CaseFile
    facts: Facts
    lawful: bool

    @property
    def filling(self) -> Any:
        """What parts leave open is taken from here."""
        return LAWFUL if self.lawful else NOTHING


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A place in the document (JSON pointer), what is asked there, and how the facts are narrowed to it.

    `searched`: parts of the facts whose silences are filled by trying (see `searching`), each with what is stated.
    """

    at: str
    rules: tuple[Rule, ...]
    narrowed: Callable[[Reading], Facts]
    searched: tuple[tuple[str, Any], ...] = ()


def on_day(reading: Reading, day: date | None, **more: Any) -> Facts:
    """The facts on a day; that of the decision when it is not stated."""
    moment = reading.facts.at if day is None else datetime.combine(day, NOON, LEGAL_ZONE)
    return replace(reading.facts, at=moment, now=moment, **more)


def last_day(reading: Reading) -> Facts:
    """The facts on the last day of the file: what came after the decision is judged when all was done."""
    moment = max(reading.facts.at, reading.file.last_moment() or reading.facts.at)
    return replace(reading.facts, at=moment, now=moment)


def whole(reading: Reading) -> Facts:
    return reading.facts


def by_trying(section: str, stated: Any) -> tuple[tuple[str, Any], ...]:
    return ((SECTIONS[section].fills, stated),) if SECTIONS[section].fills else ()
