"""Periods of national law that only the calculator counts; those of running clocks stand in `statutes`."""

from __future__ import annotations

from enforcement.rules.findings import Article
from enforcement.rules.statutes import (
    CALENDAR_DAYS,
    CIVIL_CODE,
    CIVIL_PROCEDURE_LAW,
    COERCION_LAW,
    HOURS,
    MONTHS,
    PENALTY_LAW,
    RECONSIDERATION_LAW,
    SHANGHAI_ENFORCEMENT,
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
LATE_FEE_RUNS = Period(30, CALENDAR_DAYS, Article(COERCION_LAW, 46, 1))
LATE_FEE_CAPPED = Period(34, CALENDAR_DAYS, Article(PENALTY_LAW, 72, 1, 1))
DEMAND = Period(10, WORKING_DAYS, Article(COERCION_LAW, 54))
COURT_ACCEPTS = Period(5, WORKING_DAYS, Article(COERCION_LAW, 56, 2))
COURT_RULES = Period(7, WORKING_DAYS, Article(COERCION_LAW, 57))
COURT_EXAMINES = Period(30, CALENDAR_DAYS, Article(COERCION_LAW, 58, 2), True)
COURT_SERVES = Period(5, WORKING_DAYS, Article(COERCION_LAW, 58, 2))
REFUSED_ACCEPTANCE = Period(15, CALENDAR_DAYS, Article(COERCION_LAW, 56, 2), True)
REFUSED_ENFORCEMENT = Period(15, CALENDAR_DAYS, Article(COERCION_LAW, 58, 3), True)
SUSPENDED_FOR_GOOD = Period(3, YEARS, Article(COERCION_LAW, 39, 2))
SUBSTITUTE = Period(3, WORKING_DAYS, Article(COERCION_LAW, 51, 1, 2))
SEIZURE_APPROVAL = Period(24, HOURS, Article(COERCION_LAW, 19))
SEIZURE = Period(30, CALENDAR_DAYS, Article(COERCION_LAW, 25, 1))
PERISHABLE = Period(2, CALENDAR_DAYS, Article(SHANGHAI_ENFORCEMENT, 22), False, "D")
UNCLAIMED = Period(60, CALENDAR_DAYS, Article(SHANGHAI_ENFORCEMENT, 22), False, "D")
AS_BUILT_PAPERS = Period(6, MONTHS, Article("城乡规划法", 67), True)
FOURTEEN = Period(14, YEARS, Article(PENALTY_LAW, 30), False, "D")
EIGHTEEN = Period(18, YEARS, Article(PENALTY_LAW, 30), False, "D")
