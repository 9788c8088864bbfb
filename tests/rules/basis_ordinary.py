"""The articles each rule of the ordinary procedure cites, read against the catalogue."""

from __future__ import annotations

BASIS: dict[str, tuple[str, ...]] = {
    "a_case_due_for_review_has_passed_it": (
        "行政处罚法第五十八条第一款",
        "行政处罚法第五十八条第一款第（四）项",
        "行政处罚法第三十二条",
        "建办督〔2025〕12号二（二）",
        "生态环境法典第一千零六十条",
    ),
    "a_case_is_filed_on_its_conditions": (
        "行政处罚法第五十四条第二款",
        "行政处罚法第七十六条第二款",
    ),
    "a_clause_of_higher_rank_is_pointed_out": (
        "立法法（上位法优先，凭记忆，待法制机构确认）",
        "行政处罚法第二十九条",
    ),
    "a_clue_is_verified_in_time": (
        "住房和城乡建设行政处罚程序规定（线索核查，第十五条，凭记忆，待法制机构确认）",
        "行政处罚法第五十四条第二款",
    ),
    "a_daily_fine_follows_a_fine_an_order_and_a_recheck": (
        "生态环境法典第一千零六十条第一款",
        "大气污染防治法第一百二十三条",
    ),
    "a_grave_case_is_decided_together": (
        "行政处罚法第五十七条第二款",
        "建办督〔2025〕12号二（二）",
    ),
    "a_head_of_the_authority_approves": (
        "行政处罚法第五十四条第二款",
        "行政处罚法第二十二条",
        "行政处罚法第五十六条",
        "行政处罚法第四十三条第三款",
        "行政处罚法第五十七条第一款",
        "住房和城乡建设行政处罚程序规定（延长办案期限，条号未见，凭记忆，待法制机构确认）",
        "住房和城乡建设行政处罚程序规定（不计入办案期限的时间，条号未见，凭记忆，待法制机构确认）",
        "住房和城乡建设行政处罚程序规定（中止调查，条号未见，凭记忆，待法制机构确认）",
    ),
    "a_heard_case_is_reviewed": (
        "行政处罚法第六十五条",
        "行政处罚法第五十八条第一款第（二）项",
    ),
    "a_hearing_asked_for_is_held_first": (
        "行政处罚法第六十四条第（一）项",
        "行政处罚法第六十三条第一款",
    ),
    "a_hearing_is_announced_seven_days_before": ("行政处罚法第六十四条第（二）项",),
    "a_hearing_is_held_as_the_law_says": (
        "行政处罚法第六十四条",
        "行政处罚法第六十三条第二款",
    ),
    "a_hearing_is_offered_where_due": (
        "行政处罚法第六十三条第一款",
        "行政处罚法第四十四条",
    ),
    "a_heavier_penalty_in_an_emergency_names_its_document": ("行政处罚法第四十九条",),
    "a_matter_of_others_is_referred": (
        "住房和城乡建设行政处罚程序规定第六条第一款",
        "行政处罚法第二十二条",
        "行政处罚法第二十五条",
    ),
    "a_named_reporter_is_answered": ("上海市城市管理行政执法条例第二十六条第二款",),
    "a_new_reviewer_passed_the_exam": ("行政处罚法第五十八条第二款",),
    "a_refusal_is_reasoned": (
        "行政处罚法第五十四条第二款",
        "行政处罚法第二十二条",
        "行政处罚法第五十六条",
        "行政处罚法第四十三条第三款",
        "行政处罚法第五十七条第一款",
        "住房和城乡建设行政处罚程序规定（延长办案期限，条号未见，凭记忆，待法制机构确认）",
        "住房和城乡建设行政处罚程序规定（不计入办案期限的时间，条号未见，凭记忆，待法制机构确认）",
        "住房和城乡建设行政处罚程序规定（中止调查，条号未见，凭记忆，待法制机构确认）",
    ),
    "a_request_for_a_hearing_has_its_day": (
        "行政处罚法第六十四条第（一）项",
        "行政处罚法第六十三条第一款",
    ),
    "a_sample_is_listed_and_signed": ("行政处罚法第五十六条",),
    "a_statement_is_examined_again": ("行政处罚法第四十五条第一款",),
    "a_suspended_case_stands_still": (
        "行政处罚法第六十条",
        "住房和城乡建设行政处罚程序规定（中止调查，条号未见，凭记忆，待法制机构确认）",
    ),
    "a_suspension_has_a_cause_and_a_head": (
        "行政处罚法第六十条",
        "住房和城乡建设行政处罚程序规定（中止调查，条号未见，凭记忆，待法制机构确认）",
    ),
    "an_announcement_is_the_last_way": ("民事诉讼法第九十五条",),
    "an_extension_is_decided_by_whom_it_must": (
        "行政处罚法第六十条",
        "住房和城乡建设行政处罚程序规定（延长办案期限，条号未见，凭记忆，待法制机构确认）",
    ),
    "an_extension_is_granted_before_the_end": (
        "行政处罚法第六十条",
        "住房和城乡建设行政处罚程序规定（延长办案期限，条号未见，凭记忆，待法制机构确认）",
    ),
    "an_ordinary_case_has_a_volume_of_its_own": ("上海城管案卷管理规定（条号未见，地方参数）",),
    "both_remedies_are_offered": (
        "行政复议法第二十条第一款",
        "行政诉讼法第四十六条第一款",
    ),
    "demands_are_handed_over_directly_first": ("行政强制法第三十八条",),
    "each_element_is_proved": (
        "行政处罚法第四十条",
        "行政处罚法第四十六条第二款",
    ),
    "electronic_delivery_was_agreed_to": (
        "行政处罚法第六十一条第二款",
        "民事诉讼法第九十条",
    ),
    "evidence_is_kept_in_advance_with_approval": ("行政处罚法第五十六条",),
    "evidence_kept_in_advance_is_settled_in_time": ("行政处罚法第五十六条",),
    "excluded_days_have_a_ground_and_a_paper": (
        "行政处罚法第六十条",
        "住房和城乡建设行政处罚程序规定（不计入办案期限的时间，条号未见，凭记忆，待法制机构确认）",
    ),
    "leaving_the_benchmark_is_reasoned_and_approved": ("国办发〔2022〕27号（凭记忆，待法制机构确认）",),
    "no_decision_before_the_notice_is_delivered": (
        "行政处罚法第四十四条",
        "行政处罚法第六十二条",
    ),
    "nobody_approves_what_he_submitted": (
        "行政处罚法第五十四条第二款",
        "行政处罚法第二十二条",
        "行政处罚法第五十六条",
        "行政处罚法第四十三条第三款",
        "行政处罚法第五十七条第一款",
        "住房和城乡建设行政处罚程序规定（延长办案期限，条号未见，凭记忆，待法制机构确认）",
        "住房和城乡建设行政处罚程序规定（不计入办案期限的时间，条号未见，凭记忆，待法制机构确认）",
        "住房和城乡建设行政处罚程序规定（中止调查，条号未见，凭记忆，待法制机构确认）",
    ),
    "not_filing_is_reasoned": (
        "行政处罚法第五十四条第二款",
        "行政处罚法第七十六条第二款",
    ),
    "only_heads_discuss": ("行政处罚法第五十七条第二款",),
    "post_is_proved_by_its_receipt": ("民事诉讼法第九十一条",),
    "recusal_is_decided_before_the_case": (
        "行政处罚法第四十三条第二款",
        "行政处罚法第四十三条第三款",
    ),
    "recusal_is_decided_by_a_head": (
        "行政处罚法第四十三条第二款",
        "行政处罚法第四十三条第三款",
    ),
    "reviewers_are_enough": ("国办发〔2018〕118号（凭记忆，待法制机构确认）",),
    "speaking_up_makes_nothing_worse": (
        "行政处罚法第四十五条第二款",
        "行政处罚法第四十四条",
        "行政处罚法第六十二条",
    ),
    "the_base_of_a_computed_fine_is_proved": (
        "行政处罚法第四十条",
        "行政处罚法第五条第二款",
    ),
    "the_benchmark_is_published_and_in_force": (
        "行政处罚法第三十四条",
        "行政处罚法第五条第三款",
    ),
    "the_day_follows_the_way": (
        "行政处罚法第六十一条第二款",
        "民事诉讼法第九十条",
        "民事诉讼法第九十一条",
        "民事诉讼法第九十五条",
    ),
    "the_day_of_filing_is_that_of_approval": (
        "行政处罚法第五十四条第二款",
        "行政处罚法第七十六条第二款",
        "行政处罚法第六十条",
    ),
    "the_decision_comes_within_its_term": (
        "行政处罚法第六十条",
        "住房和城乡建设行政处罚程序规定（不计入办案期限的时间，条号未见，凭记忆，待法制机构确认）",
    ),
    "the_decision_is_one_of_those_the_law_knows": (
        "行政处罚法第五十七条第一款",
        "行政处罚法第四十条",
    ),
    "the_decision_is_sealed_before_it_is_delivered": ("行政处罚法第五十九条第二款",),
    "the_decision_paper_states_the_six_items": (
        "行政处罚法第五十九条第一款",
        "行政处罚法第五十九条",
        "行政处罚法第三十八条第二款",
    ),
    "the_discussion_follows_what_the_party_said": (
        "行政处罚法第五十七条第二款",
        "行政处罚法第四十五条第一款",
        "行政处罚法第六十五条",
    ),
    "the_discussion_is_recorded_whole": ("行政处罚法第五十七条第二款",),
    "the_file_is_whole_when_it_is_archived": (
        "行政处罚法第四十七条",
        "行政处罚案卷评查标准（摘录）",
    ),
    "the_investigation_ends_with_records": (
        "行政处罚法第五十五条第二款",
        "行政处罚法第四十六条",
    ),
    "the_investigation_goes_on_while_recusal_is_asked": (
        "行政处罚法第四十三条第二款",
        "行政处罚法第四十三条第三款",
    ),
    "the_leader_s_opinion_comes_first": (
        "行政处罚法第五十四条第二款",
        "行政处罚法第二十二条",
        "行政处罚法第五十六条",
        "行政处罚法第四十三条第三款",
        "行政处罚法第五十七条第一款",
        "住房和城乡建设行政处罚程序规定（延长办案期限，条号未见，凭记忆，待法制机构确认）",
        "住房和城乡建设行政处罚程序规定（不计入办案期限的时间，条号未见，凭记忆，待法制机构确认）",
        "住房和城乡建设行政处罚程序规定（中止调查，条号未见，凭记忆，待法制机构确认）",
    ),
    "the_notice_gives_the_whole_time": (
        "行政处罚法第四十四条",
        "行政处罚法第四十五条第一款",
        "行政处罚法第六十四条第（一）项",
    ),
    "the_notice_states_what_the_party_must_know": (
        "行政处罚法第四十四条",
        "行政处罚法第六十二条",
    ),
    "the_record_is_complete": (
        "行政处罚法第五十五条第二款",
        "行政处罚法第四十六条",
        "行政处罚法第五十五条第一款",
        "住房和城乡建设行政处罚程序规定第十一条第二款",
    ),
    "the_record_is_signed_or_the_refusal_noted": (
        "行政处罚法第五十五条第二款",
        "行政处罚法第四十六条",
    ),
    "the_report_states_what_was_found": (
        "行政处罚法第五十七条第一款",
        "行政处罚法第五十四条第一款",
    ),
    "the_review_answers_its_nine_points": ("国办发〔2018〕118号（凭记忆，待法制机构确认）",),
    "the_review_is_given_in_time": ("国办发〔2018〕118号（凭记忆，待法制机构确认）",),
    "the_reviewer_is_appointed_and_no_handler": ("国办发〔2018〕118号（凭记忆，待法制机构确认）",),
    "the_tiers_fit_the_statute": (
        "行政处罚法第三十四条",
        "国办发〔2022〕27号（凭记忆，待法制机构确认）",
    ),
    "the_time_to_ask_for_a_hearing_has_run": (
        "行政处罚法第六十四条第（一）项",
        "行政处罚法第六十三条第一款",
    ),
    "the_time_to_speak_has_run": (
        "行政处罚法第四十四条",
        "行政处罚法第四十五条第一款",
        "行政处罚法第六十二条",
    ),
    "unlawful_gains_are_taken_whole": ("行政处罚法第二十八条第二款",),
    "verification_is_extended_by_a_head_in_time": (
        "住房和城乡建设行政处罚程序规定（线索核查，第十五条，凭记忆，待法制机构确认）",
        "行政处罚法第五十四条第二款",
    ),
    "what_a_device_recorded_is_reviewed": ("行政处罚法第四十一条",),
    "what_makes_review_due_is_answered": ("行政处罚法第五十八条第一款",),
    "whether_the_case_is_grave_is_answered": ("行政处罚法第五十七条第二款",),
    "confiscated_goods_have_a_value": ("行政处罚法第六十三条第一款第（二）项",),
    "the_party_is_told_first": ("行政处罚法第四十四条", "行政处罚法第四十五条第一款"),
    "the_publication_follows_the_decision": ("行政处罚法第四十八条第一款",),
}
