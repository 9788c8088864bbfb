"""The real thing on loopback: a database of its own, broker, web server and worker, and a headless browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests.databases import APP, PROJECT, Run
from tests.live import Live, serve

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
SCREENS = PROJECT / "artefacts" / "screens"


@pytest.fixture(scope="session")
def live(cluster_run: Run) -> Iterator[Live]:
    """One installation for all browser tests."""
    with serve(cluster_run, f"live_{os.getpid()}") as running:
        yield running


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
