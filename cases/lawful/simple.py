"""What the law asks at the steps of the simple procedure, and at those both procedures share."""

from __future__ import annotations

from enforcement.rules.authority import (
    the_entrustment_is_in_force,
    the_place_is_in_the_area,
    the_power_is_held_that_day,
)
from enforcement.rules.collection import (
    cash_is_taken_only_on_a_ground,
    cash_reaches_the_bank_in_time,
    payment_is_put_off_lawfully,
    payments_are_whole_and_true,
    the_cash_is_the_fine,
    the_treasury_s_receipt_is_given,
)
from enforcement.rules.decision import the_decision_is_sealed_before_it_is_delivered
from enforcement.rules.delivery import (
    a_refused_signature_is_noted,
    delivery_follows_the_decision_in_time,
    leaving_the_paper_is_witnessed_and_recorded,
    other_ways_of_delivery_go_on_paper,
    the_day_of_delivery_is_stated,
    the_recipient_may_receive,
)
from enforcement.rules.dialogue import (
    correction_claimed_is_shown,
    correction_is_ordered,
    refusal_to_correct_is_proved_first,
    the_party_is_heard_and_answered,
)
from enforcement.rules.fines import (
    lenient_causes_show_in_the_amount,
    one_act_is_fined_once,
    the_clause_with_the_higher_fine_is_used,
    the_fine_is_inside_the_statutory_range,
    the_highest_fine_is_justified,
    the_penalty_is_of_a_lawful_kind,
)
from enforcement.rules.late_fees import the_late_fee_is_due_and_right
from enforcement.rules.limitation import the_act_is_not_too_old
from enforcement.rules.local_keys import what_the_law_leaves_to_the_place_is_set
from enforcement.rules.officers import (
    auxiliaries_never_enforce,
    certificates_are_shown,
    conduct_is_checked,
    every_officer_holds_a_valid_certificate,
    interested_persons_stay_away,
    rights_are_told,
    two_qualified_officers_act,
    uniform_is_worn_by_officers_only,
)
from enforcement.rules.proof import evidence_is_of_a_lawful_kind, the_identity_number_is_checked
from enforcement.rules.records import (
    a_case_is_closed_when_all_is_done,
    a_finished_record_is_not_edited,
    a_simple_volume_is_not_overfull,
    acts_are_entered_in_order_and_in_time,
    the_decision_is_reported_in_time,
)
from enforcement.rules.track import (
    only_small_fines_or_warnings_on_the_spot,
    the_facts_are_established,
    the_sole_trader_figure_is_local,
    what_is_not_built_goes_on_paper,
)
from enforcement.rules.versions import the_law_of_then_or_the_milder_one_is_applied
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

# What must be set before a case is opened or decided.
PLACE = (what_the_law_leaves_to_the_place_is_set,)
TEAM = (
    two_qualified_officers_act,
    every_officer_holds_a_valid_certificate,
    auxiliaries_never_enforce,
    interested_persons_stay_away,
)
ON_SITE = (certificates_are_shown, uniform_is_worn_by_officers_only, conduct_is_checked)
TITLE = (the_entrustment_is_in_force, the_power_is_held_that_day, the_place_is_in_the_area)
ENTRY = (a_finished_record_is_not_edited, acts_are_entered_in_order_and_in_time)
AT_OPEN = (*PLACE, *TEAM, *ON_SITE, *TITLE, *ENTRY, the_act_is_not_too_old, the_identity_number_is_checked)
AT_ADD_EVIDENCE = (*ENTRY, evidence_is_of_a_lawful_kind)
AT_EXCLUDE_EVIDENCE = (*ENTRY,)
AT_ORDER_CORRECTION = (*TEAM, *ENTRY, correction_is_ordered)
AT_RECHECK = (*TEAM, *ENTRY)
AT_HEAR = (*TEAM, *ON_SITE, *ENTRY, rights_are_told, the_party_is_heard_and_answered)
AT_DECIDE = (
    *PLACE,
    *TEAM,
    *ON_SITE,
    *TITLE,
    *ENTRY,
    the_facts_are_established,
    the_act_is_not_too_old,
    the_identity_number_is_checked,
    evidence_is_of_a_lawful_kind,
    rights_are_told,
    the_party_is_heard_and_answered,
    correction_is_ordered,
    correction_claimed_is_shown,
    refusal_to_correct_is_proved_first,
    only_small_fines_or_warnings_on_the_spot,
    the_sole_trader_figure_is_local,
    the_penalty_is_of_a_lawful_kind,
    the_fine_is_inside_the_statutory_range,
    the_highest_fine_is_justified,
    lenient_causes_show_in_the_amount,
    the_clause_with_the_higher_fine_is_used,
    one_act_is_fined_once,
    those_not_answerable_are_not_punished,
    minor_corrected_harmless_acts_are_not_punished,
    a_first_offence_may_be_waived,
    a_listed_lighter_penalty_is_given_or_explained,
    the_waiver_list_is_looked_at,
    limited_capacity_may_be_lightened,
    the_law_of_then_or_the_milder_one_is_applied,
    what_is_not_built_goes_on_paper,
)
AT_NOT_PUNISH = (
    *PLACE,
    *TEAM,
    *TITLE,
    *ENTRY,
    the_facts_are_established,
    evidence_is_of_a_lawful_kind,
    the_party_is_heard_and_answered,
    correction_claimed_is_shown,
    the_ground_for_not_punishing_is_met,
    the_list_is_not_exhaustive,
    the_waiver_list_is_looked_at,
    whoever_is_let_off_is_educated,
    what_is_not_built_goes_on_paper,
)
AT_CONVERT = (*ENTRY,)
AT_DELIVER = (
    *TEAM,
    *ENTRY,
    a_refused_signature_is_noted,
    the_day_of_delivery_is_stated,
    other_ways_of_delivery_go_on_paper,
    delivery_follows_the_decision_in_time,
    the_recipient_may_receive,
    leaving_the_paper_is_witnessed_and_recorded,
    the_decision_is_sealed_before_it_is_delivered,
)
AT_REPORT = (*ENTRY, the_decision_is_reported_in_time)
AT_COLLECT_CASH = (
    *TEAM,
    *ENTRY,
    cash_is_taken_only_on_a_ground,
    the_cash_is_the_fine,
    the_treasury_s_receipt_is_given,
)
AT_HAND_IN_CASH = (*ENTRY, cash_reaches_the_bank_in_time)
AT_BANK_CASH = (*ENTRY, cash_reaches_the_bank_in_time)
AT_RECORD_PAYMENT = (*ENTRY, payments_are_whole_and_true)
AT_DEFER_PAYMENT = (*ENTRY, payment_is_put_off_lawfully)
AT_SETTLE_LATE_FEE = (the_late_fee_is_due_and_right,)
AT_EDUCATE = (*ENTRY,)
AT_CORRECT_PAPER = (*ENTRY,)
AT_FLAG = (*ENTRY,)
AT_SETTLE = (*ENTRY,)
AT_CLOSE = (*ENTRY, a_case_is_closed_when_all_is_done, what_is_not_built_goes_on_paper)
AT_ARCHIVE = (a_simple_volume_is_not_overfull,)
