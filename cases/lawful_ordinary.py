"""What the law asks at each step of the ordinary procedure: the rules of `enforcement/rules`, bundled by step."""

from __future__ import annotations

from cases.lawful import ENTRY, TEAM, TITLE
from enforcement.rules import (
    approvals,
    authority,
    benchmark,
    decision,
    delivery,
    dialogue,
    discussion,
    evidence,
    filing,
    fine_bases,
    fines,
    hearing,
    investigation,
    limitation,
    notice,
    papers,
    proof,
    records,
    recusal,
    remedies,
    review,
    terms,
    track,
    versions,
    volume,
    waivers,
)

# Opinions and approvals: who may give them. A head's approval is asked where it is given or relied on.
OPINION = (
    approvals.nobody_approves_what_he_submitted,
    approvals.the_leader_s_opinion_comes_first,
    approvals.a_refusal_is_reasoned,
)
APPROVED = (*OPINION, approvals.a_head_of_the_authority_approves)
INVESTIGATES = (
    *TEAM,
    *ENTRY,
    terms.a_suspended_case_stands_still,
    recusal.the_investigation_goes_on_while_recusal_is_asked,
)
# The amount: kind, range, top, bottom, benchmark, other clauses, earlier fines, what is confiscated.
AMOUNT = (
    fines.the_penalty_is_of_a_lawful_kind,
    fines.the_fine_is_inside_the_statutory_range,
    fine_bases.the_base_of_a_computed_fine_is_proved,
    fines.the_highest_fine_is_justified,
    fines.lenient_causes_show_in_the_amount,
    benchmark.the_benchmark_is_published_and_in_force,
    benchmark.leaving_the_benchmark_is_reasoned_and_approved,
    fines.the_clause_with_the_higher_fine_is_used,
    fines.a_clause_of_higher_rank_is_pointed_out,
    fines.one_act_is_fined_once,
    evidence.unlawful_gains_are_taken_whole,
    decision.a_daily_fine_follows_a_fine_an_order_and_a_recheck,
    decision.a_heavier_penalty_in_an_emergency_names_its_document,
    versions.the_law_of_then_or_the_milder_one_is_applied,
)
# Whether to punish at all.
LENIENCY = (
    waivers.those_not_answerable_are_not_punished,
    waivers.minor_corrected_harmless_acts_are_not_punished,
    waivers.a_first_offence_may_be_waived,
    waivers.limited_capacity_may_be_lightened,
    dialogue.correction_claimed_is_shown,
)
PROOF = (
    proof.evidence_is_of_a_lawful_kind,
    investigation.each_element_is_proved,
    evidence.what_a_device_recorded_is_reviewed,
    evidence.evidence_kept_in_advance_is_settled_in_time,
)
CORRECTION = (dialogue.correction_is_ordered, dialogue.refusal_to_correct_is_proved_first)
LET_OFF = (
    waivers.the_ground_for_not_punishing_is_met,
    limitation.too_late_is_truly_too_late,
    waivers.the_list_is_not_exhaustive,
)

