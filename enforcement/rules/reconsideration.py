"""Reconsideration and suit from our side: passing on, replying, stays, who enforces afterwards (APP-02, 03, 05, 07, 08)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement.rules.calendar import written
from enforcement.rules.deadlines_disclosure import (
    acceptance_clock,
    court_reply_clock,
    passing_on_clock,
    reconsidered_clock,
    reply_clock,
)
from enforcement.rules.deadlines_ordinary import is_over
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Article, Finding, forbids, notes, rule
from enforcement.rules.parts_execution import ExecutionFacts
from enforcement.rules.parts_remedies import STAYS, Outcome, RemedyFacts, StayFacts
from enforcement.rules.periods import Interval, days_of_union
from enforcement.rules.promptness import kept
from enforcement.rules.statutes import LITIGATION_LAW, PENALTY_LAW, RECONSIDERATION_LAW

EXAMINED = (Article(RECONSIDERATION_LAW, 30, 1), Article(RECONSIDERATION_LAW, 30, 3))
RECONSIDERED = (Article(RECONSIDERATION_LAW, 62), Article(LITIGATION_LAW, 45))
REPLIED = (Article(RECONSIDERATION_LAW, 48), Article(RECONSIDERATION_LAW, 54, 1), Article(RECONSIDERATION_LAW, 70))
DEFENDED = (Article(LITIGATION_LAW, 67, 1), Article(LITIGATION_LAW, 34, 2))
PASSED_ON = (Article(RECONSIDERATION_LAW, 32),)
STAYED = (Article(PENALTY_LAW, 73, 1), Article(RECONSIDERATION_LAW, 42), Article(LITIGATION_LAW, 56, 1))
NOT_COUNTED = (Article(PENALTY_LAW, 73, 3),)
ENFORCED_BY = (Article(RECONSIDERATION_LAW, 78),)
OF_THE_BODY = ("changed", "mediated")  # what the reconsideration body enforces itself (78条2、3项)


def _reconsiderations(facts: Facts) -> Iterator[RemedyFacts]:
    return (each for each in facts.remedies if each.kind == "reconsideration")


@rule("APP-02", basis=(*EXAMINED, *RECONSIDERED))
def the_reconsideration_body_has_its_days(facts: Facts) -> Iterator[Finding]:
    """5 working days to accept, then 60 days, 30 more or 30 in the simple procedure; when they have run the
    application counts as accepted, or the party may sue (行政复议法 30, 62条, 行政诉讼法 45条)."""
    for remedy in _reconsiderations(facts):
        if remedy.outcome or remedy.ended_on is not None:
            continue
        if remedy.accepted_on is not None:
            simple = remedy.track == "simple"
            clock = reconsidered_clock(remedy.accepted_on, facts.calendar, simple=simple, extended=remedy.extended)
            if is_over(clock.due, facts.day):
                says = f"复议期限已于 {written(clock.due.day)} 届满，没有收到复议决定。申请人可以自期满起提起诉讼。"
                yield notes("APP-02", says, *RECONSIDERED, mend="remedy")
        elif remedy.applied_on is not None:
            clock = acceptance_clock(remedy.applied_on, facts.calendar)
            if is_over(clock.due, facts.day):
                says = f"复议申请的审查期限已于 {written(clock.due.day)} 届满，没有不予受理决定的，视为受理。"
                yield notes("APP-02", says, *EXAMINED, mend="remedy")


@rule("APP-03", basis=(*REPLIED, *DEFENDED))
def our_reply_comes_in_time_with_the_evidence(facts: Facts) -> Iterator[Finding]:
    """The reply and all evidence within 10 working days, 5 in the simple procedure, 15 days in court; without it
    the decision counts as unfounded (行政复议法 48, 54, 70条, 行政诉讼法 34, 67条)."""
    for remedy in facts.remedies:
        if remedy.copy_on is None or not remedy.kind:
            continue
        in_court = remedy.kind == "suit"
        basis: tuple[Article, ...] = DEFENDED if in_court else REPLIED
        if in_court:
            clock = court_reply_clock(remedy.copy_on, facts.calendar)
        else:
            clock = reply_clock(remedy.copy_on, facts.calendar, simple=remedy.track != "ordinary")
        if not in_court and not remedy.track:
            says = "没有写明复议适用普通程序还是简易程序，暂按较短的期限计算。请核对通知书。"
            yield notes("APP-03", says, *REPLIED, mend="remedy")
        yield from kept(clock, remedy.answered_on, facts.day, "remedy")
        if remedy.answered_on is not None and remedy.evidence_given is not True:
            says = "答复时没有提交作出决定的证据、依据，视为没有证据、依据。请一并提交。"
            yield forbids("APP-03", says, *basis, mend="remedy")


@rule("APP-07", basis=PASSED_ON)
def an_application_through_us_is_passed_on(facts: Facts) -> Iterator[Finding]:
    """Against decisions on the spot or by a device the party may apply through us; what we keep goes to the body in
    5 working days, what we do not keep is mended (行政复议法 32条)."""
    for remedy in _reconsiderations(facts):
        if remedy.received_on is None:
            continue
        if facts.procedure != "simple" and not remedy.monitored:
            says = "只有当场处罚和依据监控设备作出的处罚可以通过本机关申请复议。请告知当事人向复议机关提出。"
            yield notes("APP-07", says, *PASSED_ON, mend="remedy")
        if remedy.keeps is None:
            yield forbids("APP-07", "没有写明是否需要维持原处罚决定。请审查后写明。", *PASSED_ON, mend="remedy")
        if remedy.keeps is False and facts.overturned is None:
            says = "认为原处罚决定不能维持的，应当及时处理。请作出变更或者撤销的决定。"
            yield forbids("APP-07", says, *PASSED_ON, mend="overturned")
        if remedy.keeps is not False:
            clock = passing_on_clock(remedy.received_on, facts.calendar)
            yield from kept(clock, remedy.passed_on_on, facts.day, "remedy")


def _stays(facts: Facts) -> Iterator[StayFacts]:
    return (stay for remedy in facts.remedies for stay in remedy.stays)


@rule("APP-05", basis=STAYED)
def a_stay_has_its_ground_and_paper(facts: Facts) -> Iterator[Finding]:
    """Remedies do not stop a penalty; a stay does, on one of the grounds of the law and in a paper (73条1款, 42条, 56条)."""
    for stay in _stays(facts):
        if stay.first is None:
            yield forbids("APP-05", "没有写明停止执行的开始日期。请补写。", *STAYED, mend="remedy")
        elif stay.last is not None and stay.last < stay.first:
            yield forbids("APP-05", "停止执行的结束日期早于开始日期。请核对。", *STAYED, mend="remedy")
        if stay.ground not in STAYS:
            yield forbids("APP-05", "没有写明停止执行的法定情形。请选定。", *STAYED, mend="remedy")
        if not stay.paper_no.strip():
            yield forbids("APP-05", "没有登记停止执行的决定书或者裁定书文号。请补写。", *STAYED, mend="remedy")


def is_stayed(facts: Facts, day: date) -> bool:
    """Whether execution was stayed on `day`; both ends of a stay count (design)."""
    return any(
        stay.first is not None and stay.first <= day and (stay.last is None or day <= stay.last)
        for stay in _stays(facts)
    )


def _forced(execution: ExecutionFacts) -> Iterator[tuple[date | None, str]]:
    if execution.demand is not None:
        yield execution.demand.delivered_on, "催告"
    if execution.own is not None:
        yield execution.own.on, "作出强制执行决定"
    if execution.court is not None:
        yield execution.court.on, "申请人民法院强制执行"
    if execution.substitute is not None:
        yield execution.substitute.on, "代履行"


@rule("APP-05", basis=STAYED)
def nothing_is_enforced_while_it_is_stayed(facts: Facts) -> Iterator[Finding]:
    """During a stay there is no demand, no late fee, no enforcement and no application to the court (42条, 56条)."""
    acts = [] if facts.execution is None else list(_forced(facts.execution))
    if facts.late_fee is not None:
        acts.append((facts.late_fee.on, "加处罚款"))
    for day, what in acts:
        if day is not None and is_stayed(facts, day):
            says = f"{day.isoformat()} 正在停止执行，不得{what}。请在恢复执行后办理。"
            yield forbids("APP-05", says, *STAYED, mend="remedy")


def remedy_days(facts: Facts, until: date) -> tuple[Interval, ...]:
    """The days no late fee is reckoned for: remedies from application to end, and stays; both ends count (APP-05).

    What still runs is counted up to `until`.
    """
    parts = [(each.applied_on, each.ended_on) for each in facts.remedies]
    parts += [(stay.first, stay.last) for stay in _stays(facts)]
    return tuple((first, last or until) for first, last in parts if first is not None and first <= (last or until))


@rule("APP-05", "PAY-04", basis=NOT_COUNTED)
def the_late_fee_leaves_out_the_days_of_a_remedy(facts: Facts) -> Iterator[Finding]:
    """Days of reconsideration or litigation, and of a stay, are left out of the late fee (行政处罚法 73条3款)."""
    fee = facts.late_fee
    if fee is None or fee.on is None:
        return
    needed = remedy_days(facts, fee.on)
    if not needed:
        return
    first = min(begin for begin, _ in needed)
    counted = set(days_of_union(needed, first, fee.on)) - set(days_of_union(fee.stopped, first, fee.on))
    if counted:
        says = f"复议、诉讼或者停止执行期间有 {len(counted)} 日没有从加处罚款中扣除。请扣除后重新计算。"
        yield forbids("PAY-04", says, *NOT_COUNTED, mend="payment")


def enforcer(outcome: Outcome) -> str:
    """Who enforces after that outcome, a word of RemedyFacts.enforced_by; empty where the law names nobody (78条)."""
    if outcome in OF_THE_BODY:
        return "reconsideration_body"
    return "authority" if outcome == "upheld" else ""


@rule("APP-08", basis=ENFORCED_BY)
def whoever_changed_the_decision_enforces_it(facts: Facts) -> Iterator[Finding]:
    """A decision that was upheld is enforced by us; one that was changed or mediated by the body (行政复议法 78条)."""
    court = facts.execution.court if facts.execution is not None else None
    for remedy in _reconsiderations(facts):
        who = enforcer(remedy.outcome)
        ours = remedy.enforced_by == "authority" or (court is not None and not remedy.enforced_by)
        if who == "reconsideration_body" and ours:
            says = "复议机关变更或者调解结案的，由复议机关强制执行或者申请人民法院强制执行。请移交复议机关。"
            yield forbids("APP-08", says, *ENFORCED_BY, mend="remedy")
        elif who == "authority" and remedy.enforced_by == "reconsideration_body":
            says = "复议维持的，由作出决定的机关强制执行或者申请人民法院强制执行。请由本机关办理。"
            yield forbids("APP-08", says, *ENFORCED_BY, mend="remedy")
