"""What the law asks at the steps of the ordinary procedure."""

from __future__ import annotations

from cases.lawful.simple import ENTRY, PLACE, TEAM, TITLE
from enforcement.rules.approvals import (
    a_head_of_the_authority_approves,
    a_refusal_is_reasoned,
    nobody_approves_what_he_submitted,
    the_leader_s_opinion_comes_first,
)
from enforcement.rules.benchmark import (
    leaving_the_benchmark_is_reasoned_and_approved,
    the_benchmark_is_published_and_in_force,
)
from enforcement.rules.decision import the_decision_is_one_of_those_the_law_knows
from enforcement.rules.dialogue import (
    correction_claimed_is_shown,
    correction_is_ordered,
    refusal_to_correct_is_proved_first,
)
from enforcement.rules.disclosure import a_decision_is_published_in_time
from enforcement.rules.discussion import (
    a_grave_case_is_decided_together,
    only_heads_discuss,
    the_discussion_follows_what_the_party_said,
    the_discussion_is_recorded_whole,
    whether_the_case_is_grave_is_answered,
)
from enforcement.rules.evidence import unlawful_gains_are_taken_whole
from enforcement.rules.filing import (
    a_case_is_filed_on_its_conditions,
    a_clue_is_verified_in_time,
    a_named_reporter_is_answered,
    not_filing_is_reasoned,
    the_day_of_filing_is_that_of_approval,
    verification_is_extended_by_a_head_in_time,
)
from enforcement.rules.fine_bases import the_base_of_a_computed_fine_is_proved
from enforcement.rules.fines import (
    a_clause_of_higher_rank_is_pointed_out,
    lenient_causes_show_in_the_amount,
    one_act_is_fined_once,
    the_clause_with_the_higher_fine_is_used,
    the_fine_is_inside_the_statutory_range,
    the_highest_fine_is_justified,
    the_penalty_is_of_a_lawful_kind,
)
from enforcement.rules.hearing import (
    a_hearing_asked_for_is_held_first,
    a_hearing_is_offered_where_due,
    a_request_for_a_hearing_has_its_day,
    confiscated_goods_have_a_value,
    the_time_to_ask_for_a_hearing_has_run,
)
from enforcement.rules.investigation import (
    each_element_is_proved,
    the_investigation_ends_with_records,
    the_record_is_complete,
    the_record_is_signed_or_the_refusal_noted,
    the_report_states_what_was_found,
)
from enforcement.rules.limitation import the_act_is_not_too_old, too_late_is_truly_too_late
from enforcement.rules.notice import (
    a_statement_is_examined_again,
    no_decision_before_the_notice_is_delivered,
    speaking_up_makes_nothing_worse,
    the_notice_gives_the_whole_time,
    the_notice_states_what_the_party_must_know,
    the_party_is_told_first,
    the_time_to_speak_has_run,
)
from enforcement.rules.proof import evidence_is_of_a_lawful_kind, the_identity_number_is_checked
from enforcement.rules.records import a_case_is_closed_when_all_is_done, the_publication_follows_the_decision
from enforcement.rules.recusal import (
    recusal_is_decided_before_the_case,
    the_investigation_goes_on_while_recusal_is_asked,
)
from enforcement.rules.review import (
    a_case_due_for_review_has_passed_it,
    a_new_reviewer_passed_the_exam,
    the_review_answers_its_nine_points,
    the_review_is_given_in_time,
    the_reviewer_is_appointed_and_no_handler,
    what_makes_review_due_is_answered,
)
from enforcement.rules.terms import (
    a_suspended_case_stands_still,
    a_suspension_has_a_cause_and_a_head,
    an_extension_is_decided_by_whom_it_must,
    an_extension_is_granted_before_the_end,
    excluded_days_have_a_ground_and_a_paper,
    the_decision_comes_within_its_term,
)
from enforcement.rules.track import what_is_not_built_goes_on_paper
from enforcement.rules.versions import the_law_of_then_or_the_milder_one_is_applied
from enforcement.rules.volume import an_ordinary_case_has_a_volume_of_its_own, the_file_is_whole_when_it_is_archived
from enforcement.rules.waiver_lists import (
    a_listed_lighter_penalty_is_given_or_explained,
    the_waiver_list_is_looked_at,
)
from enforcement.rules.waivers import (
    a_first_offence_may_be_waived,
    limited_capacity_may_be_lightened,
    minor_corrected_harmless_acts_are_not_punished,
    the_ground_for_not_punishing_is_met,
    the_list_is_not_exhaustive,
    those_not_answerable_are_not_punished,
    whoever_is_let_off_is_educated,
)

