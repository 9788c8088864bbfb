"""What is frozen with a decision beside its sheet: the version of the law it rests on; and the late fee. Yuan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from cases.models import Case
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict
from enforcement.rules.periods import LateFee, late_fee


def law_used(case: Case) -> dict[str, Any]:
    """Which version of the penalty clause was applied, with its standing."""
    version = case.violation_version
    if version is None:
        return {}
    return {
        "violation": case.violation.code,
        "in_force_from": version.valid_from.isoformat(),
        "defining": version.defining_article,
        "penalty": version.penalty_article,
        "status": version.status,
        "source": version.source,
    }


def late_fee_of(case: Case, on: date) -> LateFee:
    """The late fee of a case at the end of `on`. Raises Conflict while the last day of payment is not final.

    Days on which a remedy was pending do not count (行政处罚法 73条3款).
    """
    clock = case.clocks.filter(kind="payment").first()
    if clock is None or clock.due_on is None:
        raise Conflict("缴款期限还没有确定，不能计算加处罚款。请先送达，或者等放假安排公布。")
    stopped = [
        (local_day(row.since), local_day(row.settled_at) if row.settled_at else on)
        for row in case.blockers.filter(kind="remedy_filed")
    ]
    return late_fee(case.decision.fine or Decimal(0), clock.due_on, on, stopped)
