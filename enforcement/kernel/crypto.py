"""Encryption at rest and keyed lookup hashes.

Keys come from `settings.DATA_KEYS` ("id:base64 of 32 bytes", the current one first) and
`settings.LOOKUP_KEY` (base64 of 32 bytes); they live outside the database and its backup.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import hmac
import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_VERSION = 1
_NONCE = 12


class CannotDecrypt(Exception):
    """The envelope is damaged, or its key is not among DATA_KEYS."""


@functools.lru_cache(maxsize=8)
def _parse(entries: tuple[str, ...]) -> dict[bytes, AESGCM]:
    keys = {}
    for entry in entries:
        name, _, encoded = entry.partition(":")
        keys[name.encode()] = AESGCM(base64.b64decode(encoded, validate=True))
    return keys


def _keys() -> dict[bytes, AESGCM]:
    return _parse(tuple(settings.DATA_KEYS))


def current_header() -> bytes:
    """How every envelope begins that is sealed with the current key."""
    name = next(iter(_keys()))
    return bytes([_VERSION, len(name)]) + name


def encrypt(data: bytes) -> bytes:
    """An AES-256-GCM envelope: version, key id, nonce, ciphertext with tag."""
    header = current_header()
    nonce = os.urandom(_NONCE)
    return header + nonce + next(iter(_keys().values())).encrypt(nonce, data, header)


def decrypt(envelope: bytes) -> bytes:
    """The content of an envelope; CannotDecrypt when damaged or its key is missing."""
    if len(envelope) < 2 or envelope[0] != _VERSION:
        raise CannotDecrypt("not an envelope of a known version")
    end = 2 + envelope[1]
    header, nonce, sealed = envelope[:end], envelope[end : end + _NONCE], envelope[end + _NONCE :]
    cipher = _keys().get(header[2:])
    if cipher is None:
        raise CannotDecrypt(f"key {header[2:].decode(errors='replace')!r} is not among DATA_KEYS")
    try:
        return cipher.decrypt(nonce, sealed, header)
    except (InvalidTag, ValueError):
        raise CannotDecrypt("the envelope is damaged") from None


def normalised(value: str) -> str:
    """How a number is compared: full-width folded, upper case, without spaces and hyphens."""
    folded = unicodedata.normalize("NFKC", value).upper()
    return "".join(sign for sign in folded if not sign.isspace() and sign not in "-‐‑–—")


def lookup(value: str, purpose: str = "") -> bytes:
    """32 bytes that are equal for equal numbers and tell nothing without LOOKUP_KEY.

    `purpose` keeps hashes of different meaning apart (a whole number, its last four digits).
    """
    key = base64.b64decode(settings.LOOKUP_KEY, validate=True)
    return hmac.new(key, f"{purpose}\0{normalised(value)}".encode(), hashlib.sha256).digest()
