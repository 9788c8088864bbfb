"""The clocks of the ordinary procedure, by the worked examples of the catalogue; how long a case may lie still."""

from __future__ import annotations

from datetime import date

import pytest

from enforcement.rules import deadlines_ordinary as clocks
from enforcement.rules.calendar import CalendarMissing
from enforcement.rules.deadlines import Clock
from enforcement.rules.facts import Local, Parameter
from enforcement.rules.periods import in_time
from enforcement.rules.statutes import CALENDAR_DAYS, WORKING_DAYS
from tests.rules.lawful import d, official

CAL = official()
SIXTY = Local(announcement_days=Parameter(60))
CLOCKS: list[tuple[str, Clock, str]] = [
    ("FIL-01 15 working days", clocks.verification_clock(d("2025-09-26"), CAL), "2025-10-23"),
    ("FIL-01 10 more", clocks.verification_clock(d("2025-09-28"), CAL, extended=True), "2025-11-07"),
    (
        "FIL-01 10 working days from 2025-10-27",
        clocks.verification_clock(d("2025-10-27"), CAL, Local(verification_days=Parameter(10))),
        "2025-11-10",
    ),
    (
        "FIL-01 local values",
        clocks.verification_clock(
            d("2025-09-26"),
            CAL,
            Local(verification_days=Parameter(1), verification_extension_days=Parameter(1)),
            extended=True,
        ),
        "2025-09-29",
    ),
    ("FIL-05 answer", clocks.answer_clock(d("2025-09-26"), CAL), "2025-10-10"),
    ("FIL-05 local answer", clocks.answer_clock(d("2025-09-26"), CAL, Local(answer_days=Parameter(1))), "2025-09-28"),
    ("FIL-05 passing on", clocks.pass_on_clock(d("2025-09-26"), CAL), "2025-09-30"),
    ("FIL-05 local", clocks.pass_on_clock(d("2025-09-26"), CAL, Local(pass_on_days=Parameter(2))), "2025-09-29"),
    ("INV-03 before a holiday", clocks.registration_clock(d("2025-09-26"), CAL), "2025-10-13"),
    ("INV-03 spring festival", clocks.registration_clock(d("2026-02-12"), CAL), "2026-02-28"),
    ("INV-03 a worked Saturday", clocks.registration_clock(d("2025-10-11"), CAL), "2025-10-21"),
    ("PRE-02 statement", clocks.statement_clock(d("2025-09-26"), CAL), "2025-10-10"),
    ("PRE-02 spring festival", clocks.statement_clock(d("2026-02-12"), CAL), "2026-02-26"),
    ("PRE-02 before a holiday", clocks.statement_clock(d("2025-09-30"), CAL), "2025-10-14"),
    ("PRE-02 local", clocks.statement_clock(d("2025-09-26"), CAL, Local(statement_days=Parameter(3))), "2025-09-30"),
    ("PRE-06 hearing request", clocks.hearing_request_clock(d("2025-09-26"), CAL), "2025-10-10"),
    ("PRE-06 spring festival", clocks.hearing_request_clock(d("2026-02-12"), CAL), "2026-02-26"),
    ("PRE-06 labour day", clocks.hearing_request_clock(d("2025-04-30"), CAL), "2025-05-12"),
    ("PRE-07 the seventh day", clocks.hearing_notice_clock(d("2025-09-26"), CAL), "2025-10-13"),
    ("REV-05 review", clocks.review_clock(d("2025-09-26"), CAL), "2025-10-10"),
    ("REV-05 local", clocks.review_clock(d("2025-09-26"), CAL, Local(review_days=Parameter(10))), "2025-10-16"),
    ("SRV-07 announcement", clocks.announcement_clock(d("2025-09-26"), CAL), "2025-10-26"),
    ("SRV-07 over the new year", clocks.announcement_clock(d("2025-12-19"), CAL), "2026-01-18"),
    ("SRV-07 Shanghai", clocks.announcement_clock(d("2025-09-26"), CAL, SIXTY), "2025-11-25"),
    ("PUB-01 publication", clocks.publication_clock(d("2025-09-26"), CAL), "2025-10-13"),
    ("PUB-01 spring festival", clocks.publication_clock(d("2026-02-12"), CAL), "2026-02-28"),
]
CALENDAR_CLOCKS = {"announcement"}


