"""Row locks with a bounded patience, and the translation of the database's impatience into a refusal."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import OperationalError, connections, models

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
