"""A stored case as a file of the exchange format: what rules know of it, and its record as acts with both times."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from cases import facts as case_facts
from cases.below import DECISIONS
from cases.exchange.extras import ActPart
from cases.exchange.writing import document
from cases.models import Case
from cases.procedure import CLOSE, CLOSE_CASE
from cases.shapes import Act
from enforcement.kernel.clock import local_day
from enforcement.kernel.models import Record
from enforcement.models import User
from enforcement.rules.facts import DeliveryFacts

# What a step of the procedure is called in a file; steps that move only the file itself are left out.
KIND_OF_STEP: Mapping[str, str] = MappingProxyType(
    {
        "open": "inspection",
        "hearing-of-party": "statement",
        "decision": "decision",
        "no-penalty": "decision",
        "report": "report",
        "cash": "cash",
        "closing": "closing",
        "registration": "clue",
        "inspection": "inspection",
        "inquiry": "inquiry",
        "filing-approval": "filing",
        "investigation-end": "investigation_end",
        "proposal-approval": "proposal",
        "notice": "notice",
        "statement": "statement",
        "review": "review",
        "discussion": "discussion",
        "penalty-decision": "decision",
        "no-penalty-decision": "decision",
        "publication": "publication",
        "dismissal": "decision",
        "closing-approval": "closing",
        "evidence": "evidence",
        "correction-order": "order",
        "recheck": "recheck",
        "delivery": "delivery",
        "payment": "payment",
    }
)


def export(case: Case, by: User, now: datetime) -> dict[str, Any]:
    """The file of a visible case. Names, numbers and addresses stay here; people are told apart by their ids."""
    step = CLOSE_CASE if case.procedure == Case.Procedure.ORDINARY else CLOSE
    moment = case.decided_at or now
    stored = case_facts.of(case, step, Act(by=by, at=moment, now=moment, reasons=_reasons(case)), {})
    reported = stored.report is not None and stored.report.reported_on is not None
    # What a case would need to be closed is no statement that it was; the same holds for its report.
    stored = replace(
        stored, closing=stored.closing if case.closed_at else None, report=stored.report if reported else None
    )
    found = document(stored, _acts(case), tuple(_deliveries(case)))
    return {"id": case.number or str(case.pk), "title": case.violation.name, **found}


def _reasons(case: Case) -> dict[str, str]:
    decision = getattr(case, "decision", None)
    return dict(decision.reasons) if decision is not None else {}


def _acts(case: Case) -> Iterator[ActPart]:
    rows = Record.objects.filter(subject_kind="case", subject_id=case.pk, step__in=KIND_OF_STEP).order_by("at", "seq")
    accounts = {each.officer_id: each.officer.user_id for each in case.handlings.select_related("officer")}
    for row in rows:
        there = json.loads(bytes(row.body))["facts"].get("officers", [])
        ids = (accounts.get(each["officer"]) or each["officer"] for each in there if each["officer"] is not None)
        yield ActPart(kind=KIND_OF_STEP[row.step], at=row.at, entered=row.entered_at, officers=tuple(map(str, ids)))


def _deliveries(case: Case) -> Iterator[DeliveryFacts]:
    for row in case.deliveries.select_related("document").order_by("at"):
        decision = row.document.kind in DECISIONS
        yield DeliveryFacts(
            paper="decision" if decision else "other",
            method=row.method,  # type: ignore[arg-type]  # same words
            decided_on=local_day(case.decided_at) if decision and case.decided_at else None,
            on=local_day(row.at),
            recipient=row.relation or "party",
            refused=row.refused,
            refusal_reason_stated=bool(row.refusal_note.strip()),
            witnesses=1 if row.witness.strip() else 0,
            recordings=1 if row.recording_id else 0,
            place_is_domicile=row.place_is_domicile,
        )
