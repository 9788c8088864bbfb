"""The measuring process: fills the installation, calls it over HTTP, counts statements, runs the yardstick."""

from __future__ import annotations

import json
import os
import statistics
import time
import uuid
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import django

django.setup()

import psycopg  # noqa: E402  (Django is set up first)

import enforcement.celery  # noqa: E402, F401  (makes the broker settings current)
from cases.actions.street import issue_on_the_spot  # noqa: E402
from cases.exchange.extras import ActPart  # noqa: E402
from cases.exchange.writing import document as file_of  # noqa: E402
from cases.models import Document  # noqa: E402
from tests import cast  # noqa: E402
from tests.bench import law, ordinary, yardstick  # noqa: E402
from tests.bench.acts import PROPOSED, Browser, Integration, a_case, party  # noqa: E402
from tests.bench.timing import CALLS, QUICK, ROUNDS, Figure  # noqa: E402
from tests.databases import PROJECT  # noqa: E402
from tests.rules.ordinary import ordinary as ordinary_facts  # noqa: E402

ADDRESS = os.environ["BENCH_ADDRESS"]
WAIT = 240
FILES = PROJECT / "tests" / "exchange" / "files"
SEIZED = json.loads((FILES / "R06.json").read_text(encoding="utf-8"))
WHOLE = file_of(ordinary_facts(), [ActPart(kind="inspection", at=cast.NOON - timedelta(days=400))])


def fill(acts: int) -> None:
    """Kerb acts through the door, some minutes apart."""
    for number in range(acts):
        moment = cast.NOON + timedelta(minutes=number)
        given = cast.street(moment, opening=cast.opening(moment, party=party(number)))
        issue_on_the_spot(given, cast.act(moment=moment))


def measured(integration: Integration, browser: Browser) -> list[Figure]:
    """Every figure, in the order of the table."""
    case = a_case().pk
    return [
        browser.page("desk", "desk (page)", "/"),
        browser.page("list", "list of cases (page)", "/cases/"),
        browser.page("file", "case file (page)", f"/cases/{case}/"),
        *browser.street(),
        integration.kerb(),
        integration.step(),
        integration.read("file", "one case (REST)", f"cases/{case}/"),
        integration.read("list", "list of cases (REST)", "cases/"),
        integration.ask("law", "a proposed penalty judged (REST)", "law/penalty/", PROPOSED),
        integration.ask("law", "a due date (REST)", "law/due/", {"code": "PRE-06", "from": "2025-09-26"}),
        integration.ask("law", "check of a whole lawful file (REST)", "case-files/check/", WHOLE),
        integration.ask("law", "check of a file with a seizure out of order (REST)", "case-files/check/", SEIZED),
    ]


def papers(integration: Integration) -> tuple[float, float] | None:
    """Seconds from the answer of the act to its PDF, with the worker idle; None when it was never idle."""
    end = time.monotonic() + WAIT
    while Document.objects.filter(file__isnull=True).exists():
        if time.monotonic() > end:
            return None
        time.sleep(0.5)
    waits = []
    for _ in range(3 if QUICK else 10):
        made = integration.file(integration.body())
        assert made.status_code == 201, made.text[:500]
        began = time.monotonic()
        waiting = Document.objects.filter(case_id=made.json()["id"], file__isnull=True)
        while waiting.exists() and time.monotonic() - began < 60:
            time.sleep(0.02)
        waits.append(time.monotonic() - began)
    return statistics.median(waits), max(waits)


def yardsticks(case: uuid.UUID, organisation: int, decided: uuid.UUID) -> dict[str, Any]:
    """Milliseconds of each yardstick, and the rows of one act."""
    with psycopg.connect(os.environ["BENCH_SUPERUSER"], autocommit=True) as owner:
        rows = yardstick.rows_of(owner, case)
        kerb = yardstick.write(owner, case)
    scripts = {
        "kerb": kerb,
        "step": yardstick.write_step(),
        "file": yardstick.read_file(case),
        "list": yardstick.read_list(organisation),
        "desk": yardstick.read_desk(organisation),
        "law": yardstick.read_law(PROPOSED["violation"], organisation),
        **ordinary.write_scripts(decided),
    }
    return {"rows": rows, "ms": {name: yardstick.milliseconds(script) for name, script in scripts.items()}}


def main() -> None:
    """Prints one line of JSON."""
    load = os.getloadavg()[0]
    fill(int(os.environ["BENCH_ACTS"]))
    integration, browser = Integration(ADDRESS), Browser(ADDRESS)
    acts, case = measured(integration, browser), a_case()
    paper = papers(integration)
    more, decided, letter = ordinary.measured(ADDRESS, browser)
    acts += more
    compared = yardsticks(case.pk, case.organisation_id, decided.pk)
    rows = {}
    with psycopg.connect(os.environ["BENCH_APP"]) as reader:
        for name in yardstick.TABLES:
            found = reader.execute(f"SELECT count(*) FROM {name}".encode()).fetchone()
            rows[name] = found[0] if found else 0
    many = {"rounds": ROUNDS, "calls": CALLS}
    told = {
        **many,
        "acts": [asdict(each) for each in acts],
        "rows": rows,
        "yardstick": compared,
        "paper": paper,
        "letter": letter,
        "due_dates": law.seconds(),
        "load": load,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
