"""The powers-and-duties list 权责清单, as dated rows: what an organisation may punish, and by which title."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from discretion.models.violation import Violation


class Power(models.Model):
    """One power held between two days (行政处罚法 17, 18, 20, 24条); a null end is open."""

    class Title(models.TextChoices):
        OWN = "own", "本机关法定职权"
        TRANSFER = "transfer", "省级决定下放（行政处罚法第二十四条）"
        ENTRUSTMENT = "entrustment", "受委托（行政处罚法第二十条）"

    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="powers")
    violation = models.ForeignKey(Violation, models.PROTECT, related_name="powers")
    title = models.CharField("取得方式", max_length=12, choices=Title.choices)
    held_from = models.DateField("起")
    held_until = models.DateField("止", null=True, blank=True)
    list_version = models.CharField("清单版本", max_length=40)
    published_on = models.DateField("公布日期", null=True, blank=True)
    document = models.CharField("依据文件", max_length=200)

    class Meta:
        verbose_name = "职权事项"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="power_dates",
                condition=Q(held_until__isnull=True) | Q(held_until__gte=F("held_from")),
                violation_error_message="职权的止期不能早于起期。",
            ),
            models.UniqueConstraint("organisation", "violation", "held_from", name="power_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}：{self.violation}"
