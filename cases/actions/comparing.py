"""The row by which later decisions are held against one that is made now."""

from __future__ import annotations

from dataclasses import asdict

from cases.likeness import likeness_of
from cases.models import Decision, LikeDecision


def compare_later(decision: Decision) -> None:
    """Writes the row in the decision's own transaction; nothing else writes one."""
    case, proposal = decision.case, decision.proposal
    benchmark = None if proposal is None else proposal.benchmark
    found = likeness_of(case.violation_id, case.party.kind, decision.circumstances, benchmark)
    LikeDecision.objects.create(
        case=case,
        organisation_id=case.organisation_id,
        outcome=decision.outcome,
        fine=decision.fine,
        decided_at=decision.decided_at,
        **asdict(found),
    )
