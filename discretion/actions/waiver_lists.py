"""What a waiver list holds: entries with their conditions as data, checked before the list is approved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from discretion.actions import lists
from discretion.models import Violation, WaiverEntry, WaiverList
from discretion.models.violation import Status
from enforcement.actions.administering import require_reason
from enforcement.kernel.errors import Invalid
from enforcement.models import User
from enforcement.rules.waiver_lists import faults_of

# What a kind of entry is called where rules read it.
RULE_KINDS = {"must": "minor", "may": "first_offence", "less": "less"}


@transaction.atomic
def put(
    row: WaiverList,
    violation: Violation,
    kind: str,
    conditions: Mapping[str, Any],
    words: str,
    source: str,
    *,
    by: User,
    now: datetime,
) -> WaiverEntry:
    """Enters one line into a draft; the same violation and kind is told anew. Invalid names what the conditions lack."""
    held = lists.locked_draft(row, by)
    if wrong := faults_of(RULE_KINDS[kind], conditions):
        raise Invalid(fields={"conditions": list(wrong)})
    held.entries.filter(violation=violation, kind=kind).delete()
    made: WaiverEntry = WaiverEntry.objects.create(
        waiver_list=held,
        organisation_id=held.organisation_id,
        violation=violation,
        kind=kind,
        conditions=dict(conditions),
        words=require_reason(words, "words"),
        valid_from=held.effective_from,
        source=require_reason(source, "source"),
        status=Status.DESIGN,
    )
    lists.note(held, "列入事项", by, now, violations=[violation.code], kind=kind, conditions=dict(conditions))
    return made


@transaction.atomic
def remove(row: WaiverList, entry: WaiverEntry, reason: str, *, by: User, now: datetime) -> None:
    """Takes a line out of a draft."""
    held = lists.locked_draft(row, by)
    if not held.entries.filter(pk=entry.pk).delete()[0]:
        raise Invalid(fields={"entry": ["请选择本版本已列入的事项。"]})
    code, why = entry.violation.code, require_reason(reason)
    lists.note(held, "移出事项", by, now, violations=[code], kind=entry.kind, reason=why)


def faults(held: WaiverList) -> list[str]:
    """What stands against approving a waiver list, in sentences."""
    return [
        f"{row.violation.name}：{says}"
        for row in held.entries.select_related("violation")
        for says in faults_of(RULE_KINDS[row.kind], row.conditions)
    ]
