"""Tampering of every kind, by somebody who owns the machine, is found."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from enforcement.kernel import checkpoints, record
from enforcement.kernel.models import Checkpoint, Record
from enforcement.kernel.verify import verify
from tests.kernel.conftest import NOW

pytestmark = [pytest.mark.serial, pytest.mark.django_db(transaction=True)]

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def chains(checkpoint_folder: Path, write: Any) -> list[uuid.UUID]:
    """Two chains of three rows, sealed by two checkpoints."""
    subjects = [uuid.uuid4(), uuid.uuid4()]
    for number in range(3):
        for subject in subjects:
            with transaction.atomic():
                write(subject, minutes=number, facts={"n": number})
        if number == 1:
            checkpoints.make_checkpoint(NOW)
    checkpoints.make_checkpoint(LATER)
    return subjects


def codes(**given: Any) -> set[str]:
    """What `verify` finds."""
    return {fault.code for fault in verify(**given)}


@pytest.fixture
def tamper(as_superuser: Any) -> Callable[..., None]:
    """A statement by somebody whom no trigger stops."""

    def do(statement: str, *values: Any) -> None:
        as_superuser.execute("SET session_replication_role = 'replica'")
        assert as_superuser.execute(statement, values).rowcount > 0

    return do


def test_an_honest_record_has_no_fault(chains: list[uuid.UUID]) -> None:
    counts: list[int] = []
    assert verify(counts.append) == []
    assert counts == [6]
    assert checkpoints.numbers() == [1, 2]
    out = StringIO()
    call_command("verify_record", stdout=out)
    assert "核对了 6 条记录，全部相符" in out.getvalue()


CHANGED = {
    "verb": ("columns-changed", "SET verb = 'other'"),
    "who": ("columns-changed", "SET by_id = (SELECT max(id) FROM enforcement_user)"),
    "when": ("columns-changed", "SET at = at - interval '1 day'"),
    "when entered": ("columns-changed", "SET entered_at = entered_at + interval '1 second'"),
    "state": ("columns-changed", "SET state_after = 'other'"),
    "whose": ("columns-changed", "SET organisation_id = (SELECT max(id) FROM enforcement_organisation)"),
    "body": ("row-changed", "SET body = convert_to(replace(convert_from(body, 'UTF8'), '\"n\":1', '\"n\":7'), 'UTF8')"),
    "hash": ("row-changed", "SET hash = sha256(hash)"),
    "chain": ("chain-broken", "SET prev_hash = sha256(hash), hash = sha256(sha256(hash) || body)"),
}


def test_a_changed_row_is_found(chains: list[uuid.UUID], tamper: Any) -> None:
    honest = Record.objects.filter(subject_id=chains[0], seq=2).values().get()
    columns = ", ".join(f"{name} = %s" for name in honest)
    for name, (code, change) in CHANGED.items():
        tamper(f"UPDATE enforcement_record {change} WHERE id = %s", honest["id"])
        assert code in codes(), name
        tamper(f"UPDATE enforcement_record SET {columns} WHERE id = %s", *honest.values(), honest["id"])
        assert codes() == set()


def test_a_changed_row_is_reported_by_the_command(chains: list[uuid.UUID], tamper: Any) -> None:
    tamper("UPDATE enforcement_record SET verb = 'x' WHERE subject_id = %s AND seq = 2", chains[0])
    out = StringIO()
    with pytest.raises(CommandError, match="1 处不符"):
        call_command("verify_record", stdout=out)
    assert f"columns-changed · thing {chains[0]} #2" in out.getvalue()


def test_a_row_removed_from_the_middle_is_found(chains: list[uuid.UUID], tamper: Any) -> None:
    tamper("DELETE FROM enforcement_record WHERE subject_id = %s AND seq = 2", chains[0])
    assert {"row-missing", "sealed-row-missing"} <= codes()


def test_a_removed_last_row_is_found(chains: list[uuid.UUID], tamper: Any) -> None:
    tamper("DELETE FROM enforcement_record WHERE subject_id = %s AND seq = 3", chains[0])
    assert codes() == {"sealed-row-missing"}


def test_a_removed_subject_is_found(chains: list[uuid.UUID], tamper: Any) -> None:
    tamper("DELETE FROM enforcement_record WHERE subject_id = %s", chains[0])
    assert codes() == {"sealed-row-missing"}


def test_a_chain_recomputed_from_the_middle_is_found(chains: list[uuid.UUID], tamper: Any) -> None:
    rows = list(Record.objects.filter(subject_id=chains[0]).order_by("seq"))
    prev_hash = bytes(rows[0].hash)
    for row in rows[1:]:
        body = bytes(row.body).replace(b'"n":1', b'"n":7')
        digest = record.chained(prev_hash, body)
        change = "UPDATE enforcement_record SET body = %s, prev_hash = %s, hash = %s WHERE id = %s"
        tamper(change, body, prev_hash, digest, row.pk)
        prev_hash = digest
    assert codes() == {"sealed-row-changed"}


def test_removed_checkpoints_are_found(chains: list[uuid.UUID], tamper: Any) -> None:
    first, last = checkpoints.path_of(1), checkpoints.path_of(2)
    for path in (first, last):
        kept = path.read_bytes()
        path.unlink()
        assert codes() == {"checkpoint-file-missing"}
        path.write_bytes(kept)
    assert codes() == set()
    tamper("DELETE FROM enforcement_checkpoint WHERE number = 2")
    assert codes() == {"checkpoint-row-missing"}


def test_changed_checkpoints_are_found(chains: list[uuid.UUID], tamper: Any, settings: Any) -> None:
    path = checkpoints.path_of(2)
    kept = path.read_bytes()
    forged = json.loads(kept)
    forged["entries"] = []
    path.write_text(json.dumps(forged))
    assert codes() == {"checkpoint-signature"}
    path.write_bytes(b"{")
    assert codes() == {"checkpoint-unreadable"}
    path.write_bytes(checkpoints.path_of(1).read_bytes())
    assert codes() == {"checkpoint-unreadable"}
    path.write_bytes(kept)
    tamper("UPDATE enforcement_checkpoint SET digest = sha256(digest) WHERE number = 1")
    assert codes() == {"checkpoint-changed"}


def test_a_checkpoint_rewritten_with_the_key_breaks_the_line(chains: list[uuid.UUID], tamper: Any) -> None:
    payload = checkpoints.read(1).payload
    payload["entries"] = payload["entries"][:1]
    signed = checkpoints.canonical(payload)
    checkpoints._write(payload, signed)
    tamper("UPDATE enforcement_checkpoint SET digest = %s WHERE number = 1", hashlib.sha256(signed).digest())
    assert codes() == {"checkpoint-order"}


def test_another_key_proves_nothing(chains: list[uuid.UUID], settings: Any) -> None:
    settings.CHECKPOINT_KEY = settings.LOOKUP_KEY
    assert codes() == {"checkpoint-signature"}


def test_subjects_are_compared_with_their_chains(thing_model: Any, write: Any, tamper: Any) -> None:
    subjects = [uuid.uuid4() for _ in range(3)]
    for subject in subjects:
        with transaction.atomic():
            thing_model.objects.create(id=subject, state="first", version=1)
            write(subject, version=1, state_after="first")
            write(subject, verb="noted")
    pairs = [("thing", thing_model)]
    assert verify(subjects=pairs) == []
    tamper("UPDATE kernel_thing SET state = 'next' WHERE id = %s", subjects[0])
    tamper("DELETE FROM kernel_thing WHERE id = %s", subjects[1])
    tamper("INSERT INTO kernel_thing VALUES (%s, 'first', 1)", uuid.uuid4())
    faults = verify(subjects=pairs)
    assert sorted(fault.code for fault in faults) == ["chain-missing", "state-unknown", "subject-missing"]
    tamper("UPDATE kernel_thing SET state = 'first', version = 2 WHERE id = %s", subjects[0])
    assert "state-unknown" in codes(subjects=pairs)


def test_a_checkpoint_is_made_once(chains: list[uuid.UUID], write: Any) -> None:
    assert checkpoints.make_checkpoint(LATER) is None
    assert list(Checkpoint.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    with transaction.atomic():
        write(chains[0], minutes=9)
    assert checkpoints.make_checkpoint(LATER) == 3
    payload = checkpoints.read(3).payload
    assert [entry[:3] for entry in payload["entries"]] == [["thing", str(chains[0]), 4]]
    assert (payload["total_rows"], payload["previous"]) == (7, checkpoints.read(2).digest.hex())


def test_rows_that_were_committed_late_are_sealed_later(chains: list[uuid.UUID], write: Any) -> None:
    import threading

    from django.db import connections

    begun, go_on, late = threading.Event(), threading.Event(), uuid.uuid4()

    def slow() -> None:
        with transaction.atomic():
            write(late)
            begun.set()
            go_on.wait(10)
        connections.close_all()

    thread = threading.Thread(target=slow)
    thread.start()
    assert begun.wait(10)
    with transaction.atomic():
        write(chains[0], minutes=9)
    assert checkpoints.make_checkpoint(LATER) == 3
    assert [entry[1] for entry in checkpoints.read(3).payload["entries"]] == [str(chains[0])]
    assert len(checkpoints.read(3).payload["gaps"]) == 1
    go_on.set()
    thread.join()
    assert checkpoints.make_checkpoint(LATER) == 4
    payload = checkpoints.read(4).payload
    assert [entry[1] for entry in payload["entries"]] == [str(late)]
    assert (payload["gaps"], payload["total_rows"]) == ([], 8)
    assert codes() == set()


def test_a_crash_between_file_and_commit_is_mended(chains: list[uuid.UUID], write: Any, tamper: Any) -> None:
    tamper("DELETE FROM enforcement_checkpoint WHERE number = 2")
    kept = checkpoints.path_of(2).read_bytes()
    assert checkpoints.make_checkpoint(LATER) is None
    assert checkpoints.path_of(2).read_bytes() == kept
    assert codes() == set()


def test_a_foreign_file_is_not_adopted(chains: list[uuid.UUID], write: Any) -> None:
    path = checkpoints.path_of(3)
    path.write_bytes(checkpoints.path_of(2).read_bytes().replace(b'"number":2', b'"number":3'))
    with transaction.atomic():
        write(chains[0], minutes=9)
    with pytest.raises(RuntimeError, match="verify_record"):
        checkpoints.make_checkpoint(LATER)


def test_many_rows_make_several_checkpoints(
    checkpoint_folder: Path, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "ROWS_AT_ONCE", 4)
    with transaction.atomic():
        for number in range(10):
            write(uuid.UUID(int=number % 3 + 1))
    assert checkpoints.make_checkpoint(NOW) == 3
    assert checkpoints.read(3).payload["total_rows"] == 10
    assert codes() == set()
