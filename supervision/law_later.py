"""The rules that wait in the pure layer for their step, each with the reason."""

from __future__ import annotations

# Rules that judge what this product does not carry out yet; they wait in the pure layer for their step.
LATER = {
    "a_dispute_leaves_minutes": "disputes over jurisdiction are settled on paper",
    "seizure_needs_authority": "seizure goes on paper; the fact blocks the case (step blocker)",
    "auxiliaries_do_not_outnumber_officers": "register of the force",
    "every_auxiliary_has_an_answerable_officer": "constraint: Auxiliary.responsible_officer is not null",
    "confiscated_goods_are_accounted_for": "confiscation leaves the simple procedure",
    "fines_are_never_a_target": "refused by every list and export: no such grouping exists",
    "too_late_is_truly_too_late": "the end of a clue whose act is too old",
    "a_hearing_is_announced_seven_days_before": "the hearing itself goes on paper",
    "a_hearing_is_held_as_the_law_says": "the hearing itself goes on paper",
    "electronic_delivery_was_agreed_to": "electronic delivery goes on paper (SRV-02)",
    "post_is_proved_by_its_receipt": "delivery by post goes on paper (SRV-02)",
    "an_announcement_is_the_last_way": "delivery by announcement goes on paper (SRV-02)",
    "the_day_follows_the_way": "post, electronic delivery and announcement go on paper (SRV-02)",
    "demands_are_handed_over_directly_first": "demands go on paper",
    "the_tiers_fit_the_statute": "asked when a benchmark is published",
    "reviewers_are_enough": "register of the force",
    "a_matter_of_others_is_referred": "a matter of others goes on paper; the fact blocks the case (step blocker)",
    "evidence_is_kept_in_advance_with_approval": "registration of evidence goes on paper (step blocker)",
    "evidence_kept_in_advance_is_settled_in_time": "registration of evidence goes on paper (step blocker)",
    "a_sample_is_listed_and_signed": "sampling goes on paper",
    "what_a_device_recorded_is_reviewed": "technical monitoring goes on paper",
    "recusal_is_decided_by_a_head": "recusal is decided on paper; the fact blocks the case (step blocker)",
    "a_daily_fine_follows_a_fine_an_order_and_a_recheck": "fines day by day come with the penalty screen",
    "a_heavier_penalty_in_an_emergency_names_its_document": "emergencies come with the penalty screen",
    "a_heard_case_is_reviewed": "the hearing itself goes on paper",
}
