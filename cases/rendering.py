"""Making the PDF of issued papers, in the worker.

What has no file is found again by the sweep, so that a lost message or broker is a delay, never a loss.
"""

from __future__ import annotations

import logging
import uuid

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F

from cases.documents import render
from cases.documents.context import fingerprint
from cases.models import Document
from enforcement.kernel import clock, files
from enforcement.kernel.errors import FileDamaged

log = logging.getLogger(__name__)

ATTEMPTS = 20  # after that somebody has to look; the printable page is there all the time
PDF = frozenset({"application/pdf"})


def render_paper(document_id: uuid.UUID | str) -> bool:
    """Makes the PDF of one paper; False when it has one already, another worker was faster, or it failed.

    The attempt is counted before it begins, so that a paper which kills its worker is not tried for ever. A
    failure is logged by its name only, since a message may quote the paper, and is tried again by the sweep.
    """
    if not Document.objects.filter(pk=document_id, file__isnull=True).update(attempts=F("attempts") + 1):
        return False
    try:
        return _make(Document.objects.get(pk=document_id))
    except Exception as error:
        log.error("paper not rendered", extra={"subject_id": str(document_id), "error": type(error).__name__})
        return False


def _make(document: Document) -> bool:
    if fingerprint(document.context) != document.context_sha256:
        raise FileDamaged
    made = render.pdf(document.context, identifier=document.context_sha256, origin=public_address())
    return _keep(document, made)


def _keep(document: Document, made: bytes) -> bool:
    """Stores the bytes if nobody was faster: the row is locked, so of two workers one finds the file there."""
    upload = ContentFile(made, name=f"{document.pk}.pdf")
    received = files.receive(upload, allowed=PDF, max_bytes=len(made))
    try:
        with transaction.atomic():
            row = Document.objects.select_for_update(no_key=True).get(pk=document.pk)
            if row.file_id is not None:
                return False
            now = clock.now()
            stored = files.keep(received, now=now)
            Document.objects.filter(pk=row.pk, file__isnull=True).update(file=stored, rendered_at=now)
    finally:
        received.discard()
    return True


def render_pending(limit: int = 50) -> int:
    """Makes the PDFs that are missing, the least tried first; the number made. One failure stops no other."""
    waiting = Document.objects.filter(file__isnull=True, attempts__lt=ATTEMPTS).order_by("attempts", "issued_at")
    return sum(render_paper(pk) for pk in list(waiting.values_list("pk", flat=True)[:limit]))


def public_address() -> str:
    """Where the public reaches this installation, such as https://host; empty when nobody said so."""
    return str(getattr(settings, "PUBLIC_URL", "") or "")
