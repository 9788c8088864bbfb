"""What the machine must have for papers is looked at when the project starts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cases import checks


def ids() -> list[str]:
    """What the check says, by its ids."""
    return [str(found.id) for found in checks.papers_can_be_made(None)]


def test_a_machine_as_set_up_is_not_objected_to() -> None:
    assert ids() == []


def test_the_missing_library_is_named_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "SUBSET", ("libno-such-thing.so.0",))
    found = checks.papers_can_be_made(None)
    assert [each.id for each in found] == ["cases.W001"]
    assert "libharfbuzz-subset0" in str(found[0].hint)


def test_missing_bold_fonts_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(checks, "FONT_FOLDERS", (str(tmp_path),))
    assert ids() == ["cases.W002"]


def test_an_official_font_that_is_not_there_stops_the_start(settings: Any, tmp_path: Path) -> None:
    settings.OFFICIAL_FONT_PATH = tmp_path / "none.ttf"
    assert ids() == ["cases.E001"]


def test_the_check_belongs_to_every_start() -> None:
    from django.core.checks.registry import registry

    assert checks.papers_can_be_made in registry.registered_checks
