"""manage.py check_law: article → rule → step → test, and the map of the procedure; fails on a gap."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from supervision import law_table

DOCS = Path(settings.BASE_DIR) / "docs"


class Command(BaseCommand):
    """Prints what is missing; with --write brings docs/law.md and docs/procedure.md up to date."""

    help = "Checks that every rule is used by a step or a check, rests on an article and is tested."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--write", action="store_true", help="write docs/law.md and docs/procedure.md")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError with every gap, one a line."""
        gaps = law_table.gaps()
        pages = {"law.md": law_table.law_page(), "procedure.md": law_table.procedure_page()}
        for name, text in pages.items():
            path = DOCS / name
            if options["write"]:
                path.write_text(text, encoding="utf-8")
            elif not path.exists() or path.read_text(encoding="utf-8") != text:
                gaps.append(f"docs/{name} is not up to date: run script/manage check_law --write")
        if gaps:
            raise CommandError("\n".join(gaps))
        self.stdout.write(f"{len(law_table.rules())} rules, each with its article, its step or check, and its test.")
