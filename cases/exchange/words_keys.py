"""How the schema publishes the keys of tables: with their words, and whether another word may stand beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cases.exchange.keys import KEYS
from enforcement.rules import facts as parts
from enforcement.rules.approvals import APPROVED
from enforcement.rules.review import LOCAL_REASONS


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one property and their words. `closed`: another word would mean nothing to the rules."""

    words: Mapping[str, str]
    closed: bool = True

    @property
    def told(self) -> str:
        """All keys with their words, as a sentence of the schema."""
        listed = "，".join(f"{key} {word}" for key, word in self.words.items())
        return listed if self.closed else f"{listed}；其他的照写"


# Keys that no table of facts holds: of approvals, of goods, of the values of the place.
MORE: Mapping[tuple[type, str], Mapping[str, str]] = MappingProxyType(
    {
        (parts.ApprovalFacts, "of"): {key: words for key, (_, words, _) in APPROVED.items()},
        (parts.DisposalFacts, "way"): {"destroyed": "销毁", "auctioned": "公开拍卖", "handed_over": "移交"},
        (parts.Local, "sole_trader_as"): {"individual": "按公民", "unit": "按法人或者其他组织"},
        (parts.Local, "always_reviewed"): LOCAL_REASONS,
    }
)
TABLES: Mapping[tuple[type, str], Mapping[str, str]] = MappingProxyType({**KEYS, **MORE})
OPEN = frozenset({(parts.DeliveryFacts, "recipient"), (parts.ApprovalFacts, "of")})


def keys_of(part: type, name: str) -> Keys | None:
    """The keys that the property takes; None where its words are free."""
    for each in part.__mro__:
        if (each, name) in TABLES:
            return Keys(TABLES[each, name], closed=(each, name) not in OPEN)
    return None
