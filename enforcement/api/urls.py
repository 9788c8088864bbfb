"""Addresses of the ground floor, below /api/v1/."""

from __future__ import annotations

from django.urls import path

from enforcement.api import people

urlpatterns = [
    path("me/", people.Me.as_view(), name="api-me"),
    path("organisations/", people.Organisations.as_view(), name="api-organisations"),
    path("officers/", people.Officers.as_view(), name="api-officers"),
]
