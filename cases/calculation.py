"""The arithmetic that is frozen with a decision: the range, the limit, the amount, the late fee. All in yuan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from cases.models import Case
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict
from enforcement.rules.facts import Facts, FineRange
from enforcement.rules.fine_bases import NAMES
from enforcement.rules.fines import lawful_amounts, statutory_range
from enforcement.rules.periods import LateFee, late_fee
from enforcement.rules.versions import MILDER, compared
from enforcement.wording import money_words


def fine_lines(facts: Facts) -> list[str]:
    """How the amount stands in the range and, on the spot, under its limit, line by line."""
    proposal, violation = facts.proposal, facts.violation
    if proposal is None or violation is None or proposal.fine is None:
        if proposal is not None and proposal.warning:
            return ["警告"]
        return ["不处罚款"] if facts.punishes else ["不予处罚"]
    lines = [*version_lines(facts), *_base_line(facts)]
    found = statutory_range(violation, facts.party, facts.local)
    if found is not None:
        low, high = found.minimum or Decimal(0), found.maximum
        upper = "未定上限" if high is None else money_words(high)
        lines.append(f"法定幅度：{money_words(low)} 至 {upper}（{'、'.join(map(str, violation.penalty))}）")
    spot = lawful_amounts(violation, facts.party, facts.local, facts.law_of)
    if facts.procedure == "simple" and not spot.empty:
        lines.append(f"当场处罚可选：{money_words(spot.low)} 至 {money_words(spot.high)}（行政处罚法第五十一条）")
    return [*lines, *_tier_line(facts), f"决定罚款：{money_words(proposal.fine, exact=True)}"]


def _tier_line(facts: Facts) -> Iterator[str]:
    """The benchmark with its version, and the tier chosen out of it."""
    found = facts.benchmark
    if found is not None and found.tier is not None:
        low, high = money_words(found.tier.minimum), money_words(found.tier.maximum)
        yield f"裁量基准：{found.name}，「{found.tier.name}」档，{low} 至 {high}（行政处罚法第三十四条）"


def version_lines(facts: Facts) -> list[str]:
    """Both versions side by side, with the one that applies and why; nothing while one law governs both days."""
    found = compared(facts)
    if found is None:
        return []
    lines = [
        f"{name}（{side.on.isoformat()}，{side.version.name}，{'、'.join(map(str, side.version.articles))}）："
        + range_words(side.range)
        for name, side in (("行为时的规定", found.then), ("决定时的规定", found.now))
    ]
    applies = "行为时" if found.then.applies else "决定时"
    return [*lines, f"适用{applies}的规定：{found.why}（{MILDER[0]}），待法制机构确认"]


def range_words(found: FineRange | None) -> str:
    """A range of fines in words."""
    if found is None:
        return "没有规定罚款"
    upper = "未定上限" if found.maximum is None else money_words(found.maximum)
    return f"罚款 {money_words(found.minimum or Decimal(0))} 至 {upper}"


def _base_line(facts: Facts) -> Iterator[str]:
    """What a computed range was reckoned from."""
    base = facts.fine_base
    if base is not None and base.base is not None and base.high is not None:
        yield f"计罚基数：{base.base}，{NAMES.get(base.way, '倍数')} {base.low or 0} 至 {base.high}"


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
