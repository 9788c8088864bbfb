"""Legal clocks of a case: set anew from the facts after each act, and never by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from cases import facts as case_facts
from cases.actions import clocks_ordinary, levels
from cases.actions.clocks_ordinary import Running
from cases.below import below, decision_delivered_on
from cases.models import Case, Clock
from enforcement.kernel import record
from enforcement.kernel.clock import local_day
from enforcement.queries import calendar
from enforcement.rules import deadlines
from enforcement.rules.calendar import Calendar
from enforcement.rules.parts_local import Local

LEVEL = ("level", "level_from")
PARTY_KINDS = frozenset({"payment", "reconsideration", "court", "statement", "hearing_request"})


def wind(case: Case, now: datetime) -> None:
    """Brings the clocks of a locked case in line with its rows; new levels are told at once."""
    today, days = local_day(now), calendar()
    values = case_facts.local_values(case, today)
    with case.held():
        stored = {row.kind: row for row in below(case).clocks}
        running = list(wanted(case, days, values, today))
    changed, new = _set(case, running, stored, now)
    Clock.objects.bulk_create(new)
    _write(changed)
    levels.move_case(case, [*stored.values(), *new], days, values, today=today, now=now)


def wanted(case: Case, days: Calendar, values: Local, today: date) -> Iterator[Running]:
    """Every clock the file gives rise to: which period runs, from which day, and whether it has ended."""
    order, cash = getattr(case, "order", None), getattr(case, "cash", None)
    if order and order.due_on and not order.corrected_at:
        first = next(iter(below(case).rechecks), None)
        told = local_day(order.told_at)
        yield Running(deadlines.recheck_clock(told, order.due_on, days), local_day(first["at"]) if first else None)
    if case.procedure == Case.Procedure.ORDINARY:
        yield from clocks_ordinary.wanted(case, days, values, today)
    if case.decided_at is not None:
        yield from _after_decision(case, local_day(case.decided_at), days, values)
    if cash:
        collected = local_day(cash.collected_at)
        handed = cash.handed_in_at and local_day(cash.handed_in_at)
        yield Running(deadlines.hand_in_clock(collected, days), handed)
        if handed:
            yield Running(deadlines.banking_clock(handed, days), cash.banked_at and local_day(cash.banked_at))


def _after_decision(case: Case, decided: date, days: Calendar, values: Local) -> Iterator[Running]:
    decision = case.decision
    delivered = decision_delivered_on(case)
    if decision.outcome == "punish" and case.procedure == Case.Procedure.SIMPLE:
        report = getattr(case, "report", None)
        yield Running(deadlines.report_clock(decided, days, values), report and local_day(report.reported_at))
    yield Running(deadlines.delivery_clock(decided, days), delivered)
    if delivered is None:
        return
    yield Running(deadlines.reconsideration_clock(delivered, days))
    if decision.fine:
        yield Running(_payment(case, delivered, days), _paid_on(case))


def _payment(case: Case, delivered: date, days: Calendar) -> deadlines.Clock:
    deferral = getattr(case, "deferral", None)
    if deferral is None:
        return deadlines.payment_clock(delivered, days)
    last = max(date.fromisoformat(day) for day, _ in deferral.instalments)
    return deadlines.deferred_payment_clock(delivered, last, days)


def _paid_on(case: Case) -> date | None:
    """The day the fine was paid in full, by cash at the kerb or at the bank."""
    if cash := getattr(case, "cash", None):
        return local_day(cash.collected_at)
    left = case.decision.fine or 0
    for payment in below(case).payments:
        left -= payment["amount"] if payment["towards"] == "fine" else 0
        if left <= 0:
            return payment["paid_on"]  # type: ignore[no-any-return]  # a date
    return None


def _set(
    case: Case, running: Iterable[Running], stored: dict[str, Clock], now: datetime
) -> tuple[dict[Clock, list[str]], list[Clock]]:
    """The stored clocks of which anything is different, with what is, and those that have to be added."""
    changed: dict[Clock, list[str]] = {}
    new = []
    for each in running:
        values, row = _values(case, each), stored.get(each.clock.kind)
        if row is None:
            new.append(Clock(case=case, kind=each.clock.kind, computed_at=now, **values))
        elif names := [name for name, value in values.items() if getattr(row, name) != value]:
            # The row was read as the act began: a level that was set meanwhile ends with the clock.
            names = list(dict.fromkeys([*names, *(LEVEL if each.ended_on else ())]))
            for name in names:
                setattr(row, name, values[name])
            row.computed_at = now
            changed[row] = [*names, "computed_at"]
    return changed, new


def _write(changed: dict[Clock, list[str]]) -> None:
    """Writes the clocks that ended in one statement, and those that run on in another, whose levels are not ours."""
    for ended in (True, False):
        found = {row: names for row, names in changed.items() if (row.ended_on is not None) is ended}
        if len(found) == 1:
            ((row, names),) = found.items()
            row.save(update_fields=names)
        elif found:
            Clock.objects.bulk_update(found, sorted({name for names in found.values() for name in names}))


def _values(case: Case, running: Running) -> dict[str, Any]:
    due = running.clock.due
    silenced = {"level": Clock.Level.NONE, "level_from": None} if running.ended_on else {}
    return {
        **silenced,
        "organisation_id": case.organisation_id,
        "code": running.clock.code,
        "says": running.clock.says,
        "article": running.clock.article,
        "bears": "party" if running.clock.kind in PARTY_KINDS else "bureau",
        "start_on": running.clock.start,
        "due_on": due.due,
        "alarm_on": due.day,
        "provisional": due.status == "provisional",
        "missing_year": due.missing_year,
        "unit": str(due.unit),
        "tbc": due.period.status != "V",
        "arithmetic": [
            {"day": line.day.isoformat(), "counted": line.counted, "why": line.why} for line in due.arithmetic
        ],
        "ended_on": running.ended_on,
    }


def wind_after_calendar(case: Case, now: datetime) -> None:
    """Sets the clocks of a locked case anew because the official calendar was loaded or mended.

    Last days that moved or became final go on record.
    """
    before = list(Clock.objects.filter(case=case, ended_on__isnull=True).values_list("kind", "due_on"))
    wind(case, now)
    after = dict(Clock.objects.filter(case=case).values_list("kind", "due_on"))
    moved = {
        kind: [day and day.isoformat(), (later := after[kind]) and later.isoformat()]
        for kind, day in before
        if after[kind] != day
    }
    if not moved:
        return
    record.append(
        subject_kind="case",
        subject_id=case.pk,
        organisation_id=case.organisation_id,
        verb="放假安排有变，重算期限",
        step="calendar",
        state_after=case.state,
        version=None,
        by_id=None,
        at=now,
        now=now,
        facts={"article": "国务院办公厅年度放假安排", "clocks": moved},
    )
