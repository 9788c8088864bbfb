"""A fixed present, and telephones in the hands of the cast. Django is imported only when a test asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.street.telephone import Moment, Telephone


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> Moment:
    """Noon of the cast's day, for the whole application."""
    from tests import cast
    from tests.street.telephone import Moment

    moment = Moment(cast.NOON)
    monkeypatch.setattr("django.utils.timezone.now", moment)
    return moment


@pytest.fixture
def telephone(moment: Moment) -> Callable[[str], Telephone]:
    """A telephone in the hands of the named person."""
    from tests.street.telephone import Telephone

    return Telephone


@pytest.fixture
def officer(telephone: Callable[[str], Telephone]) -> Telephone:
    """Zhou Mingyuan of the first squad."""
    return telephone("zhoumingyuan")
