"""After a whole story the digits of a person stand nowhere at rest: dump, broker, logs, files, sessions."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from enforcement.embedded import binaries
from enforcement.embedded.broker import Broker
from enforcement.embedded.cluster import APP, SUPERUSER, free_port
from tests.databases import PROJECT, Run, environment

pytestmark = pytest.mark.serial

PHONE = "16400001234"
# Typed, kept, sent, decided, seen in full, and sent again by a client: every way a number takes.
STORY = """
import django; django.setup()
import enforcement.celery, uuid
from django.test import Client
from tests import cast
from cases.actions.drafts import save_draft
from cases.actions.street import issue_on_the_spot
from enforcement.kernel import clock
from enforcement.kernel.tokens import issue_token
from cases.rendering import render_pending
from datetime import timedelta
officer = cast.user("zhoumingyuan")
save_draft(officer, uuid.uuid4(), {"party": {"id_number": cast.RESIDENT, "phone": cast.citizen().phone}}, clock.now())
case = issue_on_the_spot(cast.street(), cast.act())
assert case.state == "decided"
print("rendered", render_pending())
browser = Client()
page = browser.post("/login/", {"username": "zhoumingyuan", "password": cast.PASSWORD})
assert page.status_code == 302, page.status_code
full = browser.post(f"/cases/{case.pk}/party/", {"choice": "other", "other": "核对当事人身份"})
assert cast.RESIDENT in full.content.decode(), full.status_code
found = browser.post("/cases/", {"q": cast.RESIDENT})
_, plain = issue_token(officer, ["cases:read", "cases:write"], clock.now() + timedelta(days=1))
sent = {"Authorization": f"Bearer {plain}", "Idempotency-Key": str(uuid.uuid4())}
read = browser.post(f"/api/v1/cases/{case.pk}/party-reading/", {"purpose": "核对当事人身份"},
    content_type="application/json", headers=sent)
assert cast.RESIDENT in read.content.decode(), read.content
"""


def test_the_digits_of_a_person_are_nowhere(cluster_run: Run, tmp_path: Path) -> None:
    from tests import cast

    cluster_run.fresh("leaks")
    home = tmp_path / "broker"
    home.mkdir()
    (home / "log").mkdir()
    for each in (tmp_path.parent.parent, tmp_path.parent, tmp_path, home):
        each.chmod(0o755)
    broker = Broker(home, free_port(), "for-tests-only")
    broker.start()
    try:
        given = {**os.environ, **environment(tmp_path / "home"), "BROKER_URL": broker.url, "LOG_LEVEL": "DEBUG"}
        given["DATABASE_URL"] = cluster_run.cluster.url(APP, "leaks")
        collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]
        subprocess.run(collect, cwd=PROJECT, env=given, check=True)
        told = subprocess.run([sys.executable, "-c", STORY], cwd=PROJECT, env=given, capture_output=True, check=False)
        assert told.returncode == 0, told.stderr.decode()[-1500:]
    finally:
        broker.stop()
    dump = subprocess.run(
        [
            binaries.postgres(cluster_run.cluster.home).program("pg_dump"),
            f"--dbname={cluster_run.cluster.url(SUPERUSER, 'leaks')}",
        ],
        capture_output=True,
        check=True,
    ).stdout
    assert b"enforcement_record" in dump
    places = {"dump": dump, "logs": told.stdout + told.stderr}
    for path in [*home.rglob("*"), *(tmp_path / "home").rglob("*")]:
        if path.is_file():
            places[str(path.relative_to(tmp_path))] = path.read_bytes()
    assert any(name.startswith("home/media") for name in places)
    for digits in (cast.RESIDENT, PHONE):
        forms = (digits.encode(), digits.encode().hex().encode())
        for name, content in places.items():
            assert not any(form in content for form in forms), f"{digits[:3]}… stands in {name}"
