"""Addresses of the case file. A step has its own name as the last part; other words stand before it."""

from __future__ import annotations

from django.urls import include, path

from cases.views import case_file, case_list, desk, exchange, exports, numbers, papers, saved_filters, step_pages
from cases.views.guiding import GUIDING
from enforcement.configuration.pages import addresses

urlpatterns = [
    *addresses(GUIDING),
    path("", desk.desk, name="desk"),
    path("", include("cases.street_urls")),
    path("cases/", case_list.case_list, name="case_list"),
    path("cases/filters/", saved_filters.save_filter, name="save_filter"),
    path("cases/filters/<int:filter_id>/", saved_filters.saved_filter, name="saved_filter"),
    path("cases/filters/<int:filter_id>/delete/", saved_filters.drop_filter, name="drop_filter"),
    path("cases/export/", exports.case_export, name="case_export"),
    path("cases/<uuid:case_id>/", case_file.case_file, name="case_file"),
    path("cases/<uuid:case_id>/party/", case_file.party_full, name="party_full"),
    path("cases/<uuid:case_id>/exchange.json", exchange.case_exchange, name="case_exchange"),
    path(
        "cases/<uuid:case_id>/evidence/<uuid:evidence_id>/file",
        case_file.case_evidence_file,
        name="case_evidence_file",
    ),
    path("cases/<uuid:case_id>/<slug:name>/", step_pages.case_step, name="case_step"),
    path("papers/numbers/", numbers.paper_numbers, name="paper_numbers"),
    path("papers/numbers/export/", numbers.paper_numbers_export, name="paper_numbers_export"),
    path("papers/<uuid:document_id>/", papers.document_page, name="document_page"),
    path("papers/<uuid:document_id>/roll/", papers.document_roll, name="document_roll"),
    path("papers/<uuid:document_id>/pdf", papers.document_pdf, name="document_pdf"),
    path("check/", papers.paper_check, name="paper_check"),
    path("case-files/", exchange.check_page, name="case_file_check"),
    path("case-files/format.json", exchange.format_file, name="case_file_format"),
]
