"""Reading a worked example of the catalogue: what is asked of the pure functions, and whether they answer so.

A question is one of: `code` (the calculator of due dates, by code), `due` (a constant of the statutes, or [length, unit, rolls], from a day), `ask` (a pure
function `module.name` with its arguments `of`), `rule` (what a rule finds on a lawful case, changed by `with`),
`calendar` (days of the official calendar), `proved_by` (a test elsewhere), `kind_of` (how the catalogue is
answered where no rule does).
"""

from __future__ import annotations

import ast
import importlib
import inspect
from collections import abc
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from enforcement.rules import statutes
from enforcement.rules.calendar import Calendar
from enforcement.rules.due_dates import answer
from enforcement.rules.facts import Facts, Local, Parameter
from enforcement.rules.periods import due
from enforcement.rules.statutes import Period, Unit
from tests.rules.every_rule import every_rule
from tests.rules.lawful import at, d, lawful, officer, official, on
from tests.rules.ordinary import LOCAL, head, member, ordinary

ROOT = Path(__file__).resolve().parents[2]
NOTHING = Facts(at=at("2025-09-26"), now=at("2025-09-26"), calendar=official())
BASES: dict[str, Callable[[], Facts]] = {"simple": lawful, "ordinary": ordinary, "nothing": lambda: NOTHING}
MADE: dict[str, Callable[[int], Any]] = {"officer": officer, "head": head, "member": member}
RULES = {rule.__name__: rule for rule in every_rule()}


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """The annotations of a class or a function, resolved once."""
    return get_type_hints(kind)


def typed(kind: Any, given: Any, base: Any = None) -> Any:
    """`given`, as JSON has it, as a value of `kind`; a dict changes `base`, or what it says it is `like`."""
    origin, arguments = get_origin(kind), get_args(kind)
    if given is None:
        return None
    if origin in (Union, UnionType):
        return _one_of([each for each in arguments if each is not type(None)], given, base)
    if origin is Parameter or kind is Parameter:
        return Parameter(typed(arguments[0], given) if arguments else given, "V")
    if origin is tuple:
        kinds = [arguments[0]] * len(given) if arguments[1:] == (...,) else list(arguments)
        assert len(kinds) == len(given)
        return tuple(typed(one, each) for one, each in zip(kinds, given, strict=True))
    if origin in (abc.Sequence, abc.Iterable):
        return tuple(typed(arguments[0], each) for each in given)
    if origin in (frozenset, set):
        return frozenset(typed(arguments[0], each) for each in given)
    if origin in (abc.Mapping, dict):
        return {typed(arguments[0], key): typed(arguments[1], value) for key, value in given.items()}
    if origin is Literal:
        assert given in arguments, f"{given} is none of {arguments}"
        return given
    return _plain(kind, given, base)


def _one_of(kinds: list[Any], given: Any, base: Any) -> Any:
    if len(kinds) == 1:
        return typed(kinds[0], given, base)
    if datetime in kinds and isinstance(given, str) and "T" in given:
        return at(given)
    for kind in kinds:
        if get_origin(kind) is Literal and given in get_args(kind):
            return given
        if isinstance(kind, type) and isinstance(given, kind):
            return given
    if date in kinds:
        return d(given)
    parts = [kind for kind in kinds if is_dataclass(kind)]
    return typed(parts[0], given, base)


def _plain(kind: Any, given: Any, base: Any) -> Any:
    if is_dataclass(kind):
        assert isinstance(given, dict), f"{kind} is made of a dict, not of {given!r}"
        return _part(kind, dict(given), base)
    makers: dict[Any, Callable[[Any], Any]] = {Decimal: lambda text: Decimal(str(text)), datetime: at, date: d}
    if kind in makers:
        return makers[kind](given)
    assert isinstance(given, kind), f"{given!r} is no {kind}"
    return given


def _part(kind: Any, given: dict[str, Any], base: Any) -> Any:
    if "like" in given:
        name, number = given.pop("like").split()
        base = MADE[name](int(number))
    hints = hints_of(kind)
    unknown = set(given) - {each.name for each in fields(kind)}
    assert not unknown, f"{kind.__name__} has no {unknown}"
    values = {key: typed(hints[key], value, getattr(base, key, None)) for key, value in given.items()}
    return replace(base, **values) if isinstance(base, kind) else kind(**values)


def case(question: Mapping[str, Any]) -> Facts:
    """The lawful case the question starts from, on its `day` when it has one, changed by `with`."""
    facts = BASES[question.get("in", "simple")]()
    if "day" in question:
        moved = question["day"]
        facts = (
            on(moved, facts)
            if question.get("in", "simple") == "simple"
            else replace(facts, at=at(moved), now=at(moved))
        )
    made: Facts = _part(Facts, dict(question.get("with", {})), facts)
    return made


