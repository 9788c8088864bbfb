"""Public addresses of the procedure, below /public/."""

from __future__ import annotations

from django.urls import path

from cases.views import public

urlpatterns = [
    path("", public.home, name="public_home"),
    path("procedures/", public.procedures, name="public_procedures"),
    path("remedies/", public.contest, name="public_remedies"),
]
