"""The whole installation in the foreground: children started in order, watched, stopped in the other order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from enforcement.embedded import children
from enforcement.embedded.broker import Broker
from enforcement.embedded.children import Kept
from enforcement.embedded.cluster import APP, OWNER, Cluster
from enforcement.embedded.home import DATABASE, PROJECT, Home

GROUND = ("postgres", "broker")
EVERYTHING = (*GROUND, "web", "worker", "papers", "beat")


@dataclass
class Stack:
    """Children of one installation. A database or broker named by the environment is used and not started."""

    home: Home
    host: str = "127.0.0.1"
    port: int = 8000
    wanted: tuple[str, ...] = EVERYTHING
    kept: list[Kept] = field(default_factory=list)
    say: Callable[[str], None] = print
    _ending: bool = False

    def __post_init__(self) -> None:
        self.owner_url = os.environ.get("DATABASE_OWNER_URL", "")
        self.database_url = os.environ.get("DATABASE_URL", "")
        self.broker_url = os.environ.get("BROKER_URL", "")

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the site."""
        shown = "127.0.0.1" if self.host == "0.0.0.0" else self.host
        return f"http://{shown}:{self.port}/"

    def environment(self, *, owner: bool = False) -> dict[str, str]:
        """The environment of the children; with ``owner`` also the address migrations use."""
        hosts = ["localhost", "127.0.0.1", *_own_addresses(self.host)]
        given = self.home.environment(self.database_url, self.broker_url, hosts)
        if owner:
            given["DATABASE_OWNER_URL"] = self.owner_url
        inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_OWNER_URL"}
        return {
            **inherited,
            "DJANGO_SETTINGS_MODULE": "enforcement.settings",
            "PYTHONUNBUFFERED": "1",
            **given,
        }

    def start_ground(self) -> None:
        """PostgreSQL with its roles and database, and the broker."""
        if not self.database_url:
            cluster = Cluster(self.home.folder, self.home.ports["postgres"], self.home.passwords())
            cluster.make()
            self._keep(Kept("postgres", cluster.start, signal.SIGINT, 60))
            cluster.make_roles()
            cluster.make_database(DATABASE)
            self.database_url, self.owner_url = cluster.url(APP, DATABASE), cluster.url(OWNER, DATABASE)
        if not self.broker_url:
            broker = Broker(self.home.folder, self.home.ports["broker"], self.home.secrets["broker_password"])
            self._keep(Kept("broker", broker.start))
            self.broker_url = broker.url
        self.write_down()

    def start_programs(self) -> None:
        """Web server, two workers (papers have their own: no sweep delays one) and beat, as far as wanted."""
        python = [sys.executable, "-m"]
        celery = [*python, "celery", "-A", "enforcement.celery"]
        worker = [
            *celery,
            *["worker", "--concurrency", "1", "--loglevel", "INFO", "--without-gossip", "--without-mingle"],
        ]
        commands = {
            "web": [*python, "gunicorn", *self._gunicorn(), "enforcement.wsgi:application"],
            "worker": [*worker, "--queues", "default,sweeps", "--hostname", "main@%h"],
            "papers": [*worker, "--queues", "papers", "--hostname", "papers@%h"],
            "beat": [*celery, *["beat", "--loglevel", "INFO", "--pidfile="]],
        }
        for name, command in commands.items():
            if name in self.wanted:
                self._keep(Kept(name, self._starter(name, command)))
        self.write_down()

    def _starter(self, name: str, command: list[str]) -> Callable[[], subprocess.Popen[bytes]]:
        log = self.home.folder / "log" / f"{name}.log"
        return lambda: children.start(command, log=log, env=self.environment(), cwd=PROJECT)

    def _gunicorn(self) -> list[str]:
        options = [
            "--bind",
            f"{self.host}:{self.port}",
            "--workers",
            "2",
            "--threads",
            "4",
            "--timeout",
            "60",
        ]
        options += ["--graceful-timeout", "15", "--max-requests", "5000", "--max-requests-jitter", "500"]
        if Path("/dev/shm").is_dir():
            # Its heartbeat file on a slow disk can stall a worker long enough to be taken for dead.
            options += ["--worker-tmp-dir", "/dev/shm"]
        return [*options, "--no-control-socket", "--log-level", "warning"]

    def manage(self, *arguments: str, owner: bool = False, quiet: bool = False) -> str:
        """Run one management command to its end. Raises CalledProcessError; its errors go to the terminal."""
        command = [sys.executable, str(PROJECT / "manage.py"), *arguments]
        said = subprocess.run(
            command,
            env=self.environment(owner=owner),
            cwd=PROJECT,
            check=True,
            text=True,
            stdout=subprocess.PIPE if quiet else None,
        )
        return said.stdout or ""

    def wait_for_web(self, patience: float = 60.0) -> None:
        """Wait until the web server says it lives. Raises TimeoutError."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            with (
                suppress(OSError, urllib.error.URLError),
                urllib.request.urlopen(self.address + "livez", timeout=5),
            ):
                return
            self.tend()
            time.sleep(0.2)
        raise TimeoutError(f"the web server did not answer; see {self.home.folder / 'log' / 'web.log'}")

    def watch(self) -> None:
        """Tend the children until SIGINT or SIGTERM."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._end)
        while not self._ending:
            self.tend()
            time.sleep(0.25)

    def _end(self, number: int, frame: object) -> None:
        self._ending = True

    def tend(self) -> None:
        """Start again whatever died."""
        happened = [line for line in (child.tend() for child in self.kept) if line]
        for line in happened:
            self.say(f"[{time.strftime('%H:%M:%S')}] {line}")
        if happened:
            self.write_down()

    def write_down(self) -> None:
        """Keep the state file true: pids, addresses, environment."""
        given = self.home.environment(self.database_url, self.broker_url, ["*"])
        self.home.write_state(
            {
                "pid": os.getpid(),
                "address": self.address if "web" in self.wanted else "",
                "children": {child.name: child.pid for child in self.kept},
                "environment": {**given, "DATABASE_OWNER_URL": self.owner_url},
            }
        )

    def stop(self) -> None:
        """Stop everything, last started first."""
        for child in reversed(self.kept):
            child.stop()
        self.kept.clear()
        (self.home.folder / "run" / "state.json").unlink(missing_ok=True)

    def _keep(self, child: Kept) -> None:
        self.kept.append(child)
        child.start()


def _own_addresses(host: str) -> list[str]:
    if host in ("127.0.0.1", "localhost"):
        return []
    if host != "0.0.0.0":
        return [host]
    import socket

    with suppress(OSError):
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        return sorted({socket.gethostname(), *(str(entry[4][0]) for entry in found)})
    return [socket.gethostname()]
