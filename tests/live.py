"""The real thing on loopback: a database of its own, broker, web server with two workers, one Celery worker."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from enforcement.embedded.broker import Broker
from enforcement.embedded.cluster import APP, free_port
from tests.databases import PROJECT, Run, environment


@dataclass
class Live:
    """A running installation of this very tree; `settings` are those of its programs."""

    address: str
    database: str
    web: subprocess.Popen[bytes]
    worker: subprocess.Popen[bytes]
    settings: dict[str, str]
    logs: Path

    def told(self, lines: int = 60) -> str:
        """The last lines of what each program wrote."""
        parts = []
        for path in sorted(self.logs.glob("*.log")):
            tail = path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]
            parts.append("\n".join([f"== {path.name}", *tail]))
        return "\n\n".join(parts)


@contextmanager
def serve(run: Run, database: str) -> Iterator[Live]:
    """Serves a fresh copy of the template until the block ends; every program is ended by its own pid."""
    port = free_port()
    run.fresh(database)
    with tempfile.TemporaryDirectory(prefix="casefile-live-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "log").mkdir()
        broker = Broker(folder, free_port(), "for-tests-only")
        broker.start()
        given = {**os.environ, **environment(folder), "BROKER_URL": broker.url}
        given["DATABASE_URL"] = run.cluster.url(APP, database)
        given["DATABASE_POOL_MAX"] = "4"
        given.pop("PYTEST_CURRENT_TEST", None)
        collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]
        subprocess.run(collect, cwd=PROJECT, env=given, check=True)
        options = ("--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4")
        told = ("--access-logfile", "-", "--access-logformat", "%(t)s %(s)s %(M)s ms %(r)s")
        web = _start(folder, given, "gunicorn", *options, *told, "enforcement.wsgi")
        queues = ("worker", "--concurrency", "1", "--queues", "default,sweeps,papers")
        worker = _start(folder, given, "celery", "-A", "enforcement.celery", *queues)
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{address}/livez")
            yield Live(address, database, web, worker, given, folder / "log")
        finally:
            for child in (web, worker):
                child.terminate()
                child.wait(30)
            broker.stop()
    run.cluster.drop_database(database)


def _start(folder: Path, given: dict[str, str], *command: str) -> subprocess.Popen[bytes]:
    log = (folder / "log" / f"{command[0]}.log").open("wb")
    return subprocess.Popen(
        [sys.executable, "-m", *command], cwd=PROJECT, env=given, stdout=log, stderr=subprocess.STDOUT
    )


def _wait_for(address: str) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
