"""What a due date is asked with, and what is answered: the shapes shared by the tables of codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

from enforcement.rules.calendar import Calendar
from enforcement.rules.findings import Article
from enforcement.rules.parts_local import Local, Status
from enforcement.rules.periods import Due, Interval, Step
from enforcement.rules.statutes import Unit

Meaning = Literal["last_day", "earliest_day", "window"]
EMPTY: Mapping[str, object] = MappingProxyType({})

UNITS: Mapping[Unit, str] = MappingProxyType(
    {
        Unit.WORKING_DAYS: "working_days",
        Unit.CALENDAR_DAYS: "calendar_days",
        Unit.MONTHS: "months",
        Unit.YEARS: "years",
        Unit.HOURS: "hours",
    }
)
STANDINGS: Mapping[Status, str] = MappingProxyType(
    {"V": "已核对", "M": "凭记忆，待法制机构确认", "D": "本系统设定，待法制机构确认"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question, read: the day, the moment when stated, and the further values of this code."""

    start: date
    calendar: Calendar
    local: Local = field(default_factory=Local)
    moment: datetime | None = None
    days: int | None = None
    extended: bool = False
    extension: int | None = None
    excluded: tuple[Interval, ...] = ()
    until: date | None = None
    filed: date | None = None
    told: bool = True
    length: int | None = None
    unit: Unit | None = None
    rolls: bool | None = None
    posted: date | None = None
    received: date | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another day that practice knows, or that is wiser, and why."""

    due: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The outcome: the period that decides, the day answered when it is not its last day, and what stands beside."""

    term: Due
    day: date | None = None
    meaning: Meaning = "last_day"
    start: date | None = None
    earlier: tuple[Step, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    article: Article | None = None
    standing: Status | None = None
    notes: tuple[str, ...] = ()
    further: Mapping[str, object] = field(default_factory=lambda: EMPTY)

    @property
    def provisional(self) -> bool:
        """Whether a year whose holidays are unknown decides."""
        return self.term.status == "provisional"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a code: its key, what it is, which day it runs from, how it is found, what else it takes."""

    key: str
    name: str
    since: str
    find: Callable[[Asked], Found]
    takes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the catalogue with its terms, the main one first."""

    code: str
    name: str
    terms: tuple[Term, ...]

    @property
    def main(self) -> Term:
        """The term that is meant when none is named."""
        return self.terms[0]
