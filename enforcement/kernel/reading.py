"""Reading once what cannot change while an act lasts: the calendar, local values, the history of a party."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

ReadT = TypeVar("ReadT")

_read: ContextVar[dict[Hashable, object] | None] = ContextVar("read", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Until the block ends, `once` reads each thing a single time; blocks inside belong to the outermost."""
    if _read.get() is not None:
        yield
        return
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def once(key: Hashable, read: Callable[[], ReadT]) -> ReadT:
    """What `read` finds; under the same key it is asked once in a block of `reading_once`, each time outside."""
    known = _read.get()
    if known is None:
        return read()
    if key not in known:
        known[key] = read()
    return known[key]  # type: ignore[return-value]  # what the same key was given before
