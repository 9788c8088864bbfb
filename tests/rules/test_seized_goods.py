"""Goods held: scope, term, keeping, lifting, handing over, selling (CMP-04…07, CMP-09, CMP-11, CMP-12)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import goods_sold
from enforcement.rules import seized_goods as law
from enforcement.rules.facts import ClosingFacts, ExclusionFacts, Facts, Local, Parameter
from enforcement.rules.findings import Rule
from enforcement.rules.goods_sold import Restitution, restitution
from enforcement.rules.parts_measures import (
    HandoverFacts,
    KeepingFacts,
    SaleOfGoodsFacts,
    SeizureExtensionFacts,
    UnclaimedFacts,
)
from tests.rules.coercion import CART, LIFTED, SEIZURE, changed, held, item
from tests.rules.lawful import at, but, d, official, said, yuan
from tests.rules.ordinary import head

only = law.only_goods_of_the_case_are_held
term = law.goods_are_held_no_longer_than_allowed
longer = law.an_extension_of_a_seizure_is_granted_and_told
fixed = law.the_days_of_a_test_are_fixed_and_told
cost = law.held_goods_are_kept_at_the_authority_s_cost
back = law.what_need_not_be_held_is_given_back
crime = law.held_goods_go_with_a_suspected_crime
proceeds = goods_sold.the_proceeds_of_goods_sold_go_back
rotting = goods_sold.goods_that_rot_are_sold_after_a_call
unclaimed = goods_sold.goods_nobody_claims_are_announced_first

SCOPE, TERM, ASKS = "forbids CMP-05 seizure", "forbids CMP-04 seizure", "asks_reason CMP-04 reasons"
COST, BACK, CRIME = "forbids CMP-06 seizure", "forbids CMP-07 seizure", "forbids CMP-09 seizure"
LOCAL, SOLD = "forbids CMP-11 seizure", "forbids CMP-12 seizure"
GRANTED = SeizureExtensionFacts(
    days=30, decided_on=d("2025-10-26"), approver=head(), complicated=True, told_on=d("2025-10-26"), reason_told=True
)
TEST = ExclusionFacts(kind="appraisal", first=d("2025-10-13"), last=d("2025-10-22"), told_on=d("2025-10-13"))
SALE = SaleOfGoodsFacts(
    called_on=d("2025-09-26"), on=d("2025-09-29"), registered=True, proceeds=yuan(600), market_price=yuan(600),
    market_basis_stated=True, returned=yuan(600),
)  # fmt: skip
NOBODY = UnclaimedFacts(
    party_called_on=d("2025-09-20"), announced_on=d("2025-09-26"), disposed_on=d("2025-11-26"), paid_to_treasury=True
)


def extended(**changes: Any) -> Facts:
    return held(extension=changed(GRANTED, **changes))


def appraised(**changes: Any) -> Facts:
    return held("2025-11-05", tests=(changed(TEST, **changes),))


def ended(day: str, fate: str = "returned", **changes: Any) -> Facts:
    return held("2025-12-01", items=item(fate=fate, fate_on=d(day)), **changes)


def lifted(day: str = "2025-10-24", **changes: Any) -> Facts:
    return replace(held("2025-12-01"), seizures=(changed(LIFTED, lifted_on=d(day), **changes),))


def keeping(**changes: Any) -> Facts:
    return held(keeping=KeepingFacts(**changes))


def let_off(ground: str, facts: Facts | None = None) -> Facts:
    return but(facts or held(), proposal__outcome="not_punish", proposal__not_punish_ground=ground, proposal__fine=None)


def handed(**changes: Any) -> Facts:
    made = {"on": d("2025-10-20"), "goods_go_along": True, "goods_listed": True, "party_told_in_writing": True}
    return held(handover=HandoverFacts(**{**made, **changes}))


def sold(**changes: Any) -> Facts:
    return lifted(items=(replace(CART, name="鲜鱼", fate="proceeds_returned", sale=changed(SALE, **changes)),))


def nobody(facts: Facts | None = None, **changes: Any) -> Facts:
    return replace(facts or held(), seizures=(changed(LIFTED, unclaimed=changed(NOBODY, **changes)),))


CLOSING = ClosingFacts(ended_by="performed")
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("CMP-05 a cart of the case", only, held(), []),
    ("CMP-05 not involved", only, held(items=item(involved=False)), [SCOPE]),
    ("CMP-05 example: clothes on the cart", only, held(items=(CART, changed(CART, name="私人衣物", daily_necessity=True))), [SCOPE]),
    ("CMP-05 sealed by another", only, held(items=item(held_by_another=True)), [SCOPE]),
    *((f"CMP-05 {name} not answered", only, held(items=item(**{name: None})), [SCOPE])
      for name in ("involved", "daily_necessity", "held_by_another")),
    ("CMP-04 the day before the last", term, held("2025-10-25"), []),
    ("CMP-04 the last day, a Sunday", term, held("2025-10-26"), ["notes CMP-04 seizure"]),
    ("CMP-04 the day after", term, held("2025-10-27"), [TERM]),
    ("CMP-04 no day", term, held(at=None), [TERM]),
    ("CMP-04 extended, the last day", term, held("2025-11-25", extension=GRANTED), ["notes CMP-04 seizure"]),
    ("CMP-04 extended, the day after", term, held("2025-11-26", extension=GRANTED), [TERM]),
    ("CMP-04 never more than 30 more", term, held("2025-11-26", extension=changed(GRANTED, days=60)), [TERM]),
    ("CMP-04 an extension without days", term, held("2025-10-27", extension=changed(GRANTED, days=None)), [TERM]),
    ("CMP-04 example: 10 days of appraisal, the last day", term, appraised(), ["notes CMP-04 seizure"]),
    ("CMP-04 appraisal, the day after", term, replace(appraised(), at=at("2025-11-06")), [TERM]),
    ("CMP-04 appraisal not told does not count out", term, appraised(told_on=None), [TERM]),
    ("CMP-04 appraisal without an end does not count out", term, appraised(last=None), [TERM]),
    ("CMP-04 appraisal without a beginning", term, appraised(first=None), [TERM]),
    ("CMP-04 another law: 60 days", term, held("2025-11-25", other_days=60, other_basis="某法第一条"), ["notes CMP-04 seizure"]),
    ("CMP-04 another term without its law", term, held("2025-10-20", other_days=60), [TERM]),
    ("CMP-04 another term without its law, too long", term, held("2025-10-27", other_days=60), [TERM, TERM]),
    ("CMP-04 dealt with on the last day", term, ended("2025-10-26"), []),
    ("CMP-04 dealt with the day after", term, ended("2025-10-27"), [ASKS]),
    ("CMP-04 dealt with on no day", term, held(items=item(fate="returned")), [TERM]),
    ("CMP-04 an unknown end is no end", term, ended("2025-10-20", "lost"), [TERM]),
    ("CMP-04 one of two still held", term, held("2025-10-27", items=(*item(fate="returned", fate_on=d("2025-10-20")), CART)), [TERM]),
    ("CMP-04 the later of two counts", term,
     held("2025-12-01", items=(*item(fate="returned", fate_on=d("2025-10-27")), *item(fate="returned", fate_on=d("2025-10-20")))), [ASKS]),
    ("CMP-04 lifted on the last day", term, lifted("2025-10-26"), []),
    ("CMP-04 lifted the day after", term, lifted("2025-10-27"), [ASKS]),
    ("CMP-04 nothing listed is still held", term, held("2025-10-27", items=()), [TERM]),
    ("CMP-04 not extended", longer, held(), []),
    ("CMP-04 extended on the last day", longer, extended(), []),
    ("CMP-04 extended the day after", longer, extended(decided_on=d("2025-10-27")), [TERM]),
    ("CMP-04 extended by 31 days", longer, extended(days=31), [TERM]),
    ("CMP-04 extended by one day", longer, extended(days=1), []),
    ("CMP-04 extended by nothing", longer, extended(days=0), [TERM]),
    ("CMP-04 days not stated", longer, extended(days=None), [TERM]),
    ("CMP-04 not complicated", longer, extended(complicated=False), [TERM]),
    ("CMP-04 no head", longer, extended(approver=None), ["forbids CMP-04 approval"]),
    ("CMP-04 no day of the extension", longer, extended(decided_on=None), ["forbids CMP-04 approval"]),
    ("CMP-04 not in office", longer, extended(approver=head(until=d("2025-10-25"))), ["forbids CMP-04 approval"]),
    ("CMP-04 party not told", longer, extended(told_on=None), [TERM]),
    ("CMP-04 reason not told", longer, extended(reason_told=False), [TERM]),
    ("CMP-04 extension of a seizure without a day", longer, held(at=None, extension=GRANTED), []),
    ("CMP-04 tests told", fixed, appraised(), []),
    ("CMP-04 quarantine", fixed, appraised(kind="quarantine"), []),
    ("CMP-04 a hearing is no test", fixed, appraised(kind="hearing"), [TERM]),
    ("CMP-04 one day of testing", fixed, appraised(last=d("2025-10-13")), []),
    ("CMP-04 end before the beginning", fixed, appraised(last=d("2025-10-12")), [TERM]),
    ("CMP-04 no beginning", fixed, appraised(first=None), [TERM]),
    ("CMP-04 no end", fixed, appraised(last=None), [TERM]),
    ("CMP-04 not told", fixed, appraised(told_on=None), [TERM]),
    ("CMP-06 kept well", cost, held(), []),
    ("CMP-06 keeping not stated", cost, held(keeping=None), []),
    ("CMP-06 used", cost, keeping(used=True), [COST]),
    ("CMP-06 example: the party is charged", cost, keeping(charged=yuan("0.01")), [COST]),
    ("CMP-06 loss made good", cost, keeping(damaged=True, loss=yuan(100), compensated=yuan(100)), []),
    ("CMP-06 loss a cent short", cost, keeping(damaged=True, loss=yuan(100), compensated=yuan("99.99")), [COST]),
    ("CMP-06 damage of no stated amount", cost, keeping(damaged=True), [COST]),
    ("CMP-07 still needed", back, held(), []),
    ("CMP-07 example: nobody is punished", back, let_off("minor"), [BACK]),
    ("CMP-07 no violation", back, let_off("not_established"), [BACK]),
    ("CMP-07 dismissed", back, but(held(), proposal__outcome="dismiss"), [BACK]),
    ("CMP-07 nobody is punished, all given back", back, let_off("minor", held(items=item(fate="returned", fate_on=d("2025-10-20")))), []),
    ("CMP-07 a ground is known", back, held(ground="unrelated"), [BACK]),
    ("CMP-07 an unknown ground", back, held(ground="whim"), []),
    ("CMP-07 no proposal yet", back, replace(held(), proposal=None), []),
    ("CMP-07 closing with goods held", back, replace(held(), closing=CLOSING), [BACK]),
    ("CMP-07 closing not yet chosen", back, replace(held(), closing=ClosingFacts()), []),
    ("CMP-07 closing, lifted", back, replace(lifted(), closing=CLOSING), []),
    ("CMP-07 lifted without a ground", back, lifted(ground=""), [BACK]),
    ("CMP-07 lifted and not given back", back, lifted(returned_on=None), [BACK]),
    ("CMP-07 lifted, all confiscated", back, lifted(returned_on=None, items=item(fate="confiscated")), []),
    ("CMP-07 given back the day after", back, lifted(returned_on=d("2025-10-25")), ["asks_reason CMP-07 reasons"]),
    ("CMP-09 no crime", crime, held(), []),
    ("CMP-09 goods kept behind", crime, but(held(), proposal__outcome="transfer"), [CRIME]),
    ("CMP-09 nothing held any more", crime, but(lifted(), proposal__outcome="transfer"), []),
    ("CMP-09 before any proposal", crime, replace(held(), proposal=None), []),
    ("CMP-09 handed over", crime, handed(), []),
    ("CMP-09 not along", crime, handed(goods_go_along=None), [CRIME]),
    ("CMP-09 no day", crime, handed(on=None), [CRIME]),
    ("CMP-09 example: no list of goods", crime, handed(goods_listed=False), [CRIME]),
    ("CMP-09 party not told", crime, handed(party_told_in_writing=False), [CRIME]),
    ("CMP-12 nothing sold", proceeds, lifted(), []),
    ("CMP-12 returned whole", proceeds, sold(), []),
    ("CMP-12 example: fish sold for 600 yuan", proceeds, sold(returned=None), [SOLD]),
    ("CMP-12 a cent short", proceeds, sold(returned=yuan("599.99")), [SOLD]),
    ("CMP-12 example: market price 1000 yuan", proceeds, sold(market_price=yuan(1000)), [SOLD]),
    ("CMP-12 compensated", proceeds, sold(market_price=yuan(1000), compensation=yuan(400)), []),
    ("CMP-12 compensated with nothing", proceeds, sold(market_price=yuan(1000), compensation=yuan(0)), [SOLD]),
    ("CMP-12 somewhat below the market", proceeds, sold(market_price=yuan(700)), ["notes CMP-12 seizure"]),
    ("CMP-12 no price", proceeds, sold(proceeds=None), [SOLD]),
    ("CMP-12 no market price", proceeds, sold(market_price=None), [SOLD]),
    ("CMP-12 no basis", proceeds, sold(market_basis_stated=False), [SOLD]),
    ("CMP-12 not lifted yet", proceeds, held(items=item(sale=replace(SALE, returned=None))), []),
    ("CMP-11 nothing sold", rotting, held(), []),
    ("CMP-11 sold after two days", rotting, sold(), []),
    ("CMP-11 sold on the second day", rotting, sold(on=d("2025-09-28")), [LOCAL]),
    ("CMP-11 sold after a local day", rotting, replace(sold(on=d("2025-09-28")), local=Local(perishable_days=Parameter(1))), []),
    ("CMP-11 not called", rotting, sold(called_on=None), [LOCAL]),
    ("CMP-11 not listed", rotting, sold(registered=False), [LOCAL]),
    ("CMP-11 no day of sale", rotting, sold(on=None, called_on=None), []),
    ("CMP-11 nothing unclaimed", unclaimed, held(), []),
    ("CMP-11 example: announced 2025-09-26, disposed the day after 2025-11-25", unclaimed, nobody(), []),
    ("CMP-11 disposed on 2025-11-25", unclaimed, nobody(disposed_on=d("2025-11-25")), [LOCAL]),
    ("CMP-11 not announced", unclaimed, nobody(announced_on=None), [LOCAL]),
    ("CMP-11 party not called", unclaimed, nobody(party_called_on=None), [LOCAL]),
    ("CMP-11 party unknown", unclaimed, nobody(party_called_on=None, party_unknown=True), []),
    ("CMP-11 not to the treasury", unclaimed, nobody(paid_to_treasury=False), [LOCAL]),
    ("CMP-11 not disposed yet", unclaimed, nobody(disposed_on=None, paid_to_treasury=False), []),
    ("CMP-11 not lifted", unclaimed, held(unclaimed=NOBODY), [LOCAL]),
    ("CMP-11 the calendar cannot tell", unclaimed,
     nobody(announced_on=d("2026-11-03"), disposed_on=d("2027-01-05")), ["forbids CMP-11 calendar"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rule", "facts", "expected"), [pytest.param(*row, id=row[0]) for row in ROWS])
def test_rows(name: str, rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_CMP_07_why_goods_must_go_back() -> None:
    assert law.reason_to_lift(held(), SEIZURE) == ""
    assert law.reason_to_lift(let_off("not_established"), SEIZURE) == "no_violation"
    assert law.reason_to_lift(let_off("minor"), SEIZURE) == "dealt_with"
    assert law.reason_to_lift(held(), changed(SEIZURE, ground="expired")) == "expired"


def test_CMP_12_what_goes_back_for_goods_sold() -> None:
    assert restitution(yuan(600), yuan(1000), Local()) == Restitution(yuan(600), yuan(400), True)
    assert restitution(yuan(700), yuan(1000), Local()) == Restitution(yuan(700), yuan(300), False)
    assert restitution(yuan("699.99"), yuan(1000), Local()).compensation
    assert restitution(yuan(1200), yuan(1000), Local()) == Restitution(yuan(1200), yuan(0), False)
    ninety = Local(clearly_below_market=Parameter(yuan("0.90")))
    assert restitution(yuan(899), yuan(1000), ninety).compensation
    for sums in ((yuan(-1), yuan(1)), (yuan(1), yuan(-1))):
        with pytest.raises(ValueError):
            restitution(*sums, Local())


def test_CMP_04_when_the_last_of_it_ended() -> None:
    assert law.ended_on(SEIZURE) is None
    assert law.ended_on(LIFTED) == d("2025-10-24")
    assert law.ended_on(changed(SEIZURE, items=())) is None
    assert law.term_of(changed(SEIZURE, at=None), official()) is None
