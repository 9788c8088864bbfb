"""How long an act may be punished: 2 years, 5 in grave cases (FIL-03, FIL-04)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement.rules import statutes, statutes_then
from enforcement.rules.calendar import written
from enforcement.rules.facts import ActFacts, Facts, ViolationFacts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.periods import Due, due
from enforcement.rules.statutes import (
    ECO_CODE,
    ECO_CODE_FROM,
    ECO_LIMITATION,
    ECO_LIMITATION_LONG,
    LIMITATION_LONG,
    PENALTY_LAW,
    REVISED,
    Period,
    must,
)

LIMIT = (Article(PENALTY_LAW, 36),)
ECO_LIMIT = (Article(ECO_CODE, 1054, 1),)


def limitation_period(act: ActFacts, violation: ViolationFacts, found_on: date) -> Period:
    """The period that counts for an act found on `found_on`: years, no roll-over, the first day not counted.

    5 years for life, health or financial safety with harmful consequences (36条, from 2021-07-15), and for
    environmental harm found from 2026-08-15 on (生态环境法典 1054条); else 2 years.
    """
    if violation.environmental and found_on >= ECO_CODE_FROM:
        return ECO_LIMITATION_LONG if act.harm else _general(act, violation, found_on, ECO_LIMITATION)
    return _general(act, violation, found_on, must(statutes_then.LIMITATION, found_on))


def _general(act: ActFacts, violation: ViolationFacts, found_on: date, short: Period) -> Period:
    grave = violation.life_health_finance and act.harm
    return LIMITATION_LONG if grave and found_on >= REVISED else short


def limitation_due(act: ActFacts, violation: ViolationFacts, facts: Facts) -> Due | None:
    """The last day on which the act may be found and still be punished; None while it continues.

    Raises ValueError when the days of the act are not stated.
    """
    if act.continuing and act.ended is None:
        return None
    start = act.ended or act.began
    if start is None:
        raise ValueError("the days of the act are not stated")
    return due(limitation_period(act, violation, act.found_on or facts.day), start, facts.calendar)


@rule("FIL-03", "FIL-04", basis=(*LIMIT, *ECO_LIMIT))
def the_act_is_not_too_old(facts: Facts) -> Iterator[Finding]:
    """An act not found within 2 years (5 in grave cases) is not punished any more (行政处罚法 36条).

    Found on the very last day asks for the legal office's view, since counting the first day would end
    the period a day earlier. An older act saved only by the Eco-Environment Code needs legal review.
    """
    filed = facts.filing is not None and facts.filing.outcome == "file"
    if facts.violation is None or not (facts.punishes or filed):
        return
    act, violation = facts.act, facts.violation
    if act.found_on is None:
        yield forbids("FIL-03", "没有写明发现违法行为的日期。请补写。", *LIMIT, mend="violation")
        return
    if act.began is None and not (act.continuing and act.ended is None):
        yield forbids("FIL-03", "没有写明违法行为发生的日期。请补写。", *LIMIT, mend="violation")
        return
    if act.began is not None and act.found_on < act.began:
        yield forbids("FIL-03", "发现日期早于违法行为发生的日期。请核对。", *LIMIT, mend="violation")
        return
    last = limitation_due(act, violation, facts)
    if last is not None and last.due is not None:
        yield from _judged(facts, act.found_on, last.due)
        yield from _retroactive(facts, act, last)


def _judged(facts: Facts, found_on: date, last_day: date) -> Iterator[Finding]:
    if found_on > last_day:
        yield forbids(
            "FIL-03",
            f"追责期限到 {written(last_day)} 为止，发现时已经超过，不再给予行政处罚。",
            *LIMIT,
            mend="violation",
        )
    elif found_on == last_day:
        yield asks_reason(
            "FIL-03",
            f"发现日正是追责期限的最后一天 {written(last_day)}，须由法制机构确认。请写明确认意见。",
            *LIMIT,
        )


def _retroactive(facts: Facts, act: ActFacts, last: Due) -> Iterator[Finding]:
    if last.period is not ECO_LIMITATION_LONG or last.start >= ECO_CODE_FROM or act.found_on is None:
        return
    if act.found_on <= due(statutes.LIMITATION, last.start, facts.calendar).day or facts.review_passed:
        return
    if facts.punishes:
        yield forbids(
            "FIL-04",
            "行为发生在生态环境法典施行以前，适用五年追责期限须经法制审核，不能当场决定。请转为普通程序。"
            if facts.procedure == "simple"
            else "行为发生在生态环境法典施行以前，适用五年追责期限须经法制审核。请先送法制审核。",
            *ECO_LIMIT,
            mend="procedure" if facts.procedure == "simple" else "review",
        )
    else:
        yield notes(
            "FIL-04",
            "行为发生在生态环境法典施行以前，决定前须法制审核能否适用五年追责期限。",
            *ECO_LIMIT,
            mend="review",
        )


@rule("FIL-03", basis=LIMIT)
def too_late_is_truly_too_late(facts: Facts) -> Iterator[Finding]:
    """Letting off because the period has run out holds only when it has (行政处罚法 36条)."""
    proposal = facts.proposal
    if proposal is None or proposal.outcome != "not_punish" or proposal.not_punish_ground != "too_late":
        return
    act = facts.act
    stated = act.found_on is not None and (act.ended or act.began) is not None
    last = limitation_due(act, facts.violation or ViolationFacts(), facts) if stated else None
    if last is None or last.due is None or act.found_on is None or act.found_on <= last.due:
        yield forbids(
            "FIL-03", "按所填日期，追责期限没有届满，不能以此不予处罚。请核对日期。", *LIMIT, mend="violation"
        )
