"""What a decision is compared by: one narrow row each, written with it and never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

LIKE = ("violation", "party_kind")


class LikeDecision(models.Model):
    """One decision as later ones are held against it 类案. Yuan; no name, number or place of anybody.

    `circumstances` has one bit for each circumstance found (`cases.likeness.BITS`); `tier` and `benchmark` are empty
    where no benchmark was applied. Each index answers one step of `cases.reading.like`, newest first.
    """

    case = models.OneToOneField("cases.Case", models.PROTECT, primary_key=True, related_name="+")
    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="+", db_index=False)
    violation = models.ForeignKey("discretion.Violation", models.PROTECT, related_name="+", db_index=False)
    party_kind = models.CharField("当事人类别", max_length=12)
    tier = models.CharField("裁量档次", max_length=40, blank=True)
    benchmark = models.CharField("裁量基准和版本", max_length=160, blank=True)
    circumstances = models.PositiveIntegerField("情节")
    outcome = models.CharField("结果", max_length=12)
    fine = models.DecimalField("罚款", max_digits=14, decimal_places=2, null=True)
    decided_at = models.DateTimeField("决定时间")

    class Meta:
        verbose_name = "类案"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="like_fine_of_a_penalty",
                condition=Q(fine__isnull=True) | Q(fine__gt=0, outcome="punish"),
                violation_error_message="不予处罚的没有罚款；罚款数额须大于零。",
            )
        ]
        indexes = [
            models.Index(fields=[*LIKE, "circumstances", "tier", "benchmark", "decided_at"], name="like_same"),
            models.Index(fields=[*LIKE, "circumstances", "tier", "decided_at"], name="like_any_version"),
            models.Index(fields=[*LIKE, "circumstances", "decided_at"], name="like_any_tier"),
            models.Index(fields=[*LIKE, "decided_at"], name="like_any_circumstance"),
        ]
