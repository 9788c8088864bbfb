"""A fixed present, and windows for those who configure. Django is imported only when a test asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.configuration.keeper import Keeper
    from tests.pages.window import Moment


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> Moment:
    """An hour after noon of the cast's day, for the whole application."""
    from tests import cast
    from tests.pages.window import Moment

    moment = Moment(cast.at(cast.TODAY, 13))
    monkeypatch.setattr("django.utils.timezone.now", moment)
    return moment


@pytest.fixture
def keeper(moment: Moment) -> Callable[[str], Keeper]:
    """A window for the named person who configures."""
    from tests.configuration.keeper import Keeper

    return Keeper
