"""When a step of the ordinary procedure has something to do; asked of rows already read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cases.models import Case, Term
from cases.reading import ordinary


def _one(case: Case, name: str) -> Any:
    return getattr(case, name, None)


def latest(case: Case) -> Any:
    """The proposal that counts now."""
    return ordinary.newest(case.proposals)


def opined(case: Case) -> bool:
    """Whether a leader has said what he thinks of what is before the head now."""
    if case.state == Case.State.FILING:
        filing = _one(case, "filing")
        stage, since = "filing", filing and filing.submitted_at
    else:
        row = latest(case)
        stage, since = "proposal", row and row.at
    return any(each.stage == stage and (since is None or each.at >= since) for each in case.opinions.all())


def awaiting_review(case: Case) -> bool:
    """Whether a review was asked for and not given."""
    return any(not each.result for each in case.reviews.all())


def review_counts(case: Case) -> bool:
    """Whether the newest review agrees with the file as it stands."""
    row = ordinary.newest(case.reviews)
    return row is not None and row.result == "agree" and not ordinary.differences(case, row)


def discussed(case: Case) -> bool:
    """Whether the heads have discussed the proposal that counts now."""
    row = latest(case)
    return row is not None and any(each.proposal_id == row.pk for each in case.discussions.all())


def standing_request(case: Case) -> bool:
    """Whether a hearing was asked for and not withdrawn."""
    return any(each.withdrawn_at is None for each in case.hearing_requests.all())


def punishes(case: Case) -> bool:
    """Whether a penalty is proposed."""
    row = latest(case)
    return row is not None and row.outcome == "punish"


def notice_delivered(case: Case) -> bool:
    """Whether the notice that counts has reached the party."""
    told = ordinary.notices(case)
    return bool(told) and ordinary.delivered_at(case, told[0]) is not None


def stated(case: Case) -> bool:
    """Whether the party was heard, or gave the right up, since the notice that counts."""
    told, said = ordinary.notices(case), _one(case, "statement")
    return said is not None and (not told or said.at >= told[0].at)


def _hearing_open(case: Case) -> bool:
    told = ordinary.notices(case)
    return bool(told) and told[0].hearing_told and notice_delivered(case) and not standing_request(case)


def suspended(case: Case) -> bool:
    """Whether the case stands still now."""
    return any(each.kind == Term.Kind.SUSPENSION and each.until is None for each in case.terms.all())


def to_publish(case: Case) -> bool:
    """Whether a decision of social influence waits to be made public."""
    decision = _one(case, "decision")
    return bool(decision and decision.influential) and _one(case, "publication") is None


def reporter_waits(case: Case) -> bool:
    """Whether somebody reported under his name and was not answered."""
    filing = _one(case, "filing")
    return bool(filing and filing.named_reporter) and filing.informed_at is None


WHEN: dict[str, Callable[[Case], bool]] = {
    "verification-extension": lambda case: all(each.kind != Term.Kind.VERIFICATION for each in case.terms.all()),
    "proof": lambda case: any(not each.excluded_reason for each in case.evidence.all()),
    "opinion": lambda case: not opined(case),
    "reporter-answer": reporter_waits,
    "notice": punishes,
    "statement": lambda case: notice_delivered(case) and not stated(case),
    "hearing-request": _hearing_open,
    "hearing-withdrawal": standing_request,
    "review-request": lambda case: not awaiting_review(case) and not review_counts(case),
    "review": awaiting_review,
    "discussion": lambda case: not discussed(case),
    "penalty-decision": punishes,
    "no-penalty-decision": lambda case: latest(case) is not None and not punishes(case),
    "publication": to_publish,
    "suspension": lambda case: not suspended(case),
    "resumption": suspended,
}

# What usually comes next, first of all.
FIRST = (
    "review",
    "filing-approval",
    "filing-refusal",
    "filing-return",
    "opinion",
    "proposal-approval",
    "penalty-decision",
    "no-penalty-decision",
    "inspection",
    "inquiry",
    "proof",
    "filing",
    "investigation-end",
    "notice",
    "statement",
    "review-request",
    "discussion",
    "publication",
    "reporter-answer",
    "resumption",
    "closing-approval",
    "binding",
)
