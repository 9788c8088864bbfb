"""Messages after commit, the outbox, and runs on record."""

from __future__ import annotations

import threading
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections, transaction

from enforcement.kernel import jobs
from enforcement.kernel.models import JobRun, Outbox


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was sent to the broker."""
    calls: list[Any] = []
    monkeypatch.setattr(jobs.current_app, "send_task", lambda name, args, **given: calls.append((name, args)))
    return calls


@pytest.mark.django_db
def test_a_task_is_sent_after_commit_only(sent: list[Any], django_capture_on_commit_callbacks: Any) -> None:
    pk = uuid.uuid4()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        jobs.after_commit("cases.render_paper", pk, 7)
        assert sent == []
    assert sent == [("cases.render_paper", [str(pk), 7])]
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        jobs.after_commit("cases.render_paper", pk)
        transaction.set_rollback(True)
    assert len(sent) == 1


@pytest.mark.django_db
def test_a_broker_that_is_away_does_no_harm(
    monkeypatch: pytest.MonkeyPatch, caplog: Any, django_capture_on_commit_callbacks: Any
) -> None:
    def away(*args: Any, **given: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(jobs.current_app, "send_task", away)
    with django_capture_on_commit_callbacks(execute=True):
        jobs.after_commit("cases.render_paper", 7)
    assert [record.message for record in caplog.records] == ["task not sent"]


@pytest.mark.django_db
def test_a_real_broker_that_is_away_does_no_harm_either(caplog: Any, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        jobs.after_commit("cases.render_paper", 7)
    assert "task not sent" in [record.message for record in caplog.records]


@pytest.mark.django_db
def test_each_reader_takes_what_was_announced_once(write: Any, now: Any) -> None:
    rows = [write(uuid.uuid4(), minutes=n) for n in range(3)]
    for row in rows:
        jobs.announce(row, ["papers", "notices"], now)
    seen: list[int] = []
    assert jobs.take_batch("papers", 2, lambda record: seen.append(record.pk)) == 2
    assert jobs.take_batch("papers", 2, lambda record: seen.append(record.pk)) == 1
    assert jobs.take_batch("papers", 2, lambda record: seen.append(record.pk)) == 0
    assert seen == [row.pk for row in rows]
    assert Outbox.objects.filter(reader="notices").count() == 3


@pytest.mark.django_db
def test_a_failing_reaction_stays_and_lets_others_pass(write: Any, bureau_id: int) -> None:
    bad, good = write(uuid.uuid4()), write(uuid.uuid4())
    for row in (bad, good):
        jobs.announce(row, ["papers"])

    def react(record: Any) -> None:
        JobRun.objects.create(name=str(record.pk), started_at=record.at)
        if record.pk == bad.pk:
            raise RuntimeError

    assert jobs.take_batch("papers", 10, react) == 1
    left = Outbox.objects.get()
    assert (left.record_id, left.tries) == (bad.pk, 1)
    assert list(JobRun.objects.values_list("name", flat=True)) == [str(good.pk)]
    late = write(uuid.uuid4())
    jobs.announce(late, ["papers"])
    seen: list[int] = []
    assert jobs.take_batch("papers", 1, lambda record: seen.append(record.pk)) == 1
    assert seen == [late.pk]


@pytest.mark.serial
@pytest.mark.django_db(transaction=True)
def test_two_workers_never_see_the_same_row(write: Any) -> None:
    with transaction.atomic():
        for _ in range(6):
            jobs.announce(write(uuid.uuid4()), ["papers"])
    seen: list[int] = []
    inside, done = threading.Event(), threading.Event()

    def slow(record: Any) -> None:
        seen.append(record.pk)
        inside.set()
        done.wait(10)

    def first() -> None:
        jobs.take_batch("papers", 3, slow)
        connections.close_all()

    thread = threading.Thread(target=first)
    thread.start()
    assert inside.wait(10)
    assert jobs.take_batch("papers", 10, lambda record: seen.append(record.pk)) == 3
    done.set()
    thread.join()
    assert len(seen) == len(set(seen)) == 6
    assert not Outbox.objects.exists()


@pytest.mark.django_db
def test_runs_are_on_record(now: Any) -> None:
    with jobs.run("sweep", clock_now=lambda: now) as job:
        job.note = "3"
    kept = JobRun.objects.get(name="sweep")
    assert (kept.started_at, kept.ended_at, kept.ok, kept.note) == (now, now, True, "3")

    @jobs.run("decorated")
    def fails() -> None:
        raise ValueError("identity 330000198503070012")

    with pytest.raises(ValueError, match="identity"):
        fails()
    failed = JobRun.objects.get(name="decorated")
    assert (failed.ok, failed.note) == (False, "ValueError")
    assert jobs.purge_runs(now + timedelta(days=91)) == 1
    assert JobRun.objects.get() == failed
