"""The ground the other tests stand on: role, isolation, and a database made new after committed tests."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.utils import ProgrammingError


def _said(statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_tests_connect_as_app_which_owns_nothing() -> None:
    assert _said("SELECT current_user") == "app"
    assert _said("SELECT count(*) FROM pg_class WHERE relowner = 'app'::regrole") == 0
    assert _said("SELECT has_database_privilege('app', current_database(), 'TEMP')") is False


@pytest.mark.django_db
def test_app_may_not_change_the_schema() -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        _said("CREATE TABLE public.mine (n int)")


@pytest.mark.serial
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_what_one_test_commits_the_next_does_not_see(turn: int) -> None:
    assert not ContentType.objects.filter(app_label="left-behind").exists()
    ContentType.objects.create(app_label="left-behind", model=f"turn{turn}")
    assert ContentType.objects.filter(app_label="left-behind").count() == 1


@pytest.mark.django_db
def test_as_owner_reaches_the_same_database(as_owner: Any) -> None:
    row = as_owner.execute("SELECT current_user, current_database()").fetchone()
    assert row == ("owner", _said("SELECT current_database()"))
