"""The house as its rules say: one door, no long files or functions, no rooms for everything and nothing."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("enforcement", "community", "discretion", "cases", "supervision")
FORBIDDEN = {"utils", "helpers", "common", "manager", "process", "handle", "misc"}


def sources() -> Iterator[Path]:
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sources():
        yield path, tree_of(path)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_only_the_door_moves_a_case() -> None:
    """A state is assigned, saved by `update`, or `arrive` is called, in step.py and nowhere else (opening calls it first)."""
    for path, tree in trees():
        if path.name == "step.py" and path.parent.name == "actions":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign | ast.AugAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    assert not (isinstance(target, ast.Attribute) and target.attr == "state"), (
                        f"{name(path)}:{node.lineno}"
                    )
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called.endswith("arrive") or called == "arrive":
                    assert name(path) == "cases/actions/opening.py", f"{name(path)}:{node.lineno} calls {called}"
                if called.endswith((".update", ".filter_update")):
                    given = {keyword.arg for keyword in node.keywords}
                    assert "state" not in given, f"{name(path)}:{node.lineno} updates a state"


def test_only_actions_write_the_record() -> None:
    allowed = re.compile(
        r"^(enforcement/kernel|cases/actions|enforcement/actions|supervision/actions|discretion/actions)/"
    )
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("record.append", "record.append_many"):
                assert allowed.match(name(path)), f"{name(path)}:{node.lineno}"


@pytest.mark.parametrize("path", list(sources()), ids=name)
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300, "a file of more than 300 lines"
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            if body:
                length = (body[-1].end_lineno or 0) - body[0].lineno + 1
                assert length <= 30, f"{node.name} has {length} lines"


def test_no_room_is_called_by_a_word_for_everything() -> None:
    for path in sources():
        assert not FORBIDDEN & set(path.relative_to(ROOT).with_suffix("").parts), name(path)


def test_public_functions_of_actions_and_kernel_say_what_they_promise() -> None:
    for path, tree in trees():
        if not name(path).startswith(("cases/actions", "enforcement/kernel", "enforcement/rules", "cases/procedure")):
            continue
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{name(path)}: {node.name} has no docstring"


def test_nothing_tells_of_this_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    machine = re.compile(r"(?<![A-Za-z0-9_.])/(work|farm|root)/")
    for each in listed:
        path = ROOT / each
        if path.suffix in {".png", ".jpg", ".lock"} or not path.is_file() or path == Path(__file__):
            continue
        found = machine.search(path.read_text(encoding="utf-8", errors="ignore"))
        assert found is None, f"{each} names a path of one machine"


def test_no_signals() -> None:
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith("django.db.models.signals"), name(path)
                assert node.module != "django.dispatch", name(path)
