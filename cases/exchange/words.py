"""The Chinese titles of the properties of an exchanged file."""

from __future__ import annotations


def title_of(part: type, name: str) -> str:
    """What the property is called."""
    return name
