"""One row of the table of papers: form and version, number, what it must state on which article, its rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cases.documents.composing import Composed, Matter
from enforcement.rules.findings import Article, Rule

SPOT_WORD = "当罚"


@dataclass(frozen=True)
class Item:
    """One thing a paper must state: its key among the values of the context, its name, its article.

    `code` is the catalogue code of the refusal when it is missing; `unless` are grounds that make it
    needless; `when` is a value that makes it needed at all ("" is always).
    """

    key: str
    name: str
    code: str
    basis: tuple[Article, ...]
    mend: str = ""
    unless: frozenset[str] = frozenset()
    when: str = ""


@dataclass(frozen=True)
class Kind:
    """One row. `template` names layout and version: a new layout is a new version, the old one stays.

    `word` is the part of the number that tells kinds apart; each kind has its own series per authority and
    year. `items` are looked for in what the paper prints; `rules` judge the same paper in the law's words.
    The items of the decision on the spot are spoken of by SMP-04 itself. `compose` makes the paper out of the
    row it is about; the papers of the kerb are composed by `sections`.
    """

    kind: str
    title: str
    template: str
    series: str
    word: str
    article: str
    items: tuple[Item, ...]
    rules: tuple[Rule, ...] = ()
    signatures: int = 0
    compose: Callable[[Matter], Composed] | None = None

    def number(self, prefix: str, year: int, place: int) -> str:
        """澄城管当罚 and 12 → 澄城管当罚字〔2026〕第0012号."""
        return f"{prefix.removesuffix(SPOT_WORD)}{self.word}字〔{year}〕第{place:04d}号"
