"""python -m tests.bench.law: a thousand due dates over every code, in one process, without a database."""

from __future__ import annotations

import statistics
import time
from datetime import date, timedelta

from enforcement.rules.due_dates import CODES, answer
from tests.rules.lawful import official

COUNT, ROUNDS = 1000, 7
FIRST = date(2024, 1, 1)
# What cannot be asked by code and day alone, or not on these days.
ASKS_MORE = {"CMP-01", "TRF-06", "PUB-04", "PUB-05"}


def questions() -> list[dict[str, object]]:
    """Codes in turn, days over five hundred days."""
    codes = sorted(set(CODES) - ASKS_MORE)
    return [
        {"code": codes[number % len(codes)], "from": (FIRST + timedelta(days=number % 500)).isoformat()}
        for number in range(COUNT)
    ]


def seconds() -> float:
    """Seconds for all of them, the median of the rounds, the calendar at hand."""
    asked, calendar = questions(), official()
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for each in asked:
            answer(each, calendar)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


if __name__ == "__main__":
    print(f"{COUNT} due dates: {seconds():.3f} s (median of {ROUNDS})")
