"""manage.py law_due PRE-06 --from 2025-09-26: the due date of a rule, with its arithmetic and the days beside it."""

from __future__ import annotations

from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.management.base import CommandParser, DjangoHelpFormatter

from discretion.calculators.answering import Answer, due_date
from discretion.management.asking import Asking
from enforcement.rules.calendar import written
from enforcement.rules.due_dates import CODES, PARAMS
from enforcement.rules.questions import BadQuestion

MEANINGS = {"last_day": "最后一天", "earliest_day": "最早一天", "window": "期间的最后一天"}


class Formatter(DjangoHelpFormatter, RawDescriptionHelpFormatter):
    """Keeps the lines of the list of codes."""


class Command(Asking):
    """One due date, or a file of questions {"code","from","at"?,"params"?,"organisation"?}."""

    help = "The due date of a rule of the catalogue."
    answers = staticmethod(due_date)

    def add_arguments(self, parser: CommandParser) -> None:
        """The question by options; the codes and what they take at the end of --help."""
        super().add_arguments(parser)
        parser.formatter_class = Formatter
        parser.add_argument("code", nargs="?", metavar="CODE", help="such as PRE-06")
        parser.add_argument("--from", dest="since", metavar="DAY", help="the day it runs from, 2025-09-26")
        parser.add_argument("--at", metavar="HH:MM", help="the time in China, for periods of hours")
        parser.add_argument(
            "--param", action="append", default=[], metavar="NAME=VALUE", help="a further value; may be repeated"
        )
        parser.add_argument("--organisation", metavar="CODE", help="whose local lengths count")
        parser.epilog = "\n".join(listed())

    def question(self, options: dict[str, Any]) -> object:
        """The question; a repeated value of `excluded` adds an interval."""
        if not options["code"]:
            raise BadQuestion("code", "没有填写规则代码。请填写，例如 PRE-06。")
        asked: dict[str, object] = {
            "code": options["code"],
            "from": options["since"],
            "params": params(options["param"]),
        }
        for name in ("at", "organisation"):
            if options[name]:
                asked[name] = options[name]
        return asked

    def words(self, told: Answer) -> Iterable[str]:
        """The day first, then why."""
        yield f"{told['code']} {told['what']}（{told['article']}）"
        yield f"{MEANINGS[told['meaning']]}：{_shown(told['due'])}"
        if told["status"] == "provisional":
            years = "、".join(map(str, told["calendar_missing"]))
            nearest = told.get("nominal") or told["earliest"]
            yield f"暂定：{years} 年放假安排还没有载入，最早 {_shown(nearest)}"
        if told.get("start"):
            yield f"自 {_shown(told['start'])} 起"
        yield f"从 {told['from']}（{told['from_means']}）起 {told['length']} {told['unit_name']}，{told['standing_name']}"
        for line in told["arithmetic"]:
            yield f"  {_shown(line['day'])} {'计入' if line['counted'] else '不计'} {line['why']}"
        for each in told["alternatives"]:
            yield f"另一算法：{_shown(each['due'])}，{each['why']}"
        yield from told["notes"]


def params(given: list[str]) -> dict[str, object]:
    """Further values by name. Raises BadQuestion for one without an equals sign."""
    found: dict[str, object] = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name.strip():
            raise BadQuestion("param", f"「{each[:40]}」写法不对。请写成 名称=取值。")
        name = name.strip()
        known = found.get(name)
        both = name == "excluded" and isinstance(known, str) and not known.startswith("[")
        found[name] = f"{known},{value.strip()}" if both else value.strip()
    return found


def listed() -> Iterable[str]:
    """Every code with its terms and what they take."""
    yield "codes, their terms (--param which=…, the first by default) and further values:"
    for code in CODES.values():
        yield f"{code.code}  {code.name}"
        for term in code.terms:
            takes = f"  [{', '.join(sorted(term.takes))}]" if term.takes else ""
            yield f"    {term.key}: {term.name}；从{term.since}起{takes}"
    yield "further values:"
    for name, words in PARAMS.items():
        yield f"    {name}: {words}"


def _shown(day: str | None) -> str:
    if day is None:
        return "尚不能确定"
    return written(date.fromisoformat(day)) if len(day) == 10 else day.replace("T", " ")
