"""The PDF follows from the worker: once, whatever is lost, doubled or fails on the way."""

from __future__ import annotations

import io
import json
import logging
import threading
from typing import Any

import pytest
from django.db import DatabaseError, connections, transaction

from cases import rendering
from cases.actions.street import issue_on_the_spot
from cases.documents import render
from cases.models import Document
from enforcement.kernel import files
from enforcement.kernel.logs import JsonFormatter
from enforcement.kernel.models import StoredFile
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Document:
    """A paper just issued, without PDF."""
    return Document.objects.get(case=issue_on_the_spot(cast.street(), cast.act()))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Rendering by hand, and what was rendered."""
    made: list[str] = []

    def pdf(context: Any, *, identifier: str, origin: str = "") -> bytes:
        made.append(context["number"])
        return b"%PDF-1.7\n" + identifier.encode() + b"\n%%EOF\n"

    monkeypatch.setattr(render, "pdf", pdf)
    return made


def test_the_pdf_is_made_kept_encrypted_and_hashed(paper: Document) -> None:
    assert rendering.render_paper(paper.pk) is True
    done = Document.objects.select_related("file").get(pk=paper.pk)
    assert done.file is not None
    assert done.rendered_at is not None
    assert done.attempts == 1
    assert done.file.mime == "application/pdf"
    content = b"".join(files.open_plain(done.file))
    assert content.startswith(b"%PDF-1.7")
    assert len(done.file.sha256) == 64
    assert files.verify(done.file)


def test_a_second_call_makes_nothing(paper: Document, quick: list[str]) -> None:
    assert rendering.render_paper(str(paper.pk)) is True
    assert rendering.render_paper(str(paper.pk)) is False
    assert quick == [paper.number]
    assert StoredFile.objects.filter(mime="application/pdf").count() == 1


def test_the_bytes_of_a_paper_are_set_once(paper: Document, quick: list[str]) -> None:
    rendering.render_paper(paper.pk)
    other = cast.picture()
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=paper.pk).update(file=other)
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=paper.pk).update(file=None)


def test_the_sweep_finds_what_a_lost_broker_left(paper: Document, quick: list[str]) -> None:
    assert rendering.render_pending() == 1
    assert rendering.render_pending() == 0
    assert Document.objects.filter(file__isnull=True).count() == 0


def test_a_failure_is_counted_logged_by_name_and_tried_again(
    paper: Document, quick: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(context: Any, **more: Any) -> bytes:
        raise RuntimeError(f"cannot draw {context['party'][0]['value']} of {context['party'][2]['value']}")

    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr(render, "pdf", fails)
        assert rendering.render_pending() == 0
        assert rendering.render_paper(paper.pk) is False
    said = io.StringIO()
    for entry in caplog.records:
        said.write(JsonFormatter().format(entry))
    assert json.loads(JsonFormatter().format(caplog.records[0]))["error"] == "RuntimeError"
    for personal in ("刘大山", cast.RESIDENT, "16400001234", "东桥路3号"):
        assert personal not in said.getvalue()
        assert personal not in caplog.text
    assert Document.objects.get(pk=paper.pk).attempts == 2
    assert rendering.render_pending() == 1


def test_what_fails_for_ever_is_left_alone_and_does_not_stop_others(paper: Document, quick: list[str]) -> None:
    Document.objects.filter(pk=paper.pk).update(attempts=rendering.ATTEMPTS)
    assert rendering.render_pending() == 0
    assert rendering.render_paper(paper.pk) is True


def test_an_altered_context_is_never_made_into_a_pdf(
    paper: Document, quick: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "fingerprint", lambda context: "0" * 64)
    assert rendering.render_paper(paper.pk) is False
    assert quick == []


def test_nothing_half_done_stays_when_the_disk_is_full(
    paper: Document, quick: list[str], monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    def full(*given: Any, **more: Any) -> Any:
        raise files.StorageFull

    with monkeypatch.context() as patch:
        patch.setattr(files, "keep", full)
        assert rendering.render_paper(paper.pk) is False
    assert list(files._temporary().glob("*.part")) == []
    assert Document.objects.get(pk=paper.pk).file is None
    assert rendering.render_paper(paper.pk) is True


@pytest.mark.serial
@pytest.mark.django_db(transaction=True)
def test_two_workers_make_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = Document.objects.get(case=issue_on_the_spot(cast.street(), cast.act()))
    together, results = threading.Barrier(2), []

    def slow(context: Any, *, identifier: str, origin: str = "") -> bytes:
        together.wait(20)
        return b"%PDF-1.7\n" + identifier.encode() + b"\n%%EOF\n"

    def work() -> None:
        try:
            results.append(rendering.render_paper(paper.pk))
        finally:
            connections.close_all()

    monkeypatch.setattr(render, "pdf", slow)
    both = [threading.Thread(target=work) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join(60)
    assert sorted(results) == [False, True]
    assert StoredFile.objects.filter(mime="application/pdf").count() == 1
    assert Document.objects.get(pk=paper.pk).file is not None


def test_the_tasks_are_known_by_name_and_run_on_their_own_queue(settings: Any) -> None:
    from celery import current_app

    import cases.tasks  # noqa: F401  (registers them)
    from cases.actions import papers

    for name in (papers.RENDER, "cases.render_pending"):
        assert name in current_app.tasks
        assert current_app.amqp.router.route({}, name)["queue"].name == "papers"
