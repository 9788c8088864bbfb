"""The one door. No other code changes the state of a case.

`take` asks, in this order: may he see it (404), is it free (503), is it still what he read (412), may he
do it (403), is it possible now (409), does the law allow it (422). Then the act happens, the case arrives,
and the record is written, all in one transaction.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from cases import facts as case_facts
from cases import on_record, policies
from cases.actions.sitting import Sitting, sitting
from cases.models import Case
from cases.procedure import Step
from cases.shapes import Act
from enforcement.kernel import record
from enforcement.kernel.errors import LawNotSatisfied, Stale, WrongState
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Finding, Force

Parts = Mapping[str, Any]
# What an act brings to the facts: known beforehand, or worked out from the locked case.
Given = Parts | Callable[[Case], Parts]
NOTHING: Parts = {}


@dataclass
class Taken:
    """What an act gets while the door is open: the locked case, what the law said, and what goes on record."""

    case: Case
    facts: Facts
    findings: tuple[Finding, ...]
    on_record: dict[str, Any] = field(default_factory=dict)


@contextmanager
def take(step: Step, case_id: uuid.UUID, act: Act, given: Given = NOTHING) -> Iterator[Taken]:
    """Opens the door for one step; the body of the `with` is the act itself.

    `given` are the parts of the facts that this act brings. A step that is taken `at_now` cannot be
    back-dated. Raises NotVisible, Busy, Stale, NotPermitted, WrongState or LawNotSatisfied; nothing is
    changed then.
    """
    act = replace(act, at=act.now) if step.at_now else act
    with sitting() as held:
        case = held.case(case_id, act.by)
        if act.expects is not None and act.expects != case.version:
            raise Stale
        policies.require(act.by, step, case)
        require_state(step, case)
        if step.one_at_a_time:
            held.alone_with(case.party.id_lookup)
        facts = case_facts.of(case, step, act, given(case) if callable(given) else given)
        taken = Taken(case, facts, judge(step, facts, case))
        yield taken
        arrive(taken, step, act, held)


def enter(step: Step, case: Case, act: Act, facts: Facts) -> Taken:
    """The first step of a case, whose row does not exist yet. Must run inside a sitting; saves nothing."""
    policies.require_opening(act.by, case.organisation)
    return Taken(case, facts, judge(step, facts, None))


def arrive(taken: Taken, step: Step, act: Act, held: Sitting, *, first: bool = False) -> None:
    """Moves the case and puts it on record: the only place that assigns a state. The sitting writes both."""
    case = taken.case
    if step.arrives:
        case.state = step.arrives
    if first:
        case.save(force_insert=True)
        held.made(case)
    else:
        case.version += step.decides
        case.additions += not step.decides
        case.last_act_at = max(case.last_act_at, act.at)
        held.changed[case.pk] = case
    held.to_wind[case.pk] = act.now
    entry = record.Entry(
        subject_kind="case",
        subject_id=case.pk,
        organisation_id=case.organisation_id,
        verb=step.verb,
        step=step.name,
        state_after=case.state,
        version=case.version if step.decides else None,
        by_id=act.by.pk,
        at=act.at,
        now=act.now,
        facts=on_record.of(taken.facts, step, act, taken.findings, taken.on_record),
    )
    held.entries.append((entry, step.readers))


def judge(step: Step, facts: Facts, case: Case | None = None) -> tuple[Finding, ...]:
    """What the law says to this step; raises LawNotSatisfied when it forbids or a reason is missing."""
    findings = look(step, facts)
    if any(stands_in_the_way(finding, facts.reasons) for finding in findings):
        raise LawNotSatisfied(findings, extra={"case": str(case.pk)} if case else None)
    return findings


def look(step: Step, facts: Facts) -> tuple[Finding, ...]:
    """Every finding of the step's rules, unmoved by reasons: for screens that show before they ask."""
    return tuple(finding for rule in step.rules for finding in rule(facts))


def stands_in_the_way(finding: Finding, reasons: Mapping[str, str]) -> bool:
    """Whether a finding stops the step: it forbids, or it asks a reason that nobody wrote."""
    if finding.force is Force.FORBIDS:
        return True
    return finding.force is Force.ASKS_REASON and not reasons.get(finding.code, "").strip()


def require_state(step: Step, case: Case) -> None:
    """Raises WrongState unless the table lets the step be taken in the case as it stands."""
    if not step.fits(case.procedure, case.state):
        raise WrongState(_wrong_state_words(step, case))


def _wrong_state_words(step: Step, case: Case) -> str:
    """Names the present state, so that the sentence can be acted on."""
    if step.procedure not in ("", case.procedure):
        return f"本案适用{case.get_procedure_display()}，不能{step.title}。请刷新页面，查看现在可以办理的步骤。"
    return f"案件现在是「{case.get_state_display()}」，不能{step.title}。请刷新页面，查看现在可以办理的步骤。"


def preview(step: Step, case: Case, act: Act, given: Parts = NOTHING) -> tuple[Finding, ...]:
    """What the law would say to the step, without taking it and without a lock."""
    return look(step, case_facts.of(case, step, act, given))
