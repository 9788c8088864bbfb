"""Parts of the facts that stand in the rows below a case: proof, statement, order, decision, money, what blocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cases.below import below, decision_delivered_on
from cases.facts import ended, given, told
from cases.models import Case
from cases.shapes import ConductGiven
from enforcement.kernel.clock import local_day
from enforcement.queries import calendar
from enforcement.rules.calendar import CalendarMissing
from enforcement.rules.facts import (
    CashFacts,
    ChecklistFacts,
    DeferralFacts,
    EvidenceFacts,
    Instalment,
    LateFeeFacts,
    OrderFacts,
    PaymentFacts,
    ProposalFacts,
    RecheckFacts,
    ReportFacts,
    StatementFacts,
)
from enforcement.rules.late_fees import computed_late_fee

NOTHING = Decimal(0)


def of(case: Case) -> dict[str, Any]:
    """All parts that are read from rows the case owns."""
    decision = getattr(case, "decision", None)
    proposed = told.latest_proposal(case) if decision is None and case.procedure == "ordinary" else None
    answers = decision.circumstances if decision else proposed.circumstances if proposed else {}
    return {
        "statement": _statement(case),
        "order": _order(case),
        "recheck": _recheck(case),
        "proposal": told.proposal_of(proposed) if proposed else _proposal(case),
        "leniency": given.leniency(answers, case),
        "cash": _cash(case),
        "report": _report(case),
        "deferral": _deferral(case),
        "blockers": tuple(row["kind"] for row in below(case).blockers if row["settled_at"] is None),
        "closing": ended.closing(case),
        "closed": case.closed_at is not None,
        "volume_count": case.volume.count if case.volume else None,
    }


def checklist(case: Case, rights_told: bool | None) -> ChecklistFacts | None:
    """The checklist of the latest on-site act, with the telling of rights laid over it."""
    row = next(reversed(below(case).conducts), None)
    if row is None:
        return None
    return ChecklistFacts(
        salute=row["salute"],
        badge_shown=row["badge_shown"],
        uniform=row["uniform"],
        recorder_on=row["recorder_on"],
        rights_told=row["rights_told"] if rights_told is None else rights_told,
    )


def stated_checklist(conduct: ConductGiven) -> ChecklistFacts:
    """The checklist as it was gone through at the kerb."""
    return ChecklistFacts(
        salute=conduct.salute,
        badge_shown=conduct.badge_shown,
        uniform=conduct.uniform,
        recorder_on=conduct.recorder_on,
        rights_told=conduct.rights_told,
    )


def evidence(case: Case) -> tuple[EvidenceFacts, ...]:
    """The evidence of the file."""
    return tuple(
        EvidenceFacts(
            id=row["id"],
            kind=row["kind"],
            excluded=bool(row["excluded_reason"]),
            cited=not row["excluded_reason"],
            has_audio_visual=row["mime"].startswith(("image/", "video/", "audio/")),
        )
        for row in below(case).evidence
    )


def payments(case: Case) -> tuple[PaymentFacts, ...]:
    """Money that reached the bank towards the fine."""
    return tuple(
        PaymentFacts(on=row["paid_on"], amount=row["amount"], transaction=row["transaction"])
        for row in below(case).payments
        if row["towards"] == "fine"
    )


def _statement(case: Case) -> StatementFacts | None:
    row = getattr(case, "statement", None)
    if row is None:
        return None
    return StatementFacts(
        made=row.made,
        content_stated=bool(row.content.strip()) or not row.made,
        review=row.review or None,
        review_reason_stated=bool(row.review_reason.strip()),
        received_on=local_day(row.at),
        review_on=local_day(row.at),
    )


def _order(case: Case) -> OrderFacts | None:
    row = getattr(case, "order", None)
    if row is None:
        return None
    return OrderFacts(
        told_on=local_day(row.told_at),
        on_the_spot=row.due_on is None,
        by=row.due_on,
        corrected_already=row.corrected_at is not None,
    )


def _recheck(case: Case) -> RecheckFacts | None:
    row = next(reversed(below(case).rechecks), None)
    return RecheckFacts(on=local_day(row["at"]), result=row["result"]) if row else None


def _proposal(case: Case) -> ProposalFacts | None:
    row = getattr(case, "decision", None)
    if row is None:
        return None
    return ProposalFacts(
        outcome=row.outcome,
        warning=row.warning,
        fine=row.fine,
        gains=row.illegal_gains,
        other_kinds=told.kinds(row.other_kinds, row.confiscated),
        not_punish_ground=row.not_punish_ground,
    )


def _cash(case: Case) -> CashFacts | None:
    row = getattr(case, "cash", None)
    if row is None:
        return None
    return CashFacts(
        amount=row.amount,
        ground=row.ground,
        reason_stated=bool(row.reason),
        party_asked=row.asked_by_party,
        receipt_no=row.receipt_number,
        collected_at=row.collected_at,
        handed_in_at=row.handed_in_at,
        received_at=row.handed_in_at,
        banked_at=row.banked_at,
    )


def _report(case: Case) -> ReportFacts | None:
    if case.decided_at is None:
        return None
    row = getattr(case, "report", None)
    return ReportFacts(decided_on=local_day(case.decided_at), reported_on=local_day(row.reported_at) if row else None)


def reported(case: Case, at: datetime) -> ReportFacts:
    """The report as it is being made."""
    return ReportFacts(decided_on=local_day(case.decided_at) if case.decided_at else None, reported_on=local_day(at))


def moved_cash(
    case: Case, *, handed_in: datetime | None = None, banked: datetime | None = None
) -> dict[str, CashFacts | None]:
    """The cash of a case as it is being handed in or paid in at the bank."""
    cash = _cash(case)
    if cash is None:
        return {"cash": None}
    if handed_in is not None:
        return {"cash": replace(cash, handed_in_at=handed_in, received_at=handed_in)}
    return {"cash": replace(cash, banked_at=banked)}


def _deferral(case: Case) -> DeferralFacts | None:
    row = getattr(case, "deferral", None)
    if row is None:
        return None
    parts = tuple(Instalment(date.fromisoformat(day), Decimal(amount)) for day, amount in row.instalments)
    return DeferralFacts(applied=True, approved=True, instalments=parts, total=case.decision.fine)


def late_fee(case: Case, on: date) -> LateFeeFacts:
    """The late fee as it is about to be imposed at the end of `on`, with the sum the rules compute themselves."""
    deferral = getattr(case, "deferral", None)
    stopped = tuple(
        (local_day(row["since"]), local_day(row["settled_at"]) if row["settled_at"] else on)
        for row in below(case).blockers
        if row["kind"] == "remedy_filed"
    )
    stated = LateFeeFacts(
        fine=case.decision.fine,
        delivered_on=decision_delivered_on(case),
        put_off_until=max((date.fromisoformat(day) for day, _ in deferral.instalments), default=None)
        if deferral
        else None,
        on=on,
        stopped=stopped,
        rate_told=any(row["kind"] in ("spot_decision", "decision") for row in below(case).documents),
    )
    try:
        amount = computed_late_fee(stated, calendar()).amount
    except (ValueError, CalendarMissing):
        return stated
    return replace(stated, imposed=amount)
