"""Waiver lists 轻微不罚 / 首违免罚. They help, they never close: article 33 also reaches beyond them (LEN-03)."""

from __future__ import annotations

from django.db import models

from discretion.models.violation import Status, Violation


class WaiverEntry(models.Model):
    """One published line: under these conditions this violation must not, or may not, be punished."""

    class Kind(models.TextChoices):
        MUST = "must", "轻微不罚（应当不予处罚）"
        MAY = "may", "首违免罚（可以不予处罚）"

    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="waivers")
    violation = models.ForeignKey(Violation, models.PROTECT, related_name="waivers")
    kind = models.CharField("类别", max_length=8, choices=Kind.choices)
    conditions = models.JSONField("条件", default=dict)
    words = models.CharField("清单原文", max_length=400)
    version = models.CharField("清单版本", max_length=40)
    published_on = models.DateField("公布日期", null=True, blank=True)
    valid_from = models.DateField("起")
    valid_until = models.DateField("止", null=True, blank=True)
    source = models.CharField("来源", max_length=300)
    status = models.CharField("核对状态", max_length=12, choices=Status.choices)

    class Meta:
        verbose_name = "免罚清单事项"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint("organisation", "violation", "kind", "valid_from", name="waiver_entry_once"),
        ]

    def __str__(self) -> str:
        return f"{self.violation} {self.get_kind_display()}"
