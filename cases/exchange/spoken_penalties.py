"""Penalties as people list them: fines with their sum inside the words, several in one line, orders beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cases.exchange.spoken_values import NUMERAL, an_amount, decimal, plain, written
from cases.exchange.translating import FINES, GAINS, GOODS, SPARED, WARNINGS

LONGEST = 200  # of the name of a penalty
KNOWN = FINES | GAINS | GOODS | SPARED | WARNINGS
FINE, WARNING, GAIN, THINGS, ORDER, OTHER = "罚款", "警告", "没收违法所得", "没收非法财物", "order", ""
_PARTS = re.compile(r"[、;。+]|(?<!\d),|,(?!\d{3})|并处以?|并给予|并")
_GOODS = re.compile(r"没收.*(非法财物|财物|工具|物品|设备|器具|车辆|设施)")
_GAINS = re.compile(r"没收.*(违法|非法)(所得|收入)")
_SPARED = re.compile(r"(不予|免予|免于)(行政)?处罚(决定)?")
_NEGATED = re.compile(r"不予|免予|免于|免除|不再|暂缓|减免|不处|不给予|未予|未处")
_AND = re.compile(r"以及|和|及|与")
_NAMES = re.compile(r"罚款|警告|没收|非法财物|违法所得")
_ORDER = re.compile(r"(责令|限期|立即|责成|自行)|(恢复原状|停止|改正|拆除|清理|清除|整改)")
_TERMS = re.compile(r"日内|逾期|缴纳|到期")  # how a fine is paid, and by when
_CLOSING = ("停产", "停业", "关闭", "限制")
_STATUTORY = re.compile(r"暂扣|吊销|降低|限制|停产|停业|关闭|拘留|通报批评|撤销|没收|取消|不予|免")
_SUM = re.compile(rf"({NUMERAL})\s*(?:元|圆|块)", re.ASCII)
_TOTAL = re.compile(rf"(?:共计|合计|总计)(?:人民币|罚款|¥)?\s*({NUMERAL})\s*元", re.ASCII)
_NAMED_ORDERS = ("责令", "限期改正")  # what is read as an order by its beginning
REMOVAL = "限期拆除"


class Unclear(ValueError):
    """What was listed may mean two things; the sentence says what to write."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One penalty out of the words. `what`: its kind, `ORDER`, or `OTHER`."""

    what: str
    words: str
    amount: str | None = None


def spoken(text: str) -> list[Spoken]:
    """The penalties that the words hold; one of another kind when nothing in them is known. Raises Unclear."""
    if text in KNOWN or len(text) > LONGEST:
        return [Spoken(text if text in KNOWN else OTHER, text)]
    clean = plain(text)
    found = [_one(each) for part in _PARTS.split(clean) for each in _joined(part.strip()) if each]
    if len(found) > 1 and all(each.what == OTHER for each in found):
        return [Spoken(OTHER, text)]
    for each in found:
        if len(found) > 1 and each.what == OTHER and not _STATUTORY.search(each.words):
            raise Unclear(f"看不出“{each.words}”是不是一项处罚。请逐项分开写，每项写 kind，有数额的写 amount。")
    return found or [Spoken(OTHER, text)]


def _joined(words: str) -> list[str]:
    """What 和 or 及 joins, where each side is a penalty; a second thing taken is taken like the first."""
    pieces = _AND.split(words)
    if len(pieces) == 1 or not all(_NAMES.search(each) for each in pieces):
        return [words]
    taken = "没收" in pieces[0]
    return [f"没收{each}" if taken and each.startswith(("非法财物", "违法所得")) else each for each in pieces]


