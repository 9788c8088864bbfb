"""A stored calculation as the steps of its sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template

from cases.sheet import Entry, stored

register = template.Library()


@register.filter(name="sheet")
def sheet_of(rows: Iterable[Any]) -> tuple[Entry, ...]:
    """The steps; a plain line of an older decision is a step with its result alone."""
    return stored(rows)
