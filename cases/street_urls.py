"""Addresses of the street form, the clues and the messages."""

from __future__ import annotations

from django.urls import path

from cases.views import clues, notices, street, street_parts

urlpatterns = [
    path("street/", street.street_new, name="street_new"),
    path("street/violations", street_parts.violation_search, name="violation_search"),
    path("street/photo/<uuid:photo_id>", street_parts.street_photo, name="street_photo"),
    path("street/<uuid:draft_id>/evidence/", street.street_evidence, name="street_evidence"),
    path("street/<uuid:draft_id>/party/", street.street_party, name="street_party"),
    path("street/<uuid:draft_id>/amount/", street.street_amount, name="street_amount"),
    path("street/<uuid:draft_id>/issue/", street.street_issue, name="street_issue"),
    path("street/<uuid:draft_id>/register/", street.street_register, name="street_register"),
    path("street/<uuid:draft_id>/done/", street.street_done, name="street_done"),
    path("street/<uuid:draft_id>/discard/", street.street_discard, name="street_discard"),
    path("street/<uuid:draft_id>/photos/", street_parts.street_photo_add, name="street_photo_add"),
    path(
        "street/<uuid:draft_id>/photos/<uuid:photo_id>/drop/", street_parts.street_photo_drop, name="street_photo_drop"
    ),
    path("street/<uuid:draft_id>/number", street_parts.street_number, name="street_number"),
    path("street/<uuid:draft_id>/keep/<slug:part>", street_parts.street_keep, name="street_keep"),
    path("clues/", clues.clue_list, name="clue_list"),
    path("clues/new/", clues.clue_new, name="clue_new"),
    path("clues/photo/<uuid:photo_id>", clues.clue_photo, name="clue_photo"),
    path("clues/<uuid:clue_id>/", clues.clue_file, name="clue_file"),
    path("clues/<uuid:clue_id>/take/", clues.clue_take, name="clue_take"),
    path("notices/", notices.notices, name="notices"),
]
