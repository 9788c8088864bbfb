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
FAILURES = PROJECT / "artefacts" / "failures"
_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    """Notes a failure where the page of the test can see it."""
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


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
def phone(browser: Any, live: Live, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page of 390 px that fails the test on any message about the content security policy."""
    yield from _page(browser, live, 390, request.node)


@pytest.fixture
def desk(browser: Any, live: Live, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page of 1440 px, as watchful."""
    yield from _page(browser, live, 1440, request.node)


def _page(browser: Any, live: Live, width: int, test: pytest.Item) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN", base_url=live.address)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(f"> {asked.method} {asked.url}"))
    page.on("requestfinished", lambda asked: sent.append(f"< {asked.method} {asked.url}"))
    page.on("requestfailed", lambda asked: sent.append(f"! {asked.method} {asked.url} {asked.failure}"))
    yield page
    if test.stash.get(_FAILED, False):
        _explain(page, live, test.name, [*complaints, *sent])
    context.close()
    assert not complaints, complaints


def _explain(page: Any, live: Live, name: str, seen: list[str]) -> None:
    """Leaves what the failed test saw: the screen, the words on it, what was sent, and what the programs wrote."""
    FAILURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FAILURES / f"{name}.png", full_page=True)
    words = page.evaluate("document.body.innerText")
    told = [page.url, words, "== sent", *seen, live.told()]
    (FAILURES / f"{name}.txt").write_text("\n\n".join(told), encoding="utf-8")


@pytest.fixture
def rows(cluster_run: Run, live: Live) -> Any:
    """Asks the live database, as the application's role: what really stands there after an act."""
    import psycopg

    def ask(statement: str, *values: object) -> list[tuple[Any, ...]]:
        with psycopg.connect(cluster_run.cluster.url(APP, live.database), autocommit=True) as connection:
            return connection.execute(statement.encode(), values).fetchall()

    return ask
