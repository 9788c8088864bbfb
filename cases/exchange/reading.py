"""An exchanged document as the checks read it: what it states, what it says there was none of, when things happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cases.exchange.extras import ActPart, DecisionPart
from cases.exchange.joining import joined
from cases.exchange.sections import SECTIONS
from cases.exchange.typed import NOTHING, Imprecise, Lawful, day, read

# Sections whose day is that of the act of the same kind when they do not state it themselves: section → property.
DATED_BY_ACTS: Mapping[str, tuple[str, str]] = {
    "filing": ("filing", "filed_on"),
    "order": ("order", "told_on"),
    "recheck": ("recheck", "on"),
    "hearing": ("hearing", "held_on"),
    "review": ("review", "on"),
    "discussion": ("discussion", "on"),
    "decision": ("decision", "on"),
    "report": ("report", "reported_on"),
    "publication": ("publication", "published_on"),
    "investigation": ("investigation_end", "ended_on"),
    "clue": ("clue", "registered_on"),
}
NOT_HELD = {"held": False}


@dataclass(frozen=True)
class CaseFile:
    """A document that has passed the schema. `acts` in the order given."""

    document: Mapping[str, Any]
    acts: tuple[ActPart, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "document", joined(self.document))
        object.__setattr__(self, "acts", tuple(self._acts()))

    def _acts(self) -> Iterator[ActPart]:
        for given in self.document["acts"]:
            try:
                yield read(ActPart, given)
            except Imprecise:
                yield ActPart(kind=given["kind"])

    @property
    def complete(self) -> bool:
        """Whether the file says that what it does not state did not happen."""
        return bool(self.document.get("complete"))

    def states(self, section: str) -> bool:
        """Whether the file says anything about the section."""
        return section in self.document or self._act_of(section) is not None

    def denies(self, section: str) -> bool:
        """Whether the file says that there was none: null, an empty list, or `held` false."""
        if section not in self.document:
            return False
        told = self.document[section]
        not_held = isinstance(told, dict) and told.get("held") is False and not told.get("requested")
        return told is None or told == [] or not_held

    def told(self, section: str) -> dict[str, Any] | None:
        """What is stated about a section that is one thing, dated by its act; None when not stated or denied."""
        if self.denies(section):
            return None
        found, by = self.document.get(section), self._act_of(section)
        if found is None and by is None:
            return None
        stated = dict(found or {})
        if by is not None and by.at is not None:
            stated.setdefault(DATED_BY_ACTS[section][1], by.at.date().isoformat())
        return stated

    def listed(self, section: str) -> list[dict[str, Any]]:
        """The entries of a section that is a list."""
        return list(self.document.get(section) or ())

    def numbered(self, section: str, lawful: Lawful = NOTHING) -> Iterator[tuple[int, Any]]:
        """The entries of a list as parts of the facts, with their places; one that cannot be told is left out."""
        for place, given in enumerate(self.listed(section)):
            try:
                yield place, read(SECTIONS[section].part, given, lawful)
            except Imprecise:
                continue

    def parts(self, section: str, lawful: Lawful = NOTHING) -> tuple[Any, ...]:
        """The entries of a list as parts of the facts."""
        return tuple(part for _, part in self.numbered(section, lawful))

    def part(self, section: str, lawful: Lawful = NOTHING) -> Any:
        """A section that is one thing as a part of the facts; None when not stated or denied."""
        told = self.told(section)
        return None if told is None else read(SECTIONS[section].part, told, lawful)

    def decision(self, lawful: Lawful = NOTHING) -> DecisionPart | None:
        """The decision; None when the file has none."""
        told = self.told("decision")
        return None if told is None else read(DecisionPart, told, lawful)

    def _act_of(self, section: str) -> ActPart | None:
        if section not in DATED_BY_ACTS:
            return None
        wanted = DATED_BY_ACTS[section][0]
        return next((act for act in reversed(self.acts) if act.kind == wanted), None)

    def stated_day(self, section: str, name: str) -> date | None:
        """A day that a section states, whole; else None."""
        told = (self.told(section) or {}).get(name)
        try:
            return None if told is None else day(told)
        except Imprecise:
            return None

    def last_moment(self) -> datetime | None:
        """The latest moment of any act."""
        return max((act.at for act in self.acts if act.at is not None), default=None)
