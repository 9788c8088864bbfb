"""Telling a story through the real doors: each step taken as it happened, what the law said collected."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from cases import facts as case_facts
from cases.actions import blocking, deciding, hearing, opening, proving
from cases.actions.step import look
from cases.models import Case
from cases.procedure import DECIDE
from cases.shapes import (
    BlockerGiven,
    ConversionGiven,
    DecisionGiven,
    Opening,
    OrderGiven,
    RecheckGiven,
    StatementGiven,
)
from tests import cast
from tests.stories import ordinary
from tests.stories.bureau import bureau_of
from tests.stories.run import Telling, through

CIRCUMSTANCES = cast.SERIOUS


def tell(story: Mapping[str, Any], changes: Mapping[str, Any] | None = None) -> Telling:
    """Runs the story, with some of what is told changed; stops where the law forbids."""
    told = {**story["told"], **(changes or {})}
    told["given"] = ordinary.merged(story["told"].get("given", {}), (changes or {}).get("given", {}))
    if "days" in told:
        return ordinary.tell(story, told)
    day = date.fromisoformat(told["opened"])
    telling = Telling(story, told, bureau_of(story["facts"]["bureau"], told["violation"], day))
    _run(telling)
    return telling


def _run(telling: Telling) -> None:
    told = telling.told
    opened, decided = _at(told["opened"], 10), _at(told["decided"], 15)
    given = _opening(telling, opened)
    if told.get("earlier"):
        _earlier(telling, given, opened)
    case = opening.open_case(given, telling.act(opened))
    telling.case = case
    proving.add_evidence(case.pk, cast.evidence(opened), telling.act(opened))
    _order(telling, case, opened)
    if told.get("recheck"):
        moment = _at(told["recheck_on"], 14)
        hearing.recheck(case.pk, RecheckGiven(result=told["recheck"]), telling.act(moment))
    if told.get("blocker"):
        seized = BlockerGiven(kind=told["blocker"], note=telling.story["facts"]["facts"][:200])
        blocking.flag(case.pk, seized, telling.act(opened))
    if told.get("convert"):
        deciding.convert(case.pk, ConversionGiven(reason="超过当场处罚限额"), telling.act(decided))
        return
    hearing.hear(case.pk, StatementGiven(made=False, rights_told=True), telling.act(decided))
    _decide(telling, case, decided)


def _order(telling: Telling, case: Case, opened: datetime) -> None:
    ordered = telling.told.get("order")
    if ordered is None:
        return
    terms: dict[str, Any] = {"requirement": "立即改正。"}
    if ordered == "corrected":
        terms["corrected_at"] = opened
    elif ordered != "on_the_spot":
        terms["due_on"] = date.fromisoformat(ordered)
    hearing.order_correction(case.pk, OrderGiven(**terms), telling.act(opened))


def _decide(telling: Telling, case: Case, decided: datetime) -> None:
    answers = telling.told.get("circumstances", CIRCUMSTANCES)
    given = DecisionGiven(fine=Decimal(telling.told["fine"]), circumstances=answers)
    act = telling.act(decided)
    parts = {
        "proposal": case_facts.proposal(given),
        "leniency": case_facts.leniency(answers),
        "signed": True,
    }
    stored = Case.objects.get(pk=case.pk)
    known = case_facts.of(stored, DECIDE, act, parts)
    telling.today += look(DECIDE, replace(known, law_day=cast.TODAY))
    through(telling, lambda reasons: deciding.decide(case.pk, given, replace(act, reasons=reasons)))


def _earlier(telling: Telling, given: Opening, opened: datetime) -> None:
    """The same party punished for the same matter half a year before."""
    before = opened - timedelta(days=180)
    first = replace(given, id=uuid.uuid4(), began_at=before, found_at=before)
    case = opening.open_case(first, telling.act(before))
    proving.add_evidence(case.pk, cast.evidence(before), telling.act(before))
    hearing.order_correction(case.pk, OrderGiven(requirement="立即改正。"), telling.act(before))
    hearing.hear(case.pk, StatementGiven(made=False, rights_told=True), telling.act(before))
    fined = DecisionGiven(fine=Decimal(100), circumstances=CIRCUMSTANCES)
    deciding.decide(case.pk, fined, telling.act(before))


def _opening(telling: Telling, opened: datetime) -> Opening:
    facts = telling.story["facts"]
    return Opening(
        id=uuid.uuid4(),
        organisation_id=telling.bureau.squad.pk,
        violation_code=telling.told["violation"],
        place="某路1号",
        facts=facts["facts"],
        began_at=opened,
        found_at=opened,
        second_officer_id=telling.bureau.second.pk,
        party=telling.party(),
        conduct=cast.conduct(),
    )


def _at(day: str, hour: int) -> datetime:
    return cast.at(date.fromisoformat(day), hour)
