"""Reading what people and programs ask a calculator: plain values in, typed refusals out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from enforcement.rules.calendar import ONE_DAY
from enforcement.rules.legal_day import LEGAL_ZONE
from enforcement.rules.periods import Interval

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
INTERVALS_AT_MOST, DAYS_AT_MOST = 100, 3660
YES = frozenset({"true", "yes", "1", "是", "有"})
NO = frozenset({"false", "no", "0", "否", "无"})


class BadQuestion(ValueError):
    """A question that cannot be answered as it was put: the field, and in Chinese what to change."""

    def __init__(self, field: str, says: str) -> None:
        self.field = field
        self.says = says
        super().__init__(says)


def day_of(value: object, field: str) -> date:
    """A day written as 2025-09-26. Raises BadQuestion for anything else or outside 1900 to 2100."""
    if isinstance(value, date) and not isinstance(value, datetime):
        found = value
    else:
        text = value.strip() if isinstance(value, str) else ""
        try:
            found = date.fromisoformat(text if len(text) == 10 else "")
        except ValueError:
            raise BadQuestion(field, f"{_named(value)} 不是日期。请写成 2025-09-26 的样子。") from None
    if not FIRST <= found <= LAST:
        raise BadQuestion(field, f"{found.isoformat()} 超出范围。请填写 1900 年至 2100 年之间的日期。")
    return found


def time_of(value: object, field: str) -> time:
    """A time of day written as 15:20, in legal time."""
    text = value.strip().replace("：", ":") if isinstance(value, str) else ""
    text = f"0{text}" if text[1:2] == ":" else text
    try:
        found = time.fromisoformat(text if ":" in text else "")
    except ValueError:
        raise BadQuestion(field, f"{_named(value)} 不是时刻。请写成 15:20 的样子。") from None
    if found.tzinfo is not None:
        raise BadQuestion(field, "时刻按北京时间填写，不要写时区。")
    return found


def moment_of(day: date, at: time) -> datetime:
    """The aware moment of a day and a time in legal time."""
    return datetime.combine(day, at, LEGAL_ZONE)


def moment_written(value: object, field: str) -> datetime | None:
    """A moment written as 2025-10-03T15:20, without zone in legal time; None for anything that is no moment."""
    if not isinstance(value, str) or "T" not in value:
        return None
    try:
        found = datetime.fromisoformat(value.strip())
    except ValueError:
        raise BadQuestion(field, f"{_named(value)} 不是日期。请写成 2025-09-26 的样子。") from None
    return found.replace(tzinfo=LEGAL_ZONE) if found.tzinfo is None else found.astimezone(LEGAL_ZONE)


def yes_or_no(value: object, field: str) -> bool:
    """True or false, also as the words people type."""
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower() if isinstance(value, str | int) else ""
    if text in YES or text in NO:
        return text in YES
    raise BadQuestion(field, f"{_named(value)} 不是「是」或者「否」。请填写 true 或者 false。")


def whole(value: object, field: str, low: int, high: int) -> int:
    """A whole number from `low` to `high`."""
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not text.isascii() or not text.isdecimal() or len(text) > 9 or not low <= int(text) <= high:
        raise BadQuestion(field, f"{_named(value)} 不对。请填写 {low} 至 {high} 的整数。")
    return int(text)


def money(value: object, field: str) -> Decimal:
    """An amount in yuan, not negative, to the cent, below a thousand milliards."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise BadQuestion(field, f"{_named(value)} 不是金额。请填写数字，单位为元。")
    try:
        found = Decimal(str(value).strip().replace(",", "").removesuffix("元"))
    except InvalidOperation:
        raise BadQuestion(field, f"{_named(value)} 不是金额。请填写数字，单位为元。") from None
    if not found.is_finite() or found < 0 or found >= Decimal(10) ** 12:
        raise BadQuestion(field, f"{_named(value)} 不是可以使用的金额。请填写不小于 0 的数字。")
    if found != found.quantize(Decimal("0.01")):
        raise BadQuestion(field, f"{_named(value)} 的小数超过两位。金额最多写到分。")
    return found


def intervals_of(value: object, field: str) -> tuple[Interval, ...]:
    """Closed intervals of days: a list of pairs, or text such as 2025-10-13/2025-10-22, several with commas."""
    pairs = _pairs(value, field)
    found = []
    for pair in pairs:
        if isinstance(pair, str) or not isinstance(pair, Sequence) or len(pair) != 2:
            raise BadQuestion(field, '每段期间须有开始和结束两个日期，例如 ["2025-10-13", "2025-10-22"]。')
        first, last = day_of(pair[0], field), day_of(pair[1], field)
        if last < first:
            raise BadQuestion(field, f"期间 {first.isoformat()} 至 {last.isoformat()} 的结束日期早于开始日期。请核对。")
        found.append((first, last))
    if len(found) > INTERVALS_AT_MOST or sum((last - first + ONE_DAY).days for first, last in found) > DAYS_AT_MOST:
        raise BadQuestion(field, f"期间最多 {INTERVALS_AT_MOST} 段，合计不超过 {DAYS_AT_MOST} 日。请减少。")
    return tuple(found)


def _pairs(value: object, field: str) -> Sequence[object]:
    if isinstance(value, str):
        text = value.strip()
        if not text.startswith("["):
            return [tuple(each.strip().split("/")) for each in text.split(",") if each.strip()]
        try:
            value = json.loads(text)
        except ValueError:
            raise BadQuestion(field, '期间写法不对。请写成 [["2025-10-13","2025-10-22"]]。') from None
    if not isinstance(value, Sequence):
        raise BadQuestion(field, "期间须是一个列表，每段写开始和结束两个日期。")
    flat = len(value) == 2 and all(isinstance(each, str | date) for each in value)
    return [tuple(value)] if flat else value


def choice(value: object, field: str, known: Mapping[str, str]) -> str:
    """A key of `known`, or the word it stands for."""
    text = value.strip() if isinstance(value, str) else ""
    for key, name in known.items():
        if text in (key, name):
            return key
    listed = "、".join(f"{key}（{name}）" for key, name in known.items())
    raise BadQuestion(field, f"{_named(value)} 不在可选范围内。请选：{listed}。")


def object_of(value: object, field: str) -> Mapping[str, object]:
    """A mapping of names to values."""
    if not isinstance(value, Mapping):
        raise BadQuestion(field, "须是一个对象，写明各项的名称和值。")
    return {str(key): each for key, each in value.items()}


def only(given: Mapping[str, object], known: frozenset[str], field: str) -> None:
    """Refuses a name that is not known here."""
    for name in given:
        if name not in known:
            listed = "、".join(sorted(known)) or "无"
            where = f"{field}.{name}" if field else name
            raise BadQuestion(where, f"不认识「{name[:40]}」。可以填写的有：{listed}。")


def _named(value: object) -> str:
    text = str(value).strip() if value is not None else ""
    return f"「{text[:40]}」" if text else "没有填写，或者"
