"""What stands below a case, as far as facts are made of it: one statement, whatever the number of tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Model, OuterRef, TextField
from django.db.models.functions import Cast, JSONObject

from cases.models import (
    Blocker,
    Case,
    Delivery,
    Document,
    Education,
    Evidence,
    OnSiteConduct,
    Payment,
    Recheck,
)


@dataclass(frozen=True)
class Below:
    """Rows of the tables below one case, oldest first, as plain values."""

    conducts: tuple[dict[str, Any], ...] = ()
    evidence: tuple[dict[str, Any], ...] = ()
    rechecks: tuple[dict[str, Any], ...] = ()
    education: tuple[dict[str, Any], ...] = ()
    deliveries: tuple[dict[str, Any], ...] = ()
    documents: tuple[dict[str, Any], ...] = ()
    payments: tuple[dict[str, Any], ...] = ()
    blockers: tuple[dict[str, Any], ...] = ()


NOTHING_BELOW = Below()


def _same(*names: str) -> dict[str, Any]:
    return {name: F(name) for name in names}


# Name in `Below` → the table, its order, and what is read of each row.
SOURCES: dict[str, tuple[type[Model], tuple[str, ...], dict[str, Any]]] = {
    "conducts": (
        OnSiteConduct,
        ("at", "pk"),
        _same("at", "salute", "badge_shown", "uniform", "recorder_on", "rights_told"),
    ),
    "evidence": (
        Evidence,
        ("received_at", "pk"),
        {**_same("id", "kind", "title", "excluded_reason"), "mime": F("file__mime")},
    ),
    "rechecks": (Recheck, ("at", "pk"), _same("at", "result", "note")),
    "education": (Education, ("at", "pk"), _same("kind")),
    "deliveries": (Delivery, ("at", "pk"), _same("at")),
    "documents": (Document, ("issued_at", "pk"), _same("kind")),
    "payments": (
        Payment,
        ("paid_on", "pk"),
        {**_same("paid_on", "transaction", "towards"), "amount": Cast("amount", TextField())},
    ),
    "blockers": (Blocker, ("since", "pk"), _same("kind", "since", "settled_at")),
}
TABLES = frozenset(model._meta.db_table for model, _, _ in SOURCES.values())


def below(case: Case) -> Below:
    """What stands below the case; while somebody holds the case, read again only after something was written."""
    return case.kept("below", lambda: _read(case))


def _read(case: Case) -> Below:
    found = Case.objects.filter(pk=case.pk).values_list(*(_rows(*source) for source in SOURCES.values())).get()
    return Below(**{name: tuple(map(_plain, rows)) for name, rows in zip(SOURCES, found, strict=True)})


def _rows(model: type[Model], order: tuple[str, ...], columns: dict[str, Any]) -> ArraySubquery:
    rows = model._default_manager.filter(case=OuterRef("pk")).order_by(*order)
    return ArraySubquery(rows.values_list(JSONObject(**columns)))


READ: dict[str, Any] = {
    **dict.fromkeys(("at", "since", "settled_at"), datetime.fromisoformat),
    "paid_on": date.fromisoformat,
    "amount": Decimal,
}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: READ[name](value) if name in READ and value is not None else value for name, value in row.items()}
