"""Goods held: which, how long, how they are kept, when they go back (CMP-04…07, CMP-09)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement.rules.approvals import head_fault, named
from enforcement.rules.calendar import Calendar, written
from enforcement.rules.deadlines import Clock
from enforcement.rules.deadlines_execution import seizure_clock
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.measures import held_from
from enforcement.rules.parts_measures import FATES, LIFT_GROUNDS, SeizureExtensionFacts, SeizureFacts
from enforcement.rules.statutes import COERCION_LAW
from enforcement.rules.statutes_execution import SEIZURE_EXTENSION

SCOPE = (Article(COERCION_LAW, 23),)
TERM = (Article(COERCION_LAW, 25, 1), Article(COERCION_LAW, 27))
EXTENDED = (Article(COERCION_LAW, 25, 1), Article(COERCION_LAW, 25, 2))
TESTED = (Article(COERCION_LAW, 25, 3),)
KEPT = (Article(COERCION_LAW, 26), Article(COERCION_LAW, 25, 3))
LIFTED = (Article(COERCION_LAW, 28), Article(COERCION_LAW, 27))
HANDED_ON = (Article(COERCION_LAW, 21),)
TESTS = ("testing", "inspection", "quarantine", "appraisal")


@rule("CMP-05", basis=SCOPE)
def only_goods_of_the_case_are_held(facts: Facts) -> Iterator[Finding]:
    """Nothing that has no part in the violation, no daily necessities, nothing another authority has sealed (23条)."""
    for seizure in facts.seizures:
        for item in seizure.items:
            name = item.name or "所列物品"
            if item.involved is None or item.daily_necessity is None or item.held_by_another is None:
                yield forbids(
                    "CMP-05",
                    f"没有确认「{name}」是否涉案、是否生活必需品、是否已被其他机关查封。请确认。",
                    *SCOPE,
                    mend="seizure",
                )
            if item.involved is False:
                yield forbids("CMP-05", f"「{name}」与违法行为无关，不得查封、扣押。请退还。", *SCOPE, mend="seizure")
            if item.daily_necessity:
                yield forbids(
                    "CMP-05",
                    f"「{name}」是公民个人及其所扶养家属的生活必需品，不得查封、扣押。请退还。",
                    *SCOPE,
                    mend="seizure",
                )
            if item.held_by_another:
                yield forbids("CMP-05", f"「{name}」已被其他国家机关依法查封，不得重复查封。", *SCOPE, mend="seizure")


def term_of(seizure: SeizureFacts, calendar: Calendar, *, extended: bool = True) -> Clock | None:
    """The clock of the seizure with what was granted and left out; None while its day is not stated.

    Days of a test count out only where the test has both ends and was told in writing (25条3款).
    """
    start = held_from(seizure)
    if start is None:
        return None
    tests = [
        (test.first, test.last)
        for test in seizure.tests
        if test.first is not None and test.last is not None and test.told_on is not None
    ]
    granted = seizure.extension.days if extended and seizure.extension is not None else None
    longer = min(granted or 0, SEIZURE_EXTENSION.length)
    other = seizure.other_days if seizure.other_basis.strip() else None
    return seizure_clock(start, calendar, extension=longer, tests=tests, other_days=other)


def is_held(seizure: SeizureFacts) -> bool:
    """Whether goods are still held: not lifted, and something without an end."""
    open_items = any(item.fate not in FATES for item in seizure.items)
    return seizure.lifted_on is None and (open_items or not seizure.items)


def ended_on(seizure: SeizureFacts) -> date | None:
    """The day the last of it ended: lifted, or each item dealt with; None while held or when not stated."""
    if seizure.lifted_on is not None:
        return seizure.lifted_on
    days = [item.fate_on for item in seizure.items]
    if is_held(seizure) or None in days:
        return None
    return max((day for day in days if day is not None), default=None)


@rule("CMP-04", basis=TERM)
def goods_are_held_no_longer_than_allowed(facts: Facts) -> Iterator[Finding]:
    """30 days, with an extension at most 60, days of testing aside; then it is decided or lifted (25、27条)."""
    for seizure in facts.seizures:
        clock = term_of(seizure, facts.calendar)
        if clock is None:
            yield forbids("CMP-04", "没有写明查封、扣押的日期，不能计算期限。请补写。", *TERM, mend="seizure")
            continue
        last, end = clock.due.day, ended_on(seizure)
        if is_held(seizure) and facts.day > last:
            yield forbids(
                "CMP-04",
                f"查封、扣押的期限已于 {written(last)} 届满，应当解除。请先解除并退还。",
                *TERM,
                mend="seizure",
            )
        elif is_held(seizure) and facts.day == last:
            yield notes("CMP-04", "查封、扣押的期限今天届满，请作出处理决定或者解除。", *TERM, mend="seizure")
        elif end is not None and end > last:
            yield asks_reason("CMP-04", f"查封、扣押的期限到 {written(last)}，解除时已经逾期。请写明原因。", *TERM)
        if not is_held(seizure) and end is None:
            yield forbids("CMP-04", "没有写明查封、扣押的财物在哪一天处理。请补写。", *TERM, mend="seizure")
        if seizure.other_days is not None and not seizure.other_basis.strip():
            yield forbids(
                "CMP-04", "期限另有规定的，请写明是哪部法律、行政法规。", Article(COERCION_LAW, 25, 1), mend="seizure"
            )


@rule("CMP-04", basis=EXTENDED)
def an_extension_of_a_seizure_is_granted_and_told(facts: Facts) -> Iterator[Finding]:
    """A head grants up to 30 more days in a complicated case, before the end, and the party is told why (25条)."""
    for seizure in facts.seizures:
        if seizure.extension is not None:
            yield from _extension(facts, seizure, seizure.extension)


def _extension(facts: Facts, seizure: SeizureFacts, extension: SeizureExtensionFacts) -> Iterator[Finding]:
    days, most = extension.days, SEIZURE_EXTENSION.length
    if days is None or not 0 < days <= most:
        yield forbids("CMP-04", f"延长的期限须在 {most} 日以内，并且只能延长一次。请改正。", *EXTENDED, mend="seizure")
    if not extension.complicated:
        yield forbids("CMP-04", "没有写明情况怎样复杂，不能延长。请补写。", *EXTENDED, mend="seizure")
    if extension.decided_on is None or extension.approver is None:
        yield forbids("CMP-04", "延长查封、扣押须经负责人批准。请先报批。", *EXTENDED, mend="approval")
        return
    fault = head_fault(extension.approver, extension.decided_on, facts.organisation.authority_id)
    if fault:
        yield forbids(
            "CMP-04",
            f"{named(extension.approver)}{fault}，不能批准延长。请由负责人批准。",
            *EXTENDED,
            mend="approval",
        )
    clock = term_of(seizure, facts.calendar, extended=False)
    if clock is not None and extension.decided_on > clock.due.day:
        yield forbids(
            "CMP-04", f"期限已于 {written(clock.due.day)} 届满，届满后不能再延长。请解除。", *EXTENDED, mend="seizure"
        )
    if extension.told_on is None or not extension.reason_told:
        yield forbids("CMP-04", "延长查封、扣押须及时书面告知当事人并说明理由。请补充告知。", *EXTENDED, mend="seizure")


@rule("CMP-04", basis=TESTED)
def the_days_of_a_test_are_fixed_and_told(facts: Facts) -> Iterator[Finding]:
    """Days of testing, inspection, quarantine or appraisal do not count once they are fixed and told in writing (25条3款)."""
    for seizure in facts.seizures:
        for test in seizure.tests:
            if test.kind not in TESTS:
                yield forbids("CMP-04", "没有选定是检测、检验、检疫还是技术鉴定。请选定。", *TESTED, mend="seizure")
            if test.first is None or test.last is None or test.last < test.first:
                yield forbids("CMP-04", "检测、鉴定的期间须写明起止日期。请补写。", *TESTED, mend="seizure")
            if test.told_on is None:
                yield forbids(
                    "CMP-04",
                    "检测、鉴定的期间没有书面告知当事人，不能从查封、扣押期限中扣除。请补充告知。",
                    *TESTED,
                    mend="seizure",
                )


@rule("CMP-06", basis=KEPT)
def held_goods_are_kept_at_the_authority_s_cost(facts: Facts) -> Iterator[Finding]:
    """Neither used nor damaged; keeping and testing cost the party nothing; loss is made good (25条3款, 26条)."""
    for seizure in facts.seizures:
        keeping = seizure.keeping
        if keeping is None:
            continue
        if keeping.used:
            yield forbids("CMP-06", "不得使用查封、扣押的财物。请停止使用。", KEPT[0], mend="seizure")
        if keeping.charged > 0:
            yield forbids(
                "CMP-06",
                f"保管、检测、鉴定的费用由行政机关承担，向当事人收取的 {keeping.charged} 元应当退还。",
                *KEPT,
                mend="seizure",
            )
        if keeping.compensated < keeping.loss or (keeping.damaged and keeping.loss <= 0):
            yield forbids(
                "CMP-06",
                "查封、扣押的财物有损毁、遗失的，行政机关应当赔偿；第三人造成的先行赔付。请核定损失并赔付。",
                KEPT[0],
                mend="seizure",
            )


def reason_to_lift(facts: Facts, seizure: SeizureFacts) -> str:
    """The key of LIFT_GROUNDS for which the goods must go back; empty when there is none (28条1款)."""
    if seizure.ground in LIFT_GROUNDS:
        return seizure.ground
    proposal = facts.proposal
    if proposal is None or proposal.outcome not in ("not_punish", "dismiss"):
        return ""
    unfounded = proposal.not_punish_ground == "not_established"
    return "no_violation" if unfounded else "dealt_with"


@rule("CMP-07", basis=LIFTED)
def what_need_not_be_held_is_given_back(facts: Facts) -> Iterator[Finding]:
    """No violation, unrelated, dealt with, expired, not needed: lifted, and given back at once (28条).

    A case in which nobody is punished, or that is closed, holds nothing any more.
    """
    for seizure in facts.seizures:
        if facts.closing is not None and facts.closing.ended_by and is_held(seizure):
            yield forbids("CMP-07", "还有查封、扣押的财物没有处理，不得结案。请先处理。", *LIFTED, mend="seizure")
        ground = reason_to_lift(facts, seizure)
        if ground and is_held(seizure):
            yield forbids(
                "CMP-07", f"{LIFT_GROUNDS[ground]}，应当解除查封、扣押。请先作出解除决定。", *LIFTED, mend="seizure"
            )
        if seizure.lifted_on is None:
            continue
        if not seizure.ground:
            yield forbids("CMP-07", "没有写明解除查封、扣押的理由。请补写。", *LIFTED, mend="seizure")
        back = seizure.returned_on
        if back is None and any(item.fate not in FATES for item in seizure.items):
            yield forbids("CMP-07", "解除查封、扣押应当立即退还财物。请先退还。", LIFTED[0], mend="seizure")
        elif back is not None and back > seizure.lifted_on:
            yield asks_reason("CMP-07", "解除后没有在当天退还财物。请写明原因。", LIFTED[0])


@rule("CMP-09", basis=HANDED_ON)
def held_goods_go_with_a_suspected_crime(facts: Facts) -> Iterator[Finding]:
    """Goods held go to the judicial organ with the case, listed, and the party is told in writing (21条)."""
    crime = facts.proposal is not None and facts.proposal.outcome == "transfer"
    for seizure in facts.seizures:
        handover = seizure.handover
        if handover is None:
            if crime and is_held(seizure):
                yield forbids(
                    "CMP-09", "移送司法机关时，查封、扣押的财物应当一并移送。请登记移送。", *HANDED_ON, mend="seizure"
                )
            continue
        if handover.on is None or not handover.goods_go_along:
            yield forbids("CMP-09", "查封、扣押的财物没有一并移送。请一并移送。", *HANDED_ON, mend="seizure")
        if not handover.goods_listed:
            yield forbids("CMP-09", "移送书没有附财物清单。请补列。", *HANDED_ON, mend="seizure")
        if not handover.party_told_in_writing:
            yield forbids("CMP-09", "没有把财物移送书面告知当事人。请告知。", *HANDED_ON, mend="seizure")
