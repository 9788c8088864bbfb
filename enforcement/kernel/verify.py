"""Checking the record against itself, its checkpoints and its subjects, in bounded memory."""

from __future__ import annotations

import itertools
import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction

from enforcement.kernel import checkpoints
from enforcement.kernel.canonical import moment
from enforcement.kernel.models.record import Checkpoint, Record
from enforcement.kernel.record import GENESIS, chained

_BATCH = 1000
_COLUMNS = ("subject_kind", "seq", "organisation_id", "verb", "step", "state_after", "version", "by_id")

Progress = Callable[[int], None]
Subjects = Iterable[tuple[str, type[models.Model]]]


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was written. `code` names the kind of fault, `where` the row or file."""

    code: str
    where: str
    says: str

    def __str__(self) -> str:
        return f"{self.code} · {self.where} · {self.says}"


def verify(progress: Progress | None = None, subjects: Subjects = ()) -> list[Fault]:
    """Every fault of the record; empty when all is as written.

    Finds a changed row, a removed row at the end, a removed subject, a chain recomputed from the middle,
    a removed checkpoint file or row, a bad signature, and for `subjects` (kind, model) rows without a
    chain, chains without a row, and a state or version that the record does not know. What was written
    after the last checkpoint is only held by its own chain. `progress` gets the number of rows read.
    """
    with transaction.atomic():
        if len(connection.savepoint_ids) == 0:
            # One snapshot for all questions, or an act between two of them would look like a fault.
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        pairs = list(subjects)
        faults = list(_chain_faults(progress or (lambda rows: None), {kind for kind, _ in pairs}, dict(pairs)))
        faults += _checkpoint_faults()
        for kind, model in pairs:
            faults += _subject_faults(kind, model)
    return faults


def _chain_faults(progress: Progress, kinds: set[str], subjects: dict[str, type[models.Model]]) -> Iterator[Fault]:
    rows = Record.objects.order_by("subject_kind", "subject_id", "seq").iterator(chunk_size=_BATCH)
    count = 0
    chains: list[tuple[str, uuid.UUID]] = []
    for (kind, pk), chain in itertools.groupby(rows, key=lambda row: (row.subject_kind, row.subject_id)):
        seq, prev_hash = 0, GENESIS
        for row in chain:
            yield from _row_faults(row, seq + 1, prev_hash)
            # The stored hash leads on, so that one changed row is one fault and not one of all its followers.
            seq, prev_hash = row.seq, bytes(row.hash)
            count += 1
            if count % _BATCH == 0:
                progress(count)
        if kind in kinds:
            chains.append((kind, pk))
        if len(chains) >= _BATCH:
            yield from _orphan_faults(chains, subjects)
            chains = []
    yield from _orphan_faults(chains, subjects)
    progress(count)


def _row_faults(row: Record, seq: int, prev_hash: bytes) -> Iterator[Fault]:
    where = f"{row.subject_kind} {row.subject_id} #{row.seq}"
    if row.seq != seq:
        yield Fault("row-missing", where, f"应为第 {seq} 条，中间的记录缺失。")
    elif bytes(row.prev_hash) != prev_hash:
        yield Fault("chain-broken", where, "与前一条记录的指纹不衔接。")
    if bytes(row.hash) != chained(bytes(row.prev_hash), bytes(row.body)):
        yield Fault("row-changed", where, "内容与登记的指纹不符，记录被改动。")
    if not _columns_agree(row):
        yield Fault("columns-changed", where, "各栏与封存的内容不符，记录被改动。")


def _columns_agree(row: Record) -> bool:
    try:
        body = json.loads(bytes(row.body))
    except ValueError:
        return False
    same = all(body.get(name) == getattr(row, name) for name in _COLUMNS)
    return (
        same
        and body.get("subject_id") == str(row.subject_id)
        and body.get("at") == moment(row.at)
        and body.get("entered_at") == moment(row.entered_at)
    )


def _orphan_faults(chains: list[tuple[str, uuid.UUID]], subjects: dict[str, type[models.Model]]) -> Iterator[Fault]:
    for kind, group in itertools.groupby(chains, key=lambda chain: chain[0]):
        ids = [pk for _, pk in group]
        present = set(subjects[kind]._default_manager.filter(pk__in=ids).values_list("pk", flat=True))
        for pk in ids:
            if pk not in present:
                yield Fault("subject-missing", f"{kind} {pk}", "有办案记录，但对象已不存在。")


def _checkpoint_faults() -> Iterator[Fault]:
    noted = {row.number: bytes(row.digest) for row in Checkpoint.objects.order_by("number")}
    present = set(checkpoints.numbers())
    previous: bytes | None = b""
    for number in range(1, max([*noted, *present], default=0) + 1):
        where = f"checkpoint {number}"
        if number not in noted:
            yield Fault("checkpoint-row-missing", where, "数据库中缺少这个检查点的登记。")
        if number not in present:
            yield Fault("checkpoint-file-missing", where, "检查点文件缺失。")
            previous = noted.get(number)
            continue
        try:
            signed = checkpoints.read(number)
        except (OSError, ValueError):
            yield Fault("checkpoint-unreadable", where, "检查点文件无法读取。")
            previous = noted.get(number)
            continue
        yield from _signed_faults(signed, where, noted.get(number), previous)
        previous = signed.digest


def _signed_faults(
    signed: checkpoints.Signed, where: str, noted: bytes | None, previous: bytes | None
) -> Iterator[Fault]:
    if not signed.genuine:
        yield Fault("checkpoint-signature", where, "检查点的签名无效。")
        return
    if noted is not None and noted != signed.digest:
        yield Fault("checkpoint-changed", where, "检查点文件与数据库登记的摘要不符。")
    if previous is not None and signed.payload["previous"] != previous.hex():
        yield Fault("checkpoint-order", where, "检查点与前一个不衔接。")
    entries = iter(signed.payload["entries"])
    while batch := list(itertools.islice(entries, _BATCH)):
        yield from _entry_faults(batch, where)


def _entry_faults(batch: list[list[Any]], where: str) -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.kind, e.id, e.seq, r.hash"
            " FROM unnest(%s::text[], %s::uuid[], %s::int[]) AS e(kind, id, seq)"
            " LEFT JOIN public.enforcement_record r"
            " ON r.subject_kind = e.kind AND r.subject_id = e.id AND r.seq = e.seq",
            [[entry[0] for entry in batch], [entry[1] for entry in batch], [entry[2] for entry in batch]],
        )
        sealed = {(entry[0], entry[1], entry[2]): entry[3] for entry in batch}
        for kind, pk, seq, digest in cursor.fetchall():
            if digest is None:
                yield Fault("sealed-row-missing", f"{kind} {pk} #{seq}", f"{where} 封存的记录已被删除。")
            elif bytes(digest).hex() != sealed[kind, str(pk), seq]:
                yield Fault("sealed-row-changed", f"{kind} {pk} #{seq}", f"{where} 封存之后，记录被重写。")


def _subject_faults(kind: str, model: type[models.Model]) -> Iterator[Fault]:
    rows = model._default_manager.order_by("pk").values_list("pk", "state", "version").iterator(chunk_size=_BATCH)
    while batch := list(itertools.islice(rows, _BATCH)):
        last = {
            record.subject_id: record
            for record in Record.objects.filter(
                subject_kind=kind, subject_id__in=[row[0] for row in batch], version__isnull=False
            )
            .order_by("subject_id", "-version")
            .distinct("subject_id")
        }
        for pk, state, version in batch:
            record = last.get(pk)
            if record is None:
                yield Fault("chain-missing", f"{kind} {pk}", "对象没有任何办案记录。")
            elif (record.state_after, record.version) != (state, version):
                yield Fault("state-unknown", f"{kind} {pk}", "对象的状态或版本与最后一条记录不符。")