@pytest.mark.parametrize(("name", "made", "last"), [pytest.param(*each, id=each[0]) for each in CLOCKS])
def test_clocks_of_the_worked_examples(name: str, made: Clock, last: str) -> None:
    assert made.due.due == d(last)
    assert made.code == name[:6]
    assert made.article
    assert made.says
    assert made.due.unit is (CALENDAR_DAYS if made.kind in CALENDAR_CLOCKS else WORKING_DAYS)
    assert not made.due.rolls


def test_a_local_length_brings_its_standing() -> None:
    assert clocks.statement_clock(d("2025-09-26"), CAL).due.period.status == "M"
    confirmed = Local(statement_days=Parameter(5, "V"))
    assert clocks.statement_clock(d("2025-09-26"), CAL, confirmed).due.period.status == "V"


def test_PRE_07_the_hearing_comes_after_the_seventh_working_day() -> None:
    assert clocks.earliest_hearing(d("2025-09-26"), CAL) == d("2025-10-14")
    assert clocks.earliest_hearing(d("2026-02-12"), CAL) == d("2026-03-02")
    with pytest.raises(CalendarMissing):
        clocks.earliest_hearing(d("2026-12-28"), CAL)


def test_PRE_07_the_latest_notice_of_a_hearing() -> None:
    assert clocks.latest_hearing_notice(d("2025-10-16"), CAL) == d("2025-09-29")
    for held in ("2025-10-14", "2025-10-16", "2026-03-02", "2025-11-20"):
        noticed = clocks.latest_hearing_notice(d(held), CAL)
        assert clocks.earliest_hearing(noticed, CAL) <= d(held)
        later = next(
            day for day in (date.fromordinal(noticed.toordinal() + n) for n in range(1, 12)) if CAL.is_working(day)
        )
        assert clocks.earliest_hearing(later, CAL) > d(held)


def test_CAL_07_a_request_by_post_counts_by_its_postmark() -> None:
    assert in_time(d("2025-10-10"), received_on=d("2025-10-13"), posted_on=d("2025-10-10"))
    assert not in_time(d("2025-10-10"), received_on=d("2025-10-13"), posted_on=d("2025-10-11"))


def test_whether_a_period_is_over_is_not_guessed() -> None:
    term = clocks.statement_clock(d("2025-09-26"), CAL).due
    assert clocks.is_over(term, d("2025-10-10")) is False
    assert clocks.is_over(term, d("2025-10-11")) is True
    unknown = clocks.statement_clock(d("2026-12-29"), CAL).due
    assert clocks.is_over(unknown, d("2027-01-03")) is False
    assert clocks.is_over(unknown, d("2027-01-05")) is None


def test_DEC_01_the_authority_finishes_on_the_last_working_day_before() -> None:
    assert clocks.finish_by(d("2026-02-15"), CAL) == d("2026-02-14")
    assert clocks.finish_by(d("2025-12-25"), CAL) == d("2025-12-25")


def test_a_case_that_lies_still_is_found() -> None:
    assert not clocks.is_idle(d("2025-09-26"), d("2025-10-16"), CAL)
    assert clocks.is_idle(d("2025-09-26"), d("2025-10-17"), CAL)
    assert not clocks.is_idle(d("2025-09-26"), d("2025-09-26"), CAL, Local(idle_days=Parameter(0)))
    assert clocks.is_idle(d("2025-09-26"), d("2025-09-28"), CAL, Local(idle_days=Parameter(0)))
    assert clocks.is_idle(d("2026-12-31"), d("2027-01-02"), CAL, Local(idle_days=Parameter(1)))
