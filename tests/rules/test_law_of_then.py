"""Both edges of every day on which the law changed: a step is judged by the law in force on its own day."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from enforcement.rules import deadlines, deadlines_ordinary, limitation, review, statutes_then
from enforcement.rules.deadlines import Clock
from enforcement.rules.facts import ActFacts, Facts, OtherBasis, ViolationFacts
from enforcement.rules.fines import the_clause_with_the_higher_fine_is_used
from enforcement.rules.statutes import must
from enforcement.rules.terms import the_decision_comes_within_its_term
from tests.rules.lawful import at, but, d, lawful, official, on, said, yuan
from tests.rules.ordinary import ordinary

Made = Callable[[date], Clock]
OLD_LAW = "行政处罚法（2021年修订前）"


def made(clock: Callable[..., Clock], **more: Any) -> Made:
    return lambda day: clock(day, official(), **more)


# What runs, the day it runs from, its last day, its article.
EDGES = [
    ("PRE-06", deadlines_ordinary.hearing_request_clock, "2021-07-14", "2021-07-19", f"{OLD_LAW}第四十二条第一款第（一）项"),
    ("PRE-06", deadlines_ordinary.hearing_request_clock, "2021-07-15", "2021-07-22", "行政处罚法第六十四条第（一）项"),
    ("PRE-07", deadlines_ordinary.hearing_notice_clock, "2021-07-14", "2021-07-21", f"{OLD_LAW}第四十二条第一款第（二）项"),
    ("PRE-07", deadlines_ordinary.hearing_notice_clock, "2021-07-15", "2021-07-26", "行政处罚法第六十四条第（二）项"),
    ("INV-03", deadlines_ordinary.registration_clock, "2021-07-14", "2021-07-21", f"{OLD_LAW}第三十七条第二款"),
    ("INV-03", deadlines_ordinary.registration_clock, "2021-07-15", "2021-07-26", "行政处罚法第五十六条"),
    ("SRV-01", deadlines.delivery_clock, "2021-07-14", "2021-07-21", f"{OLD_LAW}第四十条"),
    ("SRV-01", deadlines.delivery_clock, "2021-07-15", "2021-07-26", "行政处罚法第六十一条第一款"),
    ("PAY-02", deadlines.payment_clock, "2021-07-14", "2021-07-29", f"{OLD_LAW}第四十六条第三款"),
    ("PAY-02", deadlines.payment_clock, "2021-07-15", "2021-07-30", "行政处罚法第六十七条第三款"),
    ("SMP-10", deadlines.hand_in_clock, "2021-07-14", "2021-07-16", f"{OLD_LAW}第五十条"),
    ("SMP-10", deadlines.hand_in_clock, "2021-07-15", "2021-07-19", "行政处罚法第七十一条"),
    ("SMP-10", deadlines.banking_clock, "2021-07-14", "2021-07-16", f"{OLD_LAW}第五十条"),
    ("SMP-10", deadlines.banking_clock, "2021-07-15", "2021-07-19", "行政处罚法第七十一条"),
    ("SMP-06", deadlines.report_clock, "2021-07-14", "2021-07-19", f"{OLD_LAW}第三十四条第三款"),
    ("SMP-06", deadlines.report_clock, "2021-07-15", "2021-07-20", "行政处罚法第五十二条第三款"),
    ("SMP-06", deadlines.report_clock, "2022-04-30", "2022-05-07", "行政处罚法第五十二条第三款"),
    ("SMP-06", deadlines.report_clock, "2022-05-01", "2022-05-07", "住房和城乡建设行政处罚程序规定第十四条第二款"),
    ("SRV-07", deadlines_ordinary.announcement_clock, "2021-12-31", "2022-03-01", "民事诉讼法（2021年修正前）第九十二条"),
    ("SRV-07", deadlines_ordinary.announcement_clock, "2022-01-01", "2022-01-31", "民事诉讼法第九十五条"),
    ("APP-01", deadlines.reconsideration_clock, "2023-12-31", "2024-02-29", "行政复议法（2023年修订前）第九条第一款"),
    ("APP-01", deadlines.reconsideration_clock, "2024-01-01", "2024-03-01", "行政复议法第二十条第一款"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "clock", "start", "last", "article"), EDGES)
def test_a_clock_runs_as_the_law_of_its_day_says(
    code: str, clock: Callable[..., Clock], start: str, last: str, article: str
) -> None:
    found = made(clock)(d(start))
    assert (found.code, found.due.due, found.article) == (code, d(last), article)


def test_what_was_not_seen_says_so() -> None:
    versions = [value for value in vars(statutes_then).values() if isinstance(value, tuple)]
    assert len(versions) >= 11
    for earlier, *_ in versions:
        assert earlier.status != "V" and earlier.in_force_until is not None
    for rows in versions:
        assert rows[-1].in_force_until is None
        for before, after in itertools.pairwise(rows):
            assert after.in_force_from is not None and before.in_force_until is not None
            assert (after.in_force_from - before.in_force_until).days == 1


@pytest.mark.parametrize(("day", "months"), [("2015-04-30", 3), ("2015-05-01", 6), ("2026-08-15", 6)])
def test_the_months_for_a_suit_are_those_of_the_day(day: str, months: int) -> None:
    assert must(statutes_then.COURT_DIRECT, d(day)).length == months


def test_the_latest_day_to_announce_a_hearing_follows_the_law_of_then() -> None:
    assert deadlines_ordinary.latest_hearing_notice(d("2021-07-14"), official()) == d("2021-07-06")
    assert deadlines_ordinary.latest_hearing_notice(d("2021-07-15"), official()) == d("2021-07-05")


@pytest.mark.parametrize(
    ("found", "article", "status"),
    [("2021-07-14", f"{OLD_LAW}第二十九条第一款", "M"), ("2021-07-15", "行政处罚法第三十六条第一款", "V")],
)
def test_the_limitation_is_that_of_the_day_the_act_was_found(found: str, article: str, status: str) -> None:
    period = limitation.limitation_period(ActFacts(), ViolationFacts(), d(found))
    assert (period.length, str(period.article), period.status) == (2, article, status)


@pytest.mark.parametrize(("found", "years"), [("2026-08-14", 2), ("2026-08-15", 5)])
def test_environmental_harm_is_pursued_longer_from_the_code_on(found: str, years: int) -> None:
    period = limitation.limitation_period(ActFacts(harm=True), ViolationFacts(environmental=True), d(found))
    assert period.length == years


def decided_on(day: str, **changes: Any) -> Facts:
    return replace(but(ordinary(), **changes), at=at(day), now=at(day))


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2017-12-31", []),
        ("2018-01-01", ["notes REV-01 review"]),
        ("2021-07-14", ["notes REV-01 review"]),
        ("2021-07-15", ["forbids REV-01 review"]),
    ],
)
def test_legal_review_is_asked_for_as_the_law_of_the_decision_says(day: str, found: list[str]) -> None:
    asked = {"gravity__difficult": True, "gravity__public_interest": False, "gravity__several_relations": False}
    facts = replace(decided_on(day, **asked), review=None)
    assert said(review.a_case_due_for_review_has_passed_it, facts) == found


@pytest.mark.parametrize(("day", "asked"), [("2021-07-14", 0), ("2021-07-15", 1)])
def test_what_makes_a_review_due_is_asked_since_the_law_distinguishes(day: str, asked: int) -> None:
    facts = decided_on(day, gravity__difficult=None)
    assert len(review.what_makes_review_due_is_answered(facts)) == asked


@pytest.mark.parametrize(("day", "refused"), [("2021-07-14", []), ("2021-07-15", ["forbids DEC-09 violation"])])
def test_the_higher_fine_goes_first_since_2021(day: str, refused: list[str]) -> None:
    facts = but(on(day), proposal__bases=(OtherBasis("城市道路管理条例", yuan(0), yuan(20000)),))
    assert said(the_clause_with_the_higher_fine_is_used, facts) == refused


@pytest.mark.parametrize(("filed", "late"), [("2021-07-14", False), ("2021-07-15", True)])
def test_the_ninety_days_count_for_what_is_filed_since_2021(filed: str, late: bool) -> None:
    facts = decided_on("2021-12-01", term__filed_on=d(filed))
    assert bool(the_decision_comes_within_its_term(facts)) is late


def test_the_lawful_case_of_today_is_judged_as_before() -> None:
    assert said(the_clause_with_the_higher_fine_is_used, lawful()) == []
