"""Row locks with a bounded patience, and the translation of the database's impatience into a refusal."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, models

from enforcement.kernel.errors import ActionError, Busy, NotVisible

ModelT = TypeVar("ModelT", bound=models.Model)

PATIENCE = "3s"
# lock_not_available, deadlock_detected, serialization_failure, query_canceled
_IMPATIENT = {"55P03", "40P01", "40001", "57014"}


def busy_from(error: BaseException) -> ActionError | None:
    """Busy when the database gave up waiting for a lock or broke a deadlock; None for any other error."""
    cause = error.__cause__
    state = getattr(cause, "sqlstate", None) if isinstance(error, OperationalError) else None
    return Busy() if state in _IMPATIENT else None


def alone(name: str) -> None:
    """Waits until no other transaction holds `name`, and holds it until this one ends.

    For acts that must see each other though they share no row. Must run inside a transaction. Raises Busy when
    it is held for longer than 3 seconds.
    """
    try:
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            held = "SELECT set_config('lock_timeout', %s, true), pg_advisory_xact_lock(hashtextextended(%s, 0))"
            cursor.execute(held, [PATIENCE, name])
    except OperationalError as error:
        busy = busy_from(error)
        if busy is None:
            raise
        raise busy from error


def lock(queryset: models.QuerySet[ModelT], pk: Any) -> ModelT:
    """The row `pk` of `queryset`, locked until the transaction ends.

    Must run inside a transaction. Waits at most 3 seconds, also for every later lock of the same
    transaction. Raises NotVisible when the queryset has no such row, Busy when it is held for longer.
    """
    connection = connections[queryset.db]
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
        # NO KEY: rows that merely refer to this one may still be added by others.
        return queryset.select_for_update(of=("self",), no_key=True).get(pk=pk)
    except ObjectDoesNotExist:
        raise NotVisible from None
    except OperationalError as error:
        busy = busy_from(error)
        if busy is None:
            raise
        raise busy from error
