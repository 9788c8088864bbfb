"""Days, moments, amounts, counts and yes or no as people write them, in the one way the format has."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Any

from cases.exchange.typed import day

SHORT = 60  # nobody writes a day or an amount in more characters
_CANONICAL = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?", re.ASCII)
_AS_NUMBERS = range(1000, 10**8)  # a year, or a day of eight figures
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*[日号]?|\s*月)?", re.ASCII)
_YEAR = re.compile(r"(\d{4})年?", re.ASCII)
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_WEEKDAY = re.compile(r"\((?:星期|周)[一二三四五六日天]\)")
_TIME = re.compile(
    r"[T\s]*(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)?\s*(\d{1,2})"
    r"(?::(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?|\s*[时点]\s*(?:(\d{1,2})分?|(半)|整)?(?:\s*(\d{1,2})秒)?)许?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_PART_OF_DAY = re.compile(r"\s*(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上)")
LATE = ("下午", "傍晚", "晚上", "晚")
DIGITS = {**{word: at for at, word in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2, "俩": 2} | {
    word: at for at, word in enumerate("壹贰叁肆伍陆柒捌玖", 1)
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BIG = {"万": 10**4, "亿": 10**8}
CHINESE = "".join((*DIGITS, *TENS, *BIG))
NUMERAL = rf"(?:\d[\d,]*(?:\.\d+)?[{''.join(TENS)}万亿]*)+|[{CHINESE}]+"
_PLAIN = re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?([十百千万亿]{0,2})", re.ASCII)
_MIXED = re.compile(r"(\d{1,6})万(?:(\d)千)?(\d{3,4})?", re.ASCII)
_CURRENCY = re.compile(r"^(?:人民币|rmb|cny|¥)+\s*|\s*(?:元整|圆整|元人民币|元|圆|块钱|块)$", re.IGNORECASE)
YES, NO = frozenset({"是", "true", "yes", "是的"}), frozenset({"否", "false", "no", "不是"})
HAVING, LACKING = frozenset({"有"}), frozenset({"无", "没有"})
NEGATED = ("没", "不", "无", "未")


def plain(text: str) -> str:
    """Full-width signs as half-width ones, nothing around it."""
    return unicodedata.normalize("NFKC", text).strip()


def a_day(given: Any) -> Any:
    """A legal day, month or year; what is none comes back as it was sent."""
    found = a_moment(given)
    if not isinstance(found, str) or "T" not in found:
        return found
    try:
        return day(found).isoformat()
    except (ValueError, OverflowError):
        return given


def a_moment(given: Any) -> Any:
    """A moment, or the day alone where no hour is told."""
    if type(given) is int and given in _AS_NUMBERS:
        given = str(given)
    if not isinstance(given, str) or len(given) > SHORT or _CANONICAL.fullmatch(given):
        return given
    text = _WEEKDAY.sub("", plain(given))
    if found := _YEAR.fullmatch(text):
        return found[1]
    if found := _EIGHT.fullmatch(text):
        return "-".join(found.groups())
    begun = _DAY.match(text)
    if begun is None:
        return given
    date = "-".join(each.zfill(2) for each in begun.groups() if each)
    rest = text[begun.end() :]
    if not rest.strip() or _PART_OF_DAY.fullmatch(rest):
        return date
    told = _TIME.fullmatch(rest)
    hour = None if told is None or begun[3] is None else _hour(told[1], int(told[2]))
    if told is None or hour is None:
        return given
    minute = "30" if told[6] else (told[3] or told[5] or "0").zfill(2)
    seconds = told[4] or told[7]
    return f"{date}T{hour:02}:{minute}{':' + seconds.zfill(2) if seconds else ''}{told[8] or ''}"


def _hour(part: str | None, hour: int) -> int | None:
    """The hour of the day; None for twelve at night, which may be either end of it."""
    if part in LATE:
        return None if hour == 12 and part != "下午" else hour + 12 if hour < 12 else hour
    if part == "中午":
        return hour + 12 if hour < 3 else hour
    return 0 if part == "凌晨" and hour == 12 else hour


def number(text: str) -> int | None:
    """A Chinese numeral."""
    total = section = digit = 0
    fresh = False  # whether a digit waits for its place
    for each in text:
        if each in DIGITS:
            if fresh and digit:
                return None
            digit, fresh = DIGITS[each], True
        elif each in TENS:
            section += (digit if fresh and digit else 1) * TENS[each]
            digit, fresh = 0, False
        elif each in BIG:
            total = (total + section + digit) * BIG[each]
            section = digit = 0
            fresh = False
        else:
            return None
    if digit and len(text) > 1 and text[-2] in "百佰千仟万亿":
        return None  # 两万五 may be 20005 or 25000
    return total + section + digit if text else None


def an_amount(given: Any) -> Any:
    """An amount in yuan as a decimal string; what is none comes back as it was sent."""
    if not isinstance(given, str) or len(given) > SHORT:
        return given
    found = decimal(_CURRENCY.sub("", _CURRENCY.sub("", plain(given))).strip())
    return given if found is None else written(found)


def decimal(text: str) -> Decimal | None:
    """What a figure or a numeral says."""
    if found := _PLAIN.fullmatch(text):
        amount = Decimal(found[1] + found[2].replace(",", "") + (found[3] or ""))
        for unit in found[4]:
            amount *= TENS.get(unit) or BIG[unit]
        return amount
    if found := _MIXED.fullmatch(text):
        return Decimal(int(found[1]) * 10**4 + int(found[2] or 0) * 1000 + int(found[3] or 0))
    if text and len(text) <= 20 and all(each in CHINESE for each in text):
        held = number(text)
        return None if held is None else Decimal(held)
    return None


def written(amount: Decimal) -> str:
    """Without an exponent."""
    return format(amount, "f")


def a_share(given: Any) -> Any:
    """A share of one: 5% is 0.05."""
    if not isinstance(given, str) or len(given) > SHORT:
        return given
    text = plain(given)
    if text.startswith("百分之"):
        found = decimal(text.removeprefix("百分之"))
    elif text.endswith("%"):
        found = decimal(text[:-1].strip())
    else:
        return an_amount(given)
    return given if found is None else written((found / 100).normalize())


def a_flag(given: Any, title: str) -> Any:
    """Yes or no; 有 and 无 only where the question itself holds no negation."""
    if not isinstance(given, str) or len(given) > SHORT:
        return given
    word = plain(given).lower()
    plainly = not any(each in title for each in NEGATED)
    if word in YES or (plainly and word in HAVING):
        return True
    return False if word in NO or (plainly and word in LACKING) else given


_COUNT = re.compile(rf"(\d{{1,12}}|[{CHINESE}]{{1,8}})\s*(.*)", re.ASCII)
COUNTED = frozenset({"", "人", "名", "份", "件", "张", "次", "期", "个", "日", "天", "自然日", "个自然日"})


def a_count(given: Any, units: frozenset[str] = COUNTED) -> Any:
    """A whole number, with or without what is counted."""
    if not isinstance(given, str) or len(given) > SHORT:
        return given
    found = _COUNT.fullmatch(plain(given))
    if found is None or found[2] not in units:
        return given
    held = decimal(found[1])
    return given if held is None else int(held)
