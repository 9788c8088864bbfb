"""Looking at a PDF as a reader does: its pages as pictures, its letters by their ink."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw
from PIL import Image, ImageChops, ImageDraw, ImageFont

SCALE = 6
SIDE = 48


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, closed at the end."""
    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def text(data: bytes) -> str:
    """All words, page after page, without breaks of lines."""
    with opened(data) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "".join("".join(page.split()) for page in pages)


def inside(data: bytes) -> bytes:
    """Every stream of the file, unpacked: its structure as readable bytes."""
    parts = []
    for found in re.finditer(rb"stream\n(.*?)\nendstream", data, re.DOTALL):
        try:
            parts.append(zlib.decompress(found[1]))
        except zlib.error:
            parts.append(found[1])
    return b"\n".join(parts)


def pages(data: bytes, scale: float = 1.0) -> list[Image.Image]:
    """Each page as a grey picture."""
    with opened(data) as document:
        return [page.render(scale=scale).to_pil().convert("L") for page in document]


def ink(picture: Image.Image) -> tuple[int, int, int, int] | None:
    """The box of everything that is not white."""
    return Image.eval(picture, lambda grey: 255 if grey < 200 else 0).getbbox()


def red(data: bytes, page_number: int = 0) -> tuple[int, int, int, int] | None:
    """The box of everything red on a page, in points."""
    with opened(data) as document:
        colours = document[page_number].render().to_pil().convert("RGB").split()
    strong, weak = colours[0].point(lambda x: 255 * (x > 150)), colours[1].point(lambda x: 255 * (x < 90))
    return ImageChops.multiply(strong, weak).getbbox()


def letters(data: bytes, wanted: str, page_number: int = 0) -> dict[str, Image.Image]:
    """Each wanted letter as the page draws it, cut out by its ink and brought to one size."""
    with opened(data) as document:
        page = document[page_number]
        words, picture = page.get_textpage(), page.render(scale=SCALE).to_pil().convert("L")
        found: dict[str, Image.Image] = {}
        for index, letter in _places(words):
            if letter in wanted and letter not in found:
                left, bottom, right, top = words.get_charbox(index)
                height = page.get_height()
                box = (left, height - top, right, height - bottom)
                found[letter] = one_size(picture.crop(tuple(round(side * SCALE) for side in box)))
    return found


def _places(words: Any) -> Iterator[tuple[int, str]]:
    """Index and letter; beyond the first plane a letter comes as two halves."""
    high = 0
    for index in range(words.count_chars()):
        unit = pypdfium2.raw.FPDFText_GetUnicode(words, index)
        if 0xD800 <= unit < 0xDC00:
            high = unit
        elif 0xDC00 <= unit < 0xE000:
            yield index, chr(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00))
        else:
            yield index, chr(unit)


def drawn(letter: str, font: Path, size: int = 200) -> Image.Image:
    """The letter as the font file itself draws it."""
    picture = Image.new("L", (size * 2, size * 2), 255)
    ImageDraw.Draw(picture).text((size // 2, size // 4), letter, font=ImageFont.truetype(str(font), size), fill=0)
    return one_size(picture)


def one_size(picture: Image.Image) -> Image.Image:
    """Cut to the ink and stretched to one square."""
    box = ink(picture)
    assert box is not None, "there is nothing but white"
    return picture.crop(box).resize((SIDE, SIDE), Image.Resampling.BOX)


def likeness(one: Image.Image, other: Image.Image) -> float:
    """1 for the same ink, 0 for none in common."""
    pairs = list(zip(one.get_flattened_data(), other.get_flattened_data(), strict=True))
    both = sum(255 - max(first, second) for first, second in pairs)
    either = sum(255 - min(first, second) for first, second in pairs)
    return both / either
