"""The working calendar: a year is typed or loaded, a day is mended, and open clocks follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.actions import sweeping
from cases.models import Case, Clock
from enforcement.actions import calendar
from enforcement.configuration.calendar import read_days
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted
from enforcement.models import CalendarDay, CalendarYear
from tests import cast
from tests.configuration.keeper import SECURITY, SYSTEM, Keeper, on_record
from tests.pages.window import Moment, decided

pytestmark = pytest.mark.django_db

Keepers = Callable[[str], Keeper]
NOTICE = "国务院办公厅关于2027年部分节假日安排的通知"
TYPED = "2027-01-01 至 2027-01-03 休 元旦\n\n2027-02-07 班 春节\n2027-02-08至2027-02-09 休 春节"


@pytest.fixture
def swept(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of jobs that were to be sent after commit."""
    sent: list[str] = []
    monkeypatch.setattr("enforcement.actions.calendar.jobs.after_commit", sent.append)
    return sent


def test_a_year_is_typed_in_as_it_was_published(keeper: Keepers, swept: list[str]) -> None:
    person = keeper(SYSTEM)
    page = person.act("settings_calendar_publish", status=400, year=2027, days=TYPED, source="").content.decode()
    assert "2027-02-07 班 春节" in page and not CalendarYear.objects.filter(year=2027).exists()
    person.act("settings_calendar_publish", year=2027, days=TYPED, source=NOTICE)
    rows = CalendarDay.objects.filter(year=2027).order_by("day").values_list("day", "works", "name")
    assert list(rows) == [
        (date(2027, 1, 1), False, "元旦"),
        (date(2027, 1, 2), False, "元旦"),
        (date(2027, 1, 3), False, "元旦"),
        (date(2027, 2, 7), True, "春节"),
        (date(2027, 2, 8), False, "春节"),
        (date(2027, 2, 9), False, "春节"),
    ]
    verb, facts = on_record("calendar", 2027)[0]
    assert (verb, facts["source"], facts["days"]) == ("载入放假安排", NOTICE, 6)
    assert swept == ["cases.sweep_clocks"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1月1日 休 元旦", "第 1 行：写法不对"),
        ("2027-01-01 休 元旦\n2027-01-01 休 元旦", "第 2 行：2027-01-01 前面已经写过"),
        ("2027-02-30 休 元旦", "第 1 行：没有这个日期"),
        ("2027-01-03 至 2027-01-01 休 元旦", "止日早于起日"),
        ("2027-01-01 至 2027-02-01 休 元旦", "超过一个月"),
        ("2027-01-01 休", "写法不对"),
    ],
)
def test_lines_that_cannot_be_read_are_named(text: str, says: str) -> None:
    with pytest.raises(ValidationError) as error:
        read_days(text)
    assert any(says in line for line in error.value.messages)


def test_a_month_at_most_in_one_line() -> None:
    assert len(read_days("2027-01-01 至 2027-01-31 休 测试")) == 31


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ({date(2026, 12, 31): (False, "元旦")}, "不在 2027 年"),
        ({date(2027, 2, 8): (True, "春节")}, "不是调休"),
        ({}, "没有写任何一天"),
    ],
)
def test_days_that_cannot_be_are_refused(
    moment: Moment, days: dict[date, tuple[bool, str]], says: str, swept: list[str]
) -> None:
    with pytest.raises(Invalid) as error:
        calendar.publish_year(2027, days, NOTICE, by=cast.user(SYSTEM), now=cast.NOON)
    assert says in error.value.fields["days"][0] and swept == []


def test_a_mended_day_moves_the_open_clocks_of_a_case(keeper: Keepers, moment: Moment) -> None:
    case = decided()
    due = Clock.objects.get(case=case, kind="report").due_on
    assert due == date(2026, 9, 14)
    moment.later(minutes=5)
    person = keeper(SYSTEM)
    person.act("settings_calendar_mend", 2026, day="2026-09-14", works="off", name="测试假", source="测试通知")
    sweeping.sweep(moment())
    assert Clock.objects.get(case=case, kind="report").due_on == date(2026, 9, 15)
    assert [verb for verb, _ in on_record("case", case.pk)][-1] == "放假安排有变，重算期限"
    moment.later(minutes=5)
    person.act("settings_calendar_mend", 2026, day="2026-09-14", works="plain", source="通知已改")
    sweeping.sweep(moment())
    assert Clock.objects.get(case=case, kind="report").due_on == due
    changes = [facts["changes"]["2026-09-14"] for _, facts in on_record("calendar", 2026)]
    assert changes == [["不调整", "放假"], ["放假", "不调整"]]
    assert Case.objects.get(pk=case.pk).state == case.state


@pytest.mark.parametrize(
    ("typed", "status", "says"),
    [
        ({"day": "2026-09-14", "works": "work", "name": "调休"}, 400, "不是调休"),
        ({"day": "2026-09-14", "works": "off", "name": ""}, 400, "请写明节日"),
        ({"day": "2026-09-14", "works": "plain"}, 409, "没有需要更正的"),
        ({"day": "2027-09-14", "works": "off", "name": "测试"}, 400, "请填写 2026 年的日期"),
    ],
)
def test_a_day_that_cannot_be_so(
    keeper: Keepers, typed: dict[str, str], status: int, says: str, swept: list[str]
) -> None:
    page = keeper(SYSTEM).act("settings_calendar_mend", 2026, status=status, source="测试通知", **typed)
    assert says in page.content.decode() and swept == []
    assert on_record("calendar", 2026) == []


def test_a_year_not_loaded_is_not_mended(moment: Moment) -> None:
    with pytest.raises(Conflict, match="还没有载入"):
        calendar.mend_day(date(2027, 1, 1), False, "元旦", NOTICE, by=cast.user(SYSTEM), now=cast.NOON)


def test_the_packaged_year_replaces_what_was_mended(keeper: Keepers, swept: list[str]) -> None:
    before = CalendarDay.objects.filter(year=2025).count()
    person = keeper(SYSTEM)
    person.act("settings_calendar_mend", 2025, day="2025-09-15", works="off", name="测试假", source="测试")
    assert CalendarDay.objects.filter(year=2025).count() == before + 1
    person.act("settings_calendar_packaged", year=2025)
    assert CalendarDay.objects.filter(year=2025).count() == before


def test_only_the_system_administrator_keeps_the_calendar(moment: Any) -> None:
    for username in (SECURITY, "luweizhen"):
        with pytest.raises(NotPermitted):
            calendar.mend_day(
                cast.TODAY + timedelta(days=1), False, "测试", "测试", by=cast.user(username), now=cast.NOON
            )
