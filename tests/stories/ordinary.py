"""An ordinary case told as steps through the real door: who took which step on which day, as the story says.

`days` holds the steps of each day in their order; `given` what a step brings beside what everybody brings;
`without` and `also` take steps out of the days or put some in.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from cases import facts as case_facts
from cases import procedure, shapes
from cases.actions.opening import register_case
from cases.actions.rehearsal import LOOKED_AT
from cases.actions.step import look
from cases.actions.table import BY_STEP
from cases.models import Case
from cases.procedure import Step
from enforcement.kernel.clock import local_day
from enforcement.rules.facts import POINTS
from tests import cast
from tests.stories.bureau import bureau_of, furnish
from tests.stories.run import Telling, through

PLACE = "某路1号"
MINUTES = 20  # between two steps of one day
GRAVITY = dict.fromkeys(
    ("public_interest", "third_party_interest", "difficult", "several_relations", "complicated", "grave"), False
)
ANSWERS = {"minor": False, "corrected_in_time": False, "no_harm": False, "slight_harm": True, "no_fault_proved": False}
FIRST = "registration"


@dataclass(frozen=True)
class Told:
    """A step of a story: who takes it by which step of the table, and what it brings."""

    who: str
    step: Step
    brings: Callable[[Telling, Case, datetime], dict[str, Any]]


def tell(story: Mapping[str, Any], told: Mapping[str, Any]) -> Telling:
    """Runs an ordinary story; stops where the law forbids."""
    first = min(told["days"])
    bureau = bureau_of(story["facts"]["bureau"], story["told"]["violation"], first)
    if told["violation"] != story["told"]["violation"]:
        bureau.may_punish(told["violation"])
    furnish(bureau, told["violation"], told.get("local", {}), told.get("waiver", ""))
    telling = Telling(story, told, bureau)
    for name, moment in _steps(told):
        _take(telling, name, moment)
        if telling.verdict == "block":
            break
    return telling


def merged(first: Mapping[str, Any], then: Mapping[str, Any]) -> dict[str, Any]:
    """What each step brings, with the changes laid over it."""
    return {name: {**first.get(name, {}), **then.get(name, {})} for name in {*first, *then}}


def _steps(told: Mapping[str, Any]) -> Iterator[tuple[str, datetime]]:
    """The steps in the order of their days, each with its moment."""
    without, also = told.get("without", ()), told.get("also", {})
    for day in sorted({*told["days"], *also}):
        names = [each for each in told["days"].get(day, ()) if each not in without] + also.get(day, [])
        for number, name in enumerate(names):
            yield name, cast.at(day, 9) + timedelta(minutes=MINUTES * number)


def _take(telling: Telling, name: str, moment: datetime) -> None:
    if name == FIRST:
        given = shapes.Registration(**_registration(telling, moment))
        through(telling, lambda reasons: register_case(given, replace(telling.act(moment), reasons=reasons)))
        return
    assert telling.case is not None
    told, case = STEPS[name], Case.objects.get(pk=telling.case.pk)
    doing = BY_STEP[told.step.name]
    given = doing.shape(**{**told.brings(telling, case, moment), **telling.told.get("given", {}).get(name, {})})
    act = telling.act(moment, told.who)
    if told.step.name in LOOKED_AT:
        known = case_facts.of(case, told.step, act, LOOKED_AT[told.step.name](case, given, act))
        telling.today += look(told.step, replace(known, law_day=cast.TODAY))
    through(telling, lambda reasons: doing.action(case.pk, given, replace(act, reasons=reasons)))


def _registration(telling: Telling, moment: datetime) -> dict[str, Any]:
    told = telling.told
    began = cast.at(told["began"], 9) if told.get("began") else moment - timedelta(hours=1)
    base = told.get("fine_base")
    return {
        "id": uuid.uuid4(),
        "organisation_id": telling.bureau.squad.pk,
        "violation_code": told["violation"],
        "place": PLACE,
        "facts": telling.story["facts"]["facts"],
        "began_at": began,
        "found_at": moment - timedelta(hours=1),
        "second_officer_id": telling.bureau.second.pk,
        "party": telling.party(),
        "continuing": bool(told.get("continuing")),
        "fine_base": None if base is None else Decimal(base),
    }


def _record(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    return {
        "began_at": moment - timedelta(minutes=15),
        "ended_at": moment,
        "place": PLACE,
        "content": telling.story["facts"]["facts"],
        "badge_shown": True,
        "rights_told": True,
        "signed": "signed",
        "person": case.party.name,
        "relation": "当事人",
    }


def _evidence(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    return vars(cast.evidence(moment))


def _proof(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    unproved = telling.told.get("unproved", ())
    names = tuple(name for name in case_facts.element_names(case) if name not in unproved)
    return {"evidence_id": case.evidence.latest("received_at").pk, "elements": names}


def _order(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    return {"requirement": "立即改正。"}


def _recheck(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    return {"result": "not_corrected", "note": "复查时没有改正。"}


def _proposal(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    told = telling.told
    fine = told.get("fine")
    return {
        "outcome": "punish" if fine is not None else "not_punish",
        "report": "事实清楚，证据确实充分；裁量理由见案情。",
        "facts": telling.story["facts"]["facts"],
        "fine": None if fine is None else Decimal(fine),
        "circumstances": {**ANSWERS, **told.get("circumstances", {})},
        "gravity": {**GRAVITY, **told.get("gravity", {})},
    }


def _agrees(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    return {"agrees": True, "text": "同意。"}


def _consent(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    return {"opinion": "同意。"}


def _decision(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    return {"opinion": "同意。", "influential": False}


def _nothing(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    return {}


def _delivery(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    papers = case.documents.filter(kind__in=("notice", "decision", "no_penalty"))
    return {
        "document_id": papers.latest("issued_at").pk,
        "method": "direct",
        "place": PLACE,
        "form_handed": "page",
        "recipient": "某负责人" if telling.is_unit else case.party.name,
        "relation": "legal_representative" if telling.is_unit else "party",
        "seal_affixed": True,
    }


def _review(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    return {"points": dict.fromkeys(POINTS, ("ok", "")), "result": "agree", "opinion": "同意。"}


def _discussion(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    heads = [telling.bureau.person(who).pk for who in ("chief", "deputy")]
    return {
        "place": "会议室",
        "chair_id": heads[0],
        "minutes_by": "记录人",
        "members": tuple(shapes.MemberGiven(pk, "同意。", True) for pk in heads),
        "conclusion": "一致同意处理意见。",
        "agrees": True,
    }


def _payment(telling: Telling, case: Case, moment: datetime) -> dict[str, Any]:
    return {"amount": Decimal(telling.told["fine"]), "paid_on": local_day(moment), "transaction": "BANK-1"}


STEPS: Mapping[str, Told] = {
    "inspection": Told("lead", procedure.INSPECT, _record),
    "inquiry": Told("lead", procedure.INQUIRE, _record),
    "evidence": Told("lead", procedure.ADD_EVIDENCE, _evidence),
    "proof": Told("lead", procedure.PROVE, _proof),
    "filing": Told("lead", procedure.SUBMIT_FILING, lambda *_: {"prima_facie": "现场检查笔录和照片。"}),
    "filing-opinion": Told("leader", procedure.OPINE, _agrees),
    "filing-approval": Told("deputy", procedure.FILE, _consent),
    "correction-order": Told("lead", procedure.ORDER_CORRECTION, _order),
    "recheck": Told("lead", procedure.RECHECK, _recheck),
    "education": Told("lead", procedure.EDUCATE, lambda *_: {"kind": "education", "content": "已经教育。"}),
    "commitment": Told("lead", procedure.EDUCATE, lambda *_: {"kind": "commitment", "content": "签了承诺书。"}),
    "investigation-end": Told("lead", procedure.END_INVESTIGATION, _proposal),
    "proposal-opinion": Told("leader", procedure.OPINE, _agrees),
    "proposal-approval": Told("deputy", procedure.APPROVE_PROPOSAL, _consent),
    "notice": Told("lead", procedure.NOTIFY, _nothing),
    "delivery": Told("lead", procedure.DELIVER, _delivery),
    "statement": Told("lead", procedure.STATE, lambda *_: {"made": False, "waived": True, "content": "放弃。"}),
    "review-request": Told("lead", procedure.ASK_REVIEW, _nothing),
    "review": Told("reviewer", procedure.REVIEW, _review),
    "discussion": Told("chief", procedure.DISCUSS, _discussion),
    "penalty-decision": Told("chief", procedure.PUNISH, _decision),
    "no-penalty-decision": Told("chief", procedure.SPARE, _consent),
    "payment": Told("finance", procedure.RECORD_PAYMENT, _payment),
    "late-fee": Told("chief", procedure.SETTLE_LATE_FEE, lambda *_: {"charged": True}),
    "closing": Told("deputy", procedure.CLOSE_CASE, _consent),
}
