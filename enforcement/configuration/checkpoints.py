"""Signed checkpoints and the last checks of the record, for audit administrators."""

from __future__ import annotations

from django.db.models import QuerySet

from enforcement.actions.verifying import KIND, TASK, ask_for_verification
from enforcement.configuration.fields import day_filters
from enforcement.configuration.places import AUDIT
from enforcement.configuration.sheet import Act, Call, Column, Done, Sheet
from enforcement.kernel import checkpoints
from enforcement.kernel.models.jobs import JobRun
from enforcement.kernel.models.record import Checkpoint, Record
from enforcement.models import User
from enforcement.wording import moment_words


def rows(user: User) -> QuerySet[Checkpoint]:
    """Every checkpoint: there is one series for the whole installation."""
    return Checkpoint.objects.all()


def standing(row: Checkpoint) -> str:
    """Whether the signed file of a checkpoint is there and is the one that was noted."""
    try:
        signed = checkpoints.read(row.number)
    except OSError:
        return "文件缺失"
    except ValueError:
        return "文件损坏"
    return "相符" if signed.genuine and signed.digest == bytes(row.digest) else "不相符"


def _notice(user: User) -> str:
    asked = Record.objects.filter(subject_kind=KIND).order_by("-entered_at").first()
    last = JobRun.objects.filter(name=TASK).order_by("-started_at").first()
    if asked is not None and (last is None or last.started_at < asked.entered_at):
        return f"{moment_words(asked.entered_at)} 要求的核对还在排队。请稍后刷新；一直没有结果的，请系统管理员检查后台任务。"
    if last is None:
        return "还没有核对过。每天清晨自动核对一次，也可以现在核对。"
    if last.ended_at is None:
        return f"{moment_words(last.started_at)} 开始的核对还没有结束。请稍后刷新。"
    if not last.ok:
        return f"{moment_words(last.started_at)} 的核对没有完成（{last.note}）。请重新核对。"
    return f"最近一次核对：{moment_words(last.ended_at)}，{last.note}"


def _verify(call: Call) -> Done:
    ask_for_verification(by=call.by, now=call.now)
    return Done("已经要求核对。记录多的需要几分钟，请稍后刷新本页查看结果。")


CHECKPOINTS = Sheet(
    slug="checkpoints",
    title="记录核对",
    intro="检查点每小时把全部记录的末端签名一次，签名文件存放在数据库之外。核对逐条重算指纹，并与检查点比对。",
    roles=AUDIT,
    rows=rows,
    order="-number",
    entries=False,
    notice=_notice,
    columns=(
        Column("检查点", lambda row: f"第 {row.number} 号", "number"),
        Column("签名文件", standing, tone=lambda row: "" if standing(row) == "相符" else "stop"),
        Column("生成时间", lambda row: moment_words(row.made_at), "made_at"),
        Column("最后一条记录", lambda row: str(row.last_record_id), "last_record_id"),
        Column("摘要", lambda row: bytes(row.digest).hex()[:16]),
    ),
    filters=day_filters("made_at"),
    acts=(
        Act(
            "verify",
            "现在核对",
            "现在核对",
            AUDIT,
            _verify,
            says="由后台任务核对全部记录，不影响办案。发现不符的，请保全现场。",
        ),
    ),
)
