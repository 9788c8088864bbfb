"""Papers of the ordinary procedure that go to the party under the seal of the authority."""

from __future__ import annotations

from cases.documents import letters, telling
from cases.documents.kind import Item, Kind
from cases.models import Document
from enforcement.rules import authority, decision, papers, remedies
from enforcement.rules.findings import Article
from enforcement.rules.statutes import PENALTY_LAW

ORDERED = (Article(PENALTY_LAW, 28, 1),)
TOLD = (Article(PENALTY_LAW, 44),)
HEARING = (Article(PENALTY_LAW, 63, 1), Article(PENALTY_LAW, 64, "", 1))
SIX = (Article(PENALTY_LAW, 59, 1),)
SEALED = (Article(PENALTY_LAW, 59, 2),)
ANSWERED = (Article(PENALTY_LAW, 45, 1),)
WEIGHED = (Article(PENALTY_LAW, 34),)
SPARED = (Article(PENALTY_LAW, 57, 1),)
EDUCATED = (Article(PENALTY_LAW, 33, 3),)
LETTER = "letter_1"
WITH_SHEET = "letter_2"  # the calculation sheet follows on a page of its own

AUTHORITY = (authority.the_paper_bears_the_authority_s_name,)
REMEDIES = (
    remedies.both_remedies_are_offered,
    remedies.the_days_for_remedies_are_true,
    remedies.the_reconsideration_body_is_named,
)

CORRECTION = Kind(
    kind=Document.Kind.CORRECTION,
    title="责令改正通知书",
    template=LETTER,
    series="correction",
    word="改",
    article="行政处罚法第二十八条第一款",
    compose=telling.correction,
    rules=AUTHORITY,
    items=(
        Item("party", "当事人", "INV-05", ORDERED, "party"),
        Item("violation", "违法行为", "INV-05", ORDERED, "violation"),
        Item("began", "违法行为发生的时间", "INV-05", ORDERED, "violation"),
        Item("place", "违法行为发生的地点", "INV-05", ORDERED, "place"),
        Item("basis", "责令改正的依据", "INV-05", ORDERED, "order"),
        Item("requirement", "改正要求", "INV-05", ORDERED, "order"),
        Item("due", "改正期限", "INV-05", ORDERED, "order"),
        Item("recheck", "复查安排", "INV-05", ORDERED, "order"),
        Item("officers", "执法人员", "INV-05", (Article(PENALTY_LAW, 42, 1),), "officers"),
        Item("seal", "行政机关名称和印章", "INV-05", ORDERED, "procedure"),
    ),
)
NOTICE = Kind(
    kind=Document.Kind.NOTICE,
    title="行政处罚告知书",
    template=LETTER,
    series="notice",
    word="告",
    article="行政处罚法第四十四条、第六十三条",
    compose=telling.notice,
    rules=AUTHORITY,
    items=(
        Item("party", "当事人", "PRE-01", TOLD, "party"),
        Item("violation", "违法行为", "PRE-01", TOLD, "violation"),
        Item("facts", "违法事实", "PRE-01", TOLD, "investigation"),
        Item("evidence", "证据", "PRE-01", TOLD, "evidence"),
        Item("grounds", "处罚理由", "PRE-01", TOLD, "investigation"),
        Item("basis", "处罚依据", "PRE-01", TOLD, "violation"),
        Item("content", "拟作出的行政处罚内容", "PRE-01", TOLD, "amount"),
        Item("statement_right", "陈述、申辩的权利和期限", "PRE-01", TOLD, "notice"),
        Item("hearing_right", "要求听证的权利和五个工作日的期限", "PRE-04", HEARING, "notice", when="hearing_due"),
        Item("contact", "联系人和联系方式", "PRE-01", TOLD, "notice"),
        Item("seal", "行政机关名称和印章", "PRE-01", TOLD, "procedure"),
    ),
)
DECISION = Kind(
    kind=Document.Kind.DECISION,
    title="行政处罚决定书",
    template=WITH_SHEET,
    series="decision",
    word="罚",
    article="行政处罚法第五十九条",
    compose=letters.decision,
    rules=(
        *AUTHORITY,
        decision.the_decision_paper_states_the_six_items,
        decision.the_decision_is_sealed_before_it_is_delivered,
        papers.party_and_evidence_are_stated,
        papers.the_rate_of_the_late_fee_is_told,
        *REMEDIES,
    ),
    items=(
        Item("party", "当事人的姓名或者名称", "DEC-05", SIX, "party"),
        Item("violation", "违法行为", "DEC-05", SIX, "violation"),
        Item("began", "违法行为发生的时间", "DEC-05", SIX, "violation"),
        Item("place", "违法行为发生的地点", "DEC-05", SIX, "place"),
        Item("facts", "违法事实", "DEC-05", SIX, "investigation"),
        Item("evidence", "证据", "DEC-05", SIX, "evidence"),
        Item("content", "行政处罚的内容", "DEC-05", SIX, "amount"),
        Item("basis", "行政处罚的依据", "DEC-05", SIX, "violation"),
        Item("discretion", "裁量理由", "LEN-09", WEIGHED, "reasons"),
        Item("top", "按上限处罚的理由", "LEN-08", WEIGHED, "reasons", when="top_due"),
        Item("heard", "告知和陈述申辩情况", "PRE-01", TOLD, "statement"),
        Item("reply", "对当事人意见的答复", "PRE-03", ANSWERED, "statement", when="said_due"),
        Item("performance", "履行方式和期限", "DEC-05", SIX, "payment"),
        Item("remedies", "申请行政复议、提起行政诉讼的途径和期限", "DEC-05", SIX, "procedure"),
        Item("authority", "行政机关名称", "DEC-05", SIX, "procedure"),
        Item("date", "作出决定的日期", "DEC-05", SIX, "procedure"),
        Item("seal", "行政机关印章", "DEC-05", SEALED, "procedure"),
    ),
)
# Reconsideration first is for punishment on the spot alone (行政复议法 23条1款1项).
SPARED_DECISION = Kind(
    kind=Document.Kind.NO_PENALTY,
    title="不予行政处罚决定书",
    template=LETTER,
    series="no_penalty",
    word="不罚",
    article="行政处罚法第五十七条第一款",
    compose=letters.no_penalty,
    rules=(*AUTHORITY, papers.party_and_evidence_are_stated, *REMEDIES),
    items=(
        Item("party", "当事人的姓名或者名称", "DEC-05", SPARED, "party"),
        Item("violation", "违法行为", "DEC-05", SPARED, "violation"),
        Item("began", "违法行为发生的时间", "DEC-05", SPARED, "violation"),
        Item("place", "违法行为发生的地点", "DEC-05", SPARED, "place"),
        Item("facts", "事实", "DEC-05", SPARED, "investigation"),
        Item("evidence", "证据", "DEC-05", SPARED, "evidence"),
        Item("ground", "不予处罚的理由", "DEC-05", SPARED, "waiver"),
        Item("basis", "不予处罚的依据", "DEC-05", SPARED, "waiver"),
        Item(
            "education",
            "对当事人的教育",
            "LEN-04",
            EDUCATED,
            "education",
            frozenset({"not_established", "too_late"}),
        ),
        Item("remedies", "申请行政复议、提起行政诉讼的途径和期限", "DEC-05", SPARED, "procedure"),
        Item("authority", "行政机关名称", "DEC-05", SPARED, "procedure"),
        Item("date", "作出决定的日期", "DEC-05", SPARED, "procedure"),
        Item("seal", "行政机关印章", "DEC-05", SPARED, "procedure"),
    ),
)
