"""What people naturally write, turned into the published format; what may mean two things is left to be refused.

Pure: the document sent stays as it is. Pointers of the result are led back to what was sent by its tracks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from cases.exchange import spoken_shapes as shapes
from cases.exchange.afterthoughts import settle
from cases.exchange.extras import ActPart, DecisionPart
from cases.exchange.sections import SECTIONS
from cases.exchange.spoken_values import COUNTED, a_count, a_day, a_flag, a_moment, a_share, an_amount, plain
from cases.exchange.spoken_words import ACTS, HARM, PROCEDURES, a_word, split, words_of
from cases.exchange.tracks import Path, Tracks
from cases.exchange.typed import PEOPLE, Kind, local_kinds, name_of, properties
from cases.exchange.words import WORDS
from enforcement.rules.facts import FineRange, Local, OrderFacts
from enforcement.rules.local_keys import KEYS as LOCAL_KEYS

NONE = frozenset({"无", "没有", "否", "未进行", "没有进行", "未发生", "false", "no"})
SOME = frozenset({"有", "是", "已进行", "true", "yes"})
MOST = 500


@dataclass(frozen=True, slots=True)
class Accepted:
    """A document in the published format as far as it was understood."""

    document: Any
    tracks: Tracks = field(default_factory=Tracks)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one property takes: its kind, the words of its choice, its title, whether it is a share of one."""

    kind: Kind
    words: Mapping[str, str]
    title: str
    share: bool = False
    units: frozenset[str] = COUNTED


FLAG, TEXT, CHOICE = Kind("flag"), Kind("text"), Kind("choice")
# Properties that the format has beside those of the facts.
BESIDE: Mapping[str, Mapping[str, Wanted]] = MappingProxyType(
    {
        "Leniency": {
            "first_offence": Wanted(FLAG, {}, "是否初次"),
            "no_fault_claimed": Wanted(FLAG, {}, "当事人主张"),
            "harm": Wanted(CHOICE, HARM, ""),
        },
        "Act": {"kind": Wanted(CHOICE, ACTS, "")},
        "Violation": {"range": Wanted(Kind("part", FineRange), {}, "")},
        "Party": {name: Wanted(Kind("name"), {}, "") for name in ("name", "number", "address")},  # type: ignore[arg-type]
        **{name: {"held": Wanted(FLAG, {}, "是否举行")} for name in ("Review", "Discussion", "Hearing")},
    }
)


@cache
def wanted(part: type) -> Mapping[str, Wanted]:
    """All properties of the part, with what each takes."""
    kinds = local_kinds() if part is Local else properties(part)
    titles = WORDS.get(name_of(part), {})
    found = {}
    for name, kind in kinds.items():
        key = LOCAL_KEYS.get(name) if part is Local else None
        share = key is not None and "份额" in key.unit
        units = COUNTED if key is None else frozenset({"", key.unit, f"个{key.unit}"})
        found[name] = Wanted(kind, words_of(part, name, kind), titles.get(name, ""), share, units)
    return {**found, **BESIDE.get(name_of(part), {})}


def accepted(document: Any) -> Accepted:
    """The document as it is read, and where each thing of it was sent."""
    if not isinstance(document, dict):
        return Accepted(document)
    tracks = Tracks()
    found = {name: _top(name, given, tracks) for name, given in document.items()}
    settle(found, tracks)
    return Accepted(found, tracks)


def _top(name: str, given: Any, tracks: Tracks) -> Any:
    at: Path = (name,)
    if name == "acts":
        return _many(Kind("part", ActPart), given, at, tracks)
    if name in SECTIONS:
        section = SECTIONS[name]
        return _section(name, section.part, section.many, given, at, tracks)
    if name in ("decision", "parameters"):
        return _section(name, DecisionPart if name == "decision" else Local, False, given, at, tracks)
    if name == "procedure":
        return a_word(given, PROCEDURES)
    if name == "complete":
        return a_flag(given, "案卷是否完整")
    return str(given) if name in ("id", "title") and type(given) is int and abs(given) < 10**18 else given


