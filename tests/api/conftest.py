"""It is noon on the day of the cast. Nothing of Django is imported before a test asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.api.caller import Hands


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """The hands of the clock, which a test may move."""
    from tests.api.caller import Hands

    moved = Hands()
    monkeypatch.setattr("django.utils.timezone.now", lambda: moved.now)
    return moved
