"""What of a case, a form or a proposal is held against like decisions, and the drawing of what was found."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from cases.likeness import Held, likeness_of
from cases.models import Case, Decision, Proposal
from cases.reading.like import Like, like


def of_proposal(row: Proposal, case: Case) -> Held:
    """What is proposed."""
    found = likeness_of(case.violation_id, case.party.kind, row.circumstances, row.benchmark)
    return Held(found, row.fine)


def of_decision(row: Decision, case: Case, proposal: Proposal | None) -> Held:
    """What was decided, against what had been decided before it: the same on every later day."""
    benchmark = None if proposal is None else proposal.benchmark
    return Held(likeness_of(case.violation_id, case.party.kind, row.circumstances, benchmark), row.fine, row.decided_at)


def of_case(case: Case, proposal: Proposal | None) -> Held | None:
    """The decision of a case, else what is proposed in it; None before anything is."""
    decision = getattr(case, "decision", None)
    if decision is not None:
        return of_decision(decision, case, proposal if decision.proposal_id else None)
    return None if proposal is None else of_proposal(proposal, case)


def whole(case: Case, user: Any) -> Like:
    """Like decisions of a case that the reader may see; by violation and party alone while nothing is proposed."""
    proposal = case.proposals.order_by("-at", "-pk").first() if case.procedure == Case.Procedure.ORDINARY else None
    held = of_case(case, proposal) or Held(likeness_of(case.violation_id, case.party.kind, None))
    return like(held, user, apart=case.pk)


def shown(held: Held | None, user: Any, *, apart: UUID | None = None) -> dict[str, Any]:
    """What a template needs; nothing where nothing is held against anything."""
    if held is None:
        return {}
    found = like(held, user, apart=apart)
    return {"like": found, "like_chart": chart(found)}


def chart(found: Like) -> dict[str, str] | None:
    """The spread from zero to the highest fine: ends, middle half, median, and the fine held against it.

    Shares of the width in per cent, as SVG takes them; two per cent stay free on each side.
    """
    told = found.spread
    if told is None:
        return None
    top = max(told.maximum, found.fine or told.maximum)

    def at(amount: Decimal) -> str:
        return f"{2 + amount * 96 / top:.2f}%"

    def wide(amount: Decimal) -> str:
        return f"{max(amount * 96 / top, Decimal('0.5')):.2f}%"

    bar = {
        "from": at(told.minimum),
        "wide": wide(told.maximum - told.minimum),
        "half": at(told.lower),
        "half_wide": wide(told.upper - told.lower),
        "median": at(told.median),
    }
    if found.fine is not None:
        bar |= {"fine": at(found.fine), "anchor": "start" if found.fine * 2 < top else "end"}
    return bar
