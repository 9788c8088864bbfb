"""Which place of which article a finding about force names (CMP, ENF), where a rule rests on several."""

from __future__ import annotations

import pytest

from enforcement.rules import court_enforcement as court
from enforcement.rules import enforcement_ends as ends
from enforcement.rules import execution, goods_sold, measures, seized_goods
from enforcement.rules import performance_by_others as others
from enforcement.rules.facts import Facts, Local
from enforcement.rules.findings import Rule
from enforcement.rules.parts_measures import SEIZURE_ITEMS, KeepingFacts
from tests.rules.coercion import LIFTED, changed, held, x
from tests.rules.lawful import d, yuan
from tests.rules.ordinary import o

LAW = "行政强制法第"
ROWS: list[tuple[str, Rule, Facts, str]] = [
    ("CMP-08 means", measures.a_seizure_is_needed, held(other_means_enough=True), "五条"),
    ("CMP-08 means not answered", measures.a_seizure_is_needed, held(other_means_enough=None), "五条"),
    ("CMP-08 slight", measures.a_seizure_is_needed, held(slight=True), "十六条第二款"),
    ("CMP-02 badge", measures.a_seizure_is_carried_out_step_by_step, held(scene__badge_shown=False), "十八条第（三）项"),
    ("CMP-02 call", measures.a_seizure_is_carried_out_step_by_step, held(scene__party_called=False), "十八条第（四）项"),
    ("CMP-02 hearing", measures.a_seizure_is_carried_out_step_by_step, held(scene__heard=False), "十八条第（六）项"),
    ("CMP-02 record", measures.a_seizure_is_carried_out_step_by_step, held(scene__record_made=False), "十八条第（七）项"),
    ("CMP-02 officers", measures.a_seizure_is_carried_out_step_by_step, held(scene__officers_signed=False), "十八条第（八）项"),
    ("CMP-02 party", measures.a_seizure_is_carried_out_step_by_step, held(scene__party_signed=False), "十八条第（八）项"),
    ("CMP-03 list", measures.the_decision_and_the_list_are_handed_over, held(list_copies=1), "二十四条第三款"),
    ("CMP-03 items", measures.the_decision_and_the_list_are_handed_over, held(decision_states=frozenset(SEIZURE_ITEMS) - {"party"}), "二十四条第二款"),
    ("CMP-04 another term", seized_goods.goods_are_held_no_longer_than_allowed, held(other_days=60), "二十五条第一款"),
    ("CMP-06 used", seized_goods.held_goods_are_kept_at_the_authority_s_cost, held(keeping=KeepingFacts(used=True)), "二十六条"),
    ("CMP-06 damaged", seized_goods.held_goods_are_kept_at_the_authority_s_cost, held(keeping=KeepingFacts(damaged=True)), "二十六条"),
    ("CMP-07 not given back", seized_goods.what_need_not_be_held_is_given_back, o(seizures=(changed(LIFTED, returned_on=None),)), "二十八条"),
    ("CMP-07 given back late", seized_goods.what_need_not_be_held_is_given_back, o(seizures=(changed(LIFTED, returned_on=d("2025-10-25")),)), "二十八条"),
    ("ENF-02 day", execution.the_demand_states_its_four_items, x(demand__until=None), "三十五条第（一）项"),
    ("ENF-02 way", execution.the_demand_states_its_four_items, x(demand__way_stated=False), "三十五条第（二）项"),
    ("ENF-14 goods", ends.what_was_enforced_wrongly_is_given_back, x(reversal__goods="open"), "四十一条"),
    ("ENF-08 auctioneer", court.held_goods_pay_the_fine_on_four_conditions, x(set_off__auctioneer=""), "四十八条"),
    ("ENF-08 treasury", court.held_goods_pay_the_fine_on_four_conditions, x(set_off__paid_to_treasury=False), "四十九条"),
    ("ENF-13 delivered", others.performance_by_others_is_decided_in_writing, x(substitute__decision_delivered_on=None), "五十一条第一款第（一）项"),
    ("ENF-13 items", others.performance_by_others_is_decided_in_writing, x(substitute__states=frozenset()), "五十一条第一款第（一）项"),
    ("ENF-13 demanded", others.performance_by_others_is_demanded_once_more, x(substitute__second_demand_on=None), "五十一条第一款第（二）项"),
    ("ENF-13 watched", others.performance_by_others_is_watched_and_signed, x(substitute__supervised=False), "五十一条第一款第（三）项"),
    ("ENF-13 signed", others.performance_by_others_is_watched_and_signed, x(substitute__signed=False), "五十一条第一款第（四）项"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rule", "facts", "place"), [pytest.param(*row, id=row[0]) for row in ROWS])
def test_the_place_is_named(name: str, rule: Rule, facts: Facts, place: str) -> None:
    found = rule(facts)
    assert found
    for each in found:
        assert [str(article) for article in each.basis] == [LAW + place]


def test_CMP_12_sums_of_nothing_are_sums() -> None:
    assert goods_sold.restitution(yuan(0), yuan(0), Local()).proceeds == 0


def test_ENF_11_an_estate_is_left_by_the_dead_property_by_a_body() -> None:
    for ground, word in (("death", "遗产"), ("dissolved", "财产")):
        (found,) = ends.enforcement_ends_on_a_ground_of_the_law(
            x(end__ground=ground, end__means_left=True, end__successor=False)
        )
        assert word in found.says


def test_ENF_05_only_what_is_inferred_rests_on_the_articles_of_reconsideration() -> None:
    (late,) = court.the_court_is_asked_within_three_months(x(court__on=d("2026-06-27")))
    assert not [each for each in late.basis if each.law == "行政复议法"]
