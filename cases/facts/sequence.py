"""Which act an act follows from: it cannot be back-dated before that one (REC-01)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from cases.below import below
from cases.facts import told
from cases.models import Case
from cases.procedure import (
    DISCUSS,
    PUBLISH,
    RECHECK,
    RECORD_PAYMENT,
    REQUEST_HEARING,
    STATE,
    WITHDRAW_HEARING,
    Step,
)
from enforcement.rules.facts import TimesFacts

Moment = tuple[datetime | None, str]


def follows(case: Case, step: Step) -> TimesFacts:
    """The moment before which the step cannot have been taken, with its name on pages."""
    found = FOLLOWS[step.name](case) if step.name in FOLLOWS and case.procedure == Case.Procedure.ORDINARY else None
    if found is None or found[0] is None:
        return TimesFacts(previous_at=case.opened_at, previous_name=_beginning(case))
    return TimesFacts(previous_at=found[0], previous_name=found[1])


def of_paper(case: Case, document_id: Any) -> dict[str, TimesFacts]:
    """A paper is delivered after it was made; in the simple procedure both happen at the kerb."""
    if case.procedure != Case.Procedure.ORDINARY:
        return {}
    papers = below(case).documents
    made = next((each["issued_at"] for each in papers if each["id"] == str(document_id)), None)
    return {"times": TimesFacts(previous_at=made, previous_name="制作文书")} if made else {}


def _beginning(case: Case) -> str:
    return "登记案件" if case.procedure == Case.Procedure.ORDINARY else "现场查获"


def _told(case: Case) -> Moment:
    row = told.latest_notice(case)
    if row is None:
        return None, ""
    paper = str(row.document_id)
    delivered = next((each["at"] for each in below(case).deliveries if each["document_id"] == paper), None)
    return (delivered, "送达告知书") if delivered else (row.at, "制作告知书")


def _requested(case: Case) -> Moment:
    row = next((each for each in reversed(below(case).hearing_requests) if each.withdrawn_at is None), None)
    return (row.received_at, "登记听证申请") if row else (None, "")


def _spoken(case: Case) -> Moment:
    """A discussion follows the approved proposal, the notice, and what the party said."""
    proposal, statement = told.latest_proposal(case), getattr(case, "statement", None)
    found = [
        (proposal.approved_at if proposal else None, "批准处理意见"),
        _told(case),
        (statement.at if statement is not None else None, "陈述申辩"),
    ]
    return max((each for each in found if each[0] is not None), default=(None, ""))


def _ordered(case: Case) -> Moment:
    order = getattr(case, "order", None)
    return (order.told_at, "责令改正") if order is not None else (None, "")


def _decided(case: Case) -> Moment:
    return case.decided_at, "作出决定"


FOLLOWS: Mapping[str, Callable[[Case], Moment]] = MappingProxyType(
    {
        STATE.name: _told,
        REQUEST_HEARING.name: _told,
        WITHDRAW_HEARING.name: _requested,
        DISCUSS.name: _spoken,
        RECHECK.name: _ordered,
        RECORD_PAYMENT.name: _decided,
        PUBLISH.name: _decided,
    }
)
