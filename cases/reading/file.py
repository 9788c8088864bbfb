"""The whole file of one case, read in a bounded number of statements."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch

from cases import facts as case_facts
from cases.models import Case, Document, Evidence, Handling
from cases.reading.visible import NOT_FOUND, name_deciders
from enforcement.kernel.errors import NotVisible


def whole_case(user: Any, case_id: Any) -> Case:
    """The case with everything its page shows prefetched; NotVisible for outsiders."""
    present = Handling.objects.select_related("officer", "certificate").order_by("until", "place")
    papers = Document.objects.defer("context").prefetch_related("deliveries").order_by("issued_at")
    found = (
        Case.objects.visible_to(user)
        .select_related(*case_facts.BESIDE)
        .prefetch_related(
            Prefetch("handlings", present),
            Prefetch("evidence", Evidence.objects.select_related("taken_by", "file").order_by("received_at")),
            Prefetch("documents", papers),
            "conducts",
            "rechecks",
            "education",
            "payments",
            "blockers",
            "clocks__levels__answer__by",
        )
        .filter(pk=case_id)
        .first()
    )
    if found is None:
        raise NotVisible(NOT_FOUND)
    case_facts.join_ground(found)
    name_deciders(found)
    found.hold(handlers=[each for each in found.handlings.all() if each.until is None])
    return found


def progress(case: Case) -> list[dict[str, Any]]:
    """The road of a case, short: what is done and when, and where it stands."""
    decision, report = getattr(case, "decision", None), getattr(case, "report", None)
    statement = getattr(case, "statement", None)
    delivered = [each.at for paper in case.documents.all() for each in paper.deliveries.all()]
    reached: list[tuple[str, Any]] = [
        ("现场查获", case.opened_at),
        ("告知陈述", statement and statement.at),
        ("不予处罚" if decision and decision.outcome == "not_punish" else "当场决定", case.decided_at),
        ("送达", min(delivered, default=None)),
    ]
    if case.state == Case.State.CONVERTED:
        reached = [*reached[:2], ("转普通程序", case.last_act_at)]
    else:
        if decision is None or decision.outcome == "punish":
            reached.append(("报备", report and report.reported_at))
        if decision is None or decision.fine:
            reached.append(("缴款", _paid_at(case)))
        reached += [("结案", case.closed_at), ("归档", case.closed_at if case.volume_id else None)]
    return _with_marks(reached)


def _paid_at(case: Case) -> Any:
    """The day the fine was paid in full, from the clock that ended by it."""
    if cash := getattr(case, "cash", None):
        return cash.collected_at
    return next((each.ended_on for each in case.clocks.all() if each.kind == "payment"), None)


def _with_marks(reached: list[tuple[str, Any]]) -> list[dict[str, Any]]:
    """The first thing not yet done is where the case stands."""
    rows: list[dict[str, Any]] = [{"words": words, "at": at, "mark": "done" if at else ""} for words, at in reached]
    for number, row in enumerate(rows):
        row["number"] = number + 1
    waiting = next((row for row in rows if not row["at"]), None)
    if waiting is not None:
        waiting["mark"] = "now"
    return rows
