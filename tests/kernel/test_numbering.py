"""Numbers without gaps, under rollback and under rivalry."""

from __future__ import annotations

import threading
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connections, transaction

from enforcement.kernel import numbering
from enforcement.kernel.errors import Conflict
from enforcement.kernel.models import IssuedNumber


def issue(bureau_id: int, now: Any, kind: str = "paper", year: int = 2026) -> int:
    """One number."""
    return numbering.issue(bureau_id, kind, year, uuid.uuid4(), now)


@pytest.mark.django_db
def test_each_series_counts_from_one(bureau_id: int, now: Any) -> None:
    assert [issue(bureau_id, now) for _ in range(3)] == [1, 2, 3]
    assert (issue(bureau_id, now, year=2027), issue(bureau_id, now, kind="other")) == (1, 1)


@pytest.mark.django_db
def test_a_rollback_gives_the_number_back(bureau_id: int, now: Any) -> None:
    assert issue(bureau_id, now) == 1
    for _ in range(2):
        with transaction.atomic():
            assert issue(bureau_id, now) == 2
            transaction.set_rollback(True)
    assert issue(bureau_id, now) == 2


@pytest.mark.django_db
def test_a_void_number_is_not_given_again(bureau_id: int, now: Any) -> None:
    number = issue(bureau_id, now)
    with pytest.raises(ValueError, match="reason"):
        numbering.void(bureau_id, "paper", 2026, number, " ", now)
    numbering.void(bureau_id, "paper", 2026, number, "打印错位", now)
    row = IssuedNumber.objects.get(series__organisation_id=bureau_id, number=number, series__kind="paper")
    assert (row.void_reason, row.voided_at) == ("打印错位", now)
    for wrong in (number, 99):
        with pytest.raises(Conflict):
            numbering.void(bureau_id, "paper", 2026, wrong, "再次", now)
    assert issue(bureau_id, now) == number + 1


@pytest.mark.django_db
def test_a_given_number_is_sealed(bureau_id: int, now: Any) -> None:
    issue(bureau_id, now)
    rows = IssuedNumber.objects.filter(series__kind="paper")
    for act in (lambda: rows.update(number=9), lambda: rows.update(subject_id=uuid.uuid4()), lambda: rows.delete()):
        with pytest.raises(DatabaseError, match=r"sealed|permission denied"), transaction.atomic():
            act()


@pytest.mark.serial
@pytest.mark.django_db(transaction=True)
def test_rivals_leave_no_gap_even_when_some_give_up(bureau_id: int, now: Any) -> None:
    together, given, errors = threading.Barrier(5), [], []

    def take(worker: int) -> None:
        try:
            together.wait()
            for turn in range(6):
                with transaction.atomic():
                    number = issue(bureau_id, now)
                    if (worker + turn) % 3 == 0:
                        transaction.set_rollback(True)
                    else:
                        given.append(number)
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take, args=(worker,)) for worker in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert sorted(given) == list(range(1, 21))
    with pytest.raises(RuntimeError, match="transaction"):
        issue(bureau_id, now)
