"""The catalogue of the law, code by code: what answers for each, and what is missing where nothing does."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

CATALOGUE = Path(settings.BASE_DIR) / "fixtures" / "reference" / "law_codes.yaml"
EXAMPLES = Path(settings.BASE_DIR) / "tests" / "rules" / "examples"
# What may answer for a code that no rule answers for, and whether it stands on a sentence of its own.
KINDS = ("computation", "constraint", "permission", "page", "not_applicable")

# Rules that stand beside many codes and answer for none of them by themselves.
BESIDE = frozenset(
    {
        "what_is_not_built_goes_on_paper",
        "what_the_law_leaves_to_the_place_is_set",
        "a_head_of_the_authority_approves",
        "nobody_approves_what_he_submitted",
        "the_leader_s_opinion_comes_first",
        "a_refusal_is_reasoned",
    }
)


@dataclass(frozen=True, slots=True)
class Code:
    """One code of the catalogue. `kind`, `by`, `reason`, `proved_by`: what answers where no rule does."""

    code: str
    title: str
    article: str
    standing: str
    examples: int
    kind: str = ""
    by: tuple[str, ...] = ()
    reason: str = ""
    proved_by: str = ""


def catalogue(path: Path = CATALOGUE) -> list[Code]:
    """Every code, in the order of the catalogue."""
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Code(**{**row, "by": tuple(row.get("by", ()))}) for row in rows]


def function(name: str) -> Callable[..., Any] | None:
    """The function `module.name` (or `module.Class.name`) of enforcement.rules, or None when there is none."""
    module, _, inside = name.partition(".")
    try:
        found: Any = importlib.import_module(f"enforcement.rules.{module}")
    except ModuleNotFoundError:
        return None
    for part in inside.split("."):
        found = getattr(found, part, None)
    return found if callable(found) else None


def gaps(
    codes: Collection[Code], rules: Mapping[str, Collection[str]], examples: Path = EXAMPLES, root: Path | None = None
) -> Iterator[str]:
    """What is missing between the catalogue, the rules (name → codes), the functions and the worked examples."""
    known = {code.code for code in codes}
    if len(known) < len(codes):
        yield "the catalogue names a code twice"
    for name, carried in rules.items():
        for stray in sorted(set(carried) - known):
            yield f"{name}: carries {stray}, which is not in the catalogue"
    ruled = {code for name, carried in rules.items() if name not in BESIDE for code in carried}
    for code in codes:
        yield from _answered(code, code.code in ruled, root or Path(settings.BASE_DIR))
    yield from _exampled(codes, examples)


def _answered(code: Code, ruled: bool, root: Path) -> Iterator[str]:
    if ruled:
        if code.kind:
            yield f"{code.code}: a rule answers for it, so that it is no {code.kind}"
        return
    if code.kind not in KINDS:
        yield f"{code.code}: no rule, no computation and no reason"
    elif code.kind == "computation":
        if not code.by:
            yield f"{code.code}: the computation names no function"
        for name in code.by:
            if function(name) is None:
                yield f"{code.code}: there is no function {name}"
    elif not code.reason.strip():
        yield f"{code.code}: a {code.kind} without a reason"
    if code.proved_by and not _is_test(code.proved_by, root):
        yield f"{code.code}: there is no test {code.proved_by}"


def _is_test(name: str, root: Path) -> bool:
    path, _, test = name.partition("::")
    file = root / path
    return file.is_file() and f"def {test}(" in file.read_text(encoding="utf-8")


def _exampled(codes: Collection[Code], folder: Path) -> Iterator[str]:
    counted: dict[str, int] = {}
    for path in sorted(folder.glob("*.json")):
        for entry in json.loads(path.read_text(encoding="utf-8")):
            counted[entry["code"]] = len(entry["examples"])
    for code in codes:
        there = counted.get(code.code, 0)
        if there != code.examples:
            yield f"{code.code}: {there} worked examples in tests/rules/examples, the catalogue has {code.examples}"
    for stray in sorted(set(counted) - {code.code for code in codes}):
        yield f"{stray}: worked examples of a code that is not in the catalogue"
