"""python -m tests.bench: speed through HTTP, with the yardstick of the same run; writes docs/performance.md.

A durable cluster of its own, two web workers, one Celery worker, all on loopback. It ends by itself. With `--quick`
it makes few calls, and says so in what it writes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from enforcement.embedded.cluster import Cluster, free_port
from tests.bench.sections import write_first
from tests.databases import APP, PROJECT, SUPERUSER, Run
from tests.live import Live, serve

QUICK = "--quick" in sys.argv[1:]
ACTS = 30 if QUICK else 200
WORKERS = 2
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
        "BENCH_QUICK": "yes" if QUICK else "no",
        "BENCH_APP": run.cluster.url(APP, live.database),
        "BENCH_SUPERUSER": run.cluster.url(SUPERUSER, live.database),
        "BENCH_PROGRAMS": str(Path(run.cluster.binaries.program("pgbench")).parent),
    }
    told = subprocess.run(MEASURE, cwd=PROJECT, env=given, stdout=subprocess.PIPE, text=True, check=True)
    figures = json.loads(told.stdout.splitlines()[-1])
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=PROJECT, capture_output=True, text=True)
    text = page(figures, commit.stdout.strip())
    write_first(text)
    print(text)
    return 0


def page(told: dict[str, Any], commit: str) -> str:
    """docs/performance.md."""
    least, rows, paper = told["yardstick"]["ms"], told["yardstick"]["rows"], told["paper"]
    counted = ", ".join(f"{name} {count}" for name, count in rows.items())
    lines = [
        "# Performance",
        "",
        f"Written by `script/bench` at commit {commit} on {os.cpu_count()} shared cores (load {told['load']:.1f} at the",
        f"start): durable PostgreSQL, {WORKERS} web workers, one job worker, warm, one caller, through HTTP with a session",
        f"or a token, p50 and p95 as medians of {told['rounds']} round(s) of {told['calls']} calls. Statements are those of the whole request,",
        "with BEGIN, COMMIT and savepoints. Nothing is cached between requests for it.",
        "",
        "| act | statements | p50 ms | p95 ms | yardstick ms | of its speed |",
        "|---|---|---|---|---|---|",
        *(_line(each, least[each["key"]]) for each in told["acts"]),
        "",
        "The yardstick is pgbench on the same cluster in the same run, one caller, prepared. For an act it writes, in one",
        "transaction, just the rows the act leaves behind, into bare copies of the tables: no index, key, constraint,",
        "trigger or hash, which the act pays for. For a page it reads just the rows the page shows, from the real tables.",
        "",
        f"Rows one kerb act leaves behind: {sum(rows.values())} ({counted}).",
        "",
        f"Paper ready after the act, job worker idle before: on the spot {_paper(paper)}",
        f"Decision of the ordinary procedure: {_paper(told['letter'])}",
        "",
        f"A thousand due dates over all codes in one process, no database: {told['due_dates']:.3f} s "
        "(`script/bench law` measures this alone).",
        "",
        "Rows per table at the end: " + ", ".join(f"{name} {count}" for name, count in told["rows"].items()) + ".",
        "",
        "Not measured: pages of a large database, several callers at once.",
    ]
    return "\n".join(lines) + "\n"


def _line(act: dict[str, Any], least: float) -> str:
    share = 100 * least / act["p50"]
    return (
        f"| {act['name']} | {act['statements']} | {act['p50']:.0f} | {act['p95']:.0f} | {least:.2f} | {share:.1f} % |"
    )


def _paper(paper: list[float] | None) -> str:
    return f"p50 {paper[0]:.2f} s, worst {paper[1]:.2f} s." if paper else "not measured, the worker was never idle."


if __name__ == "__main__":
    sys.exit(main())
