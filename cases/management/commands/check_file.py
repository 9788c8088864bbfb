"""manage.py check_file FILE.json…: judges whole case files of the exchange format; nothing is stored."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from cases.exchange.check import check_with
from cases.exchange.judging import NotInFormat
from discretion.calculators.law import Law
from discretion.calculators.source import found_law
from enforcement.kernel import clock

FORCES = {"forbids": "不得", "asks_reason": "须说明理由", "notes": "提示"}
NOT_IN_FORMAT = 2  # exit code when any file could not be judged


class Command(BaseCommand):
    """One start for all files, the answers in their order.

    Where no database answers, the packaged calendar and reference catalogue are used, and that is said.
    A file that cannot be read or is not in the format gets an `error` in its place and the exit code is 2; a verdict
    of any kind is an answer.
    """

    help = "Judges whole case files in the exchange format (GET /api/v1/case-files/schema/). Reads only."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        """The files."""
        parser.add_argument("files", nargs="*", help="files of one case each, or of a list of cases; - reads stdin")
        parser.add_argument("--batch", metavar="FILE.json", help="a list of cases, answered by a list")
        parser.add_argument("--json", action="store_true", help="one JSON document: an answer, or a list of answers")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the answers."""
        named = [*options["files"], *([options["batch"]] if options["batch"] else [])]
        if not named:
            self.stderr.write("请写明案卷文件，如 check_file 案卷.json --json。")
            sys.exit(NOT_IN_FORMAT)
        law, says = found_law()
        if says:
            self.stderr.write(says)
        answers = [answer for name in named for answer in _of_file(name, law)]
        listed = len(answers) != 1 or options["batch"]
        if options["json"]:
            self.stdout.write(json.dumps(answers if listed else answers[0], ensure_ascii=False, indent=1))
        else:
            for answer in answers:
                self._told(answer)
        if any("error" in answer for answer in answers):
            sys.exit(NOT_IN_FORMAT)

    def _told(self, answer: dict[str, Any]) -> None:
        if "error" in answer:
            self.stdout.write(f"{answer['file']}: {answer['error']}")
            for fault in answer.get("faults", []):
                self.stdout.write(f"  {fault['at'] or '/'}: {fault['says']}")
            return
        self.stdout.write(f"{answer['file']}: {answer['verdict']}")
        for each in answer["findings"]:
            said = f"{FORCES[each['force']]} {each['code']} {each['at']} {each['says']}（{each['article']}）"
            self.stdout.write(f"  {said}")


def _of_file(name: str, law: Law) -> list[dict[str, Any]]:
    """The answers for what one file holds; more than one when it holds a list."""
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
        held = json.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        return [{"file": name, "error": f"文件不能读取：{error.__class__.__name__}。"}]
    except (ValueError, RecursionError):
        return [{"file": name, "error": "文件不是 JSON。"}]
    return [_answer(name, each, law) for each in (held if isinstance(held, list) else [held])]


def _answer(name: str, document: Any, law: Law) -> dict[str, Any]:
    known = {"file": name}
    if isinstance(document, dict) and document.get("id"):
        known["id"] = document["id"]
    try:
        return {**known, **check_with(law, document, clock.now()).as_json()}
    except NotInFormat as refused:
        return {**known, "error": str(refused), "faults": refused.faults}
