"""The legal office confirms what was entered from memory, from an excerpt, or as a design of ours: with its source."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction

from discretion.models import LocalParameter, StatuteArticle, ViolationVersion, WaiverEntry
from discretion.models.violation import Status
from enforcement.actions import administering
from enforcement.actions.administering import require_reason
from enforcement.kernel.errors import Conflict, NotPermitted
from enforcement.kernel.models.record import Record
from enforcement.models import User
from enforcement.policies import holds, roles

REVIEWS = frozenset({"legal_reviewer"})
CONFIRMED = "法制机构确认"
REFERENCE = "reference"
# One chain per row of reference data: the table is part of its id, since the tables count from one each.
TABLES = {StatuteArticle: 1, ViolationVersion: 2, WaiverEntry: 3}
Reference = StatuteArticle | ViolationVersion | WaiverEntry


def subject_of(row: Reference) -> uuid.UUID:
    """The subject of the record for a row of reference data."""
    return uuid.UUID(int=(TABLES[type(row)] << 64) + row.pk)


@transaction.atomic
def confirm_parameter(row: LocalParameter, source: str, *, by: User, now: datetime) -> None:
    """Confirms a local value of an organisation in the reviewer's scope. Conflict for whoever entered it himself."""
    _require_reviewer(by)
    if says := outside(by, row):
        raise NotPermitted(says)
    source = require_reason(source, "source")
    _require_other("parameter", uuid.UUID(int=row.pk), by)
    if not LocalParameter.objects.filter(pk=row.pk, confirmed=False).update(confirmed=True, source=source[:300]):
        raise Conflict("这个取值已经确认。请刷新页面核对。")
    facts = {"source": source}
    administering.note("parameter", row.pk, row.organisation_id, CONFIRMED, by=by, now=now, facts=facts)


@transaction.atomic
def confirm_reference(row: Reference, source: str, *, by: User, now: datetime) -> None:
    """Confirms that an article, a penalty clause or a line of a waiver list says what was published."""
    _require_reviewer(by)
    if says := outside(by, row):
        raise NotPermitted(says)
    source = require_reason(source, "source")
    _require_other(REFERENCE, subject_of(row), by)
    open_rows: Any = type(row)._default_manager.filter(pk=row.pk).exclude(status=Status.VERIFIED)
    length = type(row)._meta.get_field("source").max_length  # type: ignore[union-attr]  # a plain column
    if not open_rows.update(status=Status.VERIFIED, source=source[:length]):
        raise Conflict("这一项已经核对。请刷新页面核对。")
    facts = {"source": source, "status": row.status}
    administering.note(REFERENCE, subject_of(row), by.organisation_id, CONFIRMED, by=by, now=now, facts=facts)


def _require_reviewer(by: User) -> None:
    if not roles(by) & REVIEWS:
        raise NotPermitted("只有法制审核人员能够确认。请交由法制审核人员办理。")


def outside(by: User, row: LocalParameter | Reference) -> str:
    """Why a row belongs to the legal office of another organisation; empty when it is the reviewer's to confirm."""
    if not isinstance(row, LocalParameter | WaiverEntry) or holds(by, REVIEWS, row.organisation.path):
        return ""
    if isinstance(row, WaiverEntry):
        return f"这份清单由{row.organisation.name}公布。请由该机构的法制审核人员核对。"
    return f"这个取值由{row.organisation.name}规定。请由该机构的法制审核人员确认，或者由系统管理员为本机构另定取值。"


def _require_other(kind: str, subject: uuid.UUID, by: User) -> None:
    if Record.objects.filter(subject_kind=kind, subject_id=subject, by_id=by.pk).exists():
        raise Conflict("这一项是您自己登记的，不能由您确认。请由另一名法制审核人员确认。")
