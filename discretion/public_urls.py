"""Public addresses of the law of the place, below /public/."""

from __future__ import annotations

from django.urls import path

from discretion.views import catalogue, in_public

urlpatterns = [
    path("violations/", catalogue.public_violations, name="public_violations"),
    path("violations/<str:code>/", catalogue.public_violation, name="public_violation"),
    path("powers/", in_public.powers, name="public_powers"),
    path("waivers/", in_public.waivers, name="public_waivers"),
    path("benchmarks/", in_public.benchmark_list, name="public_benchmarks"),
    path("benchmarks/<str:code>/", in_public.benchmark, name="public_benchmark"),
]
