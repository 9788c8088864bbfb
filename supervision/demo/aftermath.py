"""What follows a demo decision: delivery, money, report, late fee, closing, volume."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from cases.actions import closing, collecting, delivering
from cases.models import Case
from cases.shapes import (
    BankingGiven,
    CashGiven,
    DeferralGiven,
    DeliveryGiven,
    LateFeeGiven,
    Nothing,
    PaymentGiven,
    ReportGiven,
)
from enforcement.kernel.clock import local_day
from enforcement.rules.calendar import Calendar
from supervision.demo.telling import Deed, Told
from supervision.demo.timing import at, working_days_after

ARCHIVED_AFTER = 14  # working days from closing
TERM = timedelta(days=20)  # the fifteen days for payment, and room for days off at their end


def after(told: Told, now: datetime, days: Calendar) -> Iterator[Deed]:
    """Everything after the decision, as far as it has happened by now."""
    script = told.script
    if script["outcome"] == "convert":
        return
    deeds = [Deed(told.moments.delivered, lambda: _deliver(told)), *_report(told, days), *_money(told, now, days)]
    happened = [deed for deed in deeds if deed.at <= now]
    yield from happened
    if script["closed"] and len(happened) == len(deeds):
        yield from (deed for deed in _end(told, max(deed.at for deed in deeds), days) if deed.at <= now)


def _on(told: Told, username: str, moment: datetime, do: Callable[..., Case], given: object) -> Deed:
    return Deed(moment, lambda: do(told.case_id, given, told.act(username, moment)))


def _deliver(told: Told) -> Case:
    handed = told.script["delivery"]
    party = told.demo.parties[told.script["party"]]
    unit, refused = party["kind"] == "unit", handed["refused"]
    given = DeliveryGiven(
        document_id=told.case.documents.latest("issued_at").pk,
        method=handed["method"],
        place=told.place["address"],
        form_handed=told.script["form_handed"],
        recipient="" if refused else party["representative"] if unit else party["name"],
        relation="person_in_charge" if unit else "party",
        refused=refused,
        refusal_note=handed.get("refusal_note", ""),
        witness=handed.get("witness", ""),
        recording_id=told.recording_id if handed.get("recorded") else None,
    )
    return delivering.deliver(told.case_id, given, told.act(told.lead, told.moments.delivered))


def _report(told: Told, days: Calendar) -> Iterator[Deed]:
    later = told.script.get("report_after_working_days")
    if later is not None:
        day = working_days_after(local_day(told.moments.decided), later, days)
        yield _on(told, told.lead, at(day, 10, 5), delivering.report, ReportGiven())


def _money(told: Told, now: datetime, days: Calendar) -> Iterator[Deed]:
    paid, decided = told.script.get("payment", {"how": "free"}), local_day(told.moments.decided)
    finance = told.demo.holder("finance", told.script["squad"])
    assert finance is not None  # every demo bureau has one
    if paid["how"] == "cash":
        yield from _cash(told, finance, days)
    if paid["how"] == "bank":
        yield _bank(told, finance, decided + timedelta(days=paid["after_days"]), told.script["fine"], days)
    if "deferral" in told.script:
        yield from _deferral(told, finance, local_day(now), days)
    # A fee follows only a term whose last day is known.
    if "late_fee" in told.script and days.knows(decided + TERM):
        fee = LateFeeGiven(charged=told.script["late_fee"]["charged"])
        day = local_day(now) - timedelta(days=told.script["late_fee"]["days_ago"])
        yield _on(told, _head(told), at(day, 15, 30), collecting.settle_late_fee, fee)


def _cash(told: Told, finance: str, days: Calendar) -> Iterator[Deed]:
    paid, day = told.script["payment"], local_day(told.moments.paid)
    given = CashGiven(
        amount=Decimal(told.script["fine"]),
        ground=paid["ground"],
        receipt_number=paid["receipt_number"],
        reason=paid.get("reason", ""),
    )
    yield _on(told, told.lead, told.moments.paid, collecting.collect_cash, given)
    if paid["handed_in_after_working_days"] is None:
        return
    day = working_days_after(day, paid["handed_in_after_working_days"], days)
    yield _on(told, finance, at(day, 16, 20), collecting.hand_in_cash, Nothing())
    if paid["banked_after_working_days"] is None:
        return
    day = working_days_after(day, paid["banked_after_working_days"], days)
    banked = BankingGiven(f"YC{day:%Y%m%d}{told.script['ref'][1:]}X")
    yield _on(told, finance, at(day, 14, 40), collecting.bank_cash, banked)


def _bank(told: Told, finance: str, paid_on: date, amount: str, days: Calendar) -> Deed:
    entered = at(working_days_after(paid_on, 1, days), 9, 30)
    given = PaymentGiven(
        amount=Decimal(amount), paid_on=paid_on, transaction=f"YC{paid_on:%Y%m%d}{told.script['ref'][1:]}"
    )
    return _on(told, finance, entered, collecting.record_payment, given)


def _deferral(told: Told, finance: str, today: date, days: Calendar) -> Iterator[Deed]:
    asked = told.script["deferral"]
    applied_on = today - timedelta(days=asked["applied_days_ago"])
    parts = tuple((today + timedelta(days=row["due_in_days"]), Decimal(row["amount"])) for row in asked["instalments"])
    given = DeferralGiven(applied_on=applied_on, reason=asked["reason"], instalments=parts)
    approved = at(working_days_after(applied_on, 1, days), 11, 15)
    yield _on(told, _head(told), approved, collecting.defer_payment, given)
    for due, amount in parts[: told.script["payment"]["paid"]]:
        yield _bank(told, finance, due - timedelta(days=1), str(amount), days)


def _end(told: Told, last: datetime, days: Calendar) -> Iterator[Deed]:
    squad, officers = told.script["squad"], tuple(told.script["officers"])
    closer = told.demo.holder("squad_leader", squad, besides=officers) or _head(told)
    day = working_days_after(local_day(last), 1, days)
    yield _on(told, closer, at(day, 11, 0), closing.close, Nothing())
    archivist = told.demo.holder("archivist", squad)
    if archivist is not None:
        later = at(working_days_after(day, ARCHIVED_AFTER, days), 14, 30)
        yield _on(told, archivist, later, closing.archive, Nothing())


def _head(told: Told) -> str:
    head = told.demo.holder("bureau_head", told.script["squad"], besides=tuple(told.script["officers"]))
    assert head is not None  # every demo bureau has one
    return head
