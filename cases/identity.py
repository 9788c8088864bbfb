"""Numbers of identity: checked by python-stdnum, compared by keyed hash, never shown whole (STD-01)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from cases.queries import normal_number
from enforcement.kernel.crypto import lookup


def check(kind: str, number: str) -> Literal["ok", "bad", "not_checked"]:
    """Whether the check digit fits the kind of document; other documents have none."""
    normal = normal_number(number)
    if not normal or kind not in ("resident", "credit"):
        return "not_checked"
    try:
        (ric if kind == "resident" else uscc).validate(normal)
    except ValidationError:
        return "bad"
    return "ok"


def birthday(kind: str, number: str) -> date | None:
    """The birthday a sound resident identity number carries; None for anything else."""
    if kind != "resident" or check(kind, number) != "ok":
        return None
    return ric.get_birth_date(normal_number(number))


def lookup_of(number: str) -> bytes | None:
    """The keyed hash under which a number is found; None for no number."""
    normal = normal_number(number)
    return lookup(normal) if normal else None


def key(number: str) -> str:
    """The same hash as text, for facts."""
    found = lookup_of(number)
    return found.hex() if found else ""