AT_VERIFY = (
    *TEAM,
    *ENTRY,
    filing.a_clue_is_verified_in_time,
    filing.verification_is_extended_by_a_head_in_time,
    filing.a_named_reporter_is_answered,
)
AT_SUBMIT_FILING = (*TITLE, *ENTRY, filing.a_case_is_filed_on_its_conditions, limitation.the_act_is_not_too_old)
AT_LEADER_OPINION = (*ENTRY, *OPINION)
AT_FILE = (*AT_SUBMIT_FILING, *APPROVED, filing.the_day_of_filing_is_that_of_approval)
AT_NOT_FILE = (*ENTRY, *APPROVED, filing.not_filing_is_reasoned, filing.a_matter_of_others_is_referred)
AT_RECORD = (
    *INVESTIGATES,
    investigation.the_record_is_complete,
    investigation.the_record_is_signed_or_the_refusal_noted,
)
AT_SAMPLE = (*INVESTIGATES, evidence.a_sample_is_listed_and_signed)
AT_KEEP_EVIDENCE = (*INVESTIGATES, evidence.evidence_is_kept_in_advance_with_approval)
AT_SETTLE_EVIDENCE = (*INVESTIGATES, evidence.evidence_kept_in_advance_is_settled_in_time)
AT_END_INVESTIGATION = (
    *INVESTIGATES,
    *PROOF,
    investigation.the_investigation_ends_with_records,
    investigation.the_report_states_what_was_found,
    proof.the_identity_number_is_checked,
)
AT_PROPOSE = (
    *TITLE,
    *ENTRY,
    *PROOF,
    *CORRECTION,
    *LENIENCY,
    *LET_OFF,
    *AMOUNT,
    terms.a_suspended_case_stands_still,
    decision.the_decision_is_one_of_those_the_law_knows,
    limitation.the_act_is_not_too_old,
    review.what_makes_review_due_is_answered,
    discussion.whether_the_case_is_grave_is_answered,
)
AT_APPROVE_PROPOSAL = (
    *ENTRY,
    *APPROVED,
    terms.a_suspended_case_stands_still,
    investigation.each_element_is_proved,
    decision.the_decision_is_one_of_those_the_law_knows,
    fines.the_fine_is_inside_the_statutory_range,
)
AT_NOTIFY = (
    *ENTRY,
    fines.the_fine_is_inside_the_statutory_range,
    terms.a_suspended_case_stands_still,
    notice.the_notice_states_what_the_party_must_know,
    notice.the_notice_gives_the_whole_time,
    hearing.a_hearing_is_offered_where_due,
)
RECEIPT = (
    delivery.a_refused_signature_is_noted,
    delivery.the_day_of_delivery_is_stated,
    delivery.the_recipient_may_receive,
    delivery.leaving_the_paper_is_witnessed_and_recorded,
)
AT_DELIVER_NOTICE = (*TEAM, *ENTRY, *RECEIPT)
AT_STATEMENT = (*TEAM, *ENTRY, notice.a_statement_is_examined_again)
AT_HEARING_REQUEST = (*ENTRY, hearing.a_request_for_a_hearing_has_its_day)
AT_REQUEST_REVIEW = (*ENTRY, notice.the_time_to_speak_has_run, notice.a_statement_is_examined_again)
AT_REVIEW = (
    *ENTRY,
    review.the_reviewer_is_appointed_and_no_handler,
    review.a_new_reviewer_passed_the_exam,
    review.the_review_answers_its_nine_points,
    review.the_review_is_given_in_time,
)
AT_DISCUSS = (
    *ENTRY,
    notice.the_time_to_speak_has_run,
    discussion.the_discussion_is_recorded_whole,
    discussion.only_heads_discuss,
    discussion.the_discussion_follows_what_the_party_said,
)
# What stands between the file and any decision of the ordinary procedure.
AT_ANY_DECISION = (
    *TITLE,
    *ENTRY,
    *APPROVED,
    decision.the_decision_is_one_of_those_the_law_knows,
    terms.the_decision_comes_within_its_term,
    terms.a_suspended_case_stands_still,
    recusal.recusal_is_decided_before_the_case,
    review.what_makes_review_due_is_answered,
    review.a_case_due_for_review_has_passed_it,
    discussion.whether_the_case_is_grave_is_answered,
    discussion.a_grave_case_is_decided_together,
    notice.a_statement_is_examined_again,
    dialogue.correction_claimed_is_shown,
    evidence.evidence_kept_in_advance_is_settled_in_time,
    track.what_is_not_built_goes_on_paper,
)
AT_PUNISH = tuple(
    dict.fromkeys(
        (
            *AT_ANY_DECISION,
            *PROOF,
            *CORRECTION,
            *LENIENCY,
            *AMOUNT,
            limitation.the_act_is_not_too_old,
            proof.the_identity_number_is_checked,
            notice.the_notice_states_what_the_party_must_know,
            notice.no_decision_before_the_notice_is_delivered,
            notice.the_notice_gives_the_whole_time,
            notice.the_time_to_speak_has_run,
            notice.speaking_up_makes_nothing_worse,
            hearing.a_hearing_is_offered_where_due,
            hearing.the_time_to_ask_for_a_hearing_has_run,
            hearing.a_hearing_asked_for_is_held_first,
            hearing.a_heard_case_is_reviewed,
        )
    )
)
AT_LET_OFF = (*AT_ANY_DECISION, *LET_OFF, proof.evidence_is_of_a_lawful_kind, waivers.whoever_is_let_off_is_educated)
AT_DISMISS = (
    *ENTRY,
    *APPROVED,
    decision.the_decision_is_one_of_those_the_law_knows,
    evidence.evidence_kept_in_advance_is_settled_in_time,
)
AT_REFER = (*ENTRY, *APPROVED, filing.a_matter_of_others_is_referred)
# Asked of the finished paper, beside what every paper is asked.
OF_DECISION_PAPER = (
    decision.the_decision_paper_states_the_six_items,
    authority.the_paper_bears_the_authority_s_name,
    papers.the_rate_of_the_late_fee_is_told,
    remedies.both_remedies_are_offered,
    remedies.the_days_for_remedies_are_true,
    remedies.the_reconsideration_body_is_named,
)
AT_DELIVER_DECISION = (
    *TEAM,
    *ENTRY,
    *RECEIPT,
    decision.the_decision_is_sealed_before_it_is_delivered,
    delivery.delivery_follows_the_decision_in_time,
)
AT_EXTEND = (
    *ENTRY,
    approvals.nobody_approves_what_he_submitted,
    terms.an_extension_is_granted_before_the_end,
    terms.an_extension_is_decided_by_whom_it_must,
)
AT_EXCLUDE_DAYS = (*ENTRY, terms.excluded_days_have_a_ground_and_a_paper)
AT_SUSPEND = (*ENTRY, approvals.nobody_approves_what_he_submitted, terms.a_suspension_has_a_cause_and_a_head)
AT_RESUME = (*ENTRY, terms.a_suspension_has_a_cause_and_a_head)
AT_RECUSE = (*ENTRY, recusal.recusal_is_decided_by_a_head)
AT_CLOSE = (*ENTRY, *APPROVED, records.a_case_is_closed_when_all_is_done, track.what_is_not_built_goes_on_paper)
AT_ARCHIVE = (volume.an_ordinary_case_has_a_volume_of_its_own, volume.the_file_is_whole_when_it_is_archived)

# Bundles whose steps are not in the table yet; a bundle leaves this list with its step.
WAITING = (
    *AT_VERIFY,
    *AT_FILE,
    *AT_NOT_FILE,
    *AT_RECORD,
    *AT_SAMPLE,
    *AT_KEEP_EVIDENCE,
    *AT_SETTLE_EVIDENCE,
    *AT_END_INVESTIGATION,
    *AT_PROPOSE,
    *AT_APPROVE_PROPOSAL,
    *AT_NOTIFY,
    *AT_HEARING_REQUEST,
    *AT_REVIEW,
    *AT_DISCUSS,
    *AT_PUNISH,
    *AT_LET_OFF,
    *OF_DECISION_PAPER,
    *AT_DELIVER_DECISION,
    *AT_EXTEND,
    *AT_EXCLUDE_DAYS,
    *AT_SUSPEND,
    *AT_RECUSE,
    *AT_ARCHIVE,
)
