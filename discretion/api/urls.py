"""Addresses of the catalogue, the benchmarks and the calculators, below /api/v1/."""

from __future__ import annotations

from django.urls import path

from discretion.api import benchmarks, catalogue, law, lists

urlpatterns = [
    path("benchmarks/", benchmarks.Benchmarks.as_view(), name="api-benchmarks"),
    path("benchmarks/<str:code>/", benchmarks.BenchmarkOne.as_view(), name="api-benchmark"),
    path("catalogue/", catalogue.Catalogue.as_view(), name="api-catalogue"),
    path("violations/<str:code>/", catalogue.ViolationOne.as_view(), name="api-violation"),
    path("articles/", catalogue.Articles.as_view(), name="api-articles"),
    path("articles/<str:law>/<str:number>/", catalogue.ArticleOne.as_view(), name="api-article"),
    path("law/due/", law.DueDates.as_view(), name="api-law-due"),
    path("law/late-fee/", law.LateFees.as_view(), name="api-law-late-fee"),
    path("law/penalty/", law.Penalties.as_view(), name="api-law-penalty"),
    path("powers/", lists.Powers.as_view(), name="api-powers"),
    path("power-lists/", lists.PowerLists.as_view(), name="api-power-lists"),
    path("power-lists/<int:pk>/", lists.PowerListOne.as_view(), name="api-power-list"),
    path("waiver-lists/", lists.WaiverLists.as_view(), name="api-waiver-lists"),
    path("waiver-lists/<int:pk>/", lists.WaiverListOne.as_view(), name="api-waiver-list"),
]
