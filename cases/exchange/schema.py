"""The published JSON Schema of the exchange format, made from the facts, and the faults of a document against it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from cases.exchange.extras import ARTICLE, EXTRAS, TOP, ActPart, DecisionPart
from cases.exchange.sections import FORMAT, SECTIONS, Section
from cases.exchange.sentences import deepest, says
from cases.exchange.typed import PEOPLE, Imprecise, Kind, local_kinds, moment, name_of, properties, required
from cases.exchange.words import title_of
from cases.exchange.words_keys import keys_of
from enforcement.rules.facts import FineRange, Local

ADDRESS = "https://json-schema.org/draft/2020-12/schema"
DAY = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
MOMENT = (
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])"
    r"([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$"
)
MONEY = r"^-?\d{1,12}(\.\d{1,6})?$"
# Two days, both included; a month alone would leave the interval open.
INTERVAL: Mapping[str, Any] = {
    "type": "array",
    "minItems": 2,
    "maxItems": 2,
    "items": {
        "type": "string",
        "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
        "format": "case-file-day",
    },
}
YEARS = range(1900, 2200)  # of anything in a case, the birth of a party too
MOST_MONEY = 10**12  # yuan
MOST = 500  # of anything listed in one file
LONGEST = 20_000
FAULTS_SHOWN = 20
_LEAVES: Mapping[str, dict[str, Any]] = {
    "date": {"type": "string", "pattern": DAY, "format": "case-file-day"},
    "moment": {"type": "string", "pattern": MOMENT, "format": "case-file-day"},
    "money": {"format": "case-file-money", "anyOf": [{"type": "number"}, {"type": "string", "pattern": MONEY}]},
    "flag": {"type": "boolean"},
    "whole": {"type": "integer", "minimum": 0, "maximum": 10**12},
    "text": {"type": ["string", "integer"], "maxLength": LONGEST},
}


@cache
def schema() -> dict[str, Any]:
    """The whole schema; everything but the acts is optional."""
    parts: dict[str, Any] = {}
    document = {name: dict(shape) for name, shape in TOP.items()}
    for section in SECTIONS.values():
        document[section.name] = _section(section, parts)
    for part in (ActPart, DecisionPart, FineRange):
        _reference(part, parts)
    parts |= {"Article": ARTICLE, "Local": _local()}
    return {
        "$schema": ADDRESS,
        "$id": f"urn:{FORMAT}",
        "title": "案卷交换格式",
        "description": "一份案卷。除 acts 外都可以不写。不写就是没有说明；写 null 或者空列表就是说明没有。",
        "type": "object",
        "required": ["acts"],
        "additionalProperties": False,
        "properties": document,
        "$defs": parts,
    }


def printed() -> str:
    """The schema as it stands in docs/case-file.schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _section(section: Section, parts: dict[str, Any]) -> dict[str, Any]:
    shape = _reference(section.part, parts)
    if section.many:
        return {"title": section.title, "type": ["array", "null"], "maxItems": MOST, "items": shape}
    return {"title": section.title, "anyOf": [shape, {"type": "null"}]}


def _local() -> dict[str, Any]:
    shown = {name: _property(Local, name, each, {}) for name, each in local_kinds().items()}
    return {"type": "object", "additionalProperties": False, "properties": shown}


def _reference(part: type, parts: dict[str, Any]) -> dict[str, Any]:
    name = name_of(part)
    if name not in parts:
        parts[name] = {}
        parts[name] = _part(part, parts)
    return {"$ref": f"#/$defs/{name}"}


def _part(part: type, parts: dict[str, Any]) -> dict[str, Any]:
    shown = {name: _property(part, name, each, parts) for name, each in properties(part).items()}
    if part in PEOPLE:
        shown["id"] = {"title": "人员编号，同一人写同一个编号", **_LEAVES["text"]}
    shown |= EXTRAS.get(name_of(part), {})
    shown["note"] = {"title": "说明，不参与判断", "type": "string", "maxLength": LONGEST}
    found: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": shown}
    if needed := sorted(required(part) & properties(part).keys() - _READ_ELSEWHERE.get(part.__name__, set())):
        found["required"] = needed
    return found


# Filled from elsewhere in the document when it is not stated.
_READ_ELSEWHERE = {"EarlierPenalty": {"violation_code"}}


def _property(part: type, name: str, each: Kind, parts: dict[str, Any]) -> dict[str, Any]:
    """One property with its title and, where it takes keys of a table, those with their words."""
    titled, keys = {"title": title_of(part, name)}, keys_of(part, name)
    if keys is None:
        return titled | _nullable(_kind(each, parts))
    if not keys.closed:
        return titled | {"description": keys.told} | _nullable(_kind(each, parts))
    choice = Kind("choice", tuple(keys.words))
    if each.name == "map":
        shape = {**_kind(each, parts), "propertyNames": _kind(choice, parts)}
    else:
        shape = _kind(Kind("many", choice) if each.name in ("many", "set") else choice, parts)
    return titled | {"description": keys.told} | _nullable(shape)


def _nullable(shape: dict[str, Any]) -> dict[str, Any]:
    """The shape, or null. Inside a list or a map there is no null: nothing is said by it."""
    if "$ref" in shape or "enum" in shape:
        return {"anyOf": [shape, {"type": "null"}]}
    if "anyOf" in shape:
        return {**shape, "anyOf": [*shape["anyOf"], {"type": "null"}]}
    held = shape["type"]
    return {**shape, "type": [*(held if isinstance(held, list) else [held]), "null"]}


def _kind(each: Kind, parts: dict[str, Any]) -> dict[str, Any]:
    if each.name == "part":
        return _reference(each.of, parts)
    if each.name == "choice":
        return {"enum": list(each.of)}
    if each.name == "map":
        return {"type": "object", "maxProperties": MOST, "additionalProperties": _kind(each.of, parts)}
    if each.name in ("many", "set"):
        inner = INTERVAL if each.of.name == "many" else _kind(each.of, parts)
        return {"type": "array", "maxItems": MOST, "items": inner}
    if each.name == "article":
        return {"$ref": "#/$defs/Article"}
    return dict(_LEAVES[each.name])


# What a pattern cannot say: that there is such a day, and that an amount is one.
FORMATS = FormatChecker(formats=())


@FORMATS.checks("case-file-day", raises=(OverflowError,))  # type: ignore[untyped-decorator]  # jsonschema says nothing
def _there_is_such_a_day(given: object) -> bool:
    if not isinstance(given, str):
        return True
    try:
        return moment(given).year in YEARS
    except Imprecise:
        return re.match(DAY, given) is None or int(given[:4]) in YEARS
    except ValueError:
        return re.fullmatch(MOMENT, given) is None  # what is no day at all has its own fault


@FORMATS.checks("case-file-money")  # type: ignore[untyped-decorator]  # jsonschema says nothing
def _it_is_an_amount(given: object) -> bool:
    return not isinstance(given, int | float) or abs(given) < MOST_MONEY


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema(), format_checker=FORMATS)


def faults(document: Any) -> list[dict[str, str]]:
    """What is not as the schema says: pointer and sentence, at most twenty; none for a sound document."""
    if not isinstance(document, dict):
        return [{"at": "", "says": "一份案卷应当是一个 JSON 对象。"}]
    found = sorted(deepest(_validator().iter_errors(document)), key=lambda error: list(map(str, error.absolute_path)))
    parts = schema()["$defs"]
    return [{"at": pointer(error.absolute_path), "says": says(error, parts)} for error in found[:FAULTS_SHOWN]]


def pointer(path: Iterable[Any]) -> str:
    """A JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
