"""The clocks of what follows a decision, by the worked examples of the catalogue and at the turn of the rules."""

from __future__ import annotations

from datetime import date

import pytest

from enforcement.rules import deadlines_disclosure as clocks
from enforcement.rules.calendar import CalendarMissing
from enforcement.rules.deadlines import Clock
from enforcement.rules.facts import Local, Parameter
from enforcement.rules.parts_disclosure import CreditClass
from enforcement.rules.statutes import CALENDAR_DAYS, MONTHS, WORKING_DAYS, YEARS, Unit
from enforcement.rules.statutes_disclosure import display
from tests.rules.lawful import at, d, official

CAL = official()
BY_WORKING_DAYS = Local(transfer_working_days=Parameter(True, "V"))
CLOCKS: list[tuple[str, Clock, str, Unit, bool]] = [
    ("TRF-02 the chief, a holiday", clocks.chief_clock(d("2025-09-30"), CAL), "2025-10-03", CALENDAR_DAYS, False),
    (
        "TRF-02 the chief, working days",
        clocks.chief_clock(d("2025-09-30"), CAL, BY_WORKING_DAYS),
        "2025-10-11",
        WORKING_DAYS,
        False,
    ),
    ("TRF-04 the police", clocks.police_clock(d("2025-10-10"), CAL), "2025-10-13", CALENDAR_DAYS, False),
    (
        "TRF-04 example: refused on 2025-10-10",
        clocks.police_again_clock(d("2025-10-10"), CAL),
        "2025-10-13",
        CALENDAR_DAYS,
        False,
    ),
    ("TRF-04 the answer", clocks.police_answer_clock(d("2025-10-13"), CAL), "2025-10-16", CALENDAR_DAYS, False),
    ("TRF-04 supervision", clocks.supervision_clock(d("2025-10-16"), CAL), "2025-10-19", CALENDAR_DAYS, False),
    ("TRF-04 goods", clocks.goods_clock(d("2025-10-10"), CAL), "2025-10-13", CALENDAR_DAYS, False),
    ("TRF-04 goods", clocks.goods_clock(d("2025-10-10"), CAL, BY_WORKING_DAYS), "2025-10-14", WORKING_DAYS, False),
    ("PUB-02 before a holiday", clocks.credit_clock(d("2025-09-26"), CAL), "2025-10-13", WORKING_DAYS, False),
    ("PUB-02 over the new year", clocks.credit_clock(d("2025-12-30"), CAL), "2026-01-09", WORKING_DAYS, False),
    ("PUB-03 before a holiday", clocks.withdrawal_clock(d("2025-09-26"), CAL), "2025-09-30", WORKING_DAYS, False),
    ("PUB-03 spring festival", clocks.withdrawal_clock(d("2026-02-12"), CAL), "2026-02-24", WORKING_DAYS, False),
    (
        "APP-06 example",
        clocks.withdrawal_clock(d("2026-03-16"), CAL, by_remedy=True),
        "2026-03-19",
        WORKING_DAYS,
        False,
    ),
    ("PUB-09 example", clocks.openness_clock(d("2025-09-26"), CAL), "2025-10-30", WORKING_DAYS, False),
    (
        "PUB-11 twenty working days",
        clocks.openness_clock(d("2025-09-26"), CAL, decision=True),
        "2025-10-30",
        WORKING_DAYS,
        False,
    ),
    (
        "PUB-11 without influence",
        clocks.publish_by(d("2025-09-26"), CAL, influential=False),
        "2025-10-30",
        WORKING_DAYS,
        False,
    ),
    ("PUB-10 the year 2025", clocks.year_report_clock(2025, CAL), "2026-01-31", MONTHS, False),
    ("APP-02 acceptance", clocks.acceptance_clock(d("2025-09-26"), CAL), "2025-10-10", WORKING_DAYS, False),
    ("APP-02 60 days", clocks.reconsidered_clock(d("2025-10-09"), CAL), "2025-12-08", CALENDAR_DAYS, True),
    (
        "APP-02 30 days, rolled",
        clocks.reconsidered_clock(d("2025-10-09"), CAL, simple=True),
        "2025-11-10",
        CALENDAR_DAYS,
        True,
    ),
    (
        "APP-02 60 and 30 days",
        clocks.reconsidered_clock(d("2025-10-09"), CAL, extended=True),
        "2026-01-07",
        CALENDAR_DAYS,
        True,
    ),
    (
        "APP-02 the simple procedure is not extended",
        clocks.reconsidered_clock(d("2025-10-09"), CAL, simple=True, extended=True),
        "2025-11-10",
        CALENDAR_DAYS,
        True,
    ),
    ("APP-03 reply", clocks.reply_clock(d("2025-10-09"), CAL), "2025-10-22", WORKING_DAYS, False),
    ("APP-03 simple", clocks.reply_clock(d("2025-10-09"), CAL, simple=True), "2025-10-15", WORKING_DAYS, False),
    ("APP-03 in court", clocks.court_reply_clock(d("2025-09-20"), CAL), "2025-10-09", CALENDAR_DAYS, True),
    ("APP-07 passed on", clocks.passing_on_clock(d("2025-10-09"), CAL), "2025-10-15", WORKING_DAYS, False),
]


