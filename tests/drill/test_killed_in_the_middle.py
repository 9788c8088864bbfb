"""What is killed in the middle leaves all of an act or none of it; what was acknowledged is still there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from enforcement.embedded.cluster import APP, Cluster, free_port, throw_away, throw_out
from tests.databases import PROJECT, Run, environment

pytestmark = pytest.mark.drill

ACTS = 400
# One officer at work, as patient as a person: each act that came back is said aloud, at once.
WORK = """
import django, sys, time
import enforcement.celery
from datetime import date
django.setup()
from tests import cast
from cases.actions.street import issue_on_the_spot
from django.db import connection
for number in range(int(sys.argv[1])):
    party = cast.citizen(id_kind="other", id_number=f"DRILL{number}", id_override_reason="外国护照", born=date(1985, 3, 7))
    try:
        given = cast.street(opening=cast.opening(party=party))
        case = issue_on_the_spot(given, cast.act())
    except Exception as error:
        print("lost", type(error).__name__, error, flush=True)
        connection.close()
        time.sleep(0.1)
        continue
    print("done", case.pk, flush=True)
"""


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    made = throw_away("casefile-drill-")
    yield made
    throw_out(made)


def officer(cluster: Cluster, folder: Path) -> subprocess.Popen[str]:
    given = {**os.environ, **environment(folder), "DATABASE_URL": cluster.url(APP, "drill")}
    given["DATABASE_POOL_MAX"] = "4"
    command = [sys.executable, "-c", WORK, str(ACTS)]
    return subprocess.Popen(
        command, cwd=PROJECT, env=given, stdout=subprocess.PIPE, stderr=(folder / "officer.log").open("w"), text=True
    )


def said_until(child: subprocess.Popen[str], enough: int) -> list[str]:
    """The acts that came back, as many as asked for; one that falls silent before has failed."""
    assert child.stdout is not None
    done: list[str] = []
    end = time.monotonic() + 120
    while len(done) < enough:
        said = child.stdout.readline()
        assert said, f"ended after {len(done)} of {enough} acts"
        assert time.monotonic() < end, f"{len(done)} of {enough} acts in 120 s; last word: {said}"
        words = said.split()
        if words[0] == "done":
            done.append(words[1])
    return done


def whole_and_none_half(cluster: Cluster, acknowledged: list[str]) -> None:
    with psycopg.connect(cluster.url(APP, "drill")) as connection:
        states = dict(connection.execute("SELECT id::text, state FROM cases_case").fetchall())
        acts = dict(
            connection.execute(
                "SELECT subject_id::text, count(*) FROM enforcement_record WHERE subject_kind = 'case' GROUP BY 1"
            ).fetchall()
        )
        papers = connection.execute("SELECT count(DISTINCT case_id), count(*) FROM cases_document").fetchone()
        numbers = connection.execute(
            "SELECT count(*), max(number) FROM enforcement_issuednumber n JOIN enforcement_numberseries s"
            " ON s.id = n.series_id WHERE s.kind = 'simple_case'"
        ).fetchone()
    print(f"acknowledged {len(acknowledged)}, found {len(states)}, lost {len(set(acknowledged) - set(states))}")
    assert set(acknowledged) <= set(states)
    assert set(states.values()) == {"decided"}
    assert set(acts.values()) == {7}
    assert acts.keys() == states.keys()
    assert papers == (len(states), len(states))
    assert numbers == (len(states), len(states)), "numbers without a gap"


def test_an_officer_s_process_killed_mid_act(cluster: Cluster, tmp_path: Path) -> None:
    Run(cluster, ours=False).fresh("drill")
    child = officer(cluster, tmp_path)
    acknowledged = said_until(child, 4)
    time.sleep(0.15)
    child.send_signal(signal.SIGKILL)
    child.wait(10)
    whole_and_none_half(cluster, acknowledged)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that the account PostgreSQL runs under can enter."""
    with tempfile.TemporaryDirectory(prefix="casefile-drill-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_the_database_killed_under_load_comes_back_with_all_that_was_acknowledged(
    open_folder: Path, tmp_path: Path
) -> None:
    cluster = Cluster(open_folder, free_port(), dict.fromkeys(("postgres", "owner", "app"), "drill"), durable=True)
    cluster.make()
    child = cluster.start()
    try:
        cluster.make_roles()
        Run(cluster, ours=False).fresh("drill")
        work = officer(cluster, tmp_path)
        acknowledged = said_until(work, 4)
        os.kill(child.pid, signal.SIGKILL)
        child.wait(30)
        time.sleep(0.5)
        cluster.start()
        acknowledged += said_until(work, 3)
        assert len(acknowledged) >= 7
        work.send_signal(signal.SIGKILL)
        work.wait(10)
        whole_and_none_half(cluster, acknowledged)
    finally:
        cluster.stop()
