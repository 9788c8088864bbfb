"""From the part of a case that a rule names to the page that puts it right: one table for each procedure."""

from __future__ import annotations

# part → (words on the button, step that mends it or "", field on that step or section of the file)
Table = dict[str, tuple[str, str, str]]

SHARED: Table = {
    "place": ("核对案情", "", "fact"),
    "party": ("核对当事人", "", "party"),
    "officers": ("核对承办人", "", "party"),
    "evidence": ("补充证据", "evidence", ""),
    "order": ("责令改正", "correction-order", ""),
    "recheck": ("录入复查", "recheck", ""),
    "reasons": ("写明理由", "", "reasons"),
    "delivery": ("录入送达", "delivery", ""),
    "payment": ("登记缴款", "payment", ""),
    "cash": ("核对收缴款", "cash", ""),
    "education": ("记录教育", "education", ""),
    "parameters": ("查看案卷", "", "fact"),
    "number": ("查看文书", "", "paper"),
    "calendar": ("看期限怎么算的", "", "clock"),
    "recusal": ("登记另行办理的事项", "blocker", ""),
    "seizure": ("登记另行办理的事项", "blocker", ""),
    "execution": ("登记另行办理的事项", "blocker", ""),
    "construction": ("登记另行办理的事项", "blocker", ""),
    "transfer": ("登记另行办理的事项", "blocker", ""),
    "credit": ("登记另行办理的事项", "blocker", ""),
    "remedy": ("登记另行办理的事项", "blocker", ""),
    "overturned": ("登记另行办理的事项", "blocker", ""),
}
SIMPLE: Table = {
    **SHARED,
    "violation": ("转普通程序", "conversion", ""),
    "checklist": ("补充告知", "hearing-of-party", "f-rights_told"),
    "statement": ("听取陈述申辩", "hearing-of-party", "f-made"),
    "amount": ("修改处罚", "decision", "f-fine"),
    "waiver": ("核对不予处罚情形", "no-penalty", ""),
    "report": ("报备", "report", ""),
    "procedure": ("转普通程序", "conversion", ""),
}
ORDINARY: Table = {
    **SHARED,
    "violation": ("核对案情", "", "fact"),
    "checklist": ("查看案卷", "", "proc"),
    "statement": ("录入陈述申辩", "statement", "f-made"),
    "amount": ("修改处理意见", "investigation-end", "f-fine"),
    "waiver": ("核对不予处罚情形", "investigation-end", "circumstances"),
    "procedure": ("查看案卷", "", "proc"),
    "approval": ("查看审批", "", "proc"),
    "benchmark": ("核对裁量基准", "investigation-end", "benchmark"),
    "clue": ("查看核查情况", "", "proc"),
    "discussion": ("录入集体讨论", "discussion", ""),
    "elements": ("写明由哪份证据证明", "proof", ""),
    "filing": ("查看立案", "", "proc"),
    "hearing": ("查看听证申请", "", "proc"),
    "investigation": ("填写调查终结报告", "investigation-end", "f-report"),
    "notice": ("制作处罚告知书", "notice", ""),
    "record": ("制作询问笔录", "inquiry", ""),
    "review": ("送法制审核", "review-request", ""),
    "review_awaited": ("查看审核情况", "", "review"),
    "term": ("看期限怎么算的", "", "clock"),
}
TABLES: dict[str, Table] = {"simple": SIMPLE, "ordinary": ORDINARY}

# What is mended in the investigation only; from the proposal on the case goes back there first.
BACK = ("退回补充调查", "supplement", "")
INVESTIGATING = frozenset({"proof", "inquiry", "inspection", "investigation-end"})
PUT_UP = frozenset({"investigated", "proposed", "noticed"})

# Where a part has its own fields on the page of the step that was refused; the first that is there counts.
HERE: dict[str, tuple[str, ...]] = {
    "amount": ("f-fine",),
    "waiver": ("circumstances", "f-not_punish_ground"),
    "reasons": ("reasons",),
    "checklist": ("f-rights_told",),
    "statement": ("f-made",),
    "evidence": ("f-file",),
    "benchmark": ("f-b_tier", "f-b_name"),
    "investigation": ("f-report",),
    "elements": ("f-elements",),
    "approval": ("f-opinion", "f-reason"),
    "clue": ("f-prima_facie", "f-reason"),
    "filing": ("f-prima_facie", "f-reason"),
    "record": ("f-content",),
    "hearing": ("f-sent_on", "f-withdrawal"),
    "review": ("f-result", "g_public_interest"),
    "discussion": ("f-conclusion", "g_grave"),
    "number": ("f-seal_affixed",),
    "term": ("f-days", "f-since", "f-reason"),
}


def way(part: str, procedure: str, state: str) -> tuple[str, str, str] | None:
    """What mends a part of a case of this procedure in this state; None when nothing does."""
    found = TABLES.get(procedure, SIMPLE).get(part)
    if found is not None and procedure == "ordinary" and state in PUT_UP and found[1] in INVESTIGATING:
        return BACK
    return found
