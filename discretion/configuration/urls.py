"""Addresses of the configuration of local law."""

from __future__ import annotations

from discretion.configuration.parameters import PARAMETERS
from discretion.configuration.references import ARTICLES, VIOLATIONS, WAIVERS
from enforcement.configuration.pages import addresses

urlpatterns = addresses(PARAMETERS, VIOLATIONS, WAIVERS, ARTICLES)