def _one(words: str) -> Spoken:
    if found := _SPARED.search(words):
        return Spoken("不予处罚" if found[1] == "不予" else "免予处罚", words)
    if "加处" in words or "滞纳" in words:
        return Spoken(ORDER, "加处罚款")
    if any(each in words for each in _CLOSING):
        return Spoken(OTHER, words)
    if FINE not in words and (_ORDER.match(words) or _TERMS.search(words)):
        return Spoken(ORDER, words)
    if _NEGATED.search(words) and _NAMES.search(words):
        raise Unclear(f"“{words}”不是处罚。没有给予的处罚不写。")
    if WARNING in words and FINE in words:
        raise Unclear("警告和罚款请分开写，每项写 kind，罚款的数额写在 amount。")
    for what, told in ((FINE, FINE in words), (GAIN, _GAINS.search(words)), (THINGS, _GOODS.search(words))):
        if told:
            return Spoken(what, words, _sum(words))
    return Spoken(WARNING if words in _WARNINGS else OTHER, words)


_WARNINGS = frozenset({"警告", "给予警告", "处警告", "予以警告", "警告处罚", "行政警告"})


def _sum(words: str) -> str | None:
    """The one amount in the words. Raises Unclear when there are several and none is their total."""
    amounts = {held for found in _SUM.finditer(words) if (held := decimal(found[1])) is not None}
    if total := _TOTAL.search(words):
        held = decimal(total[1])
        return None if held is None else written(held)
    if len(amounts) > 1:
        raise Unclear("这里写了几个数额，看不出是哪一个。种类写“罚款”，数额写在 amount。")
    return written(amounts.pop()) if amounts else None


def penalties(given: Any) -> list[dict[str, Any]] | None:
    """What one entry lists, each as its own; None when it is no penalty at all. Raises Unclear."""
    told = {"kind": given} if isinstance(given, str) else given
    if not isinstance(told, dict) or not isinstance(told.get("kind"), str):
        return None
    found = spoken(told["kind"])
    stated = told.get("amount")
    more = {name: each for name, each in told.items() if name not in ("kind", "amount")}
    paid = [each for each in found if each.what in (FINE, GAIN, THINGS)]
    if stated is not None and len(found) > 1:
        _belongs(paid, stated)
    entries = []
    for each in found:
        entry = {"kind": _named(each)}
        if each.amount is not None:
            entry["amount"] = each.amount
        if stated is not None and (len(found) == 1 or each in paid):
            entry["amount"] = _agreed(each.amount, stated)
        entries.append({**entry, **(more if each is found[0] else {})})
    return entries


def _belongs(paid: list[Spoken], stated: Any) -> None:
    if len(paid) != 1:
        raise Unclear("这里列了几项，看不出数额属于哪一项。请逐项分开写，每项写 kind 和 amount。")


def _agreed(inside: str | None, stated: Any) -> Any:
    held = an_amount(stated)
    if inside is None or isinstance(held, bool) or not isinstance(held, str | int | float):
        return stated
    said = decimal(str(held))
    if said is not None and said != Decimal(inside):
        raise Unclear(f"种类里写的数额（{inside} 元）与 amount 不同。种类写“罚款”，数额写在 amount。")
    return stated


def _named(each: Spoken) -> str:
    return each.words if each.what in (ORDER, OTHER) else each.what


def is_order(kind: Any) -> bool:
    """Whether the name is that of an order beside a penalty."""
    try:
        return isinstance(kind, str) and len(kind) <= LONGEST and _one(plain(kind)).what == ORDER
    except Unclear:
        return False


def beside(entries: list[Any], others: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """The place and the name of each order as it is read: none is a penalty.

    Only when a removal is all that was decided it stays what it is, so that it is judged as a decision.
    """
    kinds = [each.get("kind") if isinstance(each, dict) else None for each in entries]
    alone = not others and all(is_order(kind) for kind in kinds)
    for place, kind in enumerate(kinds):
        if not isinstance(kind, str) or not is_order(kind):
            continue
        if alone and "拆除" in kind:
            yield place, REMOVAL
        elif not kind.startswith((*_NAMED_ORDERS, "加处")):
            yield place, f"责令{kind}"
