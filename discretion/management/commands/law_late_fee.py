"""manage.py law_late_fee --fine 2000 --due 2025-10-11 --on 2025-12-31: the late fee 加处罚款 at the end of a day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.management.base import CommandParser

from discretion.calculators.answering import Answer, late_fee
from discretion.management.asking import Asking


class Command(Asking):
    """One late fee, or a file of questions {"fine","due","on","stopped"?}."""

    help = "The late fee of a fine that was not paid in time."
    answers = staticmethod(late_fee)

    def add_arguments(self, parser: CommandParser) -> None:
        """The question by options."""
        super().add_arguments(parser)
        parser.add_argument("--fine", metavar="YUAN")
        parser.add_argument("--due", metavar="DAY", help="the last day of payment")
        parser.add_argument("--on", metavar="DAY", help="at the end of this day")
        parser.add_argument(
            "--stopped", nargs=2, action="append", default=[], metavar=("FROM", "TO"),
            help="days of reconsideration or litigation, both included; may be repeated",
        )  # fmt: skip

    def question(self, options: dict[str, Any]) -> object:
        """The question."""
        return {name: options[name] for name in ("fine", "due", "on", "stopped")}

    def words(self, told: Answer) -> Iterable[str]:
        """The amount first, then the arithmetic."""
        yield f"加处罚款 {told['amount']} 元，{told['days']} 日{'，已达到罚款数额' if told['cap_reached'] else ''}"
        yield from (f"  {line}" for line in told["arithmetic"])
        yield told["article"]
        yield from told["notes"]
