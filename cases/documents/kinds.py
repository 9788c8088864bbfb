"""The table of papers: every kind of both procedures, by kind and procedure."""

from __future__ import annotations

from cases.documents import kinds_file, kinds_served, kinds_spot
from cases.documents.kind import SPOT_WORD, Item, Kind
from cases.documents.kinds_spot import NO_PENALTY, SPOT_DECISION
from cases.models import Case

__all__ = [
    "KINDS",
    "NO_PENALTY",
    "ORDINARY",
    "ROLLS",
    "SPOT_DECISION",
    "SPOT_WORD",
    "TEMPLATES",
    "Item",
    "Kind",
    "kind_of",
]


def _table(*modules: object) -> dict[str, Kind]:
    return {row.kind: row for module in modules for row in vars(module).values() if isinstance(row, Kind)}


KINDS = _table(kinds_spot)
ORDINARY = _table(kinds_served, kinds_file)
TEMPLATES = frozenset(row.template for table in (KINDS, ORDINARY) for row in table.values())
# Papers handed over in the street are printed by an 80 mm printer too.
ROLLS = frozenset(row.template for row in KINDS.values())


def kind_of(kind: str, procedure: str) -> Kind:
    """The row for a kind of paper in a procedure; a decision not to punish has one for each."""
    return (KINDS if procedure == Case.Procedure.SIMPLE else ORDINARY)[kind]
