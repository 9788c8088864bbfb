"""Where a file is judged: each place of the document, the facts as they were there, and the rules asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from cases.exchange import asked
from cases.exchange.presumption import LAWFUL
from cases.exchange.reading import CaseFile
from cases.exchange.translating import of_act
from cases.exchange.typed import NOTHING
from enforcement.rules import facts as parts
from enforcement.rules.facts import LEGAL_ZONE, Facts
from enforcement.rules.findings import Rule

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a file: the facts of all of it, and whether its silences are filled in."""

    file: CaseFile
    facts: Facts
    lawful: bool

    @property
    def filling(self) -> Any:
        """What parts leave open is taken from here."""
        return LAWFUL if self.lawful else NOTHING


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A place in the document (JSON pointer), what is asked there, and how the facts are narrowed to it.

    `searched`: the section whose silences are filled by trying (see `searching`), else empty.
    """

    at: str
    rules: tuple[Rule, ...]
    narrowed: Callable[[Reading], Facts]
    searched: str = ""


def checkpoints(file: CaseFile, facts: Facts) -> Iterator[Checkpoint]:
    """All places of a file that are judged, in the order of a case. `facts`: as the file stands."""
    yield from _acts(file)
    yield from _investigated(file)
    yield from _decided(file, facts)
    yield from _delivered(file)
    yield from _afterwards(file)
    for section, rules in asked.RARE.items():
        if file.states(section) and not file.denies(section):
            yield Checkpoint(f"/{section}", rules, _last_day, section)


def _on(reading: Reading, day: date | None, **more: Any) -> Facts:
    """The facts on a day; that of the decision when it is not stated."""
    moment = reading.facts.at if day is None else datetime.combine(day, NOON, LEGAL_ZONE)
    return replace(reading.facts, at=moment, now=moment, **more)


def _last_day(reading: Reading) -> Facts:
    """The facts on the last day of the file: what came after the decision is judged when all was done."""
    moment = max(reading.facts.at, reading.file.last_moment() or reading.facts.at)
    return replace(reading.facts, at=moment, now=moment)


def _whole(reading: Reading) -> Facts:
    return reading.facts


def _acts(file: CaseFile) -> Iterator[Checkpoint]:
    for place, act in enumerate(file.acts):

        def narrowed(reading: Reading, act: Any = act) -> Facts:
            there = of_act(reading.facts, act, reading.file, lawful=reading.lawful)
            return _recorded(there, reading) if act.record is not None else there

        yield Checkpoint(f"/acts/{place}", asked.of_act(act), narrowed)


def _recorded(facts: Facts, reading: Reading) -> Facts:
    """The record of an act; what it leaves open is filled in from the act."""
    record = facts.record
    if record is None or not reading.lawful:
        return facts
    numbers = tuple(person.certificate_no for person in facts.officers)
    numbers = record.certificate_numbers or (numbers if len(set(numbers)) > 1 else ("证号一", "证号二"))
    officers = facts.officers
    if not record.certificate_numbers and len({person.certificate_no for person in officers}) < len(officers):
        officers = tuple(
            replace(person, certificate_no=number) for person, number in zip(officers, numbers, strict=False)
        )
    signed = record.signed or not record.refused
    filled = replace(
        record,
        begun_at=record.begun_at or facts.at,
        ended_at=record.ended_at or record.begun_at or facts.at,
        certificate_numbers=numbers,
        signed=signed,
        each_page_signed=record.each_page_signed or signed,
    )
    return replace(facts, record=filled, officers=officers)


def _investigated(file: CaseFile) -> Iterator[Checkpoint]:
    simple = (
        ("clue", asked.CLUE, "verified_on"),
        ("filing", asked.FILING, "filed_on"),
        ("investigation", asked.INVESTIGATION, "ended_on"),
        ("sampling", asked.SAMPLING, "on"),
        ("dispute", asked.DISPUTE, "arisen_on"),
        ("hearing", asked.HEARING, "held_on"),
        ("review", asked.REVIEW, "on"),
        ("discussion", asked.DISCUSSION, "on"),
        ("referral", asked.REFERRAL, "sent_on"),
    )
    for section, rules, day in simple:
        if file.told(section) is not None:
            yield Checkpoint(f"/{section}", rules, _dated(section, day))
    for section, rules in (
        ("registrations", asked.REGISTRATIONS),
        ("monitoring", asked.MONITORING),
        ("recusals", asked.RECUSALS),
    ):
        if file.listed(section):
            yield Checkpoint(f"/{section}", rules, _whole)
    yield from _terms(file)


def _dated(section: str, name: str) -> Callable[[Reading], Facts]:
    return lambda reading: _on(reading, reading.file.stated_day(section, name))


def _terms(file: CaseFile) -> Iterator[Checkpoint]:
    rules = {"extensions": asked.EXTENSION, "exclusions": asked.EXCLUSION, "suspensions": asked.SUSPENSION}
    for section, asks in rules.items():
        for place, _ in file.numbered(section):

            def narrowed(reading: Reading, section: str = section, place: int = place) -> Facts:
                return _term_at(reading, section, place)

            yield Checkpoint(f"/{section}/{place}", asks, narrowed)


def _term_at(reading: Reading, section: str, place: int) -> Facts:
    """The term as it stood when this extension, exclusion or suspension was granted."""
    held = dict(reading.file.numbered(section, reading.filling))
    part, before = held[place], tuple(each for index, each in held.items() if index < place)
    term = reading.facts.term or parts.TermFacts()
    names = {"extensions": "extension", "exclusions": "exclusion", "suspensions": "suspension"}
    day = getattr(part, "decided_on", None) or getattr(part, "last", None) or getattr(part, "first", None)
    if section == "extensions" and reading.lawful and part.decided_on is None:
        day = term.filed_on
        part = replace(part, decided_on=day)
    granted: dict[str, Any] = {section: before}
    return _on(reading, day, term=replace(term, **granted), **{names[section]: part})


def _decided(file: CaseFile, facts: Facts) -> Iterator[Checkpoint]:
    if facts.proposal is None:
        return
    yield Checkpoint("/decision", asked.of_decision(facts), _whole)
    if file.told("paper") is not None:
        yield Checkpoint("/paper", asked.of_paper(facts), _whole)
    for section, rules in (("benchmark", asked.BENCHMARK), ("emergency", asked.EMERGENCY), ("daily_fine", asked.DAILY)):
        if file.told(section) is not None:
            yield Checkpoint(f"/{section}", rules, _whole)


def _delivered(file: CaseFile) -> Iterator[Checkpoint]:
    for place, _ in file.numbered("deliveries"):
        yield Checkpoint(f"/deliveries/{place}", asked.DELIVERY, _delivery(place))


def _delivery(place: int) -> Callable[[Reading], Facts]:
    def narrowed(reading: Reading) -> Facts:
        held: parts.DeliveryFacts = dict(reading.file.numbered("deliveries", reading.filling))[place]
        decided = reading.facts.day
        if reading.lawful:
            recipient = held.recipient or ("legal_representative" if reading.facts.party.kind == "unit" else "party")
            held = replace(held, recipient=recipient, on=held.on or decided)
            held = _as_its_way_wants(held)
        if held.paper == "decision":
            held = replace(held, decided_on=held.decided_on or decided)
        day = held.on if held.on is not None and held.on >= decided else decided
        return _on(reading, day, delivery=held)

    return narrowed


def _as_its_way_wants(held: parts.DeliveryFacts) -> parts.DeliveryFacts:
    """Receipt, arrival or announcement that fit the day of delivery, where they are not stated."""
    arrived = None if held.on is None else datetime.combine(held.on, NOON, LEGAL_ZONE)
    refused = held.refused or held.method == "left"
    return replace(held, receipt_on=held.receipt_on or held.on, arrived_at=held.arrived_at or arrived, refused=refused)


def _afterwards(file: CaseFile) -> Iterator[Checkpoint]:
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
        if file.told(section) is not None:
            yield Checkpoint(f"/{section}", rules, _after(section, day))
    if file.told("closing") is not None:
        yield Checkpoint("/closing", asked.CLOSING, _closed)


def _paid(reading: Reading) -> Facts:
    return _on(reading, max((each.on for each in reading.facts.payments), default=None))


def _after(section: str, name: str) -> Callable[[Reading], Facts]:
    def narrowed(reading: Reading) -> Facts:
        there = _on(reading, reading.file.stated_day(section, name) if name else None)
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


FITTED: dict[str, Callable[[Facts, Reading], Facts]] = {
    "report": _reported,
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
