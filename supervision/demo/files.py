"""The demo files of fixtures/demo as plain data, with the defaults of the scripts filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

Row = Mapping[str, Any]
FOLDER = Path(settings.BASE_DIR) / "fixtures" / "demo"


@dataclass(frozen=True)
class Demo:
    """Everything the demo is made of, by reference."""

    cast: Row
    parties: Mapping[str, Row]
    places: Mapping[str, Row]
    scripts: tuple[Row, ...]
    clues: tuple[Row, ...]
    matters: tuple[Row, ...]

    def lineage(self, code: str) -> Iterator[str]:
        """The organisation and everything above it, nearest first."""
        above = {row["code"]: row["parent"] for row in self.cast["organisations"]}
        step: str | None = code
        while step:
            yield step
            step = above[step]

    def holder(self, role: str, code: str, *, besides: tuple[str, ...] = ()) -> str | None:
        """Who holds the role at the organisation or nearest above it and is not one of `besides`."""
        for body in self.lineage(code):
            for person in self.cast["people"]:
                held = any(grant == {"role": role, "organisation": body} for grant in person["roles"])
                if held and person["username"] not in besides:
                    return str(person["username"])
        return None

    def recorder(self, username: str) -> str:
        """The number of the officer's body camera."""
        person = next(row for row in self.cast["people"] if row["username"] == username)
        return str(person.get("recorder", ""))


def read(folder: Path = FOLDER) -> Demo:
    """The demo as it stands in the files."""
    cases = _yaml(folder, "cases")
    return Demo(
        cast=_yaml(folder, "cast"),
        parties={row["ref"]: row for row in _yaml(folder, "parties")},
        places={row["ref"]: row for row in _yaml(folder, "streets")},
        scripts=tuple({**cases["defaults"], **script} for script in cases["cases"]),
        clues=tuple(_yaml(folder, "clues")),
        matters=tuple(_yaml(folder, "matters")),
    )


def _yaml(folder: Path, name: str) -> Any:
    return yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))
