"""Waiver lists 轻微不罚 / 首违免罚. They help, they never close: article 33 also reaches beyond them (LEN-03)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from discretion.models.published import PublishedList
from discretion.models.violation import Status, Violation


class WaiverList(PublishedList):
    """One version of the lists of an organisation: not punished, may be let off, punished less."""

    class Meta(PublishedList.Meta):
        verbose_name = "免罚清单"


class WaiverQuerySet(models.QuerySet[Any]):
    """Questions an entry is asked."""

    def in_force_on(self, day: date) -> WaiverQuerySet:
        """Entries of published lists in force on `day`, both ends included."""
        open_end = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
        return self.filter(open_end, valid_from__lte=day, waiver_list__published_on__isnull=False)


class WaiverEntry(models.Model):
    """One line: under these conditions this violation must not, or may not, be punished, or is punished less."""

    class Kind(models.TextChoices):
        MUST = "must", "轻微不罚（应当不予处罚）"
        MAY = "may", "首违免罚（可以不予处罚）"
        LESS = "less", "从轻、减轻处罚"

    waiver_list = models.ForeignKey(WaiverList, models.PROTECT, related_name="entries")
    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="waivers")
    violation = models.ForeignKey(Violation, models.PROTECT, related_name="waivers")
    kind = models.CharField("类别", max_length=8, choices=Kind.choices)
    conditions = models.JSONField("条件", default=dict)
    words = models.CharField("清单原文", max_length=400)
    valid_from = models.DateField("起")
    valid_until = models.DateField("止", null=True, blank=True)
    source = models.CharField("来源", max_length=300)
    status = models.CharField("核对状态", max_length=12, choices=Status.choices)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        verbose_name = "免罚清单事项"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint("waiver_list", "violation", "kind", name="waiver_entry_once"),
        ]

    def __str__(self) -> str:
        return f"{self.violation} {self.get_kind_display()}"
