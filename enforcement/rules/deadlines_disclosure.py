"""The clocks of what follows a decision: transfer of crimes, publication, credit display, reconsideration."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from enforcement.rules import statutes_disclosure
from enforcement.rules.calendar import Calendar
from enforcement.rules.deadlines import Clock
from enforcement.rules.deadlines_ordinary import finish_by, publication_clock
from enforcement.rules.legal_day import legal_day
from enforcement.rules.parts_disclosure import CreditClass
from enforcement.rules.parts_local import Local
from enforcement.rules.periods import due
from enforcement.rules.statutes import MINISTRY_PROCEDURE_FROM, WORKING_DAYS, Period


def _transfer_period(period: Period, local: Local | None) -> Period:
    """The 3 days of the transfer rules: calendar days, or working days where local rows say so (design)."""
    value = (local or Local()).transfer_working_days
    return replace(period, unit=WORKING_DAYS if value.value else period.unit, status=value.status)


def _transfer_clock(
    period: Period, start: date, calendar: Calendar, local: Local | None, code: str, kind: str, says: str
) -> Clock:
    return Clock(kind, code, says, start, due(_transfer_period(period, local), start, calendar))


def chief_clock(reported_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """The chief decides on the report within 3 days (TRF-02, 移送规定 5条2款)."""
    period = statutes_disclosure.CHIEF_DECIDES
    return _transfer_clock(period, reported_on, calendar, local, "TRF-02", "chief", "决定是否批准移送")


def sending_clock(approved_at: datetime, calendar: Calendar) -> Clock:
    """What is approved goes to the police within 24 hours, holidays or not (TRF-02, 移送规定 5条2款)."""
    found = due(statutes_disclosure.SENT_TO_POLICE, approved_at, calendar)
    return Clock("sending", "TRF-02", "向同级公安机关移送案件", legal_day(approved_at), found)


def police_clock(accepted_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """The police decide within 3 days whether to file (TRF-04, 移送规定 8条)."""
    period = statutes_disclosure.POLICE_DECIDE
    return _transfer_clock(period, accepted_on, calendar, local, "TRF-04", "police", "公安机关审查决定是否立案")


def police_again_clock(told_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """A refusal to file is taken to the same police within 3 days (TRF-04, 移送规定 9条1款)."""
    period = statutes_disclosure.POLICE_ASKED_AGAIN
    return _transfer_clock(period, told_on, calendar, local, "TRF-04", "police_again", "提请公安机关复议")


def police_answer_clock(asked_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """The police decide on that request within 3 days (TRF-04, 移送规定 9条2款)."""
    period = statutes_disclosure.POLICE_DECIDE_AGAIN
    return _transfer_clock(period, asked_on, calendar, local, "TRF-04", "police_answer", "公安机关作出复议决定")


def supervision_clock(told_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """The procuratorate is asked to supervise within 3 days of a second refusal (TRF-04, 移送规定 9条2款)."""
    period = statutes_disclosure.SUPERVISION
    return _transfer_clock(period, told_on, calendar, local, "TRF-04", "supervision", "建议人民检察院依法进行立案监督")


def goods_clock(told_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """Goods and materials go to the police within 3 days of their filing (TRF-04, 移送规定 12条)."""
    period = statutes_disclosure.HANDED_TO_POLICE
    return _transfer_clock(
        period, told_on, calendar, local, "TRF-04", "goods", "向公安机关移交涉案物品和材料并办结交接手续"
    )


def credit_clock(decided_on: date, calendar: Calendar) -> Clock:
    """The decision is handed to the credit platform within 7 working days (PUB-02)."""
    found = due(statutes_disclosure.CREDIT_DISPLAY, decided_on, calendar)
    return Clock("credit", "PUB-02", "把处罚信息归集到信用信息平台并公示", decided_on, found)


def withdrawal_clock(overturned_on: date, calendar: Calendar, *, by_remedy: bool = False) -> Clock:
    """What was overturned is withdrawn within 3 working days, with the reason (PUB-03, APP-06, 48条2款)."""
    found = due(statutes_disclosure.WITHDRAWAL, overturned_on, calendar)
    code = "APP-06" if by_remedy else "PUB-03"
    return Clock("withdrawal", code, "撤回处罚决定信息并公开说明理由", overturned_on, found)


def shortest_display(
    decided_on: date, calendar: Calendar, credit_class: CreditClass, *, key_field: bool = False
) -> Clock | None:
    """The last day of the shortest display; repair may be asked for from the day after. None: there is no shortest.

    Raises LookupError for a day whose rules are not known (PUB-04, PUB-05).
    """
    shown = statutes_disclosure.display(decided_on, credit_class, key_field=key_field)
    if shown.shortest is None:
        return None
    found = due(shown.shortest, decided_on, calendar)
    return Clock("shortest_display", _display_code(decided_on), "最短公示期届满", decided_on, found)


def longest_display(
    decided_on: date, calendar: Calendar, credit_class: CreditClass, *, key_field: bool = False
) -> Clock:
    """The last day of the longest display, after which it stops by itself (PUB-04, PUB-05).

    Raises LookupError for a day whose rules are not known.
    """
    shown = statutes_disclosure.display(decided_on, credit_class, key_field=key_field)
    found = due(shown.longest, decided_on, calendar)
    return Clock("longest_display", _display_code(decided_on), "最长公示期届满，停止公示", decided_on, found)


def _display_code(decided_on: date) -> str:
    return "PUB-04" if decided_on >= statutes_disclosure.CREDIT_REVISED else "PUB-05"


def openness_clock(formed_on: date, calendar: Calendar, *, decision: bool = False) -> Clock:
    """What the public must be able to read is there within 20 working days (PUB-09, PUB-11, 信息公开条例 26条)."""
    found = due(statutes_disclosure.OPENNESS, formed_on, calendar)
    if decision:
        return Clock("openness_of_decision", "PUB-11", "公开处罚决定", formed_on, found)
    return Clock("openness", "PUB-09", "更新应当公开的执法信息", formed_on, found)


def publish_by(decided_on: date, calendar: Calendar, *, influential: bool) -> Clock:
    """When a decision is public: the 20 working days of all, for an influential one the shorter 7 (PUB-11).

    The 7 working days stand in rules in force from 2022-05-01.
    """
    longer = openness_clock(decided_on, calendar, decision=True)
    if not influential or decided_on < MINISTRY_PROCEDURE_FROM:
        return longer
    shorter = publication_clock(decided_on, calendar)
    return min(shorter, longer, key=lambda clock: clock.due.day)


def year_report_clock(year: int, calendar: Calendar) -> Clock:
    """The picture of `year` is public by 31 January of the next; a day off does not move it (PUB-10, memory)."""
    ended = date(year, 12, 31)
    found = due(statutes_disclosure.YEAR_REPORT, ended, calendar)
    return Clock("year_report", "PUB-10", "公开上年度行政执法总体情况", ended, found)


def year_report_by(year: int, calendar: Calendar) -> date:
    """The last working day up to that 31 January (PUB-10). Raises CalendarMissing when the year is not known."""
    return finish_by(year_report_clock(year, calendar).due.day, calendar)


def acceptance_clock(received_on: date, calendar: Calendar) -> Clock:
    """The body examines an application within 5 working days; on that day it counts as accepted (APP-02, 30条).

    After a request to complete it the days run from the day the supplement came (31条3款).
    """
    found = due(statutes_disclosure.ACCEPTANCE, received_on, calendar)
    return Clock("acceptance", "APP-02", "复议机关审查是否受理", received_on, found)


def reconsidered_clock(accepted_on: date, calendar: Calendar, *, simple: bool = False, extended: bool = False) -> Clock:
    """The reconsideration decision: 60 days, 30 more when extended; 30 in the simple procedure (APP-02, 62条)."""
    period = statutes_disclosure.RECONSIDERED_EXTENDED if extended else statutes_disclosure.RECONSIDERED
    if simple:
        period = statutes_disclosure.RECONSIDERED_SIMPLY
    return Clock("reconsidered", "APP-02", "复议机关作出复议决定", accepted_on, due(period, accepted_on, calendar))


def reply_clock(copy_on: date, calendar: Calendar, *, simple: bool = False) -> Clock:
    """Our reply with evidence: 10 working days, 5 in the simple procedure (APP-03, 行政复议法 48, 54条)."""
    period = statutes_disclosure.REPLY_SIMPLE if simple else statutes_disclosure.REPLY
    found = due(period, copy_on, calendar)
    return Clock("reply", "APP-03", "向复议机构提出书面答复并提交证据、依据", copy_on, found)


def court_reply_clock(copy_on: date, calendar: Calendar) -> Clock:
    """Our defence with evidence: 15 calendar days (APP-03, 行政诉讼法 67条1款)."""
    found = due(statutes_disclosure.REPLY_IN_COURT, copy_on, calendar)
    return Clock("court_reply", "APP-03", "向人民法院提交答辩状、证据和依据", copy_on, found)


def passing_on_clock(received_on: date, calendar: Calendar) -> Clock:
    """An application handed in through us goes to the body within 5 working days (APP-07, 行政复议法 32条2款)."""
    found = due(statutes_disclosure.PASSED_ON, received_on, calendar)
    return Clock("passing_on", "APP-07", "把复议申请转送复议机关", received_on, found)
