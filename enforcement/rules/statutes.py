"""Every constant of national law, with its article, unit, dates in force and standing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, TypeVar

from enforcement.rules.findings import Article
from enforcement.rules.parts_local import Status

PENALTY_LAW = "行政处罚法"
OLD_PENALTY_LAW = "行政处罚法（2021年修订前）"
COERCION_LAW = "行政强制法"
RECONSIDERATION_LAW = "行政复议法"
LITIGATION_LAW = "行政诉讼法"
CIVIL_PROCEDURE_LAW = "民事诉讼法"
CIVIL_CODE = "民法典"
ECO_CODE = "生态环境法典"
MINISTRY_PROCEDURE = "住房和城乡建设行政处罚程序规定"
GUIDANCE = "建办督〔2025〕12号"
AIR_LAW = "大气污染防治法"
REVIEW_GUIDANCE = Article("国办发〔2018〕118号", "（凭记忆，待法制机构确认）")
DISCRETION_GUIDANCE = Article("国办发〔2022〕27号", "（凭记忆，待法制机构确认）")
SHANGHAI_ENFORCEMENT = "上海市城市管理行政执法条例"

REVISED = date(2021, 7, 15)  # the revised 行政处罚法 comes into force (86条)
ECO_CODE_FROM = date(2026, 8, 15)
RECONSIDERATION_REVISED = date(2024, 1, 1)
MINISTRY_PROCEDURE_FROM = date(2022, 5, 1)


class Unit(StrEnum):
    """The unit a period is counted in; the value is its Chinese name."""

    WORKING_DAYS = "工作日"
    CALENDAR_DAYS = "日"
    MONTHS = "个月"
    YEARS = "年"
    HOURS = "小时"


WORKING_DAYS, CALENDAR_DAYS = Unit.WORKING_DAYS, Unit.CALENDAR_DAYS
MONTHS, YEARS, HOURS = Unit.MONTHS, Unit.YEARS, Unit.HOURS


class Dated(Protocol):
    """Whatever is in force between two days."""

    @property
    def in_force_from(self) -> date | None: ...
    @property
    def in_force_until(self) -> date | None: ...


D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, slots=True)
class Period:
    """A period of the law. `rolls`: a last day that is a day off moves to the next working day (CAL-05)."""

    length: int
    unit: Unit
    article: Article
    rolls: bool = False
    status: Status = "V"
    in_force_from: date | None = None
    in_force_until: date | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of the law in yuan."""

    yuan: Decimal
    article: Article
    status: Status = "V"
    in_force_from: date | None = None
    in_force_until: date | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the law, such as 3 % a day."""

    share: Decimal
    article: Article
    status: Status = "V"
    in_force_from: date | None = None
    in_force_until: date | None = None


def in_force(versions: Iterable[D], day: date) -> D | None:
    """The version in force on `day`, or None."""
    for version in versions:
        begun = version.in_force_from is None or version.in_force_from <= day
        if begun and (version.in_force_until is None or day <= version.in_force_until):
            return version
    return None


def must(versions: Iterable[D], day: date) -> D:
    """The version in force on `day`. Raises LookupError when the law of that day is not known here."""
    found = in_force(versions, day)
    if found is None:
        raise LookupError(f"no version in force on {day}")
    return found


_BEFORE_REVISED = date(2021, 7, 14)

# On-the-spot decisions: the most that may be fined, bound included (SMP-01).
SPOT_LIMIT_CITIZEN = (
    Amount(Decimal(50), Article(OLD_PENALTY_LAW, 33), "M", None, _BEFORE_REVISED),
    Amount(Decimal(200), Article(PENALTY_LAW, 51), "V", REVISED),
)
SPOT_LIMIT_UNIT = (
    Amount(Decimal(1000), Article(OLD_PENALTY_LAW, 33), "M", None, _BEFORE_REVISED),
    Amount(Decimal(3000), Article(PENALTY_LAW, 51), "V", REVISED),
)
# Collection in cash on the spot without another ground (SMP-08).
CASH_LIMIT = (
    Amount(Decimal(20), Article(OLD_PENALTY_LAW, 47, "", 1), "M", None, _BEFORE_REVISED),
    Amount(Decimal(100), Article(PENALTY_LAW, 68, "", 1), "V", REVISED),
)
OFFICERS_AT_LEAST = 2  # 行政处罚法 42条1款
MINOR_UNTIL = 14  # years of age, 行政处罚法 30条
YOUTH_UNTIL = 18

REPORT = Period(3, WORKING_DAYS, Article(MINISTRY_PROCEDURE, 14, 2), False, "D", MINISTRY_PROCEDURE_FROM)
HAND_IN = Period(2, WORKING_DAYS, Article(PENALTY_LAW, 71))
BANKING = Period(2, WORKING_DAYS, Article(PENALTY_LAW, 71))
DELIVERY = Period(7, WORKING_DAYS, Article(PENALTY_LAW, 61, 1))
DISPUTE = Period(7, WORKING_DAYS, Article(MINISTRY_PROCEDURE, 6, 2), False, "M")
PAYMENT = Period(15, CALENDAR_DAYS, Article(PENALTY_LAW, 67, 3), True)
RECONSIDERATION = Period(60, CALENDAR_DAYS, Article(RECONSIDERATION_LAW, 20, 1), True)
RECONSIDERATION_UNTOLD = Period(1, YEARS, Article(RECONSIDERATION_LAW, 20, 3), True)
COURT_AFTER_RECONSIDERATION = Period(15, CALENDAR_DAYS, Article(LITIGATION_LAW, 45), True)
COURT_DIRECT = Period(6, MONTHS, Article(LITIGATION_LAW, 46, 1), True)
COURT_UNTOLD = Period(1, YEARS, Article("最高人民法院关于适用行政诉讼法的解释", 64, 1), True)
LIMITATION = Period(2, YEARS, Article(PENALTY_LAW, 36, 1))
LIMITATION_LONG = Period(5, YEARS, Article(PENALTY_LAW, 36, 1), False, "V", REVISED)
ECO_LIMITATION = Period(2, YEARS, Article(ECO_CODE, 1054, 1), False, "V", ECO_CODE_FROM)
ECO_LIMITATION_LONG = Period(5, YEARS, Article(ECO_CODE, 1054, 1), False, "V", ECO_CODE_FROM)
COURT_ENFORCEMENT = Period(3, MONTHS, Article(COERCION_LAW, 53), True)

# The ordinary procedure. Lengths marked M or D are local values (parts_local.Local).
VERIFYING = Article(MINISTRY_PROCEDURE, "（线索核查，第十五条，凭记忆，待法制机构确认）")
VERIFICATION = Period(15, WORKING_DAYS, VERIFYING, False, "M", MINISTRY_PROCEDURE_FROM)
VERIFICATION_EXTENSION = Period(10, WORKING_DAYS, VERIFYING, False, "M", MINISTRY_PROCEDURE_FROM)
ANSWER = Period(5, WORKING_DAYS, Article(SHANGHAI_ENFORCEMENT, 26, 2), False, "D")
PASS_ON = Period(3, WORKING_DAYS, Article(SHANGHAI_ENFORCEMENT, 26, 2), False, "D")
REGISTRATION = Period(7, WORKING_DAYS, Article(PENALTY_LAW, 56))
STATEMENT = Period(5, WORKING_DAYS, Article(PENALTY_LAW, 45, 1), False, "M")
HEARING_REQUEST = Period(5, WORKING_DAYS, Article(PENALTY_LAW, 64, "", 1), False, "V", REVISED)
HEARING_NOTICE = Period(7, WORKING_DAYS, Article(PENALTY_LAW, 64, "", 2))
REVIEW = Period(5, WORKING_DAYS, REVIEW_GUIDANCE, False, "M")
DECISION = Period(90, CALENDAR_DAYS, Article(PENALTY_LAW, 60), False, "V", REVISED)
ANNOUNCEMENT = Period(30, CALENDAR_DAYS, Article(CIVIL_PROCEDURE_LAW, 95), False, "V", date(2022, 1, 1))
PUBLICATION = Period(7, WORKING_DAYS, Article(MINISTRY_PROCEDURE, 10, 1), False, "V", MINISTRY_PROCEDURE_FROM)
EXTENSION = Article(MINISTRY_PROCEDURE, "（延长办案期限，条号未见，凭记忆，待法制机构确认）")
EXCLUSION = Article(MINISTRY_PROCEDURE, "（不计入办案期限的时间，条号未见，凭记忆，待法制机构确认）")
SUSPENSION = Article(MINISTRY_PROCEDURE, "（中止调查，条号未见，凭记忆，待法制机构确认）")
AGENTS_AT_MOST = 2  # at a hearing, 行政处罚法 64条5项
DISCUSSION_AT_LEAST = 2  # heads; the law gives no number, one alone is no discussion; places may ask for more
REVIEWERS_SHARE = Share(Decimal("0.05"), REVIEW_GUIDANCE, "M")  # of the officers, rounded up (design)

LATE_FEE_DAILY = Share(Decimal("0.03"), Article(PENALTY_LAW, 72, 1, 1))
LATE_FEE_CAP = Share(Decimal(1), Article(PENALTY_LAW, 72, 1, 1))  # of the fine; the cap also 强制法 45条2款


def spot_limit(as_unit: bool, day: date) -> Amount:
    """The most that may be fined on the spot on `day`, in yuan, bound included (行政处罚法 51条)."""
    return must(SPOT_LIMIT_UNIT if as_unit else SPOT_LIMIT_CITIZEN, day)


def cash_limit(day: date) -> Amount:
    """The most that may be collected in cash without another ground on `day` (行政处罚法 68条1项)."""
    return must(CASH_LIMIT, day)
