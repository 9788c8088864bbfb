"""One sitting: everything that one transaction does to its cases, whether one step or a whole act at the kerb.

Within it a case is locked once, what the law is read from is read once, the row of the case, its record and
its clocks are written once, at the end. Nothing of it outlives the transaction.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from cases import facts as case_facts
from cases.actions import clocks
from cases.models import Case
from enforcement.kernel import jobs, record
from enforcement.kernel.errors import NotVisible
from enforcement.kernel.locks import alone, lock
from enforcement.kernel.reading import reading_once
from enforcement.models import User

_WRITES = re.compile(r'\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.IGNORECASE)
# What a case keeps → the tables it was read from; what is not named here is read again after any write of this app.
_READ_FROM = case_facts.TABLES_BELOW
# Rows of which a case has one: table → the name under which the case holds it.
_BESIDE = {
    each.related_model._meta.db_table: each.name
    for each in Case._meta.related_objects
    if each.one_to_one and isinstance(each.related_model, type)
}


@dataclass
class Sitting:
    """What is held until the transaction ends."""

    cases: dict[uuid.UUID, Case] = field(default_factory=dict)
    changed: dict[uuid.UUID, Case] = field(default_factory=dict)
    entries: list[tuple[record.Entry, tuple[str, ...]]] = field(default_factory=list)
    to_wind: dict[uuid.UUID, datetime] = field(default_factory=dict)
    parties: set[bytes] = field(default_factory=set)
    broken: bool = False

    def case(self, case_id: uuid.UUID, by: User) -> Case:
        """The case, visible to `by`, locked until the transaction ends. Raises NotVisible or Busy."""
        if (held := self.cases.get(case_id)) is not None:
            if not Case.objects.shows(held, by):
                raise NotVisible
            return held
        case = lock(Case.objects.visible_to(by).select_related(*case_facts.BESIDE), case_id)
        case_facts.join_ground(case)
        return self.hold(case)

    def alone_with(self, party: bytes | memoryview | None) -> None:
        """No other transaction punishes the party found under this hash until this one ends (行政处罚法 29条)."""
        if party and bytes(party) not in self.parties:
            alone(f"party\n{bytes(party).hex()}")
            self.parties.add(bytes(party))

    def hold(self, case: Case) -> Case:
        """Keeps a case that is locked, or was made in this transaction, in hand."""
        case.hold()
        self.cases[case.pk] = case
        return case

    def made(self, case: Case) -> Case:
        """Keeps a case whose row was just inserted: nothing stands beside or below it yet."""
        for name in _BESIDE.values():
            case._state.fields_cache[name] = None
        case.hold(**case_facts.NOTHING_BELOW)
        self.cases[case.pk] = case
        return case

    def watch(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        """Sees every statement: what was kept of a table that is written now is read again when asked for."""
        if isinstance(sql, str) and (found := _WRITES.match(sql)) is not None:
            for case in self.cases.values():
                _forget(case, found[1])
        return execute(sql, params, many, context)

    def close(self) -> None:
        """Writes what waited for the end of the transaction."""
        for case in self.changed.values():
            case.save(force_update=True)
        rows = record.append_many([entry for entry, _ in self.entries])
        for row, (_, readers) in zip(rows, self.entries, strict=True):
            jobs.announce(row, readers)
        for case_id, now in self.to_wind.items():
            clocks.wind(self.cases[case_id], now)

    def release(self) -> None:
        """Lets go of the cases: whoever still has one reads from the database again."""
        for case in self.cases.values():
            case.release()
            for name in _BESIDE.values():
                case._state.fields_cache.pop(name, None)


def _forget(case: Case, table: str) -> None:
    """A row that is just being added was tied to its case when it was made; anything else is read again."""
    name = _BESIDE.get(table)
    held: Any = case._state.fields_cache.get(name) if name else None
    if name and name in case._state.fields_cache and not (held is not None and held._state.adding):
        del case._state.fields_cache[name]
    for kept in case.known():
        if table in _READ_FROM.get(kept, frozenset({table})):
            case.forget(kept)


_open: ContextVar[Sitting | None] = ContextVar("sitting", default=None)


@contextmanager
def sitting() -> Iterator[Sitting]:
    """The sitting of the present transaction, or a new one with a transaction of its own.

    A refusal inside ends the whole sitting: what was done before it in the same sitting is undone with it.
    """
    if (held := _open.get()) is not None:
        try:
            yield held
        except BaseException:
            held.broken = True
            raise
        return
    new = Sitting()
    token = _open.set(new)
    try:
        with transaction.atomic(), reading_once(), connection.execute_wrapper(new.watch):
            yield new
            if new.broken:
                raise RuntimeError("a refused step ends its sitting: it cannot go on without it")
            new.close()
    finally:
        _open.reset(token)
        new.release()
