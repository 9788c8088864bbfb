"""One thing that a file still lacks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lack:
    """One missing thing: its name, why it is needed, and the step that brings it ("" when no step does)."""

    name: str
    why: str
    step: str
    words: str
