"""One demo script told through the real actions, each act as if it were entered at the moment it happened."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from cases.actions import clues, deciding, hearing, proving
from cases.actions.opening import open_case
from cases.models import Case
from cases.shapes import (
    Act,
    ConductGiven,
    ConversionGiven,
    DecisionGiven,
    EducationGiven,
    EvidenceGiven,
    NoPenaltyGiven,
    Opening,
    OrderGiven,
    PartyGiven,
    RecheckGiven,
    StatementGiven,
)
from enforcement.kernel.clock import local_day
from enforcement.models import Officer, Organisation, User
from supervision.demo import pictures
from supervision.demo.files import Demo, Row
from supervision.demo.timing import Moments, minutes

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Deed:
    """Something done at a moment; all deeds of all scripts are carried out in the order of their moments."""

    at: datetime
    do: Callable[[], object]


@dataclass
class Told:
    """A script being told: who acts, when, and the case it becomes."""

    demo: Demo
    script: Row
    moments: Moments
    clue_ids: dict[str, uuid.UUID]
    accounts: dict[str, User]
    case_id: uuid.UUID = field(default_factory=uuid.uuid4)
    recording_id: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def lead(self) -> str:
        """The officer who files the case."""
        return str(self.script["officers"][0])

    @property
    def place(self) -> Row:
        """The place of the case."""
        return self.demo.places[self.script["place"]]

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return Case.objects.get(pk=self.case_id)

    def act(self, username: str, moment: datetime) -> Act:
        """An act of a person, entered at once, with the reasons of the script."""
        return Act(by=self.accounts[username], at=moment, now=moment, reasons=self.script.get("reasons", {}))


def at_the_kerb(told: Told) -> Iterator[Deed]:
    """From the sighting to the decision."""
    script, when = told.script, told.moments
    yield Deed(when.opened, lambda: _open(told))
    for number, piece in enumerate(script["evidence"]):
        yield Deed(when.opened + minutes(1 + number), _evidence(told, number, piece))
    yield Deed(when.told, lambda: _order(told))
    if script["recheck"]:
        yield Deed(when.rechecked, lambda: _recheck(told))
    yield Deed(when.heard, lambda: _hear(told))
    for kind in ("education", "commitment"):
        if script.get(kind):
            yield Deed(when.educated, _educate(told, kind))
    yield Deed(when.decided, lambda: _end(told))


def _open(told: Told) -> None:
    script, place, when = told.script, told.place, told.moments
    act = told.act(told.lead, when.opened)
    clue_id = told.clue_ids.get(script.get("clue", ""))
    given = Opening(
        id=told.case_id,
        organisation_id=Organisation.objects.get(code=script["squad"]).pk,
        violation_code=script["violation"],
        place=place["address"],
        facts=script["seen"],
        began_at=when.found,
        found_at=when.found,
        second_officer_id=Officer.objects.get(user__username=script["officers"][1]).pk,
        party=party(told.demo.parties[script["party"]], local_day(when.found)),
        conduct=ConductGiven(**script["conduct"], recorder_number=told.demo.recorder(told.lead)),
        latitude=Decimal(place["latitude"]),
        longitude=Decimal(place["longitude"]),
        clue_id=clue_id,
    )
    case = open_case(given, act)
    if clue_id is not None:
        clues.taken_up(clue_id, case, act)


def party(row: Row, day: date) -> PartyGiven:
    """The party of a script; one whose age is given was born so that it is that old on `day`."""
    born = row.get("born")
    if born is None and "age" in row:
        born = day - YEAR * row["age"] - timedelta(days=120)
    return PartyGiven(
        kind=row["kind"],
        name=row["name"],
        representative=row.get("representative", ""),
        id_kind=row["id_kind"],
        id_number=row["id_number"],
        id_override_reason=row.get("id_note", ""),
        unidentified_reason=row.get("unidentified_reason", ""),
        born=born,
        phone=row["phone"],
        address=row["address"],
    )


def _evidence(told: Told, number: int, piece: Row) -> Callable[[], object]:
    taken = told.moments.opened + minutes(number) - minutes(1)
    entered = told.moments.opened + minutes(1 + number)
    seed = f"{told.script['ref']}-{number}"

    def add() -> object:
        address = told.place["address"]
        if piece["kind"] == "inspection_record":
            content = pictures.record(seed, address, taken, told.script["seen"])
        else:
            content = pictures.street(seed, address, taken)
        given = EvidenceGiven(
            id=told.recording_id if piece["kind"] == "audio_visual" else uuid.uuid4(),
            kind=piece["kind"],
            title=piece["title"],
            file=pictures.keep(content, f"{piece['title']}.jpg", entered),
            taken_at=taken,
            latitude=Decimal(told.place["latitude"]),
            longitude=Decimal(told.place["longitude"]),
        )
        return proving.add_evidence(told.case_id, given, told.act(told.lead, entered))

    return add


def _order(told: Told) -> Case:
    order, when = told.script["order"], told.moments.told
    days = order.get("within_days")
    given = OrderGiven(
        requirement=order["requirement"],
        due_on=local_day(when) + timedelta(days=days) if days else None,
        corrected_at=when if order.get("corrected") else None,
    )
    return hearing.order_correction(told.case_id, given, told.act(told.lead, when))


def _recheck(told: Told) -> Case:
    act = told.act(told.lead, told.moments.rechecked)
    return hearing.recheck(told.case_id, RecheckGiven(told.script["recheck"], told.script.get("recheck_note", "")), act)


def _hear(told: Told) -> Case:
    said = told.script["statement"]
    given = StatementGiven(
        made=said["made"],
        rights_told=told.script["conduct"]["rights_told"],
        content=said["content"],
        review=said.get("review", ""),
        review_reason=said.get("review_reason", ""),
    )
    return hearing.hear(told.case_id, given, told.act(told.lead, told.moments.heard))


def _educate(told: Told, kind: str) -> Callable[[], object]:
    given = EducationGiven(kind=kind, content=told.script[kind])
    return lambda: hearing.educate(told.case_id, given, told.act(told.lead, told.moments.educated))


def _end(told: Told) -> Case:
    script, act = told.script, told.act(told.lead, told.moments.decided)
    if script["outcome"] == "convert":
        return deciding.convert(told.case_id, ConversionGiven(script["reason_to_convert"]), act)
    if script["outcome"] == "not_punish":
        ground = script["not_punish_ground"]
        return deciding.end_without_penalty(told.case_id, NoPenaltyGiven(ground, answers(script)), act)
    fine = script["fine"]
    given = DecisionGiven(
        fine=None if fine is None else Decimal(fine),
        warning=script["warning"],
        circumstances=answers(script),
        signed=script["signed"],
    )
    return deciding.decide(told.case_id, given, act)


def answers(script: Row) -> dict[str, Any]:
    """What the officers answered; nobody proved to be without fault unless the script says so."""
    told = {"guardian_told": True} if script.get("guardian_told") else {}
    lightened = {"lightened": True} if script.get("lightened") else {}
    return {"no_fault_proved": False, **script["circumstances"], **told, **lightened}
