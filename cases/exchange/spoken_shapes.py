"""Shapes in which people write a part: two ends as a list, a name for a person, one word for a section."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from cases.exchange.extras import ActPart, DecisionPart
from cases.exchange.reading import DATED_BY_ACTS
from cases.exchange.spoken_decision import decision
from cases.exchange.spoken_values import (
    CHINESE,
    NUMERAL,
    SHORT,
    a_count,
    a_moment,
    decimal,
    plain,
    written,
)
from cases.exchange.spoken_words import a_word, words_of
from cases.exchange.tracks import Path, Tracks
from cases.exchange.typed import properties
from enforcement.rules import facts as parts

POINT: Mapping[str, str] = MappingProxyType(
    {"ok": "ok", "没有问题": "ok", "无问题": "ok", "合格": "ok", "通过": "ok", "fault": "fault", "有问题": "fault"}
)
RENAMED = {"min": "minimum", "max": "maximum"}
_ENDS = re.compile(
    rf"(?:({NUMERAL})\s*(元)?(?:以上|至|到|-|—|~|～))?\s*(?:(不满|不足|低于)?({NUMERAL})\s*元(以下)?)?(?:的?罚款)?"
)
_LIMIT = re.compile(
    rf"(?:责令|限期|限|在|于)?(\d{{1,3}}|[{CHINESE}]{{1,4}})\s*(?:个)?(?:自然)?[日天](?:内|以内)?(?:改正|整改|清理|拆除|完成)*"
)
AT_ONCE = frozenset({"立即改正", "责令立即改正", "当场改正", "责令当场改正", "立即"})
_ISO_DAY = re.compile(r"\d{4}(-\d{2}){0,2}(T.*)?", re.ASCII)


def shaped(part: type, given: Any, at: Path, tracks: Tracks) -> Any:
    """The part in the shape of the format."""
    return SHAPES[part](given, at, tracks) if part in SHAPES else given


def short(section: str, given: Any, at: Path, tracks: Tracks) -> Any:
    """One word for a whole section: its result, its day, its name."""
    if not isinstance(given, str) or not given.strip():
        return given
    if section == "order" and plain(given) in AT_ONCE:
        return _under("on_the_spot", True, at, tracks)
    if section == "order" and _LIMIT.fullmatch(plain(given)):
        return _under("days", given, at, tracks)
    if section in RESULTS:
        part = RESULTS[section]
        key = a_word(given, words_of(part, "result", properties(part)["result"]))
        if key in words_of(part, "result", properties(part)["result"]):
            return _under("result", key, at, tracks)
    if section in DATED_BY_ACTS and section != "order" and _ISO_DAY.fullmatch(str(a_moment(given))):
        return _under(DATED_BY_ACTS[section][1], given, at, tracks)
    return _under("name", given, at, tracks) if section in ("organisation", "party", "violation") else given


RESULTS: Mapping[str, type] = {"recheck": parts.RecheckFacts, "review": parts.ReviewFacts}


def _under(name: str, held: Any, at: Path, tracks: Tracks) -> dict[str, Any]:
    tracks.move((*at, name), tracks.sent(at))
    return {name: held}


def _renamed(given: Any, at: Path, tracks: Tracks, names: Mapping[str, str] = RENAMED) -> Any:
    """`min` and `max` by their whole names, unless both are there."""
    if not isinstance(given, dict) or not any(each in given for each in names):
        return given
    found = {}
    for name, held in given.items():
        now = names.get(name, name)
        if now != name and now in given:
            now = name
        if now != name:
            tracks.move((*at, now), (*tracks.sent(at), name))
        found[now] = held
    return found


def _range(given: Any, at: Path, tracks: Tracks) -> Any:
    if isinstance(given, list) and len(given) == 2:
        for place, name in enumerate(("minimum", "maximum")):
            tracks.move((*at, name), (*tracks.sent(at), place))
        return dict(zip(("minimum", "maximum"), given, strict=True))
    if isinstance(given, str) and (found := ends(given)) and "maximum_included" not in found:
        for name in found:
            tracks.move((*at, name), tracks.sent(at))
        return found
    return _renamed(given, at, tracks)


def ends(text: str) -> dict[str, Any] | None:
    """The ends that words such as 五千元以上五万元以下 name; None when they are none."""
    if len(text) > SHORT:
        return None
    found = _ENDS.fullmatch(plain(text))
    if found is None or not (found[1] or found[4]):
        return None
    low, high = decimal(found[1] or ""), decimal(found[4] or "")
    if (found[1] and low is None) or (found[4] and high is None):
        return None
    if found[1] and not found[2] and (not found[4] or re.search(r"[百千万亿]", found[4])):
        return None  # 1 至 3 万元: the first may be yuan or 万
    if not found[1] and not (found[3] or found[5]):
        return None
    told: dict[str, Any] = {} if low is None else {"minimum": written(low)}
    if high is not None:
        told["maximum"] = written(high)
    if found[3]:
        told["maximum_included"] = False
    return told


def _tier(given: Any, at: Path, tracks: Tracks) -> Any:
    """A tier with its two ends beside its name, in words or in a list."""
    given = _renamed(given, at, tracks)
    if not isinstance(given, dict) or "range" not in given or {"minimum", "maximum"} & given.keys():
        return given
    held, place = given["range"], (*at, "range")
    found = ends(held) if isinstance(held, str) else _range(held, place, tracks)
    if not isinstance(found, dict) or not found.keys() <= {"minimum", "maximum", "maximum_included"}:
        return given
    for name in found:
        tracks.move((*at, name), tracks.sent((*place, name)) if not isinstance(held, str) else tracks.sent(place))
    return {**{name: each for name, each in given.items() if name != "range"}, **found}


def is_share(given: Mapping[str, Any]) -> bool:
    """Whether the base of a fine is taken by its share."""
    return bool(a_word(given.get("way"), _WAYS) == "share")


_WAYS = words_of(parts.FineBaseFacts, "way", properties(parts.FineBaseFacts)["way"])


def _base(given: Any, at: Path, tracks: Tracks) -> Any:
    found = _renamed(given, at, tracks, {"min": "low", "max": "high"})
    if not isinstance(found, dict) or a_word(found.get("way"), _WAYS) != "multiple":
        return found
    return {name: _times(held) if name in ("low", "high") else held for name, held in found.items()}


def _times(held: Any) -> Any:
    if not isinstance(held, str) or len(held) > SHORT or not plain(held).endswith("倍"):
        return held
    times = decimal(plain(held)[:-1].strip())
    return held if times is None else written(times)


def _age(given: Any, at: Path, tracks: Tracks) -> Any:
    """An age in years as the group that the law knows."""
    if not isinstance(given, dict) or "age" not in given:
        return given
    found = {name: held for name, held in given.items() if name != "age"}
    age = a_count(given["age"], frozenset({"", "岁", "周岁"}))
    if age is None:
        return found
    if type(age) is not int or not 0 <= age <= 150:
        tracks.refuse((*at, "age"), "年龄写成周岁的整数，如 15。")
        return found
    if given.get("born") is None and given.get("age_group") is None:
        tracks.move((*at, "age_group"), (*tracks.sent(at), "age"))
        found["age_group"] = "under_14" if age < 14 else "from_14_to_17" if age < 18 else "adult"
    return found


def article(given: Any) -> Any:
    """An article with the law without 《》 and bare numbers."""
    if not isinstance(given, dict):
        return given
    found = dict(given)
    if isinstance(law := given.get("law"), str):
        found["law"] = law.strip().removeprefix("《").removesuffix("》")
    for name, unit in (("number", "条"), ("paragraph", "款"), ("item", "项")):
        if isinstance(held := given.get(name), str) and len(held) < SHORT:
            bare = plain(held).removeprefix("第").removesuffix(unit).strip("()")
            told = decimal(bare)
            found[name] = int(told) if told is not None and told == int(told) else held
    return found


def _named(name: str) -> Callable[[Any, Path, Tracks], Any]:
    """A bare word is the property by which the part is called."""

    def shape(given: Any, at: Path, tracks: Tracks) -> Any:
        return _under(name, given, at, tracks) if isinstance(given, str) and given.strip() else given

    return shape


SHAPES: Mapping[type, Callable[[Any, Path, Tracks], Any]] = MappingProxyType(
    {
        parts.FineRange: _range,
        parts.TierFacts: _tier,
        parts.OtherBasis: _renamed,
        parts.FineBaseFacts: _base,
        parts.PartyFacts: _age,
        DecisionPart: decision,
        parts.OfficerFacts: _named("name"),
        parts.EvidenceFacts: _named("kind"),
        parts.ElementFacts: _named("name"),
        parts.DeliveryFacts: _named("method"),
        ActPart: _named("kind"),
    }
)
