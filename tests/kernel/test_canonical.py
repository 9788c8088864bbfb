"""One way of writing a value."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from enforcement.kernel import checkpoints, clock, sql
from enforcement.kernel.canonical import canonical, moment


def test_order_of_keys_and_zone_do_not_matter() -> None:
    here = datetime(2026, 9, 9, 8, tzinfo=timezone(timedelta(hours=8)))
    assert canonical({"b": here, "a": 1}) == canonical({"a": 1, "b": here.astimezone(UTC)})
    assert canonical({"b": "字", "a": [1, None]}) == '{"a":[1,null],"b":"字"}'.encode()


def test_plain_forms() -> None:
    value = {"d": date(2026, 9, 9), "m": Decimal("50.00"), "u": uuid.UUID(int=7)}
    assert canonical(value) == b'{"d":"2026-09-09","m":"50.00","u":"00000000-0000-0000-0000-000000000007"}'


@pytest.mark.parametrize("value", [1.0, {"a": [0.1]}, {"a": {1, 2}}, object(), b"x"])
def test_what_has_no_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_a_naive_time_is_refused() -> None:
    naive = datetime(2026, 9, 9)  # noqa: DTZ001  (naive on purpose)
    with pytest.raises(ValueError, match="aware"):
        moment(naive)
    with pytest.raises(ValueError, match="aware"):
        clock.local_day(naive)


@pytest.mark.parametrize(("hour", "day"), [(15, date(2026, 12, 31)), (16, date(2027, 1, 1))])
def test_the_legal_day_is_that_of_shanghai(hour: int, day: date) -> None:
    assert clock.local_day(datetime(2026, 12, 31, hour, tzinfo=UTC)) == day


@pytest.mark.parametrize("name", ["a b", "a;drop", "A", "", "a" * 64])
def test_only_plain_names_become_sql(name: str) -> None:
    with pytest.raises(ValueError, match="plain SQL name"):
        sql.append_only(name)


@pytest.mark.parametrize(
    ("gaps", "last", "ids", "left"),
    [
        ([], 0, [1, 2, 3], []),
        ([], 0, [2, 5], [[1, 1, 9], [3, 4, 9]]),
        ([[3, 6, 8]], 10, [4, 11], [[3, 3, 8], [5, 6, 8]]),
        ([[3, 3, 8]], 10, [3, 13], [[11, 12, 9]]),
        ([[3, 6, 8]], 10, [3, 4, 5, 6], []),
    ],
)
def test_gaps(gaps: list[list[int]], last: int, ids: list[int], left: list[list[int]]) -> None:
    assert checkpoints._gaps_after(gaps, last, ids, 9) == left
