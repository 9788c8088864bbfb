"""Addresses of the configuration of local law."""

from __future__ import annotations

from django.urls import path

from discretion.configuration import benchmark_files
from discretion.configuration.benchmark_difference import difference
from discretion.configuration.benchmarks import BENCHMARKS
from discretion.configuration.parameters import PARAMETERS
from discretion.configuration.powers import POWER_LISTS, POWERS
from discretion.configuration.references import ARTICLES, VIOLATIONS, WAIVERS
from discretion.configuration.waiver_lists import WAIVER_LISTS
from enforcement.configuration.pages import addresses

urlpatterns = [
    path("benchmarks/import/", benchmark_files.importing, name="settings_benchmark_import"),
    path("benchmarks/<int:pk>/xlsx/", benchmark_files.xlsx, name="settings_benchmark_xlsx"),
    path("benchmarks/<int:pk>/difference/<int:other>/", difference, name="settings_benchmark_difference"),
    *addresses(PARAMETERS, VIOLATIONS, WAIVERS, ARTICLES, BENCHMARKS, POWER_LISTS, POWERS, WAIVER_LISTS),
]
