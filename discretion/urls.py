"""Addresses of the calculators."""

from __future__ import annotations

from django.urls import path

from discretion.views import due, penalty

urlpatterns = [
    path("", due.due_dates, name="law_due"),
    path("late-fee/", due.late_fee, name="law_late_fee"),
    path("penalty/", penalty.penalty, name="law_penalty"),
]
