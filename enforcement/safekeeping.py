"""Backup and restore of one installation: database, received files, checkpoints. Keys are never among them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import connections

from enforcement.embedded import binaries

MANIFEST = "manifest.json"
DUMP = "database.dump"


class Refused(Exception):
    """Said in words to whoever runs the command; nothing was changed."""


def backup(folder: Path) -> dict[str, str]:
    """Writes everything below `folder`, which must not exist, and returns the manifest: path → sha256.

    The keys (DATA_KEYS, LOOKUP_KEY, CHECKPOINT_KEY) stay where they are: keep them apart, without them the
    backup opens nothing. Built under another name and renamed when whole.
    """
    if folder.exists():
        raise Refused(f"{folder} is already there; name a new folder.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    room = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        # The dump comes first: a file that a row names was there before the row.
        _run("pg_dump", "-Fc", f"--file={room / DUMP}", f"--dbname={_owner_url()}")
        for name, source in _folders().items():
            shutil.copytree(source, room / name)
        manifest = {str(path.relative_to(room)): _sha256(path) for path in _files(room)}
        (room / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8")
        room.rename(folder)
    except BaseException:
        shutil.rmtree(room, ignore_errors=True)
        raise
    return manifest


def restore(folder: Path) -> int:
    """Brings a backup into an empty database and empty folders; returns the number of files.

    Refused when a hash does not fit the manifest, a file is missing, or anything is already there.
    """
    manifest: dict[str, str] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    for name, digest in manifest.items():
        path = folder / name
        if not path.is_file() or _sha256(path) != digest:
            raise Refused(f"{name} is missing or was changed since the backup; nothing was restored.")
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT to_regclass('public.enforcement_record')")
        if cursor.fetchone()[0] is not None:
            raise Refused("The database is not empty; nothing was restored.")
    for name, target in _folders().items():
        if target.exists() and any(target.iterdir()):
            raise Refused(f"{target} is not empty; nothing was restored ({name}).")
    _run("pg_restore", "--exit-on-error", "--single-transaction", f"--dbname={_owner_url()}", str(folder / DUMP))
    for name, target in _folders().items():
        shutil.copytree(folder / name, target, dirs_exist_ok=True)
    return len(manifest)


def _folders() -> dict[str, Path]:
    return {"files": Path(settings.MEDIA_ROOT), "checkpoints": Path(settings.CHECKPOINT_DIR)}


def _files(room: Path) -> Iterator[Path]:
    return (path for path in sorted(room.rglob("*")) if path.is_file())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _owner_url() -> str:
    if "owner" not in settings.DATABASES:
        raise Refused("DATABASE_OWNER_URL is not set: a backup is made and restored by the owner of the database.")
    known: dict[str, Any] = connections["owner"].settings_dict
    who, where = quote(str(known["USER"])), f"{known['HOST']}:{known['PORT']}/{known['NAME']}"
    return f"postgresql://{who}@{where}"


def _run(program: str, *arguments: str) -> None:
    # The password goes by the environment: a command line can be read by everyone on the machine.
    given = {**os.environ, "PGPASSWORD": str(connections["owner"].settings_dict["PASSWORD"])}
    home = Path(tempfile.gettempdir())
    command = [binaries.postgres(home).program(program), *arguments]
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Refused(f"{program} failed: {done.stderr.strip()[-400:]}")