def _section(name: str, part: type, many: bool, given: Any, at: Path, tracks: Tracks) -> Any:
    if given is False or (isinstance(given, str) and plain(given).lower() in NONE):
        return None
    if given is True or (isinstance(given, str) and plain(given).lower() in SOME):
        given = {}
    if many:
        return None if given is None else _many(Kind("part", part), given, at, tracks)
    return _part(part, shapes.short(name, given, at, tracks), at, tracks)


def _many(inner: Kind, given: Any, at: Path, tracks: Tracks, takes: Wanted | None = None) -> Any:
    """A list; one thing where a list is expected is a list of one."""
    if isinstance(given, str) and inner.name in ("choice", "text", "whole") and (parts := _listed(given, takes)):
        given = parts
    elif isinstance(given, str | dict) and not (isinstance(given, dict) and inner.name == "text"):
        given = [given]
        tracks.move((*at, 0), tracks.sent(at))
    if not isinstance(given, list):
        return given
    if len(given) > MOST:
        return given
    return [_value(inner, each, (*at, place), tracks, takes) for place, each in enumerate(given)]


def _listed(given: str, takes: Wanted | None) -> list[str]:
    """The several that one string lists: words of a choice, and people by name; free words are one."""
    if takes is None or len(given) > MOST:
        return []
    found = split(given)
    if takes.words:
        return found if len(found) > 1 and all(each in takes.words for each in found) else []
    return found if len(found) > 1 and takes.title.startswith(LISTS) else []


LISTS = ("参加人员", "承办人员", "经手人", "证明", "专案组")


def _part(part: type, given: Any, at: Path, tracks: Tracks) -> Any:
    """One part with all its properties."""
    given = shapes.shaped(part, given, at, tracks)
    if not isinstance(given, dict):
        return given
    takes = wanted(part)
    found = dict(given)
    for name, held in given.items():
        if held is not None and name in takes:
            each = takes[name]
            if each.share or (name in ("low", "high") and shapes.is_share(given)):
                found[name] = a_share(held)
            elif name == "days" and part is OrderFacts:
                continue
            else:
                found[name] = _value(each.kind, held, (*at, name), tracks, each)
    return found


def _value(kind: Kind, given: Any, at: Path, tracks: Tracks, takes: Wanted | None = None) -> Any:
    if kind.name == "part":
        return _nested(kind.of, given, at, tracks)
    if kind.name in ("many", "set"):
        return _many(kind.of, given, at, tracks, takes)
    if kind.name == "map":
        return _mapped(kind, given, at, tracks, takes)
    if takes is not None and takes.words:
        return a_word(given, takes.words)
    if kind.name == "flag":
        return a_flag(given, takes.title if takes else "")
    if kind.name == "whole":
        return a_count(given, takes.units if takes else COUNTED)
    return SIMPLE[kind.name](given) if kind.name in SIMPLE else given


def _name(given: Any) -> Any:
    return str(given) if type(given) is int and abs(given) < 10**20 else given


SIMPLE: Mapping[str, Callable[[Any], Any]] = {
    "date": a_day,
    "moment": a_moment,
    "money": an_amount,
    "name": _name,
    "article": shapes.article,
}


def _nested(part: type, given: Any, at: Path, tracks: Tracks) -> Any:
    if given is True:
        return {}
    if isinstance(given, str) and part in PEOPLE and plain(given) not in NONE | SOME:
        tracks.move((*at, "name"), tracks.sent(at))
        return {"name": given}
    return _part(part, given, at, tracks)


def _mapped(kind: Kind, given: Any, at: Path, tracks: Tracks, takes: Wanted | None) -> Any:
    """A map by keys of a table: its keys by their words, its values as what they are."""
    if not isinstance(given, dict) or len(given) > MOST:
        return given
    keys = takes.words if takes else {}
    inner = Wanted(kind.of, shapes.POINT if keys else {}, "")
    found: dict[str, Any] = {}
    for name, held in given.items():
        key = a_word(name, keys) if keys else name
        if key in found or (key != name and key in given):
            return given
        if key != name:
            tracks.move((*at, key), (*tracks.sent(at), name))
        found[key] = _value(kind.of, held, (*at, key), tracks, inner)
    return found
