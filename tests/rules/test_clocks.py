"""The clocks of a case and how near their end is (SMP-06, SMP-10, SRV-01, PAY-02, PAY-05, INV-05, APP-01, APP-04)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from enforcement.rules import deadlines
from enforcement.rules.calendar import Calendar
from enforcement.rules.facts import Local, Parameter
from tests.rules.lawful import d, official


def clock(made: deadlines.Clock) -> tuple[str, str, date | None]:
    return made.kind, made.code, made.due.due


CAL = official()
CLOCKS = [
    (deadlines.report_clock(d("2025-09-26"), CAL), ("report", "SMP-06", "2025-09-30")),
    (deadlines.report_clock(d("2025-10-09"), CAL), ("report", "SMP-06", "2025-10-13")),
    (deadlines.report_clock(d("2026-04-29"), CAL), ("report", "SMP-06", "2026-05-07")),
    (deadlines.report_clock(d("2025-09-26"), CAL, Local(report_days=Parameter(1))), ("report", "SMP-06", "2025-09-28")),
    (deadlines.delivery_clock(d("2025-09-26"), CAL), ("delivery", "SRV-01", "2025-10-13")),
    (deadlines.delivery_clock(d("2026-02-12"), CAL), ("delivery", "SRV-01", "2026-02-28")),
    (deadlines.delivery_clock(d("2025-12-29"), CAL), ("delivery", "SRV-01", "2026-01-08")),
    (deadlines.payment_clock(d("2025-09-26"), CAL), ("payment", "PAY-02", "2025-10-11")),
    (deadlines.payment_clock(d("2025-09-20"), CAL), ("payment", "PAY-02", "2025-10-09")),
    (deadlines.payment_clock(d("2026-02-04"), CAL), ("payment", "PAY-02", "2026-02-24")),
    (deadlines.hand_in_clock(d("2025-09-30"), CAL), ("hand_in", "SMP-10", "2025-10-10")),
    (deadlines.hand_in_clock(d("2026-02-13"), CAL), ("hand_in", "SMP-10", "2026-02-24")),
    (deadlines.hand_in_clock(d("2025-09-26"), CAL, d("2025-09-30")), ("hand_in", "SMP-10", "2025-10-10")),
    (deadlines.banking_clock(d("2025-10-10"), CAL), ("banking", "SMP-10", "2025-10-13")),
    (deadlines.recheck_clock(d("2025-09-26"), d("2025-09-29"), CAL), ("recheck", "INV-05", "2025-09-29")),
    (deadlines.recheck_clock(d("2025-09-26"), d("2025-10-01"), CAL), ("recheck", "INV-05", "2025-10-01")),
    (deadlines.reconsideration_clock(d("2025-09-26"), CAL), ("reconsideration", "APP-01", "2025-11-25")),
    (deadlines.reconsideration_clock(d("2025-08-02"), CAL), ("reconsideration", "SMP-07", "2025-10-09")),
    (deadlines.reconsideration_clock(d("2025-04-03"), CAL), ("reconsideration", "DEC-06", "2025-06-03")),
    (deadlines.reconsideration_clock(d("2025-09-26"), CAL, told=False), ("reconsideration", "APP-01", "2026-09-28")),
    (deadlines.court_clock(d("2025-12-19"), CAL, "after_reconsideration"), ("court", "APP-04", "2026-01-04")),
    (deadlines.court_clock(d("2025-09-26"), CAL, "direct"), ("court", "APP-04", "2026-03-26")),
    (deadlines.court_clock(d("2025-04-03"), CAL, "direct"), ("court", "DEC-06", "2025-10-09")),
    (deadlines.court_clock(d("2025-09-26"), CAL, "untold"), ("court", "APP-04", "2026-09-28")),
    (deadlines.dispute_clock(d("2025-09-26"), CAL), ("dispute", "JUR-03", "2025-10-13")),
    (deadlines.dispute_clock(d("2026-02-12"), CAL), ("dispute", "JUR-03", "2026-02-28")),
    (deadlines.enforcement_window(d("2025-12-31"), CAL), ("court_enforcement", "PAY-05", "2026-03-31")),
]


@pytest.mark.parametrize(("made", "expected"), [pytest.param(m, e, id=f"{e[1]} {e[0]} {m.start}") for m, e in CLOCKS])
def test_clocks_of_the_worked_examples(made: deadlines.Clock, expected: tuple[str, str, str]) -> None:
    # Two examples stand in the catalogue under another code than the clock's own.
    kind, code, last = clock(made)
    assert (kind, last) == (expected[0], d(expected[2]))
    assert code == expected[1] or expected[1] in ("SMP-07", "DEC-06")
    assert made.article
    assert made.says


def test_a_recheck_needs_a_later_day() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        deadlines.recheck_clock(d("2025-09-26"), d("2025-09-26"), CAL)


def test_SRV_02_the_payment_term_runs_from_the_day_after_receipt() -> None:
    made = deadlines.payment_clock(d("2025-09-26"), CAL)
    assert made.start == d("2025-09-26")
    assert not made.due.arithmetic[0].counted


def test_the_late_fee_starts_the_day_after_payment_was_due() -> None:
    term = deadlines.payment_clock(d("2025-09-26"), CAL).due
    assert deadlines.late_fee_starts_on(term) == d("2025-10-12")
    assert deadlines.late_fee_starts_on(deadlines.payment_clock(d("2026-12-28"), CAL).due) is None


def test_a_decision_at_the_year_s_end_has_provisional_clocks_that_become_final() -> None:
    report = deadlines.report_clock(d("2026-12-30"), CAL).due
    assert (report.status, report.earliest) == ("provisional", d("2027-01-02"))
    loaded = Calendar(CAL.off | {d("2027-01-01")}, CAL.work, CAL.known_years | {2027}, CAL.names)
    assert deadlines.report_clock(d("2026-12-30"), loaded).due.due == d("2027-01-05")


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2025-10-09", "due_soon"),  # 10, 11 and 13 October are left
        ("2025-09-30", "none"),
        ("2025-10-12", "due_soon"),
        ("2025-10-13", "due"),
        ("2025-10-14", "overdue"),
        ("2025-10-16", "overdue"),  # third working day over
        ("2025-10-17", "escalated"),
    ],
)
def test_levels_of_a_clock(today: str, expected: str) -> None:
    assert deadlines.level(d("2025-10-13"), d(today), CAL) == expected


def test_levels_follow_local_values() -> None:
    local = Local(due_soon_days=Parameter(1), escalation_days=Parameter(1))
    last = d("2025-10-13")
    assert deadlines.level(last, d("2025-10-09"), CAL, local) == "none"
    assert deadlines.level(last, d("2025-10-11"), CAL, local) == "due_soon"
    assert deadlines.level(last, d("2025-10-14"), CAL, local) == "overdue"
    assert deadlines.level(last, d("2025-10-15"), CAL, local) == "escalated"


def test_levels_never_fail_on_an_unknown_year() -> None:
    assert deadlines.level(d("2027-01-12"), d("2026-12-28"), CAL) == "none"
    assert deadlines.level(d("2027-01-12"), d("2027-01-09"), CAL) == "due_soon"
    assert deadlines.level(d("2027-01-12"), d("2027-01-16"), CAL) == "escalated"


@pytest.mark.parametrize("local", [None, Local(due_soon_days=Parameter(1), escalation_days=Parameter(5))])
@pytest.mark.parametrize("today", ["2025-09-30", "2025-10-03", "2025-10-11", "2025-10-14", "2026-12-30"])
def test_the_bounds_for_sweeps_agree_with_the_level_of_each_day(today: str, local: Local | None) -> None:
    now = d(today)
    soon, escalated = deadlines.soon_until(now, CAL, local), deadlines.escalated_before(now, CAL, local)
    for offset in range(-30, 31):
        last = now + timedelta(days=offset)
        level = deadlines.level(last, now, CAL, local)
        assert (level == "due_soon") == (now < last <= soon)
        assert (level == "escalated") == (last < escalated)


def test_PAY_05_a_deferred_term_ends_on_the_approved_day_itself() -> None:
    made = deadlines.deferred_payment_clock(d("2025-09-26"), d("2025-10-05"), CAL)
    assert clock(made) == ("payment", "PAY-05", d("2025-10-05"))
