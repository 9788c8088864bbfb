"""Each rule cites exactly these articles, read against the catalogue; a changed citation must be changed here too."""

from __future__ import annotations

import pytest

from enforcement.rules.findings import Rule
from tests.rules.basis_beyond import BASIS as BEYOND
from tests.rules.basis_coercion import BASIS as COERCION
from tests.rules.basis_ordinary import BASIS as ORDINARY
from tests.rules.every_rule import every_rule

BASIS = {
    "a_case_is_closed_when_all_is_done": (
        "行政处罚法第五十七条",
        "行政强制法第二十八条",
        "行政强制法第四十条",
    ),
    "a_dispute_leaves_minutes": (
        "行政处罚法第二十五条第二款",
        "住房和城乡建设行政处罚程序规定第六条第二款",
    ),
    "a_finished_record_is_not_edited": (
        "行政处罚法第四十七条",
        "住房和城乡建设行政处罚程序规定第九条第一款",
    ),
    "a_first_offence_may_be_waived": ("行政处罚法第三十三条第一款",),
    "a_refused_signature_is_noted": (
        "行政处罚法第五十二条第一款",
        "住房和城乡建设行政处罚程序规定第十三条第一款",
    ),
    "a_simple_volume_is_not_overfull": ("上海城管案卷管理规定（条号未见，地方参数）",),
    "acts_are_entered_in_order_and_in_time": (
        "行政处罚法第四十七条",
        "住房和城乡建设行政处罚程序规定第九条第一款",
    ),
    "auxiliaries_do_not_outnumber_officers": ("中发〔2015〕37号（凭记忆，待法制机构确认）",),
    "auxiliaries_never_enforce": ("建办督〔2025〕12号四（七）",),
    "cash_is_taken_only_on_a_ground": (
        "行政处罚法第六十七条第一款",
        "行政处罚法第六十七条第二款",
        "行政处罚法第六十八条",
        "行政处罚法第六十九条",
    ),
    "cash_reaches_the_bank_in_time": ("行政处罚法第七十一条",),
    "certificates_are_shown": (
        "行政处罚法第五十五条第一款",
        "住房和城乡建设行政处罚程序规定第十一条第二款",
    ),
    "conduct_is_checked": (
        "建办督〔2025〕12号二（二）",
        "城市管理执法行为规范（建督〔2018〕77号）",
    ),
    "confiscated_goods_are_accounted_for": ("行政处罚法第七十四条第一款",),
    "correction_claimed_is_shown": (
        "行政处罚法第二十八条第一款",
        "行政处罚法第三十三条第一款",
    ),
    "correction_is_ordered": ("行政处罚法第二十八条第一款",),
    "delivery_follows_the_decision_in_time": ("行政处罚法第六十一条第一款",),
    "every_auxiliary_has_an_answerable_officer": ("建办督〔2025〕12号四（七）",),
    "every_officer_holds_a_valid_certificate": (
        "建办督〔2025〕12号四（七）",
        "行政处罚法第四十二条第一款",
    ),
    "evidence_is_of_a_lawful_kind": (
        "行政处罚法第四十六条第一款",
        "行政处罚法第四十六条第三款",
    ),
    "fines_are_never_a_target": ("行政处罚法第七十四条第三款",),
    "interested_persons_stay_away": (
        "行政处罚法第四十三条",
        "行政处罚法第六十四条第（四）项",
    ),
    "leaving_the_paper_is_witnessed_and_recorded": (
        "民事诉讼法第八十九条",
        "行政处罚法第四十七条",
    ),
    "lenient_causes_show_in_the_amount": (
        "行政处罚法第三十二条",
        "行政处罚法第三十条",
        "行政处罚法第三十一条",
    ),
    "limited_capacity_may_be_lightened": ("行政处罚法第三十一条",),
    "minor_corrected_harmless_acts_are_not_punished": (
        "行政处罚法第三十三条第一款",
        "行政处罚法（2021年修订前）第二十七条第二款",
    ),
    "one_act_is_fined_once": ("行政处罚法第二十九条",),
    "only_small_fines_or_warnings_on_the_spot": (
        "行政处罚法第五十一条",
        "行政处罚法（2021年修订前）第三十三条",
    ),
    "party_and_evidence_are_stated": ("行政处罚法第五十九条第一款",),
    "payment_is_put_off_lawfully": ("行政处罚法第六十六条第二款",),
    "payments_are_whole_and_true": ("行政处罚法第六十七条第三款",),
    "reconsideration_comes_first": (
        "行政复议法第二十三条第一款第（一）项",
        "行政复议法第二十三条第二款",
    ),
    "refusal_to_correct_is_proved_first": (
        "行政处罚法第二十八条第一款",
        "行政处罚法第三十八条第一款",
    ),
    "rights_are_told": ("行政处罚法第四十四条",),
    "seizure_needs_authority": ("行政强制法第十七条",),
    "the_act_is_not_too_old": (
        "行政处罚法第三十六条",
        "生态环境法典第一千零五十四条第一款",
    ),
    "the_cash_is_the_fine": (
        "行政处罚法第六十八条",
        "行政处罚法第六十九条",
    ),
    "the_clause_with_the_higher_fine_is_used": ("行政处罚法第二十九条",),
    "the_day_of_delivery_is_stated": ("民事诉讼法第八十七条",),
    "other_ways_of_delivery_go_on_paper": ("民事诉讼法第八十七条",),
    "the_days_for_remedies_are_true": (
        "行政复议法第二十条第一款",
        "行政诉讼法第四十五条",
        "行政诉讼法第四十六条第一款",
    ),
    "the_decision_is_reported_in_time": (
        "行政处罚法第五十二条第三款",
        "住房和城乡建设行政处罚程序规定第十四条第二款",
    ),
    "the_entrustment_is_in_force": (
        "行政处罚法第十七条",
        "行政处罚法第十八条",
        "行政处罚法第二十条",
        "行政处罚法第二十一条",
    ),
    "the_facts_are_established": ("行政处罚法第五十一条",),
    "the_fine_is_inside_the_statutory_range": (
        "行政处罚法第五条第二款",
        "行政处罚法第三十八条第一款",
        "行政处罚法第三十二条",
        "行政处罚法第三十条",
        "行政处罚法第三十一条",
    ),
    "the_ground_for_not_punishing_is_met": (
        "行政处罚法第三十条",
        "行政处罚法第三十一条",
        "行政处罚法第三十三条第一款",
        "行政处罚法第三十三条第二款",
    ),
    "the_highest_fine_is_justified": ("建办督〔2025〕12号二（二）",),
    "the_identity_number_is_checked": (
        "GB 11643-1999（公民身份号码）",
        "GB 32100-2015（统一社会信用代码）",
    ),
    "the_late_fee_is_due_and_right": (
        "行政处罚法第七十二条第一款第（一）项",
        "行政强制法第四十五条第二款",
        "行政强制法第四十五条第一款",
        "行政处罚法第七十三条第三款",
        "民法典第二百零三条第一款",
    ),
    "the_law_of_then_or_the_milder_one_is_applied": (
        "行政处罚法第三十七条",
        "生态环境法典第一千零五十七条",
    ),
    "the_list_is_not_exhaustive": ("行政处罚法第三十三条第一款",),
    "the_waiver_list_is_looked_at": ("行政处罚法第三十三条第一款",),
    "a_listed_lighter_penalty_is_given_or_explained": ("行政处罚法第三十三条第一款", "行政处罚法第三十二条"),
    "the_paper_bears_the_authority_s_name": (
        "行政处罚法第十七条",
        "行政处罚法第十八条",
        "行政处罚法第二十条",
        "行政处罚法第二十一条",
        "行政处罚法第二十四条",
    ),
    "the_paper_is_numbered_and_of_fixed_form": (
        "行政处罚法第五十二条第一款",
        "住房和城乡建设行政处罚程序规定第十三条第一款",
    ),
    "the_paper_states_the_eight_items": (
        "行政处罚法第五十二条第二款",
        "住房和城乡建设行政处罚程序规定第十四条第一款",
    ),
    "the_party_is_heard_and_answered": (
        "行政处罚法第四十四条",
        "行政处罚法第四十五条",
        "住房和城乡建设行政处罚程序规定第十三条第二款",
    ),
    "the_penalty_is_of_a_lawful_kind": (
        "行政处罚法第五条第二款",
        "行政处罚法第三十八条第一款",
    ),
    "the_place_is_in_the_area": (
        "行政处罚法第二十二条",
        "行政处罚法第二十五条",
    ),
    "the_power_is_held_that_day": (
        "行政处罚法第十七条",
        "行政处罚法第十八条",
        "行政处罚法第二十四条",
    ),
    "the_rate_of_the_late_fee_is_told": (
        "行政强制法第四十五条第一款",
        "行政处罚法第七十二条第一款第（一）项",
    ),
    "the_recipient_may_receive": ("民事诉讼法第八十八条",),
    "the_reconsideration_body_is_named": (
        "行政复议法第二十四条第一款",
        "行政复议法第二十四条第四款",
    ),
    "the_sole_trader_figure_is_local": ("行政处罚法第五十一条",),
    "the_treasury_s_receipt_is_given": (
        "行政处罚法第七十条",
        "行政处罚法第七十七条",
    ),
    "those_not_answerable_are_not_punished": (
        "行政处罚法第三十条",
        "行政处罚法第三十一条",
        "行政处罚法第三十三条第一款",
        "行政处罚法第三十三条第二款",
    ),
    "too_late_is_truly_too_late": ("行政处罚法第三十六条",),
    "two_qualified_officers_act": (
        "行政处罚法第四十二条第一款",
        "住房和城乡建设行政处罚程序规定第十一条第一款",
    ),
    "uniform_is_worn_by_officers_only": (
        "建办督〔2025〕12号二（二）",
        "住房和城乡建设行政处罚程序规定第十一条第二款",
    ),
    "what_is_not_built_goes_on_paper": (
        "行政处罚法第五十四条",
        "行政强制法第十八条",
        "行政处罚法第五十六条",
        "行政处罚法第二十七条第一款",
        "行政处罚法第七十三条",
        "行政处罚法第四十三条",
        "行政处罚法第六十四条",
        "行政处罚法第五十八条",
        "行政处罚法第七十四条第一款",
        "行政处罚法第二十二条",
        "行政处罚法第七十五条第二款",
        "行政强制法第五十三条",
        "行政处罚法第六十一条第一款",
    ),
    "whoever_is_let_off_is_educated": ("行政处罚法第三十三条第三款",),
}

BASIS |= ORDINARY
BASIS |= BEYOND
BASIS |= COERCION


def test_no_rule_without_a_checked_basis() -> None:
    assert {each.__name__ for each in every_rule()} == set(BASIS)


@pytest.mark.parametrize("rule", [pytest.param(each, id=each.__name__) for each in every_rule()])
def test_articles_cited(rule: Rule) -> None:
    assert tuple(dict.fromkeys(map(str, rule.basis))) == BASIS[rule.__name__]
