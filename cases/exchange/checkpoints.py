"""Where a file is judged: each place of the document, the facts as they were there, and the rules asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from cases.exchange import asked
from cases.exchange.acting import of_act
from cases.exchange.checkpoints_after import afterwards, delivered
from cases.exchange.places import Checkpoint, Reading, by_trying, last_day, on_day, whole
from cases.exchange.reading import CaseFile
from cases.exchange.sections import SECTIONS
from enforcement.rules import facts as parts
from enforcement.rules import officers
from enforcement.rules.facts import Facts


def checkpoints(file: CaseFile, facts: Facts) -> Iterator[Checkpoint]:
    """All places of a file that are judged, in the order of a case. `facts`: as the file stands."""
    yield from _acts(file)
    yield from _investigated(file)
    yield from _decided(file, facts)
    yield from delivered(file)
    yield from afterwards(file)
    for section, rules in asked.RARE.items():
        if file.states(section) and not file.denies(section):
            searched = ((SECTIONS[section].fills, file.document[section]),)
            yield Checkpoint(f"/{section}", rules, last_day, searched)
    if file.listed("measures"):
        yield Checkpoint("/measures", (officers.seizure_needs_authority,), _by_whose_power)


def _by_whose_power(reading: Reading) -> Facts:
    """Who seized; the clause that allows it is not part of a file, and is taken to be there."""
    clause = parts.MeasureFacts(authorised_by="law", clause="已写明")
    return replace(last_day(reading), measure=clause, officers=())


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
        told = file.told(section)
        denied = section == "filing" and file.denies(section) and file.document.get("procedure") != "simple"
        if told is not None or denied:
            yield Checkpoint(
                f"/{section}", rules, _dated(section, day), by_trying(section, told) if told is not None else ()
            )
    for section, rules in (
        ("registrations", asked.REGISTRATIONS),
        ("monitoring", asked.MONITORING),
        ("recusals", asked.RECUSALS),
    ):
        if file.listed(section):
            yield Checkpoint(f"/{section}", rules, whole, by_trying(section, file.listed(section)))
    yield from _terms(file)


def _dated(section: str, name: str) -> Callable[[Reading], Facts]:
    return lambda reading: on_day(reading, reading.file.stated_day(section, name))


def _terms(file: CaseFile) -> Iterator[Checkpoint]:
    rules = {"extensions": asked.EXTENSION, "exclusions": asked.EXCLUSION, "suspensions": asked.SUSPENSION}
    for section, asks in rules.items():
        for place, _ in file.numbered(section):

            def narrowed(reading: Reading, section: str = section, place: int = place) -> Facts:
                return _term_at(reading, section, place)

            stated = ((GRANTED[section], file.listed(section)[place]),)
            yield Checkpoint(f"/{section}/{place}", asks, narrowed, stated)


GRANTED = {"extensions": "extension", "exclusions": "exclusion", "suspensions": "suspension"}


def _term_at(reading: Reading, section: str, place: int) -> Facts:
    """The term as it stood when this extension, exclusion or suspension was granted."""
    held = dict(reading.file.numbered(section, reading.filling))
    part, before = held[place], tuple(each for index, each in held.items() if index < place)
    term = reading.facts.term or parts.TermFacts()
    day = getattr(part, "decided_on", None) or getattr(part, "last", None) or getattr(part, "first", None)
    if section == "extensions" and reading.lawful and part.decided_on is None:
        day = term.filed_on
        part = replace(part, decided_on=day)
    granted: dict[str, Any] = {section: before}
    return on_day(reading, day, term=replace(term, **granted), **{GRANTED[section]: part})


def _decided(file: CaseFile, facts: Facts) -> Iterator[Checkpoint]:
    if facts.proposal is None:
        return
    yield Checkpoint("/decision", asked.of_decision(facts), whole, tuple(_partly(file)))
    if file.told("paper") is not None or file.denies("paper"):
        yield Checkpoint("/paper", asked.of_paper(facts), whole)
    for section, rules in (("benchmark", asked.BENCHMARK), ("emergency", asked.EMERGENCY), ("daily_fine", asked.DAILY)):
        if file.told(section) is not None:
            yield Checkpoint(f"/{section}", rules, whole, by_trying(section, file.told(section)))


# Sections that the decision looks at and that a file may have told in part.
LOOKED_AT = ("hearing", "review", "discussion", "order", "recheck", "filing")
LAST_OF = {"notices": "notice", "statements": "statement"}


def _partly(file: CaseFile) -> Iterator[tuple[str, Any]]:
    for section in LOOKED_AT:
        told = file.told(section)
        if told is not None:
            closed = dict.fromkeys(("held_on", "ended_on")) if told.get("held") is False else {}
            yield SECTIONS[section].fills, {**told, **closed}
    for section, field in LAST_OF.items():
        if listed := file.listed(section):
            yield field, listed[-1]
