"""Writing the record: the only function that adds to it, used by the one door of each app."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connections, router

from enforcement.kernel.canonical import canonical
from enforcement.kernel.models.record import Record

GENESIS = bytes(32)


def subject_uuid(number: int) -> uuid.UUID:
    """The subject id of something with a whole number as its primary key; reversible by `.int`."""
    return uuid.UUID(int=number)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One act to be put on record; ids and digests only, never a name or number of a person.

    `at` is when it happened and `now` when it is entered, both aware, `at` never after `now`.
    `version` and `state_after` are given by acts that move their subject.
    """

    subject_kind: str
    subject_id: uuid.UUID
    organisation_id: int
    verb: str
    at: datetime
    now: datetime
    step: str = ""
    state_after: str | None = None
    version: int | None = None
    by_id: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.at.tzinfo is None or self.now.tzinfo is None:
            raise ValueError("the two times of a record must be aware")
        if self.at > self.now:
            raise ValueError("an act cannot be entered before it happened")


def body_of(entry: Entry, seq: int) -> bytes:
    """The canonical bytes that a record row of this entry holds."""
    return canonical(
        {
            "subject_kind": entry.subject_kind,
            "subject_id": entry.subject_id,
            "seq": seq,
            "organisation_id": entry.organisation_id,
            "verb": entry.verb,
            "step": entry.step,
            "state_after": entry.state_after,
            "version": entry.version,
            "by_id": entry.by_id,
            "at": entry.at,
            "entered_at": entry.now,
            "facts": dict(entry.facts),
        }
    )


def chained(prev_hash: bytes, body: bytes) -> bytes:
    """The hash of a row: sha256(prev_hash || body)."""
    return hashlib.sha256(prev_hash + body).digest()


def append(
    *,
    subject_kind: str,
    subject_id: uuid.UUID,
    organisation_id: int,
    verb: str,
    at: datetime,
    now: datetime,
    step: str = "",
    state_after: str | None = None,
    version: int | None = None,
    by_id: int | None = None,
    facts: Mapping[str, Any] | None = None,
    after: Record | None = None,
) -> Record:
    """Adds one row at the end of its subject's chain; must run in the transaction of the act.

    `after` is the row this transaction wrote last for the subject, and saves the look for the chain's end.
    Two writers of one chain wait for each other until commit.
    """
    entry = Entry(
        subject_kind=subject_kind,
        subject_id=subject_id,
        organisation_id=organisation_id,
        verb=verb,
        at=at,
        now=now,
        step=step,
        state_after=state_after,
        version=version,
        by_id=by_id,
        facts=facts or {},
    )
    heads = None if after is None else {_subject(entry): (after.seq, bytes(after.hash))}
    return append_many([entry], heads=heads)[0]


def append_many(
    entries: Sequence[Entry], *, heads: Mapping[tuple[str, uuid.UUID], tuple[int, bytes]] | None = None
) -> list[Record]:
    """Adds the entries in their order, in two statements whatever their number; same duties as `append`."""
    if not entries:
        return []
    connection = connections[router.db_for_write(Record)]
    if not connection.in_atomic_block:
        raise RuntimeError("the record is written in the transaction of the act")
    ends = dict(heads) if heads is not None else _ends(connection, entries)
    return Record.objects.bulk_create([_row(entry, ends) for entry in entries], batch_size=500)


def _subject(entry: Entry) -> tuple[str, uuid.UUID]:
    return entry.subject_kind, entry.subject_id


def _ends(connection: Any, entries: Sequence[Entry]) -> dict[tuple[str, uuid.UUID], tuple[int, bytes]]:
    # Sorted, so that two writers of the same several chains lock them in the same order.
    subjects = sorted({_subject(entry) for entry in entries})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.kind, s.id, h.seq, h.hash"
            " FROM unnest(%s::text[], %s::uuid[]) WITH ORDINALITY AS s(kind, id, n),"
            " LATERAL public.enforcement_record_head(s.kind, s.id) AS h ORDER BY s.n",
            [[kind for kind, _ in subjects], [pk for _, pk in subjects]],
        )
        return {(kind, pk): (seq, bytes(end)) for kind, pk, seq, end in cursor.fetchall()}


def _row(entry: Entry, ends: dict[tuple[str, uuid.UUID], tuple[int, bytes]]) -> Record:
    seq, prev_hash = ends[_subject(entry)]
    body = body_of(entry, seq + 1)
    ends[_subject(entry)] = (seq + 1, chained(prev_hash, body))
    return Record(
        subject_kind=entry.subject_kind,
        subject_id=entry.subject_id,
        seq=seq + 1,
        organisation_id=entry.organisation_id,
        verb=entry.verb,
        step=entry.step,
        state_after=entry.state_after,
        version=entry.version,
        by_id=entry.by_id,
        at=entry.at,
        entered_at=entry.now,
        body=body,
        prev_hash=prev_hash,
        hash=ends[_subject(entry)][1],
    )
