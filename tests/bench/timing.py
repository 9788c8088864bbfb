"""How an act is timed: warm, one caller, the median of several rounds."""

from __future__ import annotations

import math
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

QUICK = os.environ.get("BENCH_QUICK") == "yes"
ROUNDS, CALLS, WARM = (1, 10, 3) if QUICK else (3, 30, 10)
TIMES = WARM + ROUNDS * CALLS


@dataclass(frozen=True)
class Figure:
    """One line of the table; `key` names the yardstick it is compared with."""

    key: str
    name: str
    statements: int
    p50: float
    p95: float


def timed(call: Callable[[], Any], good: tuple[int, ...] = (200, 201)) -> tuple[float, float]:
    """p50 and p95 in milliseconds, each the median of the rounds; it is called TIMES times."""

    def once() -> float:
        began = time.perf_counter()
        answer = call()
        taken = (time.perf_counter() - began) * 1000
        assert answer.status_code in good, answer.text[:500]
        return taken

    for _ in range(WARM):
        once()
    rounds = []
    for _ in range(ROUNDS):
        taken = sorted(once() for _ in range(CALLS))
        rounds.append((statistics.median(taken), taken[math.ceil(CALLS * 0.95) - 1]))
    return statistics.median(p50 for p50, _ in rounds), statistics.median(p95 for _, p95 in rounds)
