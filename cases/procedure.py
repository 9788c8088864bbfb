"""The procedure of on-the-spot punishment 简易程序, whole: one row a step. One screen tells the life of a case.

A row says from where, to where, who, under which rules and which article. Nothing here touches the
database; `docs/procedure.md` is printed from this table by `manage.py check_law`.
"""

from __future__ import annotations

from dataclasses import dataclass

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
from enforcement.rules.delivery import (
    a_refused_signature_is_noted,
    delivery_follows_the_decision_in_time,
    leaving_the_paper_is_witnessed_and_recorded,
    the_day_of_delivery_is_stated,
    the_recipient_may_receive,
)
from enforcement.rules.dialogue import (
    correction_claimed_is_shown,
    correction_is_ordered,
    refusal_to_correct_is_proved_first,
    the_party_is_heard_and_answered,
)
from enforcement.rules.findings import Rule
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
from enforcement.rules.waivers import (
    a_first_offence_may_be_waived,
    limited_capacity_may_be_lightened,
    minor_corrected_harmless_acts_are_not_punished,
    the_ground_for_not_punishing_is_met,
    the_list_is_not_exhaustive,
    those_not_answerable_are_not_punished,
    whoever_is_let_off_is_educated,
)

FOUND, HEARD, DECIDED, NOT_PUNISHED = "found", "heard", "decided", "not_punished"
CONVERTED, CLOSED, ARCHIVED = "converted", "closed", "archived"
NOWHERE = ""

HANDLER = frozenset({"officer", "squad_leader"})
LEADER = frozenset({"squad_leader", "bureau_head"})
HEAD = frozenset({"bureau_head"})
FINANCE = frozenset({"finance"})
ARCHIVIST = frozenset({"archivist"})


@dataclass(frozen=True)
class Step:
    """One row. `leaves` are the states it may be taken in, `arrives` the state after ("" stays).

    `handler_only`: only one of the two handlers of the case. `decides`: changes facts or state, so forms
    and ETags read before are stale; otherwise it only adds. `at_now`: the time of the act is the time of
    entry, back-dating is impossible.
    """

    name: str
    title: str
    verb: str
    leaves: frozenset[str]
    arrives: str
    roles: frozenset[str]
    article: str
    workflow: str
    rules: tuple[Rule, ...] = ()
    handler_only: bool = True
    decides: bool = True
    at_now: bool = False
    other_than_handlers: bool = False
    judges_party: bool = False


def states(*names: str) -> frozenset[str]:
    """The states a step leaves, written short."""
    return frozenset(names)


TEAM = (
    two_qualified_officers_act,
    every_officer_holds_a_valid_certificate,
    auxiliaries_never_enforce,
    interested_persons_stay_away,
)
ON_SITE = (certificates_are_shown, uniform_is_worn_by_officers_only, conduct_is_checked)
TITLE = (the_entrustment_is_in_force, the_power_is_held_that_day, the_place_is_in_the_area)
ENTRY = (a_finished_record_is_not_edited, acts_are_entered_in_order_and_in_time)

