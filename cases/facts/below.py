"""What stands below a case, as far as facts are made of it: one statement, whatever the number of tables."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Model

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
from enforcement.kernel.clock import local_day


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


@dataclass(frozen=True)
class Source:
    """One table below the case: its order, the columns read, and others worked out in SQL (`t` is the table)."""

    model: type[Model]
    order: tuple[str, ...]
    columns: tuple[str, ...]
    worked_out: tuple[tuple[str, str], ...] = ()

    def sql(self) -> str:
        """A subquery: the rows of one case as a JSON list."""
        read = [(name, f't."{name}"') for name in self.columns] + list(self.worked_out)
        pairs = ", ".join(f"'{name}', {expression}" for name, expression in read)
        order = ", ".join(f't."{name}"' for name in (*self.order, "id"))
        return (
            f"(SELECT coalesce(json_agg(json_build_object({pairs}) ORDER BY {order}), '[]')"
            f' FROM "{self.model._meta.db_table}" t WHERE t.case_id = %(case)s)::text'
        )


MIME = '(SELECT f.mime FROM enforcement_storedfile f WHERE f.id = t."file_id")'
OF_PAPER = '(SELECT d.kind FROM cases_document d WHERE d.id = t."document_id")'
SOURCES = {
    "conducts": Source(
        OnSiteConduct, ("at",), ("at", "salute", "badge_shown", "uniform", "recorder_on", "rights_told")
    ),
    "evidence": Source(Evidence, ("received_at",), ("id", "kind", "title", "excluded_reason"), (("mime", MIME),)),
    "rechecks": Source(Recheck, ("at",), ("at", "result", "note")),
    "education": Source(Education, ("at",), ("kind",)),
    "deliveries": Source(Delivery, ("at",), ("at",), (("kind", OF_PAPER),)),
    "documents": Source(Document, ("issued_at",), ("kind",)),
    "payments": Source(Payment, ("paid_on",), ("paid_on", "transaction", "towards"), (("amount", 't."amount"::text'),)),
    "blockers": Source(Blocker, ("since",), ("kind", "since", "settled_at")),
}
DECISIONS = frozenset({"spot_decision", "no_penalty", "decision"})
TABLES = frozenset(source.model._meta.db_table for source in SOURCES.values())
# Written out once: to build it anew for every reading costs more than to run it.
SQL = "SELECT " + ", ".join(source.sql() for source in SOURCES.values())


def below(case: Case) -> Below:
    """What stands below the case; while somebody holds the case, read again only after something was written."""
    return case.kept("below", lambda: _read(case))


def decision_delivered_on(case: Case) -> date | None:
    """The legal day the decision reached the party; other papers of the file do not start its periods."""
    return next((local_day(row["at"]) for row in below(case).deliveries if row["kind"] in DECISIONS), None)


def _read(case: Case) -> Below:
    with connection.cursor() as cursor:
        cursor.execute(SQL, {"case": case.pk})
        found = map(json.loads, cursor.fetchone())
    return Below(**{name: tuple(map(_plain, rows)) for name, rows in zip(SOURCES, found, strict=True)})


READ: dict[str, Any] = {
    **dict.fromkeys(("at", "since", "settled_at"), datetime.fromisoformat),
    "paid_on": date.fromisoformat,
    "amount": Decimal,
}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: READ[name](value) if name in READ and value is not None else value for name, value in row.items()}
