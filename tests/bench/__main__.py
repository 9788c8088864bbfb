"""python -m tests.bench: speed through HTTP, with the yardstick of the same run; writes docs/performance.md.

A durable cluster of its own, two web workers, one Celery worker, all on loopback. Bounded: it ends by itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from enforcement.embedded.cluster import Cluster, free_port
from tests.databases import APP, PROJECT, SUPERUSER, Run
from tests.live import Live, serve

ACTS = 300
MEASURE = (sys.executable, "-m", "tests.bench.measure")


def main() -> int:
    """Makes the installation, fills it, measures, compares, writes."""
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
                return _measure(run, live)
        finally:
            cluster.stop()


def _measure(run: Run, live: Live) -> int:
    given = {
        **live.settings,
        "BENCH_ADDRESS": live.address,
        "BENCH_ACTS": str(ACTS),
        "BENCH_APP": run.cluster.url(APP, live.database),
        "BENCH_SUPERUSER": run.cluster.url(SUPERUSER, live.database),
        "BENCH_PROGRAMS": str(Path(run.cluster.binaries.program("pgbench")).parent),
    }
    told = subprocess.run(MEASURE, cwd=PROJECT, env=given, stdout=subprocess.PIPE, text=True, check=True)
    figures = json.loads(told.stdout.splitlines()[-1])
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=PROJECT, capture_output=True, text=True)
    text = page(figures, commit.stdout.strip(), os.cpu_count() or 0)
    (PROJECT / "docs" / "performance.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


def page(figures: dict[str, object], commit: str, cores: int) -> str:
    """docs/performance.md."""
    rows = figures["rows"]
    acts = figures["acts"]
    assert isinstance(rows, dict)
    assert isinstance(acts, list)
    lines = [
        "# Performance",
        "",
        f"Written by `script/bench` at commit {commit} on {cores} cores: durable PostgreSQL, 2 web workers, warm, one caller,",
        "medians of three rounds, through HTTP with a session or a token. No cache made for it.",
        "",
        "| act | statements | p50 ms | p95 ms |",
        "|---|---|---|---|",
        *(f"| {each['name']} | {each['statements']} | {each['p50']} | {each['p95']} |" for each in acts),
        "",
        f"Yardstick: pgbench writes the rows one kerb act leaves behind ({figures['rows_an_act']} rows), in one transaction, into",
        f"tables without indexes: {figures['yardstick_ms']} ms an act with one caller. The kerb act over REST is",
        f"{figures['share']} % of that speed.",
        "",
        f"Paper ready after the act: p50 {figures['paper_p50']} s, worst {figures['paper_worst']} s.",
        "",
        "Rows per table: " + ", ".join(f"{name} {count}" for name, count in rows.items()) + ".",
        "",
        "Not measured yet: a large database, several callers at once, the street form's own pages.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
