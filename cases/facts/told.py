"""Parts of the facts about what was proposed and told: proposal, notice, request for a hearing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from cases.below import below
from cases.models import Case, PenaltyNotice, Proposal
from enforcement.kernel.clock import local_day
from enforcement.queries import calendar
from enforcement.rules.calendar import CalendarMissing
from enforcement.rules.deadlines import Clock
from enforcement.rules.deadlines_ordinary import hearing_request_clock, statement_clock
from enforcement.rules.facts import HearingFacts, Local, NoticeFacts, ProposalFacts


def latest_proposal(case: Case) -> Proposal | None:
    """The proposal that counts now."""
    return next(reversed(below(case).proposals), None)


def proposal_of(row: Proposal) -> ProposalFacts:
    """A stored proposal as rules read it."""
    return ProposalFacts(
        outcome=row.outcome,  # type: ignore[arg-type]  # same words
        warning=row.warning,
        fine=row.fine,
        gains=row.illegal_gains,
        goods_value=row.confiscated_value,
        other_kinds=kinds(row.other_kinds, row.confiscated),
        not_punish_ground=row.not_punish_ground,
        lightened=bool(row.circumstances.get("lightened")),
        mitigated=bool(row.circumstances.get("mitigated")),
    )


def kinds(other: Any, confiscated: str) -> tuple[str, ...]:
    """Kinds of penalty beside warning, fine and unlawful gains."""
    return (*other, *(["没收非法财物"] if confiscated.strip() else []))


def latest_notice(case: Case) -> PenaltyNotice | None:
    """The notice that counts now."""
    rows = below(case)
    found = next(reversed(rows.notices), None)
    if found is not None:
        found.proposal = next(each for each in rows.proposals if each.pk == found.proposal_id)
    return found


def notice_delivered_on(case: Case, notice: PenaltyNotice) -> date | None:
    """The day the notice reached the party."""
    paper = str(notice.document_id)
    return next((local_day(row["at"]) for row in below(case).deliveries if row["document_id"] == paper), None)


def notice_of(case: Case, local: Local | None = None) -> NoticeFacts | None:
    """The notice that counts now, with the last days it gives the party; they need the local values."""
    row, proposed = latest_notice(case), latest_proposal(case)
    if row is None or proposed is None:
        return None
    told, statement = row.proposal, getattr(case, "statement", None)
    delivered = notice_delivered_on(case, row)
    # What was given up before this notice was given up for another one.
    waived = statement is not None and statement.waived and statement.at >= row.at
    return NoticeFacts(
        number=row.document.number,
        issued_on=local_day(row.at),
        delivered_on=delivered,
        content=True,
        facts=bool(told.facts.strip()),
        grounds=bool(told.report.strip()),
        basis=case.violation_version_id is not None,
        statement_right=True,
        hearing_right=row.hearing_told,
        proposed_warning=told.warning,
        proposed_fine=told.fine,
        proposed_kinds=kinds(told.other_kinds, told.confiscated),
        proposed_gains=told.illegal_gains,
        proposed_goods_value=told.confiscated_value,
        statement_until=_last(lambda day: statement_clock(day, calendar(), local), delivered),
        hearing_until=_last(
            lambda day: hearing_request_clock(day, calendar()), delivered if row.hearing_told else None
        ),
        waived_on=local_day(statement.at) if waived and statement else None,
        waiver_kept=waived,
        changed=told.facts.strip() != proposed.facts.strip(),
    )


def _last(clock: Callable[[date], Clock], delivered: date | None) -> date | None:
    """The last day of a period from the delivery; None while the calendar does not tell."""
    if delivered is None:
        return None
    try:
        return clock(delivered).due.due
    except CalendarMissing:
        return None


def hearing_of(case: Case) -> HearingFacts | None:
    """The latest request for a hearing."""
    row = next(reversed(below(case).hearing_requests), None)
    if row is None:
        return None
    return HearingFacts(
        requested=True,
        received_on=local_day(row.received_at),
        posted_on=row.sent_on if row.by_post else None,
        withdrawn_on=local_day(row.withdrawn_at) if row.withdrawn_at else None,
    )
