"""Public addresses of the law of the place, below /public/."""

from __future__ import annotations

from django.urls import path

from discretion.views import catalogue

urlpatterns = [
    path("violations/", catalogue.public_violations, name="public_violations"),
    path("violations/<str:code>/", catalogue.public_violation, name="public_violation"),
]
