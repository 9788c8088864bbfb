"""Periodic and queued jobs of the cases. Each is a few lines: the time is read here, the work is done below."""

from __future__ import annotations

from celery import shared_task

from cases import rendering
from cases.actions import sweeping, telling, verifying
from enforcement.kernel import clock, jobs


@shared_task(name="cases.sweep_clocks")
def sweep_clocks() -> None:
    """Moves every clock to the level of today; sets anew those whose calendar has changed."""
    with jobs.run("cases.sweep_clocks") as job:
        swept = sweeping.sweep(clock.now())
        job.note = f"rewound {swept.rewound}, moved {swept.moved}"


@shared_task(name="cases.verify_evidence")
def verify_evidence() -> None:
    """Hashes evidence again that was not looked at for a week."""
    with jobs.run("cases.verify_evidence") as job:
        verified = verifying.verify_evidence(clock.now())
        job.note = f"looked at {verified.looked_at}, damaged {verified.damaged}"


@shared_task(name="cases.drain_outbox")
def drain_outbox() -> None:
    """Lets the readers of the record react to what they have not seen."""
    with jobs.run("cases.drain_outbox") as job:
        job.note = f"done {telling.drain()}"


@shared_task(name="cases.render_pending")
def render_pending() -> None:
    """Makes the papers that have no file yet, also after a lost message."""
    with jobs.run("cases.render_pending") as job:
        job.note = f"made {rendering.render_pending()}"


@shared_task(name="cases.render_paper")
def render_paper(document_id: str) -> None:
    """Makes the file of one paper just issued."""
    rendering.render_paper(document_id)
