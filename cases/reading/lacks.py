"""What the file still lacks, each with the step that mends it; asked of rows already read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from cases.models import Case
from cases.reading import lacks_ordinary
from cases.reading.lack import Lack
from cases.reading.papers import undelivered
from enforcement.kernel.clock import local_day


def lacks(case: Case, today: date | None = None) -> list[Lack]:
    """Everything missing in the present state, in the order it is usually done."""
    if case.state in ("closed", "archived"):
        return []
    if case.procedure == Case.Procedure.ORDINARY:
        return [*lacks_ordinary.lacks(case, today or local_day(case.last_act_at)), *_always(case)]
    waits = list(_before_decision(case)) if case.decided_at is None else list(_after_decision(case))
    return [*waits, *_always(case)]


def _one(case: Case, name: str) -> Any:
    return getattr(case, name, None)


def _always(case: Case) -> Iterator[Lack]:
    order, rechecks = _one(case, "order"), list(case.rechecks.all())
    if order and order.due_on and not order.corrected_at and not rechecks:
        yield Lack("复查改正情况", "责令限期改正的，到期复查 · 行政处罚法第二十八条第一款", "recheck", "录入复查")
    for blocker in case.blockers.all():
        if blocker.settled_at is None:
            yield Lack(blocker.get_kind_display(), "另行办理的事项还没有了结", "blocker-settlement", "登记了结")


def _before_decision(case: Case) -> Iterator[Lack]:
    usable = [each for each in case.evidence.all() if not each.excluded_reason]
    if not usable:
        yield Lack("证据", "没有可以采用的证据 · 行政处罚法第四十六条", "evidence", "补充证据")
    if _one(case, "order") is None:
        yield Lack("责令改正", "应当责令改正 · 行政处罚法第二十八条第一款", "correction-order", "责令改正")
    if _one(case, "statement") is None:
        yield Lack(
            "告知和陈述申辩", "决定前告知并听取 · 行政处罚法第四十四条、第四十五条", "hearing-of-party", "告知并听取"
        )
    yield Lack("决定", "当场处罚、不予处罚或者转普通程序 · 行政处罚法第五十一条", "decision", "作出决定")


def _after_decision(case: Case) -> Iterator[Lack]:
    decision = case.decision
    if undelivered(case):
        yield Lack("送达", "当场交付，不在场的七日内送达 · 行政处罚法第六十一条", "delivery", "录入送达")
    if decision.outcome == "punish" and _one(case, "report") is None:
        yield Lack("报备", "当场处罚决定报所属机关备案 · 行政处罚法第五十二条第三款", "report", "报备")
    if decision.outcome == "not_punish" and not any(each.kind == "education" for each in case.education.all()):
        yield Lack("教育记录", "不予处罚的，应当进行教育 · 行政处罚法第三十三条第三款", "education", "记录教育")
    yield from _money(case, decision)
    yield Lack("结案", "办理完毕后由中队长或者负责人结案", "closing", "结案")


def _money(case: Case, decision: Any) -> Iterator[Lack]:
    cash = _one(case, "cash")
    if cash is not None and cash.handed_in_at is None:
        yield Lack("收缴款交至本机关", "二日内交至行政机关 · 行政处罚法第七十一条", "cash-hand-in", "接收收缴款")
    elif cash is not None and cash.banked_at is None:
        yield Lack("收缴款缴付银行", "二日内缴付指定的银行 · 行政处罚法第七十一条", "cash-banking", "缴付银行")
    if cash is None and decision.fine:
        paid = sum((each.amount for each in case.payments.all() if each.towards == "fine"), Decimal(0))
        if paid < decision.fine:
            yield Lack("缴款", "十五日内到指定的银行缴纳 · 行政处罚法第六十七条第三款", "payment", "登记缴款")
