"""One way of writing a value as bytes, so that equal values have equal fingerprints."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any


def moment(value: datetime) -> str:
    """UTC with microseconds; ValueError when naive."""
    if value.tzinfo is None:
        raise ValueError("a moment must be aware")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date | Decimal | uuid.UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


def _refuse_float(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError("a float has no canonical form; use Decimal or a whole number")
    if isinstance(value, dict):
        for part in value.values():
            _refuse_float(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _refuse_float(part)


def canonical(value: Any) -> bytes:
    """JSON in UTF-8 with sorted keys and no spaces.

    Dates, moments (as UTC), Decimals and UUIDs become text. TypeError for floats and anything else.
    """
    _refuse_float(value)
    return json.dumps(
        value, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()
