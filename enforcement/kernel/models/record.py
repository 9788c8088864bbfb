"""The append-only record and its signed checkpoints."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class Record(models.Model):
    """One act on one subject, chained to the act before it.

    `at` is when it happened, `entered_at` when it was entered. `body` holds the canonical JSON bytes of
    every other column and of the free facts; `hash` = sha256(prev_hash || body). Rows hold ids and
    digests, never a name or number of a person. The database refuses to change or remove a row, sets
    `xact`, and refuses a row that does not continue its chain.
    """

    subject_kind = models.CharField("对象类别", max_length=32)
    subject_id = models.UUIDField("对象")
    seq = models.PositiveIntegerField("序号")
    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="+", verbose_name="机构")
    verb = models.CharField("事项", max_length=64)
    step = models.CharField("步骤", max_length=64, blank=True)
    state_after = models.CharField("之后状态", max_length=32, null=True)
    version = models.PositiveIntegerField("版本", null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="经办账号"
    )
    at = models.DateTimeField("发生时间")
    entered_at = models.DateTimeField("录入时间")
    # The trigger overwrites it; the default only makes Django read the real value back.
    xact = models.BigIntegerField("事务", db_default=0, editable=False)
    body = models.BinaryField("内容")
    prev_hash = models.BinaryField("前一指纹", max_length=32)
    hash = models.BinaryField("指纹", max_length=32)

    class Meta:
        app_label = "enforcement"
        db_table = "enforcement_record"
        verbose_name = "办案记录"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id", "seq"], name="record_seq"),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "version"],
                name="record_version",
                condition=Q(version__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} #{self.seq} {self.verb}"


class Checkpoint(models.Model):
    """The database's note of a signed checkpoint file; the file, kept elsewhere, is what counts."""

    number = models.PositiveIntegerField("序号", primary_key=True)
    made_at = models.DateTimeField("生成时间")
    digest = models.BinaryField("摘要", max_length=32)
    last_record_id = models.BigIntegerField("最后一条记录")

    class Meta:
        app_label = "enforcement"
        db_table = "enforcement_checkpoint"
        verbose_name = "记录检查点"
        default_permissions = ()

    def __str__(self) -> str:
        return f"检查点 {self.number}"
