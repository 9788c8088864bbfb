"""The range of a fine in words, for each kind of party."""

from __future__ import annotations

from decimal import Decimal

from discretion.models import ViolationVersion
from enforcement.wording import money_words

NO_FINE = "不处罚款"
OPEN = "罚款，数额条文未定，由地方规定"
UNITS = {"multiple": "{} 倍", "share": "{}%", "per_day": "每日 {}", "per_unit": "每平方米（件） {}"}
BASES = {"multiple": "基数的 ", "share": "基数（工程造价等）的 ", "per_day": "", "per_unit": ""}


def range_words(row: ViolationVersion, kind: str) -> str:
    """`￥20 至 ￥50`, `￥200 以下`, `基数的 5% 至 10%`; that there is no fine, or no figure."""
    low, high = getattr(row, f"{kind}_min"), getattr(row, f"{kind}_max")
    if low is None and high is None:
        return NO_FINE
    if high is None:
        return OPEN if not low else f"{_figure(low, row.way)} 以上"
    if low == high:
        return BASES.get(row.way, "") + _figure(high, row.way)
    written = f"{_figure(low, row.way)} 至 {_figure(high, row.way)}" if low else f"{_figure(high, row.way)} 以下"
    return BASES.get(row.way, "") + written


def _figure(value: Decimal, way: str) -> str:
    if way == "share":
        return UNITS[way].format(f"{(value * 100).normalize():f}")
    if way == "multiple":
        return UNITS[way].format(f"{value.normalize():f}")
    return UNITS.get(way, "{}").format(money_words(value))
