"""Where each thing of a normalised document was sent, so that every pointer is one into what was sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Tracks:
    """`moved`: place in the document read → place in the document sent; `unclear`: what is refused, and why."""

    moved: dict[Path, Path] = field(default_factory=dict)
    unclear: list[tuple[Path, str]] = field(default_factory=list)

    def move(self, now: Path, sent: Path) -> None:
        """This place was sent at another."""
        self.moved[now] = sent

    def refuse(self, now: Path, says: str) -> None:
        """What was sent here may mean two things."""
        self.unclear.append((now, says))

    def sent(self, now: Iterable[str | int]) -> Path:
        """Where it was sent."""
        path = tuple(now)
        for length in range(len(path), 0, -1):
            if path[:length] in self.moved:
                return self.moved[path[:length]] + path[length:]
        return path

    def pointer(self, now: str) -> str:
        """The JSON pointer into the document sent."""
        steps = [step.replace("~1", "/").replace("~0", "~") for step in now.split("/")[1:]]
        path = self.sent(int(step) if step.isascii() and step.isdigit() else step for step in steps)
        return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
