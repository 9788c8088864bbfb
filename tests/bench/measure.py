"""The measuring process: fills the installation, calls it over HTTP, counts statements, runs the yardstick."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import django

django.setup()

import psycopg  # noqa: E402  (Django is set up first)
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from requests import Session  # noqa: E402

import enforcement.celery  # noqa: E402, F401  (makes the broker settings current)
from cases.actions.street import issue_on_the_spot  # noqa: E402
from cases.models import Case, Document  # noqa: E402
from enforcement.kernel import clock  # noqa: E402
from enforcement.kernel.tokens import issue_token  # noqa: E402
from tests import cast  # noqa: E402

ADDRESS = os.environ["BENCH_ADDRESS"]
ROUNDS, CALLS, WARM = 3, 40, 10
TABLES = (
    "cases_case",
    "cases_party",
    "cases_handling",
    "cases_onsiteconduct",
    "cases_evidence",
    "cases_correctionorder",
    "cases_recheck",
    "cases_statement",
    "cases_decision",
    "cases_document",
    "cases_delivery",
    "cases_clock",
)


def party(number: int) -> Any:
    """Another invented party each time, so that no act repeats one before."""
    reason = "外国护照"
    return cast.citizen(
        id_kind="other", id_number=f"BENCH{number:06d}", id_override_reason=reason, born=date(1985, 3, 7)
    )


def fill(acts: int) -> None:
    """Kerb acts through the door, some minutes apart."""
    for number in range(acts):
        moment = cast.NOON + timedelta(minutes=number)
        given = cast.street(moment, opening=cast.opening(moment, party=party(number)))
        issue_on_the_spot(given, cast.act(moment=moment))


def timed(call: Callable[[], Any]) -> tuple[float, float]:
    """p50 and p95 in milliseconds, each the median of three rounds."""
    for _ in range(WARM):
        call()
    rounds = []
    for _ in range(ROUNDS):
        taken = sorted(_once(call) for _ in range(CALLS))
        rounds.append((statistics.median(taken), taken[int(CALLS * 0.95) - 1]))
    return statistics.median(r[0] for r in rounds), statistics.median(r[1] for r in rounds)


def _once(call: Callable[[], Any]) -> float:
    began = time.perf_counter()
    answer = call()
    taken = (time.perf_counter() - began) * 1000
    assert answer.status_code in (200, 201), answer.text[:500]
    return taken


def pages(case: Case) -> list[dict[str, Any]]:
    """Desk, list and file with a session."""
    session = Session()
    page = session.get(f"{ADDRESS}/login/")
    sent = {"username": "zhoumingyuan", "password": cast.PASSWORD, "csrfmiddlewaretoken": session.cookies["csrftoken"]}
    assert session.post(f"{ADDRESS}/login/", sent, headers={"Referer": page.url}).status_code == 200
    inside = Client()
    inside.force_login(cast.user("zhoumingyuan"), backend="enforcement.policies.Backend")
    found = []
    for name, path in (("desk", "/"), ("list", "/cases/"), ("case file", f"/cases/{case.pk}/")):
        inside.get(path)
        with CaptureQueriesContext(connection) as counted:
            assert inside.get(path).status_code == 200
        p50, p95 = timed(lambda path=path: session.get(f"{ADDRESS}{path}"))  # type: ignore[misc]
        found.append({"name": f"{name} (page)", "statements": len(counted), "p50": round(p50), "p95": round(p95)})
    return found


class Kerb:
    """The whole kerb act over REST, each time with another party and picture."""

    def __init__(self) -> None:
        self.number = 100_000
        self.session = Session()
        scopes = ("cases:read", "cases:write", "files:write")
        _, plain = issue_token(cast.user("zhoumingyuan"), scopes, clock.now() + timedelta(days=1))
        self.session.headers["Authorization"] = f"Bearer {plain}"
        self.files: list[str] = []

    def prepare(self, count: int) -> None:
        """Pictures are sent before the clock runs, as a telephone does while the officer still types."""
        from tests.api.caller import picture

        for _ in range(count):
            sent = self.session.post(f"{ADDRESS}/api/v1/files/", files={"file": ("x.jpg", picture(), "image/jpeg")})
            assert sent.status_code == 201, sent.text
            self.files.append(sent.json()["file"])

    def body(self) -> dict[str, Any]:
        """The example of the interface, told anew."""
        from cases.api.examples import STREET

        self.number += 1
        body = json.loads(json.dumps(STREET.value))
        now = clock.now() - timedelta(minutes=1)
        opening = body["opening"]
        opening["id"] = str(cast.opening().id)
        opening["began_at"] = opening["found_at"] = (now - timedelta(minutes=30)).isoformat()
        opening["party"] |= {
            "kind": "individual",
            "id_kind": "other",
            "id_number": f"BENCH{self.number}",
            "id_override_reason": "外国护照",
            "born": "1985-03-07",
        }
        opening["second_officer"] = cast.officer("linxiaolan").pk
        piece = body["evidence"][0]
        piece |= {"file": self.files.pop(), "taken_at": now.isoformat()}
        return dict(body)

    def __call__(self) -> Any:
        return self.session.post(f"{ADDRESS}/api/v1/cases/on-the-spot/", json=self.bodies.pop())

    def run(self) -> dict[str, Any]:
        """Bodies are made before the clock runs."""
        self.prepare(WARM + ROUNDS * CALLS)
        self.bodies = [self.body() for _ in range(WARM + ROUNDS * CALLS)]
        p50, p95 = timed(self)
        with CaptureQueriesContext(connection) as counted:
            moment = cast.NOON + timedelta(days=1)
            given = cast.street(moment, opening=cast.opening(moment, party=party(999_999)))
            issue_on_the_spot(given, cast.act(moment=moment))
        name = "whole kerb act (REST)"
        return {"name": name, "statements": len(counted), "p50": round(p50), "p95": round(p95)}


def papers() -> tuple[float, float]:
    """Seconds from the act to the paper, of the last twenty acts, once the worker has caught up."""
    end = time.monotonic() + 300
    while Document.objects.filter(file__isnull=True).exists() and time.monotonic() < end:
        time.sleep(0.5)
    kerb = Kerb()
    waits = []
    kerb.prepare(10)
    for _ in range(10):
        made = kerb.session.post(f"{ADDRESS}/api/v1/cases/on-the-spot/", json=kerb.body())
        assert made.status_code in (200, 201), made.text[:500]
        began = time.monotonic()
        waiting = Document.objects.filter(case_id=made.json()["id"], file__isnull=True)
        while waiting.exists() and time.monotonic() - began < 30:
            time.sleep(0.02)
        waits.append(time.monotonic() - began)
    return statistics.median(waits), max(waits)


def yardstick() -> tuple[float, int]:
    """Milliseconds of pgbench for the rows of one act, and how many rows these are."""
    case = Case.objects.latest("entered_at").pk
    with psycopg.connect(os.environ["BENCH_SUPERUSER"], autocommit=True) as owner:
        owner.execute("CREATE SCHEMA IF NOT EXISTS bench")
        script, count = ["BEGIN;"], 0
        wanted = [(name, "id" if name == "cases_case" else "case_id") for name in TABLES]
        wanted.append(("enforcement_record", "subject_id"))
        for name, column in wanted:
            owner.execute(f"CREATE TABLE bench.{name} AS SELECT * FROM public.{name} WHERE {column} = %s", [case])
            owner.execute(f"CREATE TABLE bench.{name}_to AS SELECT * FROM bench.{name} WITH NO DATA")
            row = owner.execute(f"SELECT count(*) FROM bench.{name}").fetchone()
            count += row[0] if row else 0
            script.append(f"INSERT INTO bench.{name}_to SELECT * FROM bench.{name};")
    script.append("COMMIT;")
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write("\n".join(script))
        file.flush()
        program = Path(os.environ["BENCH_PROGRAMS"]) / "pgbench"
        command = [str(program), "-n", "-T", "10", "-c", "1", "-M", "prepared", "-f", file.name]
        told = subprocess.run(
            [*command, os.environ["BENCH_SUPERUSER"]], capture_output=True, text=True, check=True
        ).stdout
    line = next(each for each in told.splitlines() if each.startswith("latency average"))
    return float(line.split("=")[1].split()[0]), count


def main() -> None:
    """Prints one line of JSON."""
    fill(int(os.environ["BENCH_ACTS"]))
    acts = pages(Case.objects.latest("opened_at"))
    acts.append(Kerb().run())
    paper, worst = papers()
    least, count = yardstick()
    rows = {}
    with psycopg.connect(os.environ["BENCH_APP"]) as reader:
        for name in (*TABLES, "enforcement_record"):
            found = reader.execute(f"SELECT count(*) FROM {name}").fetchone()
            rows[name] = found[0] if found else 0
    figures = {
        "acts": acts,
        "rows": rows,
        "rows_an_act": count,
        "yardstick_ms": round(least, 2),
        "share": round(100 * least / acts[-1]["p50"], 1),
        "paper_p50": round(paper, 2),
        "paper_worst": round(worst, 2),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
