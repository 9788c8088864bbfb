"""The articles cited by the rules on what follows a decision, read against the texts of the law."""

from __future__ import annotations

BASIS: dict[str, tuple[str, ...]] = {
    "a_complaint_is_examined_and_an_error_mended": ("行政处罚法第七十五条第二款",),
    "a_decision_is_published_in_time": (
        "行政处罚法第四十八条第一款",
        "住房和城乡建设行政处罚程序规定第十条第一款",
        "政府信息公开条例第二十六条",
        "城市综合执法领域基层政务公开标准目录（摘录）",
    ),
    "a_display_ends_after_its_longest_time": (
        "信用修复管理办法（公示期，摘录，条号未见）",
        "失信行为纠正后的信用信息修复管理办法（试行）（公示期，摘录，条号未见）",
    ),
    "a_display_starts_in_time": ("国务院关于行政处罚信息“双公示”的文件（摘录，文号未见，待法制机构确认）",),
    "a_group_of_two_prepares_the_transfer": ("行政执法机关移送涉嫌犯罪案件的规定第五条第一款",),
    "a_new_decision_is_not_the_old_one": (
        "行政复议法第六十四条第二款",
        "行政诉讼法第七十一条",
    ),
    "a_refusal_of_the_police_is_contested_in_time": (
        "行政执法机关移送涉嫌犯罪案件的规定第九条第一款",
        "行政执法机关移送涉嫌犯罪案件的规定第九条第二款",
    ),
    "a_stay_has_its_ground_and_paper": (
        "行政处罚法第七十三条第一款",
        "行政复议法第四十二条",
        "行政诉讼法第五十六条第一款",
    ),
    "a_suspected_crime_is_not_punished_instead": (
        "行政处罚法第二十七条第一款",
        "行政执法机关移送涉嫌犯罪案件的规定第十一条第一款",
        "行政执法机关移送涉嫌犯罪案件的规定第三条第一款",
        "行政执法机关移送涉嫌犯罪案件的规定第十条",
        "行政处罚法第三十五条第二款",
    ),
    "a_work_order_counts_once_as_its_strongest_act": (
        "建办督〔2025〕12号三（四）",
        "建办督〔2025〕12号三（五）",
    ),
    "an_application_through_us_is_passed_on": ("行政复议法第三十二条",),
    "an_approved_transfer_goes_out_within_a_day": (
        "行政执法机关移送涉嫌犯罪案件的规定第五条第二款",
        "行政执法机关移送涉嫌犯罪案件的规定第七条",
    ),
    "an_earlier_fine_is_set_off": (
        "行政处罚法第三十五条第二款",
        "行政执法机关移送涉嫌犯罪案件的规定第十一条第三款",
    ),
    "an_exported_row_is_whole": ("发改办财金〔2018〕424号（数据标准，凭记忆，待法制机构确认）",),
    "earlier_penalties_keep_running": ("行政执法机关移送涉嫌犯罪案件的规定第十一条第二款",),
    "goods_follow_the_case_to_the_police": ("行政执法机关移送涉嫌犯罪案件的规定第十二条",),
    "minor_matters_are_not_displayed": ("信用修复管理办法（公示期，摘录，条号未见）",),
    "no_case_is_held_back_for_the_shares": (
        "行政处罚法第五十四条第二款",
        "建办督〔2025〕12号三（四）",
    ),
    "no_minor_is_made_known": (
        "未成年人保护法（凭记忆，待法制机构确认）",
        "个人信息保护法第二十八条第一款",
        "个人信息保护法第三十一条",
    ),
    "nothing_is_enforced_while_it_is_stayed": (
        "行政处罚法第七十三条第一款",
        "行政复议法第四十二条",
        "行政诉讼法第五十六条第一款",
    ),
    "our_reply_comes_in_time_with_the_evidence": (
        "行政复议法第四十八条",
        "行政复议法第五十四条第一款",
        "行政复议法第七十条",
        "行政诉讼法第六十七条第一款",
        "行政诉讼法第三十四条第二款",
    ),
    "repair_waits_for_the_shortest_display": (
        "信用修复管理办法（公示期，摘录，条号未见）",
        "失信行为纠正后的信用信息修复管理办法（试行）（公示期，摘录，条号未见）",
    ),
    "the_chief_decides_on_the_transfer": ("行政执法机关移送涉嫌犯罪案件的规定第五条第二款",),
    "the_class_follows_the_penalty": ("信用修复管理办法（公示期，摘录，条号未见）",),
    "the_late_fee_leaves_out_the_days_of_a_remedy": ("行政处罚法第七十三条第三款",),
    "the_public_text_betrays_nobody": (
        "行政处罚法第五十条",
        "住房和城乡建设行政处罚程序规定第十条第一款",
        "个人信息保护法第二十八条第一款",
        "政府信息公开条例第十五条",
    ),
    "the_reconsideration_body_has_its_days": (
        "行政复议法第三十条第一款",
        "行政复议法第三十条第三款",
        "行政复议法第六十二条",
        "行政诉讼法第四十五条",
    ),
    "the_transfer_carries_its_materials": ("行政执法机关移送涉嫌犯罪案件的规定第六条",),
    "the_year_is_shown_by_the_end_of_january": ("国办发〔2018〕118号（凭记忆，待法制机构确认）",),
    "what_is_shown_beforehand_is_there": (
        "行政处罚法第三十九条",
        "行政处罚法第三十四条",
        "住房和城乡建设行政处罚程序规定第八条",
        "国办发〔2018〕118号（事前公开，凭记忆，待法制机构确认）",
        "政府信息公开条例第二十条第（六）项",
        "政府信息公开条例第二十六条",
    ),
    "what_was_overturned_is_undone": (
        "行政强制法第四十一条",
        "行政处罚法第七十四条第三款",
        "行政处罚法第七十五条第二款",
    ),
    "what_was_overturned_is_withdrawn": (
        "行政处罚法第四十八条第二款",
        "住房和城乡建设行政处罚程序规定第十条第二款",
    ),
    "whoever_changed_the_decision_enforces_it": ("行政复议法第七十八条",),
}
