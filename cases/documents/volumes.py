"""What proves delivery and holds the file together: receipt of delivery 送达回证, cover and index of the volume 卷宗."""

from __future__ import annotations

from typing import Any

from cases import queries
from cases.below import below
from cases.documents import casewords, wording
from cases.documents.approvals import filed_words
from cases.documents.composing import (
    Composed,
    Matter,
    Sign,
    Table,
    filled,
    officers_of,
    officers_words,
    party_words,
    row,
    two,
    words,
)
from cases.documents.numbers import chinese_date, chinese_moment
from cases.models import Document, Evidence
from enforcement.kernel.clock import local_day
from enforcement.rules.facts import RECIPIENTS


def receipt(matter: Matter) -> Composed:
    """The receipt of a delivery 送达回证 (民事诉讼法 87–89条; SRV-02…04)."""
    case, made = matter.case, matter.about
    day = local_day(made.at)
    officers = officers_of(case, day)
    paper = f"《{made.document.get_kind_display()}》（{made.document.number}）"
    relation = RECIPIENTS.get(made.relation, made.relation) or ("本人" if not made.refused else "")
    how = f"{made.get_method_display()}（{wording.tight(made.get_form_handed_display())}）"
    receiver = "" if made.refused else (made.recipient or party_words(case))
    proof = made.recording.title if made.recording else ""
    rows = filled(
        row("paper", "送达文书名称和文号", paper),
        row("party", "受送达人", party_words(case)),
        row("place", "送达地点", made.place + ("（受送达人住所）" if made.place_is_domicile else "")),
        row("method", "送达方式", how),
        row("at", "送达时间", chinese_moment(made.at)),
        row("officers", "送达人", officers_words(officers)),
        row("recipient", "签收人", f"{receiver}（{relation}）" if receiver else "拒绝签收"),
        row("refusal", "拒收事由", wording.sentence(made.refusal_note) if made.refused else ""),
        row("witness", "见证人及单位", made.witness),
        row("recording", "拍照、录像", wording.sentence(proof) if proof else ""),
    )
    values = {
        **casewords.base_values(matter),
        **words(rows),
        "officers": two(officers),
        "refused": "yes" if made.refused else "",
        "left": "yes" if made.method == "left" else "",
        "proof": made.witness or (wording.sentence(proof) if proof else ""),
    }
    return Composed(day, values, rows=rows, signs=_signs(made, officers), officers=officers)


def _signs(made: Any, officers: list[dict[str, str]]) -> tuple[Sign, ...]:
    return (
        Sign("收件人（签名或者盖章）"),
        Sign("收到日期", "　　　　年　　月　　日　　时　　分", line=False),
        *(Sign("送达人（签名）", f"{each['name']}　执法证号{each['certificate']}") for each in officers),
        *((Sign("见证人（签名）", made.witness),) if made.witness else ()),
    )


def cover(matter: Matter) -> Composed:
    """Cover and index of the volume of one ordinary case 卷宗封面与目录 (REC-03)."""
    case = matter.case
    volume, title = matter.about, f"{party_words(case)}{case.violation.name}案"
    listed = _index(case)
    closed = chinese_date(local_day(case.closed_at)) if case.closed_at else ""
    rows = filled(
        row("title", "案件名称", title),
        row("case", "案号", case.number),
        row("volume", "卷号", wording.tight(str(volume))),
        row("party", "当事人", party_words(case)),
        row("violation", "案由", case.violation.name),
        row("result", "处理结果", *_result(case)),
        row("filed", "立案日期", filed_words(matter) or "没有立案"),
        row("closed", "结案日期", closed),
        row("handlers", "承办人", officers_words(officers_of(case, matter.today)) or _names(case)),
        row("archivist", "立卷人", matter.by.name),
        row("archived", "归档日期", chinese_date(matter.today)),
        row("count", "卷内文件", f"共{len(listed)}件"),
    )
    values = {
        **casewords.base_values(matter),
        **words(rows),
        "index": "\n".join(each[1] or each[0] for each in listed),
    }
    return Composed(matter.today, values, rows=rows, tables=(_table(listed),))


def _table(listed: list[tuple[str, str, str, str, str]]) -> Table:
    heads = ("序号", "文件名称", "文号", "日期", "页次", "备注")
    widths = ("no", "wide", "number", "day", "no", "mark")
    return Table("index", "卷内目录", heads, widths, tuple((str(place), *each) for place, each in enumerate(listed, 1)))


def _names(case: Any) -> str:
    return "、".join(each.officer.name for each in queries.handlers(case))


def _result(case: Any) -> list[str]:
    decision = getattr(case, "decision", None)
    if decision is None:
        filing = getattr(case, "filing", None)
        refused = filing is not None and filing.outcome == "not_filed"
        return ["不予立案。" if refused else "撤销案件。"]
    return casewords.penalties(decision) if decision.outcome == "punish" else ["不予行政处罚。"]


def _index(case: Any) -> list[tuple[str, str, str, str, str]]:
    """Every paper in the order of its day, then the evidence: name, number, day, page (by hand), remark."""
    rows = below(case)
    replaced = {row["corrects_id"] for row in rows.documents}
    listed = [
        (
            Document.Kind(row["kind"]).label,
            row["number"],
            chinese_date(local_day(row["issued_at"])),
            "",
            "已作废" if row["id"] in replaced else "",
        )
        for row in sorted(rows.documents, key=lambda each: (each["issued_at"], each["number"]))
    ]
    listed += [
        (
            f"证据：{wording.clause(row['title'])}",
            Evidence.Kind(row["kind"]).label,
            chinese_date(local_day(row["taken_at"])),
            "",
            "不予采用" if row["excluded_reason"] else "",
        )
        for row in rows.evidence
    ]
    return listed
