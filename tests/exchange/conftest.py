"""It is noon on the day of the cast, for clients and for people at a window. Django is imported only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.api.caller import Hands
    from tests.pages.window import Window


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """The hands of the clock, which a test may move."""
    from tests.api.caller import Hands

    moved = Hands()
    monkeypatch.setattr("django.utils.timezone.now", lambda: moved.now)
    return moved


@pytest.fixture
def window(hands: Hands) -> Callable[[str], Window]:
    """A window for the named person."""
    from tests.pages.window import Window

    return Window


@pytest.fixture
def officer(window: Callable[[str], Window]) -> Window:
    """Zhou Mingyuan of the first squad."""
    return window("zhoumingyuan")
