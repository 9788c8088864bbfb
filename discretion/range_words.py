"""The range of a fine in words, for each kind of party."""

from __future__ import annotations

from decimal import Decimal

from discretion.models import ViolationVersion
from enforcement.wording import money_words

NO_FINE = "不处罚款"
OPEN = "罚款，数额条文未定，由地方规定"
UNITS = {"multiple": "{} 倍", "share": "{}%"}
BASES = {"multiple": "基数的 ", "share": "基数（工程造价等）的 ", "per_day": "每日 ", "per_unit": "每平方米（件等） "}


def range_words(row: ViolationVersion, kind: str) -> str:
    """`￥20 至 ￥50`, `￥200 以下`, `基数的 5% 至 10%`; that there is no fine, or no figure."""
    low, high = getattr(row, f"{kind}_min"), getattr(row, f"{kind}_max")
    if low is None and high is None:
        return NO_FINE
    if high is None:
        return OPEN if not low else at_least(figure(low, row.way))
    if low == high:
        return BASES.get(row.way, "") + figure(high, row.way)
    written = f"{figure(low, row.way)} 至 {figure(high, row.way)}" if low else at_most(figure(high, row.way))
    return BASES.get(row.way, "") + written


def figure(value: Decimal, way: str) -> str:
    """One end of a range: yuan, a share, a multiple, an amount a day or a square metre."""
    if way == "share":
        return UNITS[way].format(f"{(value * 100).normalize():f}")
    if way == "multiple":
        return UNITS[way].format(f"{value.normalize():f}")
    return UNITS.get(way, "{}").format(money_words(value))


def at_least(written: str, included: bool = True) -> str:
    """`￥500 以上`, the figure included; `超过 ￥500` when it is not."""
    return f"{_apart(written)}以上" if included else f"超过 {written}"


def at_most(written: str, included: bool = True) -> str:
    """`￥500 以下`, the figure included; `不足 ￥500` when it is not."""
    return f"{_apart(written)}以下" if included else f"不足 {written}"


def _apart(written: str) -> str:
    """A space stands between a figure and Chinese, none between Chinese words."""
    return written if written.endswith("倍") else f"{written} "
