"""Both versions of the penalty clause in words, for the pages and the interface (DEC-11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cases.models import Case
from cases.ranges import comparison_of
from cases.sheet import range_words
from enforcement.rules.facts import VersionFacts
from enforcement.rules.versions import Side

KINDS = {"warning": "警告", "confiscation": "没收"}
PRECONDITIONS = {"refuse_to_correct": "责令改正后拒不改正", "overdue": "逾期不改正"}


@dataclass(frozen=True, slots=True)
class SideShown:
    """One version: `range` in words and as bounds, what else it threatens, its articles, what it presupposes."""

    version: VersionFacts
    on: date
    applies: bool
    minimum: Decimal | None
    maximum: Decimal | None
    range: str
    kinds: str
    articles: str
    precondition: str


@dataclass(frozen=True, slots=True)
class VersionsShown:
    """The version of the act, that of the decision, and why the one applies."""

    then: SideShown
    now: SideShown
    why: str

    @property
    def sides(self) -> tuple[tuple[str, SideShown], tuple[str, SideShown]]:
        """Each with its name."""
        return ("行为时的规定", self.then), ("决定时的规定", self.now)


def versions_of(case: Case, day: date) -> VersionsShown | None:
    """Both versions for a case that would be decided on `day`, or was decided; None while they are one."""
    found = comparison_of(case, day)
    if found is None:
        return None
    return VersionsShown(_shown(found.then), _shown(found.now), found.why)


def _shown(side: Side) -> SideShown:
    version = side.version
    kinds = [KINDS.get(each, each) for each in version.other_kinds]
    return SideShown(
        version=version,
        on=side.on,
        applies=side.applies,
        minimum=side.range.minimum if side.range else None,
        maximum=side.range.maximum if side.range else None,
        range=range_words(side.range),
        kinds="、".join(kinds),
        articles="、".join(map(str, version.articles)),
        precondition=PRECONDITIONS.get(version.only_if or "", ""),
    )
