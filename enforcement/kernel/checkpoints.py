"""Signed checkpoints over the ends of all chains, kept in files outside the database.

A checkpoint file is canonical JSON: number, made_at, previous (digest of the one before), entries
[kind, id, seq, hash], last_record_id, gaps, total_rows, and an Ed25519 signature over the rest. Its
digest is sha256 of the signed bytes.

Ids are given before commit, so a row may appear below the last id seen. Each checkpoint therefore
names the ids it has not seen ("gaps", as ranges with the number that found them), and the next ones
look there again for two days; this holds after a restore into another cluster too.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from enforcement.kernel.canonical import canonical, moment
from enforcement.kernel.models.record import Checkpoint, Record

ROWS_AT_ONCE = 50_000
GAPS_KEPT = 48
_LOCK = 0x5EA1ED


@dataclass(frozen=True)
class Signed:
    """A checkpoint file as read: the signed payload, its digest, and whether the signature holds."""

    payload: dict[str, Any]
    digest: bytes
    genuine: bool

    @property
    def number(self) -> int:
        """1 for the first."""
        return int(self.payload["number"])


def folder() -> Path:
    """Where the files are."""
    return Path(settings.CHECKPOINT_DIR)


def path_of(number: int) -> Path:
    """The file of one checkpoint."""
    return folder() / f"{number:08d}.json"


def numbers() -> list[int]:
    """Numbers of the files present, in order."""
    return sorted(int(path.stem) for path in folder().glob("*.json") if path.stem.isdecimal())


def read(number: int) -> Signed:
    """One checkpoint file; OSError when missing, ValueError when it is no checkpoint."""
    try:
        payload = json.loads(path_of(number).read_bytes())
        signature = base64.b64decode(payload.pop("signature"), validate=True)
        signed = canonical(payload)
        if payload["number"] != number:
            raise ValueError("the file carries another number")
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise ValueError("not a checkpoint") from error
    try:
        _key().public_key().verify(signature, signed)
    except InvalidSignature:
        return Signed(payload, hashlib.sha256(signed).digest(), False)
    return Signed(payload, hashlib.sha256(signed).digest(), True)


def make_checkpoint(now: datetime) -> int | None:
    """Seals everything added since the last checkpoint; the number made last, None when nothing was added.

    Safe to run twice and by two workers at once (the second does nothing).
    """
    made = None
    while (number := _make_one(now)) is not None:
        made = number
    return made


def _make_one(now: datetime) -> int | None:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
            if not cursor.fetchone()[0]:
                return None
        last = _adopt_or_last(now)
        payload = _payload(last, now)
        if payload is None:
            return None
        signed = canonical(payload)
        _write(payload, signed)
        _note(payload, hashlib.sha256(signed).digest(), now)
        return int(payload["number"])


def _adopt_or_last(now: datetime) -> Signed | None:
    # A crash between file and commit leaves a signed file without its row: it is adopted, never overwritten.
    row = Checkpoint.objects.order_by("-number").first()
    following = (row.number if row else 0) + 1
    if path_of(following).exists():
        signed = read(following)
        previous = bytes(row.digest).hex() if row else ""
        if not signed.genuine or signed.payload["previous"] != previous:
            raise RuntimeError(f"checkpoint file {following} is not ours; run verify_record")
        _note(signed.payload, signed.digest, now)
        return signed
    return read(row.number) if row else None


def _note(payload: dict[str, Any], digest: bytes, now: datetime) -> None:
    Checkpoint.objects.create(
        number=payload["number"], made_at=now, digest=digest, last_record_id=payload["last_record_id"]
    )


def _payload(last: Signed | None, now: datetime) -> dict[str, Any] | None:
    before: dict[str, Any] = last.payload if last else {"number": 0, "last_record_id": 0, "gaps": [], "total_rows": 0}
    number = before["number"] + 1
    gaps = [gap for gap in before["gaps"] if number - gap[2] <= GAPS_KEPT]
    ends: dict[tuple[str, str], tuple[int, str]] = {}
    ids: list[int] = []
    for pk, kind, subject, seq, digest in _added(before["last_record_id"], gaps):
        ids.append(pk)
        key = (kind, str(subject))
        if seq > ends.get(key, (0, ""))[0]:
            ends[key] = (seq, bytes(digest).hex())
    if not ids:
        return None
    return {
        "number": number,
        "made_at": moment(now),
        "previous": last.digest.hex() if last else "",
        "entries": [[*key, *end] for key, end in sorted(ends.items())],
        "last_record_id": max(ids[-1], before["last_record_id"]),
        "gaps": _gaps_after(gaps, before["last_record_id"], ids, number),
        "total_rows": before["total_rows"] + len(ids),
    }


def _added(last_id: int, gaps: list[list[int]]) -> Iterator[tuple[Any, ...]]:
    where = reduce(lambda so_far, gap: so_far | Q(pk__range=(gap[0], gap[1])), gaps, Q(pk__gt=last_id))
    rows = Record.objects.filter(where).order_by("pk").values_list("pk", "subject_kind", "subject_id", "seq", "hash")
    return itertools.islice(rows[:ROWS_AT_ONCE].iterator(chunk_size=2000), ROWS_AT_ONCE)


def _gaps_after(gaps: list[list[int]], last_id: int, ids: list[int], number: int) -> list[list[int]]:
    """What is still missing: old gaps without the ids now seen, and new holes up to the highest id."""
    # Rarely any: rows that were committed late.
    seen = sorted(pk for pk in ids if pk <= last_id)
    left: list[list[int]] = []
    for first, final, found_in in gaps:
        start = first
        for pk in [*(pk for pk in seen if first <= pk <= final), final + 1]:
            if start < pk:
                left.append([start, pk - 1, found_in])
            start = pk + 1
    start = last_id + 1
    for pk in (pk for pk in ids if pk > last_id):
        if start < pk:
            left.append([start, pk - 1, number])
        start = pk + 1
    return left


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.CHECKPOINT_KEY, validate=True))


def _write(payload: dict[str, Any], signed: bytes) -> None:
    signature = base64.b64encode(_key().sign(signed)).decode()
    folder().mkdir(parents=True, exist_ok=True)
    target = path_of(payload["number"])
    temporary = target.with_suffix(".part")
    with temporary.open("wb") as file:
        file.write(canonical({**payload, "signature": signature}))
        file.flush()
        os.fsync(file.fileno())
    temporary.rename(target)
    fsync_folder(target.parent)


def fsync_folder(path: Path) -> None:
    """Makes a rename in this folder outlast a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
