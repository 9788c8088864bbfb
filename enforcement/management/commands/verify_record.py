"""manage.py verify_record: exit code 1 when anything in the record is not as it was written."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from enforcement.kernel.verify import verify


class Command(BaseCommand):
    """Checks all chains, checkpoints and subjects."""

    help = "核对办案记录：逐条重算指纹，并与检查点和办案对象比对。"

    def add_arguments(self, parser: CommandParser) -> None:
        """--quiet hides the progress."""
        parser.add_argument("--quiet", action="store_true", help="不显示进度")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints each fault; CommandError when there is one."""
        rows = 0

        def progress(count: int) -> None:
            nonlocal rows
            rows = count
            if not options["quiet"] and count and count % 100_000 == 0:
                self.stdout.write(f"已核对 {count} 条")

        subjects = [(kind, apps.get_model(label)) for kind, label in settings.RECORD_SUBJECTS.items()]
        faults = verify(progress, subjects)
        for fault in faults:
            self.stdout.write(str(fault))
        if faults:
            raise CommandError(f"核对了 {rows} 条记录，发现 {len(faults)} 处不符。请保全现场并通知审计管理员。")
        self.stdout.write(f"核对了 {rows} 条记录，全部相符。")
