"""Every kind of paper of the ordinary procedure as a frozen context, told once through the actions and kept as plain data."""

from __future__ import annotations

import copy
from typing import Any

from cases.documents.kinds import ORDINARY, Kind
from cases.models import Document
from tests import cast
from tests.papers.ordinary import Story

_kept: dict[str, dict[str, Any]] = {}

# What is not printed among sections, rows, opinions and tables: how each of them is taken away.
HEADS: dict[str, Any] = {
    "seal": lambda context: context.update(sealed=False),
    "authority": lambda context: context.update(authority=""),
    "date": lambda context: context.update(date=""),
    "remedies": lambda context: _without_section(context, "remedies"),
}


def contexts() -> dict[str, dict[str, Any]]:
    """Kind → context, copied so that a test may spoil it. Needs the database the first time."""
    if not _kept:
        whole = Story().archived()
        declined = Story(party=cast.citizen()).declined()
        longer = Story(place="云川市澄湖区滨江路2号").extended()
        spared = Story(place="云川市澄湖区滨江路3号").spared()
        for story in (spared, longer, declined, whole):
            for paper in Document.objects.filter(case=story.case).order_by("issued_at"):
                _kept[paper.kind] = paper.context
    return copy.deepcopy(_kept)


def without(context: dict[str, Any], key: str, kind: Kind) -> dict[str, Any]:
    """The context with one item taken out of its printed words."""
    if key in HEADS:
        HEADS[key](context)
    elif key == "party" and context["sealed"]:
        context["party"] = [line for line in context["party"] if line["key"] != "name"]
    else:
        for line in filter(None, context["values"].get(key, "").split("\n")):
            cut(context, line)
    return context


def cut(context: dict[str, Any], words: str) -> None:
    """Takes words out of everything that is printed."""
    for part in context["sections"]:
        part["paragraphs"] = [text.replace(words, "") for text in part["paragraphs"]]
    for row in context["rows"]:
        row["lines"] = [text.replace(words, "") for text in row["lines"]]
    for said in context["opinions"]:
        if words.startswith(said["name"]):
            said["name"] = ""
    for table in context["tables"]:
        table["rows"] = [_cells(cells, words) for cells in table["rows"]]


def _cells(cells: list[str], words: str) -> list[str]:
    line = "\t".join(cells).replace(words, "")
    return line.split("\t")


def _without_section(context: dict[str, Any], key: str) -> None:
    context["sections"] = [part for part in context["sections"] if part["key"] != key]


ITEMS = [(kind.kind, item.key) for kind in ORDINARY.values() for item in kind.items]
