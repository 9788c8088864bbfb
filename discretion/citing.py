"""Cited articles as they are stored with a clause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from enforcement.rules.findings import Article

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}
MOST_DIGITS = 4


def article(row: Mapping[str, Any]) -> Article:
    """A cited article as stored: law, number, paragraph, item."""
    return Article(row["law"], row["number"], row.get("paragraph") or "", row.get("item") or "")


def articles(rows: Any) -> tuple[Article, ...]:
    """One or several cited articles."""
    return tuple(article(row) for row in (rows if isinstance(rows, list) else [rows]) if row)


def number_of(written: str) -> int | None:
    """The number of an article as people write it: 33, 三十三, 一千一百六十九; None when it is none."""
    if written.isdecimal():
        return int(written) if len(written) <= MOST_DIGITS else None
    total, digit = 0, 0
    for sign in written:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _PLACES:
            total, digit = total + (digit or 1) * _PLACES[sign], 0
        else:
            return None
    return total + digit or None
