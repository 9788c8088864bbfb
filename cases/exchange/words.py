"""The Chinese titles of the properties of an exchanged file, by the name of the part in the schema.

No property goes without one: a missing title is a KeyError, and a title without a property fails a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cases.exchange.typed import name_of
from cases.exchange.words_after import AFTER
from cases.exchange.words_deciding import DECIDING
from cases.exchange.words_execution import EXECUTION
from cases.exchange.words_investigation import INVESTIGATION
from cases.exchange.words_matter import MATTER
from cases.exchange.words_measures import MEASURES
from cases.exchange.words_people import PEOPLE_WORDS
from cases.exchange.words_public import LOCAL, PUBLIC

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        **MATTER,
        **PEOPLE_WORDS,
        **INVESTIGATION,
        **DECIDING,
        **AFTER,
        **MEASURES,
        **EXECUTION,
        **PUBLIC,
        "Local": LOCAL,
    }
)


def title_of(part: type, name: str) -> str:
    """What the property is called. Raises KeyError for one that nobody has named."""
    return WORDS[name_of(part)][name]
