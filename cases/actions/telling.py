"""Reactions to the record: what one act means for other people, told after it is committed, through the outbox."""

from __future__ import annotations

from django.db.models import F, Q

from cases.models import EscalationAnswer, Notice
from enforcement.kernel import jobs
from enforcement.kernel.models import Record

BATCH = 100
ANSWERS = "answers"


def drain(limit: int = BATCH) -> int:
    """Lets every reader of the outbox see what it has not seen yet; the number of rows done."""
    done = total = jobs.take_batch(ANSWERS, limit, tell_answer)
    while done == limit:
        done = jobs.take_batch(ANSWERS, limit, tell_answer)
        total += done
    return total


def tell_answer(row: Record) -> None:
    """An answered escalation goes back down: the notice of whoever has not seen the answer is unread again.

    Whoever read it after the answer has seen the answer, and the one who answered knows it; so a second
    reaction to the same row changes nothing.
    """
    answers = EscalationAnswer.objects.filter(clock_level__clock__case_id=row.subject_id, at=row.at)
    Notice.objects.filter(
        ~Q(person=F("clock_level__answer__by")),
        clock_level__in=answers.values("clock_level"),
        read_at__lt=row.entered_at,
    ).update(read_at=None)
