"""Parts of the facts about a suspected crime: the special group, the chief's decision, the police, the court.

Moments are aware, days are legal days, money is yuan, None and empty mean "not stated".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from enforcement.rules.parts_ordinary import HeadFacts, Opinion, PersonId

# What goes with the case (移送规定 6条), in its order.
MATERIALS: Mapping[str, str] = MappingProxyType(
    {
        "letter": "涉嫌犯罪案件移送书",
        "report": "涉嫌犯罪案件情况的调查报告",
        "goods": "涉案物品清单",
        "tests": "检验报告或者鉴定结论",
        "other": "其他有关涉嫌犯罪的材料",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceFacts:
    """What the police did with the case, and what followed here (移送规定 7–9, 12条).

    `told_on`: the day their written answer came. `reconsidered_on`: the day their answer to the request for
    reconsideration came, `reconsidered` what it was. `supervision_on`: the procuratorate was asked to supervise.
    `handed_over_on`, `handover_signed`: goods and materials after they filed the case.
    """

    receipt_signed: bool = False
    answer: Literal["filed", "not_filed", ""] = ""
    told_on: date | None = None
    reconsideration_on: date | None = None
    reconsidered: Literal["filed", "not_filed", ""] = ""
    reconsidered_on: date | None = None
    supervision_on: date | None = None
    handed_over_on: date | None = None
    handover_signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtFacts:
    """How the criminal case ended (行政处罚法 27条1款, 35条2款).

    returned: a judicial organ passed it back because no crime is pursued; exempted: convicted, no criminal
    penalty; fined: a criminal fine 罚金; sentenced: another penalty only. `offset`: how much of the earlier
    administrative fine the court set off.
    """

    end: Literal["returned", "exempted", "fined", "sentenced", ""] = ""
    on: date | None = None
    criminal_fine: Decimal | None = None
    offset: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CrimeFacts:
    """A suspected crime and its transfer 移送涉嫌犯罪案件 (行政处罚法 27条, 移送规定 3–12条).

    `group`: register ids of the officers of the special group 专案组. `reported_on`: the day the written report
    reached the chief, `result` his decision. `tests_made`: whether goods were inspected or appraised.
    `fined_before`, `kinds_before`: what had been imposed before the transfer, `kinds_stopped` what of it is no
    longer carried out because of the transfer (11条).
    """

    suspected: bool | None = None
    group: tuple[PersonId, ...] = ()
    report_written: bool = False
    reported_on: date | None = None
    approver: HeadFacts | None = None
    result: Opinion | None = None
    decided_at: datetime | None = None
    reason_stated: bool = False
    to: str = ""
    sent_at: datetime | None = None
    materials: frozenset[str] = frozenset()
    tests_made: bool | None = None
    fined_before: Decimal | None = None
    kinds_before: tuple[str, ...] = ()
    kinds_stopped: tuple[str, ...] = ()
    police: PoliceFacts = field(default_factory=PoliceFacts)
    court: CourtFacts = field(default_factory=CourtFacts)
