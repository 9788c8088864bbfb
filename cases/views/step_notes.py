"""What stands beside the form of a step: the matter that is decided, the range of the fine, what others did meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases import amounts, procedure, ranges
from cases.forms.base import StepForm
from cases.models import Case
from cases.procedure import Step
from cases.reading import ordinary
from cases.reading.file import with_all
from cases.reading.nearest import shown
from enforcement.kernel.clock import local_day
from enforcement.kernel.models import Record
from enforcement.queries import calendar
from enforcement.wording import day_words, money_words

# Steps that judge what others have put up: the page shows the whole matter beside the form.
PUT_BEFORE = frozenset(
    {
        "opinion",
        "filing-return",
        "filing-approval",
        "filing-refusal",
        "proposal-approval",
        "supplement",
        "review-request",
        "review",
        "discussion",
        "penalty-decision",
        "no-penalty-decision",
        "dismissal",
        "closing-approval",
        "notice",
    }
)
TERMS = frozenset({"verification-extension", "extension", "excluded-time", "suspension", "resumption"})


@dataclass(frozen=True, slots=True)
class Change:
    """One act that happened since a page was opened."""

    verb: str
    by: str
    entered_at: datetime


def changes_since(case: Case, version: int) -> list[Change]:
    """Acts that moved the case on from `version`, oldest first."""
    rows = Record.objects.filter(subject_kind="case", subject_id=case.pk, version__gt=version).select_related("by")
    return [Change(row.verb, row.by.name if row.by else "系统", row.entered_at) for row in rows.order_by("seq")]


def matter(form: StepForm, step: Step) -> Mapping[str, Any]:
    """The matter put before whoever judges it, or the terms he is asked to move; empty for all other steps."""
    case = form.case
    if case.procedure != Case.Procedure.ORDINARY or step.name not in PUT_BEFORE | TERMS:
        return {}
    with_all(case)
    today = local_day(form.now)
    found: dict[str, Any] = {"matter": ordinary.of(case, today), "today": today}
    if step.name in TERMS:
        days = calendar()
        return {**found, "running": [shown(each, today, days) for each in case.clocks.all() if each.ended_on is None]}
    if step.name == "review":
        waits = next((each for each in case.clocks.all() if each.kind == "review" and each.ended_on is None), None)
        found["handlers"] = [each.officer.name for each in case.handlings.all() if each.until is None]
        found["left"] = shown(waits, today, calendar()) if waits else None
    proposal = ordinary.newest(case.proposals)
    if proposal is not None and proposal.outcome == "punish":
        found["range"] = ranges.range_of(case)
        low, high = (ranges.amount(proposal.benchmark.get(name)) for name in ("minimum", "maximum"))
        found["band"] = ranges.band(found["range"], proposal.fine, low, high)
    return found


def beside(form: StepForm, step: Step) -> list[tuple[str, str]]:
    """Facts worth having before the eyes while deciding, as (label, value)."""
    case = form.case
    told = [("当事人", case.party.masked_name), ("违法事项", case.violation.name), ("地点", case.place)]
    if step in (procedure.DECIDE, procedure.NOT_PUNISH):
        told += _range(case, form.now)
    if (decision := getattr(case, "decision", None)) and decision.fine:
        told.append(("罚款", money_words(decision.fine, exact=True)))
    if order := getattr(case, "order", None):
        told.append(("责令改正", f"{order.requirement}（{day_words(order.due_on) or '当场'}）"))
    return told


def _range(case: Case, now: datetime) -> list[tuple[str, str]]:
    """The statutory range and what may be fined on the spot. Yuan."""
    found = amounts.bounds(
        case.violation.code, case.party.kind, case.organisation, local_day(case.began_at), local_day(now)
    )
    statutory = f"{money_words(found.statutory_low)} 至 {money_words(found.statutory_high)}"
    limits = f"{money_words(found.low)} 至 {money_words(found.high)}" if found.fine else found.says
    return [
        ("处罚依据", "、".join(str(each) for each in found.penalty)),
        ("法定幅度", statutory),
        ("当场可罚", limits),
        ("警告", "应当给予" if found.warning_required else "可以给予" if found.warning else "没有规定"),
    ]
