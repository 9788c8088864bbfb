"""One PostgreSQL cluster in one folder: made, started, its roles and databases, stopped."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from enforcement.embedded import binaries, children

SUPERUSER, OWNER, APP = "postgres", "owner", "app"
"""``owner`` migrates and may create databases; web, worker and beat connect as ``app``, which owns nothing."""

_DURABLE = {"max_connections": "100", "shared_buffers": "128MB"}
_THROW_AWAY = {
    "max_connections": "100",
    "shared_buffers": "64MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


class DidNotStart(RuntimeError):
    """The server did not become ready in time; the message ends with its last words."""


def free_port() -> int:
    """A port of 127.0.0.1 nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def hand_over(folder: Path) -> None:
    """Give a folder to the unprivileged account that will use it (only root needs to)."""
    account = binaries.unprivileged()
    if account:
        os.chown(folder, account["user"], account["group"])


@dataclass
class Cluster:
    """A cluster below ``home``. ``durable=False`` is for tests: a crash of the machine may lose all."""

    home: Path
    port: int
    passwords: dict[str, str]
    durable: bool = True
    child: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.binaries = binaries.postgres(self.home)

    @property
    def data(self) -> Path:
        """The data folder, which names its major version: another version never opens it by mistake."""
        return self.home / f"postgres-{self.binaries.major}"

    @property
    def log(self) -> Path:
        """The server's own words."""
        return self.home / "log" / "postgres.log"

    def url(self, role: str, database: str) -> str:
        """The address of a database for one role, with the password."""
        return f"postgresql://{role}:{quote(self.passwords[role])}@127.0.0.1:{self.port}/{database}"

    def make(self) -> None:
        """Create the data folder unless it is there. A half-made one never gets the final name."""
        if self.data.exists():
            return
        # initdb refuses a folder inside a folder it may not enter, hence a parent of its own.
        room = Path(tempfile.mkdtemp(prefix="unfinished-", dir=self.home))
        secret = room / "password"
        secret.write_text(self.passwords[SUPERUSER])
        secret.chmod(0o600)
        for path in (secret, room):
            hand_over(path)
        try:
            self._initdb(room, secret)
            (room / "data").rename(self.data)
        finally:
            shutil.rmtree(room, ignore_errors=True)

    def _initdb(self, room: Path, secret: Path) -> None:
        command = [self.binaries.program("initdb"), "-D", str(room / "data"), "-U", SUPERUSER, "-E", "UTF8"]
        command += ["--locale=C.UTF-8", "-A", "scram-sha-256", f"--pwfile={secret}", "--no-instructions"]
        if not self.durable:
            command.append("--no-sync")
        said = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd="/", **binaries.unprivileged())
        if said.returncode:
            raise DidNotStart(f"initdb failed: {said.stderr.strip()[-800:]}")

    def start(self, patience: float = 120.0) -> subprocess.Popen[bytes]:
        """Start the server and wait until it is ready; recovery after a crash gets ``patience`` seconds."""
        given = dict(_DURABLE if self.durable else _THROW_AWAY)
        given |= {"listen_addresses": "127.0.0.1", "port": str(self.port), "unix_socket_directories": ""}
        given |= {
            "password_encryption": "scram-sha-256",
            "timezone": "Asia/Shanghai",
            "log_timezone": "Asia/Shanghai",
        }
        # Statements carry personal data, so they are never written to the server's log.
        given |= {"log_min_error_statement": "panic", "log_parameter_max_length_on_error": "0"}
        command = [self.binaries.program("postgres"), "-D", str(self.data)]
        for name, value in given.items():
            command += ["-c", f"{name}={value}"]
        self.child = children.start(command, log=self.log, farewell=signal.SIGINT, **binaries.unprivileged())
        self._wait(patience)
        return self.child

    def _wait(self, patience: float) -> None:
        child, note = self.child, self.data / "postmaster.pid"
        assert child is not None
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if child.poll() is not None:
                raise DidNotStart(f"PostgreSQL ended at once: {self._last_words()}")
            try:
                lines = note.read_text().splitlines()
            except (FileNotFoundError, PermissionError):
                lines = []
            # A note left by an earlier server names another pid.
            if len(lines) >= 8 and lines[0].strip() == str(child.pid) and lines[7].strip() == "ready":
                return
            time.sleep(0.02)
        self.stop()
        raise DidNotStart(f"PostgreSQL was not ready after {patience:.0f} seconds: {self._last_words()}")

    def _last_words(self) -> str:
        try:
            return self.log.read_text(errors="replace")[-600:].strip()
        except OSError:
            return "no log"

    def stop(self) -> None:
        """Fast shutdown: sessions are ended, everything committed is kept."""
        if self.child is not None:
            children.stop(self.child, by=signal.SIGINT, patience=60)
            self.child = None

    def administer(self, database: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
        """A connection as superuser, each statement its own transaction."""
        return psycopg.connect(self.url(SUPERUSER, database), autocommit=True, connect_timeout=10)

    def make_roles(self) -> None:
        """Create the two roles, or give them the passwords in hand."""
        with self.administer() as connection:
            for role, may in ((OWNER, sql.SQL("LOGIN CREATEDB")), (APP, sql.SQL("LOGIN"))):
                known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
                verb = sql.SQL("ALTER" if known else "CREATE")
                connection.execute(
                    sql.SQL("{} ROLE {} {} PASSWORD {}").format(
                        verb, sql.Identifier(role), may, sql.Literal(self.passwords[role])
                    )
                )

    def make_database(self, name: str, template: str | None = None) -> bool:
        """Create a database owned by ``owner`` and open to ``app``; False when it is there already."""
        with self.administer() as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                return False
            # Copying files makes two checkpoints, which cost nothing where nothing is synced.
            how = "" if self.durable else " STRATEGY FILE_COPY"
            made = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}" + how)
            parts = map(sql.Identifier, (name, OWNER, template or "template0"))
            connection.execute(made.format(*parts))
            for line in open_to_app(name):
                connection.execute(line)
        if template is None:
            with self.administer(name) as connection:
                for rights in DEFAULT_RIGHTS:
                    connection.execute(rights)
        return True

    def drop_database(self, name: str) -> None:
        """Remove a database and everyone connected to it."""
        with self.administer() as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def open_to_app(database: str) -> list[sql.Composed]:
    """Statements that let only the two roles connect, and ``app`` create nothing, no temporary table either."""
    name, app = sql.Identifier(database), sql.Identifier(APP)
    return [
        sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name),
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, app),
    ]


DEFAULT_RIGHTS = (
    f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP}",
    f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT USAGE, SELECT ON SEQUENCES TO {APP}",
)
"""What ``app`` may do with tables ``owner`` makes; migrations take away more where a table is append-only."""


def throw_away(prefix: str = "casefile-test-") -> Cluster:
    """A started cluster for one test run: temporary folder, free port, no fsync, new passwords, both roles.

    End it with ``throw_out``.
    """
    home = Path(tempfile.mkdtemp(prefix=prefix))
    home.chmod(0o711)
    passwords = {role: secrets.token_urlsafe(18) for role in (SUPERUSER, OWNER, APP)}
    made = Cluster(home, free_port(), passwords, durable=False)
    try:
        made.make()
        made.start(60)
        made.make_roles()
    except BaseException:
        throw_out(made)
        raise
    return made


def throw_out(made: Cluster) -> None:
    """Stop a throw-away cluster and remove its folder."""
    made.stop()
    shutil.rmtree(made.home, ignore_errors=True)
