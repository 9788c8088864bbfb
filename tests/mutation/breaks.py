"""Ways to break a rule: drop it, turn a condition round, shift a figure by one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RULES = Path(__file__).resolve().parents[2] / "enforcement" / "rules"
# Constants of layout and of wording carry no law.
SPARED = {"findings.py", "facts.py", "__init__.py", *(path.name for path in RULES.glob("parts*.py"))}
OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}


@dataclass(frozen=True)
class Break:
    """One broken module: which function, how, and the whole source as it then reads."""

    module: str
    function: str
    how: str
    source: str

    @property
    def name(self) -> str:
        """Where and how, in one line."""
        return f"{self.module}.{self.function}: {self.how}"


def all_breaks(wanted: set[str]) -> Iterator[Break]:
    """Every break of every function of the rules; only of those named when any are."""
    for path in sorted(RULES.glob("*.py")):
        if path.name in SPARED:
            continue
        text = path.read_text(encoding="utf-8")
        functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
        for function in functions:
            if not wanted or function.name in wanted or path.stem in wanted:
                yield from _of_function(path.stem, text, function.name)


def _of_function(module: str, text: str, name: str) -> Iterator[Break]:
    if _is_rule(_find(ast.parse(text), name)):
        tree = ast.parse(text)
        _find(tree, name).body = ast.parse("return\nyield").body
        yield Break(module, name, "drop", ast.unparse(tree))
    count = len(list(_places(_find(ast.parse(text), name))))
    for index in range(count):
        tree = ast.parse(text)
        place = list(_places(_find(tree, name)))[index]
        how = _turn(place)
        yield Break(module, name, how, ast.unparse(tree))


def _find(tree: ast.Module, name: str) -> ast.FunctionDef:
    return next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)


def _is_rule(function: ast.FunctionDef) -> bool:
    return any("rule" in ast.unparse(mark) for mark in function.decorator_list)


def _places(function: ast.FunctionDef) -> Iterator[ast.expr | ast.If]:
    for statement in function.body:
        for node in ast.walk(statement):
            if (
                (isinstance(node, ast.Compare) and type(node.ops[0]) in OPPOSITE)
                or isinstance(node, ast.If)
                or (isinstance(node, ast.Constant) and isinstance(node.value, int) and not isinstance(node.value, bool))
            ):
                yield node


def _turn(place: ast.expr | ast.If) -> str:
    before = ast.unparse(place.test if isinstance(place, ast.If) else place)
    if isinstance(place, ast.If):
        place.test = ast.UnaryOp(ast.Not(), place.test)
        return f"line {place.lineno}: if not ({before})"
    if isinstance(place, ast.Compare):
        place.ops[0] = OPPOSITE[type(place.ops[0])]()
    elif isinstance(place, ast.Constant):
        place.value += 1
    return f"line {place.lineno}: {before} → {ast.unparse(place)}"
