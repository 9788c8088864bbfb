"""What the law asks at the steps of the ordinary procedure."""

from __future__ import annotations

from cases.lawful.simple import ENTRY, TEAM, TITLE
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
from enforcement.rules.limitation import the_act_is_not_too_old
from enforcement.rules.proof import evidence_is_of_a_lawful_kind, the_identity_number_is_checked
from enforcement.rules.records import a_case_is_closed_when_all_is_done
from enforcement.rules.track import what_is_not_built_goes_on_paper
from enforcement.rules.versions import the_law_of_then_or_the_milder_one_is_applied
from enforcement.rules.waivers import (
    a_first_offence_may_be_waived,
    limited_capacity_may_be_lightened,
    minor_corrected_harmless_acts_are_not_punished,
    the_ground_for_not_punishing_is_met,
    the_list_is_not_exhaustive,
    those_not_answerable_are_not_punished,
    whoever_is_let_off_is_educated,
)

# What a punishment must keep to whenever it is proposed, told, reviewed or decided.
AMOUNT = (
    the_penalty_is_of_a_lawful_kind,
    the_fine_is_inside_the_statutory_range,
    the_highest_fine_is_justified,
    lenient_causes_show_in_the_amount,
    the_clause_with_the_higher_fine_is_used,
    one_act_is_fined_once,
    refusal_to_correct_is_proved_first,
    the_law_of_then_or_the_milder_one_is_applied,
)
LENIENCY = (
    those_not_answerable_are_not_punished,
    minor_corrected_harmless_acts_are_not_punished,
    a_first_offence_may_be_waived,
    limited_capacity_may_be_lightened,
    the_ground_for_not_punishing_is_met,
    the_list_is_not_exhaustive,
)
AT_REGISTER = (*TEAM, *TITLE, *ENTRY, the_identity_number_is_checked)
AT_EXTEND_VERIFICATION = (*ENTRY,)
AT_FIELD_RECORD = (*TEAM, *ENTRY)
AT_PROVE = (*ENTRY,)
AT_SUBMIT_FILING = (*TEAM, *TITLE, *ENTRY, the_act_is_not_too_old)
AT_OPINE = (*ENTRY,)
AT_FILE = (*TITLE, *ENTRY, the_act_is_not_too_old, what_is_not_built_goes_on_paper)
AT_DECLINE = (*ENTRY,)
AT_INFORM = (*ENTRY,)
AT_END_INVESTIGATION = (
    *TEAM,
    *ENTRY,
    evidence_is_of_a_lawful_kind,
    correction_is_ordered,
    correction_claimed_is_shown,
    *AMOUNT,
    *LENIENCY,
)
AT_APPROVE_PROPOSAL = (*ENTRY, *AMOUNT, *LENIENCY)
AT_NOTIFY = (*TEAM, *TITLE, *ENTRY, *AMOUNT)
AT_STATE = (*TEAM, *ENTRY, the_party_is_heard_and_answered)
AT_REQUEST_HEARING = (*ENTRY,)
AT_WITHDRAW_HEARING = (*ENTRY,)
AT_ASK_REVIEW = (*ENTRY,)
AT_REVIEW = (*ENTRY,)
AT_DISCUSS = (*ENTRY,)
AT_PUNISH = (
    *TEAM,
    *TITLE,
    *ENTRY,
    the_act_is_not_too_old,
    the_identity_number_is_checked,
    evidence_is_of_a_lawful_kind,
    the_party_is_heard_and_answered,
    correction_is_ordered,
    correction_claimed_is_shown,
    *AMOUNT,
    *LENIENCY,
    what_is_not_built_goes_on_paper,
)
AT_SPARE = (
    *TEAM,
    *TITLE,
    *ENTRY,
    evidence_is_of_a_lawful_kind,
    correction_claimed_is_shown,
    *LENIENCY,
    whoever_is_let_off_is_educated,
    what_is_not_built_goes_on_paper,
)
AT_EXTEND = (*ENTRY,)
AT_EXCLUDE_TIME = (*ENTRY,)
AT_SUSPEND = (*ENTRY,)
AT_RESUME = (*ENTRY,)
AT_PUBLISH = (*ENTRY,)
AT_DISMISS = (*ENTRY,)
AT_HAND_OVER = (*ENTRY,)
AT_CLOSE_CASE = (*ENTRY, a_case_is_closed_when_all_is_done, what_is_not_built_goes_on_paper)
