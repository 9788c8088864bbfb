"""The real thing on loopback: a database of its own, broker, web server and worker, and a headless browser."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from enforcement.embedded.broker import Broker
from enforcement.embedded.cluster import free_port
from tests.databases import APP, PROJECT, Run, environment

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
SCREENS = PROJECT / "artefacts" / "screens"


@dataclass
class Live:
    """A running installation of this very tree."""

    address: str
    database: str
    web: subprocess.Popen[bytes]
    worker: subprocess.Popen[bytes]


@pytest.fixture(scope="session")
def live(cluster_run: Run) -> Iterator[Live]:
    """Web server with two workers, broker and one Celery worker over a fresh copy of the template."""
    database, port = f"live_{os.getpid()}", free_port()
    cluster_run.fresh(database)
    with tempfile.TemporaryDirectory(prefix="casefile-live-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "log").mkdir()
        broker = Broker(folder, free_port(), "for-tests-only")
        broker.start()
        given = {**os.environ, **environment(folder), "BROKER_URL": broker.url}
        given["DATABASE_URL"] = cluster_run.cluster.url(APP, database)
        given.pop("PYTEST_CURRENT_TEST", None)
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"], cwd=PROJECT, env=given, check=True
        )
        web = _start(folder, given, "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2", "enforcement.wsgi")
        queues = ("worker", "--concurrency", "1", "--queues", "default,sweeps,papers")
        worker = _start(folder, given, "celery", "-A", "enforcement.celery", *queues)
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/livez")
        yield Live(address, database, web, worker)
        for child in (web, worker):
            child.terminate()
            child.wait(30)
        broker.stop()
    cluster_run.cluster.drop_database(database)


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One headless Chromium for all browser tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def phone(browser: Any, live: Live) -> Iterator[Any]:
    """A page of 390 px that fails the test on any message about the content security policy."""
    yield from _page(browser, live, 390)


@pytest.fixture
def desk(browser: Any, live: Live) -> Iterator[Any]:
    """A page of 1440 px, as watchful."""
    yield from _page(browser, live, 1440)


def _page(browser: Any, live: Live, width: int) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN", base_url=live.address)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not complaints, complaints


@pytest.fixture
def rows(cluster_run: Run, live: Live) -> Any:
    """Asks the live database, as the application's role: what really stands there after an act."""
    import psycopg

    def ask(statement: str, *values: object) -> list[tuple[Any, ...]]:
        with psycopg.connect(cluster_run.cluster.url(APP, live.database), autocommit=True) as connection:
            return connection.execute(statement.encode(), values).fetchall()

    return ask
