"""What the tests of the kernel share: a bureau, an account, folders of their own, a subject of the simplest kind."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

NOW = datetime(2026, 9, 9, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai"))

THING = """
CREATE TABLE public.kernel_thing (id uuid PRIMARY KEY, state text NOT NULL, version integer NOT NULL, note text);
"""


@pytest.fixture
def now() -> datetime:
    """A fixed moment in the past of every machine."""
    return NOW


@pytest.fixture
def bureau_id(request: pytest.FixtureRequest) -> int:
    """An organisation of the cast."""
    request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
    from enforcement.models import Organisation

    return int(Organisation.objects.order_by("pk").values_list("pk", flat=True)[0])


@pytest.fixture
def person(request: pytest.FixtureRequest, bureau_id: int) -> Any:
    """An account of the cast."""
    from enforcement.models import User

    return User.objects.order_by("pk").filter(is_active=True)[0]


@pytest.fixture
def storage(settings: Any, tmp_path: Path) -> Path:
    """An empty folder for received files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def checkpoint_folder(settings: Any, tmp_path: Path) -> Path:
    """An empty folder for checkpoints."""
    settings.CHECKPOINT_DIR = tmp_path / "checkpoints"
    return tmp_path / "checkpoints"


@pytest.fixture
def write(bureau_id: int) -> Any:
    """Appends a row to a chain: write(subject, verb=…, minutes=…)."""
    from enforcement.kernel import record

    def append(subject: uuid.UUID, *, minutes: int = 0, **given: Any) -> Any:
        moment = NOW + timedelta(minutes=minutes)
        fields = {"subject_kind": "thing", "verb": "noted", "at": moment, "now": moment, **given}
        return record.append(subject_id=subject, organisation_id=bureau_id, **fields)

    return append


@pytest.fixture
def things(transactional_db: None, as_owner: Any) -> str:
    """A guarded table in this test's own database, and its name."""
    from enforcement.kernel import sql

    as_owner.execute(THING)
    as_owner.execute(sql.guarded("kernel_thing", "thing", ["first", "other_first"])[0])
    return "kernel_thing"


@pytest.fixture
def thing_model(things: str) -> Iterator[Any]:
    """A model of that table, known to no app."""
    from django.db import models
    from django.test.utils import isolate_apps

    with isolate_apps("enforcement"):

        class Thing(models.Model):
            id = models.UUIDField(primary_key=True)
            state = models.TextField()
            version = models.IntegerField()
            note = models.TextField(null=True)

            class Meta:
                app_label = "enforcement"
                managed = False
                db_table = "kernel_thing"

            def __str__(self) -> str:
                return str(self.id)

        yield Thing
