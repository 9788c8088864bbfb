"""manage.py backup FOLDER."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from enforcement import safekeeping


class Command(BaseCommand):
    """See `enforcement.safekeeping.backup`."""

    help = "Writes database, files and checkpoints into a new folder; the keys stay apart."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        """The folder."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what was done, or in words why nothing was."""
        try:
            done = safekeeping.backup(options["folder"])
        except safekeeping.Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{len(done)} files in {options['folder']}. Keep the keys apart: without them nothing opens.")
