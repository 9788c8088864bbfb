"""The decision as people write it: penalties as words, one without a list, orders among them."""

from __future__ import annotations

from typing import Any

from cases.exchange.spoken_penalties import Unclear, beside, is_order, penalties
from cases.exchange.tracks import Path, Tracks


def decision(given: Any, at: Path, tracks: Tracks) -> Any:
    """The decision with each penalty as its own and no order among the other kinds."""
    if not isinstance(given, dict) or not isinstance(given.get("penalties", []), list | str | dict | type(None)):
        return given
    if not {"penalties", "other_kinds"} & given.keys():
        return given
    found = dict(given)
    listed = _listed(given.get("penalties"), (*at, "penalties"), tracks)
    _orders_of_other_kinds(found, listed, at, tracks)
    others = {name: held for name in AMOUNTS if (held := found.get(name)) not in (None, False, [], "")}
    for number, name in beside(listed, others):
        listed[number] = {**listed[number], "kind": name}
    if listed or given.get("penalties") is not None:
        found["penalties"] = listed
    return found


def _listed(sent: Any, place: Path, tracks: Tracks) -> list[Any]:
    """All penalties that the entries hold; a single one need not stand in a list."""
    listed: list[Any] = []
    one = isinstance(sent, str | dict)
    for number, each in enumerate([sent] if one else sent or ()):
        origin = tracks.sent(place) if one else (*tracks.sent(place), number)
        for entry in _entries(each, origin, tracks):
            tracks.move((*place, len(listed)), origin)
            if isinstance(each, str):
                tracks.move((*place, len(listed), "kind"), origin)
                tracks.move((*place, len(listed), "amount"), origin)
            listed.append(entry)
    return listed


def _entries(given: Any, origin: Path, tracks: Tracks) -> list[Any]:
    try:
        return penalties(given) or [given]
    except Unclear as unclear:
        tracks.refuse(origin, str(unclear))
        return [given]


AMOUNTS = ("fine", "gains", "goods_value", "warning", "other_kinds")


def _orders_of_other_kinds(found: dict[str, Any], listed: list[Any], at: Path, tracks: Tracks) -> None:
    """An order among the other kinds is none of them: it stands in the list, as on the paper."""
    kinds = [held] if isinstance(held := found.get("other_kinds"), str) else held
    if not isinstance(kinds, list) or not any(is_order(each) for each in kinds):
        return
    place: Path = (*at, "other_kinds")
    left: list[Any] = []
    for number, each in enumerate(kinds):
        origin = (*tracks.sent(place), number) if isinstance(held, list) else tracks.sent(place)
        if is_order(each):
            tracks.move((*at, "penalties", len(listed)), origin)
            listed.append({"kind": each})
        else:
            tracks.move((*place, len(left)), origin)
            left.append(each)
    found["other_kinds"] = left
