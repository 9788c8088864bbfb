"""Sweeps in committed transactions: two at once, one killed half-way, and a case that somebody holds."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections, transaction

from cases.actions import levels, sweeping
from cases.models import Case, Clock, ClockLevel
from enforcement.actions.calendar import load_year
from enforcement.kernel.locks import lock
from enforcement.kernel.models import Record
from tests import cast
from tests.clocks.days import clock, counted, decided, sweep

pytestmark = [pytest.mark.serial, pytest.mark.django_db(transaction=True)]

OVERDUE = date(2026, 9, 15)


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Runs the works in threads that start together; what they raised."""
    ready, failed = threading.Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        ready.wait(30)
        try:
            work()
        except BaseException as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return failed


def test_two_sweeps_at_once_add_nothing_double(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "BATCH", 2)
    cases = [decided() for _ in range(6)]
    load_year(2026, {date(2026, 9, 11): (False, "测试假")}, source="测试", now=cast.at(date(2026, 9, 12), 8))
    morning = date(2026, 9, 16)
    assert at_once(lambda: sweep(morning), lambda: sweep(morning)) == []
    overdue = ClockLevel.objects.filter(level="overdue", clock__kind="report")
    assert overdue.count() == len(cases)
    assert sum(level.notices.count() for level in overdue) == 3 * len(cases)
    assert Record.objects.filter(step="calendar").count() == len(cases)
    before = counted()
    assert sweep(morning) == sweeping.Swept(rewound=0, moved=0)
    assert counted() == before


def test_a_sweep_killed_between_two_batches_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [decided() for _ in range(5)]
    monkeypatch.setattr(levels, "BATCH", 2)
    seen = 0

    def third_dies(execute: Any, statement: str, *rest: Any) -> Any:
        nonlocal seen
        if "WITH threshold" in statement:
            seen += 1
            if seen == 3:
                raise SystemExit
        return execute(statement, *rest)

    with connection.execute_wrapper(third_dies), pytest.raises(SystemExit):
        sweep(OVERDUE)
    assert ClockLevel.objects.filter(level="overdue").count() == 4
    assert sweep(OVERDUE).moved == 1
    overdue = ClockLevel.objects.filter(level="overdue")
    assert overdue.count() == len(cases)
    assert all(level.notices.count() == 3 for level in overdue)


def test_a_case_that_somebody_holds_is_left_to_the_next_sweep() -> None:
    held, free = decided(), decided()
    load_year(2026, {date(2026, 9, 14): (False, "测试假")}, source="测试", now=cast.at(date(2026, 9, 10), 8))
    holding, swept = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            lock(Case.objects.all(), held.pk)
            holding.set()
            assert swept.wait(30)

    def sweep_meanwhile() -> None:
        assert holding.wait(30)
        try:
            assert sweep(date(2026, 9, 11)).rewound == 1
        finally:
            swept.set()

    assert at_once(hold, sweep_meanwhile) == []
    assert (clock(held, "report").due_on, clock(free, "report").due_on) == (date(2026, 9, 14), date(2026, 9, 15))
    assert sweep(date(2026, 9, 11)).rewound == 1
    assert not Clock.objects.filter(kind="report", due_on=date(2026, 9, 14)).exists()
