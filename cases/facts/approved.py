"""What the head approves: filing, more time, days that do not count, standing still, dismissal, closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from cases import queries
from cases.below import below
from cases.facts import filed, told
from cases.models import Case, Filing, Opinion, Term
from cases.shapes import (
    Act,
    ApprovalGiven,
    DismissalGiven,
    ExtensionGiven,
    FilingGiven,
    IntervalGiven,
    ResumptionGiven,
    SuspensionGiven,
)
from enforcement.kernel.clock import local_day
from enforcement.rules.facts import (
    ApprovalFacts,
    ClueFacts,
    ExclusionFacts,
    ExtensionFacts,
    ProposalFacts,
    SuspensionFacts,
)

Parts = dict[str, Any]


def approval(case: Case, of: str, act: Act, *, by_id: int | None, on: date | None, words: str) -> ApprovalFacts:
    """The head's approval of something that `by_id` put before him on the day `on`."""
    day, leader = local_day(act.now), _leader(case, of)
    return ApprovalFacts(
        of=of,
        submitted_by_id=by_id,
        submitted_on=on,
        leader_id=leader.by_id if leader else None,
        leader_opinion=None if leader is None else "agree" if leader.agrees else "disagree",
        leader_opinion_on=local_day(leader.at) if leader else None,
        approver=filed.head(act.by, case.authority_id, day),
        result="agree",
        decided_on=day,
        reason_stated=bool(words.strip()),
    )


def _leader(case: Case, of: str) -> Opinion | None:
    stage = {"filing": "filing", "no_filing": "filing", "proposal": "proposal"}.get(of)
    if stage is None:
        return None
    since = case.filing.submitted_at if stage == "filing" else _proposed_at(case)
    said = (each for each in reversed(below(case).opinions) if each.stage == stage)
    return next((each for each in said if since is None or each.at >= since), None)


def _proposed_at(case: Case) -> Any:
    row = told.latest_proposal(case)
    return row.at if row else None


def longer_verification(case: Case, asked: ExtensionGiven, act: Act) -> Parts:
    """The verification about to be given more time."""
    on = local_day(act.now)
    clue: ClueFacts = filed.clue(case, [])
    extended = replace(
        clue,
        extended_on=on,
        extended_by=filed.head(act.by, case.authority_id, on),
        extension_reason_stated=bool(asked.reason.strip()),
    )
    asks = approval(case, "verification_extension", act, by_id=case.opened_by_id, on=None, words=asked.reason)
    return {"clue": extended, "approval": asks}


def filing_submitted(case: Case, stated: FilingGiven, act: Act) -> Parts:
    """The filing as the officers put it up."""
    row = filed.filing(case)
    if row is None:
        return {}
    shown = bool(stated.prima_facie.strip()) and filed.has_evidence(case)
    clue = replace(
        filed.clue(case, below(case).terms),
        verified_on=local_day(act.now),
        result_stated=bool(stated.prima_facie.strip()),
    )
    return {"clue": clue, "filing": replace(row, prima_facie_evidence=shown)}


def filing_decided(case: Case, outcome: Filing.Outcome, words: str, act: Act) -> Parts:
    """The filing as the head is about to decide it."""
    row, on = filed.filing(case), local_day(act.now)
    refused = outcome == Filing.Outcome.NOT_FILED
    submitted = case.filing.submitted_at
    approved = approval(
        case,
        "no_filing" if refused else "filing",
        act,
        by_id=case.filing.submitted_by_id,
        on=local_day(submitted) if submitted else None,
        words=words,
    )
    if row is None:
        return {"approval": approved}
    decided = replace(
        row,
        outcome="not_file" if refused else "file",
        refusal_reason_stated=bool(words.strip()),
        filed_on=None if refused else on,
    )
    return {"filing": decided, "approval": approved}


def dismissed(case: Case, why: DismissalGiven, act: Act) -> Parts:
    """The dismissal as the head is about to decide it."""
    lead = next((each.officer.user_id for each in queries.handlers(case) if each.place == "lead"), None)
    return {
        "proposal": ProposalFacts(outcome="dismiss", not_punish_ground=why.ground),
        "approval": approval(case, "dismissal", act, by_id=lead, on=None, words=why.reason),
    }


def closing_approved(case: Case, words: ApprovalGiven, act: Act) -> Parts:
    """The closing as the head is about to approve it."""
    return {"approval": approval(case, "closing", act, by_id=None, on=None, words=words.opinion)}


def extended(case: Case, asked: ExtensionGiven, act: Act) -> Parts:
    """The extension of the 90 days about to be given."""
    asks = approval(case, "extension", act, by_id=None, on=None, words=asked.reason)
    return {
        "extension": ExtensionFacts(
            days=asked.days,
            decided_on=local_day(act.now),
            approver=asks.approver,
            by_discussion=asked.ground == "very_complex" and _discussed(case),
            reason_stated=bool(asked.reason.strip()),
        ),
        "approval": asks,
    }


def _discussed(case: Case) -> bool:
    """Whether the heads agreed together after time was last given: an older discussion knew nothing of it."""
    rows = below(case)
    given = [each.approved_at for each in rows.terms if each.kind == Term.Kind.EXTENSION]
    return any(each.agrees and all(each.at >= at for at in given) for each in rows.discussions)


def interval(case: Case, asked: IntervalGiven, act: Act) -> Parts:
    """Days about to be left out of the count."""
    days = ExclusionFacts(
        kind=asked.ground, first=asked.since, last=asked.until, paper_no=asked.document, told_on=asked.told_on
    )
    return {
        "exclusion": days,
        "approval": approval(case, "exclusion", act, by_id=None, on=None, words=asked.reason),
    }


def resumed(case: Case, asked: ResumptionGiven, act: Act) -> Parts:
    """The end of a suspension."""
    return {"approval": approval(case, "resumption", act, by_id=None, on=None, words=asked.reason)}


def suspended(case: Case, asked: SuspensionGiven, act: Act) -> Parts:
    """The suspension about to begin."""
    asks = approval(case, "suspension", act, by_id=None, on=None, words=asked.reason)
    return {
        "suspension": SuspensionFacts(
            first=local_day(act.now),
            reason_stated=bool(asked.reason.strip()),
            proved=bool(asked.document.strip()),
            approver=asks.approver,
        ),
        "approval": asks,
    }
