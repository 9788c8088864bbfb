"""Whether a finding rests on silence: some way of filling in what a part leaves open makes it go away.

Used for the parts that few files have (seizure, enforcement, construction, transfer, credit, remedies). Only what the
file leaves out is tried, one property after another, from a hopeful start; what stays is wrong however it is filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from cases.exchange.keys import KEYS
from cases.exchange.presumption import HEAD, TWO_OFFICERS
from cases.exchange.typed import Kind, properties, required
from cases.exchange.watching import Path, read_by
from enforcement.rules.facts import LEGAL_ZONE, Facts, HeadFacts, OfficerFacts, legal_day
from enforcement.rules.findings import Force, Rule
from enforcement.rules.investigation import usable

STRIDES = tuple(map(timedelta, (-400, -240, -45, -1, 0, 1, 45, 240, 400)))  # calendar days around what is stated
_SUM, _DAY = re.compile(r"(\d+(?:\.\d+)?) 元"), re.compile(r"\d{4}-\d{2}-\d{2}")
HOURS = tuple(timedelta(hours=number) for number in (-2, 0, 2))
# What may or may not have happened did not, unless the file says so: only formalities are given the benefit of doubt.
EVENTS = frozenset(
    {
        "extension", "extended", "extended_on", "tests", "other_days", "other_basis", "urgent", "at_once", "refused_at",
        "lifted_on", "returned_on", "put_off_until", "stopped", "late_fee_stopped", "waived_on", "withdrawn_on",
        "reconsideration_asked", "reconsidered_on", "sued", "court_ended_on", "performed", "rights_told", "stays",
        "hiding_proved", "suspension", "dropped", "requested_on", "posted_on",
    }
)  # fmt: skip
FOLLOWING = frozenset({"reduction"})  # sums that follow from the others when they are not stated
ROUNDS = 2
WEIGHTS = {Force.FORBIDS: 2, Force.ASKS_REASON: 1, Force.NOTES: 0}
NOON = time(12)


def filled(rule: Rule, facts: Facts, field: str, stated: Any) -> Facts:
    """The facts with the open properties of one part filled so that the rule finds as little as it can.

    `stated` is the part as the document has it: an object, or a list of objects.
    """
    if _faults(rule, facts) == 0:
        return facts
    held = getattr(facts, field)
    best = facts
    for start in (_hopeful(held, stated, facts), _hopeful(held, stated, facts, flag=False), held):
        made = _improved(rule, replace(facts, **{field: start}), field, stated)
        best = min((best, made), key=lambda each: _faults(rule, each))
        if _faults(rule, best) == 0:
            break
    return best


def _improved(rule: Rule, best: Facts, field: str, stated: Any) -> Facts:
    """The best that comes of trying each open property the rule reads, twice over."""
    for _ in range(ROUNDS):
        tried: set[Path] = set()
        heard: set[frozenset[str]] = set()
        while (least := _faults(rule, best)) and (found := _next(rule, best, field, stated, tried)) is not None:
            path, each = found
            tried.add(path)
            heard.add(_said(rule, best))
            best = _best_of(rule, best, field, path, each, heard)
        if not least:
            break
    return best


def _next(rule: Rule, facts: Facts, field: str, stated: Any, tried: set[Path]) -> tuple[Path, Kind] | None:
    """An open property that the rule reads now and that was not tried yet."""
    seen = read_by(rule, facts, field)
    open_paths = _open(getattr(facts, field), stated)
    return next(((path, each) for path, each in open_paths if path in seen and path not in tried), None)


def _faults(rule: Rule, facts: Facts) -> int:
    return sum(WEIGHTS[found.force] for found in rule(facts))


def _best_of(rule: Rule, facts: Facts, field: str, path: Path, each: Kind, heard: set[frozenset[str]]) -> Facts:
    held = getattr(facts, field)
    values = (*_told(each, _said(rule, facts)), *_values(each, path, held, facts))
    tried = (replace(facts, **{field: _put(held, path, value)}) for value in values)
    # Of equals the one that moves on to a complaint not heard yet: it speaks of what the file states, or leads out.
    return min((facts, *tried), key=lambda made: (_faults(rule, made), _said(rule, made) in heard))


def _told(each: Kind, said: frozenset[str]) -> Iterator[Any]:
    """The sums and days that a complaint names: often what it wants."""
    text = " ".join(sorted(said))
    if each.name == "money":
        yield from map(Decimal, _SUM.findall(text))
    elif each.name == "date":
        for day in map(date.fromisoformat, _DAY.findall(text)):
            yield from (day, day + timedelta(days=1))


def _said(rule: Rule, facts: Facts) -> frozenset[str]:
    return frozenset(found.says for found in rule(facts) if found.force is not Force.NOTES)


def _open(held: Any, stated: Any, path: Path = ()) -> Iterator[tuple[Path, Kind]]:
    """The properties that the document leaves open, also those of parts inside."""
    if isinstance(held, tuple):
        for place, one in enumerate(held):
            inside = stated[place] if isinstance(stated, list) and place < len(stated) else {}
            yield from _open(one, inside, (*path, place))
        return
    if not is_dataclass(held):
        return
    for name, each in properties(type(held)).items():  # type: ignore[arg-type]  # a class of parts
        told = stated.get(name) if isinstance(stated, Mapping) else None
        inner = getattr(held, name)
        if told is None and name in EVENTS:
            continue
        if is_dataclass(inner) or (isinstance(inner, tuple) and inner and is_dataclass(inner[0])):
            yield from _open(inner, told or {}, (*path, name))
        elif each.name == "money" and inner is not None and told is None and name not in FOLLOWING:
            continue  # a sum that is nothing unless stated is nothing
        elif (inner is None and isinstance(told, str)) or not isinstance(stated, Mapping) or name not in stated:
            yield (*path, name), each  # a day without its day is open too


def _hopeful(held: Any, stated: Any, facts: Facts, *, flag: bool = True) -> Any:
    """The part with every open flag alike, every open word written, every open day the day at hand."""
    if isinstance(held, tuple):
        given = stated if isinstance(stated, list) else []
        return tuple(_hopeful(one, given[n] if n < len(given) else {}, facts, flag=flag) for n, one in enumerate(held))
    told = stated if isinstance(stated, Mapping) else {}
    filled_in: dict[str, Any] = {}
    its_class: Any = type(held)
    for name, each in properties(its_class).items():
        inner = getattr(held, name)
        if told.get(name) is None and name in EVENTS:
            continue
        if is_dataclass(inner) or (isinstance(inner, tuple) and inner and is_dataclass(inner[0])):
            filled_in[name] = _hopeful(inner, told.get(name) or {}, facts, flag=flag)
        elif name not in told or (inner is None and isinstance(told[name], str)):
            filled_in[name] = _hope(type(held), name, each, inner, facts, flag)
    return replace(held, **filled_in)


def _hope(part: type, name: str, each: Kind, inner: Any, facts: Facts, flag: bool) -> Any:
    keys = KEYS.get((part, name))
    if each.name == "choice":
        return each.of[0]
    simple: dict[str, Any] = {"flag": flag, "text": "已写明", "date": facts.day, "moment": facts.at, "whole": 2}
    if keys is not None:
        return frozenset(keys) if each.name == "set" else next(iter(keys))
    if each.name == "part":
        return _made(each.of, facts, flag)
    if each.name == "many" and each.of.name == "part":
        return TWO_OFFICERS if each.of.of is OfficerFacts else _one(_made(each.of.of, facts, flag))
    if name.endswith("evidence_ids"):
        return tuple(usable(facts))
    if each.name == "many" and each.of.name == "text":
        return ("承办人一", "承办人二")
    return simple.get(each.name, inner)


def _one(made: Any) -> tuple[Any, ...]:
    return () if made is None else (made,)


def _made(part: Any, facts: Facts, flag: bool = True) -> Any:
    if part is HeadFacts:
        return HEAD
    return None if required(part) else _hopeful(part(), {}, facts, flag=flag)


def _values(each: Kind, path: Path, held: Any, facts: Facts) -> Iterator[Any]:
    """What may stand at an open place."""
    owner = _owner(held, path[:-1])
    keys = KEYS.get((type(owner), path[-1]))
    if keys is not None:
        yield from (frozenset(keys), frozenset()) if each.name == "set" else (*keys, "")
    elif each.name == "flag":
        yield from (True, False)
    elif each.name == "choice":
        yield from each.of
    elif each.name in ("date", "moment"):
        yield from _days(each, held, facts)
    elif each.name == "money":
        yield from {Decimal(0), *_amounts(held), *_amounts(facts.proposal)}
    elif each.name == "part":
        yield from (_made(each.of, facts), None)
    elif each.name == "whole":
        yield from (0, 1, 2)
    elif each.name == "text":
        yield from ("已写明", "")


def _days(each: Kind, held: Any, facts: Facts) -> Iterator[Any]:
    known = {facts.day, *_known_days(held)}
    days = sorted({day + stride for day in known for stride in STRIDES})
    if each.name == "date":
        yield from days
        yield None
        return
    near = {facts.at, *_known_moments(held)}
    yield from sorted({moment + stride for moment in near for stride in HOURS})
    yield from (datetime.combine(day, NOON, LEGAL_ZONE) for day in days)


def _leaves(held: Any) -> Iterator[Any]:
    if isinstance(held, tuple | list):
        for one in held:
            yield from _leaves(one)
    elif is_dataclass(held):
        for each in fields(held):
            yield from _leaves(getattr(held, each.name))
    else:
        yield held


def _known_days(held: Any) -> set[date]:
    found = [each for each in _leaves(held) if isinstance(each, date)]
    return {legal_day(each) if isinstance(each, datetime) else each for each in found}


def _known_moments(held: Any) -> set[datetime]:
    return {each for each in _leaves(held) if isinstance(each, datetime)}


def _amounts(held: Any) -> set[Decimal]:
    return {each for each in _leaves(held) if isinstance(each, Decimal)}


def _owner(held: Any, path: Path) -> Any:
    for step in path:
        held = held[step] if isinstance(step, int) else getattr(held, step)
    return held


def _put(held: Any, path: Path, value: Any) -> Any:
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*held[:step], _put(held[step], rest, value) if rest else value, *held[step + 1 :])
    return replace(held, **{step: _put(getattr(held, step), rest, value) if rest else value})
