"""Imposing a late fee 加处罚款: only after the term, never more than the arithmetic allows (PAY-03…05)."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.rules.calendar import Calendar, CalendarMissing
from enforcement.rules.deadlines import payment_clock
from enforcement.rules.facts import Facts, LateFeeFacts
from enforcement.rules.findings import Article, Finding, forbids, rule
from enforcement.rules.periods import LateFee, late_fee
from enforcement.rules.statutes import CIVIL_CODE, COERCION_LAW, PENALTY_LAW

RATE = (Article(PENALTY_LAW, 72, 1, 1), Article(COERCION_LAW, 45, 2))
TOLD = (Article(COERCION_LAW, 45, 1),)
STOPPED = (Article(PENALTY_LAW, 73, 3),)
CALENDAR = (Article(CIVIL_CODE, 203, 1),)


def computed_late_fee(stated: LateFeeFacts, calendar: Calendar) -> LateFee:
    """The late fee that the law allows on the day stated.

    A term put off on application replaces the 15 days (66条2款). Raises CalendarMissing while the last day of
    payment depends on holidays not yet published, ValueError when a needed fact is missing.
    """
    if stated.fine is None or stated.on is None:
        raise ValueError("the fine and the day are needed")
    last = stated.put_off_until
    if last is None:
        if stated.delivered_on is None:
            raise ValueError("the day of delivery is needed")
        term = payment_clock(stated.delivered_on, calendar).due
        last = term.day
        term.has_passed(stated.on)
    return late_fee(stated.fine, last, stated.on, stated.stopped)


@rule("PAY-03", "PAY-04", "PAY-05", "CAL-08", basis=(*RATE, *TOLD, *STOPPED, *CALENDAR))
def the_late_fee_is_due_and_right(facts: Facts) -> Iterator[Finding]:
    """A late fee follows only an expired term, was announced on the paper, and equals at most 3 % a day up to
    the fine, days of reconsideration and litigation left out (72条1款1项, 73条3款, 强制法 45条)."""
    stated = facts.late_fee
    if stated is None:
        return
    if not stated.rate_told:
        yield forbids("PAY-03", "决定书没有告知加处罚款的标准，不得加处。", *TOLD, mend="payment")
    try:
        lawful = computed_late_fee(stated, facts.calendar)
    except CalendarMissing as missing:
        yield forbids(
            "CAL-08",
            f"缴款期限要看 {missing.year} 年的放假安排，公布并载入前不能认定逾期。",
            *CALENDAR,
            mend="calendar",
        )
        return
    except ValueError:
        yield forbids("PAY-03", "没有写明罚款数额、送达日期或者计算日期，不能加处。", *RATE, mend="payment")
        return
    yield from _as_imposed(stated, lawful)


def _as_imposed(stated: LateFeeFacts, lawful: LateFee) -> Iterator[Finding]:
    if lawful.days == 0:
        yield forbids("PAY-03", "缴款期限没有届满，不能加处罚款。", *RATE, mend="payment")
    elif stated.imposed is None or stated.imposed <= 0:
        yield forbids("PAY-03", "没有填写加处罚款的数额。请补写。", *RATE, mend="payment")
    elif stated.imposed > lawful.amount:
        code, basis = ("PAY-04", STOPPED) if stated.stopped else ("PAY-03", RATE)
        yield forbids(
            code,
            f"加处罚款最多 {lawful.amount} 元，拟加处 {stated.imposed} 元。请改正。",
            *basis,
            mend="payment",
        )
