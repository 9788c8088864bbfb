"""What stands below a case, as far as facts are made of it: one statement, whatever the number of tables."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Model

from cases import stored
from cases.models import (
    Blocker,
    Case,
    Clock,
    Delivery,
    Discussion,
    Document,
    Education,
    ElementProof,
    Evidence,
    FieldRecord,
    Handling,
    HearingRequest,
    LegalReview,
    OnSiteConduct,
    Opinion,
    Payment,
    PenaltyNotice,
    Proposal,
    Recheck,
    Term,
)
from cases.stored import Stored
from enforcement.kernel.clock import local_day

Rows = tuple[dict[str, Any], ...]


class Below:
    """Rows below one case, oldest first: plain values, or objects where a whole row is wanted.

    Only an ordinary case has those from `handlings` on; a simple one is never asked for them.
    """

    conducts: Rows
    evidence: Rows
    rechecks: Rows
    education: Rows
    deliveries: Rows
    documents: Rows
    payments: Rows
    blockers: Rows
    clocks: tuple[Clock, ...]
    handlers: tuple[Handling, ...]
    handlings: Rows
    proofs: Rows
    field_records: Rows
    terms: tuple[Term, ...]
    opinions: tuple[Opinion, ...]
    proposals: tuple[Proposal, ...]
    notices: tuple[PenaltyNotice, ...]
    hearing_requests: tuple[HearingRequest, ...]
    reviews: tuple[LegalReview, ...]
    discussions: tuple[Discussion, ...]

    def __init__(self, case: Case, known: dict[str, Any] | None) -> None:
        self._case, self._known = case, known

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in EVERY:
            raise AttributeError(name)
        if self._known is not None:
            return self._known.get(name, ())
        return _part(self._case, name)


@dataclass(frozen=True)
class Source:
    """One table below the case: its order, the columns read, and others worked out in SQL (`t` is the table)."""

    model: type[Model]
    order: tuple[str, ...]
    columns: tuple[str, ...]
    worked_out: tuple[tuple[str, str], ...] = ()
    under: str = "t.case_id = %(case)s"
    beside: tuple[type[Model], ...] = ()

    @property
    def tables(self) -> frozenset[str]:
        """Every table of the case that the rows are made of."""
        return frozenset(each._meta.db_table for each in (self.model, *self.beside))

    def sql(self) -> str:
        """A subquery: the rows of one case as a JSON list."""
        read = [(name, f't."{name}"') for name in self.columns] + list(self.worked_out)
        pairs = ", ".join(f"'{name}', {expression}" for name, expression in read)
        order = ", ".join(f't."{name}"' for name in (*self.order, "id"))
        return (
            f"(SELECT coalesce(json_agg(json_build_object({pairs}) ORDER BY {order}), '[]')"
            f' FROM "{self.model._meta.db_table}" t WHERE {self.under})'
        )

    def make(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row as plain values."""
        return {name: READ[name](value) if name in READ and value is not None else value for name, value in row.items()}


READ: dict[str, Any] = {
    **dict.fromkeys(("at", "since", "settled_at", "issued_at", "taken_at"), datetime.fromisoformat),
    "paid_on": date.fromisoformat,
    "amount": Decimal,
}
MIME = '(SELECT f.mime FROM enforcement_storedfile f WHERE f.id = t."file_id")'
OF_PAPER = '(SELECT d.kind FROM cases_document d WHERE d.id = t."document_id")'
OF_OFFICER = '(SELECT o.user_id FROM enforcement_officer o WHERE o.id = t."officer_id")'
OF_EVIDENCE = "t.evidence_id IN (SELECT e.id FROM cases_evidence e WHERE e.case_id = %(case)s)"
SHARED: dict[str, Source | Stored] = {
    "conducts": Source(
        OnSiteConduct, ("at",), ("at", "salute", "badge_shown", "uniform", "recorder_on", "rights_told")
    ),
    "evidence": Source(
        Evidence,
        ("received_at",),
        ("id", "kind", "title", "element", "sha256", "taken_at", "excluded_reason"),
        (("mime", MIME),),
    ),
    "rechecks": Source(Recheck, ("at",), ("at", "result", "note")),
    "education": Source(Education, ("at",), ("at", "kind", "content")),
    "deliveries": Source(Delivery, ("at",), ("at", "document_id"), (("kind", OF_PAPER),)),
    "documents": Source(Document, ("issued_at",), ("id", "kind", "number", "issued_at", "corrects_id")),
    "payments": Source(Payment, ("paid_on",), ("paid_on", "transaction", "towards"), (("amount", 't."amount"::text'),)),
    "blockers": Source(Blocker, ("since",), ("kind", "since", "settled_at", "settlement", "note")),
    **stored.SHARED,
}
ADDED: dict[str, Source | Stored] = {
    "handlings": Source(Handling, ("since",), ("place", "since"), (("user_id", OF_OFFICER),)),
    "proofs": Source(ElementProof, (), ("evidence_id", "element"), under=OF_EVIDENCE, beside=(Evidence,)),
    "field_records": Source(FieldRecord, ("began_at",), ("kind",)),
    **stored.ORDINARY,
}
EVERY = {**SHARED, **ADDED}
DECISIONS = frozenset({"spot_decision", "no_penalty", "decision"})
# The name of what is kept → the tables it was read from.
TABLES = {name: source.tables for name, source in EVERY.items()}
NOTHING_BELOW: dict[str, Any] = dict.fromkeys(EVERY, ())


def below(case: Case) -> Below:
    """What stands below the case; while somebody holds the case, read again only after something was written."""
    return Below(case, None if case.in_hand else _read(case, _names(case)))


def decision_delivered_on(case: Case) -> date | None:
    """The legal day the decision reached the party; other papers of the file do not start its periods."""
    return next((local_day(row["at"]) for row in below(case).deliveries if row["kind"] in DECISIONS), None)


def _names(case: Case) -> Iterable[str]:
    return EVERY if case.procedure == Case.Procedure.ORDINARY else SHARED


def _part(case: Case, name: str) -> Any:
    """One part of a case in hand. Whatever else was not read yet, or was written since, is read with it."""
    known = case.known()
    if name not in known:
        if name not in _names(case):
            return ()
        case.know(_read(case, (each for each in _names(case) if each not in known)))
    return case.kept(name, tuple)


def _read(case: Case, names: Iterable[str]) -> dict[str, Any]:
    wanted = tuple(names)
    with connection.cursor() as cursor:
        cursor.execute(_sql(wanted), {"case": case.pk})
        found = map(json.loads, cursor.fetchone())
    return {name: tuple(map(EVERY[name].make, rows)) for name, rows in zip(wanted, found, strict=True)}


@cache
def _sql(names: tuple[str, ...]) -> str:
    """Written out once for the same parts: to build it anew for every reading costs more than to run it."""
    return "SELECT " + ", ".join(f"{EVERY[name].sql()}::text" for name in names)
