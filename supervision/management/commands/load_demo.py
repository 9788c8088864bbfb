"""manage.py load_demo: the demo bureau with its people, clues and some fifty cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from enforcement.kernel import clock
from supervision.demo import accounts
from supervision.demo.loading import NotHere, load


class Command(BaseCommand):
    """Loads the demo once. A second run adds nothing; a database with a real bureau is refused."""

    help = "Loads the demo bureau and prints its accounts with their one password."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the accounts and the password are kept for later starts."""
        parser.add_argument("--accounts-file", type=Path, default=None, help="kept with mode 0600")

    def handle(self, *args: Any, **options: Any) -> None:
        """All or nothing."""
        try:
            loaded = load(clock.now())
        except NotHere as refused:
            raise CommandError(str(refused)) from refused
        if loaded is None:
            self.stdout.write("演示数据已经载入，没有改动。")
            return
        text = accounts.words(loaded.password)
        accounts.write(options["accounts_file"] or accounts.default_file(), text)
        self.stdout.write(f"已载入 {loaded.cases} 件案件、{loaded.clues} 条线索。\n\n{text}")
