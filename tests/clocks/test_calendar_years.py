"""A year whose holidays are not published, its publication, and a year that is mended afterwards."""

from __future__ import annotations

import itertools
import json
from datetime import date
from decimal import Decimal

import pytest

from cases.actions import collecting, delivering, sweeping
from cases.models import Case, Clock
from cases.shapes import PaymentGiven, ReportGiven
from enforcement.actions.calendar import load_packaged_year, load_year
from enforcement.kernel.models import Record
from tests import cast
from tests.clocks.days import clock, decided, morning, sweep

LAST = date(2026, 12, 28)
# Invented for the test: nobody has published the holidays of 2027 yet.
HOLIDAYS_2027 = {
    date(2027, 1, 1): (False, "元旦"),
    date(2027, 1, 4): (False, "元旦"),
    date(2027, 1, 9): (True, "元旦"),
    date(2027, 1, 12): (False, "测试假"),
}


def load_2027(day: date) -> None:
    load_year(2027, HOLIDAYS_2027, source="测试", now=cast.at(day, 9))


def on_record(case: Case) -> list[dict[str, object]]:
    rows = Record.objects.filter(subject_id=case.pk, step="calendar").order_by("seq")
    return [json.loads(bytes(row.body))["facts"]["clocks"] for row in rows]


@pytest.mark.django_db
@pytest.mark.usefixtures("next_year")
def test_a_case_over_the_year_s_end() -> None:
    case = decided(LAST)
    report, payment = clock(case, "report"), clock(case, "payment")
    assert (report.due_on, report.provisional) == (date(2026, 12, 31), False)
    assert (payment.due_on, payment.provisional, payment.missing_year) == (None, True, 2027)
    assert payment.alarm_on == date(2027, 1, 12), "the nominal last day, the earliest it can be"
    late = decided(date(2026, 12, 31))
    assert (clock(late, "report").provisional, clock(late, "report").missing_year) == (True, 2027)

    # Nothing else stops: it is reported and paid, and alarms run from the earliest day.
    next_day = cast.at(date(2027, 1, 4), 10)
    delivering.report(case.pk, ReportGiven(), cast.act(moment=cast.at(date(2026, 12, 29), 10)))
    paid = PaymentGiven(Decimal("10.00"), date(2027, 1, 4), "YC-1")
    collecting.record_payment(case.pk, paid, cast.act("tangli", moment=next_day))
    sweep(date(2027, 1, 9))
    assert clock(case, "payment").level == "due_soon"
    assert clock(late, "report").level in ("overdue", "escalated")
    assert on_record(case) == []

    load_2027(date(2027, 1, 9))
    swept = sweeping.sweep(cast.at(date(2027, 1, 9), 10))
    assert swept.rewound == 2
    payment = clock(case, "payment")
    assert (payment.due_on, payment.provisional, payment.missing_year) == (date(2027, 1, 13), False, None)
    assert payment.level == "due_soon"
    assert any("测试假" in line["why"] for line in payment.arithmetic)
    assert clock(late, "report").due_on == date(2027, 1, 7), "5 to 7 January, the 4th being off"
    assert on_record(case) == [{"payment": [None, "2027-01-13"], "reconsideration": [None, "2027-02-26"]}]
    assert sweeping.sweep(cast.at(date(2027, 1, 9), 11)) == sweeping.Swept(rewound=0, moved=0)


@pytest.mark.django_db
def test_a_mended_year_moves_what_runs_and_leaves_what_ended() -> None:
    running, done = decided(), decided()
    delivering.report(done.pk, ReportGiven(), cast.act(moment=cast.at(cast.TODAY, 15)))
    days = {date(2026, 9, 14): (False, "测试假")}
    load_year(2026, days, source="测试", now=cast.at(date(2026, 9, 10), 8))
    assert sweeping.sweep(cast.at(date(2026, 9, 10), 9)).rewound == 2
    row = clock(running, "report")
    assert row.due_on == date(2026, 9, 15)
    assert any(line["why"].startswith("测试假") for line in row.arithmetic)
    assert on_record(running)[0]["report"] == ["2026-09-14", "2026-09-15"]
    assert on_record(done) == []
    sweep(date(2026, 9, 15))
    assert clock(running, "report").level == "due"


@pytest.mark.django_db
def test_the_same_year_loaded_again_moves_nothing_and_is_not_looked_at_twice() -> None:
    case = decided()
    load_packaged_year(2026, cast.at(date(2026, 9, 10), 8))
    assert sweeping.sweep(cast.at(date(2026, 9, 10), 9)).rewound == 1
    assert on_record(case) == []
    assert not sweeping.out_of_date().exists()


@pytest.mark.django_db
def test_a_year_no_clock_touches_sets_nothing_anew() -> None:
    decided()
    load_packaged_year(2024, cast.at(date(2026, 9, 10), 8))
    assert not sweeping.out_of_date().exists()


@pytest.mark.django_db
def test_cases_are_taken_a_page_at_a_time_and_none_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [decided() for _ in range(5)]
    monkeypatch.setattr(sweeping, "BATCH", 2)
    load_packaged_year(2026, cast.at(date(2026, 9, 10), 8))
    pages = list(sweeping._cases_of(sweeping.out_of_date()))
    assert sorted(pages) == sorted(case.pk for case in cases)
    assert sweeping.sweep(cast.at(date(2026, 9, 10), 9)).rewound == 5


@pytest.mark.django_db
def test_a_sweep_killed_between_two_cases_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        decided()
    load_year(2026, {date(2026, 9, 14): (False, "测试假")}, source="测试", now=cast.at(date(2026, 9, 10), 8))
    really, calls = sweeping.clocks.wind_after_calendar, itertools.count(1)

    def second_dies(*args: object) -> None:
        if next(calls) == 2:
            raise SystemExit
        really(*args)  # type: ignore[arg-type]  # passed on as they come

    monkeypatch.setattr(sweeping.clocks, "wind_after_calendar", second_dies)
    with pytest.raises(SystemExit):
        sweep(date(2026, 9, 11))
    assert Clock.objects.filter(kind="report", due_on=date(2026, 9, 15)).count() == 1
    assert sweep(date(2026, 9, 11)).rewound == 2
    assert Clock.objects.filter(kind="report", due_on=date(2026, 9, 15)).count() == 3
    assert Record.objects.filter(step="calendar").count() == 3
    assert morning(date(2026, 9, 11)) == Record.objects.filter(step="calendar").latest("pk").at
