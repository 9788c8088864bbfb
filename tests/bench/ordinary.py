"""The ordinary procedure as it is measured: two changes of state with every check of the law, over REST, and the file."""

from __future__ import annotations

import os
import statistics
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import psycopg
from django.test import Client
from requests import Session

from cases.models import Case, Document
from enforcement.kernel import clock
from enforcement.kernel.tokens import issue_token
from tests import cast
from tests.bench.acts import Browser, counted
from tests.bench.timing import TIMES, Figure, timed
from tests.ordinary import road

SCOPES = ("cases:read", "cases:write")
PAPERS = 3
# What one decision leaves behind, beside the changed case and the clock that ended.
LEFT = {
    "cases_decision": "case_id = '{case}'",
    "cases_document": "case_id = '{case}' AND kind = 'decision'",
    "cases_clock": "case_id = '{case}' AND kind IN ('decision', 'delivery')",
    "enforcement_record": "subject_id = '{case}' ORDER BY seq DESC LIMIT 1",
}


def party(number: int) -> Any:
    """Another invented restaurant each time, so that no act repeats one before."""
    return road.unit(id_kind="other", id_number=f"BENCHO{number:05d}", id_override_reason="外国注册号")


class Head:
    """A person in charge with a token, deciding what waits."""

    def __init__(self, address: str, username: str) -> None:
        self.address, self.session, self.inside = f"{address}/api/v1", Session(), Client()
        _, plain = issue_token(cast.user(username), SCOPES, clock.now() + timedelta(days=1))
        self.headers = {"Authorization": f"Bearer {plain}"}
        self.session.headers.update(self.headers)

    def tag(self, case: Case) -> str:
        """What the head has read."""
        return self.session.get(f"{self.address}/cases/{case.pk}/").headers["ETag"]

    def measured(self, key: str, name: str, step: str, body: dict[str, Any], cases: list[Case]) -> Figure:
        """One step of each case; the tags are read before the clock runs."""
        waiting = [(case, self.tag(case)) for case in cases]
        inside, read = waiting.pop()

        def take() -> Any:
            case, tag = waiting.pop()
            return self.session.post(f"{self.address}/cases/{case.pk}/{step}/", json=body, headers=once(tag))

        p50, p95 = timed(take)
        path, more = f"/api/v1/cases/{inside.pk}/{step}/", {**self.headers, **once(read)}
        statements = counted(lambda: self.inside.post(path, body, content_type="application/json", headers=more))
        return Figure(key, name, statements, p50, p95)


def once(tag: str) -> dict[str, str]:
    """Headers of a step that is taken once, on what was read."""
    return {"If-Match": tag, "Idempotency-Key": str(uuid.uuid4())}


def made(upto: Callable[[Case], Case], count: int, first: int) -> list[Case]:
    """Cases through the door up to a stage."""
    return [road.up_to(upto, party=party(first + number)) for number in range(count)]


def measured(address: str, browser: Browser) -> tuple[list[Figure], Case, tuple[float, float]]:
    """Consent with a proposal, the decision, the page of the decided file; a decided case; seconds to its paper."""
    told = made(road.stated, TIMES + 1 + PAPERS, 0)
    put_up = made(road.investigated, TIMES + 1, 10_000)
    deputy, chief = Head(address, "zhaoqiwen"), Head(address, "luweizhen")
    approved = deputy.measured(
        "state", "ordinary: consent with the proposal (REST)", "proposal-approval", {"opinion": "同意。"}, put_up
    )
    decision = {"opinion": "同意。", "influential": False}
    spare, told = told[:PAPERS], told[PAPERS:]
    decided = chief.measured("decision", "ordinary: decision (REST)", "penalty-decision", decision, told)
    paper = _papers(chief, decision, spare)
    case = told[0]
    page = browser.page("file", "case file of an ordinary case (page)", f"/cases/{case.pk}/")
    return [approved, decided, page], case, paper


def _papers(chief: Head, decision: dict[str, Any], cases: list[Case]) -> tuple[float, float]:
    """Seconds from the answer to the PDF of the decision, with the worker idle before."""
    waits = []
    for case in cases:
        while Document.objects.filter(file__isnull=True).exists():
            time.sleep(0.5)
        reply = chief.session.post(
            f"{chief.address}/cases/{case.pk}/penalty-decision/", json=decision, headers=once(chief.tag(case))
        )
        assert reply.status_code == 200, reply.text[:500]
        began = time.monotonic()
        waiting = Document.objects.filter(case=case, kind="decision", file__isnull=True)
        while waiting.exists() and time.monotonic() - began < 60:
            time.sleep(0.02)
        waits.append(time.monotonic() - began)
    return statistics.median(waits), max(waits)


def write_scripts(case: uuid.UUID) -> dict[str, str]:
    """Scripts of pgbench that write just the rows of a consent and of a decision, into bare copies."""
    lines = []
    with psycopg.connect(os.environ["BENCH_SUPERUSER"], autocommit=True) as owner:
        owner.execute("CREATE SCHEMA IF NOT EXISTS bench")
        for table, where in LEFT.items():
            source = f"CREATE TABLE bench.o_{table} AS SELECT * FROM public.{table} WHERE {where.format(case=case)}"
            owner.execute(source.encode())
            owner.execute(f"CREATE TABLE bench.o_{table}_to AS SELECT * FROM bench.o_{table} WITH NO DATA".encode())
            lines.append(f"INSERT INTO bench.o_{table}_to SELECT * FROM bench.o_{table};")
        owner.execute(f"CREATE TABLE bench.o_case AS SELECT * FROM public.cases_case WHERE id = '{case}'".encode())
        proposals = f"CREATE TABLE bench.o_proposal AS SELECT * FROM public.cases_proposal WHERE case_id = '{case}'"
        owner.execute(proposals.encode())
    changed = "UPDATE bench.o_case SET version = version + 1;"
    consent = [
        *(line for line in lines if "document" in line or "record" in line),
        "UPDATE bench.o_proposal SET opinion = '同意。';",
    ]
    return {
        "state": "\n".join(["BEGIN;", *consent, changed, "COMMIT;"]),
        "decision": "\n".join(["BEGIN;", *lines, changed, "COMMIT;"]),
    }
