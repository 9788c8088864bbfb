"""Gapless numbers per organisation, kind and year."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import connection

from enforcement.kernel import clock
from enforcement.kernel.errors import Conflict
from enforcement.kernel.models.numbering import IssuedNumber

_NEXT = """
WITH next AS (
INSERT INTO enforcement_numberseries AS s (organisation_id, kind, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (organisation_id, kind, year) DO UPDATE SET last = s.last + 1
RETURNING id, last
), issued AS (
    INSERT INTO enforcement_issuednumber (series_id, number, subject_id, issued_at, void_reason, voided_at)
    SELECT id, last, %s, %s, '', NULL FROM next
)
SELECT last FROM next
"""


def issue(organisation_id: int, kind: str, year: int, subject_id: uuid.UUID, now: datetime | None = None) -> int:
    """The next number of the series, from 1 on; given back by a rollback, so that no gap remains.

    Must run inside the transaction of the act: the series stays locked until it ends, so take the
    number late. RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a number is issued in the transaction of the act that uses it")
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [organisation_id, kind, year, subject_id, now or clock.now()])
        return int(cursor.fetchone()[0])


def void(organisation_id: int, kind: str, year: int, number: int, reason: str, now: datetime) -> None:
    """Marks a number void, with its reason; it is never given again.

    ValueError without a reason; Conflict when there is no such number or it is void already.
    """
    if not reason.strip():
        raise ValueError("a void number needs a reason")
    changed = IssuedNumber.objects.filter(
        series__organisation_id=organisation_id,
        series__kind=kind,
        series__year=year,
        number=number,
        voided_at__isnull=True,
    ).update(void_reason=reason.strip(), voided_at=now)
    if not changed:
        raise Conflict("这个编号不存在或者已经作废。请核对编号。")


def void_of(subject_id: uuid.UUID, reason: str, now: datetime) -> None:
    """Marks the number of one thing void, with its reason; raises as `void` does."""
    if not reason.strip():
        raise ValueError("a void number needs a reason")
    given = IssuedNumber.objects.filter(subject_id=subject_id, voided_at__isnull=True)
    if not given.update(void_reason=reason.strip(), voided_at=now):
        raise Conflict("这个编号不存在或者已经作废。请核对编号。")
