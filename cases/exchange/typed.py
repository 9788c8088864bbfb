"""Between JSON and the parts of the facts: one reader, one writer, and the shape of both, from the same annotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from enforcement.rules import facts as parts
from enforcement.rules import parts_execution
from enforcement.rules.findings import Article

NOON = time(12)
Lawful = Mapping[type, Mapping[str, Any]]
NOTHING: Lawful = MappingProxyType({})
_WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# People are compared by id; in a file by the id given there, or by name.
PEOPLE = frozenset({parts.OfficerFacts, parts.HeadFacts, parts.ReviewerFacts})
HIDDEN: Mapping[type, frozenset[str]] = MappingProxyType(
    {
        parts.OfficerFacts: frozenset({"person_id", "account_id", "organisation_id"}),
        parts.HeadFacts: frozenset({"person_id", "account_id", "authority_id"}),
        parts.ReviewerFacts: frozenset({"person_id", "account_id"}),
        parts.OrganisationFacts: frozenset({"id", "authority_id"}),
        parts.PartyFacts: frozenset({"key"}),
        parts.VersionFacts: frozenset({"key"}),
        parts.ReviewFacts: frozenset({"digest", "digest_now"}),
    }
)


# Parts whose own name would say too little among all others.
NAMES: Mapping[type, str] = MappingProxyType(
    {
        parts.ActFacts: "Conduct",
        parts_execution.StandingFacts: "RemediesRun",
        parts_execution.ReversalFacts: "EnforcementReversal",
    }
)


class Imprecise(ValueError):
    """A day of which only the year or the month is known: it is read as not stated."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What one property holds: `of` is a class of `name` part or many, choices of a choice."""

    name: Literal["date", "moment", "money", "flag", "whole", "text", "choice", "many", "set", "part", "map", "article"]
    of: Any = None


@cache
def properties(part: type) -> Mapping[str, Kind]:
    """The properties that a file may state of this part, in the order of the class."""
    hints = get_type_hints(part)
    hidden = HIDDEN.get(part, frozenset())
    return {each.name: kind(hints[each.name]) for each in fields(part) if each.name not in hidden}


def kind(hint: Any) -> Kind:
    """What an annotation stands for in JSON. Raises TypeError for one that has no place in a file."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        left = [each for each in args if each is not NoneType]
        return Kind("text") if set(left) == {int, str} else kind(left[0])
    if origin is Literal:
        return Kind("choice", tuple(each for each in args if each != ""))
    if origin in (tuple, frozenset):
        return Kind("many" if origin is tuple else "set", kind(args[0]))
    if origin is not None and issubclass(origin, Mapping):
        return Kind("map", kind(args[1]))
    simple = {date: "date", datetime: "moment", Decimal: "money", bool: "flag", int: "whole", str: "text"}
    if hint in simple:
        return Kind(simple[hint])  # type: ignore[arg-type]  # the names are those of Kind
    if hint is Article:
        return Kind("article")
    if is_dataclass(hint):
        return Kind("part", hint)
    raise TypeError(f"{hint} has no place in an exchanged file")


def read(part: type, given: Mapping[str, Any], lawful: Lawful = NOTHING) -> Any:
    """The part as stated; what is not stated comes from `lawful`, by class, else from the class itself.

    `given` has passed the schema. A day known only to the month counts as not stated. Raises Imprecise when that
    leaves out what the part cannot be without.
    """
    stated = dict(lawful.get(part, {}))
    for name, each in properties(part).items():
        if given.get(name) is not None:
            try:
                stated[name] = value(each, given[name], lawful)
            except Imprecise:
                continue
    if part in PEOPLE:
        who = str(given.get("id") or given.get("name") or "") or None
        stated |= {"person_id": who, "account_id": who}
    if missing := required(part) - stated.keys():
        raise Imprecise(", ".join(sorted(missing)))
    return part(**stated)


@cache
def required(part: type) -> frozenset[str]:
    """The properties without which the part says nothing."""
    return frozenset(each.name for each in fields(part) if each.default is MISSING and each.default_factory is MISSING)


def value(each: Kind, given: Any, lawful: Lawful = NOTHING) -> Any:
    """One value of JSON as rules take it. Raises Imprecise for a day without its day."""
    simple: dict[str, Any] = {
        "flag": bool,
        "whole": int,
        "text": str,
        "choice": str,
        "money": lambda raw: Decimal(str(raw)),
        "date": day,
        "moment": moment,
        "article": article,
    }
    if each.name in simple:
        return simple[each.name](given)
    if each.name == "part":
        return read(each.of, given, lawful)
    if each.name == "map":
        return {str(name): value(each.of, one, lawful) for name, one in given.items()}
    found = tuple(_readable(each.of, given, lawful))
    return frozenset(found) if each.name == "set" else found


def _readable(each: Kind, given: Any, lawful: Lawful) -> Iterator[Any]:
    for one in given:
        try:
            yield value(each, one, lawful)
        except Imprecise:
            continue


def day(text: str) -> date:
    """A legal day; of a moment its day in China."""
    if len(text) > len("2025-09-26"):
        return parts.legal_day(moment(text))
    if not _WHOLE_DAY.fullmatch(text):
        raise Imprecise(text)
    return date.fromisoformat(text)


def first_day(text: str) -> str:
    """The first day of a month or a year, where only that is known and its day does not matter."""
    return text + "-01" * ((len("2025-09-26") - len(text)) // 3) if len(text) < len("2025-09-26") else text


def moment(text: str) -> datetime:
    """A moment; without a zone it is China's, a bare day is its noon."""
    if len(text) <= len("2025-09-26"):
        return datetime.combine(day(text), NOON, parts.LEGAL_ZONE)
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=parts.LEGAL_ZONE)


def article(given: Any) -> Article:
    """An article, stated in parts or as it is written."""
    if isinstance(given, str):
        return Article(given, "")
    return Article(given["law"], given["number"], given.get("paragraph", ""), given.get("item", ""))


def written(part: Any) -> dict[str, Any]:
    """The part as JSON: what is stated, nothing else; `read` gives the same part again."""
    found: dict[str, Any] = {}
    its_class: Any = type(part)
    for name, each in properties(its_class).items():
        held = getattr(part, name)
        if held is None or held == "" or (each.name in ("many", "set") and not held):
            continue
        found[name] = _json(each, held)
    if its_class in PEOPLE and (who := part.account_id or part.person_id) is not None:
        found["id"] = str(who)
    return found


def _json(each: Kind, held: Any) -> Any:
    if each.name == "part":
        return written(held)
    if each.name == "set":
        return sorted(held)
    if each.name == "many":
        return [_json(each.of, one) for one in held]
    if each.name == "map":
        return {name: _json(each.of, one) for name, one in held.items()}
    if each.name in ("date", "moment"):
        return held.isoformat()
    if each.name == "article":
        return {name: part for name in ("law", "number", "paragraph", "item") if (part := getattr(held, name)) != ""}
    return str(held) if each.name == "money" else held


def name_of(part: type) -> str:
    """What the part is called in the schema."""
    return NAMES.get(part) or part.__name__.removesuffix("Facts").removesuffix("Part")


@cache
def local_kinds() -> Mapping[str, Kind]:
    """The local values that a file may state, with what each holds."""
    hints = get_type_hints(parts.Local)
    return {
        name: kind(get_args(hint)[0] if get_origin(hint) is parts.Parameter else hint)
        for name, hint in hints.items()
        if name != "missing"  # what this installation has not set; nothing of the place of a file
    }
