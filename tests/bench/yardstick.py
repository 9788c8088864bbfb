"""The yardstick: pgbench, with one caller, on the same cluster, writing or reading just the rows an act is about."""

from __future__ import annotations

import os
import subprocess
import tempfile
import uuid
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tests.bench.timing import QUICK

BELOW_CASE = (
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
TABLES = ("cases_case", *BELOW_CASE, "cases_report", "enforcement_record")
SECONDS = "2" if QUICK else "10"


def _key(table: str) -> str:
    return {"cases_case": "id", "enforcement_record": "subject_id"}.get(table, "case_id")


def rows_of(owner: psycopg.Connection[Any], case: uuid.UUID) -> dict[str, int]:
    """How many rows one kerb act left in each table."""
    found = {}
    for table in ("cases_case", *BELOW_CASE, "enforcement_record"):
        query = sql.SQL("SELECT count(*) FROM {} WHERE {} = %s").format(
            sql.Identifier(table), sql.Identifier(_key(table))
        )
        row = owner.execute(query, [case]).fetchone()
        found[table] = row[0] if row else 0
    return found


def write(owner: psycopg.Connection[Any], case: uuid.UUID) -> str:
    """A script that writes the rows of one act into tables without index, key, constraint or trigger."""
    owner.execute("CREATE SCHEMA IF NOT EXISTS bench")
    script = ["BEGIN;"]
    for table in ("cases_case", *BELOW_CASE, "enforcement_record"):
        source, target = sql.Identifier("bench", table), sql.Identifier("bench", f"{table}_to")
        rows = sql.SQL("CREATE TABLE {} AS SELECT * FROM {} WHERE {} = {}")
        owner.execute(
            rows.format(source, sql.Identifier("public", table), sql.Identifier(_key(table)), sql.Literal(case))
        )
        owner.execute(sql.SQL("CREATE TABLE {} AS SELECT * FROM {} WITH NO DATA").format(target, source))
        script.append(f"INSERT INTO bench.{table}_to SELECT * FROM bench.{table};")
    owner.execute("CREATE TABLE bench.cases_report AS SELECT * FROM public.cases_report LIMIT 1")
    owner.execute("CREATE TABLE bench.cases_report_to AS SELECT * FROM bench.cases_report WITH NO DATA")
    return "\n".join([*script, "COMMIT;"])


def write_step() -> str:
    """The rows of one step: a report and a record row written, the case and its clock changed (bare copies again)."""
    return "\n".join(
        [
            "BEGIN;",
            "INSERT INTO bench.enforcement_record_to SELECT * FROM bench.enforcement_record LIMIT 1;",
            "INSERT INTO bench.cases_report_to SELECT * FROM bench.cases_report;",
            "UPDATE bench.cases_case SET additions = additions + 1;",
            "UPDATE bench.cases_clock SET ended_on = current_date WHERE kind = 'report';",
            "COMMIT;",
        ]
    )


def read_file(case: uuid.UUID) -> str:
    """Every row the page of one case shows, from the real tables by their indexes."""
    tables = ("cases_case", *BELOW_CASE, "enforcement_record")
    return "\n".join(f"SELECT * FROM public.{table} WHERE {_key(table)} = '{case}';" for table in tables)


def read_list(organisation: int) -> str:
    """One page of the list: 50 cases with their parties and violations."""
    return f"""SELECT c.*, p.*, v.name FROM (SELECT * FROM public.cases_case WHERE organisation_id = {organisation}
    ORDER BY opened_at DESC, id DESC LIMIT 50) c JOIN public.cases_party p ON p.case_id = c.id
    JOIN public.discretion_violation v ON v.id = c.violation_id;""".replace("\n", " ")


def read_desk(organisation: int) -> str:
    """The nearest clocks of a squad with their cases, and the count of its cases by state."""
    return f"""SELECT k.*, c.*, p.* FROM (SELECT * FROM public.cases_clock WHERE organisation_id = {organisation}
    AND ended_on IS NULL ORDER BY alarm_on LIMIT 80) k JOIN public.cases_case c ON c.id = k.case_id
    JOIN public.cases_party p ON p.case_id = c.id;
    SELECT state, count(*) FROM public.cases_case WHERE organisation_id = {organisation} GROUP BY state;""".replace(
        "\n    AND", " AND"
    ).replace("\n    JOIN", " JOIN")


def read_law(violation: object, organisation: int) -> str:
    """The versions of one violation and the local values of one organisation."""
    return f"""SELECT v.*, w.* FROM public.discretion_violation v JOIN public.discretion_violationversion w
    ON w.violation_id = v.id WHERE v.code = '{violation}';
    SELECT * FROM public.discretion_localparameter WHERE organisation_id = {organisation};""".replace(
        "\n    ON", " ON"
    ).replace("\n    SELECT", "\nSELECT")


def milliseconds(script: str) -> float:
    """The average latency pgbench tells for one caller."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script + "\n")
        file.flush()
        program = Path(os.environ["BENCH_PROGRAMS"]) / "pgbench"
        command = [str(program), "-n", "-T", SECONDS, "-c", "1", "-M", "prepared", "-f", file.name]
        told = subprocess.run([*command, os.environ["BENCH_SUPERUSER"]], capture_output=True, text=True, check=True)
    line = next(each for each in told.stdout.splitlines() if each.startswith("latency average"))
    return float(line.split("=")[1].split()[0])
