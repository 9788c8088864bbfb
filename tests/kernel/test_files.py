"""Receiving and keeping files: what is refused, what rests encrypted, what a full disk does."""

from __future__ import annotations

import errno
import io
import os
import struct
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image

from enforcement.kernel import files
from enforcement.kernel.errors import FileDamaged, FileRefused, StorageFull
from enforcement.kernel.models import StoredFile

pytestmark = pytest.mark.django_db


def picture(form: str = "JPEG", size: tuple[int, int] = (64, 48), **given: Any) -> bytes:
    """A small picture with some noise."""
    image = Image.effect_noise(size, 90).convert("RGB")
    out = io.BytesIO()
    image.save(out, form, **given)
    return out.getvalue()


def box(name: bytes, content: bytes = b"") -> bytes:
    """One box of an MP4."""
    return struct.pack(">I4s", 8 + len(content), name) + content


def film(brand: bytes = b"isom") -> bytes:
    """The smallest file with the bones of an MP4."""
    return box(b"ftyp", brand + bytes(12)) + box(b"mdat", os.urandom(400)) + box(b"moov", bytes(200))


def upload(data: bytes, name: str) -> SimpleUploadedFile:
    """An upload that claims to be a JPEG, whatever it is."""
    return SimpleUploadedFile(name, data, "image/jpeg")


def left_behind(storage: Path) -> list[Path]:
    """Every file below the storage folder."""
    return [path for path in storage.rglob("*") if path.is_file()]


PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"
GOOD = {
    "现场.jpg": (picture(), "image/jpeg"),
    "a.JPEG": (picture(), "image/jpeg"),
    "b.png": (picture("PNG"), "image/png"),
    "c.webp": (picture("WEBP"), "image/webp"),
    "d.pdf": (PDF, "application/pdf"),
    "e.mp4": (film(), "video/mp4"),
    "f.m4a": (film(b"M4A "), "audio/mp4"),
    "g.mp3": (b"ID3\x04\0\0\0\0\0\0" + os.urandom(300), "audio/mpeg"),
    "h.wav": (b"RIFF" + struct.pack("<I", 400) + b"WAVEfmt " + bytes(400), "audio/wav"),
    "blob": (picture(), "image/jpeg"),
}


@pytest.mark.parametrize("name", GOOD)
def test_good_files_are_received_and_kept(storage: Path, name: str, now: Any) -> None:
    data, mime = GOOD[name]
    received = files.receive(upload(data, name))
    assert (received.size, received.mime, received.name) == (len(data), mime, name)
    stored = files.keep(received, now=now)
    stored.refresh_from_db()
    assert (stored.sha256, stored.mime, stored.original_name, stored.created_at) == (received.sha256, mime, name, now)
    assert b"".join(files.open_plain(stored)) == data
    assert files.verify(stored)
    assert left_behind(storage) == [storage / stored.path]
    assert data[:64] not in (storage / stored.path).read_bytes()
    assert (storage / stored.path).stat().st_mode & 0o777 == 0o600


