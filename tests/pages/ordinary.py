"""An ordinary case taken through its pages by the people whose steps they are, as they would type it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from cases.models import Case
from enforcement.rules.facts import POINTS
from tests import cast
from tests.ordinary import road
from tests.pages.window import Moment, Window

Windows = Callable[[str], Window]
CIRCUMSTANCES = {
    f"c_{code}": "no" for code in ("minor", "corrected_in_time", "no_harm", "slight_harm", "no_fault_proved")
}
GRAVITY = {
    f"g_{code}": "no"
    for code in ("public_interest", "third_party_interest", "difficult", "several_relations", "complicated", "grave")
}
REPORT = "经现场检查和询问，事实清楚，证据确实充分；按一般档次裁量。"
PROPOSAL = {"outcome": "punish", "fine": "8000", "chosen": "usual", "report": REPORT, **CIRCUMSTANCES, **GRAVITY}
ALL_OK = {f"p_{key}": "ok" for key in POINTS}


def on(moment: Moment, day: date, hour: int = 10) -> None:
    """The present is this day."""
    moment.at = cast.at(day, hour)


def proposed_by_pages(case: Case, window: Windows, moment: Moment, **typed: Any) -> Case:
    """From a filed case with its order: the proposal, the leader's opinion, the head's consent, all through pages."""
    on(moment, road.ENDED)
    window("zhoumingyuan").take(case, "investigation-end", **{**PROPOSAL, **typed})
    on(moment, road.ENDED, 15)
    window("shijingzhi").take(case, "opinion", agrees="yes", text="同意处理意见。")
    on(moment, road.ENDED, 16)
    reasons = {name: value for name, value in typed.items() if name.startswith("reason-")}
    window("zhaoqiwen").take(case, "proposal-approval", **reasons)
    case.refresh_from_db()
    return case


def discussed_by_pages(case: Case, window: Windows, *names: str, **typed: Any) -> Any:
    """The heads discuss; the chief leads and enters it."""
    people = [cast.user(name).pk for name in names or ("luweizhen", "zhaoqiwen", "songlan")]
    votes = {f"here_{pk}": "on" for pk in people} | {f"said_{pk}": "同意处理意见。" for pk in people}
    votes |= {f"vote_{pk}": "for" for pk in people}
    given = {"place": "局三楼会议室", "minutes_by": "郑以文", "conclusion": "一致同意处理意见。", "agrees": "yes"}
    return window("luweizhen").take(case, "discussion", chair=str(people[0]), **{**given, **votes, **typed})
