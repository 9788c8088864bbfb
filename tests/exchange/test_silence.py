"""A file that leaves things out is never refused for it; a file that says that there was nothing is."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.exchange.extras import ActPart
from cases.exchange.judging import judge
from cases.exchange.searching import EVENTS
from cases.exchange.typed import written
from cases.exchange.writing import document
from enforcement.rules.facts import Facts
from tests.rules import beyond, coercion
from tests.rules.lawful import at, lawful, official
from tests.rules.ordinary import ordinary

TODAY = at("2026-11-27")
ACTS = (ActPart(kind="inspection", at=at("2025-09-22")), ActPart(kind="decision", at=at("2025-10-24T10:00")))


def whole(facts: Facts) -> dict[str, Any]:
    assert facts.delivery is not None
    return document(facts, (ACTS[0], ActPart(kind="decision", at=facts.at)), [facts.delivery])


SIMPLE, ORDINARY = whole(lawful()), whole(ordinary())
KEPT = {"acts", "format", "procedure"}
LISTS = {("review", "points")}  # nine answers; whoever lists them lists all


def places(found: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every property of the document below the top, and the top itself."""
    if isinstance(found, list):
        return [inner for index, each in enumerate(found) for inner in places(each, (*path, index))]
    if not isinstance(found, dict):
        return []
    if path in LISTS:
        return []
    own = [(*path, name) for name in found if (*path, name)[0] not in KEPT]
    return own + [inner for name, each in found.items() for inner in places(each, (*path, name))]


def without(found: dict[str, Any], left_out: list[tuple[Any, ...]]) -> dict[str, Any]:
    cut = copy.deepcopy(found)
    for path in left_out:
        held: Any = cut
        for step in path[:-1]:
            held = held[step] if isinstance(held, list) else held.get(step, {})
        if isinstance(held, dict) and path[-1] not in REQUIRED | EVENTS:
            held.pop(path[-1], None)
    return cut


# What a part cannot be without, so that the document stays one of the format.
REQUIRED = {"name", "minimum", "maximum", "head", "law", "number", "kind", "amount", "due"}


SEIZED = {**ORDINARY, "measures": [written(coercion.LIFTED), written(coercion.LIFTED)]}
# Its days are those of another decision, so the deliveries of this one stay away.
ENFORCED = {
    **{name: part for name, part in ORDINARY.items() if name != "deliveries"},
    "enforcement": written(replace(coercion.EXECUTION, reversal=None, suspension=None, end=None)),
}
ALL = [
    pytest.param(SIMPLE, id="simple"),
    pytest.param(ORDINARY, id="ordinary"),
    pytest.param(without(whole(beyond.suspected()), [("discussion",)]), id="suspected"),
    pytest.param(whole(beyond.contested()), id="contested"),
    pytest.param(SEIZED, id="seized"),
    pytest.param(ENFORCED, id="enforced"),
    # Its publication belongs to another decision than the one that `document` writes.
    pytest.param({name: part for name, part in whole(beyond.shown()).items() if name != "publication"}, id="shown"),
]


def complaints(found: dict[str, Any]) -> list[str]:
    return [
        f"{each.finding.force} {each.finding.code} {each.at} {each.finding.says}"
        for each in judge(found, official(), TODAY).findings
        if each.finding.force == "forbids" or (each.finding.force == "asks_reason" and each.stated)
    ]


@pytest.mark.parametrize("found", ALL)
def test_a_whole_lawful_file_is_allowed_even_when_it_calls_itself_complete(found: dict[str, Any]) -> None:
    assert judge(found, official(), TODAY).verdict == "allow"
    assert judge({**found, "complete": True}, official(), TODAY).verdict == "allow"


@pytest.mark.parametrize("found", ALL)
def test_leaving_out_any_one_thing_is_no_offence(found: dict[str, Any]) -> None:
    own = found in (SIMPLE, ORDINARY)
    paths = [path for path in places(found) if own or path[0] not in ORDINARY]
    told = {str(path): complaints(without(found, [path])) for path in paths}
    assert {path: said for path, said in told.items() if said} == {}


@settings(max_examples=80, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("found", ALL[:2])
def test_leaving_out_any_number_of_things_is_no_offence(found: dict[str, Any], data: st.DataObject) -> None:
    left_out = data.draw(st.lists(st.sampled_from(places(found)), min_size=2, max_size=60))
    assert complaints(without(found, left_out)) == []
