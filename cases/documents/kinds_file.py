"""Papers of the ordinary procedure that stay in the file: forms of approval, records, reports, receipt, cover."""

from __future__ import annotations

from cases.documents import approvals, closings, records, reports, volumes
from cases.documents.kind import Item, Kind
from cases.models import Document
from enforcement.rules.facts import POINTS
from enforcement.rules.findings import Article
from enforcement.rules.statutes import CIVIL_PROCEDURE_LAW, PENALTY_LAW, REVIEW_GUIDANCE
from enforcement.rules.statutes import EXTENSION as EXTENDED

FILED = (Article(PENALTY_LAW, 54),)
WRITTEN = (Article(PENALTY_LAW, 55),)
OFFICERS = (Article(PENALTY_LAW, 42, 1),)
HEARD = (Article(PENALTY_LAW, 45, 1),)
ENDED = (Article(PENALTY_LAW, 57, 1),)
TOGETHER = (Article(PENALTY_LAW, 57, 2),)
REVIEWED = (Article(PENALTY_LAW, 58, 1), REVIEW_GUIDANCE)
TERM = (Article(PENALTY_LAW, 60), EXTENDED)
SERVED = (Article(PENALTY_LAW, 61, 1), Article(CIVIL_PROCEDURE_LAW, 87))
LEFT = (Article(CIVIL_PROCEDURE_LAW, 89),)
KEPT = (Article(PENALTY_LAW, 47),)
EDUCATED = (Article(PENALTY_LAW, 33, 3),)
FORM, RECORD, COVER_FORM = "form_1", "record_1", "cover_1"

