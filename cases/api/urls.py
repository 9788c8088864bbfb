"""Addresses of the programming interface, below /api/v1/; one below a case for each step of the table."""

from __future__ import annotations

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from cases.api.openapi import SETTINGS
from cases.api.views import cases, clues, exchange, file, guiding, heads, law, like, ordinary
from cases.api.views.steps import PREVIEWS, STEP_VIEWS

CASE = "cases/<uuid:pk>/"


class _Evidence(STEP_VIEWS["evidence"], file.EvidenceList):  # type: ignore[misc, valid-type]  # made from the table
    """/cases/{id}/evidence/: the list, and the step that adds to it."""


STEPS = {**STEP_VIEWS, "evidence": _Evidence}

urlpatterns = [
    path(
        "schema/",
        SpectacularAPIView.as_view(custom_settings=SETTINGS, authentication_classes=[], permission_classes=[]),
        name="api-schema",
    ),
    path("", include("enforcement.api.urls")),
    path("", include("discretion.api.urls")),
    path("violations/", law.Violations.as_view(), name="api-violations"),
    path("violations/<str:code>/amounts/", law.Amounts.as_view(), name="api-amounts"),
    path("guiding-cases/", guiding.GuidingCases.as_view(), name="api-guiding-cases"),
    path("guiding-cases/<uuid:pk>/", guiding.GuidingCaseOne.as_view(), name="api-guiding-case"),
    path("heads/", heads.Heads.as_view(), name="api-heads"),
    path("case-files/schema/", exchange.CaseFileSchema.as_view(), name="api-case-file-schema"),
    path("case-files/check/", exchange.CaseFileCheck.as_view(), name="api-case-file-check"),
    path("files/", file.Files.as_view(), name="api-files"),
    path("clues/", clues.Clues.as_view(), name="api-clues"),
    path("clues/<uuid:pk>/", clues.ClueOne.as_view(), name="api-clue"),
    path("notices/", clues.Notices.as_view(), name="api-notices"),
    path("cases/", cases.CaseList.as_view(), name="api-cases"),
    path("cases/on-the-spot/", cases.OnTheSpot.as_view(), name="api-on-the-spot"),
    path("cases/on-the-spot/preview/", cases.OnTheSpotPreview.as_view(), name="api-on-the-spot-preview"),
    path("cases/ordinary/", ordinary.Ordinary.as_view(), name="api-ordinary"),
    path("cases/ordinary/preview/", ordinary.OrdinaryPreview.as_view(), name="api-ordinary-preview"),
    path(CASE, cases.CaseOne.as_view(), name="api-case"),
    path(f"{CASE}exchange/", exchange.CaseExport.as_view(), name="api-case-exchange"),
    path(f"{CASE}like-decisions/", like.LikeDecisions.as_view(), name="api-like-decisions"),
    path(f"{CASE}possible/", cases.Possible.as_view(), name="api-possible"),
    path(f"{CASE}party-reading/", cases.PartyReading.as_view(), name="api-party-reading"),
    path(f"{CASE}record/", file.CaseRecord.as_view(), name="api-record"),
    path(f"{CASE}clocks/", file.Clocks.as_view(), name="api-clocks"),
    path(f"{CASE}papers/", file.PaperList.as_view(), name="api-papers"),
    path(f"{CASE}papers/<uuid:paper_id>/pdf/", file.PaperPdf.as_view(), name="api-paper-pdf"),
    path(f"{CASE}evidence/<uuid:evidence_id>/file/", file.EvidenceFile.as_view(), name="api-evidence-file"),
    *(path(f"{CASE}{name}/", part.as_view(), name=f"api-{name}") for name, part in ordinary.PARTS.items()),
    path(f"{CASE}records/<uuid:record_id>/", ordinary.RecordOne.as_view(), name="api-field-record"),
    *(path(f"{CASE}{name}/", view.as_view(), name=f"api-step-{name}") for name, view in STEPS.items()),
    *(path(f"{CASE}{name}/preview/", view.as_view(), name=f"api-preview-{name}") for name, view in PREVIEWS.items()),
]
