"""The words in which people write the choices of a file: those of the titles and tables, and what else they are called.

A word that may mean two things is in no list: it is refused with those that are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from cases.exchange.sections import ACT_KINDS
from cases.exchange.spoken_synonyms import SYNONYMS
from cases.exchange.spoken_values import SHORT, plain
from cases.exchange.typed import Kind, name_of
from cases.exchange.words import WORDS
from cases.exchange.words_keys import keys_of

_BRACKETS = re.compile(r"\([^()]*\)")
_LIST = re.compile(r"[、,;]")


@cache
def words_of(part: type, name: str, kind: Kind) -> Mapping[str, str]:
    """Each word of the choice with its key; empty where the property takes any words."""
    held = kind.of if kind.name in ("many", "set") else kind
    keys = keys_of(part, name)
    known: dict[str, str] = {}
    if keys is not None:
        known = dict(keys.words)
    elif held.name == "choice":
        known = dict.fromkeys(held.of, "")
    title = WORDS.get(name_of(part), {}).get(name, "")
    return listed(known, title, SYNONYMS.get((name_of(part), name), {})) if known else {}


def listed(known: Mapping[str, str], title: str, also: Mapping[str, str]) -> Mapping[str, str]:
    """The words of these keys: their own, those of the title, and `also` (key → words with spaces between)."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for key, word in known.items():
        for each in _variants([key, word, *_in_title(key, title)]):
            if found.setdefault(each, key) != key:
                twice.add(each)
    for key, words in also.items():
        for each in words.split():
            twice.discard(plain(each))
            found[plain(each)] = key
    return {word: key for word, key in found.items() if word not in twice}


def _variants(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        text = plain(word)
        yield from (each for each in (text, text.lower(), _BRACKETS.sub("", text)) if each)


def _in_title(key: str, title: str) -> Iterator[str]:
    for found in re.finditer(rf"(?<![a-z_0-9]){key} ?([\u4e00-\u9fff][^，。；：]*)", title):
        yield found[1]


ACTS = listed(ACT_KINDS, "", SYNONYMS["Act", "kind"])
PROCEDURES = listed({"simple": "简易", "ordinary": "普通"}, "", SYNONYMS["Document", "procedure"])
HARM = listed({"none": "没有", "slight": "轻微", "serious": "较重"}, "", SYNONYMS["Leniency", "harm"])


def a_word(given: Any, words: Mapping[str, str]) -> Any:
    """The key of the word; another word comes back as it was sent."""
    if not isinstance(given, str) or len(given) > SHORT:
        return given
    text = plain(given)
    return words.get(text) or words.get(text.lower()) or words.get(_BRACKETS.sub("", text)) or given


def split(given: str) -> list[str]:
    """What one string lists."""
    return [each for part in _LIST.split(plain(given)) if (each := part.strip())]