# Whatever the head decides: that he is one, that he did not ask for it himself, why he refuses.
APPROVAL = (a_head_of_the_authority_approves, nobody_approves_what_he_submitted, a_refusal_is_reasoned)
# Every step that moves the case on; a suspended case stands still.
MOVES = (*ENTRY, a_suspended_case_stands_still)
# What a punishment must keep to whenever it is proposed, told, reviewed or decided.
AMOUNT = (
    the_penalty_is_of_a_lawful_kind,
    the_fine_is_inside_the_statutory_range,
    the_base_of_a_computed_fine_is_proved,
    the_highest_fine_is_justified,
    lenient_causes_show_in_the_amount,
    the_clause_with_the_higher_fine_is_used,
    a_clause_of_higher_rank_is_pointed_out,
    one_act_is_fined_once,
    refusal_to_correct_is_proved_first,
    unlawful_gains_are_taken_whole,
    confiscated_goods_have_a_value,
    the_benchmark_is_published_and_in_force,
    the_law_of_then_or_the_milder_one_is_applied,
)
LENIENCY = (
    those_not_answerable_are_not_punished,
    minor_corrected_harmless_acts_are_not_punished,
    a_first_offence_may_be_waived,
    limited_capacity_may_be_lightened,
    the_ground_for_not_punishing_is_met,
    too_late_is_truly_too_late,
    the_list_is_not_exhaustive,
    a_listed_lighter_penalty_is_given_or_explained,
    the_waiver_list_is_looked_at,
)
# What must be answered before anybody can say whether review or discussion is due.
ASKED = (what_makes_review_due_is_answered, whether_the_case_is_grave_is_answered)
PROVED = (evidence_is_of_a_lawful_kind, each_element_is_proved, correction_is_ordered, correction_claimed_is_shown)
AT_REGISTER = (*TEAM, *TITLE, *ENTRY, the_identity_number_is_checked)
AT_EXTEND_VERIFICATION = (*ENTRY, *APPROVAL, verification_is_extended_by_a_head_in_time)
AT_FIELD_RECORD = (
    *TEAM,
    *MOVES,
    the_record_is_complete,
    the_record_is_signed_or_the_refusal_noted,
    the_investigation_goes_on_while_recusal_is_asked,
)
AT_PROVE = (*MOVES,)
AT_SUBMIT_FILING = (
    *TEAM,
    *TITLE,
    *ENTRY,
    a_clue_is_verified_in_time,
    a_case_is_filed_on_its_conditions,
    the_act_is_not_too_old,
)
AT_OPINE = (*MOVES,)
AT_FILE = (
    *PLACE,
    *TITLE,
    *ENTRY,
    *APPROVAL,
    the_leader_s_opinion_comes_first,
    a_case_is_filed_on_its_conditions,
    the_day_of_filing_is_that_of_approval,
    the_act_is_not_too_old,
    what_is_not_built_goes_on_paper,
)
AT_DECLINE = (*ENTRY, *APPROVAL, not_filing_is_reasoned)
AT_INFORM = (*ENTRY, a_named_reporter_is_answered)
AT_END_INVESTIGATION = (
    *PLACE,
    *TEAM,
    *MOVES,
    *PROVED,
    the_investigation_ends_with_records,
    the_report_states_what_was_found,
    *ASKED,
    *AMOUNT,
    *LENIENCY,
    the_investigation_goes_on_while_recusal_is_asked,
)
AT_APPROVE_PROPOSAL = (
    *MOVES,
    *APPROVAL,
    the_leader_s_opinion_comes_first,
    *AMOUNT,
    leaving_the_benchmark_is_reasoned_and_approved,
    *LENIENCY,
)
AT_NOTIFY = (*PLACE, *TEAM, *TITLE, *MOVES, *AMOUNT, a_hearing_is_offered_where_due)
AT_STATE = (*TEAM, *MOVES, a_statement_is_examined_again)
AT_REQUEST_HEARING = (*ENTRY, a_request_for_a_hearing_has_its_day)
AT_WITHDRAW_HEARING = (*ENTRY,)
AT_SUPPLEMENT = (*MOVES,)
# Whoever reviews or discusses a penalty knows what the party had to say to it.
HEARD = (the_party_is_told_first, the_time_to_speak_has_run, a_statement_is_examined_again)
AT_ASK_REVIEW = (*MOVES, *ASKED, *HEARD)
AT_REVIEW = (
    *MOVES,
    *HEARD,
    a_new_reviewer_passed_the_exam,
    the_reviewer_is_appointed_and_no_handler,
    the_review_answers_its_nine_points,
    the_review_is_given_in_time,
)
AT_DISCUSS = (
    *MOVES,
    only_heads_discuss,
    the_discussion_is_recorded_whole,
    the_discussion_follows_what_the_party_said,
    *HEARD,
)
CONCLUDES = (
    *PLACE,
    *MOVES,
    *APPROVAL,
    the_decision_is_one_of_those_the_law_knows,
    a_case_due_for_review_has_passed_it,
    a_grave_case_is_decided_together,
    the_discussion_follows_what_the_party_said,
    recusal_is_decided_before_the_case,
    the_decision_comes_within_its_term,
    what_is_not_built_goes_on_paper,
)
AT_PUNISH = (
    *TEAM,
    *TITLE,
    the_act_is_not_too_old,
    the_identity_number_is_checked,
    *PROVED,
    no_decision_before_the_notice_is_delivered,
    the_notice_states_what_the_party_must_know,
    the_notice_gives_the_whole_time,
    a_hearing_is_offered_where_due,
    the_time_to_speak_has_run,
    the_time_to_ask_for_a_hearing_has_run,
    a_hearing_asked_for_is_held_first,
    a_statement_is_examined_again,
    speaking_up_makes_nothing_worse,
    *ASKED,
    *AMOUNT,
    leaving_the_benchmark_is_reasoned_and_approved,
    *LENIENCY,
    *CONCLUDES,
)
AT_SPARE = (
    *TEAM,
    *TITLE,
    evidence_is_of_a_lawful_kind,
    correction_claimed_is_shown,
    *ASKED,
    *LENIENCY,
    whoever_is_let_off_is_educated,
    *CONCLUDES,
)
AT_EXTEND = (
    *MOVES,
    *APPROVAL,
    an_extension_is_granted_before_the_end,
    an_extension_is_decided_by_whom_it_must,
)
AT_EXCLUDE_TIME = (*ENTRY, *APPROVAL, excluded_days_have_a_ground_and_a_paper)
AT_SUSPEND = (*MOVES, *APPROVAL, a_suspension_has_a_cause_and_a_head)
AT_RESUME = (*ENTRY, *APPROVAL)
AT_PUBLISH = (*ENTRY, the_publication_follows_the_decision, a_decision_is_published_in_time)
AT_DISMISS = (*ENTRY, *APPROVAL, the_decision_is_one_of_those_the_law_knows, too_late_is_truly_too_late)
AT_HAND_OVER = (*TEAM, *ENTRY)
AT_CLOSE_CASE = (*ENTRY, *APPROVAL, a_case_is_closed_when_all_is_done, what_is_not_built_goes_on_paper)
AT_BIND = (an_ordinary_case_has_a_volume_of_its_own, the_file_is_whole_when_it_is_archived)
