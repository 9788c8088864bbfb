"""The procedure of on-the-spot punishment 简易程序, whole: one row a step. One screen tells the life of a case.

A row says from where, to where, who, under which rules and which article. Nothing here touches the
database; `docs/procedure.md` is printed from this table by `manage.py check_law`.
"""

from __future__ import annotations

from dataclasses import dataclass

from cases import lawful
from enforcement.rules.findings import Rule

FOUND, HEARD, DECIDED, NOT_PUNISHED = "found", "heard", "decided", "not_punished"
CONVERTED, CLOSED, ARCHIVED = "converted", "closed", "archived"
NOWHERE = ""

HANDLER = frozenset({"officer", "squad_leader"})
LEADER = frozenset({"squad_leader", "bureau_head"})
HEAD = frozenset({"bureau_head"})
FINANCE = frozenset({"finance"})
ARCHIVIST = frozenset({"archivist"})


@dataclass(frozen=True)
class Step:
    """One row. `leaves` are the states it may be taken in, `arrives` the state after ("" stays).

    `handler_only`: only one of the two handlers of the case. `decides`: changes facts or state, so forms
    and ETags read before are stale; otherwise it only adds. `at_now`: the time of the act is the time of
    entry, back-dating is impossible. `readers` of the outbox are told of it once it is committed.
    """

    name: str
    title: str
    verb: str
    leaves: frozenset[str]
    arrives: str
    roles: frozenset[str]
    article: str
    workflow: str
    rules: tuple[Rule, ...] = ()
    handler_only: bool = True
    decides: bool = True
    at_now: bool = False
    other_than_handlers: bool = False
    judges_party: bool = False
    readers: tuple[str, ...] = ()


def states(*names: str) -> frozenset[str]:
    """The states a step leaves, written short."""
    return frozenset(names)


