"""Throw-away PostgreSQL for a test run: one cluster, one migrated template, one database per test process.

Tests connect as ``app``; only this module uses the owner and the superuser. A cluster made elsewhere can be
named by ``TEST_CLUSTER``, the path of a file written by ``python -m enforcement.embedded throwaway``.
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from enforcement.embedded import binaries
from enforcement.embedded.cluster import APP, OWNER, SUPERUSER, Cluster, throw_away, throw_out

PROJECT = Path(__file__).resolve().parent.parent
MIGRATED = ("migrate", "--database=owner", "--no-input", "--verbosity=0", "--skip-checks")


def environment(folder: Path) -> dict[str, str]:
    """Settings for tests: keys that protect nothing, folders below ``folder``, addresses nobody answers at."""
    folders = {"CHECKPOINT_DIR": "checkpoints", "MEDIA_ROOT": "media", "STATIC_ROOT": "collected"}
    for name in folders.values():
        (folder / name).mkdir(parents=True, exist_ok=True)

    def key(name: str) -> str:
        return base64.b64encode(hashlib.sha256(name.encode()).digest()).decode()

    return {
        "DJANGO_SETTINGS_MODULE": "enforcement.settings",
        "SECRET_KEY": "for tests only " * 4,
        "DATA_KEYS": f"t1:{key('data')}",
        "LOOKUP_KEY": key("lookup"),
        "CHECKPOINT_KEY": key("checkpoint"),
        **{name: str(folder / value) for name, value in folders.items()},
        "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
        "BEAT_SCHEDULE": str(folder / "beat"),
        "DATABASE_URL": "postgresql://app:none@127.0.0.1:9/none",
        "BROKER_URL": "redis://127.0.0.1:9/0",
        "DATABASE_POOL_MAX": "0",
        "DEBUG": "false",
        "SECURE": "false",
        "LOG_LEVEL": "WARNING",
    }


class Run:
    """The cluster of this test run and what was made in it."""

    def __init__(self, cluster: Cluster, *, ours: bool) -> None:
        self.cluster, self.ours = cluster, ours

    @classmethod
    def begin(cls, given: str | None = None) -> Run:
        """A cluster described by JSON text, else by the file ``TEST_CLUSTER`` names, else a new one."""
        if given is None and (path := os.environ.get("TEST_CLUSTER")):
            given = Path(path).read_text()
        if given is None:
            return cls(throw_away(), ours=True)
        known = json.loads(given)
        cluster = Cluster(Path(known["home"]), known["port"], known["passwords"], durable=False)
        return cls(cluster, ours=False)

    def described(self) -> str:
        """What another process needs to join this run."""
        cluster = self.cluster
        return json.dumps({"home": str(cluster.home), "port": cluster.port, "passwords": cluster.passwords})

    def end(self) -> None:
        """Remove the cluster if this run made it."""
        if self.ours:
            throw_out(self.cluster)

    def template(self) -> str:
        """The name of a database migrated by the owner and filled with the cast; made once per state of the code."""
        name = f"template_{_migrations_digest()}"
        with (self.cluster.home / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if self._known(name):
                return name
            unfinished = f"{name}_unfinished"
            self.cluster.drop_database(unfinished)
            self.cluster.make_database(unfinished)
            self._fill(unfinished, name)
            with self.cluster.administer() as connection:
                connection.execute(f"ALTER DATABASE {unfinished} RENAME TO {name}".encode())
        return name

    def _known(self, name: str) -> bool:
        with self.cluster.administer() as connection:
            asked = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return asked.fetchone() is not None

    def _fill(self, database: str, name: str) -> None:
        """Migrations and the cast: from the dump of an earlier run of the same code, else made and dumped."""
        dump = Path(tempfile.gettempdir()) / f"casefile-{os.getuid()}-{name}.dump"
        target = f"--dbname={self.cluster.url(SUPERUSER, database)}"
        programs = binaries.postgres(self.cluster.home)
        if dump.exists():
            subprocess.run([programs.program("pg_restore"), target, dump], check=True, capture_output=True)
            return
        self._migrate(database)
        partial = dump.with_suffix(f".{os.getpid()}")
        subprocess.run([programs.program("pg_dump"), "-Fc", "-Z0", target, "-f", partial], check=True)
        partial.replace(dump)

    def _migrate(self, database: str) -> None:
        folder = Path(tempfile.mkdtemp(prefix="casefile-migrate-"))
        given = {**os.environ, **environment(folder)}
        given["DATABASE_URL"] = self.cluster.url(APP, database)
        given["DATABASE_OWNER_URL"] = self.cluster.url(OWNER, database)
        try:
            for command in ([PROJECT / "manage.py", *MIGRATED], ["-m", "tests.populate"]):
                said = subprocess.run(
                    [sys.executable, *command], env=given, cwd=PROJECT, capture_output=True, text=True
                )
                if said.returncode:
                    raise RuntimeError(f"The template failed:\n{said.stdout}\n{said.stderr}")
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def fresh(self, database: str) -> None:
        """Make the database again from the template: no trace of an earlier test, no trigger in the way."""
        template = self.template()
        self.cluster.drop_database(database)
        self.cluster.make_database(database, template)


@cache
def _migrations_digest() -> str:
    digest = hashlib.sha256()
    files = [
        *PROJECT.glob("*/migrations/*.py"),
        *PROJECT.glob("*/kernel/sql/*"),
        *PROJECT.glob("fixtures/*/*.yaml"),
        *PROJECT.glob("tests/cast.py"),
        *PROJECT.glob("*/intake/*.py"),
        *PROJECT.glob("supervision/demo/people.py"),
    ]
    for path in sorted(file for file in files if file.is_file()):
        digest.update(path.relative_to(PROJECT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def point_django_at(cluster: Cluster, database: str) -> None:
    """Make Django's default connection use this database as ``app``."""
    from django.db import connections

    connection: Any = connections["default"]
    connection.close()
    connection.settings_dict.update(
        NAME=database, USER=APP, PASSWORD=cluster.passwords[APP], HOST="127.0.0.1", PORT=cluster.port
    )
