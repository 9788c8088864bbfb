"""Thousands of requests made from the committed OpenAPI file against the running web server, right and wrong ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.databases import Run

PROJECT = Path(__file__).resolve().parents[2]
ARTEFACTS = PROJECT / "artefacts"
SECONDS = 40
# What the schema allows the law may refuse: that is 422, so acceptance of well-formed data is not asked for.
NOT_ASKED = "positive_data_acceptance"


@dataclass(frozen=True)
class Served:
    """An API that answers on loopback."""

    address: str
    token: str
    known: dict[str, str]
    log: Path


@pytest.fixture
def served(cluster_run: Run) -> Iterator[Served]:
    """A web server of two workers over a fresh copy of the template, with a case of each procedure and one token."""
    from enforcement.embedded.cluster import APP, free_port
    from tests.databases import environment

    database, port = f"api_{os.getpid()}", free_port()
    cluster_run.fresh(database)
    with tempfile.TemporaryDirectory(prefix="casefile-api-") as name:
        folder = Path(name)
        given = {**os.environ, **environment(folder), "DATABASE_URL": cluster_run.cluster.url(APP, database)}
        _said(given, "manage.py", "collectstatic", "--no-input", "-v0")
        known = json.loads(_said(given, "-m", "tests.api.prepare"))
        command = ["gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2", "enforcement.wsgi"]
        with (folder / "web.log").open("wb") as log:
            web = subprocess.Popen(
                [sys.executable, "-m", *command], cwd=PROJECT, env=given, stdout=log, stderr=subprocess.STDOUT
            )
            try:
                _wait_for(f"http://127.0.0.1:{port}/livez")
                yield Served(f"http://127.0.0.1:{port}", known.pop("token"), known, folder / "web.log")
            finally:
                web.terminate()
                web.wait(30)
    cluster_run.cluster.drop_database(database)


def _said(given: dict[str, str], *command: str) -> bytes:
    return subprocess.run([sys.executable, *command], cwd=PROJECT, env=given, check=True, stdout=subprocess.PIPE).stdout


def _wait_for(address: str) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def _of_ordinary() -> list[str]:
    """Names below a case that say something only of an ordinary one."""
    import yaml

    file = yaml.safe_load((PROJECT / "docs" / "openapi.yaml").read_text(encoding="utf-8"))
    steps = [
        address.split("/")[5]
        for address, operations in file["paths"].items()
        if "Only in the ordinary procedure" in operations.get("post", {}).get("description", "")
    ]
    return [*steps, "opinions", "records", "elements", "proposals", "notices", "reviews", "discussions", "terms"]


def _settings(known: dict[str, str]) -> str:
    """Names that exist, so that requests reach the law; a missing If-Match is 428, by RFC 6585."""
    return f'''
[parameters]
"path.id" = "{known["case"]}"
"path.evidence_id" = "{known["evidence"]}"
"path.paper_id" = "{known["paper"]}"
"path.code" = "SR-011-ZJ"
"query.organisation" = "yc-ch-1"

[[operations]]
include-path-regex = '/cases/\\{{id\\}}/({"|".join(_of_ordinary())})/'
parameters = {{ "path.id" = "{known["ordinary"]}", "path.record_id" = "{known["record"]}" }}

[checks.missing_required_header]
expected-statuses = [400, 401, 403, 404, 406, 415, 422, 428]
'''


@pytest.mark.serial
def test_no_request_from_the_file_finds_a_defect(served: Served, tmp_path: Path) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    settings = tmp_path / "schemathesis.toml"
    settings.write_text(_settings(served.known))
    command = [
        *(str(Path(sys.executable).parent / "schemathesis"), "--config-file", str(settings), "run"),
        *(str(PROJECT / "docs" / "openapi.yaml"), "--url", served.address),
        *("--header", f"Authorization: Bearer {served.token}", "--exclude-checks", NOT_ASKED),
        *("--phases", "coverage,fuzzing", "--max-examples", "3", "--max-time", str(SECONDS)),
        *("--seed", "20260909", "--no-shrink", "--suppress-health-check", "all"),
        *("--warnings", "off", "--no-color"),
    ]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=SECONDS * 3)
    log = served.log.read_text()
    (ARTEFACTS / "schemathesis.txt").write_text(f"{said.stdout}\n{said.stderr}\n{log}")
    assert said.returncode == 0, "\n".join(each for each in said.stdout.splitlines() if len(each) < 300)[-6000:]
    assert "Traceback" not in log
