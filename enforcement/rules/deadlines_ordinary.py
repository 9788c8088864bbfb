"""The clocks of the ordinary procedure; the 90 days themselves are in `terms`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from enforcement.rules import statutes, statutes_then
from enforcement.rules.calendar import ONE_DAY, Calendar, CalendarMissing
from enforcement.rules.deadlines import Clock
from enforcement.rules.parts_local import Local, Parameter
from enforcement.rules.periods import Due, due
from enforcement.rules.statutes import CALENDAR_DAYS, Period, must


def with_length(period: Period, value: Parameter[int]) -> Period:
    """The period with a local length and the standing of that value."""
    return replace(period, length=value.value, status=value.status)


def verification_clock(
    registered_on: date, calendar: Calendar, local: Local | None = None, *, extended: bool = False
) -> Clock:
    """Verification of a clue: 15 working days, with an extension 10 more from their end (FIL-01, memory).

    The extension follows the first period; while the end of the first is provisional so is the whole.
    """
    values = local or Local()
    length = values.verification_days.value + (values.verification_extension_days.value if extended else 0)
    period = replace(with_length(statutes.VERIFICATION, values.verification_days), length=length)
    return Clock(
        "verification", "FIL-01", "核查线索并决定是否立案", registered_on, due(period, registered_on, calendar)
    )


def answer_clock(registered_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """Answer to a named reporter: 5 working days, a local value (FIL-05)."""
    period = with_length(statutes.ANSWER, (local or Local()).answer_days)
    return Clock("answer", "FIL-05", "把核查情况告知举报人", registered_on, due(period, registered_on, calendar))


def pass_on_clock(registered_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """A report that concerns others is passed on: 3 working days, a local value (FIL-05)."""
    period = with_length(statutes.PASS_ON, (local or Local()).pass_on_days)
    return Clock("pass_on", "FIL-05", "把举报移送有关部门", registered_on, due(period, registered_on, calendar))


def registration_clock(registered_on: date, calendar: Calendar) -> Clock:
    """Evidence kept in advance is settled within 7 working days (INV-03, 行政处罚法 56条)."""
    found = due(must(statutes_then.REGISTRATION, registered_on), registered_on, calendar)
    return Clock("registration", "INV-03", "对先行登记保存的证据作出处理决定", registered_on, found)


def statement_clock(delivered_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """Statement of the party after the notice: 5 working days, a local value (PRE-02, 44, 45条)."""
    period = with_length(statutes.STATEMENT, (local or Local()).statement_days)
    return Clock("statement", "PRE-02", "当事人陈述、申辩", delivered_on, due(period, delivered_on, calendar))


def hearing_request_clock(delivered_on: date, calendar: Calendar) -> Clock:
    """Request for a hearing: 5 working days from the notice, 3 days before 2021-07-15 (PRE-06, 行政处罚法 64条1项)."""
    found = due(must(statutes_then.HEARING_REQUEST, delivered_on), delivered_on, calendar)
    return Clock("hearing_request", "PRE-06", "当事人要求听证", delivered_on, found)


def hearing_notice_clock(noticed_on: date, calendar: Calendar) -> Clock:
    """Notice of a hearing: 7 working days must lie between it and the hearing (PRE-07, 64条2项)."""
    found = due(must(statutes_then.HEARING_NOTICE, noticed_on), noticed_on, calendar)
    return Clock("hearing_notice", "PRE-07", "听证通知后的七个工作日", noticed_on, found)


def earliest_hearing(noticed_on: date, calendar: Calendar) -> date:
    """The first working day on which a hearing noticed on `noticed_on` may be held: after the 7th (strict, design).

    Raises CalendarMissing when the year is not known.
    """
    clock = hearing_notice_clock(noticed_on, calendar)
    if clock.due.due is None:
        raise CalendarMissing(clock.due.missing_year or clock.due.earliest.year)
    return calendar.next_working(clock.due.due + ONE_DAY)


def latest_hearing_notice(held_on: date, calendar: Calendar) -> date:
    """The last working day on which a hearing on `held_on` may be noticed (PRE-07, strict). Raises CalendarMissing."""
    period = must(statutes_then.HEARING_NOTICE, held_on)
    if period.unit is CALENDAR_DAYS:
        return date.fromordinal(held_on.toordinal() - period.length - 1)
    day, between = held_on, 0
    while True:
        day -= ONE_DAY
        if between == period.length and calendar.is_working(day):
            return day
        between += calendar.is_working(day)


def review_clock(requested_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """Legal review: 5 working days, a local value (REV-05, from memory)."""
    period = with_length(statutes.REVIEW, (local or Local()).review_days)
    return Clock("review", "REV-05", "提出法制审核意见", requested_on, due(period, requested_on, calendar))


def announcement_clock(announced_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """Delivery by announcement: 30 calendar days, 60 where local rows say so and before 2022, never moved (SRV-07)."""
    period = must(statutes_then.ANNOUNCEMENT, announced_on)
    if period is statutes.ANNOUNCEMENT:
        period = with_length(period, (local or Local()).announcement_days)
    found = due(period, announced_on, calendar)
    return Clock("announcement", "SRV-07", "公告期满视为送达", announced_on, found)


def publication_clock(decided_on: date, calendar: Calendar) -> Clock:
    """Publication of a decision of social influence: 7 working days from the decision (PUB-01, 48条)."""
    found = due(statutes.PUBLICATION, decided_on, calendar)
    return Clock("publication", "PUB-01", "依法公开处罚决定", decided_on, found)


def is_over(term: Due, on: date) -> bool | None:
    """Whether the period had expired before `on`; None while the calendar cannot tell (CAL-08)."""
    try:
        return term.has_passed(on)
    except CalendarMissing:
        return None


def finish_by(last_day: date, calendar: Calendar) -> date:
    """The last working day up to `last_day`: periods of the authority do not move on (DEC-01, design).

    Raises CalendarMissing when the year is not known.
    """
    day = last_day
    while not calendar.is_working(day):
        day -= ONE_DAY
    return day


def is_idle(last_act_on: date, today: date, calendar: Calendar, local: Local | None = None) -> bool:
    """Whether more than the local number of working days went by without any act; unknown days count as worked."""
    day, count, enough = last_act_on, 0, (local or Local()).idle_days.value
    while day < today and count <= enough:
        day += ONE_DAY
        count += not calendar.knows(day) or calendar.is_working(day)
    return count > enough
