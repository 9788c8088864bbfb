"""Where a file is judged after the decision: deliveries, money, report, publication, closing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from cases.exchange import asked
from cases.exchange.places import Checkpoint, Reading, by_trying, on_day, whole
from cases.exchange.reading import CaseFile
from enforcement.rules import delivery
from enforcement.rules import facts as parts
from enforcement.rules.facts import LEGAL_ZONE, Facts

NOON = time(12)


def delivered(file: CaseFile) -> Iterator[Checkpoint]:
    if file.denies("deliveries") and file.states("decision"):
        yield Checkpoint("/deliveries", (delivery.the_day_of_delivery_is_stated,), whole)
    for place, _ in file.numbered("deliveries"):
        stated = (("delivery", {"paper": True, **file.listed("deliveries")[place], "decided_on": True}),)
        yield Checkpoint(f"/deliveries/{place}", asked.DELIVERY, _delivery(place), stated)


def _delivery(place: int) -> Callable[[Reading], Facts]:
    def narrowed(reading: Reading) -> Facts:
        held: parts.DeliveryFacts = dict(reading.file.numbered("deliveries", reading.filling))[place]
        if held.recipient == "party" and reading.facts.party.kind == "unit":
            held = replace(held, recipient="person_in_charge")  # a unit receives through somebody
        decided = reading.facts.day
        if reading.lawful:
            recipient = held.recipient or ("legal_representative" if reading.facts.party.kind == "unit" else "party")
            held = replace(held, recipient=recipient, on=held.on or decided)
            held = _as_its_way_wants(held)
        if held.paper == "decision":
            held = replace(held, decided_on=held.decided_on or decided)
        day = held.on if held.on is not None and held.on >= decided else decided
        return on_day(reading, day, delivery=held)

    return narrowed


def _as_its_way_wants(held: parts.DeliveryFacts) -> parts.DeliveryFacts:
    """Receipt, arrival or announcement that fit the day of delivery, where they are not stated."""
    arrived = None if held.on is None else datetime.combine(held.on, NOON, LEGAL_ZONE)
    refused = held.refused or held.method == "left"
    return replace(held, receipt_on=held.receipt_on or held.on, arrived_at=held.arrived_at or arrived, refused=refused)


# What follows from the decision and the deliveries is not open to trying: section → its properties.
DERIVED = {"report": ("decided_on",), "publication": ("decided_on",), "late_fee": ("fine", "delivered_on")}


def afterwards(file: CaseFile) -> Iterator[Checkpoint]:
    simple = (
        ("report", asked.REPORT, "reported_on"),
        ("cash", asked.CASH, ""),
        ("deferral", asked.DEFERRAL, ""),
        ("late_fee", asked.LATE_FEE, "on"),
        ("publication", asked.PUBLICATION, "published_on"),
        ("disposal", asked.DISPOSAL, ""),
    )
    if file.listed("payments"):
        yield Checkpoint("/payments", asked.PAYMENTS, _paid)
    for section, rules, day in simple:
        if (told := file.told(section)) is not None:
            stated = by_trying(section, {**told, **dict.fromkeys(DERIVED.get(section, ()), True)})
            yield Checkpoint(f"/{section}", rules, _after(section, day), stated)
    if file.told("closing") is not None:
        yield Checkpoint("/closing", asked.CLOSING, _closed)


def _paid(reading: Reading) -> Facts:
    return on_day(reading, max((each.on for each in reading.facts.payments), default=None))


def _after(section: str, name: str) -> Callable[[Reading], Facts]:
    def narrowed(reading: Reading) -> Facts:
        there = on_day(reading, reading.file.stated_day(section, name) if name else None)
        return FITTED[section](there, reading) if section in FITTED else there

    return narrowed


def _reported(facts: Facts, reading: Reading) -> Facts:
    report, decided = facts.report, reading.facts.day
    if report is None:
        return facts
    report = replace(report, decided_on=report.decided_on or decided)
    if reading.lawful:
        report = replace(report, reported_on=report.reported_on or report.decided_on)
    return replace(facts, report=report)


def _cash(facts: Facts, reading: Reading) -> Facts:
    cash, proposal = facts.cash, facts.proposal
    if cash is None or not reading.lawful:
        return facts
    amount = cash.amount if cash.amount is not None else (proposal.fine if proposal is not None else None)
    ground: Any = cash.ground or ("up_to_100" if amount is not None and amount <= SMALL else "hard_to_collect")
    moment = cash.collected_at or reading.facts.at
    return replace(facts, cash=replace(cash, amount=amount, ground=ground, collected_at=moment))


SMALL = 100  # yuan; only a guess at the ground that a file does not state


def _late(facts: Facts, reading: Reading) -> Facts:
    fee, proposal = facts.late_fee, facts.proposal
    if fee is None:
        return facts
    delivered = max((each.on for each in reading.file.parts("deliveries") if each.on is not None), default=None)
    fee = replace(fee, delivered_on=fee.delivered_on or delivered)
    fee = replace(fee, fine=fee.fine if fee.fine is not None else (proposal.fine if proposal is not None else None))
    if reading.lawful:
        fee = _fee_filled(fee, facts)
    return replace(facts, late_fee=fee)


def _fee_filled(fee: parts.LateFeeFacts, facts: Facts) -> parts.LateFeeFacts:
    """Long overdue, so that only the cap can be broken, where the days are not stated."""
    on = fee.on or facts.day
    delivered = fee.delivered_on or (None if fee.put_off_until else date(on.year - 1, 1, 1))
    imposed = fee.imposed if fee.imposed is not None else fee.fine
    return replace(
        fee, on=on, delivered_on=delivered, fine=fee.fine if fee.fine is not None else imposed, imposed=imposed
    )


def _public(facts: Facts, reading: Reading) -> Facts:
    made = facts.publication
    if made is None:
        return facts
    return replace(facts, publication=replace(made, decided_on=made.decided_on or reading.facts.day))


def _put_off(facts: Facts, reading: Reading) -> Facts:
    held, proposal = facts.deferral, facts.proposal
    if held is None or not reading.lawful or held.instalments:
        return facts
    total = held.total if held.total is not None else proposal.fine if proposal is not None else None
    part = parts.Instalment(facts.day, total or Decimal(1))
    return replace(facts, deferral=replace(held, instalments=(part,), total=part.amount))


FITTED: dict[str, Callable[[Facts, Reading], Facts]] = {
    "report": _reported,
    "deferral": _put_off,
    "cash": _cash,
    "late_fee": _late,
    "publication": _public,
}


def _closed(reading: Reading) -> Facts:
    closing, proposal = reading.facts.closing, reading.facts.proposal
    if closing is None or not reading.lawful:
        return reading.facts
    told = reading.file.told("closing") or {}
    spared = proposal is not None and proposal.outcome == "not_punish"
    if "ended_by" not in told and spared:
        closing = replace(closing, ended_by="not_punished")
    if "paid" not in told:
        closing = replace(closing, paid=closing.fine)
    if "late_fee_paid" not in told:
        closing = replace(closing, late_fee_paid=closing.late_fee_imposed)
    return replace(reading.facts, closing=closing)
