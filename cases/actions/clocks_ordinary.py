"""Clocks of the ordinary procedure: verification, the 90 days, the party's days after the notice, review, publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.below import below
from cases.facts import filed, told
from cases.models import Case, Term
from enforcement.kernel.clock import local_day
from enforcement.rules import deadlines, deadlines_ordinary
from enforcement.rules.calendar import Calendar
from enforcement.rules.parts_local import Local
from enforcement.rules.terms import decision_clock


@dataclass(frozen=True)
class Running:
    """A clock that ought to stand in the file, and the day it ended, if it did."""

    clock: deadlines.Clock
    ended_on: date | None = None


def wanted(case: Case, days: Calendar, values: Local, today: date) -> Iterator[Running]:
    """Every clock that the rows of the ordinary procedure give rise to; what is excluded runs up to `today`."""
    row: Any = getattr(case, "filing", None)
    if row is None:
        return
    terms = below(case).terms
    decided = row.decided_at and local_day(row.decided_at)
    extended = any(each.kind == Term.Kind.VERIFICATION for each in terms)
    registered, submitted = local_day(case.opened_at), row.submitted_at and local_day(row.submitted_at)
    clock = deadlines_ordinary.verification_clock(registered, days, values, extended=extended)
    yield Running(clock, submitted or decided)
    if row.named_reporter:
        told = row.informed_at and local_day(row.informed_at)
        yield Running(deadlines_ordinary.answer_clock(registered, days, values), told)
    if row.outcome == "filed":
        yield Running(decision_clock(filed.terms(case, terms), days, _ended(case) or today), _ended(case))
        yield from _after_notice(case, days, values)
        yield from _reviews(case, days, values)
    decision = getattr(case, "decision", None)
    if decision is not None and decision.influential and case.decided_at is not None:
        made = getattr(case, "publication", None)
        clock = deadlines_ordinary.publication_clock(local_day(case.decided_at), days)
        yield Running(clock, made and made.published_on)


def _ended(case: Case) -> date | None:
    """The day the case was decided or dismissed."""
    ended = case.decided_at or case.dismissed_at
    return local_day(ended) if ended else None


def _after_notice(case: Case, days: Calendar, values: Local) -> Iterator[Running]:
    notice = told.latest_notice(case)
    delivered = told.notice_delivered_on(case, notice) if notice else None
    if notice is None or delivered is None:
        return
    statement = getattr(case, "statement", None)
    said = local_day(statement.at) if statement is not None and statement.at >= notice.at else None
    yield Running(deadlines_ordinary.statement_clock(delivered, days, values), said or _ended(case))
    if notice.hearing_told:
        asked = next(iter(below(case).hearing_requests), None)
        clock = deadlines_ordinary.hearing_request_clock(delivered, days)
        yield Running(clock, local_day(asked.received_at) if asked else _ended(case))


def _reviews(case: Case, days: Calendar, values: Local) -> Iterator[Running]:
    row = next(reversed(below(case).reviews), None)
    if row is not None:
        done = local_day(row.done_at) if row.done_at else _ended(case)
        yield Running(deadlines_ordinary.review_clock(local_day(row.asked_at), days, values), done)
