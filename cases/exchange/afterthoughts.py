"""What one place of a file says for another, once each is understood: open ends of tiers, terms in days, people in acts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from cases.exchange.spoken_values import CHINESE, SHORT, a_count, decimal, plain
from cases.exchange.tracks import Path, Tracks
from cases.exchange.typed import day, read
from enforcement.rules.facts import FineBaseFacts
from enforcement.rules.fine_bases import computed_range

UNBOUNDED = "999999999999.99"
MOST = 500
_UNITS = frozenset({"", "日", "天", "自然日", "个自然日"})


def settle(found: dict[str, Any], tracks: Tracks) -> None:
    """Changes the document that is being read; each part of it was made for that."""
    _tiers(found, tracks)
    _term(found, tracks)
    _people(found, tracks)


def _tiers(found: dict[str, Any], tracks: Tracks) -> None:
    """A tier of 以上 or 以下 reaches to the end of the statutory range, or to none.

    Only the outermost: where another tier lies beyond, its missing end is anybody's guess.
    """
    benchmark = found.get("benchmark")
    tiers = benchmark.get("tiers") if isinstance(benchmark, dict) else None
    if not isinstance(tiers, list):
        return
    ends = [(_number(each, "minimum"), _number(each, "maximum")) for each in tiers]
    lows, highs = [low for low, _ in ends if low is not None], [high for _, high in ends if high is not None]
    statute = _statute(found)
    for tier, (low, high) in zip(tiers, ends, strict=True):
        if not isinstance(tier, dict) or (low is None) is (high is None):
            continue
        if tier.get("maximum") is None and low is not None and all(each <= low for each in (*lows, *highs)):
            tier["maximum"] = _end(statute[1], UNBOUNDED, low, above=True)
        elif tier.get("minimum") is None and high is not None and all(each >= high for each in (*lows, *highs)):
            tier["minimum"] = _end(statute[0], "0", high, above=False)


def _end(stated: Any, otherwise: str, own: Decimal, *, above: bool) -> Any:
    """The end of the statute, unless the tier itself begins beyond it."""
    held = _decimal(stated)
    if held is None or (held < own if above else held > own):
        return otherwise
    return stated


def _number(given: Any, name: str) -> Decimal | None:
    return _decimal(given.get(name)) if isinstance(given, dict) else None


def _decimal(given: Any) -> Decimal | None:
    if isinstance(given, bool) or not isinstance(given, int | float | str) or len(str(given)[:SHORT]) == SHORT:
        return None
    return decimal(str(given))


def _statute(found: dict[str, Any]) -> tuple[Any, Any]:
    """Both ends of the range that the file states for this party."""
    violation, party = found.get("violation"), found.get("party")
    told = violation if isinstance(violation, dict) else {}
    kind = party.get("kind") if isinstance(party, dict) else None
    for name in ("range", kind if kind in ("individual", "unit") else ""):
        if isinstance(held := told.get(name), dict):
            return held.get("minimum"), held.get("maximum")
    stated = [held for name in ("individual", "unit") if isinstance(held := told.get(name), dict)]
    if len(stated) == 1 and kind not in ("individual", "unit"):
        return stated[0].get("minimum"), stated[0].get("maximum")
    return _computed(found.get("fine_base"))


def _computed(base: Any) -> tuple[Any, Any]:
    if not isinstance(base, dict) or any(_decimal(base.get(name)) is None for name in ("base", "low", "high")):
        return None, None
    try:
        held = computed_range(read(FineBaseFacts, {name: base.get(name) for name in ("way", "base", "low", "high")}))
    except (ValueError, ArithmeticError):
        return None, None
    return tuple(None if each is None else format(each, "f") for each in (held.minimum, held.maximum))  # type: ignore[return-value]  # two


def _term(found: dict[str, Any], tracks: Tracks) -> None:
    """An order to correct within so many days ends that many calendar days after it was told."""
    order = found.get("order")
    if not isinstance(order, dict) or "days" not in order:
        return
    days = _days(order["days"])
    at: Path = ("order", "days")
    if order["days"] is None:
        del order["days"]
        return
    if days is None:
        tracks.refuse(at, "改正期限写成自然日的整数，如 3；按工作日计算的，把最后一日写在 by，如 2025-06-06。")
        del order["days"]
        return
    told = order.get("told_on") or _last_order(found.get("acts"))
    del order["days"]
    try:
        until = (day(told) + timedelta(days)).isoformat() if isinstance(told, str) and len(told) <= SHORT else None
    except (ValueError, OverflowError):
        until = None
    if until is None:
        return
    if order.get("by") is None:
        order["by"] = until
        tracks.move(("order", "by"), tracks.sent(at))
    elif order["by"] != until:
        tracks.refuse(at, f"从责令之日起 {days} 日为 {until}，与 by 写的不同。请只写其中一项。")


def _days(given: Any) -> int | None:
    if isinstance(given, str) and len(given) <= SHORT:
        text = plain(given)
        for word in ("责令", "限期", "限", "于", "在"):
            text = text.removeprefix(word)
        for word in ("改正", "整改", "拆除", "清理", "内", "以"):
            text = text.removesuffix(word)
        given = a_count(text, _UNITS) if text and (text[0].isdigit() or text[0] in CHINESE) else None
    return given if type(given) is int and 0 < given <= 3660 else None


def _last_order(acts: Any) -> Any:
    listed = acts if isinstance(acts, list) else []
    days = [
        each["at"]
        for each in listed
        if isinstance(each, dict) and each.get("kind") == "order" and isinstance(each.get("at"), str)
    ]
    return days[-1] if days else None


def _people(found: dict[str, Any], tracks: Tracks) -> None:
    """Officers described in an act are described once, among the officers; a name that one of them has is that one."""
    acts, officers = found.get("acts"), found.get("officers", [])
    if not isinstance(acts, list) or not isinstance(officers, list) or len(acts) > MOST:
        return
    listed = list(officers)
    for place, act in enumerate(acts):
        people = act.get("officers") if isinstance(act, dict) else None
        if isinstance(people, list) and len(people) <= MOST:
            act["officers"] = [
                _mentioned(each, listed, ("acts", place, "officers", number), tracks)
                for number, each in enumerate(people)
            ]
    if len(listed) > len(officers):
        found["officers"] = listed


def _mentioned(given: Any, listed: list[Any], at: Path, tracks: Tracks) -> Any:
    """The id or the name by which the act knows the officer; what contradicts the list stays, to be refused."""
    if isinstance(given, str):
        return _by_name(given, listed)
    if not isinstance(given, dict) or not (who := _called(given)):
        return given
    same = [each for each in listed if isinstance(each, dict) and _is(each, given)]
    if len(same) > 1 or len(listed) >= MOST:
        return given
    if not same:
        tracks.move(("officers", len(listed)), tracks.sent(at))
        listed.append(dict(given))
        return who
    if any(same[0].get(name, held) != held for name, held in given.items()):
        return given
    for name, held in given.items():
        same[0].setdefault(name, held)
    return _called(same[0])


def _is(one: dict[str, Any], other: dict[str, Any]) -> bool:
    ids = one.get("id"), other.get("id")
    if all(each is not None for each in ids):
        return str(ids[0]) == str(ids[1])
    return one.get("name") is not None and one.get("name") == other.get("name")


def _called(officer: dict[str, Any]) -> str:
    return next(_words(officer.get("id"), officer.get("name"), officer.get("certificate_no")), "")


def _words(*given: Any) -> Iterator[str]:
    for each in given:
        whole = type(each) is int and abs(each) < 10**18
        if (whole or isinstance(each, str)) and str(each).strip():
            yield str(each)


def _by_name(name: str, listed: list[Any]) -> str:
    """The id of the one officer of that name, when nobody has it as an id."""
    people = [each for each in listed if isinstance(each, dict)]
    if any(str(each.get("id")) == name for each in people if isinstance(each.get("id"), str | int)):
        return name
    same = [each for each in people if each.get("name") == name]
    return _called(same[0]) if len(same) == 1 else name
