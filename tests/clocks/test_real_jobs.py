"""Beat, broker and worker as they really are: every scheduled job runs under its name, and the sweep does its work."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from enforcement.embedded.broker import Broker
from enforcement.embedded.cluster import APP, free_port
from tests.databases import PROJECT, Run, environment

pytestmark = pytest.mark.serial

PATIENCE = 90.0
# The real schedule with the real names and options, only quicker.
BEAT = """
import sys
from enforcement.celery import app
for entry in app.conf.beat_schedule.values():
    entry["schedule"] = 2.0
app.Beat(schedule=sys.argv[1], max_interval=1, loglevel="WARNING").run()
"""
WORKER = ("-m", "celery", "-A", "enforcement.celery", "worker", "--concurrency", "1", "--without-mingle")
# A case of long ago, made in a process of its own.
CASE = """
import django
django.setup()
from tests.clocks.days import decided
print(decided().pk)
"""


@pytest.fixture
def database(cluster_run: Run) -> Iterator[str]:
    """A fresh copy of the template."""
    name = f"jobs_{os.getpid()}"
    cluster_run.fresh(name)
    yield cluster_run.cluster.url(APP, name)
    cluster_run.cluster.drop_database(name)


@pytest.fixture
def surroundings(database: str) -> Iterator[dict[str, str]]:
    """A broker, and the environment of a program that uses it."""
    with tempfile.TemporaryDirectory(prefix="casefile-jobs-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "log").mkdir()
        broker = Broker(folder, free_port(), "for-tests-only")
        broker.start()
        yield {**os.environ, **environment(folder), "BROKER_URL": broker.url, "DATABASE_URL": database}
        broker.stop()


def test_every_scheduled_job_runs_and_the_sweep_alarms(surroundings: dict[str, str], database: str) -> None:
    subprocess.run([sys.executable, "-c", CASE], cwd=PROJECT, env=surroundings, check=True)
    beat = _start(surroundings, "-c", BEAT, surroundings["BEAT_SCHEDULE"])
    worker = _start(surroundings, *WORKER, "--queues", "default,sweeps,papers")
    wanted = _scheduled(surroundings)
    try:
        with psycopg.connect(database, autocommit=True) as line:
            end = time.monotonic() + PATIENCE
            while (missing := wanted - _done(line)) and time.monotonic() < end:
                time.sleep(0.5)
            assert not missing
            assert _failed(line) == set()
            levels = line.execute(
                "SELECT c.kind, c.level FROM cases_clock c WHERE c.kind IN ('report', 'payment') ORDER BY 1"
            ).fetchall()
            assert levels == [("payment", "escalated"), ("report", "escalated")]
            rungs = line.execute(
                "SELECT n.rung, count(*) FROM cases_notice n JOIN cases_clocklevel l ON l.id = n.clock_level_id"
                " JOIN cases_clock c ON c.id = l.clock_id WHERE l.level = 'escalated' AND c.kind = 'report'"
                " GROUP BY 1 ORDER BY 1"
            ).fetchall()
            assert rungs == [("handler", 2), ("head", 4), ("leader", 1)], "often swept, told once"
    finally:
        for child in (beat, worker):
            child.terminate()
            child.wait(30)


def _start(given: dict[str, str], *command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *command], cwd=PROJECT, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _scheduled(given: dict[str, str]) -> set[str]:
    words = "from enforcement.celery import app; print(*[e['task'] for e in app.conf.beat_schedule.values()])"
    said = subprocess.run(
        [sys.executable, "-c", words], cwd=PROJECT, env=given, check=True, capture_output=True, text=True
    )
    return set(said.stdout.split())


def _done(line: psycopg.Connection[tuple[object, ...]]) -> set[str]:
    return {str(row[0]) for row in line.execute("SELECT DISTINCT name FROM enforcement_jobrun WHERE ok").fetchall()}


def _failed(line: psycopg.Connection[tuple[object, ...]]) -> set[str]:
    return {f"{row[0]}: {row[1]}" for row in line.execute("SELECT name, note FROM enforcement_jobrun WHERE NOT ok")}
