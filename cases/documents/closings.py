"""The form of closing 结案审批表: what came of the case, and how it was carried out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cases.documents import casewords, wording
from cases.documents.approvals import filed_words, ground_words
from cases.documents.composing import (
    Composed,
    Matter,
    Row,
    filled,
    officers_of,
    officers_words,
    opinion,
    opinions,
    party_rows,
    row,
    signed,
    words,
)
from cases.documents.numbers import chinese_date, chinese_moment
from cases.models import Decision
from enforcement.kernel.clock import local_day


def closing(matter: Matter) -> Composed:
    """The end of the case 结案审批表: what came of it, money, goods, publication, education (REC-04)."""
    case = matter.case
    lead = case.handlings.filter(until__isnull=True, place="lead").select_related("officer").first()
    head = opinion(matter, "负责人审批意见", matter.about.opinion, matter.by, matter.now)
    parts = _ended(matter)
    rows = filled(
        row("case", "案号", case.number),
        *party_rows(case),
        row("violation", "案由", case.violation.name),
        row("filed", "立案日期", filed_words(matter) or "没有立案"),
        row(
            "handler", "承办人", officers_words(officers_of(case, matter.today)) or (lead.officer.name if lead else "")
        ),
        *(Row(key, label, tuple(lines)) for key, (label, lines) in parts.items()),
    )
    values = {
        **casewords.base_values(matter),
        **words(rows),
        "head": signed(head),
        "decided": "yes" if _decision(matter) else "",
        "not_punished": "yes" if _decision(matter) and _decision(matter).outcome == "not_punish" else "",
    }
    return Composed(matter.today, values, rows=rows, opinions=opinions(head))


def _decision(matter: Matter) -> Any:
    return Decision.objects.filter(case=matter.case).first()


def _ended(matter: Matter) -> Mapping[str, tuple[str, list[str]]]:
    """How the case ended and was carried out, line by line."""
    return {
        "result": ("处理结果", _result(matter)),
        "execution": ("执行情况", _execution(matter)),
        "goods": ("涉案物品处理", _goods(matter)),
        "correction": ("改正情况", casewords.ordered(matter) or ["没有责令改正。"]),
        "publication": ("公开情况", _publication(matter)),
        "education": ("教育情况", _education(matter)),
    }


def _result(matter: Matter) -> list[str]:
    case, decision = matter.case, _decision(matter)
    if decision is None:
        return [f"{case.get_state_display()}。"]
    paper = (
        case.documents.filter(kind__in=["decision", "no_penalty"], corrected_by__isnull=True)
        .order_by("-issued_at")
        .first()
    )
    served = case.deliveries.filter(document=paper).first() if paper else None
    number = f"《{paper.get_kind_display()}》（{paper.number}）" if paper else ""
    told = [f"{chinese_date(local_day(decision.decided_at))}作出{number}。"]
    told += (
        casewords.penalties(decision)
        if decision.outcome == Decision.Outcome.PUNISH
        else [f"不予行政处罚（{ground_words(decision.not_punish_ground)}）。"]
    )
    return [*told, f"{chinese_moment(served.at)}送达。" if served else "没有送达。"]


def _execution(matter: Matter) -> list[str]:
    case, decision = matter.case, _decision(matter)
    if decision is None or decision.outcome != Decision.Outcome.PUNISH:
        return ["没有需要执行的处罚。"]
    told = [
        f"{chinese_date(each.paid_on)}缴纳{each.get_towards_display()}{casewords.amount(each.amount)}。"
        for each in case.payments.order_by("paid_on", "pk")
    ]
    cash: Any = getattr(case, "cash", None)
    if cash is not None:
        told.append(f"{chinese_moment(cash.collected_at)}当场收缴{casewords.amount(cash.amount)}。")
    late: Any = getattr(case, "late_fee", None)
    if late is not None and not late.charged:
        told.append(f"没有加处罚款：{wording.sentence(late.reason)}")
    return told or (["没有罚款，警告已经作出并送达。"] if decision.fine is None else ["没有缴款记录。"])


def _goods(matter: Matter) -> list[str]:
    settled = matter.case.blockers.filter(kind__in=["seizure", "registration_of_evidence"]).order_by("since")
    told = [f"{each.get_kind_display()}：{wording.sentence(each.settlement or each.note)}" for each in settled]
    decision = _decision(matter)
    if decision is not None and decision.confiscated.strip():
        told.append(f"没收非法财物：{wording.sentence(decision.confiscated)}")
    return told or ["没有查封、扣押、先行登记保存或者没收的物品。"]


def _publication(matter: Matter) -> list[str]:
    case, decision = matter.case, _decision(matter)
    made: Any = getattr(case, "publication", None)
    if made is not None:
        return [f"{chinese_date(made.published_on)}在{wording.clause(made.where)}公开。"]
    if decision is not None and decision.outcome == "punish" and decision.influential:
        return ["应当公开，还没有登记公开。"]
    return ["不属于具有一定社会影响、应当公开的处罚决定。"]


def _education(matter: Matter) -> list[str]:
    rows = matter.case.education.order_by("at", "pk")
    return [
        f"{chinese_date(local_day(each.at))}{'教育' if each.kind == 'education' else '签署承诺书'}："
        f"{wording.sentence(each.content)}"
        for each in rows
    ] or ["没有另作教育记录。"]
