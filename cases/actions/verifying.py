"""Evidence is hashed again while it rests: what no longer has its fingerprint is found before it is needed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from cases.models import CustodyEvent, Evidence, Notice
from enforcement.kernel import files, record
from enforcement.models import User
from enforcement.queries import holders

EVERY = timedelta(days=7)
BATCH = 100
# A night is longer than one run of the worker may last; what is left is the first to be looked at the next night.
SECONDS = 10 * 60


@dataclass(frozen=True)
class Verified:
    """How many pieces were hashed again, and how many of them are damaged."""

    looked_at: int
    damaged: int


def verify_evidence(now: datetime, *, seconds: float = SECONDS) -> Verified:
    """Hashes again what was not verified for a week, the longest waiting first, until all is done or time is up."""
    looked_at = damaged = 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        waiting = Evidence.objects.filter(Q(verified_at__isnull=True) | Q(verified_at__lt=now - EVERY))
        page = list(
            waiting.select_related("file", "case__organisation", "case__authority").order_by("verified_at", "pk")[
                :BATCH
            ]
        )
        for piece in page:
            if time.monotonic() >= until:
                break
            looked_at += 1
            damaged += not _verify(piece, now)
        if len(page) < BATCH:
            break
    return Verified(looked_at, damaged)


def _verify(piece: Evidence, now: datetime) -> bool:
    """Writes the result into the custody of the piece, and damage that is new into the record of its case."""
    intact = files.verify(piece.file) and piece.file.sha256 == piece.sha256
    with transaction.atomic():
        Evidence.objects.filter(pk=piece.pk).update(verified_at=now, intact=intact)
        note = "指纹与接收时一致" if intact else "文件缺失或者指纹与接收时不一致"
        CustodyEvent.objects.create(evidence=piece, verb="verified", by=None, at=now, note=note)
        if piece.intact and not intact:
            record.append(
                subject_kind="case",
                subject_id=piece.case_id,
                organisation_id=piece.case.organisation_id,
                verb="证据复核发现文件损坏",
                step="evidence-verification",
                state_after=None,
                at=now,
                now=now,
                facts={"article": "行政处罚法第四十六条", "evidence": {"id": str(piece.pk), "sha256": piece.sha256}},
            )
            _tell(piece, now)
    return intact


def _tell(piece: Evidence, now: datetime) -> None:
    """The handlers, their leaders and the heads learn of it; damage that comes again is told again."""
    Notice.objects.bulk_create(
        [Notice(evidence=piece, person=who, rung=rung, created_at=now) for who, rung in _concerned(piece)],
        ignore_conflicts=True,
    )
    piece.notices.filter(created_at__lt=now).update(created_at=now, read_at=None)


def _concerned(piece: Evidence) -> list[tuple[User, str]]:
    """Each person once, under the lowest rung."""
    case = piece.case
    found: dict[User, str] = {}
    for user in User.objects.filter(officer__handlings__case=case, officer__handlings__until__isnull=True):
        found[user] = "handler"
    for rung, role in (("leader", "squad_leader"), ("head", "bureau_head")):
        for user in holders(role, case.organisation, case.authority):
            found.setdefault(user, rung)
    return list(found.items())