@pytest.mark.parametrize(
    ("name", "made", "last", "unit", "rolls"), [pytest.param(*each, id=each[0]) for each in CLOCKS]
)
def test_clocks_of_the_worked_examples(name: str, made: Clock, last: str, unit: Unit, rolls: bool) -> None:
    assert made.due.due == d(last)
    assert made.code == name[:6]
    assert made.article and made.says
    assert made.due.unit is unit
    assert made.due.rolls is rolls


def test_kinds_of_clocks_are_told_apart() -> None:
    assert len({made.kind for _, made, *_ in CLOCKS}) == 16


def test_TRF_02_an_approved_transfer_has_twenty_four_hours() -> None:
    clock = clocks.sending_clock(at("2025-10-09T10:00"), CAL)
    assert (clock.code, clock.due.moment, clock.start) == ("TRF-02", at("2025-10-10T10:00"), d("2025-10-09"))
    holiday = clocks.sending_clock(at("2025-10-01T22:30"), CAL)
    assert holiday.due.moment == at("2025-10-02T22:30")


def test_TRF_02_the_three_days_are_design_until_confirmed() -> None:
    assert clocks.chief_clock(d("2025-09-30"), CAL).due.period.status == "D"
    assert clocks.chief_clock(d("2025-09-30"), CAL, BY_WORKING_DAYS).due.period.status == "V"


DISPLAYS: list[tuple[str, str, CreditClass, bool, str | None, str]] = [
    ("PUB-04 example: general", "2026-04-10", "general", False, "2026-07-10", "2027-04-10"),
    ("PUB-04 example: serious", "2026-04-10", "serious", False, "2027-04-10", "2029-04-10"),
    ("PUB-04 minor, found needed", "2026-04-10", "minor", False, None, "2026-07-10"),
    ("PUB-04 the first day", "2026-04-01", "general", False, "2026-07-01", "2027-04-01"),
    ("PUB-04 no key fields any more", "2026-04-01", "general", True, "2026-07-01", "2027-04-01"),
    ("PUB-05 the last day", "2026-03-31", "general", False, "2026-06-30", "2029-03-31"),
    ("PUB-05 example", "2025-09-26", "general", False, "2025-12-26", "2028-09-26"),
    ("PUB-05 a key field", "2025-09-26", "general", True, "2026-09-26", "2028-09-26"),
    ("PUB-05 classes do not count yet", "2025-09-26", "minor", False, "2025-12-26", "2028-09-26"),
    ("PUB-05 its first day", "2023-05-01", "serious", False, "2023-08-01", "2026-05-01"),
]


@pytest.mark.parametrize(
    ("code", "day", "kind", "key_field", "shortest", "longest"), [pytest.param(*each, id=each[0]) for each in DISPLAYS]
)
def test_displays(code: str, day: str, kind: CreditClass, key_field: bool, shortest: str | None, longest: str) -> None:
    first = clocks.shortest_display(d(day), CAL, kind, key_field=key_field)
    last = clocks.longest_display(d(day), CAL, kind, key_field=key_field)
    assert (first and first.due.due) == (shortest and d(shortest))
    assert last.due.due == d(longest)
    assert last.code == code[:6] and (first is None or first.code == code[:6])
    assert (last.kind, last.due.rolls) == ("longest_display", False)
    assert first is None or (first.kind, first.due.rolls) == ("shortest_display", False)


def test_PUB_05_before_its_rules_nothing_is_known() -> None:
    with pytest.raises(LookupError):
        display(d("2023-04-30"), "general")


@pytest.mark.parametrize(
    ("decided", "last", "code"),
    [
        pytest.param("2025-09-26", "2025-10-13", "PUB-01", id="PUB-11 example: the shorter of 7 and 20 working days"),
        pytest.param("2022-05-01", "2022-05-12", "PUB-01", id="PUB-11 the first day of the 7 working days"),
        pytest.param("2022-04-30", "2022-05-31", "PUB-11", id="PUB-11 before them the 20 working days"),
    ],
)
def test_what_has_influence_is_published_by_the_shorter_period(decided: str, last: str, code: str) -> None:
    clock = clocks.publish_by(d(decided), CAL, influential=True)
    assert (clock.due.due, clock.code) == (d(last), code)


def test_PUB_10_the_last_working_day_of_january() -> None:
    assert clocks.year_report_by(2025, CAL) == date(2026, 1, 30)
    assert clocks.year_report_by(2024, CAL) == date(2025, 1, 27)
    with pytest.raises(CalendarMissing):
        clocks.year_report_by(2026, CAL)


def test_months_and_years_reach_into_years_that_are_not_known() -> None:
    assert clocks.longest_display(d("2026-06-01"), CAL, "serious").due.status == "final"
    assert clocks.credit_clock(d("2026-12-30"), CAL).due.status == "provisional"
    assert YEARS is clocks.longest_display(d("2026-06-01"), CAL, "serious").due.unit
