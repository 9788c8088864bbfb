"""Constants of what follows a decision: transfer of crimes, what the public sees, credit display, reconsideration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from enforcement.rules.findings import Article
from enforcement.rules.parts_disclosure import CreditClass
from enforcement.rules.statutes import (
    CALENDAR_DAYS,
    HOURS,
    LITIGATION_LAW,
    MONTHS,
    PENALTY_LAW,
    RECONSIDERATION_LAW,
    RECONSIDERATION_REVISED,
    REVIEW_GUIDANCE,
    REVISED,
    WORKING_DAYS,
    YEARS,
    Period,
    Unit,
)

TRANSFER_RULES = "行政执法机关移送涉嫌犯罪案件的规定"
CREDIT_RULES = "信用修复管理办法"
OLD_CREDIT_RULES = "失信行为纠正后的信用信息修复管理办法（试行）"
OPENNESS_RULES = "政府信息公开条例"
PRIVACY_LAW = "个人信息保护法"
MINORS_LAW = Article("未成年人保护法", "（凭记忆，待法制机构确认）")
BOTH_DISPLAYS = Article("国务院关于行政处罚信息“双公示”的文件", "（摘录，文号未见，待法制机构确认）")
LOCAL_OPENNESS = Article("城市综合执法领域基层政务公开标准目录", "（摘录）")
CREDIT_TERMS = Article(CREDIT_RULES, "（公示期，摘录，条号未见）")
OLD_CREDIT_TERMS = Article(OLD_CREDIT_RULES, "（公示期，摘录，条号未见）")
EXPORT_STANDARD = Article("发改办财金〔2018〕424号", "（数据标准，凭记忆，待法制机构确认）")
BEFOREHAND_GUIDANCE = Article("国办发〔2018〕118号", "（事前公开，凭记忆，待法制机构确认）")

CREDIT_REVISED = date(2026, 4, 1)  # 信用修复管理办法 comes into force
CREDIT_BEFORE = date(2026, 3, 31)
OLD_CREDIT_FROM = date(2023, 5, 1)
OPENNESS_FROM = date(2019, 5, 15)

# Transfer of crimes. The rules say days, not working days: calendar days, or working days by local value (design).
GROUP_AT_LEAST = 2  # 移送规定 5条1款
CHIEF_DECIDES = Period(3, CALENDAR_DAYS, Article(TRANSFER_RULES, 5, 2), False, "D")
SENT_TO_POLICE = Period(24, HOURS, Article(TRANSFER_RULES, 5, 2))
POLICE_DECIDE = Period(3, CALENDAR_DAYS, Article(TRANSFER_RULES, 8), False, "D")
POLICE_ASKED_AGAIN = Period(3, CALENDAR_DAYS, Article(TRANSFER_RULES, 9, 1), False, "D")
POLICE_DECIDE_AGAIN = Period(3, CALENDAR_DAYS, Article(TRANSFER_RULES, 9, 2), False, "D")
SUPERVISION = Period(3, CALENDAR_DAYS, Article(TRANSFER_RULES, 9, 2), False, "D")
HANDED_TO_POLICE = Period(3, CALENDAR_DAYS, Article(TRANSFER_RULES, 12), False, "D")

# What the public sees.
WITHDRAWAL = Period(3, WORKING_DAYS, Article(PENALTY_LAW, 48, 2), False, "V", REVISED)
CREDIT_DISPLAY = Period(7, WORKING_DAYS, BOTH_DISPLAYS, False, "M")
OPENNESS = Period(20, WORKING_DAYS, Article(OPENNESS_RULES, 26), False, "V", OPENNESS_FROM)
YEAR_REPORT = Period(1, MONTHS, REVIEW_GUIDANCE, False, "M")  # from the last day of the year
TEN_THOUSAND = Decimal(10000)
EXPORT_PLACES = Decimal("0.000001")  # of 万元, from memory (PUB-06)
ADULT_AT = 18

# Remedies.
ACCEPTANCE = Period(5, WORKING_DAYS, Article(RECONSIDERATION_LAW, 30, 1), False, "V", RECONSIDERATION_REVISED)
RECONSIDERED = Period(60, CALENDAR_DAYS, Article(RECONSIDERATION_LAW, 62, 1), True)
RECONSIDERED_LONGER = Period(30, CALENDAR_DAYS, Article(RECONSIDERATION_LAW, 62, 1), True)
RECONSIDERED_EXTENDED = replace(RECONSIDERED, length=RECONSIDERED.length + RECONSIDERED_LONGER.length)
RECONSIDERED_SIMPLY = Period(30, CALENDAR_DAYS, Article(RECONSIDERATION_LAW, 62, 2), True, "V", RECONSIDERATION_REVISED)
REPLY = Period(10, WORKING_DAYS, Article(RECONSIDERATION_LAW, 48))
REPLY_SIMPLE = Period(5, WORKING_DAYS, Article(RECONSIDERATION_LAW, 54, 1), False, "V", RECONSIDERATION_REVISED)
REPLY_IN_COURT = Period(15, CALENDAR_DAYS, Article(LITIGATION_LAW, 67, 1), True)
PASSED_ON = Period(5, WORKING_DAYS, Article(RECONSIDERATION_LAW, 32, 2), False, "V", RECONSIDERATION_REVISED)


@dataclass(frozen=True, slots=True)
class Display:
    """How long a decision is displayed at least and at most; no shortest: not displayed unless found needed."""

    shortest: Period | None
    longest: Period


def _new(length: int, unit: Unit) -> Period:
    """A time of the rules in force; their text was seen only in excerpts."""
    return Period(length, unit, CREDIT_TERMS, False, "M", CREDIT_REVISED)


def _old(length: int, unit: Unit) -> Period:
    return Period(length, unit, OLD_CREDIT_TERMS, False, "M", OLD_CREDIT_FROM, CREDIT_BEFORE)


DISPLAYS: Mapping[CreditClass, Display] = MappingProxyType(
    {
        "minor": Display(None, _new(3, MONTHS)),
        "general": Display(_new(3, MONTHS), _new(1, YEARS)),
        "serious": Display(_new(1, YEARS), _new(3, YEARS)),
    }
)
OLD_DISPLAY = Display(_old(3, MONTHS), _old(3, YEARS))
OLD_DISPLAY_KEY_FIELD = Display(_old(1, YEARS), _old(3, YEARS))


def display(decided_on: date, credit_class: CreditClass, *, key_field: bool = False) -> Display:
    """How long a decision of that day is displayed (PUB-04, PUB-05). The day of the decision chooses the version.

    Before 2026-04-01 only the field counts, not the class. Raises LookupError before 2023-05-01, whose rules are
    not known here.
    """
    if decided_on >= CREDIT_REVISED:
        return DISPLAYS[credit_class]
    if decided_on < OLD_CREDIT_FROM:
        raise LookupError(f"no rules of credit display are known for {decided_on}")
    return OLD_DISPLAY_KEY_FIELD if key_field else OLD_DISPLAY
