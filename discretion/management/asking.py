"""What the commands of the calculators share: one question or a file of them, answers as words or JSON, plain refusals."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from discretion.calculators.answering import Answer, batch
from discretion.calculators.law import Law
from discretion.calculators.source import found_law
from enforcement.kernel import clock
from enforcement.rules.questions import BadQuestion

BAD_REQUEST, SOME_BAD = 2, 1
MOST_BYTES = 50_000_000


class Asking(BaseCommand):
    """A calculator: exit code 0 for an answer whatever it says, 2 with one line for a bad question, 1 when some of a
    batch were bad."""

    requires_system_checks: Any = []
    answers: Callable[[object, Law, Any], Answer]

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """A parser that refuses in one line."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.print_usage = lambda file=None: None  # type: ignore[method-assign, assignment]
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        """What every calculator takes."""
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument(
            "--batch", metavar="FILE.json", help="a list of questions; prints a list in the same order; - reads stdin"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Answers one question, or those of a file."""
        law, says = found_law()
        today = clock.local_day(clock.now())
        answers = type(self).answers
        try:
            if options["batch"]:
                self._batch(options["batch"], lambda each: answers(each, law, today), says)
                return
            told = answers(self.question(options), law, today)
        except BadQuestion as error:
            self.refuse(f"{error.field}：{error.says}")
        self._say(says)
        self.stdout.write(_json(told) if options["json"] else "\n".join(self.words(told)))

    def question(self, options: dict[str, Any]) -> object:
        """The one question that the options ask."""
        raise NotImplementedError

    def words(self, told: Answer) -> Iterable[str]:
        """The answer as lines for a reader."""
        raise NotImplementedError

    def refuse(self, line: str) -> NoReturn:
        """One line on stderr, and the exit code of a bad request."""
        self.stderr.write(line)
        sys.exit(BAD_REQUEST)

    def _say(self, says: str) -> None:
        if says:
            self.stderr.write(says)

    def _batch(self, name: str, ask: Callable[[object], Answer], says: str) -> None:
        questions = read_json(name, "batch")
        if not isinstance(questions, list):
            raise BadQuestion("batch", "文件的内容须是一个列表，每项是一个问题。")
        answers, bad = batch(questions, ask)
        self._say(says)
        self.stdout.write(_json(answers))
        if bad:
            self.stderr.write(f"{len(questions)} 项中有 {bad} 项不能计算，结果中写明了原因。")
            sys.exit(SOME_BAD)


def read_json(name: str, field: str) -> object:
    """The content of a JSON file, or of stdin for a dash. Raises BadQuestion when it cannot be read."""
    try:
        text = sys.stdin.read(MOST_BYTES) if name == "-" else _text(name)
        return json.loads(text)
    except OSError:
        raise BadQuestion(field, f"文件 {name} 打不开。请核对路径。") from None
    except (ValueError, RecursionError):
        raise BadQuestion(field, f"文件 {name} 不是正确的 JSON。请检查后再试。") from None


def _text(name: str) -> str:
    with Path(name).open(encoding="utf-8-sig") as file:
        return file.read(MOST_BYTES)


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)
