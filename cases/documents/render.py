"""From a frozen context to a printable page and to PDF/A bytes: no database, no network, no clock.

Regular type comes with a Python package, bold from the system's Noto CJK, a licensed official typeface from
the setting OFFICIAL_FONT_PATH. Fonts are loaded once per process: a new configuration for each paper would
grow without end.
"""

from __future__ import annotations

import atexit
import functools
import io
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

VARIANT = "pdf/a-2b"
STATIC = Path(__file__).resolve().parents[2] / "enforcement" / "static" / "enforcement"
CHECK_PATH = "/check/"
# Up to which length of the bureau's name each size of the red head holds it on one line.
_SIZES = ((13, ""), (18, "long"), (28, "longer"))
_rendering = threading.Lock()


def check_path(context: Mapping[str, Any]) -> str:
    """Where this paper can be checked by anybody; number and code, nothing about a person."""
    return f"{CHECK_PATH}?{urlencode({'number': context['number'], 'code': context['check_code']})}"


def body(context: Mapping[str, Any], layout: str = "", origin: str = "") -> SafeString:
    """The paper as HTML without head: A4, or the 80 mm roll for layout `_roll`.

    `origin` such as https://host goes before the path in the square code, where it is known.
    """
    values = {"paper": context, "size": _size(context["authority"]), "qr": square_code(context, origin)}
    return render_to_string(f"papers/{context['template']}{layout}.html", values)


def square_code(context: Mapping[str, Any], origin: str = "") -> SafeString:
    """The square code of the check address, as inline SVG without style attributes (the CSP forbids them)."""
    code = segno.make(origin.rstrip("/") + check_path(context), error="m", micro=False)
    out = io.BytesIO()
    code.save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, svgclass="qr", lineclass=None)
    return mark_safe(out.getvalue().decode())  # made here of an escaped address, no input of a user


def pdf(context: Mapping[str, Any], *, identifier: str, origin: str = "") -> bytes:
    """The paper as PDF/A bytes. `identifier` (hex) makes equal contexts equal documents."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    page = render_to_string("papers/pdf.html", {"paper": context, "body": body(context, origin=origin)})
    # Pango and fontconfig are not made for several threads at once.
    with _rendering:
        fonts, sheets = _typography()
        document = HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=()))
        made = document.write_pdf(
            stylesheets=sheets,
            font_config=fonts,
            pdf_variant=VARIANT,
            pdf_identifier=bytes.fromhex(identifier)[:16],
        )
    return bytes(made)


def official_font() -> Path | None:
    """The licensed typeface of this installation, if one is named."""
    return Path(settings.OFFICIAL_FONT_PATH) if settings.OFFICIAL_FONT_PATH else None


def packaged_fonts() -> dict[str, Path]:
    """Families that come with the Python package, by the names the style sheet uses."""
    import pylopdf_fonts_zh_cn

    folder = Path(pylopdf_fonts_zh_cn.__file__).parent
    return {"Paper Serif": folder / "NotoSerifSC-Regular.otf", "Paper Sans": folder / "NotoSansSC-Regular.otf"}


@functools.lru_cache(maxsize=1)
def _typography() -> tuple[FontConfiguration, list[CSS]]:
    """The one font configuration of this process, with the style sheets that load its fonts."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    fonts = FontConfiguration()
    files = URLFetcher(allowed_protocols=("file",))
    faces = packaged_fonts()
    if (official := official_font()) is not None:
        faces["Paper Official"] = official
    rules = "\n".join(
        f'@font-face {{ font-family: "{family}"; src: url("{path.as_uri()}"); }}' for family, path in faces.items()
    )
    sheets = [
        CSS(string=rules, font_config=fonts, url_fetcher=files),
        CSS(string=(STATIC / "paper.css").read_text(encoding="utf-8"), font_config=fonts, url_fetcher=files),
    ]
    return fonts, sheets


# Its destructor needs modules that are gone when the interpreter ends.
atexit.register(_typography.cache_clear)


def _size(name: str) -> str:
    return next((size for most, size in _SIZES if len(name) <= most), "longest")
