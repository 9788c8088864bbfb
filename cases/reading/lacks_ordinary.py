"""What the file of an ordinary case still lacks, from registration on; asked of rows already read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from cases.models import Case
from cases.reading import due, ordinary
from cases.reading import possible_ordinary as now
from cases.reading.lack import Lack
from cases.reading.papers import undelivered
from enforcement.rules.causes import listed

PROVED = "违法事实每一个要件都要有证据 · 行政处罚法第四十条"


def lacks(case: Case, today: date) -> Iterator[Lack]:
    """Everything missing in the present state, in the order it is usually done."""
    asked = BY_STATE.get(case.state)
    if asked is not None:
        yield from asked(case, today)
    if now.reporter_waits(case):
        yield Lack("告知实名举报人", "实名举报的，告知处理情况", "reporter-answer", "告知举报人")


def _usable(case: Case) -> list[Any]:
    return [each for each in case.evidence.all() if not each.excluded_reason]


def _registered(case: Case, today: date) -> Iterator[Lack]:
    if not _usable(case):
        yield Lack("初步证据", "立案要有初步证据 · 行政处罚法第五十四条第二款", "evidence", "补充证据")
    if not case.field_records.all():
        yield Lack("核查笔录", "检查、询问应当制作笔录 · 行政处罚法第五十五条第二款", "inspection", "制作检查笔录")
    yield Lack("呈请立案", "核查期限内呈报负责人 · 行政处罚法第五十四条第二款", "filing", "呈请立案")


def _filing(case: Case, today: date) -> Iterator[Lack]:
    if not now.opined(case):
        yield Lack("中队长意见", "审批前由承办机构负责人审核", "opinion", "提出审核意见")
    yield Lack("立案审批", "由负责人批准立案或者不予立案 · 行政处罚法第五十四条第二款", "filing-approval", "批准立案")


def _filed(case: Case, today: date) -> Iterator[Lack]:
    usable = _usable(case)
    if not usable:
        yield Lack("证据", "没有可以采用的证据 · 行政处罚法第四十六条", "evidence", "补充证据")
    for each in ordinary.elements(case):
        if not each.carried_by:
            step, words = ("proof", "写明由哪份证据证明") if usable else ("evidence", "补充证据")
            yield Lack(f"要件“{each.name}”的证据", PROVED, step, words)
    kinds = {each.kind for each in case.field_records.all()}
    if "inspection" not in kinds:
        yield Lack(
            "现场检查（勘验）笔录", "检查应当制作笔录 · 行政处罚法第五十五条第二款", "inspection", "制作检查笔录"
        )
    if "inquiry" not in kinds:
        yield Lack("询问笔录", "询问应当制作笔录 · 行政处罚法第五十五条第二款", "inquiry", "制作询问笔录")
    if getattr(case, "order", None) is None:
        yield Lack("责令改正", "应当责令改正 · 行政处罚法第二十八条第一款", "correction-order", "责令改正")
    yield from _delivery(case)
    yield Lack(
        "调查终结报告和处理意见",
        "调查终结后呈报负责人 · 行政处罚法第五十七条第一款",
        "investigation-end",
        "呈报处理意见",
    )


def _investigated(case: Case, today: date) -> Iterator[Lack]:
    if not now.opined(case):
        yield Lack("中队长意见", "审批前由承办机构负责人审核", "opinion", "提出审核意见")
    yield Lack("处理意见审批", "由负责人批准 · 行政处罚法第五十七条第一款", "proposal-approval", "批准处理意见")


def _proposed(case: Case, today: date) -> Iterator[Lack]:
    if now.punishes(case):
        yield Lack("处罚告知书", "决定前告知当事人 · 行政处罚法第四十四条", "notice", "制作处罚告知书")
        return
    yield from _review_and_discussion(case, today)
    if not any(each.kind == "education" for each in case.education.all()):
        yield Lack("教育记录", "不予处罚的，应当进行教育 · 行政处罚法第三十三条第三款", "education", "记录教育")
    yield Lack("不予处罚决定", "由负责人决定 · 行政处罚法第五十七条第一款", "no-penalty-decision", "作出不予处罚决定")


def _noticed(case: Case, today: date) -> Iterator[Lack]:
    yield from _delivery(case)
    if not now.stated(case):
        yield Lack("陈述申辩和复核", "听取陈述申辩并复核 · 行政处罚法第四十五条", "statement", "录入陈述申辩")
    if now.standing_request(case):
        why = "听证还没有举行，不能决定；听证在系统外办理 · 行政处罚法第六十三条、第六十四条"
        yield Lack("听证", why, "hearing-withdrawal", "登记撤回申请")
    yield from _review_and_discussion(case, today)
    if now.punishes(case):
        yield Lack("处罚决定", "由负责人决定 · 行政处罚法第五十七条第一款", "penalty-decision", "作出处罚决定")
    else:
        yield Lack(
            "不予处罚决定", "由负责人决定 · 行政处罚法第五十七条第一款", "no-penalty-decision", "作出不予处罚决定"
        )


def _review_and_discussion(case: Case, today: date) -> Iterator[Lack]:
    row = now.latest(case)
    if row is None:
        return
    review, discussion = due.causes(case, row, today, heard=now.standing_request(case))
    if review and not now.review_counts(case):
        waits = now.awaiting_review(case)
        step, words = ("review", "提出审核意见") if waits else ("review-request", "送法制审核")
        yield Lack("法制审核", f"{listed(review)} · 行政处罚法第五十八条", step, words)
    if discussion and not now.discussed(case):
        yield Lack("集体讨论", f"{listed(discussion)} · 行政处罚法第五十七条第二款", "discussion", "录入集体讨论")


def _delivery(case: Case) -> Iterator[Lack]:
    for paper in undelivered(case):
        yield Lack(
            f"送达{paper.get_kind_display()}", "送达后才对当事人起算期限 · 行政处罚法第六十一条", "delivery", "录入送达"
        )


def _decided(case: Case, today: date) -> Iterator[Lack]:
    yield from _delivery(case)
    decision = case.decision
    if decision.outcome == "not_punish" and not any(each.kind == "education" for each in case.education.all()):
        yield Lack("教育记录", "不予处罚的，应当进行教育 · 行政处罚法第三十三条第三款", "education", "记录教育")
    if decision.fine:
        paid = sum((each.amount for each in case.payments.all() if each.towards == "fine"), Decimal(0))
        if paid < decision.fine:
            yield Lack("缴款", "十五日内到指定的银行缴纳 · 行政处罚法第六十七条第三款", "payment", "登记缴款")
    if now.to_publish(case):
        yield Lack(
            "公开处罚决定", "具有一定社会影响的，七个工作日内公开 · 行政处罚法第四十八条", "publication", "登记公开"
        )
    yield from _ended(case, today)


def _ended(case: Case, today: date) -> Iterator[Lack]:
    yield Lack("结案审批", "办理完毕后由负责人批准结案", "closing-approval", "批准结案")


BY_STATE: dict[str, Callable[[Case, date], Iterator[Lack]]] = {
    "registered": _registered,
    "filing": _filing,
    "filed": _filed,
    "investigated": _investigated,
    "proposed": _proposed,
    "noticed": _noticed,
    "decided": _decided,
    "not_punished": _decided,
    "not_filed": _ended,
    "dismissed": _ended,
}
