"""What the tests of the clocks share. Django is imported only when a test asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

AHEAD = (
    "CREATE OR REPLACE FUNCTION public.enforcement_record_ahead() RETURNS interval"
    " LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$ SELECT interval '{}' $$"
)


@pytest.fixture
def next_year(as_owner: Any) -> Iterator[None]:
    """A database that lets acts be entered years ahead of its clock, so that a year's end can be played."""
    as_owner.execute(AHEAD.format("10 years"))
    yield
    as_owner.execute(AHEAD.format("5 minutes"))
