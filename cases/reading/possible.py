"""Which steps are possible now for this person, and why the others are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cases import policies
from cases.models import Case, Clock
from cases.procedure import STEPS, Step
from cases.reading import possible_ordinary
from cases.reading.papers import undelivered
from enforcement.models import User


@dataclass(frozen=True, slots=True)
class Next:
    """One step of the present state; `why_not` says why this person may not take it, empty when he may."""

    step: Step
    why_not: str

    @property
    def may(self) -> bool:
        """Whether the button stands."""
        return not self.why_not


def _one(case: Case, name: str) -> Any:
    return getattr(case, name, None)


def _owes_cash(case: Case) -> bool:
    fine = _one(case, "decision") and case.decision.fine
    return bool(fine) and _one(case, "cash") is None and not case.payments.all()


def _owes_payment(case: Case) -> bool:
    return bool(_one(case, "decision") and case.decision.fine) and _one(case, "cash") is None


def _open_blockers(case: Case) -> bool:
    return any(each.settled_at is None for each in case.blockers.all())


def _escalated(case: Case) -> bool:
    return any(each.level == Clock.Level.ESCALATED and each.ended_on is None for each in case.clocks.all())


# Steps that make sense only while something is there to do; all others always do in their states.
WHEN: dict[str, Callable[[Case], bool]] = {
    "evidence-exclusion": lambda case: any(not each.excluded_reason for each in case.evidence.all()),
    "recheck": lambda case: _one(case, "order") is not None,
    "correction-order": lambda case: case.procedure == Case.Procedure.SIMPLE or _one(case, "order") is None,
    "delivery": lambda case: bool(undelivered(case)),
    "paper-correction": lambda case: bool(case.documents.all()),
    "report": lambda case: _one(case, "report") is None,
    "cash": _owes_cash,
    "cash-hand-in": lambda case: _one(case, "cash") is not None and case.cash.handed_in_at is None,
    "cash-banking": lambda case: (
        _one(case, "cash") is not None and case.cash.handed_in_at is not None and case.cash.banked_at is None
    ),
    "payment": _owes_payment,
    "deferral": _owes_payment,
    "late-fee": _owes_payment,
    "blocker-settlement": _open_blockers,
    "escalation-answer": _escalated,
    **possible_ordinary.WHEN,
}

# What usually comes next, first of all; whatever is not here comes up seldom.
FIRST = (
    "escalation-answer",
    *possible_ordinary.FIRST[:8],
    "delivery",
    *possible_ordinary.FIRST[8:],
    "report",
    "hearing-of-party",
    "decision",
    "no-penalty",
    "recheck",
    "cash-hand-in",
    "cash-banking",
    "payment",
    "closing",
    "archiving",
    "evidence",
)


def next_steps(user: User, case: Case) -> list[Next]:
    """Steps of the present state that make sense, those that usually come next first."""
    found = [
        Next(step, policies.why_not(user, step, case))
        for step in STEPS
        if step.fits(case.procedure, case.state) and makes_sense(step, case)
    ]
    order = {name: place for place, name in enumerate(FIRST)}
    return sorted(found, key=lambda each: order.get(each.step.name, len(order)))


def makes_sense(step: Step, case: Case) -> bool:
    """Whether there is anything for the step to do."""
    asked = WHEN.get(step.name)
    return asked is None or asked(case)
