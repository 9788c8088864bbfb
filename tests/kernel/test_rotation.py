"""A new key first in DATA_KEYS, and everything sealed anew."""

from __future__ import annotations

import base64
import io
import os
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from enforcement.kernel import crypto, files, rotation
from enforcement.kernel.models import IdempotencyKey, StoredFile
from tests.kernel.conftest import NOW
from tests.kernel.test_files import picture, upload

pytestmark = [pytest.mark.serial, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def owner(cluster_run: Any, test_database: str) -> Any:
    """A second connection of Django's, as the owner."""
    ours = connections["default"].settings_dict
    connections.databases["owner"] = {**ours, "USER": "owner", "PASSWORD": cluster_run.cluster.passwords["owner"]}
    yield "owner"
    connections["owner"].close()
    del connections["owner"]
    del connections.databases["owner"]


def _rows() -> None:
    for number in range(5):
        IdempotencyKey.objects.create(
            caller="token:1", method="POST", path="/", key=str(number), digest=b"", status=200,
            body=b"answer", created_at=NOW + timedelta(minutes=number),
        )  # fmt: skip


def test_everything_is_sealed_anew_and_stays_readable(
    storage: Any, owner: str, settings: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(rotation, "BATCH", 2)
    _rows()
    stored = files.keep(files.receive(upload(picture(), "现场.jpg")))
    new = f"t2:{base64.b64encode(os.urandom(32)).decode()}"
    old = settings.DATA_KEYS
    settings.DATA_KEYS = [new, *old]
    out = io.StringIO()
    call_command("rotate_keys", stdout=out)
    assert "enforcement_idempotencykey.body：5" in out.getvalue()
    assert "enforcement_storedfile.file_key：1" in out.getvalue()
    settings.DATA_KEYS = [new]
    again = StoredFile.objects.get(pk=stored.pk)
    assert (again.original_name, files.verify(again)) == ("现场.jpg", True)
    assert {bytes(row.body) for row in IdempotencyKey.objects.all()} == {b"answer"}
    assert rotation.rotate(owner) == 0
    settings.DATA_KEYS = old
    with pytest.raises(crypto.CannotDecrypt):
        StoredFile.objects.get(pk=stored.pk)


def test_a_missing_key_stops_with_words(storage: Any, owner: str, settings: Any) -> None:
    _rows()
    settings.DATA_KEYS = [f"t2:{base64.b64encode(os.urandom(32)).decode()}"]
    with pytest.raises(CommandError, match="旧密钥"):
        call_command("rotate_keys")


def test_it_needs_the_owner() -> None:
    with pytest.raises(CommandError, match="DATABASE_OWNER_URL"):
        call_command("rotate_keys")
