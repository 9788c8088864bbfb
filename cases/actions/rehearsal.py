"""What the law would say to an act before any of it is done: no lock, nothing written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from cases import facts as case_facts
from cases import procedure, queries
from cases.actions import handling
from cases.actions.opening import SAME
from cases.actions.step import Parts, look, preview, require_state
from cases.models import Case, CashReceipt
from cases.procedure import Step
from cases.shapes import (
    Act,
    ConversionGiven,
    DecisionGiven,
    DeliveryGiven,
    NoPenaltyGiven,
    Opening,
    Registration,
    Street,
)
from enforcement.kernel.clock import local_day
from enforcement.models import Organisation
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Finding

# Steps of the ordinary procedure that can be looked at beforehand, with what they bring to the facts.
LOOKED_AT: dict[str, Callable[[Case, Any, Act], Parts]] = {
    procedure.END_INVESTIGATION.name: case_facts.proposed,
    procedure.PUNISH.name: lambda case, given, act: case_facts.decided(case, given.fine, given.opinion, act),
    procedure.SPARE.name: lambda case, given, act: case_facts.decided(case, None, given.opinion, act),
}


def look_at(step: Step, case: Case, given: Any, act: Act) -> tuple[Finding, ...]:
    """Every finding of one step of LOOKED_AT as if `act.by` took it now. Raises WrongState as the step would."""
    require_state(step, case)
    act = replace(act, at=act.now) if step.at_now else act
    return preview(step, case, act, LOOKED_AT[step.name](case, given, act))


def look_at_registration(given: Registration, act: Act) -> tuple[Finding, ...]:
    """Every finding of registering a case. Raises Invalid for what does not exist."""
    case, team = _unsaved(given, act)
    return look(procedure.REGISTER, case_facts.of_opening(case, given, team, procedure.REGISTER, act))


def look_over(given: Street, act: Act) -> tuple[Finding, ...]:
    """Every finding of every step of the act, each once, in the order of the steps.

    The door asks the same rules again when the act is carried out, on the rows themselves; this only
    spares the officer from mending one refusal at a time. Raises Invalid for what does not exist.
    """
    found = replace(act, at=given.ordered_at or act.at)
    case, team = _unsaved(given.opening, found)
    first = case_facts.of_opening(case, given.opening, team, procedure.OPEN, found)
    whole = _with_all(first, given, case, act)
    said: list[Finding] = []
    for step in steps_of(given):
        facts = first if step is procedure.OPEN else replace(whole, step=step.name)
        said += look(step, facts)
    return once_each(said)


def once_each(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same sentence of the same rule once."""
    return tuple({(each.code, each.says): each for each in findings}.values())


def steps_of(given: Street) -> tuple[Step, ...]:
    """The steps that an act takes, in their order."""
    steps = [procedure.OPEN, procedure.ADD_EVIDENCE, procedure.ORDER_CORRECTION]
    steps += [procedure.RECHECK] if given.recheck else []
    if given.outcome is None:
        return tuple(steps)
    steps.append(procedure.HEAR)
    if isinstance(given.outcome, ConversionGiven):
        return (*steps, procedure.CONVERT)
    punishes = isinstance(given.outcome, DecisionGiven)
    steps += [procedure.DECIDE if punishes else procedure.NOT_PUNISH, procedure.DELIVER]
    return (*steps, procedure.COLLECT_CASH) if given.cash else tuple(steps)


def _unsaved(given: Opening | Registration, act: Act) -> tuple[Case, handling.Team]:
    """The case as opening would make it; never saved."""
    organisation = Organisation.objects.select_related("entrusted_by").get(pk=given.organisation_id)
    day = local_day(act.at)
    violation, version = queries.violation_on(given.violation_code, local_day(given.began_at))
    power = queries.power_on(organisation, queries.authority_of(organisation, day), violation, day)
    ordinary = isinstance(given, Registration)
    case = Case(
        id=given.id,
        procedure=Case.Procedure.ORDINARY if ordinary else Case.Procedure.SIMPLE,
        organisation=organisation,
        authority=queries.authority_for(power, organisation, day),
        violation=violation,
        violation_version=version,
        power=power,
        opened_by=act.by,
        opened_at=act.at,
        decided_at=act.now,
        **{name: getattr(given, name) for name in SAME},
    )
    return case, handling.pair(act.by, given.second_officer_id)


def _with_all(first: Facts, given: Street, case: Case, act: Act) -> Facts:
    """The facts as they will stand when everything of the act is written."""
    told = given.statement.rights_told if given.statement else None
    checklist = first.checklist and replace(first.checklist, rights_told=told)
    parts: dict[str, Any] = {
        "at": act.at,
        "now": act.now,
        "checklist": checklist,
        "evidence": tuple(case_facts.new_evidence(piece) for piece in given.evidence),
        "order": case_facts.order(given.order, given.ordered_at or act.at),
        "recheck": case_facts.recheck(given.recheck, act.at) if given.recheck else None,
        "statement": case_facts.statement(given.statement) if given.statement else None,
        "delivery": case_facts.delivery(_handing_over(given), act.now, case),
        "cash": _cash(given, act),
        **_proposed(given, first),
    }
    return replace(first, **parts)


def _proposed(given: Street, first: Facts) -> dict[str, Any]:
    outcome = given.outcome
    if not isinstance(outcome, DecisionGiven | NoPenaltyGiven):
        return {}
    if isinstance(outcome, DecisionGiven):
        proposal, established = case_facts.proposal(outcome), outcome.facts_established
    else:
        proposal, established = case_facts.no_penalty(outcome), outcome.ground != "not_established"
    leniency = case_facts.leniency(outcome.circumstances)
    return {
        "proposal": proposal,
        "leniency": replace(leniency, education_given=bool(given.education.strip())),
        "facts_established": established,
        "officers": tuple(replace(officer, signed=outcome.signed) for officer in first.officers),
    }


def _handing_over(given: Street) -> DeliveryGiven:
    return DeliveryGiven(
        document_id=given.opening.id,
        method="on_the_spot",
        place=given.opening.place,
        form_handed=given.handed,
        relation=given.relation,
        refused=given.refused,
        refusal_note=given.refusal_note,
        witness=given.witness,
    )


def _cash(given: Street, act: Act) -> Any:
    if given.cash is None:
        return None
    used = CashReceipt.objects.filter(receipt_number=given.cash.receipt_number).exists()
    return case_facts.cash(given.cash, act.now, receipt_used_before=used)
