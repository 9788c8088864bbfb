"""Periods of national law that only the calculator counts; those of running clocks stand in `statutes`."""

from __future__ import annotations

from enforcement.rules.findings import Article
from enforcement.rules.statutes import (
    CALENDAR_DAYS,
    CIVIL_CODE,
    CIVIL_PROCEDURE_LAW,
    COERCION_LAW,
    MONTHS,
    PENALTY_LAW,
    RECONSIDERATION_LAW,
    WORKING_DAYS,
    YEARS,
    Period,
)

NEXT_DAY = Period(1, WORKING_DAYS, Article(CIVIL_CODE, 201, 1))
PENALTY_DAYS = Period(7, WORKING_DAYS, Article(PENALTY_LAW, 85))
COERCION_DAYS = Period(10, WORKING_DAYS, Article(COERCION_LAW, 69))
RECONSIDERATION_DAYS = Period(60, CALENDAR_DAYS, Article(RECONSIDERATION_LAW, 88, 2), True)
ROLLING_DAYS = Period(15, CALENDAR_DAYS, Article(CIVIL_CODE, 203, 1), True)
CORRESPONDING_DAY = Period(6, MONTHS, Article(CIVIL_CODE, 202), True)
POSTED = Article(CIVIL_PROCEDURE_LAW, 85, 4)

CORRECTION = Period(3, CALENDAR_DAYS, Article(PENALTY_LAW, 28, 1), False, "D")
LATE_FEE_CAPPED = Period(34, CALENDAR_DAYS, Article(PENALTY_LAW, 72, 1, 1))
FOURTEEN = Period(14, YEARS, Article(PENALTY_LAW, 30), False, "D")
EIGHTEEN = Period(18, YEARS, Article(PENALTY_LAW, 30), False, "D")
