"""How enforcement pauses, ends, is settled and undone (ENF-10, ENF-11, ENF-12, ENF-14)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import enforcement_ends as law
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Rule
from enforcement.rules.parts_execution import ReversalFacts
from tests.rules.coercion import EXECUTION, coerced, x
from tests.rules.lawful import at, d, lawful, said, yuan

paused = law.a_suspension_of_enforcement_has_a_ground
on = law.enforcement_goes_on_or_is_given_up
ended = law.enforcement_ends_on_a_ground_of_the_law
agreed = law.an_agreement_never_remits_the_fine
broken = law.a_broken_agreement_is_enforced
undone = law.what_was_enforced_wrongly_is_given_back
PAUSE, END, SETTLED, REFUND = (f"forbids ENF-{code} execution" for code in ("10", "11", "12", "14"))
RESUME = "asks_reason ENF-10 reasons"


def later(day: str, **changes: Any) -> Facts:
    """The suspension of 2025-09-26 of a harmless party truly unable, seen on `day`."""
    made = {"social_harm": False, "truly_unable": True, **changes}
    facts = x(**{f"suspension__{key}": value for key, value in made.items()})
    return replace(facts, at=at(day), now=at(day))


def end(ground: str, facts: Facts | None = None, **changes: Any) -> Facts:
    return x(facts, end__ground=ground, **{f"end__{key}": value for key, value in changes.items()})


def agree(**changes: Any) -> Facts:
    return x(**{f"agreement__{key}": value for key, value in changes.items()})


def r32(**changes: Any) -> Facts:
    """A fine of 240,000 yuan settled for 50,000."""
    made = {"fine": yuan(240000), "late_fee": yuan(240000), "reduction": yuan(430000), "total": yuan(50000)}
    return agree(**{**made, "instalments": (), **changes})


def back(**changes: Any) -> Facts:
    return x(reversal=replace(EXECUTION.reversal or ReversalFacts(), **changes))


GIVEN_UP = later("2028-09-27")
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("ENF-10 unable, proved", paused, x(), []),
    ("ENF-10 nothing suspended", paused, x(suspension=None), []),
    ("ENF-10 no enforcement", paused, lawful(), []),
    ("ENF-10 no day", paused, x(suspension__since=None), [PAUSE]),
    ("ENF-10 no ground", paused, x(suspension__ground=""), [PAUSE]),
    ("ENF-10 not proved", paused, x(suspension__proved=False), [PAUSE]),
    ("ENF-10 another ground without a reason", paused, x(suspension__ground="other"), [PAUSE]),
    ("ENF-10 another ground with its reason", paused, x(suspension__ground="other", suspension__reason_stated=True), []),
    ("ENF-10 loss past repair, public not asked", paused, x(suspension__ground="irreparable"), [PAUSE]),
    ("ENF-10 loss past repair, public harmed", paused, x(suspension__ground="irreparable", suspension__public_interest_harmed=True), [PAUSE]),
    ("ENF-10 loss past repair, public not harmed", paused, x(suspension__ground="irreparable", suspension__public_interest_harmed=False), []),
    ("ENF-10 still suspended", on, x(), []),
    ("ENF-10 nothing suspended to resume", on, x(suspension=None), []),
    ("ENF-10 no enforcement to resume", on, lawful(), []),
    ("ENF-10 no day to count from", on, x(suspension__since=None, suspension__gone_on=d("2026-01-05")), []),
    ("ENF-10 the ground is gone", on, x(suspension__gone_on=d("2026-01-05")), [RESUME]),
    ("ENF-10 the ground goes today", on, x(suspension__gone_on=d("2026-04-21")), [RESUME]),
    ("ENF-10 the ground goes tomorrow", on, x(suspension__gone_on=d("2026-04-22")), []),
    ("ENF-10 resumed", on, x(suspension__gone_on=d("2026-01-05"), suspension__resumed_on=d("2026-01-06")), []),
    ("ENF-10 resumed before it was suspended", on, x(suspension__resumed_on=d("2025-09-25")), [PAUSE]),
    ("ENF-10 resumed on that day", on, x(suspension__resumed_on=d("2025-09-26")), []),
    ("ENF-10 example: the last day of three years", on, later("2028-09-26"), []),
    ("ENF-10 example: three years are over", on, GIVEN_UP, ["notes ENF-10 execution"]),
    ("ENF-10 three years, harmful", on, later("2028-09-27", social_harm=True), []),
    ("ENF-10 three years, able", on, later("2028-09-27", truly_unable=None), []),
    ("ENF-10 resumed on the last day", on, later("2028-10-09", resumed_on=d("2028-09-26")), []),
    ("ENF-10 resumed after three years", on, later("2028-10-09", resumed_on=d("2028-09-27")), [PAUSE]),
    ("ENF-10 resumed after three years, harmful", on, later("2028-10-09", resumed_on=d("2028-09-27"), social_harm=True), []),
    ("ENF-11 the object is lost", ended, x(), []),
    ("ENF-11 nothing ended", ended, x(end=None), []),
    ("ENF-11 no enforcement", ended, lawful(), []),
    ("ENF-11 no paper", ended, x(end__paper_no=" "), [END]),
    ("ENF-11 no day", ended, x(end__on=None), [END]),
    ("ENF-11 not proved", ended, x(end__proved=False), [END]),
    ("ENF-11 no ground", ended, end(""), [END]),
    ("ENF-11 revoked", ended, end("revoked"), []),
    ("ENF-11 another ground", ended, end("other"), [END]),
    ("ENF-11 another ground with its reason", ended, end("other", reason_stated=True), []),
    ("ENF-11 example: dead, an estate is left", ended, end("death", means_left=True, successor=False), [END]),
    ("ENF-11 dead, somebody succeeds", ended, end("death", means_left=False, successor=True), [END]),
    ("ENF-11 dead, nothing and nobody left", ended, end("death", means_left=False, successor=False), []),
    ("ENF-11 dead, estate not looked for", ended, end("death", successor=False), [END]),
    ("ENF-11 dissolved, successor not looked for", ended, end("dissolved", means_left=False), [END]),
    ("ENF-11 dissolved, nothing left", ended, end("dissolved", means_left=False, successor=False), []),
    ("ENF-10 ended after three years", ended, end("three_years", GIVEN_UP, on=d("2028-09-27")), []),
    ("ENF-10 ended on the last day", ended, end("three_years", GIVEN_UP, on=d("2028-09-26")), [PAUSE]),
    ("ENF-10 ended, no day: that of the act", ended, end("three_years", later("2028-09-26"), on=None), [END, PAUSE]),
    ("ENF-10 ended, harmful", ended, end("three_years", later("2028-09-27", social_harm=None), on=d("2028-09-27")), [PAUSE]),
    ("ENF-10 ended, never suspended", ended, end("three_years", x(suspension=None), on=d("2028-09-27")), [PAUSE]),
    ("ENF-10 ended, no day of the suspension", ended, end("three_years", x(suspension__since=None), on=d("2028-09-27")), [PAUSE]),
    ("ENF-10 ended, though resumed", ended, end("three_years", later("2028-09-27", resumed_on=d("2026-01-05")), on=d("2028-09-27")), [PAUSE]),
    ("ENF-12 the late fee is remitted whole", agreed, agree(), []),
    ("ENF-12 no agreement", agreed, x(agreement=None), []),
    ("ENF-12 no enforcement", agreed, lawful(), []),
    ("ENF-12 example: 2000 of 1800 remitted", agreed, agree(reduction=yuan(2000), total=yuan(1800), instalments=()), [SETTLED, SETTLED]),
    ("ENF-12 a cent too much", agreed, agree(reduction=yuan("1800.01"), total=yuan("1999.99"), instalments=()), [SETTLED, SETTLED]),
    ("ENF-12 example R32: 240,000 settled for 50,000", agreed, r32(), [SETTLED, SETTLED]),
    ("ENF-12 example R32: nothing written about a reduction", agreed, r32(reduction=yuan(0)), [SETTLED]),
    ("ENF-12 R32 the principal is kept", agreed, r32(reduction=yuan(240000), total=yuan(240000)), []),
    ("ENF-12 R32 a cent of the principal", agreed, r32(reduction=yuan(240000), total=yuan("239999.99")), [SETTLED]),
    ("ENF-12 part was paid", agreed, agree(paid=yuan(500), total=yuan(1500), instalments=()), []),
    ("ENF-12 what was paid does not pay the principal twice", agreed, agree(paid=yuan(500), total=yuan(1499), instalments=()), [SETTLED]),
    ("ENF-12 no remedial measures", agreed, agree(remedied=False), [SETTLED]),
    ("ENF-12 remedial measures not answered", agreed, agree(remedied=None), [SETTLED]),
    ("ENF-12 nothing remitted, no measures", agreed, agree(reduction=yuan(0), remedied=None, total=yuan(3800), instalments=()), []),
    ("ENF-12 others are harmed", agreed, agree(harms_others=True), [SETTLED]),
    ("ENF-12 whether others are harmed is not answered", agreed, agree(harms_others=None), [SETTLED]),
    ("ENF-12 not written", agreed, agree(written=False), [SETTLED]),
    *((f"ENF-12 no {name}", agreed, agree(**{name: None}), [SETTLED]) for name in ("fine", "late_fee", "total")),
    *((f"ENF-12 {name} below zero", agreed, agree(**{name: yuan(-1)}), [SETTLED])
      for name in ("fine", "late_fee", "total", "paid", "reduction")),
    ("ENF-12 the sums do not meet", agreed, agree(total=yuan(2001), instalments=()), [SETTLED]),
    ("ENF-12 the parts do not meet", agreed, agree(instalments=(EXECUTION.agreement.instalments[:1] if EXECUTION.agreement else ())), [SETTLED]),
    ("ENF-12 kept", broken, agree(), []),
    ("ENF-12 no agreement to break", broken, x(agreement=None), []),
    ("ENF-12 no enforcement to go on with", broken, lawful(), []),
    ("ENF-12 broken", broken, agree(broken_on=d("2026-06-09")), ["asks_reason ENF-12 reasons"]),
    ("ENF-12 broken and enforced again", broken, agree(broken_on=d("2026-06-09"), resumed_on=d("2026-06-10")), []),
    ("ENF-14 example: 2600 yuan go back", undone, x(), []),
    ("ENF-14 nothing undone", undone, x(reversal=None), []),
    ("ENF-14 no enforcement", undone, lawful(), []),
    ("ENF-14 a cent short", undone, back(refunded=yuan("2599.99")), [REFUND]),
    ("ENF-14 nothing back", undone, back(refunded=None), [REFUND]),
    ("ENF-14 a cent too much", undone, back(refunded=yuan("2600.01")), [REFUND]),
    ("ENF-14 no day", undone, back(on=None), [REFUND]),
    ("ENF-14 no cause", undone, back(how=""), [REFUND]),
    ("ENF-14 goods still out", undone, back(goods="open"), [REFUND]),
    ("ENF-14 goods not looked at", undone, back(goods=""), [REFUND]),
    ("ENF-14 goods compensated", undone, back(goods="compensated"), []),
    ("ENF-14 changed to 500 yuan", undone, back(how="changed", new_fine=yuan(500), new_late_fee=yuan(150), refunded=yuan(1950)), []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rule", "facts", "expected"), [pytest.param(*row, id=row[0]) for row in ROWS])
def test_rows(name: str, rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_ENF_12_only_the_late_fee_may_be_remitted() -> None:
    assert law.least_to_pay(yuan(2000), yuan(1800), yuan(0)) == (yuan(2000), yuan(1800))
    assert law.least_to_pay(yuan(240000), yuan(240000), yuan(0)) == (yuan(240000), yuan(240000))
    assert law.least_to_pay(yuan(2000), yuan(1800), yuan(500)) == (yuan(1500), yuan(1800))
    assert law.least_to_pay(yuan(2000), yuan(1800), yuan(3000)) == (yuan(0), yuan(800))
    assert law.least_to_pay(yuan(2000), yuan(0), yuan(2500)) == (yuan(0), yuan(0))
    for sums in ((-1, 0, 0), (0, -1, 0), (0, 0, -1)):
        with pytest.raises(ValueError):
            law.least_to_pay(*(yuan(each) for each in sums))


def test_ENF_14_what_goes_back() -> None:
    paid = ReversalFacts(how="revoked", fine=yuan(2000), late_fee=yuan(600), confiscated=yuan(100), new_fine=yuan(500))
    assert law.refund(paid) == yuan(2700)
    assert law.refund(replace(paid, how="changed")) == yuan(2200)
    assert law.refund(replace(paid, how="changed", new_fine=yuan(9000))) == yuan(0)


def test_ENF_12_the_sentence_names_the_least_that_is_paid() -> None:
    found = agreed(r32())
    assert [each for each in found if "至少应缴 240000 元" in each.says]
    assert [each for each in found if "最多 240000 元" in each.says]
    assert coerced().execution is not None
