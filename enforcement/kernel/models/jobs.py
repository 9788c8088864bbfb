"""What is still to be told to readers of the record, and how periodic jobs went."""

from __future__ import annotations

from django.db import models

from enforcement.kernel.models.record import Record


class Outbox(models.Model):
    """One record row that one reader has still to react to; deleted when done."""

    reader = models.CharField("读者", max_length=60)
    record = models.ForeignKey(Record, models.PROTECT, related_name="+", verbose_name="记录")
    created_at = models.DateTimeField("登记时间")
    tries = models.PositiveSmallIntegerField("已试次数", default=0)

    class Meta:
        app_label = "enforcement"
        verbose_name = "待发事项"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["reader", "record"], name="outbox_once")]
        indexes = [models.Index(fields=["reader", "tries", "id"], name="outbox_queue")]

    def __str__(self) -> str:
        return f"{self.reader} {self.record_id}"


class JobRun(models.Model):
    """One run of a periodic job; `note` carries figures or the name of an error, no personal data."""

    name = models.CharField("任务", max_length=80)
    started_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间", null=True)
    ok = models.BooleanField("成功", null=True)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        app_label = "enforcement"
        verbose_name = "定时任务运行"
        default_permissions = ()
        indexes = [models.Index(fields=["name", "-started_at"], name="job_run_last")]

    def __str__(self) -> str:
        return f"{self.name} {self.started_at:%Y-%m-%d %H:%M}"
