"""A question about a late fee 加处罚款 and its answer as plain values (PAY-03, PAY-04)."""

from __future__ import annotations

from collections.abc import Mapping

from enforcement.rules.findings import Article
from enforcement.rules.periods import late_fee
from enforcement.rules.questions import BadQuestion, day_of, intervals_of, money, only
from enforcement.rules.statutes import COERCION_LAW, PENALTY_LAW

QUESTION = frozenset({"fine", "due", "on", "stopped"})
BASIS = (Article(PENALTY_LAW, 72, 1, 1), Article(PENALTY_LAW, 73, 3), Article(COERCION_LAW, 45, 2))
NOTES = (
    "是否加处由行政机关决定，标准须已在决定书中告知。",
    "以罚款数额全额为基数；部分缴纳的怎样计算，各地做法不一，本系统设定，待法制机构确认。",
)


def late_fee_answer(question: Mapping[str, object]) -> dict[str, object]:
    """The late fee of {"fine","due","on","stopped"?}, money as text in yuan. Raises BadQuestion."""
    only(question, QUESTION, "")
    if question.get("fine") in (None, ""):
        raise BadQuestion("fine", "没有填写罚款数额。请填写，单位为元。")
    fine = money(question["fine"], "fine")
    last, on = day_of(question.get("due"), "due"), day_of(question.get("on"), "on")
    stopped = intervals_of(question["stopped"], "stopped") if question.get("stopped") else ()
    found = late_fee(fine, last, on, stopped)
    return {
        "fine": f"{fine:.2f}",
        "due": last.isoformat(),
        "on": on.isoformat(),
        "stopped": [[first.isoformat(), end.isoformat()] for first, end in stopped],
        "days": found.days,
        "amount": f"{found.amount:.2f}",
        "cap_reached": found.cap_reached,
        "arithmetic": list(found.arithmetic),
        "article": "、".join(map(str, BASIS)),
        "notes": list(NOTES),
    }
