"""The facts at one act of a file: its two times, its people, its record, and what it must not come before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from cases.exchange.extras import ActPart
from cases.exchange.presumption import LAWFUL
from cases.exchange.reading import CaseFile
from cases.exchange.sections import ACT_KINDS
from cases.exchange.typed import NOTHING, read
from enforcement.rules import facts as parts
from enforcement.rules.facts import Facts

_DECIDED = ("decision",)
# Kind of act → kinds that come before it where the file has both.
FOLLOWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "filing": ("clue",),
        "recheck": ("order",),
        "hearing": ("notice",),
        "decision": ("clue", "filing", "notice", "hearing", "review", "discussion"),
        "report": _DECIDED,
        "payment": _DECIDED,
        "cash": _DECIDED,
        "publication": _DECIDED,
        "closing": _DECIDED,
        "demand": _DECIDED,
        "court_application": ("decision", "demand"),
    }
)
# Kind of act → the steps of the procedure it may be, whose longest lateness of entry counts.
STEPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "inspection": ("open", "inspection"),
        "statement": ("hearing-of-party", "statement"),
        "decision": ("decision", "no-penalty", "penalty-decision", "no-penalty-decision", "dismissal"),
        "closing": ("closing", "closing-approval"),
        "clue": ("registration",),
        "filing": ("filing-approval",),
        "investigation_end": ("investigation-end",),
        "proposal": ("proposal-approval",),
        "order": ("correction-order",),
    }
)


def of_act(facts: Facts, act: ActPart, file: CaseFile, *, lawful: bool) -> Facts:
    """The facts as they were at one act."""
    filling = LAWFUL if lawful else NOTHING
    people = facts.officers
    if act.officers:
        known = {str(person.person_id): person for person in file.parts("officers", filling)}
        people = tuple(known.get(name) or read(parts.OfficerFacts, {"name": name}, filling) for name in act.officers)
    moment = act.at or facts.at
    return replace(
        facts,
        at=moment,
        now=act.entered or moment,
        step=_strictest(act.kind, facts),
        officers=people,
        record=act.record,
        checklist=act.checklist or facts.checklist,
        times=_before(act, file),
    )


def _strictest(kind: str, facts: Facts) -> str:
    """The step of that kind with the shortest lateness here."""
    hours = facts.local.lateness_hours
    named = [step for step in STEPS.get(kind, (kind,)) if step in hours]
    return min(named, key=lambda step: hours[step], default=kind)


def _before(act: ActPart, file: CaseFile) -> parts.TimesFacts:
    """The latest of the acts that come before this one; whole days are compared where only days are known."""
    earlier = [each for each in file.acts if each.kind in FOLLOWS.get(act.kind, ()) and each.at is not None]
    last = max(earlier, key=lambda each: each.at, default=None)  # type: ignore[arg-type, return-value]  # no None left
    if last is None or last.at is None or act.at is None or last.at.date() == act.at.date():
        return parts.TimesFacts()
    return parts.TimesFacts(previous_at=last.at, previous_name=ACT_KINDS[last.kind])
