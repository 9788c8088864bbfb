"""Constants of national law about force: seizure, enforcement, the court, unlawful construction."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from enforcement.rules.findings import Article
from enforcement.rules.statutes import (
    CALENDAR_DAYS,
    COERCION_LAW,
    HOURS,
    MONTHS,
    SHANGHAI_ENFORCEMENT,
    WORKING_DAYS,
    YEARS,
    Amount,
    Period,
    Share,
)

PLANNING_LAW = "城乡规划法"
LITIGATION_READING = "最高人民法院关于适用行政诉讼法的解释"
COERCION_FROM = date(2012, 1, 1)
PLANNING_FROM = date(2008, 1, 1)
LITIGATION_READING_FROM = date(2018, 2, 8)
# Ten days and less are working days (行政强制法 69条); the rest are calendar days.
TEN_DAYS = Article(COERCION_LAW, 69)

# Seizure. The authority's own terms are limits on it and never move on (CAL-05).
APPROVAL_AFTERWARDS = Period(24, HOURS, Article(COERCION_LAW, 19), False, "V", COERCION_FROM)
SEIZURE = Period(30, CALENDAR_DAYS, Article(COERCION_LAW, 25, 1), False, "V", COERCION_FROM)
SEIZURE_EXTENSION = Period(30, CALENDAR_DAYS, Article(COERCION_LAW, 25, 1), False, "V", COERCION_FROM)
# Shanghai, elsewhere a local value; whether the two days are working days is not said.
PERISHABLE_CALL = Period(2, CALENDAR_DAYS, Article(SHANGHAI_ENFORCEMENT, 22, 2), False, "D")
UNCLAIMED = Period(60, CALENDAR_DAYS, Article(SHANGHAI_ENFORCEMENT, 22, 3), True, "D")

# Enforcement by the authority.
LATE_FEE_RUN = Period(30, CALENDAR_DAYS, Article(COERCION_LAW, 46, 1), False, "V", COERCION_FROM)
SUBSTITUTE_DEMAND = Period(3, WORKING_DAYS, Article(COERCION_LAW, 51, 1, 2), False, "V", COERCION_FROM)
GIVEN_UP = Period(3, YEARS, Article(COERCION_LAW, 39, 2), False, "V", COERCION_FROM)

# Enforcement by the court.
DEMAND = Period(10, WORKING_DAYS, Article(COERCION_LAW, 54), False, "V", COERCION_FROM)
COURT_ACCEPTS = Period(5, WORKING_DAYS, Article(COERCION_LAW, 56, 1), False, "V", COERCION_FROM)
COURT_RULES = Period(7, WORKING_DAYS, Article(COERCION_LAW, 57), False, "V", COERCION_FROM)
COURT_RULES_LONG = Period(30, CALENDAR_DAYS, Article(COERCION_LAW, 58, 2), True, "V", COERCION_FROM)
COURT_SERVES = Period(5, WORKING_DAYS, Article(COERCION_LAW, 58, 2), False, "V", COERCION_FROM)
COURT_AT_ONCE = Period(5, WORKING_DAYS, Article(COERCION_LAW, 59), False, "V", COERCION_FROM)
OBJECTION_NOT_ACCEPTED = Period(15, CALENDAR_DAYS, Article(COERCION_LAW, 56, 2), True, "V", COERCION_FROM)
OBJECTION_NOT_ENFORCED = Period(15, CALENDAR_DAYS, Article(COERCION_LAW, 58, 3), True, "V", COERCION_FROM)
HIGHER_COURT_ACCEPTS = Period(15, CALENDAR_DAYS, Article(COERCION_LAW, 56, 2), True, "V", COERCION_FROM)
HIGHER_COURT_RULES = Period(30, CALENDAR_DAYS, Article(COERCION_LAW, 58, 3), True, "V", COERCION_FROM)
JUDGMENT_ENFORCEMENT = Period(
    2, YEARS, Article(LITIGATION_READING, 153, 1), True, "D", LITIGATION_READING_FROM
)  # for an authority whose decision a judgment upheld: inferred

# Unlawful construction: shares of the cost of the works, ends included.
WORKS_LOW = Share(Decimal("0.05"), Article(PLANNING_LAW, 64), "V", PLANNING_FROM)
WORKS_HIGH = Share(Decimal("0.10"), Article(PLANNING_LAW, 64), "V", PLANNING_FROM)
TEMPORARY_HIGH = Share(Decimal(1), Article(PLANNING_LAW, 66), "V", PLANNING_FROM)
COMPLETION_LOW = Amount(Decimal(10000), Article(PLANNING_LAW, 67), "V", PLANNING_FROM)
COMPLETION_HIGH = Amount(Decimal(50000), Article(PLANNING_LAW, 67), "V", PLANNING_FROM)
COMPLETION_PAPERS = Period(6, MONTHS, Article(PLANNING_LAW, 45, 2), True, "V", PLANNING_FROM)
# The court does not take over the removal of buildings that the planning law lets the authority remove itself.
REMOVAL_READING = Article("法释〔2013〕5号", "（凭记忆，待法制机构确认）")
