"""Addresses of the calculators and of the catalogue inside."""

from __future__ import annotations

from django.urls import path

from discretion.views import catalogue, due, penalty

urlpatterns = [
    path("", due.due_dates, name="law_due"),
    path("late-fee/", due.late_fee, name="law_late_fee"),
    path("penalty/", penalty.penalty, name="law_penalty"),
    path("violations/", catalogue.violations, name="law_violations"),
    path("violations/<str:code>/", catalogue.violation, name="law_violation"),
]
