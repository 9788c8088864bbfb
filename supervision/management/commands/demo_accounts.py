"""manage.py demo_accounts: the demo accounts again, with the password as long as its file is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from supervision.demo import accounts


class Command(BaseCommand):
    """Prints what load_demo has printed."""

    help = "Prints the accounts of the demo."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file load_demo has written."""
        parser.add_argument("--accounts-file", type=Path, default=None)

    def handle(self, *args: Any, **options: Any) -> None:
        """The file, or the accounts alone: a hashed password cannot be printed."""
        path = options["accounts_file"] or accounts.default_file()
        if path.is_file():
            self.stdout.write(path.read_text(encoding="utf-8"))
        else:
            self.stdout.write(f"{accounts.table()}\n\n口令只在载入时显示；账号文件不在了，请由安全管理员重设。")
