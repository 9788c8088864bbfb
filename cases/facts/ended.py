"""What must be finished before a case may be closed and bound (REC-04, REC-05)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cases.below import below, decision_delivered_on
from cases.models import Case
from enforcement.rules.facts import ClosingFacts

NOTHING = Decimal(0)
# Kind of a document → its key among the papers a file must hold, where they differ.
PAPERS: dict[str, str] = {
    "correction": "correction_order",
    "report": "investigation",
    "approval": "proposal",
    "no_penalty": "no_penalty_decision",
}
ENDED = {"dismissed": "terminated", "not_filed": "terminated"}


def closing(case: Case) -> ClosingFacts | None:
    """How the case ended and what is still open; None while nothing has been decided."""
    decision = getattr(case, "decision", None)
    if decision is not None:
        return _of_decision(case, decision)
    filing = getattr(case, "filing", None)
    not_filed = filing is not None and filing.outcome == "not_filed"
    if case.dismissed_at is not None or case.state in ENDED or not_filed:
        return ClosingFacts(ended_by="terminated", papers=papers(case))
    return None


def _of_decision(case: Case, decision: Any) -> ClosingFacts:
    cash, fee = getattr(case, "cash", None), getattr(case, "late_fee", None)
    punished = decision.outcome == "punish"
    towards = {"fine": NOTHING, "late_fee": NOTHING, "gains": NOTHING}
    for row in below(case).payments:
        towards[row["towards"]] += row["amount"]
    return ClosingFacts(
        fine=(decision.fine or NOTHING) + (decision.illegal_gains or NOTHING),
        paid=towards["fine"] + towards["gains"] + (cash.amount if cash else NOTHING),
        late_fee_imposed=fee.amount if fee and fee.charged else NOTHING,
        late_fee_paid=towards["late_fee"],
        cash_not_banked=cash is not None and cash.banked_at is None,
        confiscated_items_open=int(bool(decision.confiscated.strip()) and not _settled(case, "confiscated_goods")),
        must_be_published=bool(decision.influential),
        published=getattr(case, "publication", None) is not None,
        education_given=any(row["kind"] == "education" for row in below(case).education),
        reported=hasattr(case, "report") if punished else None,
        delivered=decision_delivered_on(case) is not None,
        recheck_open=_recheck_open(case),
        papers=papers(case),
        ended_by="performed" if punished else "not_punished",
    )


def _settled(case: Case, kind: str) -> bool:
    return any(row["kind"] == kind and row["settled_at"] is not None for row in below(case).blockers)


def _recheck_open(case: Case) -> bool:
    order = getattr(case, "order", None)
    waits = order is not None and order.due_on is not None and order.corrected_at is None
    return waits and not below(case).rechecks


def papers(case: Case) -> frozenset[str]:
    """The papers the file holds, by the keys of the rules on volumes."""
    rows = below(case)
    kinds: list[str] = [row["kind"] for row in rows.documents]
    found = {PAPERS.get(kind, kind) for kind in kinds}
    found |= {"notice_receipt" for row in rows.deliveries if row["kind"] == "notice"}
    if decision_delivered_on(case) is not None:
        found.add("decision_receipt")
    held = {"recheck": rows.rechecks, "education": rows.education, "payment_receipt": rows.payments}
    return frozenset(found | {key for key, there in held.items() if there})
