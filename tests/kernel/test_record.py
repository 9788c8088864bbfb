"""Appending to the record, inside one transaction."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from enforcement.kernel import record, sql
from enforcement.kernel.models import Record

pytestmark = pytest.mark.django_db


def test_rows_of_one_subject_are_chained(write: Any, person: Any) -> None:
    subject = uuid.uuid4()
    first = write(subject, verb="opened", version=1, state_after="found", by_id=person.pk, facts={"clue": "7"})
    second = write(subject, minutes=5)
    other = write(uuid.uuid4())
    assert (first.seq, second.seq, other.seq) == (1, 2, 1)
    assert bytes(first.prev_hash) == record.GENESIS == bytes(other.prev_hash)
    assert bytes(second.prev_hash) == bytes(first.hash) == record.chained(record.GENESIS, bytes(first.body))


def test_the_body_holds_every_column(write: Any, person: Any, bureau_id: int) -> None:
    row = write(
        uuid.uuid4(), verb="opened", step="open", version=1, state_after="found", by_id=person.pk, facts={"a": 1}
    )
    row.refresh_from_db()
    body = json.loads(bytes(row.body))
    assert body["facts"] == {"a": 1}
    for name in ("seq", "verb", "step", "state_after", "version", "by_id", "organisation_id", "subject_kind"):
        assert body[name] == getattr(row, name)


def test_the_database_says_which_transaction_it_was(write: Any) -> None:
    row = write(uuid.uuid4())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        assert row.xact == cursor.fetchone()[0] > 0


def test_many_entries_take_two_statements(bureau_id: int, now: Any) -> None:
    subjects = [uuid.uuid4() for _ in range(5)]
    entries = [
        record.Entry(subject_kind="thing", subject_id=pk, organisation_id=bureau_id, verb="noted", at=now, now=now)
        for pk in subjects * 3
    ]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        rows = record.append_many(entries)
    statements = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert len(statements) == 2
    assert [row.seq for row in rows] == [1] * 5 + [2] * 5 + [3] * 5
    assert record.append_many([]) == []


def test_after_saves_the_look_for_the_end(write: Any) -> None:
    subject = uuid.uuid4()
    first = write(subject)
    with CaptureQueriesContext(connection) as asked:
        second = write(subject, after=first)
    assert second.seq == 2
    assert len([query for query in asked if "SAVEPOINT" not in query["sql"]]) == 1


@pytest.mark.parametrize("order", ["at after now", "naive"])
def test_times_that_cannot_be(bureau_id: int, now: Any, order: str) -> None:
    at = now + timedelta(seconds=1) if order == "at after now" else now.replace(tzinfo=None)
    with pytest.raises(ValueError, match=r"aware|before"):
        record.append(
            subject_kind="thing", subject_id=uuid.uuid4(), organisation_id=bureau_id, verb="noted", at=at, now=now
        )


def test_nothing_is_written_outside_a_transaction(transactional_db: None, bureau_id: int, now: Any) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        record.append(
            subject_kind="thing", subject_id=uuid.uuid4(), organisation_id=bureau_id, verb="noted", at=now, now=now
        )


def test_one_version_is_written_once(write: Any) -> None:
    subject = uuid.uuid4()
    write(subject, version=1, state_after="a")
    with pytest.raises(DatabaseError, match="record_version"), transaction.atomic():
        write(subject, version=1, state_after="b")


FORGERIES = {
    "hash": {"hash": b"x" * 32},
    "prev_hash": {"prev_hash": b"x" * 32},
    "seq": {"seq": 9},
    "verb": {"verb": "other"},
    "state": {"state_after": "other"},
    "by": {"by_id": None},
    "step": {"step": "other"},
    "body": {"body": b'{"verb":"other"}'},
    "no json": {"body": b"["},
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_the_database_refuses_a_row_that_does_not_fit(write: Any, person: Any, forgery: str) -> None:
    subject = uuid.uuid4()
    write(subject, by_id=person.pk)
    with transaction.atomic():
        honest = write(subject, by_id=person.pk, version=2, state_after="b")
        transaction.set_rollback(True)
    forged = {name: getattr(honest, name) for name in [field.attname for field in Record._meta.fields]}
    forged.update(FORGERIES[forgery], id=None)
    with pytest.raises(DatabaseError, match=r"record:|json"), transaction.atomic():
        Record.objects.create(**forged)


def test_the_database_refuses_a_time_of_entry_in_the_future(bureau_id: int) -> None:
    from enforcement.kernel import clock

    for ahead, refused in ((timedelta(minutes=4), False), (timedelta(minutes=6), True)):
        now = clock.now() + ahead
        entry = {"subject_kind": "thing", "organisation_id": bureau_id, "verb": "noted", "at": now, "now": now}
        if refused:
            with pytest.raises(DatabaseError, match="future"), transaction.atomic():
                record.append(subject_id=uuid.uuid4(), **entry)
        else:
            assert record.append(subject_id=uuid.uuid4(), **entry).pk


COLUMNS = {"enforcement_checkpoint": "number = number"}


@pytest.mark.parametrize("table", sql.APPEND_ONLY)
@pytest.mark.parametrize(
    "act", ["UPDATE {} SET {}", "DELETE FROM {}", "TRUNCATE {} CASCADE", "ALTER TABLE {} DISABLE TRIGGER ALL"]
)
def test_the_application_changes_nothing(db: None, table: str, act: str) -> None:
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
        connection.cursor().execute(act.format(table, COLUMNS.get(table, "id = id")))


def test_the_application_cannot_switch_triggers_off_or_replace_their_functions(db: None) -> None:
    for act in (
        "SET session_replication_role = 'replica'",
        "CREATE OR REPLACE FUNCTION public.enforcement_record_ahead() RETURNS interval"
        " LANGUAGE sql AS $$SELECT interval '1 year'$$",
        "CREATE FUNCTION public.sneak() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "DROP TRIGGER record_insert ON public.enforcement_record",
    ):
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
            connection.cursor().execute(act)


def test_a_subject_id_made_of_a_number() -> None:
    assert record.subject_uuid(12).int == 12
