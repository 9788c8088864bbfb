"""Waiting with patience, and words when it ends."""

from __future__ import annotations

import threading
import uuid
from typing import Any

import pytest
from django.db import OperationalError, connection, connections, transaction

from enforcement.kernel import locks
from enforcement.kernel.errors import Busy, NotVisible


@pytest.mark.django_db
def test_an_unknown_row_is_not_visible(bureau_id: int) -> None:
    from enforcement.models import Organisation

    with transaction.atomic():
        assert locks.lock(Organisation.objects.all(), bureau_id).pk == bureau_id
        with pytest.raises(NotVisible):
            locks.lock(Organisation.objects.exclude(pk=bureau_id), bureau_id)


@pytest.mark.serial
@pytest.mark.django_db(transaction=True)
def test_a_held_row_is_busy_after_a_while(things: str, thing_model: Any, write: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(locks, "PATIENCE", "200ms")
    subject = uuid.uuid4()
    with transaction.atomic():
        thing_model.objects.create(id=subject, state="first", version=1)
        write(subject, version=1, state_after="first")
    held, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            locks.lock(thing_model.objects.all(), subject)
            held.set()
            go_on.wait(10)
        connections.close_all()

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(10)
    with pytest.raises(Busy) as busy, transaction.atomic():
        locks.lock(thing_model.objects.all(), subject)
    assert busy.value.status == 503
    go_on.set()
    thread.join()
    with transaction.atomic():
        assert locks.lock(thing_model.objects.all(), subject).state == "first"
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone()[0] == "0"


@pytest.mark.django_db
def test_only_impatience_is_busy() -> None:
    assert locks.busy_from(OperationalError("the server is gone")) is None
    assert locks.busy_from(ValueError()) is None
