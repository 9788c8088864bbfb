"""Which rules are asked at which place of an exchanged file: those of the steps, without what only this system cannot do."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from cases.exchange.extras import ActPart
from cases.lawful import ordinary, simple
from enforcement.rules import (
    authority,
    benchmark,
    collection,
    construction,
    construction_force,
    court_enforcement,
    credit,
    decision,
    delivery,
    delivery_ways,
    disclosure,
    discussion,
    enforcement_ends,
    evidence,
    execution,
    filing,
    force_times,
    goods_sold,
    hearing,
    investigation,
    late_fees,
    measures,
    overturned,
    papers,
    performance_by_others,
    reconsideration,
    records,
    recusal,
    remedies,
    review,
    seized_goods,
    terms,
    track,
    transfer,
)
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Rule

# A finished file is not refused for what this system does not carry out, nor for being finished.
_HERE_ONLY = frozenset(
    {
        track.what_is_not_built_goes_on_paper,
        records.a_finished_record_is_not_edited,
        delivery.other_ways_of_delivery_go_on_paper,
    }
)
_PER_ACT = frozenset({records.acts_are_entered_in_order_and_in_time})
# Acts that only officers carry out, two together.
BY_OFFICERS = frozenset(
    {"inspection", "inquiry", "evidence", "registration", "measure", "order", "recheck", "delivery", "cash"}
)


def _without(rules: tuple[Rule, ...], left_out: frozenset[Rule]) -> tuple[Rule, ...]:
    return tuple(dict.fromkeys(rule for rule in rules if rule not in left_out))


def of_act(act: ActPart) -> tuple[Rule, ...]:
    """What is asked of one act: its two times, its people, its record."""
    rules: tuple[Rule, ...] = (records.acts_are_entered_in_order_and_in_time,)
    if act.kind in BY_OFFICERS:
        rules += simple.TEAM
    if act.kind == "filing":
        rules += (authority.the_entrustment_is_in_force,)
    if act.kind in ("inspection", "inquiry"):
        rules += simple.ON_SITE
    if act.record is not None:
        rules += (
            investigation.the_record_is_complete,
            investigation.the_record_is_signed_or_the_refusal_noted,
        )
    return rules


def of_decision(facts: Facts) -> tuple[Rule, ...]:
    """What is asked of the decision, by procedure and outcome."""
    outcome = "punish" if facts.proposal is None else facts.proposal.outcome
    rules: tuple[Rule, ...]
    if facts.procedure == "simple":
        rules = simple.AT_DECIDE if outcome == "punish" else simple.AT_NOT_PUNISH
    else:
        ends = {"punish": ordinary.AT_PUNISH, "not_punish": ordinary.AT_SPARE, "dismiss": ordinary.AT_DISMISS}
        rules = (*ends.get(outcome, (filing.a_matter_of_others_is_referred,)), hearing.a_heard_case_is_reviewed)
    return _without(rules, _HERE_ONLY | _PER_ACT)


_REMEDIES = (remedies.the_days_for_remedies_are_true, remedies.the_reconsideration_body_is_named)


_OF_SPOT_PAPER = (
    authority.the_paper_bears_the_authority_s_name,
    papers.the_paper_is_numbered_and_of_fixed_form,
    papers.the_paper_states_the_eight_items,
    papers.the_rate_of_the_late_fee_is_told,
    remedies.reconsideration_comes_first,
    *_REMEDIES,
)
_OF_PAPER = (
    authority.the_paper_bears_the_authority_s_name,
    decision.the_decision_paper_states_the_six_items,
    papers.the_rate_of_the_late_fee_is_told,
    remedies.both_remedies_are_offered,
    *_REMEDIES,
)


def of_paper(facts: Facts) -> tuple[Rule, ...]:
    """What the decision paper has to state, by procedure."""
    return _OF_SPOT_PAPER if facts.procedure == "simple" else _OF_PAPER


CLUE = (
    filing.a_clue_is_verified_in_time,
    filing.verification_is_extended_by_a_head_in_time,
    filing.a_named_reporter_is_answered,
)
FILING = (filing.a_case_is_filed_on_its_conditions, filing.not_filing_is_reasoned)
INVESTIGATION = (
    investigation.the_investigation_ends_with_records,
    investigation.the_report_states_what_was_found,
)
SAMPLING = (evidence.a_sample_is_listed_and_signed,)
REGISTRATIONS = (
    evidence.evidence_is_kept_in_advance_with_approval,
    evidence.evidence_kept_in_advance_is_settled_in_time,
)
MONITORING = (evidence.what_a_device_recorded_is_reviewed,)
RECUSALS = (recusal.recusal_is_decided_by_a_head, recusal.recusal_is_decided_before_the_case)
DISPUTE = (authority.a_dispute_leaves_minutes,)
REFERRAL = (filing.a_matter_of_others_is_referred,)
HEARING = (
    hearing.a_request_for_a_hearing_has_its_day,
    hearing.a_hearing_is_announced_seven_days_before,
    hearing.a_hearing_is_held_as_the_law_says,
)
REVIEW = (
    review.a_new_reviewer_passed_the_exam,
    review.the_reviewer_is_appointed_and_no_handler,
    review.the_review_answers_its_nine_points,
    review.the_review_is_given_in_time,
)
DISCUSSION = (discussion.only_heads_discuss, discussion.the_discussion_is_recorded_whole)
EXTENSION = (terms.an_extension_is_granted_before_the_end, terms.an_extension_is_decided_by_whom_it_must)
EXCLUSION = (terms.excluded_days_have_a_ground_and_a_paper,)
SUSPENSION = (terms.a_suspension_has_a_cause_and_a_head,)
BENCHMARK = (benchmark.the_tiers_fit_the_statute,)
EMERGENCY = (decision.a_heavier_penalty_in_an_emergency_names_its_document,)
DAILY = (decision.a_daily_fine_follows_a_fine_an_order_and_a_recheck,)
DELIVERY = (
    delivery.a_refused_signature_is_noted,
    delivery.the_day_of_delivery_is_stated,
    delivery.delivery_follows_the_decision_in_time,
    delivery.the_recipient_may_receive,
    delivery.leaving_the_paper_is_witnessed_and_recorded,
    decision.the_decision_is_sealed_before_it_is_delivered,
    delivery_ways.the_day_follows_the_way,
    delivery_ways.electronic_delivery_was_agreed_to,
    delivery_ways.post_is_proved_by_its_receipt,
    delivery_ways.an_announcement_is_the_last_way,
    delivery_ways.demands_are_handed_over_directly_first,
)
REPORT = (records.the_decision_is_reported_in_time,)
PAYMENTS = (collection.payments_are_whole_and_true,)
CASH = (
    collection.cash_is_taken_only_on_a_ground,
    collection.the_cash_is_the_fine,
    collection.the_treasury_s_receipt_is_given,
    collection.cash_reaches_the_bank_in_time,
)
DEFERRAL = (collection.payment_is_put_off_lawfully,)
LATE_FEE = (late_fees.the_late_fee_is_due_and_right,)
PUBLICATION = (records.the_publication_follows_the_decision, disclosure.a_decision_is_published_in_time)
DISPOSAL = (collection.confiscated_goods_are_accounted_for,)


def _all_of(*modules: ModuleType) -> tuple[Rule, ...]:
    """Every rule of the modules, in their order."""
    held = [vars(module).values() for module in modules]
    return tuple(each for values in held for each in values if isinstance(getattr(each, "codes", None), tuple))


_DOUBT = (overturned.a_complaint_is_examined_and_an_error_mended,)
# Parts that few files have: section of the document → the rules that look at it.
RARE: Mapping[str, tuple[Rule, ...]] = {
    "transfer": _all_of(transfer),
    "remedies": _all_of(reconsideration),
    "overturned": _without(_all_of(overturned), frozenset(_DOUBT)),
    "doubt": _DOUBT,
    "disclosure": (disclosure.the_public_text_betrays_nobody, disclosure.no_minor_is_made_known),
    "credit": _all_of(credit),
    "measures": _all_of(measures, seized_goods, goods_sold),
    "enforcement": _all_of(execution, force_times, court_enforcement, enforcement_ends, performance_by_others),
    "construction": _all_of(construction, construction_force),
}
CLOSING = (records.a_case_is_closed_when_all_is_done,)


def every_rule() -> frozenset[Rule]:
    """All rules that are asked of some file."""
    here = [value for name, value in globals().items() if name.isupper() and isinstance(value, tuple)]
    bundles = [simple.AT_DECIDE, simple.AT_NOT_PUNISH, ordinary.AT_PUNISH, ordinary.AT_SPARE, ordinary.AT_DISMISS]
    papers_asked = [*_OF_SPOT_PAPER, *_OF_PAPER]
    heard = (hearing.a_heard_case_is_reviewed,)
    listed = [*here, *bundles, *RARE.values(), papers_asked, simple.TEAM, simple.ON_SITE, heard]
    return frozenset(rule for rules in listed for rule in rules) - _HERE_ONLY
