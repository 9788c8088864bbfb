"""What the database itself refuses, across commits and to its owner."""

from __future__ import annotations

import threading
import uuid
from itertools import pairwise
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, connections, transaction

from enforcement.kernel import sql
from enforcement.kernel.models import Record

pytestmark = [pytest.mark.serial, pytest.mark.django_db(transaction=True)]


def run(statement: str, *values: Any) -> None:
    """One statement as the application."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def begin(write: Any, subject: uuid.UUID, state: str = "first") -> None:
    """A thing and its first row of the record, committed."""
    with transaction.atomic():
        run("INSERT INTO kernel_thing VALUES (%s, %s, 1)", subject, state)
        write(subject, verb="opened", version=1, state_after=state)


def test_the_owner_changes_nothing_either(as_owner: Any) -> None:
    for table in sql.APPEND_ONLY:
        column = {"enforcement_checkpoint": "number = number"}.get(table, "id = id")
        for act in (f"UPDATE {table} SET {column}", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="only ever added"):
                as_owner.execute(act)


def test_a_thing_with_its_record_passes(things: str, write: Any) -> None:
    subject = uuid.uuid4()
    begin(write, subject)
    with transaction.atomic():
        run("UPDATE kernel_thing SET state = 'next', version = 2 WHERE id = %s", subject)
        write(subject, verb="moved", version=2, state_after="next")
    run("UPDATE kernel_thing SET note = 'free' WHERE id = %s", subject)
    assert Record.objects.filter(subject_id=subject).count() == 2


def test_several_steps_in_one_transaction_pass(things: str, write: Any) -> None:
    subject = uuid.uuid4()
    with transaction.atomic():
        begin(write, subject)
        for version, state in ((2, "a"), (3, "b"), (4, "a")):
            run("UPDATE kernel_thing SET state = %s, version = %s WHERE id = %s", state, version, subject)
            write(subject, version=version, state_after=state)


CHANGES = {
    "state": "state = 'next'",
    "version": "version = 2",
    "both": "state = 'next', version = 2",
    "state there and not back": "state = 'next', version = 3",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_commit_without_its_record_is_refused(things: str, write: Any, change: str) -> None:
    subject = uuid.uuid4()
    begin(write, subject)
    with pytest.raises(DatabaseError, match="without a"), transaction.atomic():
        run(f"UPDATE kernel_thing SET {CHANGES[change]} WHERE id = %s", subject)
    with connection.cursor() as cursor:
        cursor.execute("SELECT state, version FROM kernel_thing WHERE id = %s", [subject])
        assert cursor.fetchone() == ("first", 1)


@pytest.mark.parametrize(
    ("state_after", "version", "kind"),
    [("other", 2, "thing"), ("next", 3, "thing"), ("next", 2, "other"), (None, None, "thing")],
)
def test_a_record_that_says_something_else_does_not_do(
    things: str, write: Any, state_after: str | None, version: int | None, kind: str
) -> None:
    subject = uuid.uuid4()
    begin(write, subject)
    with pytest.raises(DatabaseError, match="without a record"), transaction.atomic():
        run("UPDATE kernel_thing SET state = 'next', version = 2 WHERE id = %s", subject)
        write(subject, subject_kind=kind, version=version, state_after=state_after)


def test_the_record_of_an_earlier_transaction_does_not_do(things: str, write: Any) -> None:
    subject = uuid.uuid4()
    begin(write, subject)
    with transaction.atomic():
        write(subject, version=2, state_after="next")
    with pytest.raises(DatabaseError, match="without a record"), transaction.atomic():
        run("UPDATE kernel_thing SET state = 'next', version = 2 WHERE id = %s", subject)


def test_going_back_to_an_older_version_is_refused(things: str, write: Any) -> None:
    subject = uuid.uuid4()
    with pytest.raises(DatabaseError, match="higher version"), transaction.atomic():
        begin(write, subject)
        run("UPDATE kernel_thing SET state = 'next', version = 2 WHERE id = %s", subject)
        write(subject, version=2, state_after="next")
        run("UPDATE kernel_thing SET state = 'first', version = 1 WHERE id = %s", subject)


def test_a_thing_without_a_record_does_not_come_into_being(things: str) -> None:
    with pytest.raises(DatabaseError, match="without a record"), transaction.atomic():
        run("INSERT INTO kernel_thing VALUES (%s, 'first', 1)", uuid.uuid4())


def test_a_thing_begins_in_a_first_state(things: str, write: Any) -> None:
    begin(write, uuid.uuid4(), "other_first")
    with pytest.raises(DatabaseError, match="no first state"):
        begin(write, uuid.uuid4(), "closed")


@pytest.mark.parametrize("act", ["DELETE FROM kernel_thing", "TRUNCATE kernel_thing"])
def test_a_thing_is_not_removed(things: str, write: Any, as_owner: Any, act: str) -> None:
    begin(write, uuid.uuid4())
    with pytest.raises(DatabaseError, match=r"permission denied|only ever added"):
        run(act)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_owner.execute(act)


def test_a_temporary_table_does_not_stand_in_for_the_record(
    things: str, write: Any, as_superuser: Any, test_database: str
) -> None:
    subject = uuid.uuid4()
    as_superuser.execute(f'GRANT TEMPORARY ON DATABASE "{test_database}" TO app')
    begin(write, subject)
    with pytest.raises(DatabaseError, match="without a record"), transaction.atomic():
        run("CREATE TEMP TABLE enforcement_record (LIKE public.enforcement_record) ON COMMIT DROP")
        run("SET LOCAL search_path = pg_temp, public")
        run(
            "INSERT INTO pg_temp.enforcement_record (id, subject_kind, subject_id, seq, organisation_id, verb, step,"
            " state_after, version, at, entered_at, xact, body, prev_hash, hash) VALUES (1, 'thing', %s, 2, 1, '', '',"
            " 'next', 2, now(), now(), pg_current_xact_id()::text::bigint, '', '', '')",
            subject,
        )
        run("UPDATE public.kernel_thing SET state = 'next', version = 2 WHERE id = %s", subject)


def test_asking_at_once_does_not_weaken_the_commit(things: str, write: Any) -> None:
    subject = uuid.uuid4()
    begin(write, subject)
    with pytest.raises(DatabaseError, match="without a record"), transaction.atomic():
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run("UPDATE kernel_thing SET version = 2 WHERE id = %s", subject)


def test_two_writers_of_one_chain_wait_for_each_other(write: Any) -> None:
    subject, errors = uuid.uuid4(), []
    together = threading.Barrier(4)

    def append_five() -> None:
        try:
            together.wait()
            for _ in range(5):
                with transaction.atomic():
                    write(subject)
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=append_five) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    rows = list(Record.objects.filter(subject_id=subject).order_by("seq"))
    assert [row.seq for row in rows] == list(range(1, 21))
    assert all(bytes(after.prev_hash) == bytes(before.hash) for before, after in pairwise(rows))


SEALED = "CREATE TABLE public.kernel_paper (id int PRIMARY KEY, done boolean, text text, file int, secret bytea)"


def _papers(as_owner: Any, *, column: str = "done") -> None:
    as_owner.execute(SEALED)
    as_owner.execute(sql.sealed("kernel_paper", column, ["file"])[0])
    run(
        r"INSERT INTO kernel_paper VALUES (1, true, 'a', NULL, '\x01'), (2, false, 'a', NULL, '\x01'), (3, NULL, 'a', NULL, NULL)"
    )


def test_a_sealed_row_changes_only_where_it_may(as_owner: Any) -> None:
    _papers(as_owner)
    run("UPDATE kernel_paper SET file = 7 WHERE id = 1")
    run("UPDATE kernel_paper SET text = 'b' WHERE id IN (2, 3)")
    run("DELETE FROM kernel_paper WHERE id = 3")
    run("UPDATE kernel_paper SET done = true WHERE id = 2")
    for act in (
        "UPDATE kernel_paper SET text = 'b' WHERE id = 1",
        "UPDATE kernel_paper SET done = false WHERE id = 1",
        r"UPDATE kernel_paper SET secret = '\x02' WHERE id = 2",
        "UPDATE kernel_paper SET id = 9, file = 1 WHERE id = 2",
        "DELETE FROM kernel_paper WHERE id = 2",
    ):
        with pytest.raises(DatabaseError, match="sealed"):
            run(act)
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="sealed"):
            as_owner.execute(act)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_owner.execute("TRUNCATE kernel_paper")


def test_without_a_column_every_row_is_sealed(as_owner: Any) -> None:
    _papers(as_owner, column="")
    for pk in (1, 2, 3):
        with pytest.raises(DatabaseError, match="sealed"):
            run("UPDATE kernel_paper SET text = 'b' WHERE id = %s", pk)


def test_only_the_owner_renews_an_envelope_and_nothing_else(as_owner: Any) -> None:
    _papers(as_owner)
    renew = r"UPDATE kernel_paper SET secret = '\x02' WHERE id = 1"
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        run("SET LOCAL enforcement.rotating = 'on'")
        run(renew)
    as_owner.execute("SET enforcement.rotating = 'on'")
    as_owner.execute(renew)
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="sealed"):
        as_owner.execute("UPDATE kernel_paper SET text = 'b' WHERE id = 1")


def test_the_builders_take_back_what_they_made(things: str, as_owner: Any) -> None:
    as_owner.execute(sql.guarded("kernel_thing", "thing", ["first"])[1])
    as_owner.execute("DELETE FROM kernel_thing")
    run("INSERT INTO kernel_thing VALUES (%s, 'closed', 9)", uuid.uuid4())
