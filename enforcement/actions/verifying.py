"""Checking the record on request: asked for on record, done by a worker, its result kept with the run."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.apps import apps
from django.conf import settings
from django.db import transaction

from enforcement.actions import administering
from enforcement.actions.administering import AUDIT
from enforcement.kernel import jobs
from enforcement.kernel.errors import Conflict, NotPermitted
from enforcement.kernel.models.jobs import JobRun
from enforcement.kernel.verify import verify
from enforcement.models import User
from enforcement.policies import roles

TASK: Final = "enforcement.verify_record"
KIND = "verification"
SHOWN = 3


@transaction.atomic
def ask_for_verification(*, by: User, now: datetime) -> None:
    """Has a worker check the record. Conflict while a check is running."""
    if not roles(by) & AUDIT:
        raise NotPermitted("办案记录由审计管理员核对。请交由审计管理员办理。")
    last = JobRun.objects.filter(name=TASK).order_by("-started_at").first()
    if (
        last is not None
        and last.ended_at is None
        and (now - last.started_at).total_seconds() < settings.CELERY_TASK_TIME_LIMIT
    ):
        raise Conflict("正在核对，还没有结束。请稍后刷新页面查看结果。")
    administering.note(KIND, by.organisation_id, by.organisation_id, "要求核对记录", by=by, now=now, facts={})
    jobs.after_commit(TASK)


def verify_now() -> str:
    """Checks everything; figures and the first faults in one line that fits the note of a run."""
    rows = 0

    def progress(count: int) -> None:
        nonlocal rows
        rows = count

    faults = verify(progress, [(kind, apps.get_model(label)) for kind, label in settings.RECORD_SUBJECTS.items()])
    if not faults:
        return f"核对了 {rows} 条记录，全部相符。"
    first = "；".join(f"{fault.code} {fault.where}" for fault in faults[:SHOWN])
    return f"核对了 {rows} 条记录，发现 {len(faults)} 处不符：{first}"[:200]
