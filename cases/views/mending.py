"""Findings as pages show them: grouped by force, each with the button that mends it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from cases.models import Case
from cases.views import mends
from enforcement.kernel.errors import FindingLike

FORCES = (
    ("forbids", "stop", "不得办理", "必须先补正的 {} 项"),
    ("asks_reason", "ask", "须说明理由", "说明理由后可办的 {} 项"),
    ("notes", "note", "请知悉", "不影响办理的 {} 项"),
)


@dataclass(frozen=True, slots=True)
class Mend:
    """A button: its words and where it leads."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as the page shows it."""

    number: int
    code: str
    says: str
    articles: tuple[str, ...]
    mend: Mend | None
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one force under their head."""

    force: str
    tone: str
    chip: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a refusal is shown: the case, and the step with its fields when it is the step's own page."""

    case_id: uuid.UUID | None = None
    procedure: str = "simple"
    state: str = ""
    step: str = ""
    fields: frozenset[str] = frozenset()


NOWHERE = Place()


def place_of(case: Case, step: str = "", fields: Iterable[str] = ()) -> Place:
    """The place of a case, on the page of a step or anywhere else."""
    return Place(case.pk, case.procedure, case.state, step, frozenset(fields))


def mend_of(part: str, place: Place) -> Mend | None:
    """The button that mends `part`; on the step's own page it leads to the field there. None when nothing does."""
    found = mends.way(part, place.procedure, place.state)
    if found is None:
        return None
    words, wanted, anchor = found
    here = next((each for each in mends.HERE.get(part, ()) if _stands(each, place)), "")
    if place.step and (here or wanted == place.step):
        return Mend(words, f"#{_anchor(here) or 'step'}")
    if part == "reasons":
        return Mend(words, "#reasons")
    if place.case_id is None:
        return None
    if wanted:
        return Mend(words, reverse("case_step", args=[place.case_id, wanted]) + (f"#{anchor}" if anchor else ""))
    return Mend(words, reverse("case_file", args=[place.case_id]) + f"#{anchor}")


def _stands(anchor: str, place: Place) -> bool:
    """Whether the page of the step has the field."""
    if anchor == "circumstances":
        return "c_minor" in place.fields
    return anchor.removeprefix("f-") in place.fields


def _anchor(here: str) -> str:
    """Answers about gravity stand together under one anchor."""
    return "gravity" if here.startswith("g_") else here


def groups(
    findings: Iterable[FindingLike], place: Place = NOWHERE, *, reasons: dict[str, str] | None = None
) -> list[Group]:
    """Findings in the order of their force, numbered through, each with its button and the reason typed so far."""
    found, typed = list(findings), reasons or {}
    made: list[Group] = []
    number = 0
    for force, tone, chip, title in FORCES:
        lines = []
        for each in (one for one in found if one.force == force):
            number += 1
            articles = tuple(str(article) for article in each.basis)
            lines.append(
                Line(number, each.code, each.says, articles, mend_of(each.mend, place), typed.get(each.code, ""))
            )
        if lines:
            made.append(Group(force, tone, chip, title.format(len(lines)), tuple(lines)))
    return made


def headline(findings: Iterable[FindingLike]) -> str:
    """How many conditions are not met, in one sentence."""
    forces = [str(each.force) for each in findings]
    forbids, asks = forces.count("forbids"), forces.count("asks_reason")
    parts = [f"有 {forbids} 项法定条件不满足"] if forbids else []
    parts += [f"{'另' if forbids else ''}有 {asks} 项需要写明理由"] if asks else []
    return "，".join(parts) + "。" if parts else ""
