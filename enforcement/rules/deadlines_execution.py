"""The days of seizure, of enforcement and of the court, counted from the acts they follow (CMP, ENF, ILL)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

from enforcement.rules import statutes
from enforcement.rules import statutes_execution as law
from enforcement.rules.calendar import ONE_DAY, Calendar, CalendarMissing
from enforcement.rules.deadlines import Clock
from enforcement.rules.deadlines_ordinary import finish_by, with_length
from enforcement.rules.legal_day import LEGAL_ZONE, legal_day
from enforcement.rules.parts_execution import StandingFacts
from enforcement.rules.parts_local import Local
from enforcement.rules.periods import Due, Interval, due
from enforcement.rules.statutes import Period

CourtStage = Literal[
    "accepts",
    "rules",
    "rules_long",
    "serves",
    "at_once",
    "not_accepted",
    "not_enforced",
    "higher_accepts",
    "higher_rules",
]
COURT_STAGES: Mapping[str, tuple[Period, str]] = MappingProxyType(
    {
        "accepts": (law.COURT_ACCEPTS, "人民法院受理申请"),
        "rules": (law.COURT_RULES, "人民法院作出执行裁定"),
        "rules_long": (law.COURT_RULES_LONG, "人民法院作出是否执行的裁定"),
        "serves": (law.COURT_SERVES, "人民法院送达不予执行的裁定"),
        "at_once": (law.COURT_AT_ONCE, "人民法院立即执行"),
        "not_accepted": (law.OBJECTION_NOT_ACCEPTED, "对不予受理的裁定申请复议"),
        "not_enforced": (law.OBJECTION_NOT_ENFORCED, "对不予执行的裁定申请复议"),
        "higher_accepts": (law.HIGHER_COURT_ACCEPTS, "上一级人民法院作出是否受理的裁定"),
        "higher_rules": (law.HIGHER_COURT_RULES, "上一级人民法院作出是否执行的裁定"),
    }
)


def _certain(found: Due) -> date:
    if found.due is None:
        raise CalendarMissing(found.missing_year or found.earliest.year)
    return found.due


def seizure_approval_clock(seized_at: datetime, calendar: Calendar) -> Clock:
    """Report and approval after an urgent seizure: 24 hours that never stop (CMP-01, 行政强制法 19条)."""
    moment = seized_at.astimezone(LEGAL_ZONE)
    found = due(law.APPROVAL_AFTERWARDS, moment, calendar)
    return Clock("seizure_approval", "CMP-01", "报告负责人并补办批准手续", legal_day(moment), found)


def seizure_clock(
    seized_on: date,
    calendar: Calendar,
    *,
    extension: int = 0,
    tests: Iterable[Interval] = (),
    other_days: int | None = None,
    first_day_counts: bool = False,
) -> Clock:
    """The end of a seizure: 30 calendar days, at most 30 more, days of testing left out, never moved (CMP-04).

    `other_days`: the term of another law (25条1款). `first_day_counts` gives the careful reading, by which
    the day of the seizure is the first; alarms may run from it.
    """
    length = (other_days or law.SEIZURE.length) + extension - (1 if first_day_counts else 0)
    found = due(replace(law.SEIZURE, length=length), seized_on, calendar, tests)
    return Clock("seizure", "CMP-04", "作出处理决定或者解除查封、扣押", seized_on, found)


def perishable_clock(called_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """The party comes for goods that rot: 2 days, a local rule (CMP-11)."""
    period = with_length(law.PERISHABLE_CALL, (local or Local()).perishable_days)
    found = due(period, called_on, calendar)
    return Clock("perishable", "CMP-11", "当事人到指定地点接受处理", called_on, found)


def unclaimed_clock(announced_on: date, calendar: Calendar, local: Local | None = None) -> Clock:
    """Goods nobody takes back after an announcement: 60 days, a local rule (CMP-11)."""
    period = with_length(law.UNCLAIMED, (local or Local()).unclaimed_days)
    found = due(period, announced_on, calendar)
    return Clock("unclaimed", "CMP-11", "认领解除扣押的物品", announced_on, found)


def earliest_own_enforcement(payment_due_on: date, calendar: Calendar, stopped: Iterable[Interval] = ()) -> date:
    """The 31st day of the late fee, on which an authority with the power may enforce a fine (ENF-01, 46条1款).

    Days of reconsideration and litigation, on which no late fee is reckoned (行政处罚法 73条3款), do not
    count (design).
    """
    return due(law.LATE_FEE_RUN, payment_due_on, calendar, stopped).day + ONE_DAY


def demand_clock(delivered_on: date, calendar: Calendar) -> Clock:
    """The party performs after the demand: 10 working days (ENF-03, 行政强制法 54、69条)."""
    return Clock("demand", "ENF-03", "当事人按催告书履行", delivered_on, due(law.DEMAND, delivered_on, calendar))


def earliest_application(delivered_on: date, calendar: Calendar) -> date:
    """The day after the 10th working day from the demand (ENF-03). Raises CalendarMissing."""
    return _certain(demand_clock(delivered_on, calendar).due) + ONE_DAY


def latest_demand(window_ends_on: date, calendar: Calendar) -> date:
    """The last working day on which a demand still leaves a day inside the window of ENF-04 (ENF-03).

    Raises CalendarMissing.
    """
    day = window_ends_on
    while earliest_application(day, calendar) > window_ends_on:
        day = finish_by(day - ONE_DAY, calendar)
    return day


def latest_second_demand(on: date, calendar: Calendar) -> date:
    """The last day for the demand before performance by others on `on`: three whole working days lie between.

    Strict reading (design) of 三日前 (ENF-13, 51条1款2项). It may be a day off; `finish_by` gives the last
    working day. Raises CalendarMissing.
    """
    day = on - ONE_DAY
    while _certain(due(law.SUBSTITUTE_DEMAND, day, calendar)) >= on:
        day -= ONE_DAY
    return day


def given_up_clock(suspended_on: date, calendar: Calendar) -> Clock:
    """Three years without resuming a suspended enforcement (ENF-10, 39条2款)."""
    found = due(law.GIVEN_UP, suspended_on, calendar)
    return Clock("given_up", "ENF-10", "中止执行满三年，符合条件的不再执行", suspended_on, found)


def court_term_clock(stage: CourtStage, start: date, calendar: Calendar) -> Clock:
    """A term of the court, or of the authority against its ruling (ENF-07, 56–59条)."""
    period, says = COURT_STAGES[stage]
    return Clock(f"court_{stage}", "ENF-07", says, start, due(period, start, calendar))


def completion_clock(accepted_on: date, calendar: Calendar) -> Clock:
    """The papers of completion: 6 months from acceptance (ILL-05, 城乡规划法 45条2款)."""
    found = due(law.COMPLETION_PAPERS, accepted_on, calendar)
    return Clock("completion", "ILL-05", "建设单位报送竣工验收资料", accepted_on, found)


def remedy_term(standing: StandingFacts, calendar: Calendar, *, reconsideration_first: bool) -> Due:
    """The term after which the decision can no longer be challenged.

    After reconsideration 15 days; where it comes first (当场处罚) its own 60 days; else 6 months. Where the
    party was told of no term, one year. Raises ValueError without a day of delivery.
    """
    if standing.reconsidered_on is not None:
        return due(statutes.COURT_AFTER_RECONSIDERATION, standing.reconsidered_on, calendar)
    if standing.delivered_on is None:
        raise ValueError("the day of delivery is needed")
    if reconsideration_first:
        told, untold = statutes.RECONSIDERATION, statutes.RECONSIDERATION_UNTOLD
    else:
        told, untold = statutes.COURT_DIRECT, statutes.COURT_UNTOLD
    return due(told if standing.rights_told else untold, standing.delivered_on, calendar)


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which the court may be asked. `opens` None: not known yet (CAL-08).

    `alarm`: the last working day up to the end as the calendar counts it, without moving on; None while unknown.
    """

    clock: Clock
    opens: date | None
    alarm: date | None
    inferred: bool


