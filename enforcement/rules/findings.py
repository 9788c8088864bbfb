"""What a rule says: a finding with its force, its sentence and its articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from enforcement.rules.facts import Facts

_DIGITS = "零一二三四五六七八九"

MENDS = frozenset(
    {
        "violation", "place", "party", "officers", "checklist", "evidence", "statement", "order", "recheck",
        "amount", "reasons", "waiver", "delivery", "payment", "cash", "report", "education", "procedure",
        "parameters", "number", "calendar",
        "clue", "filing", "record", "elements", "investigation", "approval", "notice", "hearing", "review",
        "review_awaited", "discussion", "benchmark", "term", "recusal", "publication",
        "seizure", "execution", "construction",
        "transfer", "credit", "remedy", "overturned",
    }
)  # fmt: skip


def chinese_numeral(number: int) -> str:
    """`number` (1 to 9999) as statutes write it: 58 → 五十八, 110 → 一百一十, 1054 → 一千零五十四."""
    if not 0 < number < 10000:
        raise ValueError(f"number {number} cannot be an article number")
    written, zero = "", False
    for value, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            written += ("零" if zero and written else "") + _DIGITS[digit] + name
        zero = digit == 0
    return written.removeprefix("一") if written.startswith("一十") else written


class Force(StrEnum):
    """How strongly a finding binds; that is the heart of it."""

    FORBIDS = "forbids"
    ASKS_REASON = "asks_reason"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Article:
    """A place in a law. Integers are written as statutes do; text is kept as it stands."""

    law: str
    number: int | str
    paragraph: int | str = ""
    item: int | str = ""

    def __str__(self) -> str:
        """Such as 行政处罚法第五十八条第一款第（二）项."""
        written = self.law + _part(self.number, "第{}条")
        return written + _part(self.paragraph, "第{}款") + _part(self.item, "第（{}）项")


def _part(value: int | str, pattern: str) -> str:
    if isinstance(value, int):
        return pattern.format(chinese_numeral(value))
    return pattern.format(chinese_numeral(int(value))) if value.isdecimal() else value


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of the law about one case.

    `code` is the id in the catalogue of rules, `says` tells in plain Chinese what is wrong and what to
    do, `mend` names the part of the case that mends it (one of `MENDS`, or empty).
    """

    code: str
    force: Force
    says: str
    basis: tuple[Article, ...]
    mend: str = ""

    def __post_init__(self) -> None:
        if not self.basis:
            raise ValueError(f"finding {self.code} has no article")
        if self.mend and self.mend not in MENDS:
            raise ValueError(f"finding {self.code}: unknown part {self.mend!r}")


def forbids(code: str, says: str, *basis: Article, mend: str = "") -> Finding:
    """The step may not be taken."""
    return Finding(code, Force.FORBIDS, says, basis, mend)


def asks_reason(code: str, says: str, *basis: Article, mend: str = "reasons") -> Finding:
    """The step may be taken if a reason is written under `code`."""
    return Finding(code, Force.ASKS_REASON, says, basis, mend)


def notes(code: str, says: str, *basis: Article, mend: str = "") -> Finding:
    """Worth knowing; stops nothing."""
    return Finding(code, Force.NOTES, says, basis, mend)


class Rule(Protocol):
    """A step rule: facts to findings, with the catalogue codes it answers for and its articles."""

    __name__: str
    codes: tuple[str, ...]
    basis: tuple[Article, ...]

    def __call__(self, facts: Facts, /) -> tuple[Finding, ...]: ...


def rule(*codes: str, basis: Iterable[Article]) -> Callable[[Callable[[Facts], Iterable[Finding]]], Rule]:
    """Marks a generator of findings as a rule that answers for `codes` and rests on `basis`."""

    def mark(function: Callable[[Facts], Iterable[Finding]]) -> Rule:
        @wraps(function)
        def run(facts: Facts) -> tuple[Finding, ...]:
            return tuple(function(facts))

        marked = cast(Rule, run)
        marked.codes = codes
        marked.basis = tuple(basis)
        return marked

    return mark
