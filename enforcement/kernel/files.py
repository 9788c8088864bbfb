"""Receiving, keeping and giving out files: checked before they are stored, encrypted while they rest.

A file is received in two steps: `receive` looks at it (before any lock), `keep` stores it (inside the
act). Nothing is ever served from a path the browser or the web server may run.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import struct
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from enforcement.kernel import clock, sniff
from enforcement.kernel.checkpoints import fsync_folder
from enforcement.kernel.errors import FileDamaged, FileRefused, StorageFull
from enforcement.kernel.models.files import StoredFile

IMAGES = sniff.IMAGES
DEFAULT_ALLOWED = sniff.DEFAULT_ALLOWED
CHUNK = 256 * 1024
_TAG = 16
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True)
class Received:
    """A checked upload that waits in a temporary file on the storage volume."""

    id: uuid.UUID
    sha256: str
    size: int
    mime: str
    name: str
    temp_path: Path
    width: int | None = None
    height: int | None = None
    taken_at: datetime | None = None

    def discard(self) -> None:
        """Forgets an upload that will not be kept."""
        self.temp_path.unlink(missing_ok=True)


def _root() -> Path:
    return Path(settings.MEDIA_ROOT)


def _temporary() -> Path:
    folder = _root() / "incoming"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


@contextmanager
def _room_or_full(*leftovers: Path) -> Iterator[None]:
    """Removes the leftovers on any error, and says so in words when the disk is full."""
    try:
        yield
    except BaseException as error:
        for path in leftovers:
            path.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno in _FULL:
            raise StorageFull from error
        raise


def receive(upload: Any, *, allowed: frozenset[str] | set[str] = DEFAULT_ALLOWED, max_bytes: int = 0) -> Received:
    """Streams an upload (UploadedFile or binary file object) to a temporary file and looks at it.

    FileRefused for one that is empty, larger than `max_bytes` (0: settings.UPLOAD_MAX_BYTES), of a type not
    allowed, damaged, or not what its name says; StorageFull when the disk is full. Nothing stays behind then.
    """
    limit = max_bytes or int(settings.UPLOAD_MAX_BYTES)
    name = _plain_name(getattr(upload, "name", "") or "")
    pk = uuid.uuid4()
    try:
        path = _temporary() / f"{pk}.part"
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFull from error
        raise
    with _room_or_full(path):
        digest, size = _stream(upload, path, limit)
        seen = sniff.sniff(path, name, frozenset(allowed))
    return Received(pk, digest, size, seen.mime, name, path, seen.width, seen.height, seen.taken_at)


def _plain_name(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable()).strip()[-200:]


def _parts(upload: Any) -> Iterator[bytes]:
    if hasattr(upload, "chunks"):
        yield from upload.chunks(CHUNK)
    else:
        while part := upload.read(CHUNK):
            yield part


def _stream(upload: Any, path: Path, limit: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with _create(path) as file:
        for part in _parts(upload):
            size += len(part)
            if size > limit:
                raise FileRefused(f"文件超过 {_megabytes(limit)}。请压缩或分段后再上传。")
            digest.update(part)
            file.write(part)
    if size == 0:
        raise FileRefused("文件是空的。请重新选择或重新拍摄后再上传。")
    return digest.hexdigest(), size


def _megabytes(size: int) -> str:
    return f"{size // (1024 * 1024)} MB" if size >= 1024 * 1024 else f"{max(size // 1024, 1)} KB"


def _create(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")


def keep(received: Received, *, now: datetime | None = None) -> StoredFile:
    """Stores a received file, encrypted under a key of its own, and returns its row; again, the same row.

    StorageFull when the disk is full; nothing is half stored. Call it inside the act: after a rollback the
    encrypted file stays without a row and without its key, and is listed by `orphans`.
    """
    existing = StoredFile.objects.filter(pk=received.id).first()
    if existing is not None:
        return existing
    key = AESGCM.generate_key(256)
    relative = Path("kept") / received.id.hex[:2] / f"{received.id.hex}-{secrets.token_hex(8)}"
    target = _root() / relative
    part = target.with_suffix(".part")
    with _room_or_full(part, target):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _encrypt(received, part, key)
        part.rename(target)
        fsync_folder(target.parent)
        stored = StoredFile.objects.create(
            id=received.id,
            sha256=received.sha256,
            size=received.size,
            mime=received.mime,
            original_name=received.name,
            path=str(relative),
            file_key=key,
            width=received.width,
            height=received.height,
            taken_at=received.taken_at,
            created_at=now or clock.now(),
        )
    received.discard()
    return stored


def _nonce(counter: int, last: bool) -> bytes:
    # The key serves one file only, so a counter is enough; the flag shows a file cut off between chunks.
    return struct.pack(">3xQ?", counter, last)


def _encrypt(received: Received, target: Path, key: bytes) -> None:
    cipher, counter, digest = AESGCM(key), 0, hashlib.sha256()
    with received.temp_path.open("rb") as plain, _create(target) as sealed:
        part = plain.read(CHUNK)
        while part:
            following = plain.read(CHUNK)
            digest.update(part)
            sealed.write(cipher.encrypt(_nonce(counter, not following), part, received.id.bytes))
            part, counter = following, counter + 1
        sealed.flush()
        os.fsync(sealed.fileno())
    if digest.hexdigest() != received.sha256:
        raise FileDamaged


def open_plain(stored: StoredFile) -> Iterator[bytes]:
    """The content, piece by piece, each authenticated before it is given.

    FileDamaged when the file is missing, altered, cut off, or does not have its fingerprint.
    """
    cipher, counter, digest = AESGCM(bytes(stored.file_key)), 0, hashlib.sha256()
    try:
        with (_root() / stored.path).open("rb") as sealed:
            part = sealed.read(CHUNK + _TAG)
            while part:
                following = sealed.read(CHUNK + _TAG)
                plain = cipher.decrypt(_nonce(counter, not following), part, stored.id.bytes)
                digest.update(plain)
                yield plain
                part, counter = following, counter + 1
    except (OSError, InvalidTag, ValueError) as error:
        raise FileDamaged from error
    if digest.hexdigest() != stored.sha256:
        raise FileDamaged


def verify(stored: StoredFile) -> bool:
    """Whether the file is there whole and has its fingerprint."""
    try:
        for _ in open_plain(stored):
            pass
    except FileDamaged:
        return False
    return True


def serve(stored: StoredFile, filename: str = "", *, inline: bool | None = None) -> StreamingHttpResponse:
    """The file as a response: pictures inline (unless told otherwise), all else as a download, in a sandbox.

    FileDamaged before anything is sent when it cannot be opened at all.
    """
    content = open_plain(stored)
    first = next(content, b"")
    response = StreamingHttpResponse(_again(first, content), content_type=stored.mime)
    shown = stored.is_image if inline is None else inline and stored.is_image
    name = filename or stored.original_name or str(stored.pk)
    response["Content-Length"] = str(stored.size)
    response["Content-Disposition"] = content_disposition_header(not shown, name) or "attachment"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _again(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def remove_orphans(older_than: timedelta, *, now: datetime | None = None) -> int:
    """Removes temporary files of uploads that were never kept; the number removed."""
    limit = (now or clock.now()).timestamp() - older_than.total_seconds()
    removed = 0
    for path in [*_temporary().glob("*.part"), *(_root() / "kept").glob("*/*.part")]:
        if path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def orphans() -> Iterator[Path]:
    """Kept files without a row (their act was rolled back); they cannot be opened by anybody. Only listed."""
    for folder in sorted((_root() / "kept").glob("*")):
        paths = {str(path.relative_to(_root())): path for path in folder.iterdir() if path.suffix != ".part"}
        known = set(StoredFile.objects.filter(path__in=paths).values_list("path", flat=True))
        yield from (path for name, path in sorted(paths.items()) if name not in known)
