"""A session ends when nobody was there for half an hour, and a page that only reads writes nothing."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.pages.window import Moment, Window

pytestmark = pytest.mark.django_db


def _writes(officer: Window) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        officer.see("desk")
    return [each["sql"] for each in asked if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_presence_is_noted_once_a_minute(officer: Window, moment: Moment) -> None:
    officer.see("desk")
    assert _writes(officer) == []
    moment.later(seconds=59)
    assert _writes(officer) == []
    moment.later(seconds=1)
    (written,) = _writes(officer)
    assert "django_session" in written


def test_half_an_hour_idle_ends_the_session_and_any_page_prolongs_it(officer: Window, moment: Moment) -> None:
    for _ in range(3):
        officer.see("desk")
        moment.later(minutes=29)
    officer.see("desk")
    moment.later(minutes=30)
    assert officer.client.get(reverse("desk")).status_code == 302


def test_twelve_hours_end_the_session_however_busy(officer: Window, moment: Moment) -> None:
    for _ in range(12 * 3):
        officer.see("desk")
        moment.later(minutes=20)
    moment.later(seconds=1)
    assert officer.client.get(reverse("desk")).status_code == 302
