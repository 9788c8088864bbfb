"""Loading the demo bureau: organisations, people, clues and cases, all through the real actions."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from cases.actions import blocking, sweeping
from cases.models import Case, ClockLevel, Clue, Notice
from cases.shapes import Act, AnswerGiven
from discretion.intake import reference
from discretion.models import Violation
from enforcement.kernel import checkpoints
from enforcement.kernel.clock import local_day
from enforcement.models import Organisation, User
from enforcement.queries import calendar
from supervision.demo import accounts, aftermath, matters, people, sightings, telling
from supervision.demo.files import Demo, read
from supervision.demo.telling import Deed, Told
from supervision.demo.timing import kerb

REFERENCE = Path(settings.BASE_DIR) / "fixtures" / "reference"


class NotHere(Exception):
    """The demo does not belong into this database; the message says why and what to do."""


@dataclass(frozen=True)
class Loaded:
    """What was loaded, and the password of every demo account."""

    cases: int
    clues: int
    password: str


def load(now: datetime) -> Loaded | None:
    """Loads the demo as of `now`, all of it or nothing; None when it is there already.

    Raises NotHere where a bureau that is not of the demo exists, or without the law. The password is random
    and stored only as a hash.
    """
    demo = read()
    codes = {row["code"] for row in demo.cast["organisations"]}
    if Organisation.objects.exclude(code__in=codes).exists():
        raise NotHere("这个数据库里有正式机构，不能载入演示数据。请另建一个数据库。")
    if not Violation.objects.exists():
        raise NotHere("还没有基础数据。请先运行 manage.py load_reference。")
    if Case.objects.exists():
        return None
    password = accounts.new_password()
    with transaction.atomic():
        people.load(demo.cast, local_day(now), password)
        reference.load_place(REFERENCE)
        told = _tell(demo, now, {user.username: user for user in User.objects.all()})
    _bring_up_to_date(told, now)
    return Loaded(Case.objects.count(), Clue.objects.count(), password)


def _tell(demo: Demo, now: datetime, by_name: dict[str, User]) -> list[Told]:
    """Carries out the deeds of all scripts and clues in the order in which they happened."""
    clue_ids = {row["ref"]: uuid.uuid4() for row in demo.clues}
    told = [Told(demo, script, kerb(script, now), clue_ids, by_name) for script in demo.scripts]
    ordinary = matters.deeds(demo, by_name, now, calendar())
    deeds = [*_of_cases(told, now), *sightings.deeds(demo, clue_ids, by_name, now), *ordinary]
    for deed in sorted(deeds, key=lambda each: each.at):
        deed.do()
    return told


def _of_cases(told: list[Told], now: datetime) -> Iterator[Deed]:
    days = calendar()
    for each in told:
        yield from telling.at_the_kerb(each)
        yield from aftermath.after(each, now, days)


def _bring_up_to_date(told: list[Told], now: datetime) -> None:
    """Levels and notices of this morning, answers to escalations, notices of finished clocks read, a checkpoint."""
    sweeping.sweep(now)
    for each in told:
        if "escalation_answer" in each.script:
            _answer(each, now)
    Notice.objects.filter(clock_level__clock__ended_on__isnull=False).update(read_at=now)
    checkpoints.make_checkpoint(now)


def _answer(told: Told, now: datetime) -> None:
    escalated = ClockLevel.objects.filter(clock__case_id=told.case_id, clock__ended_on=None, level="escalated").first()
    squad, officers = told.script["squad"], tuple(told.script["officers"])
    leader = told.demo.holder("squad_leader", squad, besides=officers)
    if escalated is not None and leader is not None:
        act = Act(by=told.accounts[leader], at=now, now=now)
        blocking.answer_escalation(told.case_id, AnswerGiven(escalated.clock_id, told.script["escalation_answer"]), act)
