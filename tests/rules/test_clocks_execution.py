"""The clocks of seizure, enforcement and the court, by the worked examples of the catalogue and both edges."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from enforcement.rules import deadlines_execution as clocks
from enforcement.rules.calendar import CalendarMissing
from enforcement.rules.deadlines import Clock
from enforcement.rules.facts import Local, Parameter
from enforcement.rules.parts_execution import StandingFacts
from enforcement.rules.statutes import HOURS
from tests.rules.lawful import at, d, official

CAL = official()
TEST = ((d("2025-10-13"), d("2025-10-22")),)
ROWS: list[tuple[str, Clock, str]] = [
    ("CMP-04 thirty days", clocks.seizure_clock(d("2025-09-26"), CAL), "2025-10-26"),
    ("CMP-04 extended", clocks.seizure_clock(d("2025-09-26"), CAL, extension=30), "2025-11-25"),
    ("CMP-04 ten days of appraisal", clocks.seizure_clock(d("2025-09-26"), CAL, tests=TEST), "2025-11-05"),
    ("CMP-04 the first day counts", clocks.seizure_clock(d("2025-09-26"), CAL, first_day_counts=True), "2025-10-25"),
    ("CMP-04 another law", clocks.seizure_clock(d("2025-09-26"), CAL, other_days=60), "2025-11-25"),
    ("CMP-11 two days", clocks.perishable_clock(d("2025-09-26"), CAL), "2025-09-28"),
    ("CMP-11 local days", clocks.perishable_clock(d("2025-09-26"), CAL, Local(perishable_days=Parameter(3))), "2025-09-29"),
    ("CMP-11 sixty days", clocks.unclaimed_clock(d("2025-09-26"), CAL), "2025-11-25"),
    ("CMP-11 sixty days over a holiday", clocks.unclaimed_clock(d("2025-08-02"), CAL), "2025-10-09"),
    ("CMP-11 local sixty", clocks.unclaimed_clock(d("2025-09-26"), CAL, Local(unclaimed_days=Parameter(30))), "2025-10-27"),
    ("ENF-03 over the tomb-sweeping day", clocks.demand_clock(d("2026-03-30"), CAL), "2026-04-14"),
    ("ENF-03 over labour day", clocks.demand_clock(d("2026-04-27"), CAL), "2026-05-13"),
    ("ENF-03 over the national day", clocks.demand_clock(d("2025-09-26"), CAL), "2025-10-16"),
    ("ENF-07 accepts", clocks.court_term_clock("accepts", d("2026-04-14"), CAL), "2026-04-21"),
    ("ENF-07 rules", clocks.court_term_clock("rules", d("2026-04-21"), CAL), "2026-04-30"),
    ("ENF-07 rules after hearing both", clocks.court_term_clock("rules_long", d("2026-04-21"), CAL), "2026-05-21"),
    ("ENF-07 serves", clocks.court_term_clock("serves", d("2026-04-21"), CAL), "2026-04-28"),
    ("ENF-07 at once", clocks.court_term_clock("at_once", d("2026-04-21"), CAL), "2026-04-28"),
    ("ENF-07 objection: not accepted", clocks.court_term_clock("not_accepted", d("2026-05-11"), CAL), "2026-05-26"),
    ("ENF-07 objection: not enforced", clocks.court_term_clock("not_enforced", d("2026-05-11"), CAL), "2026-05-26"),
    ("ENF-07 an objection rolls over a weekend", clocks.court_term_clock("not_enforced", d("2026-05-08"), CAL), "2026-05-25"),
    ("ENF-07 the higher court on acceptance", clocks.court_term_clock("higher_accepts", d("2026-05-11"), CAL), "2026-05-26"),
    ("ENF-07 the higher court", clocks.court_term_clock("higher_rules", d("2026-05-11"), CAL), "2026-06-10"),
    ("ENF-10 three years", clocks.given_up_clock(d("2025-09-26"), CAL), "2028-09-26"),
    ("ILL-05 six months", clocks.completion_clock(d("2025-03-31"), CAL), "2025-09-30"),
    ("ILL-05 rolls over the national day", clocks.completion_clock(d("2025-04-03"), CAL), "2025-10-09"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "made", "last"), [pytest.param(*row, id=row[0]) for row in ROWS])
def test_clocks_of_the_worked_examples(name: str, made: Clock, last: str) -> None:
    assert made.due.due == d(last)
    assert made.code == name[:6]
    assert made.article
    assert made.says


@pytest.mark.parametrize("stage", list(clocks.COURT_STAGES))
def test_ENF_07_terms_up_to_ten_days_are_working_days(stage: clocks.CourtStage) -> None:
    period, _ = clocks.COURT_STAGES[stage]
    assert (period.unit == "工作日") == (period.length <= 10)
    assert period.rolls == (period.length > 10)


def test_CMP_01_twenty_four_hours_never_stop() -> None:
    found = clocks.seizure_approval_clock(at("2025-10-03T15:20"), CAL)
    assert found.due.moment == at("2025-10-04T15:20")
    assert (found.code, found.due.unit, found.start) == ("CMP-01", HOURS, d("2025-10-03"))
    late = clocks.seizure_approval_clock(at("2025-10-01T22:30"), CAL)
    assert late.due.moment == at("2025-10-02T22:30")


def test_CMP_01_the_day_is_that_of_legal_time() -> None:
    found = clocks.seizure_approval_clock(at("2025-10-03T01:00").astimezone(UTC), CAL)
    assert (found.start, found.due.due) == (d("2025-10-03"), d("2025-10-04"))


def test_ENF_01_the_thirty_first_day_of_the_late_fee() -> None:
    assert clocks.earliest_own_enforcement(d("2025-10-11"), CAL) == d("2025-11-11")
    stopped = ((d("2025-10-21"), d("2025-12-19")),)
    assert clocks.earliest_own_enforcement(d("2025-10-11"), CAL, stopped) == d("2026-01-10")


@pytest.mark.parametrize(
    ("demanded", "first"),
    [("2026-03-30", "2026-04-15"), ("2026-04-27", "2026-05-14"), ("2025-09-26", "2025-10-17")],
)
def test_ENF_03_the_court_is_asked_from_the_day_after(demanded: str, first: str) -> None:
    assert clocks.earliest_application(d(demanded), CAL) == d(first)


def test_ENF_03_the_latest_demand_still_leaves_a_day() -> None:
    latest = clocks.latest_demand(d("2026-06-26"), CAL)
    assert clocks.earliest_application(latest, CAL) <= d("2026-06-26")
    following = CAL.next_working(date.fromordinal(latest.toordinal() + 1))
    assert clocks.earliest_application(following, CAL) > d("2026-06-26")
    assert CAL.is_working(latest)
    with pytest.raises(CalendarMissing):
        clocks.earliest_application(d("2026-12-28"), CAL)


def test_ENF_13_three_whole_working_days_lie_between() -> None:
    assert clocks.latest_second_demand(d("2025-10-16"), CAL) == d("2025-10-12")
    assert clocks.finish_by(d("2025-10-12"), CAL) == d("2025-10-11")
    assert clocks.latest_second_demand(d("2026-04-21"), CAL) == d("2026-04-15")
    with pytest.raises(CalendarMissing):
        clocks.latest_second_demand(d("2027-01-05"), CAL)


def window(day: str = "2025-09-26", *, first: bool = False, **changes: object) -> clocks.Window:
    standing = StandingFacts(delivered_on=d(day), **changes)  # type: ignore[arg-type]  # a table of words
    return clocks.court_window(standing, CAL, reconsideration_first=first)


WINDOWS = [
    ("ENF-04 delivered 2025-09-26", window(), "2026-03-27", "2026-06-26", "2026-06-26", False),
    ("ENF-04 after reconsideration", window(reconsidered_on=d("2025-12-19")), "2026-01-05", "2026-04-07", "2026-04-03", False),
    ("ENF-04 rights never told", window(rights_told=False), "2026-09-29", "2026-12-28", "2026-12-28", False),
    ("ENF-04 instalments end later", window(put_off_until=d("2026-04-30")), "2026-05-01", "2026-07-30", "2026-07-30", False),
    ("ENF-04 instalments end before", window(put_off_until=d("2025-12-31")), "2026-03-27", "2026-06-26", "2026-06-26", False),
    ("ENF-04 after a suit", window(sued=True, court_ended_on=d("2024-06-03")), "2024-06-04", "2026-06-03", "2026-06-03", True),
    ("ENF-05 on the spot", window(first=True), "2025-11-26", "2026-02-25", "2026-02-25", True),
    ("ENF-05 on the spot, never told", window("2025-06-02", first=True, rights_told=False), "2026-06-03", "2026-09-02", "2026-09-02", True),
    ("ENF-04 on the spot after reconsideration", window(first=True, reconsidered_on=d("2025-12-19")), "2026-01-05", "2026-04-07", "2026-04-03", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "found", "opens", "last", "alarm", "inferred"), [pytest.param(*row, id=row[0]) for row in WINDOWS]
)
def test_the_window_of_the_court(
    name: str, found: clocks.Window, opens: str, last: str, alarm: str, inferred: bool
) -> None:
    assert (found.opens, found.clock.due.due, found.alarm) == (d(opens), d(last), d(alarm))
    assert found.clock.code == name[:6]
    assert found.inferred is inferred
    assert found.clock.due.period.status == ("D" if inferred else "V")


def test_ENF_04_an_unknown_year_leaves_the_window_provisional() -> None:
    unknown = window("2026-07-10")
    assert unknown.opens is None and unknown.clock.due.due is None
    assert unknown.clock.due.status == "provisional" and unknown.clock.due.missing_year == 2027
    assert unknown.alarm is None
    end = window("2026-06-30")
    assert end.opens == d("2026-12-31") and end.clock.due.due is None and end.alarm is None


def test_ENF_04_a_window_needs_a_day_of_delivery() -> None:
    with pytest.raises(ValueError):
        clocks.court_window(StandingFacts(), CAL)


def test_ENF_04_an_unended_suit_opens_no_window_of_its_own() -> None:
    assert window(sued=True).clock.due.due == d("2026-06-26")
