"""Money in capital characters, dates and times as papers write them, and check codes."""

from __future__ import annotations

import hmac
import secrets
from datetime import date, datetime
from decimal import Decimal

from enforcement.kernel.clock import SHANGHAI

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_CENT = Decimal("0.01")
_MOST = Decimal(10) ** 16

# Crockford's alphabet: no I, L, O or U, so that a code read aloud or copied by hand stays one code.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_CODE_LENGTH = 10  # 50 bits


def money_words(amount: Decimal) -> str:
    """Yuan in capital characters: 150 → 人民币壹佰伍拾元整, 16409.02 → 人民币壹万陆仟肆佰零玖元零贰分.

    ValueError for zero, less, or more than two places.
    """
    if not amount.is_finite() or amount <= 0 or amount >= _MOST or amount != amount.quantize(_CENT):
        raise ValueError(f"{amount} is no amount of yuan")
    yuan, cents = divmod(int(amount * 100), 100)
    words = f"{_whole(yuan)}元" if yuan else ""
    jiao, fen = divmod(cents, 10)
    if not cents:
        return f"人民币{words}整"
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    elif yuan:
        words += "零"
    return f"人民币{words}{_DIGITS[fen]}分" if fen else f"人民币{words}整"


def _whole(number: int) -> str:
    words, zero, group = "", False, 0
    while number:
        number, four = divmod(number, 10_000)
        if four:
            gap = "零" if zero and words else ""
            words = _four(four) + _GROUPS[group] + gap + words
            zero = four < 1000
        else:
            zero = bool(words) or zero
        group += 1
    return words


def _four(number: int) -> str:
    words, zero = "", False
    for place, name in zip((1000, 100, 10, 1), reversed(_PLACES), strict=True):
        digit, number = divmod(number, place)
        if digit:
            words += ("零" if zero and words else "") + _DIGITS[digit] + name
        zero = digit == 0
    return words


def figure(amount: Decimal) -> str:
    """Yuan in figures with the full-width sign: ￥90,000.00."""
    return f"￥{amount:,.2f}"


def plain(amount: Decimal) -> str:
    """Yuan inside a sentence, cents only where there are any: 200, 0.50."""
    return f"{amount.normalize():f}" if amount == amount.to_integral_value() else f"{amount:.2f}"


def chinese_date(day: date) -> str:
    """2026年11月23日, without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_moment(moment: datetime) -> str:
    """2026年11月23日9时05分, in Asia/Shanghai; ValueError when naive."""
    if moment.tzinfo is None:
        raise ValueError("a time on a paper needs an aware moment")
    local = moment.astimezone(SHANGHAI)
    return f"{chinese_date(local.date())}{local.hour}时{local.minute:02}分"


def new_code() -> str:
    """A check code nobody can guess: ten characters, 50 bits, in two groups of five: 7K3M9-QXF2A."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    return f"{code[:5]}-{code[5:]}"


def normal_code(typed: str) -> str:
    """The characters of a code as typed: any case, hyphens and spaces left out, O for 0, I and L for 1."""
    return "".join(sign for sign in typed.upper().translate(_READ_AS) if sign in _ALPHABET)


def same_code(typed: str, stored: str) -> bool:
    """Whether a typed code is the stored one, in constant time."""
    return hmac.compare_digest(normal_code(typed).encode(), normal_code(stored).encode())
