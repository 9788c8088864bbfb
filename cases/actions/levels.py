"""Levels of clocks and the notices that climb the ladder, by set-based SQL: a second run adds nothing.

due soon and due tell the handlers; overdue tells the squad leader too; escalated tells the head as well.
The clocks that only inform, the party's terms to state, to ask for a hearing, for remedies, are never alarmed.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from cases import facts as case_facts
from cases.models import Case, Clock
from enforcement.models import Organisation
from enforcement.queries import calendar
from enforcement.rules import deadlines
from enforcement.rules.calendar import Calendar
from enforcement.rules.parts_local import Local

SILENT = ("reconsideration", "court", "statement", "hearing_request")
BATCH = 2_000
# An organisation, the last day that is "soon" there, and the first day not yet escalated.
Threshold = tuple[int, date, date]

MOVE = """
WITH threshold (organisation_id, soon_until, escalated_before) AS (
    SELECT * FROM unnest(%(organisations)s::bigint[], %(soon)s::date[], %(escalated)s::date[])
), wrong AS (
    SELECT c.id, c.case_id, c.alarm_on, n.level
    FROM cases_clock c
    JOIN threshold t ON t.organisation_id = c.organisation_id
    CROSS JOIN LATERAL (SELECT CASE
        WHEN c.alarm_on < t.escalated_before THEN 'escalated'
        WHEN c.alarm_on < %(today)s THEN 'overdue'
        WHEN c.alarm_on = %(today)s THEN 'due'
        WHEN c.alarm_on <= t.soon_until THEN 'due_soon'
        ELSE 'none' END AS level) n
    WHERE c.ended_on IS NULL AND c.kind <> ALL (%(silent)s)
      AND (c.alarm_on <= %(last_soon)s OR c.level <> 'none')
      AND c.level <> n.level
      AND (%(cases)s::uuid[] IS NULL OR c.case_id = ANY (%(cases)s::uuid[]))
    ORDER BY c.id LIMIT %(batch)s
    FOR UPDATE OF c SKIP LOCKED
), moved AS (
    UPDATE cases_clock c SET level = w.level, level_from = %(today)s
    FROM wrong w WHERE w.id = c.id RETURNING c.id
), told AS (
    INSERT INTO cases_clocklevel (clock_id, level, alarm_on, "on", entered_at)
    SELECT w.id, w.level, w.alarm_on, %(today)s, %(now)s FROM wrong w WHERE w.level <> 'none'
    ON CONFLICT DO NOTHING
    RETURNING id, clock_id, level
), rung AS (
    SELECT t.id AS clock_level_id, o.user_id AS person_id, 'handler' AS rung, 1 AS step
    FROM told t JOIN wrong w ON w.id = t.clock_id
    JOIN cases_handling h ON h.case_id = w.case_id AND h.until IS NULL
    JOIN enforcement_officer o ON o.id = h.officer_id AND o.user_id IS NOT NULL
    UNION ALL
    SELECT t.id, g.user_id, CASE p.codename WHEN 'squad_leader' THEN 'leader' ELSE 'head' END, 2
    FROM told t JOIN wrong w ON w.id = t.clock_id
    JOIN cases_case k ON k.id = w.case_id
    JOIN enforcement_organisation unit ON unit.id = k.organisation_id
    JOIN enforcement_organisation body ON body.id = k.authority_id
    JOIN enforcement_organisation post ON unit.path LIKE post.path || '%%' AND post.path LIKE body.path || '%%'
    JOIN enforcement_organisationuserobjectpermission g ON g.content_object_id = post.id
    JOIN auth_permission p ON p.id = g.permission_id
    JOIN enforcement_user u ON u.id = g.user_id AND u.is_active
    WHERE (p.codename = 'squad_leader' AND t.level IN ('overdue', 'escalated'))
       OR (p.codename = 'bureau_head' AND t.level = 'escalated')
), noticed AS (
    INSERT INTO cases_notice (clock_level_id, person_id, rung, created_at)
    SELECT DISTINCT ON (clock_level_id, person_id) clock_level_id, person_id, rung, %(now)s::timestamptz
    FROM rung ORDER BY clock_level_id, person_id, step
    ON CONFLICT DO NOTHING
)
SELECT count(*) FROM moved
"""

END = """
UPDATE cases_clock SET level = 'none', level_from = NULL
WHERE ended_on IS NOT NULL AND level <> 'none' AND (%(cases)s::uuid[] IS NULL OR case_id = ANY (%(cases)s::uuid[]))
"""


def move(*, today: date, now: datetime, case_ids: Sequence[uuid.UUID] | None = None) -> int:
    """Sets every clock to the level of `today` in batches; returns how many moved.

    Each batch is a transaction of its own when called outside one, so a killed run loses nothing and the
    next one goes on. With `case_ids` only the clocks of those cases are looked at.
    """
    return _move(list(_thresholds(today, case_ids)), today, now, case_ids)


def move_case(case: Case, clocks: Sequence[Clock], days: Calendar, values: Local, *, today: date, now: datetime) -> int:
    """The same for one locked case whose clocks, calendar and local values are at hand; most acts move nothing.

    Clocks that ended were set to no level as they ended.
    """
    threshold = _threshold(case.organisation_id, today, days, values)
    running = (row for row in clocks if row.ended_on is None and row.kind not in SILENT)
    if all(row.level == level_on(row.alarm_on, today, threshold) for row in running):
        return 0
    return _move([threshold], today, now, [case.pk], ended=False)


def level_on(alarm_on: date, today: date, threshold: Threshold) -> deadlines.Level:
    """The level of a running clock on `today`, by the same comparisons as the statement above."""
    _, soon_until, escalated_before = threshold
    if alarm_on < escalated_before:
        return "escalated"
    if alarm_on <= today:
        return "due" if alarm_on == today else "overdue"
    return "due_soon" if alarm_on <= soon_until else "none"


def _move(
    thresholds: list[Threshold],
    today: date,
    now: datetime,
    case_ids: Sequence[uuid.UUID] | None,
    *,
    ended: bool = True,
) -> int:
    cases = None if case_ids is None else list(case_ids)
    given: dict[str, Any] = {
        "organisations": [organisation for organisation, _, _ in thresholds],
        "soon": [soon_until for _, soon_until, _ in thresholds],
        "escalated": [before for _, _, before in thresholds],
        "last_soon": max((soon_until for _, soon_until, _ in thresholds), default=today),
        "cases": cases,
        "today": today,
        "now": now,
        "batch": BATCH,
        "silent": list(SILENT),
    }
    moved = 0
    while True:
        with transaction.atomic(savepoint=False), connection.cursor() as cursor:
            cursor.execute(MOVE, given)
            count = int(cursor.fetchone()[0])
            if ended:
                cursor.execute(END, {"cases": cases})
        moved += count
        if count < BATCH:
            return moved


def _thresholds(today: date, case_ids: Sequence[uuid.UUID] | None) -> Iterator[Threshold]:
    clocks = Clock.objects.filter(ended_on__isnull=True)
    if case_ids is not None:
        clocks = clocks.filter(case_id__in=case_ids)
    found = Organisation.objects.filter(pk__in=clocks.values("organisation_id"))
    days = calendar()
    for organisation in found:
        yield _threshold(organisation.pk, today, days, case_facts.local_of(organisation, today))


def _threshold(organisation_id: int, today: date, days: Calendar, values: Local) -> Threshold:
    soon_until = deadlines.soon_until(today, days, values)
    return organisation_id, soon_until, deadlines.escalated_before(today, days, values)
