"""Papers on screen and on paper: the A4 page, the 80 mm roll, the PDF, and the public check of a number and code."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases.documents import render as sheets
from cases.documents.context import fingerprint
from cases.documents.kinds import ROLLS
from cases.documents.numbers import same_code
from cases.models import Case, Document
from cases.rendering import public_address
from enforcement.kernel import files
from enforcement.kernel.clock import now
from enforcement.kernel.errors import FileDamaged, NotVisible
from enforcement.kernel.readlog import log_read
from enforcement.views import guessing
from enforcement.views.gate import signed_in

CHECK = "paper-check"
RETRY_SECONDS = 5


def visible_paper(request: HttpRequest, document_id: uuid.UUID) -> Document:
    """The paper, for whoever may read its case; NotVisible for anybody else, FileDamaged when it was altered."""
    cases = Case.objects.visible_to(request.user)
    found = Document.objects.filter(pk=document_id, case__in=cases).select_related("case", "file")
    document = found.first()
    if document is None:
        raise NotVisible("没有找到这份文书，或者您无权查看。")
    if fingerprint(document.context) != document.context_sha256:
        raise FileDamaged("这份文书的内容与登记的指纹不符，不能使用。请通知系统管理员核查。")
    return document


def _log(request: HttpRequest, document: Document, purpose: str) -> None:
    """A paper names its party in full: every opening leaves a line."""
    log_read(
        by_id=request.user.pk,  # type: ignore[arg-type]  # signed in
        at=now(),
        subject_kind="document",
        subject_id=document.pk,
        fields=[line["key"] for line in document.context["party"]],
        purpose=purpose,
    )


def _origin(request: HttpRequest) -> str:
    return public_address() or request.build_absolute_uri("/")


def _beside(document: Document) -> dict[str, object]:
    """What the bar above a paper needs to know."""
    return {"has_roll": document.template in ROLLS, "newer": document.corrected_by.first()}


def _sheet(request: HttpRequest, document_id: uuid.UUID, layout: str, purpose: str) -> HttpResponse:
    document = visible_paper(request, document_id)
    _log(request, document, purpose)
    body = sheets.body(document.context, layout, origin=_origin(request))
    return render(request, f"papers/sheet{layout}.html", {"document": document, "body": body, **_beside(document)})


@never_cache
@signed_in
@require_safe
def document_page(request: HttpRequest, document_id: uuid.UUID) -> HttpResponse:
    """The paper as a printable A4 page of its frozen context; needs no worker."""
    return _sheet(request, document_id, "", "查看、打印文书")


@never_cache
@signed_in
@require_safe
def document_roll(request: HttpRequest, document_id: uuid.UUID) -> HttpResponse:
    """The same context for an 80 mm portable printer."""
    document = visible_paper(request, document_id)
    if document.template not in ROLLS:
        raise NotVisible(f"{document.get_kind_display()}没有便携打印的格式，请打印 A4 网页件。")
    return _sheet(request, document_id, "_roll", "便携打印文书")


@never_cache
@signed_in
@require_safe
def document_pdf(request: HttpRequest, document_id: uuid.UUID) -> HttpResponse:
    """The PDF; while it is not made yet, a page that says so and links to the printable one (404)."""
    document = visible_paper(request, document_id)
    if document.file is None:
        waiting = render(request, "papers/waiting.html", {"document": document, **_beside(document)}, status=404)
        waiting["Retry-After"] = str(RETRY_SECONDS)
        return waiting
    _log(request, document, "下载文书 PDF")
    return files.serve(document.file, f"{document.number}.pdf")  # type: ignore[return-value]  # a stream is no HttpResponse


@never_cache
@require_safe
def paper_check(request: HttpRequest) -> HttpResponse:
    """Whether a paper with this number and check code was issued here; open to everybody, names no person.

    A wrong number and a wrong code get the same answer, and many wrong ones get none for a while (429).
    """
    number, code = (request.GET.get(name, "").strip()[:60] for name in ("number", "code"))
    asked = bool(number and code)
    if asked and guessing.tired(request, CHECK):
        return render(request, "papers/check.html", {"tired": guessing.MINUTES}, status=429)
    document = Document.objects.filter(number=number).select_related("case__authority").first() if asked else None
    if document is not None and not same_code(code, document.check_code):
        document = None
    if asked and document is None:
        guessing.count(request, CHECK)
    void = document is not None and document.corrected_by.exists()
    shown = {"asked": asked, "number": number, "code": code, "document": document, "void": void}
    return render(request, "papers/check.html", shown)