OPEN = Step(
    name="open",
    title="现场查获",
    verb="现场查获违法行为",
    leaves=states(NOWHERE),
    arrives=FOUND,
    roles=HANDLER,
    article="行政处罚法第四十二条、第五十五条",
    workflow="S0",
    judges_party=True,
    rules=(*TEAM, *ON_SITE, *TITLE, *ENTRY, the_act_is_not_too_old, the_identity_number_is_checked),
)
ADD_EVIDENCE = Step(
    name="evidence",
    title="补充证据",
    verb="补充证据",
    leaves=states(FOUND, HEARD, DECIDED, NOT_PUNISHED, CONVERTED),
    arrives="",
    roles=HANDLER,
    article="行政处罚法第四十六条",
    workflow="S0",
    decides=False,
    rules=(*ENTRY, evidence_is_of_a_lawful_kind),
)
EXCLUDE_EVIDENCE = Step(
    name="evidence-exclusion",
    title="排除证据",
    verb="排除证据",
    leaves=states(FOUND, HEARD),
    arrives="",
    roles=HANDLER,
    article="行政处罚法第四十六条第三款",
    workflow="S0",
    rules=(*ENTRY,),
)
ORDER_CORRECTION = Step(
    name="correction-order",
    title="责令改正",
    verb="责令改正",
    leaves=states(FOUND, HEARD),
    arrives="",
    roles=HANDLER,
    article="行政处罚法第二十八条第一款",
    workflow="S0",
    rules=(*TEAM, *ENTRY, correction_is_ordered),
)
RECHECK = Step(
    name="recheck",
    title="复查改正情况",
    verb="复查改正情况",
    leaves=states(FOUND, HEARD, DECIDED, NOT_PUNISHED),
    arrives="",
    roles=HANDLER,
    article="行政处罚法第二十八条第一款",
    workflow="S0",
    rules=(*TEAM, *ENTRY),
)
HEAR = Step(
    name="hearing-of-party",
    title="告知并听取陈述申辩",
    verb="告知并听取陈述申辩",
    leaves=states(FOUND, HEARD),
    arrives=HEARD,
    roles=HANDLER,
    article="行政处罚法第四十四条、第四十五条",
    workflow="S1",
    rules=(*TEAM, *ON_SITE, *ENTRY, rights_are_told, the_party_is_heard_and_answered),
)
DECIDE = Step(
    name="decision",
    title="当场作出处罚决定",
    verb="当场作出处罚决定",
    leaves=states(HEARD),
    arrives=DECIDED,
    roles=HANDLER,
    article="行政处罚法第五十一条、第五十二条",
    workflow="S2",
    at_now=True,
    judges_party=True,
    rules=(
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
        limited_capacity_may_be_lightened,
        the_law_of_then_or_the_milder_one_is_applied,
        what_is_not_built_goes_on_paper,
    ),
)
NOT_PUNISH = Step(
    name="no-penalty",
    title="决定不予处罚",
    verb="决定不予处罚",
    leaves=states(HEARD),
    arrives=NOT_PUNISHED,
    roles=HANDLER,
    article="行政处罚法第三十条、第三十一条、第三十三条",
    workflow="S1a",
    at_now=True,
    judges_party=True,
    rules=(
        *TEAM,
        *TITLE,
        *ENTRY,
        the_facts_are_established,
        evidence_is_of_a_lawful_kind,
        the_party_is_heard_and_answered,
        correction_claimed_is_shown,
        the_ground_for_not_punishing_is_met,
        the_list_is_not_exhaustive,
        whoever_is_let_off_is_educated,
        what_is_not_built_goes_on_paper,
    ),
)
CONVERT = Step(
    name="conversion",
    title="转普通程序",
    verb="转普通程序",
    leaves=states(FOUND, HEARD),
    arrives=CONVERTED,
    roles=HANDLER,
    article="行政处罚法第五十四条",
    workflow="S1b",
    rules=(*ENTRY,),
)
DELIVER = Step(
    name="delivery",
    title="录入送达",
    verb="送达文书",
    leaves=states(DECIDED, NOT_PUNISHED),
    arrives="",
    roles=HANDLER,
    article="行政处罚法第五十二条第一款、第六十一条",
    workflow="S2",
    rules=(
        *TEAM,
        *ENTRY,
        a_refused_signature_is_noted,
        the_day_of_delivery_is_stated,
        delivery_follows_the_decision_in_time,
        the_recipient_may_receive,
        leaving_the_paper_is_witnessed_and_recorded,
    ),
)
REPORT = Step(
    name="report",
    title="报备",
    verb="将当场处罚决定报所属机关备案",
    leaves=states(DECIDED),
    arrives="",
    roles=HANDLER,
    article="行政处罚法第五十二条第三款",
    workflow="S3",
    decides=False,
    rules=(*ENTRY, the_decision_is_reported_in_time),
)
COLLECT_CASH = Step(
    name="cash",
    title="当场收缴罚款",
    verb="当场收缴罚款",
    leaves=states(DECIDED),
    arrives="",
    roles=HANDLER,
    article="行政处罚法第六十八条至第七十条",
    workflow="S4",
    decides=False,
    rules=(
        *TEAM,
        *ENTRY,
        cash_is_taken_only_on_a_ground,
        the_cash_is_the_fine,
        the_treasury_s_receipt_is_given,
    ),
)
HAND_IN_CASH = Step(
    name="cash-hand-in",
    title="接收当场收缴的罚款",
    verb="接收当场收缴的罚款",
    leaves=states(DECIDED),
    arrives="",
    roles=FINANCE,
    article="行政处罚法第七十一条",
    workflow="S4",
    handler_only=False,
    decides=False,
    rules=(*ENTRY, cash_reaches_the_bank_in_time),
)
BANK_CASH = Step(
    name="cash-banking",
    title="将罚款缴付银行",
    verb="将罚款缴付银行",
    leaves=states(DECIDED),
    arrives="",
    roles=FINANCE,
    article="行政处罚法第七十一条",
    workflow="S4",
    handler_only=False,
    decides=False,
    rules=(*ENTRY, cash_reaches_the_bank_in_time),
)
RECORD_PAYMENT = Step(
    name="payment",
    title="登记缴款",
    verb="登记缴款",
    leaves=states(DECIDED),
    arrives="",
    roles=FINANCE,
    article="行政处罚法第六十七条",
    workflow="S4",
    handler_only=False,
    decides=False,
    rules=(*ENTRY, payments_are_whole_and_true),
)
DEFER_PAYMENT = Step(
    name="deferral",
    title="批准延期或者分期缴款",
    verb="批准延期或者分期缴款",
    leaves=states(DECIDED),
    arrives="",
    roles=HEAD,
    article="行政处罚法第六十六条第二款",
    workflow="S4",
    handler_only=False,
    other_than_handlers=True,
    rules=(*ENTRY, payment_is_put_off_lawfully),
)
SETTLE_LATE_FEE = Step(
    name="late-fee",
    title="决定是否加处罚款",
    verb="决定是否加处罚款",
    leaves=states(DECIDED),
    arrives="",
    roles=HEAD,
    article="行政处罚法第七十二条第一款",
    workflow="S5",
    handler_only=False,
    other_than_handlers=True,
    at_now=True,
    rules=(the_late_fee_is_due_and_right,),
)
EDUCATE = Step(
    name="education",
    title="记录教育或者承诺",
    verb="对当事人进行教育",
    leaves=states(FOUND, HEARD, DECIDED, NOT_PUNISHED),
    arrives="",
    roles=HANDLER,
    article="行政处罚法第三十三条第三款",
    workflow="S1a",
    decides=False,
    rules=(*ENTRY,),
)
FLAG = Step(
    name="blocker",
    title="登记另行办理的事项",
    verb="登记另行办理的事项",
    leaves=states(FOUND, HEARD, DECIDED, NOT_PUNISHED, CONVERTED),
    arrives="",
    roles=HANDLER | LEADER,
    article="行政强制法第十八条；行政处罚法第二十七条、第四十三条、第七十三条",
    workflow="§3 §4",
    handler_only=False,
    rules=(*ENTRY,),
)
SETTLE = Step(
    name="blocker-settlement",
    title="登记事项已了结",
    verb="登记另行办理的事项已了结",
    leaves=states(FOUND, HEARD, DECIDED, NOT_PUNISHED, CONVERTED),
    arrives="",
    roles=LEADER,
    article="行政强制法第二十八条；行政处罚法第四十三条",
    workflow="§3 §4",
    handler_only=False,
    other_than_handlers=True,
    rules=(*ENTRY,),
)
ANSWER_ESCALATION = Step(
    name="escalation-answer",
    title="答复逾期上报",
    verb="答复逾期上报",
    leaves=states(FOUND, HEARD, DECIDED, NOT_PUNISHED),
    arrives="",
    roles=LEADER,
    article="建办督〔2025〕12号（三）",
    workflow="—",
    handler_only=False,
    decides=False,
    at_now=True,
)
CLOSE = Step(
    name="closing",
    title="结案",
    verb="结案",
    leaves=states(DECIDED, NOT_PUNISHED),
    arrives=CLOSED,
    roles=LEADER,
    article="行政处罚法第七十四条；案卷管理",
    workflow="S6",
    handler_only=False,
    other_than_handlers=True,
    rules=(*ENTRY, a_case_is_closed_when_all_is_done, what_is_not_built_goes_on_paper),
)
ARCHIVE = Step(
    name="archiving",
    title="归档",
    verb="编入案卷归档",
    leaves=states(CLOSED),
    arrives=ARCHIVED,
    roles=ARCHIVIST,
    article="行政处罚法第四十七条",
    workflow="S6",
    handler_only=False,
    rules=(a_simple_volume_is_not_overfull,),
)

STEPS: tuple[Step, ...] = (
    OPEN,
    ADD_EVIDENCE,
    EXCLUDE_EVIDENCE,
    ORDER_CORRECTION,
    RECHECK,
    HEAR,
    DECIDE,
    NOT_PUNISH,
    CONVERT,
    DELIVER,
    REPORT,
    COLLECT_CASH,
    HAND_IN_CASH,
    BANK_CASH,
    RECORD_PAYMENT,
    DEFER_PAYMENT,
    SETTLE_LATE_FEE,
    EDUCATE,
    FLAG,
    SETTLE,
    ANSWER_ESCALATION,
    CLOSE,
    ARCHIVE,
)
BY_NAME = {step.name: step for step in STEPS}
FIRST_STATES = tuple(sorted(step.arrives for step in STEPS if NOWHERE in step.leaves))
