"""A backup brought into an empty place is the same installation: the record verifies and the pictures open."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import APP, OWNER, PROJECT, Run, environment

pytestmark = pytest.mark.serial

ONE_CASE = """
import django; django.setup()
from tests import cast
from cases.actions.street import issue_on_the_spot
from enforcement.kernel.checkpoints import make_checkpoint
issue_on_the_spot(cast.street(), cast.act()); make_checkpoint(cast.NOON)
"""


class Place:
    """One installation: a database and its folders."""

    def __init__(self, run: Run, name: str, folder: Path) -> None:
        self.given = {**os.environ, **environment(folder)}
        self.given["DATABASE_URL"] = run.cluster.url(APP, name)
        self.given["DATABASE_OWNER_URL"] = run.cluster.url(OWNER, name)
        self.media = folder / "media"

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *command], cwd=PROJECT, env=self.given, capture_output=True, text=True, check=False
        )

    def manage(self, *command: str) -> subprocess.CompletedProcess[str]:
        return self.run("manage.py", *command)


def test_what_was_backed_up_is_there_again(cluster_run: Run, tmp_path: Path) -> None:
    cluster_run.fresh("backup_from")
    cluster_run.cluster.drop_database("backup_to")
    cluster_run.cluster.make_database("backup_to")
    here, there = Place(cluster_run, "backup_from", tmp_path / "a"), Place(cluster_run, "backup_to", tmp_path / "b")
    made = here.run("-c", ONE_CASE)
    assert made.returncode == 0, made.stderr[-800:]
    kept = tmp_path / "kept"
    assert here.manage("backup", str(kept)).returncode == 0
    assert here.manage("backup", str(kept)).returncode != 0, "never over an older backup"
    stored = b"".join(path.read_bytes() for path in kept.rglob("*") if path.is_file())
    for key in ("DATA_KEYS", "LOOKUP_KEY", "CHECKPOINT_KEY"):
        assert here.given[key].split(":")[-1].encode() not in stored

    changed = tmp_path / "changed"
    shutil.copytree(kept, changed)
    (changed / "database.dump").write_bytes(b"something else")
    refused = there.manage("restore", str(changed))
    assert refused.returncode != 0
    assert "database.dump" in refused.stderr

    restored = there.manage("restore", str(kept))
    assert restored.returncode == 0, restored.stderr[-800:]
    verified = there.manage("verify_record")
    assert verified.returncode == 0, verified.stdout + verified.stderr[-800:]
    names = sorted(path.relative_to(here.media) for path in here.media.rglob("*") if path.is_file())
    assert names
    assert names == sorted(path.relative_to(there.media) for path in there.media.rglob("*") if path.is_file())
    assert there.manage("restore", str(kept)).returncode != 0, "never over what is there"
