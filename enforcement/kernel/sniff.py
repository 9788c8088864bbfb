"""What a file really is, told by its content; nothing here believes a name or a declared type."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import puremagic
from PIL import Image, UnidentifiedImageError

from enforcement.kernel.clock import SHANGHAI
from enforcement.kernel.errors import FileRefused

_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
IMAGES = frozenset(_FORMATS)
DEFAULT_ALLOWED = frozenset(
    {*IMAGES, "application/pdf", "video/mp4", "audio/mp4", "audio/mpeg", "audio/wav"},
)
NAMES = {
    "image/jpeg": "JPEG 照片",
    "image/png": "PNG 图片",
    "image/webp": "WebP 图片",
    "application/pdf": "PDF 文件",
    "video/mp4": "MP4 视频",
    "audio/mp4": "M4A 录音",
    "audio/mpeg": "MP3 录音",
    "audio/wav": "WAV 录音",
}
SUFFIXES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "jpe": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
}
# A JPEG is decoded at reduced size, the others in full.
PIXELS_MAX = {"image/jpeg": 220_000_000, "image/png": 40_000_000, "image/webp": 40_000_000}
_TAIL = 66_000
_MARKUP = re.compile(rb"<\s*(?:!doctype|html|script|svg|iframe|\?php|%@)|<\?php", re.IGNORECASE)
_HEIC = {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis"}
_AUDIO_BRANDS = {b"M4A ", b"M4B "}
_EXIF, _TAKEN, _OFFSET = 0x8769, 0x9003, 0x9011


@dataclass(frozen=True)
class Seen:
    """What was found: its type, and for pictures their size in pixels and when they were taken."""

    mime: str
    width: int | None = None
    height: int | None = None
    taken_at: datetime | None = None


def sniff(path: Path, name: str, allowed: frozenset[str]) -> Seen:
    """The real type of the file at `path`.

    FileRefused when it is not allowed, damaged, two things at once, or not what `name` says.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(4096)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    mime = _signature(head)
    if mime is None or mime not in allowed:
        raise FileRefused(_not_allowed(head, allowed))
    _refuse_other_name(name, mime)
    _refuse_two_things(mime, head, tail)
    if mime in IMAGES:
        return _picture(path, mime)
    if not _whole(path, mime, size, tail):
        raise FileRefused(f"这个 {NAMES[mime]}不完整或已损坏。请重新导出或重新录制后再上传。")
    return Seen(mime)


def _signature(head: bytes) -> str | None:
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"RIFF"):
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12])
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        if brand in _HEIC:
            return "image/heic"
        if brand == b"qt  ":
            return "video/quicktime"
        return "audio/mp4" if brand in _AUDIO_BRANDS else "video/mp4"
    if head.startswith(b"ID3") or (len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    return None


def _not_allowed(head: bytes, allowed: frozenset[str]) -> str:
    found = _signature(head)
    if found == "image/heic":
        return "HEIC 照片不能接收。请把手机相机的格式设为“兼容性最佳”（JPEG）后重新拍摄，或转成 JPEG 再上传。"
    kinds = "、".join(NAMES[mime] for mime in sorted(allowed & NAMES.keys()))
    guess = _guess(head)
    seen = f"按内容看，它是 {guess}。" if guess else "它的内容不是可以辨认的文件。"
    return f"{seen}这里只接收：{kinds}。请换一个文件再上传。"


def _guess(head: bytes) -> str:
    if _MARKUP.search(head):
        return "网页"
    try:
        return str(puremagic.from_string(head)).lstrip(".").upper()
    except (puremagic.PureError, ValueError):
        return ""


def _refuse_other_name(name: str, mime: str) -> None:
    stem, dot, suffix = name.rpartition(".")
    if not dot or not stem:
        return
    if SUFFIXES.get(suffix.lower()) != mime:
        raise FileRefused(f"文件名写的是 .{suffix[:12]}，内容却是 {NAMES[mime]}。请用原始文件上传，不要改后缀。")


def _refuse_two_things(mime: str, head: bytes, tail: bytes) -> None:
    """A file that another program would read as something else: an archive, a document or a page inside."""
    inside = (
        _MARKUP.search(head[:1024]) is not None
        or (mime != "application/pdf" and b"%PDF-" in head[:1024])
        or _ends_as_archive(tail)
    )
    if inside:
        raise FileRefused(f"这个 {NAMES[mime]}里夹带了其他内容。请用拍摄或扫描得到的原始文件上传。")


def _ends_as_archive(tail: bytes) -> bool:
    start = tail.rfind(b"PK\x05\x06")
    if start < 0 or start + 22 > len(tail):
        return False
    # A real end of an archive says how long its comment is, and the comment ends the file.
    return int(struct.unpack_from("<H", tail, start + 20)[0]) == len(tail) - start - 22


def _picture(path: Path, mime: str) -> Seen:
    form = [_FORMATS[mime]]
    try:
        with Image.open(path, formats=form) as image:
            width, height = image.size
            if width * height > PIXELS_MAX[mime]:
                raise FileRefused("照片的像素过多。请用手机相机的普通分辨率重新拍摄。")
            image.verify()
        with Image.open(path, formats=form) as image:
            # verify() skips the pixels of a JPEG: only a draft decode tells a torn file.
            image.draft("RGB", (256, 256))
            image.load()
        with Image.open(path, formats=form) as image:
            return Seen(mime, width, height, _taken_at(image))
    except FileRefused:
        raise
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise FileRefused("照片不完整或已损坏，无法打开。请重新拍摄后再上传。") from None


def _taken_at(image: Any) -> datetime | None:
    try:
        exif = image.getexif().get_ifd(_EXIF)
        text = str(exif.get(_TAKEN, "")).strip("\0 ")
        taken = datetime.strptime(text, "%Y:%m:%d %H:%M:%S").replace(tzinfo=SHANGHAI)
    except (ValueError, KeyError, TypeError, OSError, SyntaxError, AttributeError, struct.error):
        return None
    offset = str(exif.get(_OFFSET, "")).strip("\0 ")
    try:
        return taken.replace(tzinfo=datetime.strptime(offset, "%z").tzinfo)
    except ValueError:
        return taken


def _whole(path: Path, mime: str, size: int, tail: bytes) -> bool:
    if mime == "application/pdf":
        return b"%%EOF" in tail[-2048:]
    if mime == "audio/wav":
        return size > 44
    if mime in {"video/mp4", "audio/mp4"}:
        with path.open("rb") as file:
            return {b"moov", b"moof"} & _boxes(file, size) != set()
    return size > 128


def _boxes(file: BinaryIO, size: int) -> set[bytes]:
    """Names of the top-level boxes of an MP4; empty when they do not fill the file."""
    names: set[bytes] = set()
    at = 0
    while at + 8 <= size and len(names) < 1000:
        file.seek(at)
        head = file.read(16)
        length, name = struct.unpack_from(">I4s", head)
        if length == 1 and len(head) == 16:
            length = struct.unpack_from(">Q", head, 8)[0]
        elif length == 0:
            length = size - at
        if length < 8 or at + length > size:
            return set()
        names.add(name)
        at += length
    return names
