"""What the machine must have for papers, looked at when a program of the project starts."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

SUBSET = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts")
APT = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk"


def _loads(*names: str) -> bool:
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def _has_bold() -> bool:
    return any(next(Path(folder).rglob("NotoSerifCJK-Bold.*"), None) for folder in FONT_FOLDERS)


@register()
def papers_can_be_made(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Warns of what makes papers slow or plain; only a named font that is missing stops the start."""
    found: list[CheckMessage] = []
    if not _loads(*SUBSET):
        says = "libharfbuzz-subset is missing: each PDF takes 13 s instead of 0.5 s."
        found.append(Warning(says, hint=APT, id="cases.W001"))
    if not _has_bold():
        found.append(Warning("Noto CJK fonts are missing: heads of papers are not bold.", hint=APT, id="cases.W002"))
    official = settings.OFFICIAL_FONT_PATH
    if official and not Path(official).is_file():
        says = f"OFFICIAL_FONT_PATH names {official}, which is no file."
        found.append(Error(says, hint="Name a font file, or unset it.", id="cases.E001"))
    return found
