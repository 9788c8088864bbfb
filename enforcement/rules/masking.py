"""Names and numbers of persons, masked: for the screen of officials, and more strictly for the public (PUB-07)."""

from __future__ import annotations

import unicodedata

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
