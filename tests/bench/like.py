"""script/bench --like: like decisions looked up over a million of them; writes its section of docs/performance.md.

A durable cluster of its own, one web server, on loopback; the rows are made by set-based SQL. It ends by itself.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import psycopg

from enforcement.embedded.cluster import Cluster, free_port
from tests.bench.sections import write_section
from tests.databases import PROJECT, SUPERUSER, Run
from tests.live import Live, serve

ROWS = 1_000_000
LONGEST = 290  # seconds
TITLE = "Like cases over a million decisions"
# A few violations make most decisions; six circumstances, four tiers or none, three versions of two benchmarks.
# The case behind a row is never read by the lookup, so none is made and the foreign keys are not asked.
FILL = """
SET session_replication_role = replica;
SELECT setseed(0.42);
INSERT INTO cases_likedecision (case_id, organisation_id, violation_id, party_kind, tier, benchmark, circumstances,
    outcome, fine, decided_at)
SELECT gen_random_uuid(), o.ids[1 + floor(random() * array_length(o.ids, 1))::int],
    v.ids[1 + floor(power(random(), 3) * array_length(v.ids, 1))::int],
    (ARRAY['individual', 'individual', 'sole_trader', 'unit'])[1 + floor(random() * 4)::int],
    CASE WHEN named THEN (ARRAY['较轻', '一般', '较重', '严重'])[1 + floor(random() * 4)::int] ELSE '' END,
    CASE WHEN named THEN (ARRAY['市基准|2022-01-01', '市基准|2024-01-01', '省基准|2025-07-01'])
        [1 + floor(random() * 3)::int] ELSE '' END,
    floor(power(random(), 2) * 64)::int,
    CASE WHEN spared THEN 'not_punish' ELSE 'punish' END,
    CASE WHEN spared THEN NULL ELSE 10 * (1 + floor(random() * 500)) END,
    timestamptz '2016-01-01' + random() * interval '3900 days'
FROM (SELECT random() < 0.6 AS named, random() < 0.2 AS spared FROM generate_series(1, %(rows)s)) AS made,
    (SELECT array_agg(id) AS ids FROM enforcement_organisation) AS o,
    (SELECT array_agg(id) AS ids FROM discretion_violation) AS v;
SET session_replication_role = origin;
"""


def fill(url: str) -> float:
    """Makes the rows; megabytes of the table with its indexes."""
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute(FILL.replace("%(rows)s", str(ROWS)).encode())
        owner.execute("VACUUM ANALYZE cases_likedecision")
        found = owner.execute("SELECT pg_total_relation_size('cases_likedecision') / 1e6").fetchone()
    return float(found[0]) if found else 0.0


def measure(run: Run, live: Live) -> dict[str, Any]:
    """The figures of a process of its own, with the settings of the web server."""
    megabytes = fill(run.cluster.url(SUPERUSER, live.database))
    given = {**live.settings, "BENCH_ADDRESS": live.address}
    command = (sys.executable, "-m", "tests.bench.like_measure")
    told = subprocess.run(command, cwd=PROJECT, env=given, stdout=subprocess.PIPE, text=True, check=True)
    return {**json.loads(told.stdout.splitlines()[-1]), "megabytes": megabytes}


def section(told: dict[str, Any], commit: str) -> str:
    """What is written."""
    steps = ", ".join(f"{count} at step {step}" for step, count in told["steps"].items())
    lines = [
        f"Written by `script/bench --like` at commit {commit} on {os.cpu_count()} shared cores (load {told['load']:.1f}): {ROWS:,} rows in",
        f"the table of like decisions ({told['megabytes']:.0f} MB with its indexes), durable PostgreSQL, warm, one caller, each call for another",
        "likeness, rare and common; nothing is cached between calls. The cases behind the rows are not made: a lookup",
        "does not read them.",
        "",
        "| act | calls | statements | p50 ms | p95 ms |",
        "|---|---|---|---|---|",
        *(
            f"| {each['name']} | {each['calls']} | {each['statements']} | {each['p50']:.1f} | {each['p95']:.1f} |"
            for each in told["acts"]
        ),
        "",
        f"Where the lookups ended (0 is all alike, 3 is violation and party alone): {steps}; {told['few']} found too few.",
    ]
    return "\n".join(lines)


def _too_long(*_: object) -> None:
    raise TimeoutError(f"the measurement took longer than {LONGEST} s")


def main() -> int:
    """Makes the installation, fills it, measures, writes."""
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(LONGEST)
    with tempfile.TemporaryDirectory(prefix="casefile-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        cluster = Cluster(folder, free_port(), dict.fromkeys(("postgres", "owner", "app"), "bench"), durable=True)
        cluster.make()
        cluster.start()
        try:
            cluster.make_roles()
            run = Run(cluster, ours=False)
            with serve(run, "bench") as live:
                told = measure(run, live)
        finally:
            cluster.stop()
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=PROJECT, capture_output=True, text=True)
    text = section(told, commit.stdout.strip())
    write_section(TITLE, text)
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
