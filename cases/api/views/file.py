"""What lies in a case: evidence, papers, clocks, the record; and receiving files."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from cases.api.shown.file import ClockOut, EvidenceOut, PaperOut, RecordOut, StoredOut, UploadIn
from cases.models import Document, Evidence
from cases.reading.visible import visible_case
from enforcement.api.schema import IDEMPOTENCY_KEY, PAGE, REPLAYED, page_of, problems, scoped
from enforcement.api.shapes import only_known_parameters
from enforcement.api.views import Api
from enforcement.kernel import clock, files
from enforcement.kernel.errors import Conflict, NotVisible
from enforcement.kernel.idempotency import once
from enforcement.kernel.models import Record
from enforcement.kernel.readlog import log_read

DOWNLOADED = "接口下载文书"


class Files(Api):
    """/files/"""

    writes = "files:write"
    http_method_names = ("post",)
    parser_classes = (MultiPartParser,)

    @extend_schema(
        operation_id="files_receive",
        description=scoped(
            "files:write",
            "Receives a file: hashed, checked against what it claims to be, stored encrypted. Nothing is stored when it "
            "is refused. Cite `file` of the answer as evidence or photo.",
        ),
        parameters=[IDEMPOTENCY_KEY, REPLAYED],
        request={"multipart/form-data": UploadIn},
        responses={201: StoredOut, **problems(413, 415, 422, 503, 507)},
    )
    @once
    def post(self, request: Request) -> Response:
        """Receives one file."""
        unknown = [name for name in request.data if name != "file"]
        if "file" not in request.FILES or unknown:
            raise ValidationError({name: ["没有这一栏。"] for name in unknown} or {"file": ["请附上文件。"]})
        received = files.receive(request.FILES["file"])
        try:
            with transaction.atomic():
                stored = files.keep(received, now=clock.now())
        finally:
            received.discard()
        return Response(StoredOut(stored, context={"request": request}).data, 201)


class EvidenceList(Api):
    """GET of /cases/{id}/evidence/; POST is the step of that name."""

    @extend_schema(
        operation_id="cases_evidence",
        description=scoped("cases:read", "Evidence of the case, oldest first."),
        responses={200: EvidenceOut(many=True), **problems(404)},
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """The evidence."""
        case = visible_case(request.user, pk)
        rows = case.evidence.select_related("file").order_by("received_at", "id")
        return Response(EvidenceOut(rows, many=True).data)


class EvidenceFile(Api):
    """/cases/{id}/evidence/{evidence}/file/"""

    @extend_schema(
        operation_id="cases_evidence_file",
        description=scoped("cases:read", "The bytes of a piece of evidence, checked against their fingerprint."),
        responses={
            (200, "*/*"): OpenApiResponse(OpenApiTypes.BINARY, description="The file as it was received."),
            **problems(404),
        },
    )
    def get(self, request: Request, pk: uuid.UUID, evidence_id: uuid.UUID) -> HttpResponseBase:
        """The file."""
        case = visible_case(request.user, pk)
        found = Evidence.objects.select_related("file").filter(case=case, pk=evidence_id).first()
        if found is None:
            raise NotVisible("本案没有这份证据。")
        return files.serve(found.file)


class PaperList(Api):
    """/cases/{id}/papers/"""

    @extend_schema(
        operation_id="cases_papers",
        description=scoped("cases:read", "Papers of the case, oldest first."),
        responses={200: PaperOut(many=True), **problems(404)},
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """The papers."""
        case = visible_case(request.user, pk)
        rows = (
            case.documents.prefetch_related("deliveries", "corrected_by").defer("context").order_by("issued_at", "id")
        )
        return Response(PaperOut(rows, many=True).data)


class PaperPdf(Api):
    """/cases/{id}/papers/{paper}/pdf/"""

    @extend_schema(
        operation_id="cases_paper_pdf",
        description=scoped(
            "cases:read",
            "The PDF of a paper; 409 until the worker has made it. It holds personal data in full: each download is "
            "kept in the log of readings.",
        ),
        responses={
            (200, "application/pdf"): OpenApiResponse(OpenApiTypes.BINARY, description="The paper."),
            **problems(404, 409),
        },
    )
    def get(self, request: Request, pk: uuid.UUID, paper_id: uuid.UUID) -> HttpResponseBase:
        """The PDF, after the reading is logged."""
        case = visible_case(request.user, pk)
        paper = Document.objects.select_related("file").defer("context").filter(case=case, pk=paper_id).first()
        if paper is None:
            raise NotVisible("本案没有这份文书。")
        if paper.file is None:
            raise Conflict("PDF 正在制作。请几秒后再取，现在可以用网页打印件。")
        log_read(
            by_id=request.user.pk,
            at=clock.now(),
            subject_kind="document",
            subject_id=paper.pk,
            fields=["paper"],
            purpose=DOWNLOADED,
        )
        return files.serve(paper.file, f"{paper.number}.pdf", inline=False)


class Clocks(Api):
    """/cases/{id}/clocks/"""

    @extend_schema(
        operation_id="cases_clocks",
        description=scoped("cases:read", "Legal periods of the case with their arithmetic, the nearest first."),
        responses={200: ClockOut(many=True), **problems(404)},
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """The clocks."""
        case = visible_case(request.user, pk)
        return Response(ClockOut(case.clocks.order_by("alarm_on", "id"), many=True).data)


class CaseRecord(Api):
    """/cases/{id}/record/"""

    @extend_schema(
        operation_id="cases_record",
        description=scoped("cases:read", "Every act on the case in order, each chained to the one before by its hash."),
        parameters=[*PAGE],
        responses={200: page_of(RecordOut, "Record"), **problems(404)},
    )
    def get(self, request: Request, pk: uuid.UUID) -> Response:
        """A page of the record."""
        only_known_parameters(request, "cursor", "page_size")
        case = visible_case(request.user, pk)
        rows = Record.objects.filter(subject_kind="case", subject_id=case.pk).select_related("by")
        return self.page(rows, RecordOut, ("seq",))
