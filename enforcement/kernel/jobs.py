"""Jobs: messages sent only after commit, the outbox for readers of the record, and runs on record.

A lost message is a delay, never a loss: sweeps find what is pending.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from celery import current_app
from django.db import transaction

from enforcement.kernel import clock
from enforcement.kernel.models.jobs import JobRun, Outbox
from enforcement.kernel.models.record import Record

log = logging.getLogger(__name__)

RUNS_KEPT = timedelta(days=90)


def after_commit(task_name: str, *ids: int | str | uuid.UUID) -> None:
    """Sends the named task with these ids once the transaction has committed.

    A broker that is away is logged and swallowed. Only ids are sent, never content.
    """
    arguments = [value if isinstance(value, int) else str(value) for value in ids]

    def send() -> None:
        try:
            current_app.send_task(task_name, args=arguments, retry=False)
        except Exception as error:
            # The act is committed: whatever the broker does must not look like its failure.
            log.warning("task not sent", extra={"task": task_name, "error": type(error).__name__})

    transaction.on_commit(send)


def announce(record: Record, readers: Iterable[str], now: datetime | None = None) -> None:
    """Leaves one row per reader, in the transaction of the record row."""
    created_at = now or record.entered_at
    Outbox.objects.bulk_create([Outbox(reader=reader, record=record, created_at=created_at) for reader in readers])


def take_batch(reader: str, limit: int, react: Callable[[Record], None]) -> int:
    """Lets `react` see up to `limit` announced rows, the least tried first; the number done.

    Several workers may call it at once: none sees a row that another holds. A reaction that raises is
    rolled back alone, logged, and tried again later; reactions must be idempotent all the same.
    """
    done = 0
    with transaction.atomic():
        rows = Outbox.objects.filter(reader=reader).order_by("tries", "id").select_related("record")
        for row in rows.select_for_update(skip_locked=True, of=("self",))[:limit]:
            try:
                with transaction.atomic():
                    react(row.record)
            except Exception as error:
                extra = {"task": reader, "record_id": row.record_id, "error": type(error).__name__}
                log.exception("reaction failed", extra=extra)
                Outbox.objects.filter(pk=row.pk).update(tries=min(row.tries + 1, 30_000))
            else:
                row.delete()
                done += 1
    return done


@contextmanager
def run(name: str, *, clock_now: Callable[[], datetime] = clock.now) -> Iterator[JobRun]:
    """Notes a run of a periodic job; use as `with run("…") as job:` or as a decorator `@run("…")`.

    The body may set `job.note` (figures, no personal data). An error is noted by its name and raised on.
    """
    job = JobRun.objects.create(name=name, started_at=clock_now())
    try:
        yield job
    except BaseException as error:
        _end(job, False, type(error).__name__, clock_now())
        raise
    _end(job, True, job.note, clock_now())


def _end(job: JobRun, ok: bool, note: str, moment: datetime) -> None:
    JobRun.objects.filter(pk=job.pk).update(ended_at=moment, ok=ok, note=note[:200])


def purge_runs(now: datetime) -> int:
    """Forgets runs older than 90 days; the number forgotten."""
    return JobRun.objects.filter(started_at__lt=now - RUNS_KEPT).delete()[0]
