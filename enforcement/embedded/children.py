"""Child programs: started, watched by pid, started again when they die, stopped in order."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_PR_SET_PDEATHSIG = 1


def start(
    command: Sequence[str],
    *,
    log: Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | str = "/",
    given: str | None = None,
    farewell: int = signal.SIGTERM,
    **account: Any,
) -> subprocess.Popen[bytes]:
    """Start a program in its own process group with its output added to ``log``.

    ``given`` is written to its standard input (for what must not be seen in a process list). If this process
    is killed the system sends the child ``farewell`` (Linux only), so that nothing is left behind.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        child = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE if given is not None else subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(env) if env is not None else None,
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_die_with_parent(farewell),
            **account,
        )
    if given is not None and child.stdin is not None:
        child.stdin.write(given.encode())
        child.stdin.close()
    return child


def _die_with_parent(farewell: int) -> Callable[[], None] | None:
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def ask() -> None:
        library.prctl(_PR_SET_PDEATHSIG, int(farewell))
        if os.getppid() != parent:
            os._exit(1)

    return ask


def stop(child: subprocess.Popen[bytes], *, by: int = signal.SIGTERM, patience: float = 20.0) -> None:
    """Ask a child to end and wait for it; after ``patience`` seconds its whole process group is killed."""
    if child.poll() is None:
        child.send_signal(by)
        try:
            child.wait(patience)
        except subprocess.TimeoutExpired:
            _kill_group(child.pid)
            child.wait(10)


def _kill_group(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


@dataclass
class Kept:
    """A child that is started again when it dies: at once the first time, then up to 30 seconds later."""

    name: str
    begin: Callable[[], subprocess.Popen[bytes]]
    by: int = signal.SIGTERM
    patience: float = 20.0
    child: subprocess.Popen[bytes] | None = None
    deaths: int = 0
    _since: float = field(default=0.0, repr=False)
    _not_before: float = field(default=0.0, repr=False)

    def start(self) -> None:
        """Start it now."""
        self.child = self.begin()
        self._since = time.monotonic()

    def tend(self) -> str | None:
        """Start it again if it died; returns a line to print when something happened."""
        if self.child is not None and self.child.poll() is None:
            return None
        now = time.monotonic()
        if self.child is not None:
            # What it had started must not hold its port or its jobs when it comes back.
            _kill_group(self.child.pid)
            ended, self.child = self.child.returncode, None
            self.deaths = 1 if now - self._since > 60 else self.deaths + 1
            self._not_before = now + (0 if self.deaths == 1 else min(30.0, 0.5 * 2 ** (self.deaths - 1)))
            return f"{self.name} ended ({ended})"
        if now < self._not_before:
            return None
        try:
            self.start()
        except (OSError, RuntimeError) as error:
            self.deaths += 1
            self._not_before = time.monotonic() + min(30.0, 0.5 * 2**self.deaths)
            return f"{self.name} did not start: {error}"
        return f"{self.name} started again as {self.pid}"

    @property
    def pid(self) -> int | None:
        """The pid while it runs."""
        return self.child.pid if self.child is not None and self.child.poll() is None else None

    def stop(self) -> None:
        """End it for good."""
        if self.child is not None:
            stop(self.child, by=self.by, patience=self.patience)
            self.child = None
