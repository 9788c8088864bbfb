"""A fixed present, and windows for the cast. Django is imported only when a test asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.pages.window import Moment, Window


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> Moment:
    """An hour after noon of the cast's day, for the whole application."""
    from tests import cast
    from tests.pages.window import Moment

    moment = Moment(cast.at(cast.TODAY, 13))
    monkeypatch.setattr("django.utils.timezone.now", moment)
    return moment


@pytest.fixture
def window(moment: Moment) -> Callable[[str], Window]:
    """A window for the named person."""
    from tests.pages.window import Window

    return Window


@pytest.fixture
def officer(window: Callable[[str], Window]) -> Window:
    """Zhou Mingyuan of the first squad, who handles the cases of the cast."""
    return window("zhoumingyuan")
