"""docs/performance.md has a first part, written by a whole run, and sections of measurements that are run by themselves."""

from __future__ import annotations

from tests.databases import PROJECT

FILE = PROJECT / "docs" / "performance.md"
HEAD = "\n## "


def write_first(text: str) -> None:
    """Replaces the first part; the sections stay."""
    _, *sections = FILE.read_text(encoding="utf-8").split(HEAD)
    FILE.write_text(HEAD.join([text, *sections]), encoding="utf-8")


def write_section(title: str, body: str) -> None:
    """Replaces the section of this title, or adds it."""
    first, *sections = FILE.read_text(encoding="utf-8").split(HEAD)
    others = [each for each in sections if each.partition("\n")[0] != title]
    FILE.write_text(HEAD.join([first, *others, f"{title}\n\n{body}\n"]), encoding="utf-8")
