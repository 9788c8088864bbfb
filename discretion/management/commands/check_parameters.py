"""manage.py check_parameters: what the law leaves to the place and nobody has set, by name; fails on a gap."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from discretion.queries import lacking, unconfirmed
from enforcement.kernel import clock
from enforcement.models import Organisation
from enforcement.rules.local_keys import KEYS


class Command(BaseCommand):
    """Names what each authority lacks; with --warn it only says so, since values are entered on the running pages."""

    help = "Checks that every authority has a value for whatever the law leaves to the place."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="the day asked about, such as 2026-09-01")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--warn", action="store_true", help="never fail, only print")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError with every missing value, one a line."""
        day = options["on"] or clock.local_day(clock.now())
        bodies = list(Organisation.objects.order_by("path"))
        found = [(body, key) for body, keys in lacking(bodies, day) for key in keys]
        awaiting = unconfirmed(day)
        if options["json"]:
            missing = [{"organisation": body.code, "key": key, "name": KEYS[key].name} for body, key in found]
            said = {"day": day.isoformat(), "missing": missing, "unconfirmed": awaiting}
            self.stdout.write(json.dumps(said, ensure_ascii=False))
        lines = [f"{body.name}没有设定「{KEYS[key].name}」（{key}，{KEYS[key].code}）" for body, key in found]
        if lines and not options["warn"]:
            raise CommandError("\n".join(lines))
        if not options["json"]:
            self.stdout.write("\n".join([*lines, f"{awaiting} 项取值待法制机构确认。"]))
