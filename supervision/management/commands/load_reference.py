"""manage.py load_reference: calendar, articles and violations; powers and local values of what exists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from discretion.intake import reference
from enforcement.actions.calendar import load_packaged_year, packaged_years
from enforcement.kernel import clock
from enforcement.models import CalendarYear

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "reference"


class Command(BaseCommand):
    """Loads what the law pack and the packaged calendar know. May be run again at any time."""

    help = "Loads the working calendar, the statute articles and the violations catalogue."

    def handle(self, *args: Any, **options: Any) -> None:
        """Years already loaded keep what an administrator mended in them."""
        known = set(CalendarYear.objects.values_list("year", flat=True))
        for year in packaged_years():
            if year not in known:
                load_packaged_year(year, clock.now())
        counts = reference.load_law(FOLDER)
        self.stdout.write(f"calendar years: {len(packaged_years())}; " + _words(counts))


def _words(counts: dict[str, int]) -> str:
    return "; ".join(f"{name}: {count}" for name, count in counts.items())
