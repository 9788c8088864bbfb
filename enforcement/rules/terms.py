"""The 90 days 办案期限: extensions before the end, excluded days as a union, suspension (DEC-01…03)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from enforcement.rules import statutes
from enforcement.rules.approvals import head_fault, named
from enforcement.rules.calendar import Calendar, CalendarMissing, written
from enforcement.rules.deadlines import Clock
from enforcement.rules.deadlines_ordinary import finish_by
from enforcement.rules.facts import EXCLUSIONS, ExtensionFacts, Facts, Local, TermFacts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.periods import Interval, days_of_union, due
from enforcement.rules.statutes import EXCLUSION, EXTENSION, PENALTY_LAW, SUSPENSION

NINETY = (Article(PENALTY_LAW, 60),)
EXTENDED = (*NINETY, EXTENSION)
EXCLUDED = (*NINETY, EXCLUSION)
SUSPENDED = (*NINETY, SUSPENSION)
WARNINGS = (30, 15, 7)  # calendar days before the end (DEC-01, design)


def stopped_days(term: TermFacts, until: date) -> tuple[Interval, ...]:
    """The closed intervals that do not count: exclusions, suspensions, transfers; a running one up to `until` (DEC-03)."""
    parts = [(each.first, each.last or until) for each in term.exclusions]
    parts += [(each.first, each.last or until) for each in term.suspensions]
    parts += term.transfers
    return tuple((first, last) for first, last in parts if first is not None and first <= last)


def stopped_count(term: TermFacts, until: date) -> int:
    """How many calendar days do not count, overlapping ones once (DEC-03)."""
    found = stopped_days(term, until)
    if not found:
        return 0
    first, last = min(a for a, _ in found), max(b for _, b in found)
    return sum(1 for _ in days_of_union(found, first, last))


def decision_clock(term: TermFacts, calendar: Calendar, until: date) -> Clock:
    """The decision: 90 calendar days from filing, extended and with stopped days left out; it never moves (60条).

    `until` is the day up to which a running exclusion is counted. Raises ValueError without a day of filing.
    """
    if term.filed_on is None:
        raise ValueError("the day of filing is not stated")
    days = statutes.DECISION.length + sum(each.days or 0 for each in term.extensions)
    period = replace(statutes.DECISION, length=days, status="M" if term.extensions else "V")
    found = due(period, term.filed_on, calendar, stopped_days(term, until))
    return Clock("decision", "DEC-01", "作出处理决定", term.filed_on, found)


def days_left(last_day: date, today: date) -> int:
    """Calendar days up to the last day; negative when it is past."""
    return (last_day - today).days


def warning(last_day: date, today: date) -> int | None:
    """The tightest of the warnings of 30, 15 and 7 days that is reached; None when none is, or all is past."""
    left = days_left(last_day, today)
    return min((each for each in WARNINGS if 0 <= left <= each), default=None)


@rule("DEC-01", "DEC-03", basis=(*NINETY, EXCLUSION))
def the_decision_comes_within_its_term(facts: Facts) -> Iterator[Finding]:
    """A decision is made within 90 days of filing, or the extended term; a late one is valid, with a reason (60条)."""
    term = facts.term
    if term is None or term.filed_on is None:
        yield forbids("DEC-01", "没有立案日期，不能计算办案期限。请先立案。", *NINETY, mend="filing")
        return
    if facts.day < term.filed_on:
        yield forbids("DEC-01", "办理日期早于立案日期。请核对。", *NINETY, mend="filing")
        return
    if any(each.last is None for each in term.exclusions):
        yield forbids("DEC-03", "不计入期限的时间还没有登记结束。请先登记结束日期。", *EXCLUDED, mend="term")
    if term.filed_on < statutes.REVISED:
        return
    last = decision_clock(term, facts.calendar, facts.day).due.day
    if facts.day > last:
        yield asks_reason("DEC-01", f"应当在 {written(last)} 前作出决定，已经逾期。请负责人写明原因。", *NINETY)
    elif warning(last, facts.day) is not None:
        left = days_left(last, facts.day)
        yield notes("DEC-01", f"办案期限到 {written(_finish(facts, last))}，还有 {left} 日。", *NINETY, mend="term")


def _finish(facts: Facts, last: date) -> date:
    try:
        return finish_by(last, facts.calendar)
    except CalendarMissing:
        return last


def extension_cap(granted: tuple[ExtensionFacts, ...], local: Local) -> int | None:
    """The most calendar days the next extension may have: 30, then 60; None when both were granted (DEC-02)."""
    caps = (local.extension_days.value, local.long_extension_days.value)
    return caps[len(granted)] if len(granted) < len(caps) else None


@rule("DEC-02", basis=EXTENDED)
def an_extension_is_granted_before_the_end(facts: Facts) -> Iterator[Finding]:
    """One extension at a time, decided while the term still runs, for a reason, within its cap (DEC-02, memory)."""
    asked, term = facts.extension, facts.term
    if asked is None or asked.decided_on is None or asked.days is None:
        yield forbids("DEC-02", "没有写明延长的天数和批准日期。请补写。", *EXTENDED, mend="term")
        return
    if term is None or term.filed_on is None:
        yield forbids("DEC-02", "没有立案日期，不能延长。请先立案。", *EXTENDED, mend="filing")
        return
    last = decision_clock(term, facts.calendar, asked.decided_on).due.day
    if asked.decided_on > last:
        yield forbids(
            "DEC-02", f"办案期限已于 {written(last)} 届满，届满后不能延长。请写明逾期原因。", *EXTENDED, mend="term"
        )
    cap = extension_cap(term.extensions, facts.local)
    if cap is None:
        yield forbids("DEC-02", "已经延长两次，不能再延长。请尽快作出决定。", *EXTENDED, mend="term")
    elif not 0 < asked.days <= cap:
        yield forbids("DEC-02", f"本次延长不超过 {cap} 日。请改正天数。", *EXTENDED, mend="term")
    if not asked.reason_stated:
        yield forbids("DEC-02", "没有写明不能按期决定的理由。请补写。", *EXTENDED, mend="term")


@rule("DEC-02", basis=EXTENDED)
def an_extension_is_decided_by_whom_it_must(facts: Facts) -> Iterator[Finding]:
    """The first extension by a head; the second, for a very complicated case, by the heads together (DEC-02)."""
    asked, term = facts.extension, facts.term
    if asked is None or asked.decided_on is None:
        return
    fault = head_fault(asked.approver, asked.decided_on, facts.organisation.authority_id)
    if fault:
        yield forbids(
            "DEC-02",
            f"延长须经负责人批准，{named(asked.approver)}{fault}。请报负责人批准。",
            *EXTENDED,
            mend="approval",
        )
    second = term is not None and len(term.extensions) > 0
    if second and not asked.by_discussion:
        yield forbids("DEC-02", "再次延长须经负责人集体讨论决定。请先集体讨论。", *EXTENDED, mend="discussion")


@rule("DEC-03", basis=EXCLUDED)
def excluded_days_have_a_ground_and_a_paper(facts: Facts) -> Iterator[Finding]:
    """Only hearing, testing, inspection, appraisal and announcement stop the term, each with its paper (DEC-03)."""
    asked, term = facts.exclusion, facts.term
    if asked is None or asked.first is None:
        yield forbids("DEC-03", "没有写明扣除期间的开始日期。请补写。", *EXCLUDED, mend="term")
        return
    if asked.kind not in EXCLUSIONS:
        yield forbids("DEC-03", "只有听证、检测、检验、鉴定和公告的时间不计入期限。请选定。", *EXCLUDED, mend="term")
    if not asked.paper_no.strip():
        yield forbids("DEC-03", "没有写明委托书或者通知书的文号。请补写。", *EXCLUDED, mend="term")
    if asked.last is not None and asked.last < asked.first:
        yield forbids("DEC-03", "扣除期间的结束日期早于开始日期。请核对。", *EXCLUDED, mend="term")
    if term is None or term.filed_on is None or asked.first < term.filed_on:
        yield forbids("DEC-03", "扣除期间早于立案日期。请核对。", *EXCLUDED, mend="term")
    if max(asked.first, asked.last or asked.first) > facts.day:
        yield forbids("DEC-03", "扣除期间晚于办理日期。请在发生后登记。", *EXCLUDED, mend="term")
    if asked.told_on is None:
        yield notes("DEC-03", "没有把期间告知当事人。请书面告知。", *EXCLUDED, mend="term")


@rule("DEC-03", basis=SUSPENDED)
def a_suspension_has_a_cause_and_a_head(facts: Facts) -> Iterator[Finding]:
    """A case is suspended for a proved cause, by a head; it ends when the cause does (workflow N91, memory)."""
    asked = facts.suspension
    if asked is None or asked.first is None:
        yield forbids("DEC-03", "没有写明中止的开始日期。请补写。", *SUSPENDED, mend="term")
        return
    if not asked.reason_stated or not asked.proved:
        yield forbids("DEC-03", "没有写明中止的事由和证据。请补写。", *SUSPENDED, mend="term")
    fault = head_fault(asked.approver, asked.first, facts.organisation.authority_id)
    if fault:
        yield forbids(
            "DEC-03",
            f"中止须经负责人批准，{named(asked.approver)}{fault}。请报负责人批准。",
            *SUSPENDED,
            mend="approval",
        )
    if asked.last is not None and asked.last < asked.first:
        yield forbids("DEC-03", "恢复日期早于中止日期。请核对。", *SUSPENDED, mend="term")


@rule("DEC-03", basis=SUSPENDED)
def a_suspended_case_stands_still(facts: Facts) -> Iterator[Finding]:
    """While a case is suspended nothing is decided in it; it is resumed first (workflow N91)."""
    term = facts.term
    if term is not None and any(each.first is not None and each.last is None for each in term.suspensions):
        yield forbids("DEC-03", "案件正在中止，不能办理。请先恢复调查。", *SUSPENDED, mend="term")
