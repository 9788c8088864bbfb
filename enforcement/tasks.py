"""Periodic jobs of the ground floor."""

from __future__ import annotations

from celery import shared_task

from enforcement.actions import verifying
from enforcement.kernel import checkpoints, clock, idempotency, jobs


@shared_task(name="enforcement.make_checkpoint")
def make_checkpoint() -> None:
    """Seals what was added to the record since the last checkpoint."""
    with jobs.run("enforcement.make_checkpoint") as job:
        number = checkpoints.make_checkpoint(clock.now())
        job.note = "nothing new" if number is None else f"checkpoint {number}"


@shared_task(name=verifying.TASK)
def verify_record() -> None:
    """Checks the whole record against itself, its checkpoints and its subjects."""
    with jobs.run(verifying.TASK) as job:
        job.note = verifying.verify_now()


@shared_task(name="enforcement.purge_idempotency")
def purge_idempotency() -> None:
    """Forgets replies to repeated requests after a week, and runs of jobs after three months."""
    with jobs.run("enforcement.purge_idempotency") as job:
        moment = clock.now()
        job.note = f"keys {idempotency.purge(moment)}, runs {jobs.purge_runs(moment)}"
