"""Asking the court to enforce, and held goods that pay the fine (ENF-03, ENF-04, ENF-05, ENF-06, ENF-08)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import court_enforcement as law
from enforcement.rules import finality
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Rule
from enforcement.rules.parts_execution import COURT_PAPERS, StandingFacts
from tests.rules.coercion import coerced, x
from tests.rules.lawful import d, lawful, official, said, yuan
from tests.rules.ordinary import head

demanded = law.the_court_is_asked_ten_days_after_the_demand
where = law.the_right_court_is_asked
window = law.the_court_is_asked_within_three_months
bundle = law.the_bundle_for_the_court_is_whole
owed = law.the_court_is_asked_for_no_more_than_is_owed
goods = law.held_goods_pay_the_fine_on_four_conditions
DEMAND, EARLY, LATE = "forbids ENF-03 execution", "forbids ENF-04 execution", "asks_reason ENF-04 reasons"
PAPER, HEAD, SALE = "forbids ENF-06 execution", "forbids ENF-06 approval", "forbids ENF-08 execution"
INFERRED = "notes ENF-05 execution"
ALL = frozenset(COURT_PAPERS) - {"others"}


def asked(day: str, facts: Facts | None = None, **standing: Any) -> Facts:
    """The court asked on `day` after a decision delivered on 2025-09-26."""
    return x(facts, court__on=d(day), **{f"standing__{key}": value for key, value in standing.items()})


def spot(day: str, **standing: Any) -> Facts:
    """The same after a decision on the spot."""
    return asked(day, replace(coerced(), procedure="simple"), **standing)


def reconsidered(day: str, **standing: Any) -> Facts:
    made = {"reconsideration_asked": True, "reconsidered_on": d("2025-12-19"), "reconsidered": "upheld"}
    return asked(day, **{**made, **standing})


def sold(day: str = "2026-04-15", **standing: Any) -> Facts:
    return x(set_off__on=d(day), **{f"standing__{key}": value for key, value in standing.items()})


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("ENF-03 the day after the tenth", demanded, x(), []),
    ("ENF-03 on the tenth working day", demanded, x(court__on=d("2026-04-14")), [DEMAND]),
    ("ENF-03 example: demanded 2026-04-27", demanded, x(demand__delivered_on=d("2026-04-27"), court__on=d("2026-05-14")), []),
    ("ENF-03 a day early", demanded, x(demand__delivered_on=d("2026-04-27"), court__on=d("2026-05-13")), [DEMAND]),
    ("ENF-03 no demand", demanded, x(demand=None), [DEMAND]),
    ("ENF-03 demand not delivered", demanded, x(demand__delivered_on=None), [DEMAND]),
    ("ENF-03 no day of the application", demanded, x(court__on=None), []),
    ("ENF-03 no application", demanded, x(court=None), []),
    ("ENF-03 no enforcement", demanded, lawful(), []),
    ("ENF-03 the calendar cannot tell", demanded, x(demand__delivered_on=d("2026-12-28"), court__on=d("2027-02-01")), ["forbids CAL-08 calendar"]),
    ("ENF-03 no immovable", where, x(), []),
    ("ENF-03 whether immovable is not answered", where, x(court__immovable=None), [DEMAND]),
    ("ENF-03 an immovable, another court", where, x(court__immovable=True), [DEMAND]),
    ("ENF-03 an immovable, its court", where, x(court__immovable=True, court__court_of_the_immovable=True), []),
    ("ILL-03 an unlawful building", where, x(court__unlawful_building=True), ["notes ILL-03 execution"]),
    ("ENF-03 no court asked", where, x(court=None), []),
    ("ENF-03 no enforcement, no court", where, lawful(), []),
    ("ENF-04 inside the window", window, x(), []),
    ("ENF-04 example: six months end on 2026-03-26", window, asked("2026-03-26"), [EARLY]),
    ("ENF-04 the first day", window, asked("2026-03-27"), []),
    ("ENF-04 example: the last day, 2026-06-26", window, asked("2026-06-26"), []),
    ("ENF-04 the day after", window, asked("2026-06-27"), [LATE]),
    ("ENF-04 example: after reconsideration, the first day", window, reconsidered("2026-01-05"), []),
    ("ENF-04 after reconsideration, the fifteenth", window, reconsidered("2026-01-04"), [EARLY]),
    ("ENF-04 example: after reconsideration, the last day", window, reconsidered("2026-04-07"), []),
    ("ENF-04 after reconsideration, the day after", window, reconsidered("2026-04-08"), [LATE]),
    ("ENF-04 reconsideration still running", window, reconsidered("2026-04-01", reconsidered_on=None), [EARLY]),
    ("ENF-04 revoked on reconsideration", window, reconsidered("2026-01-05", reconsidered="revoked"), [EARLY]),
    ("ENF-04 changed on reconsideration", window, reconsidered("2026-01-05", reconsidered="changed"), [EARLY]),
    ("ENF-04 example: rights never told, the last day", window, asked("2026-12-28", rights_told=False), []),
    ("ENF-04 rights never told, the day after", window, asked("2026-12-29", rights_told=False), [LATE]),
    ("ENF-04 rights never told, after six months", window, asked("2026-06-26", rights_told=False), [EARLY]),
    ("ENF-04 a suit still running", window, asked("2026-04-15", sued=True), [EARLY]),
    ("ENF-04 a suit that ended that day", window, asked("2026-04-15", sued=True, court_ended_on=d("2026-04-15")), [EARLY]),
    ("ENF-04 a suit that ended before", window, asked("2026-04-15", sued=True, court_ended_on=d("2026-04-14")), ["notes ENF-04 execution"]),
    ("ENF-04 nobody asked about a suit", window, asked("2026-04-15", sued=None), [EARLY]),
    ("ENF-04 nobody asked about reconsideration", window, asked("2026-04-15", reconsideration_asked=None), [EARLY]),
    ("ENF-04 already performed", window, asked("2026-04-15", performed=True), [EARLY]),
    ("ENF-04 instalments still running", window, asked("2026-04-15", put_off_until=d("2026-04-30")), [EARLY]),
    ("ENF-04 instalments: the first day", window, asked("2026-05-01", put_off_until=d("2026-04-30")), []),
    ("ENF-04 instalments: the last day", window, asked("2026-07-30", put_off_until=d("2026-04-30")), []),
    ("ENF-04 instalments: the day after", window, asked("2026-07-31", put_off_until=d("2026-04-30")), [LATE]),
    ("ENF-04 no day of delivery", window, asked("2026-04-15", delivered_on=None), [EARLY]),
    ("ENF-04 nothing known of remedies", window, x(standing=None), [EARLY]),
    ("ENF-04 no day of the application", window, x(court__on=None), [EARLY]),
    ("ENF-04 no application", window, x(court=None), []),
    ("ENF-04 no enforcement", window, lawful(), []),
    ("ENF-04 the calendar cannot tell whether remedies have run", window, asked("2027-01-12", delivered_on=d("2026-07-10")), [EARLY]),
    ("ENF-05 example: on the spot, the first day", window, spot("2025-11-26"), [INFERRED]),
    ("ENF-05 on the spot, the sixtieth day", window, spot("2025-11-25"), [EARLY]),
    ("ENF-05 example: on the spot, the last day", window, spot("2026-02-25"), [INFERRED]),
    ("ENF-05 on the spot, the day after", window, spot("2026-02-26"), ["asks_reason ENF-05 reasons"]),
    ("ENF-05 before 2024 a suit came first too", window, replace(spot("2025-11-26"), law_day=d("2023-12-31")), [EARLY]),
    ("ENF-06 whole", bundle, x(), []),
    ("ENF-06 no application", bundle, x(court=None), []),
    ("ENF-06 no enforcement", bundle, lawful(), []),
    ("ENF-06 others needed", bundle, x(court__other_papers_needed=True), [PAPER]),
    ("ENF-06 others needed and there", bundle, x(court__other_papers_needed=True, court__papers=frozenset(COURT_PAPERS)), []),
    ("ENF-06 example: not signed by a head", bundle, x(court__signed_by=None), [HEAD]),
    ("ENF-06 signed by a head of the day before", bundle, x(court__signed_by=head(until=d("2026-04-14"))), [HEAD]),
    ("ENF-06 the last day in office", bundle, x(court__signed_by=head(until=d("2026-04-15"))), []),
    ("ENF-06 no day: that of the act", bundle, x(court__on=None, court__signed_by=head(until=d("2026-04-20"))), [HEAD]),
    ("ENF-06 not sealed", bundle, x(court__sealed=False), [PAPER]),
    ("ENF-06 not dated", bundle, x(court__dated=False), [PAPER]),
    ("PAY-03 as much as the fine (R19)", owed, x(), []),
    ("PAY-03 a cent more than the fine", owed, x(court__late_fee=yuan("2000.01")), ["forbids PAY-03 execution"]),
    ("ENF-06 no fine to compare with", owed, x(court__fine=None), [PAPER]),
    ("PAY-03 no late fee", owed, x(court__late_fee=None, court__fine=None), []),
    ("PAY-03 no application", owed, x(court=None), []),
    ("PAY-03 no enforcement", owed, lawful(), []),
    ("ENF-08 four conditions", goods, x(), []),
    ("ENF-08 nothing sold", goods, x(set_off=None), []),
    ("ENF-08 no enforcement", goods, lawful(), []),
    ("ENF-08 no day", goods, x(set_off__on=None), [SALE]),
    ("ENF-08 remedies not run out", goods, sold("2026-03-26"), [SALE, SALE]),
    ("ENF-08 reconsideration was asked", goods, sold(reconsideration_asked=True, reconsidered_on=d("2025-12-19")), [SALE]),
    ("ENF-08 sued and lost", goods, sold(sued=True, court_ended_on=d("2026-03-01")), [SALE]),
    ("ENF-08 performed", goods, sold(performed=True), [SALE]),
    ("ENF-08 nothing known of remedies", goods, x(standing=None), [SALE]),
    ("ENF-08 on the last day of the demand", goods, sold("2026-04-14"), [SALE]),
    ("ENF-08 no demand", goods, x(demand=None), [SALE]),
    ("ENF-08 demand not delivered", goods, x(demand__delivered_on=None), [SALE]),
    ("ENF-08 demand without an end", goods, x(demand__until=None), [SALE]),
    ("ENF-08 example: already lifted", goods, x(set_off__held=False), [SALE]),
    ("ENF-08 whether held is not answered", goods, x(set_off__held=None), [SALE]),
    ("ENF-08 no auctioneer", goods, x(set_off__auctioneer=" "), [SALE]),
    ("ENF-08 proceeds kept", goods, x(set_off__paid_to_treasury=False), [SALE]),
    ("ENF-08 no proceeds yet", goods, x(set_off__proceeds=None, set_off__paid_to_treasury=False), []),
]  # fmt: skip
ROWS += [(f"ENF-06 without {key}", bundle, x(court__papers=ALL - {key}), [PAPER]) for key in sorted(ALL)]


@pytest.mark.parametrize(("name", "rule", "facts", "expected"), [pytest.param(*row, id=row[0]) for row in ROWS])
def test_rows(name: str, rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_ENF_04_past_the_last_known_year_nothing_is_called_late() -> None:
    late = replace(asked("2026-06-30"), calendar=official(2025, 2025))
    assert said(window, late) == [EARLY]
    rolled = asked("2027-01-05", sued=True, court_ended_on=d("2025-01-03"))
    assert said(window, rolled) == ["notes ENF-04 execution"]


def test_ENF_06_each_paper_names_its_item_of_article_55() -> None:
    (found,) = bundle(x(court__papers=ALL - {"object"}))
    assert str(found.basis[0]) == "行政强制法第五十五条第一款第（四）项"


def test_whether_reconsideration_comes_before_a_suit() -> None:
    simple = replace(coerced(), procedure="simple")
    assert finality.reconsideration_comes_before(replace(simple, law_day=d("2024-01-01")))
    assert not finality.reconsideration_comes_before(replace(simple, law_day=d("2023-12-31")))
    assert not finality.reconsideration_comes_before(coerced())


def test_why_a_decision_is_not_final_yet_is_said() -> None:
    standing = StandingFacts(delivered_on=d("2026-07-10"), reconsideration_asked=False, sued=False)
    assert "2027 年的放假安排" in finality.why_not_final(standing, d("2027-01-12"), coerced())
    assert "2026-03-26 周四" in finality.why_not_final(coerced().execution.standing, d("2026-03-26"), coerced())  # type: ignore[union-attr]
    assert finality.loses_its_ground(None) == ""
