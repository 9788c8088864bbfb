"""What the law will say to a step that needs little or nothing typed, shown before anybody presses the button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cases import facts as case_facts
from cases.actions import step as door
from cases.forms.base import StepForm
from cases.models import Case, Filing
from cases.shapes import Act, ApprovalGiven
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


GIVEN: dict[str, Callable[[Case, Act], Parts]] = {
    "report": _nothing,
    "cash-hand-in": _nothing,
    "closing": _nothing,
    "archiving": _nothing,
    "binding": _nothing,
    "review-request": _nothing,
    "notice": case_facts.noticed,
    "filing-approval": _filed,
    "proposal-approval": lambda case, act: case_facts.approval_of_proposal(case, ApprovalGiven(WORDS), act),
    "penalty-decision": _decided,
    "no-penalty-decision": _decided,
    "closing-approval": lambda case, act: case_facts.closing_approved(case, ApprovalGiven(WORDS), act),
}


def foreseen(form: StepForm) -> tuple[Finding, ...]:
    """What the law would say right now; nothing for steps whose answer depends on what is typed."""
    given = GIVEN.get(form.step.name)
    if form.is_bound or given is None:
        return ()
    act = Act(by=form.user, at=form.now, now=form.now)
    return door.preview(form.step, form.case, act, given(form.case, act))


def reasons_so_far(form: StepForm) -> dict[str, str]:
    """Reasons typed on this page, else those written with the proposal that is judged."""
    typed = form.reasons()
    row = None if form.is_bound or form.step.name not in GIVEN else case_facts.latest_proposal(form.case)
    return typed or (dict(row.reasons) if row is not None else {})