def _archive_behind(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("run.txt", "x")
    return data + out.getvalue()


BAD = {
    "empty": ("a.jpg", b"", "文件是空的"),
    "a page": ("a.jpg", b"<html><script>alert(1)</script></html>" + bytes(200), "它是 网页"),
    "a program": ("a.jpg", b"\x7fELF" + bytes(300), "这里只接收"),
    "an archive": ("a.jpg", _archive_behind(b""), "这里只接收"),
    "only text": ("a.txt", "情况说明".encode() * 50, "这里只接收"),
    "svg": ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>" + bytes(100), "网页"),
    "heic": ("a.heic", box(b"ftyp", b"heic" + bytes(12)) + bytes(300), "HEIC"),
    "gif": ("a.gif", picture("GIF"), "这里只接收"),
    "another name": ("a.png", picture(), "不要改后缀"),
    "a program's name": ("a.exe", picture(), "不要改后缀"),
    "torn picture": ("a.jpg", picture(size=(400, 300))[:4000], "不完整或已损坏"),
    "torn png": ("a.png", picture("PNG", (400, 300))[:4000], "不完整或已损坏"),
    "picture head only": ("a.jpg", b"\xff\xd8\xff\xe0" + os.urandom(500), "不完整或已损坏"),
    "torn film": ("a.mp4", film()[:-100], "不完整或已损坏"),
    "film without index": ("a.mp4", box(b"ftyp", b"isom" + bytes(12)) + box(b"mdat", bytes(400)), "不完整"),
    "pdf without end": ("a.pdf", b"%PDF-1.7\n" + bytes(4000), "不完整或已损坏"),
    "archive behind a picture": ("a.jpg", _archive_behind(picture()), "夹带"),
    "archive behind a pdf": ("a.pdf", _archive_behind(PDF), "夹带"),
    "page in a picture": ("a.jpg", picture(comment=b"<script>alert(1)</script>"), "夹带"),
    "program in a picture": ("a.jpg", picture(comment=b"<?php system($_GET[0]); ?>"), "夹带"),
    "pdf in a picture": ("a.jpg", picture(comment=b"%PDF-1.7 1 0 obj"), "夹带"),
    "page in a pdf": ("a.pdf", b"%PDF-1.7\n<html><script>1</script></html>\n%%EOF", "夹带"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files_are_refused_before_anything_is_stored(storage: Path, case: str) -> None:
    name, data, says = BAD[case]
    with pytest.raises(FileRefused) as refused:
        files.receive(upload(data, name))
    assert says in refused.value.says
    assert refused.value.says.count("。") >= 2
    assert left_behind(storage) == []
    assert not StoredFile.objects.exists()


def test_the_size_is_counted_not_believed(storage: Path) -> None:
    data = picture(size=(300, 300))
    assert files.receive(upload(data, "a.jpg"), max_bytes=len(data)).size == len(data)
    with pytest.raises(FileRefused, match="超过"):
        files.receive(upload(data, "a.jpg"), max_bytes=len(data) - 1)
    assert len(left_behind(storage)) == 1


def test_only_what_this_place_allows(storage: Path) -> None:
    with pytest.raises(FileRefused, match="这里只接收：JPEG 照片、PNG 图片、WebP 图片"):
        files.receive(upload(PDF, "a.pdf"), allowed=files.IMAGES)


def test_a_picture_tells_its_size_and_when_it_was_taken(storage: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:09:09 10:20:30"
    received = files.receive(upload(picture(exif=exif), "a.jpg"))
    assert (received.width, received.height) == (64, 48)
    assert received.taken_at is not None
    assert received.taken_at.isoformat() == "2026-09-09T10:20:30+08:00"
    exif.get_ifd(0x8769)[0x9011] = "+06:00"
    received = files.receive(upload(picture(exif=exif), "a.jpg"))
    assert received.taken_at is not None
    assert received.taken_at.isoformat() == "2026-09-09T10:20:30+06:00"
    exif.get_ifd(0x8769)[0x9003] = "0000:00:00 00:00:00"
    assert files.receive(upload(picture(exif=exif), "a.jpg")).taken_at is None


def test_a_bomb_of_pixels_is_refused(storage: Path) -> None:
    data = bytearray(picture("PNG"))
    data[16:24] = struct.pack(">II", 60_000, 60_000)
    with pytest.raises(FileRefused):
        files.receive(upload(bytes(data), "a.png"))


def test_a_name_is_only_a_name(storage: Path) -> None:
    received = files.receive(SimpleUploadedFile("x.jpg", picture()))
    assert received.name == "x.jpg"
    odd = io.BytesIO(picture())
    odd.name = "../..\\etc/现场\x00\n照片.jpg"
    assert files.receive(odd).name == "现场照片.jpg"


def test_large_files_are_kept_in_pieces(storage: Path) -> None:
    data = film() + box(b"free", os.urandom(3 * files.CHUNK))
    stored = files.keep(files.receive(upload(data, "a.mp4")))
    assert b"".join(files.open_plain(stored)) == data


@pytest.mark.parametrize("length", [files.CHUNK - 1, files.CHUNK, files.CHUNK + 1])
def test_every_edge_of_a_piece(storage: Path, length: int) -> None:
    data = PDF + b"%" * (length - len(PDF) - 7) + b"\n%%EOF\n"
    stored = files.keep(files.receive(upload(data, "a.pdf")))
    assert b"".join(files.open_plain(stored)) == data


def test_keeping_twice_is_keeping_once(storage: Path) -> None:
    received = files.receive(upload(picture(), "a.jpg"))
    assert files.keep(received) == files.keep(received)
    assert StoredFile.objects.count() == 1
    assert len(left_behind(storage)) == 1


DAMAGE = {
    "removed": lambda path, whole: path.unlink(),
    "emptied": lambda path, whole: path.write_bytes(b""),
    "one byte": lambda path, whole: path.write_bytes(whole[:-20] + bytes([whole[-20] ^ 1]) + whole[-19:]),
    "cut between pieces": lambda path, whole: path.write_bytes(whole[: files.CHUNK + 16]),
    "pieces swapped": lambda path, whole: path.write_bytes(
        whole[files.CHUNK + 16 : 2 * (files.CHUNK + 16)] + whole[: files.CHUNK + 16] + whole[2 * (files.CHUNK + 16) :]
    ),
    "something behind": lambda path, whole: path.write_bytes(whole + b"x"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found(storage: Path, damage: str) -> None:
    stored = files.keep(files.receive(upload(film() + box(b"free", bytes(3 * files.CHUNK)), "a.mp4")))
    path = storage / stored.path
    DAMAGE[damage](path, path.read_bytes())
    assert not files.verify(stored)
    with pytest.raises(FileDamaged):
        b"".join(files.open_plain(stored))


def test_another_files_content_does_not_pass(storage: Path) -> None:
    one, other = (files.keep(files.receive(upload(picture(), "a.jpg"))) for _ in range(2))
    (storage / one.path).write_bytes((storage / other.path).read_bytes())
    assert not files.verify(one)


class FullDisk:
    """A file object that has no room after a few bytes."""

    def __init__(self, file: Any, room: int, number: int) -> None:
        self.file, self.room, self.number = file, room, number

    def write(self, data: bytes) -> int:
        self.room -= len(data)
        if self.room < 0:
            raise OSError(self.number, os.strerror(self.number))
        return int(self.file.write(data))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def __enter__(self) -> Any:
        self.file.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self.file.__exit__(*error)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
@pytest.mark.parametrize("when", ["receiving", "keeping"])
def test_a_full_disk_leaves_nothing_half_stored(
    storage: Path, monkeypatch: pytest.MonkeyPatch, when: str, number: int
) -> None:
    create = files._create
    received = None
    if when == "keeping":
        received = files.receive(upload(picture(), "a.jpg"))
    monkeypatch.setattr(files, "_create", lambda path: FullDisk(create(path), 500, number))
    with pytest.raises(StorageFull) as full:
        files.keep(received) if received else files.receive(upload(picture(), "a.jpg"))
    assert (full.value.status, "没有保存" in full.value.says) == (507, True)
    assert left_behind(storage) == ([received.temp_path] if received else [])
    assert not StoredFile.objects.exists()
    if received:
        monkeypatch.setattr(files, "_create", create)
        assert files.verify(files.keep(received))


def test_a_limit_of_the_system_itself_is_a_full_disk(storage: Path) -> None:
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
        with pytest.raises(StorageFull):
            files.receive(upload(picture(size=(800, 600)), "a.jpg"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert left_behind(storage) == []


def test_serving_is_a_sandbox(storage: Path) -> None:
    data = picture()
    stored = files.keep(files.receive(upload(data, "现场.jpg")))
    response = files.serve(stored)
    assert b"".join(response) == data  # type: ignore[arg-type]  # a synchronous stream
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Length"] == str(len(data))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Content-Disposition"].startswith("inline")
    assert files.serve(stored, inline=False)["Content-Disposition"].startswith("attachment")
    paper = files.keep(files.receive(upload(PDF, "a.pdf")))
    for inline in (None, True):
        assert files.serve(paper, "决定书.pdf", inline=inline)["Content-Disposition"].startswith("attachment")


def test_a_missing_file_is_said_before_anything_is_sent(storage: Path) -> None:
    stored = files.keep(files.receive(upload(picture(), "a.jpg")))
    (storage / stored.path).unlink()
    with pytest.raises(FileDamaged):
        files.serve(stored)


def test_orphans(storage: Path) -> None:
    received = files.receive(upload(picture(), "a.jpg"))
    kept = files.keep(files.receive(upload(picture(), "a.jpg")))
    assert files.remove_orphans(timedelta(hours=1)) == 0
    os.utime(received.temp_path, (0, 0))
    os.utime(storage / kept.path, (0, 0))
    assert files.remove_orphans(timedelta(hours=1)) == 1
    assert left_behind(storage) == [storage / kept.path]
    assert list(files.orphans()) == []
    with transaction.atomic():
        lost = files.keep(files.receive(upload(picture(), "a.jpg")))
        transaction.set_rollback(True)
    assert list(files.orphans()) == [storage / lost.path]


def test_a_discarded_upload_is_gone(storage: Path) -> None:
    received = files.receive(upload(picture(), "a.jpg"))
    received.discard()
    received.discard()
    assert left_behind(storage) == []


def test_a_kept_file_is_sealed_in_the_database(storage: Path) -> None:
    from django.db import DatabaseError

    stored = files.keep(files.receive(upload(picture(), "a.jpg")))
    for act in (lambda rows: rows.update(sha256="0" * 64), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError, match=r"sealed|permission denied"), transaction.atomic():
            act(StoredFile.objects.filter(pk=stored.pk))