_PUT_UP = (
    Item("source", "案件来源", "FIL-02", FILED, "filing"),
    Item("party", "当事人", "FIL-02", FILED, "party"),
    Item("violation", "案由", "FIL-02", FILED, "violation"),
    Item("clue", "线索情况", "FIL-02", FILED, "clue"),
    Item("prima_facie", "初步证据", "FIL-02", FILED, "filing"),
    Item("jurisdiction", "管辖", "FIL-02", FILED, "place"),
    Item("limitation", "追究期限", "FIL-03", (Article(PENALTY_LAW, 36, 1),), "violation"),
    Item("handlers", "拟指派的两名承办人", "FIL-02", OFFICERS, "officers"),
)
FILING = Kind(
    kind=Document.Kind.FILING,
    title="立案审批表",
    template=FORM,
    series="filing",
    word="立",
    article="行政处罚法第五十四条",
    compose=approvals.filing,
    items=(*_PUT_UP, Item("head", "负责人的意见、姓名和日期", "FIL-02", FILED, "approval")),
)
NO_FILING = Kind(
    kind=Document.Kind.NO_FILING,
    title="不予立案审批表",
    template=FORM,
    series="no_filing",
    word="不立",
    article="行政处罚法第五十四条第二款",
    compose=approvals.no_filing,
    items=(*_PUT_UP, Item("head", "负责人不予立案的理由、姓名和日期", "FIL-02", FILED, "approval")),
)
_MADE = (
    Item("time", "起止时间", "INV-01", WRITTEN, "record"),
    Item("place", "地点", "INV-01", WRITTEN, "record"),
    Item("officers", "两名执法人员的姓名和执法证号", "INV-01", OFFICERS, "officers"),
    Item("badge", "出示执法证件", "INV-01", WRITTEN, "record"),
    Item("content", "经过和内容", "INV-01", WRITTEN, "record"),
    Item("confirmed", "确认情况或者拒签、不在场的注明", "INV-01", WRITTEN, "record"),
)
INSPECTION = Kind(
    kind=Document.Kind.INSPECTION,
    title="现场检查（勘验）笔录",
    template=RECORD,
    series="inspection",
    word="检",
    article="行政处罚法第五十五条",
    compose=records.inspection,
    items=(*_MADE, Item("person", "被检查人或者当事人不在场的情况", "INV-01", WRITTEN, "record")),
)
INQUIRY = Kind(
    kind=Document.Kind.INQUIRY,
    title="询问笔录",
    template=RECORD,
    series="inquiry",
    word="询",
    article="行政处罚法第五十五条",
    compose=records.inquiry,
    items=(
        *_MADE,
        Item("person", "被询问人身份", "INV-01", WRITTEN, "record"),
        Item("rights", "告知的权利和义务", "INV-01", WRITTEN, "record"),
    ),
)
STATEMENT = Kind(
    kind=Document.Kind.STATEMENT,
    title="陈述申辩笔录",
    template=RECORD,
    series="statement",
    word="辩",
    article="行政处罚法第四十五条",
    compose=records.statement,
    items=(
        Item("time", "时间", "PRE-03", HEARD, "statement"),
        Item("party", "当事人", "PRE-03", HEARD, "party"),
        Item("notice", "告知书的文号和送达情况", "PRE-03", HEARD, "notice"),
        Item("content", "陈述、申辩的内容或者放弃情况", "PRE-03", HEARD, "statement"),
        Item("review", "复核意见和理由", "PRE-03", HEARD, "statement", when="made"),
        Item("officers", "两名执法人员的姓名和执法证号", "PRE-03", OFFICERS, "officers"),
    ),
)
REPORT = Kind(
    kind=Document.Kind.REPORT,
    title="案件调查终结报告",
    template=RECORD,
    series="report",
    word="终",
    article="行政处罚法第五十七条第一款",
    compose=reports.report,
    items=(
        Item("party", "当事人", "DEC-04", ENDED, "party"),
        Item("source", "案件来源", "DEC-04", ENDED, "filing"),
        Item("report", "调查经过和分析", "DEC-04", ENDED, "investigation"),
        Item("facts", "违法事实", "DEC-04", ENDED, "investigation"),
        Item("evidence", "证据", "DEC-04", ENDED, "evidence"),
        Item("basis", "法律依据", "DEC-04", ENDED, "violation"),
        Item("discretion", "裁量理由", "DEC-04", ENDED, "reasons"),
        Item("proposal", "处理建议", "DEC-04", ENDED, "amount"),
    ),
)
APPROVAL = Kind(
    kind=Document.Kind.APPROVAL,
    title="案件处理审批表",
    template=FORM,
    series="approval",
    word="审",
    article="行政处罚法第五十七条第一款",
    compose=approvals.approval,
    items=(
        Item("party", "当事人", "DEC-04", ENDED, "party"),
        Item("violation", "案由", "DEC-04", ENDED, "violation"),
        Item("facts", "认定的事实", "DEC-04", ENDED, "investigation"),
        Item("basis", "依据", "DEC-04", ENDED, "violation"),
        Item("proposal", "拟处理意见", "DEC-04", ENDED, "amount"),
        Item("handler", "承办人的姓名和日期", "DEC-04", ENDED, "approval"),
        Item("head", "负责人的意见、姓名和日期", "DEC-04", ENDED, "approval"),
    ),
)
REVIEW = Kind(
    kind=Document.Kind.REVIEW,
    title="法制审核意见书",
    template=FORM,
    series="review",
    word="法",
    article="行政处罚法第五十八条",
    compose=reports.review,
    items=(
        Item("party", "当事人", "REV-04", REVIEWED, "party"),
        Item("asked", "送审时间", "REV-04", REVIEWED, "review"),
        *(
            Item(f"point_{key}", f"审核事项「{name}」的结论", "REV-04", REVIEWED, "review")
            for key, name in POINTS.items()
        ),
        Item("result", "审核结论", "REV-04", REVIEWED, "review"),
        Item("reviewer", "审核人", "REV-04", REVIEWED, "review"),
    ),
)
DISCUSSION = Kind(
    kind=Document.Kind.DISCUSSION,
    title="集体讨论笔录",
    template=RECORD,
    series="discussion",
    word="议",
    article="行政处罚法第五十七条第二款",
    compose=records.discussion,
    items=(
        Item("time", "时间", "REV-06", TOGETHER, "discussion"),
        Item("place", "地点", "REV-06", TOGETHER, "discussion"),
        Item("chair", "主持人", "REV-06", TOGETHER, "discussion"),
        Item("members", "参加人", "REV-06", TOGETHER, "discussion"),
        Item("minutes", "记录人", "REV-06", TOGETHER, "discussion"),
        Item("proposal", "提请讨论的处理意见", "REV-06", TOGETHER, "discussion"),
        Item("opinions", "各参加人的意见", "REV-06", TOGETHER, "discussion"),
        Item("votes", "表决情况", "REV-06", TOGETHER, "discussion"),
        Item("conclusion", "讨论结论", "REV-06", TOGETHER, "discussion"),
    ),
)
RECEIPT = Kind(
    kind=Document.Kind.RECEIPT,
    title="送达回证",
    template=FORM,
    series="receipt",
    word="证",
    article="民事诉讼法第八十七条、第八十九条",
    compose=volumes.receipt,
    items=(
        Item("paper", "送达文书的名称和文号", "SRV-02", SERVED, "delivery"),
        Item("party", "受送达人", "SRV-02", SERVED, "party"),
        Item("method", "送达方式", "SRV-02", SERVED, "delivery"),
        Item("place", "送达地点", "SRV-02", SERVED, "delivery"),
        Item("at", "送达时间", "SRV-02", SERVED, "delivery"),
        Item("officers", "两名送达人", "SRV-02", OFFICERS, "officers"),
        Item("recipient", "签收人或者拒收", "SRV-03", SERVED, "delivery"),
        Item("refusal", "拒收事由", "SRV-04", LEFT, "delivery", when="refused"),
        Item("proof", "见证人或者拍照、录像", "SRV-04", LEFT, "delivery", when="left"),
    ),
)
EXTENSION = Kind(
    kind=Document.Kind.EXTENSION,
    title="延期审批表",
    template=FORM,
    series="extension",
    word="延",
    article="行政处罚法第六十条",
    compose=approvals.extension,
    items=(
        Item("filed", "立案日期", "DEC-02", TERM, "filing"),
        Item("old", "原期限届满日", "DEC-02", TERM, "term"),
        Item("days", "延长日数", "DEC-02", TERM, "term"),
        Item("new", "延长后届满日", "DEC-02", TERM, "term"),
        Item("reason", "延期理由", "DEC-02", TERM, "term"),
        Item("discussed", "集体讨论情况", "DEC-02", TERM, "discussion", when="discussion_due"),
        Item("head", "负责人的意见、姓名和日期", "DEC-02", TERM, "approval"),
    ),
)
CLOSING = Kind(
    kind=Document.Kind.CLOSING,
    title="结案审批表",
    template=FORM,
    series="closing",
    word="结",
    article="案卷管理",
    compose=closings.closing,
    items=(
        Item("party", "当事人", "REC-04", KEPT, "party"),
        Item("result", "处理结果", "REC-04", KEPT, "procedure"),
        Item("execution", "执行情况", "REC-04", KEPT, "payment"),
        Item("goods", "涉案物品处理情况", "REC-04", KEPT, "procedure"),
        Item("publication", "公开情况", "REC-04", KEPT, "publication"),
        Item("education", "教育情况", "REC-04", EDUCATED, "education"),
        Item("head", "负责人的意见、姓名和日期", "REC-04", KEPT, "approval"),
    ),
)
COVER = Kind(
    kind=Document.Kind.COVER,
    title="卷宗封面与目录",
    template=COVER_FORM,
    series="cover",
    word="卷",
    article="行政处罚法第四十七条",
    compose=volumes.cover,
    items=(
        Item("title", "案件名称", "REC-03", KEPT, "procedure"),
        Item("volume", "卷号", "REC-03", KEPT, "procedure"),
        Item("party", "当事人", "REC-03", KEPT, "party"),
        Item("closed", "结案日期", "REC-03", KEPT, "procedure"),
        Item("archivist", "立卷人", "REC-03", KEPT, "procedure"),
        Item("index", "卷内目录", "REC-03", KEPT, "procedure"),
    ),
)