# One row a step, kept as a table.
# fmt: off
OPEN = Step(
    "open", "现场查获", "现场查获违法行为",
    states(NOWHERE), FOUND, HANDLER,
    article="行政处罚法第四十二条、第五十五条",
    workflow="S0", judges_party=True, rules=lawful.AT_OPEN,
)
ADD_EVIDENCE = Step(
    "evidence", "补充证据", "补充证据",
    states(FOUND, HEARD, DECIDED, NOT_PUNISHED, CONVERTED), "", HANDLER,
    article="行政处罚法第四十六条",
    workflow="S0", decides=False, rules=lawful.AT_ADD_EVIDENCE,
)
EXCLUDE_EVIDENCE = Step(
    "evidence-exclusion", "排除证据", "排除证据",
    states(FOUND, HEARD), "", HANDLER,
    article="行政处罚法第四十六条第三款",
    workflow="S0", rules=lawful.AT_EXCLUDE_EVIDENCE,
)
ORDER_CORRECTION = Step(
    "correction-order", "责令改正", "责令改正",
    states(FOUND, HEARD), "", HANDLER,
    article="行政处罚法第二十八条第一款",
    workflow="S0", rules=lawful.AT_ORDER_CORRECTION,
)
RECHECK = Step(
    "recheck", "复查改正情况", "复查改正情况",
    states(FOUND, HEARD, DECIDED, NOT_PUNISHED), "", HANDLER,
    article="行政处罚法第二十八条第一款",
    workflow="S0", rules=lawful.AT_RECHECK,
)
HEAR = Step(
    "hearing-of-party", "告知并听取陈述申辩", "告知并听取陈述申辩",
    states(FOUND, HEARD), HEARD, HANDLER,
    article="行政处罚法第四十四条、第四十五条",
    workflow="S1", rules=lawful.AT_HEAR,
)
DECIDE = Step(
    "decision", "当场作出处罚决定", "当场作出处罚决定",
    states(HEARD), DECIDED, HANDLER,
    article="行政处罚法第五十一条、第五十二条",
    workflow="S2", at_now=True, judges_party=True, rules=lawful.AT_DECIDE,
)
NOT_PUNISH = Step(
    "no-penalty", "决定不予处罚", "决定不予处罚",
    states(HEARD), NOT_PUNISHED, HANDLER,
    article="行政处罚法第三十条、第三十一条、第三十三条",
    workflow="S1a", at_now=True, judges_party=True, rules=lawful.AT_NOT_PUNISH,
)
CONVERT = Step(
    "conversion", "转普通程序", "转普通程序",
    states(FOUND, HEARD), CONVERTED, HANDLER,
    article="行政处罚法第五十四条",
    workflow="S1b", rules=lawful.AT_CONVERT,
)
DELIVER = Step(
    "delivery", "录入送达", "送达文书",
    states(DECIDED, NOT_PUNISHED), "", HANDLER,
    article="行政处罚法第五十二条第一款、第六十一条",
    workflow="S2", rules=lawful.AT_DELIVER,
)
REPORT = Step(
    "report", "报备", "将当场处罚决定报所属机关备案",
    states(DECIDED), "", HANDLER,
    article="行政处罚法第五十二条第三款",
    workflow="S3", decides=False, rules=lawful.AT_REPORT,
)
COLLECT_CASH = Step(
    "cash", "当场收缴罚款", "当场收缴罚款",
    states(DECIDED), "", HANDLER,
    article="行政处罚法第六十八条至第七十条",
    workflow="S4", decides=False, rules=lawful.AT_COLLECT_CASH,
)
HAND_IN_CASH = Step(
    "cash-hand-in", "接收当场收缴的罚款", "接收当场收缴的罚款",
    states(DECIDED), "", FINANCE,
    article="行政处罚法第七十一条",
    workflow="S4", handler_only=False, decides=False, rules=lawful.AT_HAND_IN_CASH,
)
BANK_CASH = Step(
    "cash-banking", "将罚款缴付银行", "将罚款缴付银行",
    states(DECIDED), "", FINANCE,
    article="行政处罚法第七十一条",
    workflow="S4", handler_only=False, decides=False, rules=lawful.AT_BANK_CASH,
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
    states(FOUND, HEARD, DECIDED, NOT_PUNISHED), "", HANDLER,
    article="行政处罚法第三十三条第三款",
    workflow="S1a", decides=False, rules=lawful.AT_EDUCATE,
)
FLAG = Step(
    "blocker", "登记另行办理的事项", "登记另行办理的事项",
    states(FOUND, HEARD, DECIDED, NOT_PUNISHED, CONVERTED), "", HANDLER | LEADER,
    article="行政强制法第十八条；行政处罚法第二十七条、第四十三条、第七十三条",
    workflow="§3 §4", handler_only=False, rules=lawful.AT_FLAG,
)
SETTLE = Step(
    "blocker-settlement", "登记事项已了结", "登记另行办理的事项已了结",
    states(FOUND, HEARD, DECIDED, NOT_PUNISHED, CONVERTED), "", LEADER,
    article="行政强制法第二十八条；行政处罚法第四十三条",
    workflow="§3 §4", handler_only=False, other_than_handlers=True, rules=lawful.AT_SETTLE,
)
ANSWER_ESCALATION = Step(
    "escalation-answer", "答复逾期上报", "答复逾期上报",
    states(FOUND, HEARD, DECIDED, NOT_PUNISHED), "", LEADER,
    article="建办督〔2025〕12号（三）",
    workflow="—", handler_only=False, decides=False, at_now=True, readers=("answers",),
)
CLOSE = Step(
    "closing", "结案", "结案",
    states(DECIDED, NOT_PUNISHED), CLOSED, LEADER,
    article="行政处罚法第七十四条；案卷管理",
    workflow="S6", handler_only=False, other_than_handlers=True, rules=lawful.AT_CLOSE,
)
ARCHIVE = Step(
    "archiving", "归档", "编入案卷归档",
    states(CLOSED), ARCHIVED, ARCHIVIST,
    article="行政处罚法第四十七条",
    workflow="S6", handler_only=False, rules=lawful.AT_ARCHIVE,
)
# fmt: on

STEPS: tuple[Step, ...] = (
    OPEN,
    ADD_EVIDENCE,
    EXCLUDE_EVIDENCE,
    ORDER_CORRECTION,
    RECHECK,
    HEAR,
    DECIDE,
    NOT_PUNISH,
    CONVERT,
    DELIVER,
    REPORT,
    COLLECT_CASH,
    HAND_IN_CASH,
    BANK_CASH,
    RECORD_PAYMENT,
    DEFER_PAYMENT,
    SETTLE_LATE_FEE,
    EDUCATE,
    FLAG,
    SETTLE,
    ANSWER_ESCALATION,
    CLOSE,
    ARCHIVE,
)
BY_NAME = {step.name: step for step in STEPS}
FIRST_STATES = tuple(sorted(step.arrives for step in STEPS if NOWHERE in step.leaves))
