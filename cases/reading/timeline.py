"""The record of a case in words: who, as which officer with which certificate, when, on which article, with what said."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cases.models import Case
from enforcement.kernel.models import Record
from enforcement.models import Officer

MOST = 40
LATE = timedelta(minutes=30)
FORCES = {"forbids": "不得办理", "asks_reason": "须说明理由", "notes": "请知悉"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the record. `late` is when it was entered, if that was well after it happened."""

    seq: int
    at: datetime
    entered_at: datetime
    late: bool
    verb: str
    by: str
    officers: str
    article: str
    findings: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str], ...]
    digest: str
    returned: str = ""


def entries(case: Case, *, before: int | None = None) -> tuple[list[Entry], int | None]:
    """The newest rows first, and the number to go on from when there are older ones. The handlers are read before."""
    rows = Record.objects.filter(subject_kind="case", subject_id=case.pk).select_related("by").order_by("-seq")
    if before is not None:
        rows = rows.filter(seq__lt=before)
    found = list(rows[: MOST + 1])
    shown = found[:MOST]
    said = [json.loads(bytes(row.body))["facts"] for row in shown]
    ids = {each["officer"] for facts in said for each in facts.get("officers", []) if isinstance(each["officer"], int)}
    names = {each.officer_id: each.officer.name for each in case.handlings.all()}
    if strangers := ids - names.keys():
        names |= dict(Officer.objects.filter(pk__in=strangers).values_list("pk", "name"))
    rest = found[MOST - 1].seq if len(found) > MOST else None
    return [_entry(row, facts, names) for row, facts in zip(shown, said, strict=True)], rest


def _entry(row: Record, facts: dict[str, Any], names: dict[int, str]) -> Entry:
    people = [
        f"{names.get(each['officer'], '无执法证人员')} {each['certificate']}".strip()
        for each in facts.get("officers", [])
    ]
    return Entry(
        seq=row.seq,
        at=row.at,
        entered_at=row.entered_at,
        late=row.entered_at - row.at > LATE,
        verb=row.verb,
        by=row.by.name if row.by else "系统",
        officers="、".join(people),
        article=facts.get("article", ""),
        findings=tuple((FORCES.get(each["force"], ""), each["says"]) for each in facts.get("findings", [])),
        reasons=tuple(sorted(facts.get("reasons", {}).items())),
        digest=bytes(row.hash).hex(),
        returned=facts.get("returned", ""),
    )
