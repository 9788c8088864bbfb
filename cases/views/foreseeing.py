"""What the law will say to a step that needs little or nothing typed, shown before anybody presses the button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cases import facts as case_facts
from cases.actions import step as door
from cases.forms.base import StepForm
from cases.models import Case, Filing
from cases.shapes import Act, ApprovalGiven
from cases.sheet import Entry, sheet
from enforcement.rules.findings import Finding

Parts = Mapping[str, Any]
# The head writes his words on the page itself; whether he did is judged when he sends them.
WORDS = "（待填写）"


def _nothing(case: Case, act: Act) -> Parts:
    return {}


def _filed(case: Case, act: Act) -> Parts:
    return case_facts.filing_decided(case, Filing.Outcome.FILED, WORDS, act)


def _decided(case: Case, act: Act) -> Parts:
    return case_facts.decided(case, None, WORDS, act)


# Steps that show the calculation sheet before they are taken.
RECKONED = frozenset({"investigation-end", "proposal-approval", "review", "penalty-decision"})
GIVEN: dict[str, Callable[[Case, Act], Parts]] = {
    "report": _nothing,
    "cash-hand-in": _nothing,
    "closing": _nothing,
    "archiving": _nothing,
    "binding": _nothing,
    "review-request": _nothing,
    "review": _nothing,
    "notice": case_facts.noticed,
    "filing-approval": _filed,
    "proposal-approval": lambda case, act: case_facts.approval_of_proposal(case, ApprovalGiven(WORDS), act),
    "penalty-decision": _decided,
    "no-penalty-decision": _decided,
    "closing-approval": lambda case, act: case_facts.closing_approved(case, ApprovalGiven(WORDS), act),
}


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the law would say right now, and how the penalty is reckoned, by the function that freezes it."""

    findings: tuple[Finding, ...] = ()
    entries: tuple[Entry, ...] = ()


def foreseen(form: StepForm) -> Foreseen:
    """Both for the step as it stands; nothing for steps whose answer depends on what is not typed yet."""
    given = _typed(form) if form.is_bound else GIVEN.get(form.step.name)
    if given is None:
        return Foreseen()
    act = form.act() if form.is_bound else Act(by=form.user, at=form.now, now=form.now)
    facts = case_facts.of(form.case, form.step, act, given(form.case, act))
    findings = () if form.step.name == "review" else door.look(form.step, facts)
    return Foreseen(findings, sheet(facts) if form.step.name in RECKONED else ())


def _typed(form: StepForm) -> Callable[[Case, Act], Parts] | None:
    """What a proposal says as it was typed, with the benchmark it names."""
    if form.step.name != "investigation-end" or not form.is_valid():
        return None
    report = form.given()
    return lambda case, act: case_facts.proposed(case, case_facts.with_its_benchmark(case, report, act), act)


def reasons_so_far(form: StepForm) -> dict[str, str]:
    """Reasons typed on this page, else those written with the proposal that is judged."""
    typed = form.reasons()
    row = None if form.is_bound or form.step.name not in GIVEN else case_facts.latest_proposal(form.case)
    return typed or (dict(row.reasons) if row is not None else {})
