"""The law of then: each constant that was revised, with its earlier version first. Ask `must(versions, day)`.

The day is that of the step the constant governs: delivery of the notice for the request of a hearing, the decision for
its delivery, the announcement for its days. Earlier texts were not seen: their standing is M. That 2, 3, 5 and 7 days
are working days came with 行政处罚法 85条 in 2021; before, days are calendar days, and those of the party roll over.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from enforcement.rules import statutes
from enforcement.rules.findings import Article
from enforcement.rules.statutes import (
    CALENDAR_DAYS,
    MINISTRY_PROCEDURE_FROM,
    MONTHS,
    OLD_PENALTY_LAW,
    PENALTY_LAW,
    RECONSIDERATION_REVISED,
    REVISED,
    Period,
    Unit,
)

OLD_RECONSIDERATION_LAW = "行政复议法（2023年修订前）"
OLD_CIVIL_PROCEDURE_LAW = "民事诉讼法（2021年修正前）"
OLD_LITIGATION_LAW = "行政诉讼法（2014年修正前）"
REVIEW_FROM = date(2018, 1, 1)  # legal review comes into the penalty law of then, 38条3款 (M)
ANNOUNCEMENT_SHORTENED = date(2022, 1, 1)
COURT_REVISED = date(2015, 5, 1)


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _old(length: int, unit: Unit, article: Article, until: date, *, rolls: bool = False) -> Period:
    return Period(length, unit, article, rolls, "M", None, _before(until))


def _revised(period: Period) -> Period:
    return replace(period, in_force_from=REVISED)


def _old_days(length: int, article: Article, *, rolls: bool = False) -> Period:
    return _old(length, CALENDAR_DAYS, article, REVISED, rolls=rolls)


LIMITATION = (_old(2, Unit.YEARS, Article(OLD_PENALTY_LAW, 29, 1), REVISED), _revised(statutes.LIMITATION))
REGISTRATION = (_old_days(7, Article(OLD_PENALTY_LAW, 37, 2)), _revised(statutes.REGISTRATION))
HEARING_REQUEST = (_old_days(3, Article(OLD_PENALTY_LAW, 42, 1, 1), rolls=True), statutes.HEARING_REQUEST)
HEARING_NOTICE = (_old_days(7, Article(OLD_PENALTY_LAW, 42, 1, 2)), _revised(statutes.HEARING_NOTICE))
DELIVERY = (_old_days(7, Article(OLD_PENALTY_LAW, 40)), _revised(statutes.DELIVERY))
PAYMENT = (_old_days(15, Article(OLD_PENALTY_LAW, 46, 3), rolls=True), _revised(statutes.PAYMENT))
HAND_IN = (_old_days(2, Article(OLD_PENALTY_LAW, 50)), _revised(statutes.HAND_IN))
BANKING = (_old_days(2, Article(OLD_PENALTY_LAW, 50)), _revised(statutes.BANKING))
# The days of the report are a local value; the ministry's number came in 2022, the duty was in the law before.
REPORT = (
    replace(
        statutes.REPORT, article=Article(OLD_PENALTY_LAW, 34, 3), in_force_from=None, in_force_until=_before(REVISED)
    ),
    replace(
        statutes.REPORT,
        article=Article(PENALTY_LAW, 52, 3),
        in_force_from=REVISED,
        in_force_until=_before(MINISTRY_PROCEDURE_FROM),
    ),
    statutes.REPORT,
)
ANNOUNCEMENT = (
    _old(60, CALENDAR_DAYS, Article(OLD_CIVIL_PROCEDURE_LAW, 92), ANNOUNCEMENT_SHORTENED),
    statutes.ANNOUNCEMENT,
)
RECONSIDERATION = (
    _old(60, CALENDAR_DAYS, Article(OLD_RECONSIDERATION_LAW, 9, 1), RECONSIDERATION_REVISED, rolls=True),
    replace(statutes.RECONSIDERATION, in_force_from=RECONSIDERATION_REVISED),
)
COURT_DIRECT = (
    _old(3, MONTHS, Article(OLD_LITIGATION_LAW, 39), COURT_REVISED, rolls=True),
    replace(statutes.COURT_DIRECT, in_force_from=COURT_REVISED),
)


def article_then(day: date, now: Article, then: Article) -> Article:
    """The article of the penalty law that is in force on `day`: `then` before 2021-07-15."""
    return now if day >= REVISED else then
