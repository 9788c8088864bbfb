"""Why something more is due in a case: one computed reason with its code, sentence and article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from enforcement.rules.findings import Article


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason why a hearing, a review or a discussion is due; `code` is its id in the catalogue."""

    key: str
    code: str
    says: str
    article: Article


def listed(causes: Iterable[Cause]) -> str:
    """The reasons in one line of Chinese."""
    return "、".join(cause.says for cause in causes)


def articles(causes: Iterable[Cause]) -> tuple[Article, ...]:
    """Their articles, each once."""
    return tuple(dict.fromkeys(cause.article for cause in causes))