def court_window(standing: StandingFacts, calendar: Calendar, *, reconsideration_first: bool = False) -> Window:
    """Application to the court: 3 months from the end of the remedies (ENF-04, 行政强制法 53条, 解释 156条).

    With a deferral or instalments the later of both ends counts (PAY-05, design). Where reconsideration comes
    first there is no term to sue, so that its 60 days stand in (ENF-05, inferred). After a suit the judgment is
    enforced: 2 years (解释 153条, inferred). Raises ValueError without a day of delivery.
    """
    if standing.sued and standing.court_ended_on is not None:
        found = due(law.JUDGMENT_ENFORCEMENT, standing.court_ended_on, calendar)
        return _window("ENF-04", standing.court_ended_on, found, None, calendar, inferred=True)
    term = remedy_term(standing, calendar, reconsideration_first=reconsideration_first)
    inferred = reconsideration_first and standing.reconsidered_on is None
    put_off = standing.put_off_until
    base = term.day if put_off is None or put_off <= term.day else put_off
    found = due(statutes.COURT_ENFORCEMENT, base, calendar)
    unknown = term.missing_year if term.due is None else None
    return _window("ENF-05" if inferred else "ENF-04", base, found, unknown, calendar, inferred=inferred)


def _window(code: str, base: date, found: Due, unknown: int | None, calendar: Calendar, *, inferred: bool) -> Window:
    if unknown is not None:
        found = replace(found, due=None, earliest=found.day, status="provisional", missing_year=unknown)
    if inferred:
        found = replace(found, period=replace(found.period, status="D"))
    clock = Clock("court_enforcement", code, "申请人民法院强制执行", base, found)
    opens = None if unknown is not None else base + ONE_DAY
    try:
        alarm = None if found.nominal is None else finish_by(found.nominal, calendar)
    except CalendarMissing:
        alarm = None
    return Window(clock, opens, alarm, inferred)
