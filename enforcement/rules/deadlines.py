"""The clocks of a case: which period runs from which day, and how near its end is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from enforcement.rules import statutes, statutes_then
from enforcement.rules.calendar import ONE_DAY, Calendar
from enforcement.rules.findings import Article
from enforcement.rules.parts_local import Local
from enforcement.rules.periods import Due, due
from enforcement.rules.statutes import CALENDAR_DAYS, PENALTY_LAW, Period, must

Level = Literal["none", "due_soon", "due", "overdue", "escalated"]


@dataclass(frozen=True, slots=True)
class Clock:
    """One running period of a case. `says` tells in Chinese who must do what by the last day."""

    kind: str
    code: str
    says: str
    start: date
    due: Due

    @property
    def article(self) -> str:
        """The article in words."""
        return str(self.due.article)


def report_clock(decided_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """Report of an on-the-spot decision to the bureau: 3 working days, a local value (SMP-06)."""
    days = (local or Local()).report_days.value
    period = replace(must(statutes_then.REPORT, decided_on), length=days)
    return Clock("report", "SMP-06", "把当场处罚决定报所属机关备案", decided_on, due(period, decided_on, calendar))


def delivery_clock(decided_on: date, calendar: Calendar) -> Clock:
    """Delivery to an absent party: 7 working days (SRV-01, 行政处罚法 61条1款)."""
    found = due(must(statutes_then.DELIVERY, decided_on), decided_on, calendar)
    return Clock("delivery", "SRV-01", "把决定书送达当事人", decided_on, found)


def payment_clock(delivered_on: date, calendar: Calendar) -> Clock:
    """Payment by the party: 15 calendar days, rolls over days off (PAY-02, 行政处罚法 67条3款)."""
    found = due(must(statutes_then.PAYMENT, delivered_on), delivered_on, calendar)
    return Clock("payment", "PAY-02", "当事人缴纳罚款", delivered_on, found)


def hand_in_clock(collected_on: date, calendar: Calendar, landed_on: date | None = None) -> Clock:
    """Cash from the officer to the authority: 2 working days, on water from landing (SMP-10, 71条)."""
    start = landed_on or collected_on
    found = due(must(statutes_then.HAND_IN, start), start, calendar)
    return Clock("hand_in", "SMP-10", "把当场收缴的罚款交至本机关", start, found)


def banking_clock(received_on: date, calendar: Calendar) -> Clock:
    """Cash from the authority to the bank: 2 working days from receipt (SMP-10, 71条)."""
    clock = due(must(statutes_then.BANKING, received_on), received_on, calendar)
    return Clock("banking", "SMP-10", "把收到的罚款缴付指定的银行", received_on, clock)


def recheck_clock(told_on: date, by: date, calendar: Calendar) -> Clock:
    """Recheck of an order to correct: the officers' own date `by`, never moved (INV-05, 28条1款).

    Raises ValueError when `by` is not after the day of the order.
    """
    length = (by - told_on).days
    period = Period(length, CALENDAR_DAYS, Article(PENALTY_LAW, 28, 1), False, "D")
    return Clock("recheck", "INV-05", "复查是否已经改正", told_on, due(period, told_on, calendar))


def reconsideration_clock(delivered_on: date, calendar: Calendar, *, told: bool = True) -> Clock:
    """Reconsideration: 60 calendar days; when rights were not told at most 1 year (APP-01)."""
    period = must(statutes_then.RECONSIDERATION, delivered_on) if told else statutes.RECONSIDERATION_UNTOLD
    return Clock("reconsideration", "APP-01", "当事人申请行政复议", delivered_on, due(period, delivered_on, calendar))


def court_clock(start: date, calendar: Calendar, way: Literal["after_reconsideration", "direct", "untold"]) -> Clock:
    """Suit of the party (APP-04).

    15 calendar days after the reconsideration decision is received or its period has run out; 6 months
    when suing directly; at most 1 year when rights were not told.
    """
    period = {
        "after_reconsideration": statutes.COURT_AFTER_RECONSIDERATION,
        "direct": must(statutes_then.COURT_DIRECT, start),
        "untold": statutes.COURT_UNTOLD,
    }[way]
    return Clock("court", "APP-04", "当事人提起行政诉讼", start, due(period, start, calendar))


def dispute_clock(arisen_on: date, calendar: Calendar) -> Clock:
    """Settling a dispute over jurisdiction: 7 working days (JUR-03)."""
    return Clock("dispute", "JUR-03", "协商解决管辖争议", arisen_on, due(statutes.DISPUTE, arisen_on, calendar))


def enforcement_window(deferral_ends_on: date, calendar: Calendar) -> Clock:
    """Application to the court after payment was put off: 3 months from that day (PAY-05, 72条2款)."""
    clock = due(statutes.COURT_ENFORCEMENT, deferral_ends_on, calendar)
    return Clock("court_enforcement", "PAY-05", "申请人民法院强制执行", deferral_ends_on, clock)


def late_fee_starts_on(payment: Due) -> date | None:
    """The first day of the late fee: the day after payment was due; None while that day is provisional."""
    return None if payment.due is None else payment.due + ONE_DAY


def level(last_day: date, today: date, calendar: Calendar, local: Local | None = None) -> Level:
    """How near `last_day` (final or earliest) is on `today`; both thresholds are local working days.

    due_soon: at most `due_soon_days` working days are left; escalated: overdue by more than
    `escalation_days` working days. Days of an unknown year count as worked, so alarms come early, not late.
    """
    values = local or Local()
    if today == last_day:
        return "due"
    if today < last_day:
        left = _working_days_up_to(today, last_day, calendar, values.due_soon_days.value)
        return "due_soon" if left <= values.due_soon_days.value else "none"
    over = _working_days_up_to(last_day, today, calendar, values.escalation_days.value)
    return "escalated" if over > values.escalation_days.value else "overdue"


def _working_days_up_to(after: date, until: date, calendar: Calendar, enough: int) -> int:
    count, day = 0, after
    while day < until and count <= enough:
        day += ONE_DAY
        count += not calendar.knows(day) or calendar.is_working(day)
    return count


def soon_until(today: date, calendar: Calendar, local: Local | None = None) -> date:
    """The latest last day that `level` calls due_soon on `today`; set-based sweeps compare with it."""
    values = local or Local()
    day, left = today, 0
    while True:
        following = day + ONE_DAY
        left += not calendar.knows(following) or calendar.is_working(following)
        if left > values.due_soon_days.value:
            return day
        day = following


def escalated_before(today: date, calendar: Calendar, local: Local | None = None) -> date:
    """The earliest last day that is not yet escalated on `today`: whatever ended before it is."""
    values = local or Local()
    day, over = today, 0
    while True:
        over += not calendar.knows(day) or calendar.is_working(day)
        if over > values.escalation_days.value:
            return day
        day -= ONE_DAY


def deferred_payment_clock(delivered_on: date, last: date, calendar: Calendar) -> Clock:
    """Payment put off or in parts: the last approved day itself, never moved (PAY-05, 行政处罚法 66条2款)."""
    period = Period((last - delivered_on).days, CALENDAR_DAYS, Article(PENALTY_LAW, 66, 2), False, "V")
    return Clock("payment", "PAY-05", "当事人按批准的期限缴纳罚款", delivered_on, due(period, delivered_on, calendar))
