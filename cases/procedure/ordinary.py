"""The ordinary procedure 普通程序 (行政处罚法 54–62条; workflow N0–N18, N90–N92). One screen tells the life of a case.

Legal review and collective discussion are no states: the decision asks for them when they are due. Nothing
here touches the database; `docs/procedure.md` is printed from the tables by `manage.py check_law`.
"""

from __future__ import annotations

from cases import lawful
from cases.procedure.step import (
    ARCHIVED,
    ARCHIVIST,
    CLERK,
    CLOSED,
    DECIDED,
    DISMISSED,
    FILED,
    FILING,
    HANDLER,
    HEAD,
    INVESTIGATED,
    LEADER,
    NOT_FILED,
    NOT_PUNISHED,
    NOTICED,
    NOWHERE,
    PROPOSED,
    REGISTERED,
    REVIEWER,
    SQUAD_LEADER,
    Step,
    states,
)

BEFORE_DECISION = states(FILED, INVESTIGATED, PROPOSED, NOTICED)
PUT_UP = states(INVESTIGATED, PROPOSED, NOTICED)

# One row a step, kept as a table.
# fmt: off
REGISTER = Step(
    "registration", "登记待立案", "登记案件线索，开展核查",
    states(NOWHERE), REGISTERED, HANDLER,
    article="行政处罚法第五十四条第一款",
    workflow="N0", procedure="ordinary", rules=lawful.AT_REGISTER,
)
EXTEND_VERIFICATION = Step(
    "verification-extension", "批准延长核查", "批准延长核查期限",
    states(REGISTERED), "", HEAD,
    article="住房和城乡建设行政处罚程序规定第十五条",
    workflow="N1", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    rules=lawful.AT_EXTEND_VERIFICATION,
)
INSPECT = Step(
    "inspection", "现场检查（勘验）", "现场检查（勘验），制作笔录",
    states(REGISTERED, FILED), "", HANDLER,
    article="行政处罚法第五十五条",
    workflow="N1 N4", procedure="ordinary", rules=lawful.AT_FIELD_RECORD,
)
INQUIRE = Step(
    "inquiry", "询问", "询问，制作笔录",
    states(REGISTERED, FILED), "", HANDLER,
    article="行政处罚法第五十五条",
    workflow="N1 N4", procedure="ordinary", rules=lawful.AT_FIELD_RECORD,
)
PROVE = Step(
    "proof", "写明证据证明的要件", "写明证据证明的违法要件",
    states(REGISTERED, FILED), "", HANDLER,
    article="行政处罚法第四十条",
    workflow="N4", procedure="ordinary", rules=lawful.AT_PROVE,
)
SUBMIT_FILING = Step(
    "filing", "呈请立案", "呈请立案",
    states(REGISTERED), FILING, HANDLER,
    article="行政处罚法第五十四条第二款",
    workflow="N3", procedure="ordinary", at_now=True, judges_party=True, rules=lawful.AT_SUBMIT_FILING,
)
OPINE = Step(
    "opinion", "中队长审核", "中队长提出审核意见",
    states(FILING, INVESTIGATED), "", SQUAD_LEADER,
    article="行政处罚法第五十四条、第五十七条",
    workflow="N3 N6", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    rules=lawful.AT_OPINE,
)
RETURN_FILING = Step(
    "filing-return", "退回核查", "退回承办人继续核查",
    states(FILING), REGISTERED, LEADER,
    article="行政处罚法第五十四条第一款",
    workflow="N3", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
)
FILE = Step(
    "filing-approval", "批准立案", "批准立案",
    states(FILING), FILED, HEAD,
    article="行政处罚法第五十四条第二款",
    workflow="N3", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    judges_party=True, rules=lawful.AT_FILE,
)
DECLINE = Step(
    "filing-refusal", "不予立案", "决定不予立案",
    states(FILING), NOT_FILED, HEAD,
    article="行政处罚法第五十四条第二款",
    workflow="N2", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    rules=lawful.AT_DECLINE,
)
INFORM = Step(
    "reporter-answer", "告知举报人", "将处理情况告知实名举报人",
    states(REGISTERED, FILING, FILED, INVESTIGATED, PROPOSED, NOTICED, DECIDED, NOT_PUNISHED, NOT_FILED), "", HANDLER,
    article="上海市城市管理综合行政执法条例第二十六条第二款（地方参数）",
    workflow="N2", procedure="ordinary", decides=False, rules=lawful.AT_INFORM,
)
END_INVESTIGATION = Step(
    "investigation-end", "调查终结，呈报处理意见", "调查终结，呈报处理意见",
    states(FILED), INVESTIGATED, HANDLER,
    article="行政处罚法第五十七条第一款",
    workflow="N5", procedure="ordinary", at_now=True, judges_party=True, rules=lawful.AT_END_INVESTIGATION,
)
SUPPLEMENT = Step(
    "supplement", "退回补充调查", "退回补充调查",
    PUT_UP, FILED, HANDLER | LEADER,
    article="行政处罚法第五十四条第一款、第五十七条第一款",
    workflow="N11r", procedure="ordinary", handler_only=False, at_now=True, rules=lawful.AT_SUPPLEMENT,
)
APPROVE_PROPOSAL = Step(
    "proposal-approval", "批准处理意见", "批准处理意见",
    states(INVESTIGATED), PROPOSED, HEAD,
    article="行政处罚法第五十七条第一款",
    workflow="N6", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    judges_party=True, rules=lawful.AT_APPROVE_PROPOSAL,
)
NOTIFY = Step(
    "notice", "制作处罚告知书", "制作行政处罚告知书",
    states(PROPOSED), NOTICED, HANDLER,
    article="行政处罚法第四十四条、第六十三条",
    workflow="N7c", procedure="ordinary", at_now=True, judges_party=True, rules=lawful.AT_NOTIFY,
)
STATE = Step(
    "statement", "陈述申辩和复核", "听取陈述申辩并复核",
    states(NOTICED), "", HANDLER,
    article="行政处罚法第四十五条",
    workflow="N9", procedure="ordinary", rules=lawful.AT_STATE,
)
REQUEST_HEARING = Step(
    "hearing-request", "登记听证申请", "登记当事人的听证申请",
    states(NOTICED), "", HANDLER | LEADER,
    article="行政处罚法第六十四条第一项",
    workflow="N10", procedure="ordinary", handler_only=False, rules=lawful.AT_REQUEST_HEARING,
)
WITHDRAW_HEARING = Step(
    "hearing-withdrawal", "登记撤回听证申请", "登记当事人撤回听证申请",
    states(NOTICED), "", LEADER,
    article="行政处罚法第六十四条",
    workflow="N10", procedure="ordinary", handler_only=False, other_than_handlers=True,
    rules=lawful.AT_WITHDRAW_HEARING,
)
ASK_REVIEW = Step(
    "review-request", "送法制审核", "送法制审核",
    states(PROPOSED, NOTICED), "", HANDLER,
    article="行政处罚法第五十八条第一款",
    workflow="N11", procedure="ordinary", at_now=True, judges_party=True, rules=lawful.AT_ASK_REVIEW,
)
REVIEW = Step(
    "review", "法制审核", "作出法制审核意见",
    states(PROPOSED, NOTICED), "", REVIEWER,
    article="行政处罚法第五十八条",
    workflow="N11", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    judges_party=True, rules=lawful.AT_REVIEW,
)
DISCUSS = Step(
    "discussion", "录入集体讨论", "负责人集体讨论",
    states(PROPOSED, NOTICED), "", HEAD,
    article="行政处罚法第五十七条第二款",
    workflow="N12", procedure="ordinary", handler_only=False, other_than_handlers=True, judges_party=True,
    rules=lawful.AT_DISCUSS,
)
PUNISH = Step(
    "penalty-decision", "作出处罚决定", "作出行政处罚决定",
    states(NOTICED), DECIDED, HEAD,
    article="行政处罚法第五十七条、第五十九条",
    workflow="N13", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    judges_party=True, one_at_a_time=True, rules=lawful.AT_PUNISH,
)
SPARE = Step(
    "no-penalty-decision", "作出不予处罚决定", "作出不予行政处罚决定",
    states(PROPOSED, NOTICED), NOT_PUNISHED, HEAD,
    article="行政处罚法第三十条、第三十一条、第三十三条、第五十七条第一款",
    workflow="N7a N13", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    judges_party=True, rules=lawful.AT_SPARE,
)
EXTEND = Step(
    "extension", "批准延长办案期限", "批准延长办案期限",
    BEFORE_DECISION, "", HEAD,
    article="行政处罚法第六十条；住房和城乡建设行政处罚程序规定（延期条款）",
    workflow="N90", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    rules=lawful.AT_EXTEND,
)
EXCLUDE_TIME = Step(
    "excluded-time", "登记不计入办案期限的时间", "登记不计入办案期限的时间",
    BEFORE_DECISION, "", HEAD,
    article="行政处罚法第六十条；住房和城乡建设行政处罚程序规定（扣除条款）",
    workflow="N90", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    rules=lawful.AT_EXCLUDE_TIME,
)
SUSPEND = Step(
    "suspension", "中止办理", "中止办理",
    BEFORE_DECISION, "", HEAD,
    article="住房和城乡建设行政处罚程序规定（中止条款）",
    workflow="N91", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    rules=lawful.AT_SUSPEND,
)
RESUME = Step(
    "resumption", "恢复办理", "恢复办理",
    BEFORE_DECISION, "", HEAD,
    article="住房和城乡建设行政处罚程序规定（中止条款）",
    workflow="N91", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    rules=lawful.AT_RESUME,
)
PUBLISH = Step(
    "publication", "登记公开", "将处罚决定依法公开",
    states(DECIDED), "", CLERK,
    article="行政处罚法第四十八条",
    workflow="N15", procedure="ordinary", handler_only=False, decides=False, rules=lawful.AT_PUBLISH,
)
DISMISS = Step(
    "dismissal", "撤销案件", "撤销案件",
    BEFORE_DECISION, DISMISSED, HEAD,
    article="行政处罚法第五十七条第一款第三项",
    workflow="N92", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    rules=lawful.AT_DISMISS,
)
HAND_OVER = Step(
    "handover", "变更承办人", "变更承办人",
    states(REGISTERED, FILED, INVESTIGATED, PROPOSED, NOTICED, DECIDED, NOT_PUNISHED), "", LEADER,
    article="行政处罚法第四十二条、第四十三条",
    workflow="N4", procedure="ordinary", handler_only=False, at_now=True, rules=lawful.AT_HAND_OVER,
)
CLOSE_CASE = Step(
    "closing-approval", "批准结案", "批准结案",
    states(DECIDED, NOT_PUNISHED, DISMISSED, NOT_FILED), CLOSED, HEAD,
    article="行政处罚法第七十四条；案卷管理",
    workflow="N17", procedure="ordinary", handler_only=False, other_than_handlers=True, at_now=True,
    rules=lawful.AT_CLOSE_CASE,
)
BIND = Step(
    "binding", "归档", "编入案卷归档",
    states(CLOSED), ARCHIVED, ARCHIVIST,
    article="行政处罚法第四十七条",
    workflow="N18", procedure="ordinary", handler_only=False, rules=lawful.AT_BIND,
)
# fmt: on
