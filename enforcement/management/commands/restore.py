"""manage.py restore FOLDER."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from enforcement import safekeeping


class Command(BaseCommand):
    """See `enforcement.safekeeping.restore`."""

    help = "Brings a backup into an empty database and empty folders."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        """The folder."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what was done, or in words why nothing was."""
        try:
            done = safekeeping.restore(options["folder"])
        except safekeeping.Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{done} files restored. Now run manage.py verify_record.")
