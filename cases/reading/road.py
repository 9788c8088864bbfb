"""The road of a case, short: what is done and when, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cases.models import Case
from cases.reading.ordinary import notices

Reached = tuple[str, Any]
# States of the ordinary procedure in their order; one that lies ahead again after a return is not reached.
ORDER = ("registered", "filing", "filed", "investigated", "proposed", "noticed", "decided", "closed", "archived")


def progress(case: Case) -> list[dict[str, Any]]:
    """The steps of the road with the moment each was reached; the first one not yet reached is now."""
    found = list(_ordinary(case) if case.procedure == Case.Procedure.ORDINARY else _simple(case))
    return _with_marks(found)


def _one(case: Case, name: str) -> Any:
    return getattr(case, name, None)


def _simple(case: Case) -> Iterator[Reached]:
    decision, report, statement = _one(case, "decision"), _one(case, "report"), _one(case, "statement")
    yield "现场查获", case.opened_at
    yield "告知陈述", statement and statement.at
    spared = decision and decision.outcome == "not_punish"
    yield "不予处罚" if spared else "当场决定", case.decided_at
    yield "送达", _delivered(case, "spot_decision", "no_penalty")
    if decision is None or decision.outcome == "punish":
        yield "报备", report and report.reported_at
    if decision is None or decision.fine:
        yield "缴款", _paid_at(case)
    yield from _end(case)


def _ordinary(case: Case) -> Iterator[Reached]:
    filing = _one(case, "filing")
    yield "登记核查", case.opened_at
    if case.state == Case.State.NOT_FILED or (filing and filing.outcome == "not_filed"):
        yield "不予立案", filing and filing.decided_at
        yield from _end(case)
        return
    yield "立案", _past(case, "filed") and filing and filing.decided_at
    if case.state == Case.State.DISMISSED or (case.closed_at and case.decided_at is None):
        yield "撤销案件", case.closed_at or case.last_act_at
        yield from _end(case)
        return
    yield from _to_decision(case)
    yield from _after_decision(case)


def _to_decision(case: Case) -> Iterator[Reached]:
    proposed = next(iter(case.proposals.all()), None)
    yield "调查终结", _past(case, "investigated") and proposed and proposed.at
    yield "处理审批", _past(case, "proposed") and proposed and proposed.approved_at
    if proposed is None or proposed.outcome == "punish":
        notice, statement = next(iter(notices(case)), None), _one(case, "statement")
        yield "告知", _past(case, "noticed") and notice and notice.at
        yield "陈述申辩", _past(case, "noticed") and statement and statement.at
    if reviews := list(case.reviews.all()):
        yield "法制审核", _past(case, "proposed") and reviews[0].done_at
    if held := list(case.discussions.all()):
        yield "集体讨论", _past(case, "proposed") and held[0].at


def _after_decision(case: Case) -> Iterator[Reached]:
    decision = _one(case, "decision")
    spared = decision and decision.outcome == "not_punish"
    yield "不予处罚" if spared else "决定", case.decided_at
    yield "送达", _delivered(case, "decision", "no_penalty", "spot_decision")
    if decision is None or decision.fine:
        yield "缴款", _paid_at(case)
    yield from _end(case)


def _end(case: Case) -> Iterator[Reached]:
    yield "结案", case.closed_at
    yield "归档", case.closed_at if case.volume_id else None


def _past(case: Case, state: str) -> bool:
    """Whether the case stands at or behind a state now."""
    now = "decided" if case.state == Case.State.NOT_PUNISHED else case.state
    return now in ORDER and ORDER.index(now) >= ORDER.index(state)


def _delivered(case: Case, *kinds: str) -> Any:
    """When the paper of the decision reached the party."""
    papers = (paper for paper in case.documents.all() if paper.kind in kinds)
    return min((each.at for paper in papers for each in paper.deliveries.all()), default=None)


def _paid_at(case: Case) -> Any:
    """The day the fine was paid in full, from the clock that ended by it."""
    if cash := _one(case, "cash"):
        return cash.collected_at
    return next((each.ended_on for each in case.clocks.all() if each.kind == "payment"), None)


def _with_marks(reached: list[Reached]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {"words": words, "at": at or None, "mark": "done" if at else "", "number": number}
        for number, (words, at) in enumerate(reached, start=1)
    ]
    waiting = next((row for row in rows if not row["at"]), None)
    if waiting is not None:
        waiting["mark"] = "now"
    return rows
