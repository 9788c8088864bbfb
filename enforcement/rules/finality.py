"""Whether a decision stands: nobody asked for reconsideration or sued in time, or both are over (ENF-04, 08, ILL-03)."""

from __future__ import annotations

from datetime import date

from enforcement.rules.calendar import written
from enforcement.rules.deadlines_execution import remedy_term
from enforcement.rules.deadlines_ordinary import is_over
from enforcement.rules.facts import Facts
from enforcement.rules.parts_execution import StandingFacts
from enforcement.rules.statutes import RECONSIDERATION_REVISED


def reconsideration_comes_before(facts: Facts) -> bool:
    """Whether the party has to ask for reconsideration before it sues: decisions on the spot since 2024 (SMP-07)."""
    return facts.procedure == "simple" and facts.law_of >= RECONSIDERATION_REVISED


def why_not_final(standing: StandingFacts | None, on: date, facts: Facts) -> str:
    """Why the decision could still be challenged on `on`, in Chinese; empty when it could not (46, 53条)."""
    if standing is None or standing.delivered_on is None:
        return "没有写明决定书的送达日期"
    if standing.reconsideration_asked is None or standing.sued is None:
        return "没有确认当事人是否申请行政复议、提起行政诉讼"
    if standing.sued:
        ended = standing.court_ended_on
        return "" if ended is not None and ended < on else "行政诉讼还没有终结"
    if standing.reconsideration_asked and standing.reconsidered_on is None:
        return "行政复议还没有终结"
    term = remedy_term(standing, facts.calendar, reconsideration_first=reconsideration_comes_before(facts))
    over = is_over(term, on)
    if over is None:
        return f"申请行政复议、提起行政诉讼的期限要等 {term.missing_year} 年的放假安排公布后才能确定"
    return "" if over else f"申请行政复议、提起行政诉讼的期限到 {written(term.day)} 才届满"


def loses_its_ground(standing: StandingFacts | None) -> str:
    """Why there is nothing to enforce, or not by us, in Chinese; empty when there is (40条4项, 复议法 78条)."""
    if standing is None:
        return ""
    if standing.performed:
        return "当事人已经履行"
    return {
        "revoked": "原决定已被行政复议决定撤销",
        "changed": "行政复议决定变更了原决定，应当由行政复议机关执行或者申请执行",
    }.get(standing.reconsidered, "")
