"""Pictures for demo evidence: plain drawings that say so, made at load time. No photograph of anybody or anywhere."""

from __future__ import annotations

import io
import random
from datetime import datetime
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFont

from enforcement.kernel import files
from enforcement.kernel.clock import SHANGHAI
from enforcement.models import StoredFile

SIZE = (640, 480)
CAPTION = 64
HORIZON = 210
NOTE = "演示图片，不是现场照片"
SKIES = ("#cfe3f2", "#dbe7ee", "#e9e4d4", "#d5dbe6")
WALLS = ("#c9b8a0", "#b5bcc4", "#c2a99a", "#a9b7a6")
GOODS = ("#c8553d", "#588157", "#e9a227", "#3d5a80", "#8d6a9f")


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    folder = Path(pylopdf_fonts_zh_cn.__file__).parent
    return ImageFont.truetype(str(folder / "NotoSansSC-Regular.otf"), size)


def street(seed: str, place: str, taken_at: datetime) -> bytes:
    """A drawn street with goods on the pavement, its place and time below; the same seed draws the same."""
    chance = random.Random(seed)
    picture = Image.new("RGB", SIZE, chance.choice(SKIES))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, HORIZON, SIZE[0], SIZE[1]), fill="#8f9398")
    draw.rectangle((0, HORIZON, SIZE[0], HORIZON + 110), fill="#b9bdc1")
    for left in range(0, SIZE[0], 128):
        _house(draw, left, chance)
    for _ in range(chance.randint(4, 9)):
        _thing(draw, chance)
    _caption(draw, place, taken_at)
    return _jpeg(picture, seed)


def record(seed: str, place: str, taken_at: datetime, words: str) -> bytes:
    """A drawn sheet of an on-site record with the facts written on it."""
    sheet = Image.new("RGB", SIZE, "#fbfaf6")
    draw = ImageDraw.Draw(sheet)
    draw.text((SIZE[0] / 2, 36), "现场笔录", fill="#222", font=_font(28), anchor="mm")
    for line, start in enumerate(range(0, len(words), 24)):
        draw.text((50, 84 + line * 40), words[start : start + 24], fill="#222", font=_font(22))
        draw.line((50, 114 + line * 40, 590, 114 + line * 40), fill="#ccc")
    _caption(draw, place, taken_at)
    return _jpeg(sheet, seed)


def keep(content: bytes, name: str, now: datetime) -> StoredFile:
    """Receives a drawing as any upload is received, and stores it."""
    upload = io.BytesIO(content)
    upload.name = name
    return files.keep(files.receive(upload, allowed=files.IMAGES), now=now)


def _house(draw: ImageDraw.ImageDraw, left: int, chance: random.Random) -> None:
    top = chance.randint(30, 110)
    draw.rectangle((left, top, left + 127, HORIZON), fill=chance.choice(WALLS), outline="#777")
    draw.rectangle((left + 14, HORIZON - 56, left + 112, HORIZON), fill="#5b6670")
    draw.rectangle((left + 8, HORIZON - 78, left + 119, HORIZON - 58), fill=chance.choice(GOODS))


def _thing(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    left, top = chance.randint(40, 560), chance.randint(HORIZON + 6, HORIZON + 90)
    width, height = chance.randint(24, 70), chance.randint(16, 44)
    shape = draw.ellipse if chance.random() < 0.3 else draw.rectangle
    shape((left, top, left + width, top + height), fill=chance.choice(GOODS), outline="#333")


def _caption(draw: ImageDraw.ImageDraw, place: str, taken_at: datetime) -> None:
    top = SIZE[1] - CAPTION
    draw.rectangle((0, top, *SIZE), fill="#1f2933")
    when = f"{taken_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
    draw.text((14, top + 8), place, fill="#fff", font=_font(20))
    draw.text((14, top + 36), f"{when}　{NOTE}", fill="#d8dee4", font=_font(16))


def _jpeg(picture: Image.Image, seed: str) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=70, comment=seed.encode())
    return buffer.getvalue()
