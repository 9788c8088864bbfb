"""Public addresses of the force, below /public/: who enforces, and whether a certificate counts."""

from __future__ import annotations

from django.urls import path

from enforcement.views import public

urlpatterns = [
    path("authorities/", public.authorities, name="public_authorities"),
    path("officer/", public.officer, name="public_officer"),
]
