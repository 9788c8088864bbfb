"""What the legal office confirmed or an administrator changed is not undone by reading the reference data again."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from discretion.actions.confirming import CONFIRMED, REFERENCE, Reference, subject_of
from discretion.actions.parameters import KIND
from discretion.models import LocalParameter
from enforcement.kernel.models.record import Record

STATUSES = {"verified(excerpt)": "excerpt"}
# What a confirmation itself changes.
ITS_OWN = frozenset({"source", "status"})


def status_of(row: Mapping[str, Any]) -> str:
    """How far a row of the reference data can be trusted, in the words of the model."""
    return str(STATUSES.get(row["status"], row["status"]))


def bring(model: type[Reference], key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Brings a row up to date. A confirmed one keeps its standing and source as long as it says the same.

    When it now says something else, the confirmation was of other words and no longer stands.
    """
    manager: Any = model._default_manager
    row = manager.filter(**key).first()
    if row is not None and _is_confirmed(row):
        changed = {name: value for name, value in values.items() if getattr(row, name) != value}
        if set(changed) <= ITS_OWN:
            return
    manager.update_or_create(**key, defaults=dict(values))


def is_kept(key: Mapping[str, Any], value: Any) -> bool:
    """Whether a local value stays as it is: it has a history of its own by now, or the file gives another value.

    A value that was loaded once is never edited; another one begins on another day.
    """
    row = LocalParameter.objects.filter(**key).first()
    if row is None:
        return False
    return row.value != value or Record.objects.filter(subject_kind=KIND, subject_id=uuid.UUID(int=row.pk)).exists()


def _is_confirmed(row: Reference) -> bool:
    return Record.objects.filter(subject_kind=REFERENCE, subject_id=subject_of(row), verb=CONFIRMED).exists()
