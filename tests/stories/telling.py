"""Telling a story through the real doors: each step taken as it happened, what the law said collected."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from cases import facts as case_facts
from cases.actions import blocking, deciding, hearing, opening, proving
from cases.actions.step import look
from cases.models import Case
from cases.procedure import DECIDE
from cases.shapes import (
    Act,
    BlockerGiven,
    ConversionGiven,
    DecisionGiven,
    Opening,
    OrderGiven,
    PartyGiven,
    RecheckGiven,
    StatementGiven,
)
from enforcement.kernel.errors import LawNotSatisfied
from enforcement.rules.findings import Finding, Force
from tests import cast
from tests.stories.bureau import Bureau, bureau_of

CIRCUMSTANCES = cast.SERIOUS


@dataclass
class Telling:
    """One run of a story: the case and every finding on the way."""

    story: Mapping[str, Any]
    told: Mapping[str, Any]
    bureau: Bureau
    findings: list[Finding] = field(default_factory=list)
    today: list[Finding] = field(default_factory=list)
    case: Case | None = None

    @property
    def verdict(self) -> str:
        """FORBIDS = block, ASKS_REASON = warn, NOTES = allow; by the law of then."""
        return verdict_of(self.findings)


def verdict_of(findings: list[Finding]) -> str:
    """The strongest force decides."""
    forces = {finding.force for finding in findings}
    if Force.FORBIDS in forces:
        return "block"
    return "warn" if Force.ASKS_REASON in forces else "allow"


def tell(story: Mapping[str, Any], changes: Mapping[str, Any] | None = None) -> Telling:
    """Runs the story, with some of what is told changed; stops where the law forbids."""
    told = {**story["told"], **(changes or {})}
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
    case = opening.open_case(given, _act(telling, opened))
    telling.case = case
    proving.add_evidence(case.pk, cast.evidence(opened), _act(telling, opened))
    _order(telling, case, opened)
    if told.get("recheck"):
        moment = _at(told["recheck_on"], 14)
        hearing.recheck(case.pk, RecheckGiven(result=told["recheck"]), _act(telling, moment))
    if told.get("blocker"):
        seized = BlockerGiven(kind=told["blocker"], note=telling.story["facts"]["facts"][:200])
        blocking.flag(case.pk, seized, _act(telling, opened))
    if told.get("convert"):
        deciding.convert(case.pk, ConversionGiven(reason="超过当场处罚限额"), _act(telling, decided))
        return
    hearing.hear(case.pk, StatementGiven(made=False, rights_told=True), _act(telling, decided))
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
    hearing.order_correction(case.pk, OrderGiven(**terms), _act(telling, opened))


def _decide(telling: Telling, case: Case, decided: datetime) -> None:
    answers = telling.told.get("circumstances", CIRCUMSTANCES)
    given = DecisionGiven(fine=Decimal(telling.told["fine"]), circumstances=answers)
    act = _act(telling, decided)
    parts = {
        "proposal": case_facts.proposal(given),
        "leniency": case_facts.leniency(answers),
        "signed": True,
    }
    stored = Case.objects.get(pk=case.pk)
    known = case_facts.of(stored, DECIDE, act, parts)
    telling.today += look(DECIDE, replace(known, law_day=cast.TODAY))
    _through(telling, lambda reasons: deciding.decide(case.pk, given, replace(act, reasons=reasons)))


def _through(telling: Telling, step: Callable[[Mapping[str, str]], Case]) -> None:
    """Takes a step without reasons; when only reasons are missing, writes them and takes it."""
    try:
        telling.case = step({})
    except LawNotSatisfied as refused:
        found = [finding for finding in refused.findings if isinstance(finding, Finding)]
        telling.findings += found
        asked = {finding.code: "当事人屡教不改，说明从重的理由。" for finding in found}
        if verdict_of(found) == "warn":
            telling.case = step(asked)


def _earlier(telling: Telling, given: Opening, opened: datetime) -> None:
    """The same party punished for the same matter half a year before."""
    before = opened - timedelta(days=180)
    first = replace(given, id=uuid.uuid4(), began_at=before, found_at=before)
    case = opening.open_case(first, _act(telling, before))
    proving.add_evidence(case.pk, cast.evidence(before), _act(telling, before))
    hearing.order_correction(case.pk, OrderGiven(requirement="立即改正。"), _act(telling, before))
    hearing.hear(case.pk, StatementGiven(made=False, rights_told=True), _act(telling, before))
    fined = DecisionGiven(fine=Decimal(100), circumstances=CIRCUMSTANCES)
    deciding.decide(case.pk, fined, _act(telling, before))


def _opening(telling: Telling, opened: datetime) -> Opening:
    facts = telling.story["facts"]
    kind = telling.told["party"]["kind"]
    party = PartyGiven(
        kind=kind,
        name="某当事人",
        representative="某负责人" if kind != "individual" else "",
        id_kind="resident" if kind == "individual" else "credit",
        id_number=cast.RESIDENT if kind == "individual" else cast.CREDIT,
        address="某路1号",
    )
    return Opening(
        id=uuid.uuid4(),
        organisation_id=telling.bureau.squad.pk,
        violation_code=telling.told["violation"],
        place="某路1号",
        facts=facts["facts"],
        began_at=opened,
        found_at=opened,
        second_officer_id=telling.bureau.second.pk,
        party=party,
        conduct=cast.conduct(),
    )


def _at(day: str, hour: int) -> datetime:
    return cast.at(date.fromisoformat(day), hour)


def _act(telling: Telling, moment: datetime) -> Act:
    return Act(by=telling.bureau.lead, at=moment, now=moment)
