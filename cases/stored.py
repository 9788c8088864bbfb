"""Rows below an ordinary case as objects, each read as JSON within one statement and made anew from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection, models

from cases.models import (
    Case,
    Clock,
    Discussion,
    DiscussionMember,
    Document,
    Handling,
    HearingRequest,
    LegalReview,
    Opinion,
    PenaltyNotice,
    Proposal,
    Term,
)
from enforcement.models import Certificate, HeadAppointment, Officer, ReviewerQualification, User

# How a column comes back out of JSON; a column kept as JSON itself is read as text, so that numbers stay as they are.
READS: tuple[tuple[type[models.Field[Any, Any]], Callable[[str], Any]], ...] = (
    (models.DateTimeField, datetime.fromisoformat),
    (models.DateField, date.fromisoformat),
    (models.DecimalField, Decimal),
    (models.UUIDField, UUID),
    (models.JSONField, json.loads),
)
AS_TEXT = (models.DecimalField, models.JSONField)


@dataclass(frozen=True)
class Stored:
    """Rows of one model as objects: `only` some columns (else all), and what hangs on them.

    `under` is the condition by which the rows belong to what is asked, over `t` and the row `o` they hang on.
    """

    model: type[models.Model]
    under: str
    order: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    one: tuple[tuple[str, Stored], ...] = ()
    many: tuple[tuple[str, Stored], ...] = ()

    @cached_property
    def columns(self) -> tuple[tuple[str, str, Callable[[str], Any] | None, bool], ...]:
        """Attribute, column, how it is read, and whether it is asked as text."""
        wanted = [each for each in self.model._meta.concrete_fields if not self.only or each.attname in self.only]
        return tuple((each.attname, str(each.column), _read_of(each), isinstance(each, AS_TEXT)) for each in wanted)

    @cached_property
    def text(self) -> str:
        """The expression, written out once: to build it anew for every reading costs more than to run it."""
        return self.sql()

    @property
    def tables(self) -> frozenset[str]:
        """Every table whose writing changes the rows; what a row names, as its person or paper, stays what it is."""
        inner = (each.tables for _, each in self.many)
        return frozenset({self.model._meta.db_table}).union(*inner)

    def sql(self, depth: int = 0) -> str:
        """A JSON list of the rows, as an expression."""
        order = ", ".join(f't{depth}."{name}"' for name in (*self.order, "id"))
        return f"(SELECT coalesce(json_agg({self._object(depth)} ORDER BY {order}), '[]') {self._from(depth)})"

    def _from(self, depth: int) -> str:
        under = self.under.replace("t.", f"t{depth}.").replace("o.", f"t{depth - 1}.")
        return f'FROM "{self.model._meta.db_table}" t{depth} WHERE {under}'

    def _object(self, depth: int) -> str:
        parts = [f't{depth}."{column}"{"::text" if text else ""}' for _, column, _, text in self.columns]
        parts += [f"(SELECT {each._object(depth + 1)} {each._from(depth + 1)})" for _, each in self.one]
        parts += [each.sql(depth + 1) for _, each in self.many]
        return f"json_build_array({', '.join(parts)})"

    def make(self, row: list[Any]) -> Any:
        """The object of one row of the list."""
        values = [
            value if read is None or value is None else read(value)
            for (_, _, read, _), value in zip(self.columns, row, strict=False)
        ]
        made = self.model.from_db("default", [name for name, *_ in self.columns], values)
        hanging = iter(row[len(self.columns) :])
        for name, each in self.one:
            found = next(hanging)
            made._state.fields_cache[name] = each.make(found) if found is not None else None
        for name, each in self.many:
            hang(made, name, [each.make(found) for found in next(hanging)])
        return made


def fill(case: Case, lists: Mapping[str, Stored]) -> None:
    """Reads lists of rows below a case in one statement, as if they had been prefetched."""
    wanted = ", ".join(f"{each.text}::text" for each in lists.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {wanted}", {"case": case.pk})
        found = map(json.loads, cursor.fetchone())
    for (name, each), rows in zip(lists.items(), found, strict=True):
        made = [each.make(row) for row in rows]
        for row in made:
            row.case = case
        hang(case, name, made)


def hang(row: models.Model, name: str, rows: Sequence[models.Model]) -> None:
    """Gives a row those that hang on it, as if they had been prefetched."""
    found: Any = getattr(row, name).none()
    found._result_cache = list(rows)
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found


def _read_of(column: Any) -> Callable[[str], Any] | None:
    kept_as = column.target_field if column.is_relation else column
    return next((read for kind, read in READS if isinstance(kept_as, kind)), None)


OF_CASE = "t.case_id = %(case)s"
PERSON = ("id", "name", "username", "is_active")
REVIEWER = (
    ("reviewer_qualification", Stored(ReviewerQualification, "t.user_id = o.id")),
    ("officer", Stored(Officer, "t.user_id = o.id", only=("id", "user_id"))),
)


def person(name: str, one: tuple[tuple[str, Stored], ...] = ()) -> tuple[str, Stored]:
    """The account that a column names."""
    return name, Stored(User, f"t.id = o.{name}_id", only=PERSON, one=one)


NUMBERED = Stored(Document, "t.id = o.document_id", only=("id", "kind", "number"))
OFFICE = Stored(HeadAppointment, "t.id = o.appointment_id")
MEMBERS = Stored(DiscussionMember, "t.discussion_id = o.id", one=(person("user"), ("appointment", OFFICE)))
CERTIFICATES = Stored(Certificate, "t.officer_id = o.id")
OFFICER = Stored(Officer, "t.id = o.officer_id", many=(("certificates", CERTIFICATES),))
SHARED: dict[str, Stored] = {
    "clocks": Stored(Clock, OF_CASE),
    "handlers": Stored(Handling, f"{OF_CASE} AND t.until IS NULL", ("place",), one=(("officer", OFFICER),)),
}
ORDINARY: dict[str, Stored] = {
    "terms": Stored(Term, OF_CASE, ("approved_at",), one=(person("approved_by"),)),
    "opinions": Stored(Opinion, OF_CASE, ("at",), one=(person("by"),)),
    "proposals": Stored(Proposal, OF_CASE, ("at",), one=(person("by"), person("approved_by"))),
    "notices": Stored(PenaltyNotice, OF_CASE, ("at",), one=(("document", NUMBERED),)),
    "hearing_requests": Stored(HearingRequest, OF_CASE, ("received_at",)),
    "reviews": Stored(LegalReview, OF_CASE, ("asked_at",), one=(person("asked_by"), person("reviewer", one=REVIEWER))),
    "discussions": Stored(Discussion, OF_CASE, ("at",), many=(("members", MEMBERS),)),
}
