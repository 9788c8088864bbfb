"""The form of closing 结案审批表: what came of the case, and how it was carried out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cases import queries
from cases.below import below
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
from cases.models import Blocker, Decision, Document, Payment
from enforcement.kernel.clock import local_day

DECISIVE = ("decision", "no_penalty")
TOWARDS = dict(Payment._meta.get_field("towards").flatchoices)
HELD_GOODS = ("seizure", "registration_of_evidence")


def closing(matter: Matter) -> Composed:
    """The end of the case 结案审批表: what came of it, money, goods, publication, education (REC-04)."""
    case = matter.case
    lead = next((each for each in queries.handlers(case) if each.place == "lead"), None)
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
    return getattr(matter.case, "decision", None)


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
    rows = below(case)
    replaced = {each["corrects_id"] for each in rows.documents}
    last = (each for each in reversed(rows.documents) if each["kind"] in DECISIVE and each["id"] not in replaced)
    paper = next(last, None)
    served = next((each for each in rows.deliveries if paper and each["document_id"] == paper["id"]), None)
    number = f"《{Document.Kind(paper['kind']).label}》（{paper['number']}）" if paper else ""
    told = [f"{chinese_date(local_day(decision.decided_at))}作出{number}。"]
    told += (
        casewords.penalties(decision)
        if decision.outcome == Decision.Outcome.PUNISH
        else [f"不予行政处罚（{ground_words(decision.not_punish_ground)}）。"]
    )
    return [*told, f"{chinese_moment(served['at'])}送达。" if served else "没有送达。"]


def _execution(matter: Matter) -> list[str]:
    case, decision = matter.case, _decision(matter)
    if decision is None or decision.outcome != Decision.Outcome.PUNISH:
        return ["没有需要执行的处罚。"]
    told = [
        f"{chinese_date(row['paid_on'])}缴纳{TOWARDS[row['towards']]}{casewords.amount(row['amount'])}。"
        for row in below(case).payments
    ]
    cash: Any = getattr(case, "cash", None)
    if cash is not None:
        told.append(f"{chinese_moment(cash.collected_at)}当场收缴{casewords.amount(cash.amount)}。")
    late: Any = getattr(case, "late_fee", None)
    if late is not None and not late.charged:
        told.append(f"没有加处罚款：{wording.sentence(late.reason)}")
    return told or (["没有罚款，警告已经作出并送达。"] if decision.fine is None else ["没有缴款记录。"])


def _goods(matter: Matter) -> list[str]:
    settled = (row for row in below(matter.case).blockers if row["kind"] in HELD_GOODS)
    told = [
        f"{Blocker.Kind(row['kind']).label}：{wording.sentence(row['settlement'] or row['note'])}" for row in settled
    ]
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
    return [
        f"{chinese_date(local_day(row['at']))}{'教育' if row['kind'] == 'education' else '签署承诺书'}："
        f"{wording.sentence(row['content'])}"
        for row in below(matter.case).education
    ] or ["没有另作教育记录。"]
