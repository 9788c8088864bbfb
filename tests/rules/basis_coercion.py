"""The articles each rule about force cites, read against the statutes."""

from __future__ import annotations

BASIS: dict[str, tuple[str, ...]] = {
    "a_broken_agreement_is_enforced": ("行政强制法第四十二条第二款",),
    "a_building_is_removed_by_force_on_five_conditions": (
        "行政强制法第四十四条",
        "城乡规划法第六十八条",
        "行政强制法第三十五条",
        "行政强制法第三十七条",
    ),
    "a_head_approves_a_seizure": (
        "行政强制法第十八条第（一）项",
        "行政强制法第十九条",
    ),
    "a_seizure_is_carried_out_step_by_step": ("行政强制法第十八条",),
    "a_seizure_is_needed": (
        "行政强制法第五条",
        "行政强制法第十六条第二款",
        "建办督〔2025〕12号二（三）",
    ),
    "a_seizure_the_head_refuses_is_lifted": ("行政强制法第十九条",),
    "a_site_is_sealed_when_the_government_charges_it": ("城乡规划法第六十八条",),
    "a_suspension_of_enforcement_has_a_ground": ("行政强制法第三十九条第一款",),
    "an_agreement_never_remits_the_fine": ("行政强制法第四十二条第一款",),
    "an_enforcement_decision_follows_a_demand": (
        "行政强制法第十三条",
        "行政强制法第三十四条",
        "行政强制法第三十七条第一款",
        "行政强制法第三十五条",
        "行政强制法第三十七条第三款",
        "行政强制法第三十七条第二款",
    ),
    "an_extension_of_a_seizure_is_granted_and_told": (
        "行政强制法第二十五条第一款",
        "行政强制法第二十五条第二款",
    ),
    "completion_papers_are_asked_for_first": (
        "城乡规划法第六十七条",
        "城乡规划法第四十五条第二款",
    ),
    "enforcement_ends_on_a_ground_of_the_law": (
        "行政强制法第四十条",
        "行政强制法第三十九条第二款",
    ),
    "enforcement_goes_on_or_is_given_up": ("行政强制法第三十九条第二款",),
    "force_keeps_the_hours_of_the_law": ("行政强制法第四十三条第一款",),
    "goods_are_held_no_longer_than_allowed": (
        "行政强制法第二十五条第一款",
        "行政强制法第二十七条",
    ),
    "goods_nobody_claims_are_announced_first": ("上海市城市管理行政执法条例第二十二条第三款",),
    "goods_that_rot_are_sold_after_a_call": ("上海市城市管理行政执法条例第二十二条第二款",),
    "held_goods_are_kept_at_the_authority_s_cost": (
        "行政强制法第二十六条",
        "行政强制法第二十五条第三款",
    ),
    "held_goods_go_with_a_suspected_crime": ("行政强制法第二十一条",),
    "held_goods_pay_the_fine_on_four_conditions": (
        "行政强制法第四十六条第三款",
        "行政强制法第四十八条",
        "行政强制法第四十九条",
    ),
    "kept_evidence_becomes_a_seizure_only_by_decision": (
        "行政处罚法第五十六条",
        "行政强制法第二十二条",
    ),
    "money_is_enforced_after_thirty_days_of_late_fee": (
        "行政强制法第四十六条第一款",
        "行政强制法第四十五条",
    ),
    "only_goods_of_the_case_are_held": ("行政强制法第二十三条",),
    "only_some_duties_are_performed_by_others": ("行政强制法第五十条",),
    "only_what_the_party_cannot_clear_is_cleared_at_once": ("行政强制法第五十二条",),
    "performance_by_others_is_decided_in_writing": (
        "行政强制法第五十一条第一款第（一）项",
        "行政强制法第五十一条第一款第（二）项",
    ),
    "performance_by_others_is_demanded_once_more": (
        "行政强制法第五十一条第一款第（一）项",
        "行政强制法第五十一条第一款第（二）项",
    ),
    "performance_by_others_is_watched_and_signed": (
        "行政强制法第五十一条第一款第（三）项",
        "行政强制法第五十一条第一款第（四）项",
        "行政强制法第五十一条第二款",
        "行政强制法第五十一条第三款",
        "行政强制法第五十条",
    ),
    "residents_are_not_cut_off": ("行政强制法第四十三条第二款",),
    "the_bundle_for_the_court_is_whole": (
        "行政强制法第五十五条第一款",
        "行政强制法第五十五条第二款",
    ),
    "the_cost_of_the_works_is_proved": (
        "城乡规划法第六十四条",
        "城乡规划法第六十六条",
        "行政处罚法第四十条",
    ),
    "the_court_is_asked_for_no_more_than_is_owed": ("行政强制法第四十五条第二款",),
    "the_court_is_asked_ten_days_after_the_demand": (
        "行政强制法第五十四条",
        "行政强制法第六十九条",
    ),
    "the_court_is_asked_within_three_months": (
        "行政强制法第五十三条",
        "最高人民法院关于适用行政诉讼法的解释第一百五十六条",
        "行政诉讼法第九十七条",
        "行政处罚法第七十二条第二款",
        "行政复议法第二十条第一款",
        "行政复议法第二十三条第一款第（一）项",
        "行政复议法第七十八条",
    ),
    "the_days_of_a_test_are_fixed_and_told": ("行政强制法第二十五条第三款",),
    "the_decision_and_the_list_are_handed_over": ("行政强制法第二十四条",),
    "the_demand_states_its_four_items": ("行政强制法第三十五条",),
    "the_enforcement_decision_states_five_items": ("行政强制法第三十七条第二款",),
    "the_fine_follows_the_cost_of_the_works": (
        "城乡规划法第六十四条",
        "城乡规划法第六十六条",
    ),
    "the_order_follows_what_can_be_mended": (
        "城乡规划法第六十四条",
        "城乡规划法第六十六条",
    ),
    "the_proceeds_of_goods_sold_go_back": ("行政强制法第二十八条第二款",),
    "the_right_court_is_asked": (
        "行政强制法第五十四条",
        "最高人民法院关于适用行政诉讼法的解释第一百五十七条第一款",
        "法释〔2013〕5号（凭记忆，待法制机构确认）",
    ),
    "two_officers_seize": (
        "行政强制法第十八条第（二）项",
        "行政强制法第十七条第三款",
    ),
    "village_works_are_never_fined": ("城乡规划法第六十五条",),
    "what_need_not_be_held_is_given_back": (
        "行政强制法第二十八条",
        "行政强制法第二十七条",
    ),
    "what_the_party_says_to_the_demand_is_checked": ("行政强制法第三十六条",),
    "what_was_enforced_wrongly_is_given_back": (
        "行政强制法第四十一条",
        "行政处罚法第七十四条第三款",
    ),
}
