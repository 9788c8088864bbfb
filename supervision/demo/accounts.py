"""The table of demo accounts, as printed at every start, and the file that keeps it together with the password."""

from __future__ import annotations

import os
import secrets
import unicodedata
from pathlib import Path

from django.conf import settings

from enforcement.models import ROLES, OrganisationUserObjectPermission

HEADINGS = ("岗位", "姓名", "单位", "登录名")
# Signs that are easily taken for one another are left out.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
ORDER = {codename: place for place, (codename, _) in enumerate(ROLES)}
NAMES = dict(ROLES)


def default_file() -> Path:
    """Where the accounts are kept when nobody says otherwise: in the private folder of the installation."""
    return Path(settings.MEDIA_ROOT) / "demo-accounts.txt"


def new_password() -> str:
    """A password of this installation alone: 60 bits, three groups of four."""
    groups = ("".join(secrets.choice(SIGNS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def table() -> str:
    """Every active account with its role and organisation, sorted by role."""
    grants = OrganisationUserObjectPermission.objects.filter(user__is_active=True).values_list(
        "permission__codename", "content_object__code", "user__name", "content_object__short_name", "user__username"
    )
    found = sorted(grants, key=lambda row: (ORDER[row[0]], row[1], row[4]))
    rows = [HEADINGS, *((NAMES[role], name, body, username) for role, _, name, body, username in found)]
    widths = [max(_width(row[column]) for row in rows) for column in range(3)]
    return "\n".join(_line(row, widths) for row in rows)


def words(password: str) -> str:
    """The table with the one password of the demo below it."""
    return f"{table()}\n\n所有演示账号的口令：{password}\n"


def write(path: Path, text: str) -> None:
    """Writes a file that only its owner may read, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    part.rename(path)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = [text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=False)]
    return "  ".join([*cells, row[3]])
