"""manage.py law_penalty FILE.json: whether a proposed penalty is lawful, needs a reason, or is unlawful, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.management.base import CommandParser

from discretion.calculators.answering import Answer, penalty
from discretion.management.asking import Asking, read_json
from enforcement.rules.questions import BadQuestion

VERDICTS = {"ok": "可以这样处罚", "needs_reason": "须写明理由", "unlawful": "依法不能这样处罚"}
FORCES = {"forbids": "不得", "asks_reason": "须说明", "notes": "提示"}


class Command(Asking):
    """One proposal, or a file of them; docs/calculators.md and penalty.schema.json say what is read."""

    help = "Judges a proposed penalty by the rules of a case; nothing is stored."
    answers = staticmethod(penalty)

    def add_arguments(self, parser: CommandParser) -> None:
        """The file of the question."""
        super().add_arguments(parser)
        parser.add_argument("file", nargs="?", metavar="FILE.json", help="the question; - reads stdin")

    def question(self, options: dict[str, Any]) -> object:
        """The question in the file."""
        if not options["file"]:
            raise BadQuestion("file", "没有写明文件。请写明问题所在的 JSON 文件。")
        return read_json(options["file"], "file")

    def words(self, told: Answer) -> Iterable[str]:
        """The verdict first, then the calculation and the findings."""
        yield f"{VERDICTS[told['verdict']]}（{told['verdict']}）"
        yield from (f"  {line}" for line in told["calculation"])
        for each in told["findings"]:
            given = "（已写明理由）" if each.get("reason_given") else ""
            yield f"{FORCES[each['force']]} {each['code']} {each['says']}{given}（{each['article']}）"