def answers(question: Mapping[str, Any]) -> None:
    """Asserts that the program answers the question as the catalogue does."""
    kinds = {
        "code": _code,
        "kind_of": _kind_of,
        "due": _due,
        "ask": _ask,
        "rule": _rule,
        "calendar": _calendar,
        "proved_by": _proved,
    }
    (kind,) = set(kinds) & set(question)
    kinds[kind](question)


def _due(question: Mapping[str, Any]) -> None:
    what = question["due"]
    if isinstance(what, str):
        period = getattr(statutes, what)
    else:
        length, unit, rolls = what
        period = Period(length, Unit(unit), statutes.PAYMENT.article, rolls)
    start = question["from"]
    excluded = [(d(first), d(last)) for first, last in question.get("excluded", [])]
    found = due(period, at(start) if "T" in start else d(start), _known(question), excluded)
    if "T" in question["is"]:
        assert found.moment == at(question["is"])
        return
    assert found.status == question.get("status", "final")
    assert found.day == d(question["is"]), f"{found.day}, the catalogue has {question['is']}"
    assert found.nominal == (d(question["nominal"]) if "nominal" in question else found.due)


def _code(question: Mapping[str, Any]) -> None:
    asked = {key: question[key] for key in ("code", "from", "at", "params") if key in question}
    found = answer(asked, _known(question), LOCAL)
    for key in ("nominal", "start", "expires", "status"):
        if key in question:
            assert found[key] == question[key], f"{key} {found[key]}, the catalogue has {question[key]}"
    assert found["due"] == question["is"], f"{found['due']}, the catalogue has {question['is']}"
    beside = {each["due"] for each in found["alternatives"]}  # type: ignore[attr-defined]  # a list of lines
    assert set(question.get("beside", ())) <= beside, f"beside stand {beside}"


def _known(question: Mapping[str, Any]) -> Calendar:
    return official(*question.get("years", (2018, 2026)))


def _function(name: str) -> Any:
    module, function = name.rsplit(".", 1)
    return getattr(importlib.import_module(f"enforcement.rules.{module}"), function)


def _ask(question: Mapping[str, Any]) -> None:
    function = _function(question["ask"])
    hints, given = hints_of(function), dict(question.get("of", {}))
    local: Local = _part(Local, given.pop("local", {}), LOCAL)
    known = {"calendar": _known(question), "local": local, "facts": case(question)}
    taken = inspect.signature(function).parameters
    values = {name: value for name, value in known.items() if name in taken and name not in given}
    values |= {name: typed(hints[name], value) for name, value in given.items()}
    if "raises" in question:
        try:
            function(**values)
        except Exception as fault:
            assert type(fault).__name__ == question["raises"]
            return
        raise AssertionError(f"{question['ask']} raises no {question['raises']}")
    found = function(**values)
    found = tuple(found) if isinstance(found, abc.Iterator) else found
    for part in filter(None, question.get("get", "").split(".")):
        found = getattr(found, part)
    assert _same(found, question["is"]), f"{found}, the catalogue has {question['is']}"


def _same(found: Any, expected: Any) -> bool:
    if isinstance(found, Decimal):
        return found == Decimal(str(expected))
    if isinstance(found, datetime):
        return found == at(expected)
    if isinstance(found, date):
        return found == d(expected)
    if isinstance(found, tuple | list):
        return len(found) == len(expected) and all(map(_same, found, expected))
    if is_dataclass(found) and isinstance(expected, dict):
        return all(_same(getattr(found, key), value) for key, value in expected.items())
    return bool(found == expected) and type(found) is type(expected)


def _rule(question: Mapping[str, Any]) -> None:
    found = RULES[question["rule"]](case(question))
    assert sorted(f"{each.force} {each.code}" for each in found) == sorted(question["finds"])
    words = "".join(each.says for each in found)
    for part in question.get("says", []):
        assert part in words, f"{part!r} is not in {words!r}"


def _calendar(question: Mapping[str, Any]) -> None:
    days = [d(day) for day in question["calendar"]]
    if "count" in question:
        first, last = days
        every = [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
        assert sum(map(official().is_working, every)) == question["count"]
        return
    assert {official().is_working(day) for day in days} == {question["works"]}


def _kind_of(question: Mapping[str, Any]) -> None:
    (row,) = [row for row in catalogue() if row["code"] == question["kind_of"]]
    assert row["kind"] == question["is"] and row["reason"].strip()


@cache
def catalogue() -> list[dict[str, Any]]:
    """The codes of the catalogue, as fixtures/reference has them."""
    rows: list[dict[str, Any]] = yaml.safe_load(
        (ROOT / "fixtures" / "reference" / "law_codes.yaml").read_text(encoding="utf-8")
    )
    return rows


@cache
def _tests_of(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _proved(question: Mapping[str, Any]) -> None:
    path, _, name = question["proved_by"].partition("::")
    assert name.startswith("test_") and name in _tests_of(path), f"{question['proved_by']} is no test"
