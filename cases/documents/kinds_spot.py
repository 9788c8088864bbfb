"""Papers of the simple procedure, written at the kerb."""

from __future__ import annotations

from cases.documents.kind import SPOT_WORD, Item, Kind
from cases.models import Document
from enforcement.rules import authority, papers, remedies
from enforcement.rules.findings import Article
from enforcement.rules.statutes import MINISTRY_PROCEDURE, OFFICERS_AT_LEAST, PENALTY_LAW

ITEMS = (Article(PENALTY_LAW, 52, 2), Article(MINISTRY_PROCEDURE, 14, 1))
WHY_NOT_PUNISHED = (Article(PENALTY_LAW, 57, 1),)
EDUCATED = (Article(PENALTY_LAW, 33, 3),)
TWO_OFFICERS = (Article(PENALTY_LAW, 42, 1),)

SPOT_DECISION = Kind(
    kind=Document.Kind.SPOT_DECISION,
    title="当场行政处罚决定书",
    template="paper_2",
    series="spot_decision",
    word=SPOT_WORD,
    signatures=OFFICERS_AT_LEAST,
    article="行政处罚法第五十二条",
    items=(
        Item("violation", "违法行为", "SMP-04", ITEMS, "violation"),
        Item("kinds", "处罚的种类", "SMP-04", ITEMS, "amount"),
        Item("basis", "处罚的依据", "SMP-04", ITEMS, "violation"),
        Item("fine", "罚款数额", "SMP-04", ITEMS, "amount"),
        Item("began", "违法行为发生的时间", "SMP-04", ITEMS, "procedure"),
        Item("decided", "作出决定的时间", "SMP-04", ITEMS, "procedure"),
        Item("place", "地点", "SMP-04", ITEMS, "place"),
        Item("remedies", "申请行政复议、提起行政诉讼的途径和期限", "SMP-04", ITEMS, "procedure"),
        Item("authority", "行政机关名称", "SMP-04", ITEMS, "procedure"),
        Item("signatures", "执法人员签名或者盖章", "SMP-04", ITEMS, "officers"),
    ),
    rules=(
        authority.the_paper_bears_the_authority_s_name,
        papers.the_paper_is_numbered_and_of_fixed_form,
        papers.the_paper_states_the_eight_items,
        papers.party_and_evidence_are_stated,
        papers.the_rate_of_the_late_fee_is_told,
        remedies.reconsideration_comes_first,
        remedies.the_days_for_remedies_are_true,
        remedies.the_reconsideration_body_is_named,
    ),
)

# Reconsideration first is for punishment on the spot alone (行政复议法 23条1款1项); this punishes nobody.
NO_PENALTY = Kind(
    kind=Document.Kind.NO_PENALTY,
    title="不予行政处罚决定书",
    template="paper_1",
    series="no_penalty",
    word="不罚",
    signatures=OFFICERS_AT_LEAST,
    article="行政处罚法第五十七条第一款",
    items=(
        Item("violation", "违法行为", "DEC-05", WHY_NOT_PUNISHED, "violation"),
        Item("began", "违法行为发生的时间", "DEC-05", WHY_NOT_PUNISHED, "procedure"),
        Item("place", "地点", "DEC-05", WHY_NOT_PUNISHED, "place"),
        Item("ground", "不予处罚的理由", "DEC-05", WHY_NOT_PUNISHED, "waiver"),
        Item("basis", "不予处罚的依据", "DEC-05", WHY_NOT_PUNISHED, "waiver"),
        Item("education", "对当事人的教育", "LEN-04", EDUCATED, "education", frozenset({"not_established"})),
        Item("decided", "作出决定的时间", "DEC-05", WHY_NOT_PUNISHED, "procedure"),
        Item("remedies", "申请行政复议、提起行政诉讼的途径和期限", "DEC-05", WHY_NOT_PUNISHED, "procedure"),
        Item("authority", "行政机关名称", "DEC-05", WHY_NOT_PUNISHED, "procedure"),
        Item("signatures", "两名执法人员的签名处", "DEC-05", TWO_OFFICERS, "officers"),
    ),
    rules=(
        authority.the_paper_bears_the_authority_s_name,
        papers.the_paper_is_numbered_and_of_fixed_form,
        papers.party_and_evidence_are_stated,
        remedies.the_days_for_remedies_are_true,
        remedies.the_reconsideration_body_is_named,
    ),
)
