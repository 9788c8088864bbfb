"""Addresses of the calculators, below /api/v1/."""

from __future__ import annotations

from django.urls import path

from discretion.api import law

urlpatterns = [
    path("law/due/", law.DueDates.as_view(), name="api-law-due"),
    path("law/late-fee/", law.LateFees.as_view(), name="api-law-late-fee"),
    path("law/penalty/", law.Penalties.as_view(), name="api-law-penalty"),
]
