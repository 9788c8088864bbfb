"""Names and numbers of persons, masked: for the screen of officials, and more strictly for the public (PUB-07)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SHOWN_BEFORE, SHOWN_AFTER = 3, 1  # signs of an identity number the public may see (PUB-07, design)


def _signs(value: str) -> str:
    """The letters and digits of a number, full-width ones folded; spaces and hyphens hide nothing."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", value).upper() if sign.isalnum())


def mask_name(name: str) -> str:
    """The first character and two stars, whatever the length: 张三丰 → 张**."""
    return f"{name.strip()[:1]}**" if name.strip() else ""


def mask_phone(phone: str) -> str:
    """The first three and last four digits: 138****0126; shorter numbers keep the last two."""
    digits = _signs(phone)
    if not digits:
        return ""
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) >= 11 else f"****{digits[-2:]}"


def mask_identity(number: str) -> str:
    """The first three and last four signs, the rest starred; short ones are starred whole."""
    signs = _signs(number)
    if len(signs) < 10:
        return "*" * len(signs)
    return f"{signs[:3]}{'*' * (len(signs) - 7)}{signs[-4:]}"


def published_name(name: str, *, natural: bool) -> str:
    """The name as the public reads it: of a natural person only the surname, of a unit in full."""
    return mask_name(name) if natural else name.strip()


def published_identity(number: str) -> str:
    """A person's number as the public may read it: no birthday, no order; short ones are starred whole."""
    signs = _signs(number)
    if len(signs) < 10:
        return "*" * len(signs)
    hidden = len(signs) - SHOWN_BEFORE - SHOWN_AFTER
    return f"{signs[:SHOWN_BEFORE]}{'*' * hidden}{signs[-SHOWN_AFTER:]}"


def published_text(text: str, *, name: str = "", identity: str = "", phone: str = "", address: str = "") -> str:
    """A text with what tells who a natural person is taken out wherever it stands in full.

    The longest goes first, so that a name inside an address does not spoil the address.
    """
    told = [
        (address.strip(), "（住址略）"),
        (identity.strip(), published_identity(identity)),
        (phone.strip(), "（电话略）"),
        (name.strip(), mask_name(name)),
    ]
    for full, shown in sorted(told, key=lambda pair: -len(pair[0])):
        if full:
            text = text.replace(full, shown)
    return text


_PERSONS_NUMBER = re.compile(
    r"(?<![0-9A-Z])(?:\d{17}[\dX]|[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10})(?![0-9A-Z])"
)
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_DOOR = re.compile(r"[路街巷道弄村](?:\d+|[零〇一二三四五六七八九十百]+)[号弄]")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[\s\-—·.,，]+(?=[0-9Xx])")
SHORTEST = 5  # signs of a number that is looked for; shorter ones stand in any text


def still_told(text: str, *, names: Iterable[str], numbers: Iterable[str], addresses: Iterable[str]) -> tuple[str, ...]:
    """What of persons still stands in a text that is to be published, in words; empty when nothing does (design).

    Spaces, hyphens and full-width signs hide nothing: the same signs with others between them are found too.
    """
    folded = unicodedata.normalize("NFKC", text).upper()
    packed = "".join(folded.split())
    signs, joined = _signs(text), _BETWEEN_DIGITS.sub("", folded)
    found = []
    if any(len(name) > 1 and name in packed for name in map(_packed, names)):
        found.append("姓名或者名称")
    known = any(len(number) >= SHORTEST and number in signs for number in map(_signs, numbers))
    if known or _PERSONS_NUMBER.search(joined) or _MOBILE.search(joined):
        found.append("证件号码、电话或者案号")
    if _DOOR.search(packed) or any(len(place) > 3 and place in packed for place in map(_packed, addresses)):
        found.append("地址")
    return tuple(found)


def _packed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).upper().split())
