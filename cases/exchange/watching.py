"""Which properties of a part a rule reads: the same part, with every reading noted."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from enforcement.rules.facts import Facts
from enforcement.rules.findings import Rule

Path = tuple[Any, ...]
_NOTES = "_noted"


def read_by(rule: Rule, facts: Facts, field: str) -> set[Path]:
    """The paths below `field` that the rule reads when it judges these facts."""
    seen: set[Path] = set()
    rule(replace(facts, **{field: _watched(getattr(facts, field), (), seen)}))
    return seen


def _watched(held: Any, path: Path, seen: set[Path]) -> Any:
    if isinstance(held, tuple):
        return tuple(_watched(one, (*path, place), seen) for place, one in enumerate(held))
    if not is_dataclass(held) or isinstance(held, type):
        return held
    watched = object.__new__(_watching(type(held)))
    for each in fields(held):
        object.__setattr__(watched, each.name, _watched(getattr(held, each.name), (*path, each.name), seen))
    object.__setattr__(watched, _NOTES, (path, seen))
    return watched


@cache
def _watching(part: Any) -> Any:
    names = frozenset(each.name for each in fields(part))

    def noted(self: Any, name: str) -> Any:
        if name in names:
            notes = object.__getattribute__(self, "__dict__").get(_NOTES)
            if notes is not None:
                notes[1].add((*notes[0], name))
        return object.__getattribute__(self, name)

    return type(part.__name__, (part,), {"__getattribute__": noted})
