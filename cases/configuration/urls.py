"""Addresses of what the settings show of cases."""

from __future__ import annotations

from cases.configuration.powers import MOVED_CASES
from cases.configuration.waivers import WAIVER_COUNTS, WAIVER_USES
from enforcement.configuration.pages import addresses

urlpatterns = addresses(WAIVER_COUNTS, WAIVER_USES, MOVED_CASES)
