"""Steps of both procedures: proof, order to correct, delivery, money, what blocks, archiving."""

from __future__ import annotations

from cases import lawful
from cases.procedure.step import (
    DECIDED,
    DISMISSED,
    FILED,
    FILING,
    FINANCE,
    FOUND,
    HANDLER,
    HEAD,
    HEARD,
    INVESTIGATED,
    LEADER,
    NOT_FILED,
    NOT_PUNISHED,
    NOTICED,
    PROPOSED,
    REGISTERED,
    Step,
    states,
)

# Not decided yet; and all that is not ended.
UNDECIDED = states(FOUND, HEARD, REGISTERED, FILING, FILED, INVESTIGATED, PROPOSED, NOTICED)
RUNNING = UNDECIDED | {DECIDED, NOT_PUNISHED}
GATHERING = states(FOUND, HEARD, REGISTERED, FILED)

# One row a step, kept as a table.
# fmt: off
ADD_EVIDENCE = Step(
    "evidence", "补充证据", "补充证据",
    RUNNING, "", HANDLER,
    article="行政处罚法第四十六条",
    workflow="S0", decides=False, rules=lawful.AT_ADD_EVIDENCE,
)
EXCLUDE_EVIDENCE = Step(
    "evidence-exclusion", "排除证据", "排除证据",
    UNDECIDED - {FILING}, "", HANDLER,
    article="行政处罚法第四十六条第三款",
    workflow="S0", rules=lawful.AT_EXCLUDE_EVIDENCE,
)
ORDER_CORRECTION = Step(
    "correction-order", "责令改正", "责令改正",
    GATHERING | {INVESTIGATED, PROPOSED, NOTICED}, "", HANDLER,
    article="行政处罚法第二十八条第一款",
    workflow="S0", rules=lawful.AT_ORDER_CORRECTION,
)
RECHECK = Step(
    "recheck", "复查改正情况", "复查改正情况",
    RUNNING - {FILING}, "", HANDLER,
    article="行政处罚法第二十八条第一款",
    workflow="S0", rules=lawful.AT_RECHECK,
)
DELIVER = Step(
    "delivery", "录入送达", "送达文书",
    RUNNING - {FOUND, HEARD, FILING}, "", HANDLER,
    article="行政处罚法第五十二条第一款、第六十一条",
    workflow="S2", rules=lawful.AT_DELIVER,
)
CORRECT_PAPER = Step(
    "paper-correction", "更正文书", "更正文书，原文号作废",
    RUNNING | {NOT_FILED, DISMISSED}, "", LEADER,
    article="行政处罚法第四十七条、第七十五条第二款",
    workflow="§6", handler_only=False, other_than_handlers=True, at_now=True, rules=lawful.AT_CORRECT_PAPER,
)
RECORD_PAYMENT = Step(
    "payment", "登记缴款", "登记缴款",
    states(DECIDED), "", FINANCE,
    article="行政处罚法第六十七条",
    workflow="S4", handler_only=False, decides=False, rules=lawful.AT_RECORD_PAYMENT,
)
DEFER_PAYMENT = Step(
    "deferral", "批准延期或者分期缴款", "批准延期或者分期缴款",
    states(DECIDED), "", HEAD,
    article="行政处罚法第六十六条第二款",
    workflow="S4", handler_only=False, other_than_handlers=True, rules=lawful.AT_DEFER_PAYMENT,
)
SETTLE_LATE_FEE = Step(
    "late-fee", "决定是否加处罚款", "决定是否加处罚款",
    states(DECIDED), "", HEAD,
    article="行政处罚法第七十二条第一款",
    workflow="S5", handler_only=False, other_than_handlers=True, at_now=True, rules=lawful.AT_SETTLE_LATE_FEE,
)
EDUCATE = Step(
    "education", "记录教育或者承诺", "对当事人进行教育",
    RUNNING - {FILING}, "", HANDLER,
    article="行政处罚法第三十三条第三款",
    workflow="S1a", decides=False, rules=lawful.AT_EDUCATE,
)
FLAG = Step(
    "blocker", "登记另行办理的事项", "登记另行办理的事项",
    RUNNING, "", HANDLER | LEADER,
    article="行政强制法第十八条；行政处罚法第二十七条、第四十三条、第七十三条",
    workflow="§3 §4", handler_only=False, rules=lawful.AT_FLAG,
)
SETTLE = Step(
    "blocker-settlement", "登记事项已了结", "登记另行办理的事项已了结",
    RUNNING, "", LEADER,
    article="行政强制法第二十八条；行政处罚法第四十三条",
    workflow="§3 §4", handler_only=False, other_than_handlers=True, rules=lawful.AT_SETTLE,
)
ANSWER_ESCALATION = Step(
    "escalation-answer", "答复逾期上报", "答复逾期上报",
    RUNNING, "", LEADER,
    article="建办督〔2025〕12号（三）",
    workflow="—", handler_only=False, decides=False, at_now=True, readers=("answers",),
)
# fmt: on
