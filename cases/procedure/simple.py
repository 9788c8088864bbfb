"""The procedure of on-the-spot punishment 简易程序 (行政处罚法 51–53条). One screen tells the life of a case.

Nothing here touches the database; `docs/procedure.md` is printed from the tables by `manage.py check_law`.
"""

from __future__ import annotations

from cases import lawful
from cases.procedure.step import (
    ARCHIVED,
    ARCHIVIST,
    CLOSED,
    DECIDED,
    FINANCE,
    FOUND,
    HANDLER,
    HEARD,
    LEADER,
    NOT_PUNISHED,
    NOWHERE,
    REGISTERED,
    Step,
    states,
)

# One row a step, kept as a table.
# fmt: off
OPEN = Step(
    "open", "现场查获", "现场查获违法行为",
    states(NOWHERE), FOUND, HANDLER,
    article="行政处罚法第四十二条、第五十五条",
    workflow="S0", procedure="simple", judges_party=True, one_at_a_time=True, rules=lawful.AT_OPEN,
)
HEAR = Step(
    "hearing-of-party", "告知并听取陈述申辩", "告知并听取陈述申辩",
    states(FOUND, HEARD), HEARD, HANDLER,
    article="行政处罚法第四十四条、第四十五条",
    workflow="S1", procedure="simple", rules=lawful.AT_HEAR,
)
DECIDE = Step(
    "decision", "当场作出处罚决定", "当场作出处罚决定",
    states(HEARD), DECIDED, HANDLER,
    article="行政处罚法第五十一条、第五十二条",
    workflow="S2", at_now=True, judges_party=True, one_at_a_time=True, procedure="simple", rules=lawful.AT_DECIDE,
)
NOT_PUNISH = Step(
    "no-penalty", "决定不予处罚", "决定不予处罚",
    states(HEARD), NOT_PUNISHED, HANDLER,
    article="行政处罚法第三十条、第三十一条、第三十三条",
    workflow="S1a", at_now=True, judges_party=True, procedure="simple", rules=lawful.AT_NOT_PUNISH,
)
CONVERT = Step(
    "conversion", "转普通程序", "转普通程序",
    states(FOUND, HEARD), REGISTERED, HANDLER,
    article="行政处罚法第五十四条",
    workflow="S1b", procedure="simple", rules=lawful.AT_CONVERT,
)
REPORT = Step(
    "report", "报备", "将当场处罚决定报所属机关备案",
    states(DECIDED), "", HANDLER,
    article="行政处罚法第五十二条第三款",
    workflow="S3", decides=False, procedure="simple", rules=lawful.AT_REPORT,
)
COLLECT_CASH = Step(
    "cash", "当场收缴罚款", "当场收缴罚款",
    states(DECIDED), "", HANDLER,
    article="行政处罚法第六十八条至第七十条",
    workflow="S4", decides=False, procedure="simple", rules=lawful.AT_COLLECT_CASH,
)
HAND_IN_CASH = Step(
    "cash-hand-in", "接收当场收缴的罚款", "接收当场收缴的罚款",
    states(DECIDED), "", FINANCE,
    article="行政处罚法第七十一条",
    workflow="S4", handler_only=False, decides=False, procedure="simple", rules=lawful.AT_HAND_IN_CASH,
)
BANK_CASH = Step(
    "cash-banking", "将罚款缴付银行", "将罚款缴付银行",
    states(DECIDED), "", FINANCE,
    article="行政处罚法第七十一条",
    workflow="S4", handler_only=False, decides=False, procedure="simple", rules=lawful.AT_BANK_CASH,
)
CLOSE = Step(
    "closing", "结案", "结案",
    states(DECIDED, NOT_PUNISHED), CLOSED, LEADER,
    article="行政处罚法第七十四条；案卷管理",
    workflow="S6", handler_only=False, other_than_handlers=True, procedure="simple", rules=lawful.AT_CLOSE,
)
ARCHIVE = Step(
    "archiving", "归档", "编入案卷归档",
    states(CLOSED), ARCHIVED, ARCHIVIST,
    article="行政处罚法第四十七条",
    workflow="S6", procedure="simple", handler_only=False, rules=lawful.AT_ARCHIVE,
)
# fmt: on
