"""Words to read aloud to the party, from the phrase book; loaded once, filled with what the case says."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Formatter

import yaml
from django.conf import settings

BLANK = "＿＿"
# Stands in the words where the penalty chosen is put; no writing system uses it.
PENALTY = "\ue000"


@lru_cache(maxsize=1)
def _book() -> dict[str, str]:
    path = Path(settings.BASE_DIR) / "fixtures" / "reference" / "phrases.yaml"
    with path.open(encoding="utf-8") as file:
        return {row["key"]: row["text"] for row in yaml.safe_load(file)}


def say(key: str, **values: object) -> str:
    """The phrase `key` with its blanks filled; what is not known yet stays a blank line to fill by voice.

    Raises KeyError for a phrase that is not in the book.
    """
    text = _book()[key]
    wanted = {name for _, name, _, _ in Formatter().parse(text) if name}
    known = {name: str(values[name]) if values.get(name) else BLANK for name in wanted}
    return text.format_map(known)
