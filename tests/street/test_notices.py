"""Messages about clocks: read, marked, and only on cases the reader may still see."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from cases.actions.street import issue_on_the_spot
from cases.models import Clock, ClockLevel, Notice
from enforcement.models import OrganisationUserObjectPermission
from tests import cast
from tests.street.telephone import Moment, Telephone

pytestmark = pytest.mark.django_db

Hands = Callable[[str], Telephone]


def message(username: str) -> Notice:
    """A message about the report of a case that is due."""
    case = issue_on_the_spot(cast.street(), cast.act())
    clock = case.clocks.get(kind="report")
    level, _ = ClockLevel.objects.get_or_create(
        clock=clock,
        level=Clock.Level.OVERDUE,
        alarm_on=clock.alarm_on,
        defaults={"on": cast.TODAY, "entered_at": cast.NOON},
    )
    return Notice.objects.create(clock_level=level, person=cast.user(username), rung="handler", created_at=cast.NOON)


def test_a_message_leads_to_its_case_and_is_marked_once(telephone: Hands, moment: Moment) -> None:
    notice = message("zhoumingyuan")
    phone = telephone("zhoumingyuan")
    page = phone.client.get(reverse("notices")).content.decode()
    assert "已逾期" in page
    assert reverse("case_file", args=[notice.clock_level.clock.case_id]) in page
    phone.client.post(reverse("notices"), {"notice": notice.pk})
    notice.refresh_from_db()
    assert notice.read_at == cast.NOON
    moment.later(minutes=10)
    phone.client.post(reverse("notices"), {"notice": notice.pk})
    notice.refresh_from_db()
    assert notice.read_at == cast.NOON
    assert "已逾期" not in phone.client.get(reverse("notices")).content.decode()
    assert "已逾期" in phone.client.get(reverse("notices") + "?show=all").content.decode()


def test_all_are_marked_at_once(telephone: Hands) -> None:
    message("zhoumingyuan")
    phone = telephone("zhoumingyuan")
    phone.client.post(reverse("notices"))
    assert not Notice.objects.filter(person__username="zhoumingyuan", read_at__isnull=True).exists()
    assert "没有未读消息" in phone.client.get(reverse("notices")).content.decode()


def test_nobody_marks_or_reads_another_s_message(telephone: Hands) -> None:
    notice = message("zhoumingyuan")
    other = telephone("linxiaolan")
    other.client.post(reverse("notices"), {"notice": notice.pk})
    other.client.post(reverse("notices"))
    notice.refresh_from_db()
    assert notice.read_at is None
    assert "已逾期" not in other.client.get(reverse("notices")).content.decode()


def test_whoever_lost_his_post_reads_no_message(telephone: Hands) -> None:
    message("zhoumingyuan")
    OrganisationUserObjectPermission.objects.filter(user__username="zhoumingyuan").delete()
    assert telephone("zhoumingyuan").client.get(reverse("notices")).status_code == 403


@pytest.mark.parametrize("before", ["cD0w", "99999999999999999999", "-1"])
def test_a_crafted_position_is_a_bad_request(telephone: Hands, before: str) -> None:
    message("zhoumingyuan")
    reply = telephone("zhoumingyuan").client.get(reverse("notices"), {"before": before})
    assert reply.status_code == 400
