"""Nothing that anybody writes is a defect: every JSON over the names of the format is judged or refused, and so twice."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.exchange.extras import TOP
from cases.exchange.judging import NotInFormat, judge
from cases.exchange.schema import schema
from cases.exchange.sections import SECTIONS
from cases.exchange.spoken_synonyms import SYNONYMS
from tests.exchange.test_case_file_docs import ORDINARY, SPOT
from tests.rules.lawful import at, official

TODAY = at("2026-11-27")
CALENDAR = official()
NAMES = sorted(
    {name for part in schema()["$defs"].values() for name in part.get("properties", ())} | {"min", "max", "age", "days"}
)
SECTION_NAMES = sorted({*SECTIONS, *TOP, "decision", "parameters"} - {"acts"})
SPOKEN = sorted({word for words in SYNONYMS.values() for each in words.values() for word in each.split()})
KEYS = sorted({
    word
    for part in schema()["$defs"].values()
    for shape in part.get("properties", {}).values()
    for each in (shape, *shape.get("anyOf", ()))
    for word in each.get("enum", ())
    if word
})  # fmt: skip
WRITTEN = [
    "2025-6-3", "2025年6月3日 9时许", "2025年2月30日", "2025-06-03T10:00", "9999-12-31", "0001-1-1", "2万元", "20,000", "5%",
    "-1元", "万", "百亿元", "罚款二万元", "警告，并处罚款5000元", "限期拆除", "并", "、", "五千元以上五万元以下", "是", "否", "无", "有",
    "三日内改正", "２０２５年６月", "", " ", "o1", "\ud800", "9" * 5000, "一" * 50,
]  # fmt: skip
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(WRITTEN)
    | st.sampled_from(SPOKEN)
    | st.sampled_from(KEYS)
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)
PARTS = schema()["$defs"]


def of_part(name: str, depth: int = 2) -> st.SearchStrategy[Any]:
    """Any values under the names that this very part has, its own parts among them."""
    held = [*sorted(PARTS[name].get("properties", ())), "min", "max", "age", "days", "range"]
    inner = [of_part(each, depth - 1) for each in parts_in(PARTS[name]) if depth]
    values = st.one_of(LEAVES, st.lists(LEAVES, max_size=2), *inner, *(st.lists(each, max_size=2) for each in inner))
    return st.dictionaries(st.sampled_from(held), values, max_size=5)


def parts_in(shape: dict[str, Any]) -> list[str]:
    found = re.findall(r"#/\$defs/(\w+)", json.dumps(shape.get("properties", shape)))
    return sorted({*found} - {"Article", "Local"})


def of_section(name: str) -> st.SearchStrategy[Any]:
    made = [of_part(each) for each in parts_in(schema()["properties"][name])]
    return st.one_of(LEAVES, ANYTHING, *made, *(st.lists(each, max_size=2) for each in made))


OF_SECTIONS = {name: of_section(name) for name in SECTION_NAMES}
ACTS = st.lists(of_part("Act"), max_size=3)


@st.composite
def sections(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from(SECTION_NAMES), max_size=4, unique=True))
    return {name: draw(OF_SECTIONS[name]) for name in names}


def answer(document: Any) -> str:
    """What comes of it, as text; only the one refusal is an answer."""
    try:
        return json.dumps(judge(document, CALENDAR, TODAY).as_json())
    except NotInFormat as refused:
        assert refused.faults
        return json.dumps(refused.faults)


def same_twice(document: Any) -> None:
    kept = copy.deepcopy(document)
    first = answer(document)
    assert repr(document) == repr(kept)
    assert answer(document) == first


@settings(max_examples=150, deadline=None)
@given(sections(), ACTS | ANYTHING | st.just([{"kind": "立案", "at": "2025-6-3"}]))
def test_any_json_over_the_names_of_the_format_is_judged_or_refused(told: dict[str, Any], acts: Any) -> None:
    same_twice({"acts": acts, **told})


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_one_thing_of_a_whole_file_replaced_by_anything_is_judged_or_refused(data: st.DataObject) -> None:
    document = copy.deepcopy(data.draw(st.sampled_from([ORDINARY, SPOT])))
    held: Any = document
    while True:
        key = data.draw(st.sampled_from(range(len(held)) if isinstance(held, list) else sorted(held)))
        if not isinstance(held[key], list | dict) or not held[key] or data.draw(st.booleans()):
            held[key] = data.draw(ANYTHING)
            break
        held = held[key]
    same_twice(document)


@settings(max_examples=60, deadline=None)
@given(ANYTHING)
def test_no_document_of_any_shape_is_a_defect(document: Any) -> None:
    same_twice(document)


def test_an_element_without_its_name_and_a_day_of_one_sign_are_no_defect() -> None:
    for element in ({"name": None, "evidence_ids": ["e3"]}, {"name": 5, "evidence_ids": ["e3"]}):
        same_twice({**ORDINARY, "elements": [element]})
    same_twice({"acts": [{"kind": "inspection", "at": ""}, {"kind": "inspection", "at": "昨"}]})
