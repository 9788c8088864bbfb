"""What stands beside the form of a step: the range of the fine, what others did meanwhile, what the law will say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cases import amounts, procedure
from cases.actions import step as door
from cases.forms.base import StepForm
from cases.models import Case
from cases.procedure import Step
from enforcement.kernel.clock import local_day
from enforcement.kernel.models import Record
from enforcement.rules.findings import Finding
from enforcement.wording import day_words, money_words

EMPTY = frozenset({"report", "cash-hand-in", "closing", "archiving"})


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


def foreseen(form: StepForm) -> tuple[Finding, ...]:
    """What the law would say right now to a step that needs nothing typed; nothing for all others."""
    if form.is_bound or form.step.name not in EMPTY:
        return ()
    from cases.shapes import Act

    return door.preview(form.step, form.case, Act(by=form.user, at=form.now, now=form.now))


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
