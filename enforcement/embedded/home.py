"""The folder of one installation: secrets made once, ports, data, and the environment its programs get."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from enforcement.embedded.cluster import APP, OWNER, SUPERUSER, free_port

DATABASE = "casefile"
PROJECT = Path(__file__).resolve().parent.parent.parent


class AlreadyRuns(RuntimeError):
    """Another supervisor holds this folder."""


def usual_folder() -> Path:
    """``CASEFILE_HOME``, else /var/lib/casefile for root, else a folder among the user's data."""
    if given := os.environ.get("CASEFILE_HOME"):
        return Path(given).absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/casefile")
    shared = os.environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / "casefile"


def write_private(path: Path, text: str) -> None:
    """Write a file only its owner can read, whole or not at all."""
    unfinished = path.with_name(path.name + ".new")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)


@dataclass
class Home:
    """One installation's folder. ``open`` makes what is missing and never changes a secret that is there."""

    folder: Path
    secrets: dict[str, str]
    ports: dict[str, int]

    @classmethod
    def open(cls, folder: Path) -> Home:
        """The installation in ``folder``, made on first use."""
        folder.mkdir(parents=True, exist_ok=True)
        # Programs that gave up root must pass through to their own folders below.
        folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
        for name in ("log", "run", "media", "checkpoints", "keys", "collected"):
            (folder / name).mkdir(exist_ok=True, mode=0o700)
        return cls(folder, _secrets(folder / "keys" / "secrets.json"), _ports(folder / "run" / "ports.json"))

    def passwords(self) -> dict[str, str]:
        """The passwords of the database roles."""
        return {role: self.secrets[f"{role}_password"] for role in (SUPERUSER, OWNER, APP)}

    def environment(self, database_url: str, broker_url: str, hosts: list[str]) -> dict[str, str]:
        """What web, worker, beat and management commands of this installation read."""
        return {
            "SECRET_KEY": self.secrets["secret_key"],
            "DATA_KEYS": self.secrets["data_keys"],
            "LOOKUP_KEY": self.secrets["lookup_key"],
            "CHECKPOINT_KEY": self.secrets["checkpoint_key"],
            "CHECKPOINT_DIR": str(self.folder / "checkpoints"),
            "MEDIA_ROOT": str(self.folder / "media"),
            "STATIC_ROOT": str(self.folder / "collected"),
            "BEAT_SCHEDULE": str(self.folder / "run" / "beat"),
            "DATABASE_URL": database_url,
            "BROKER_URL": broker_url,
            "ALLOWED_HOSTS": ",".join(hosts),
            "SECURE": "false",
        }

    def claim(self) -> TextIO:
        """Hold the folder for this process until the returned file is closed. Raises AlreadyRuns."""
        lock = (self.folder / "run" / "lock").open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise AlreadyRuns(str(self.folder)) from None
        return lock

    def state(self) -> dict[str, Any] | None:
        """What the running supervisor last wrote down; None when none runs."""
        try:
            self.claim().close()
        except AlreadyRuns:
            pass
        else:
            return None
        try:
            return dict(json.loads((self.folder / "run" / "state.json").read_text()))
        except (FileNotFoundError, json.JSONDecodeError):
            return None

    def write_state(self, state: dict[str, Any]) -> None:
        """Write down pids and addresses for ``status``, ``stop`` and ``env``."""
        write_private(self.folder / "run" / "state.json", json.dumps(state, indent=1))


def _secrets(path: Path) -> dict[str, str]:
    if path.exists():
        return dict(json.loads(path.read_text()))
    made = {f"{role}_password": secrets.token_urlsafe(24) for role in (SUPERUSER, OWNER, APP)}
    made |= {"broker_password": secrets.token_urlsafe(24), "secret_key": secrets.token_urlsafe(48)}
    made |= {"data_keys": f"k1:{_key()}", "lookup_key": _key(), "checkpoint_key": _key()}
    write_private(path, json.dumps(made, indent=1))
    return made


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _ports(path: Path) -> dict[str, int]:
    known: dict[str, int] = json.loads(path.read_text()) if path.exists() else {}
    made = {name: known.get(name) or free_port() for name in ("postgres", "broker")}
    if made != known:
        write_private(path, json.dumps(made))
    return made


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
