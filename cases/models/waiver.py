"""What became of each waiver entry in a decision: used, or not and why."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from enforcement.rules.waiver_lists import OUTCOMES


class WaiverUse(models.Model):
    """One entry of the list in force, as the decision answered it; written with the decision, never changed."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="waiver_uses")
    entry = models.ForeignKey("discretion.WaiverEntry", models.PROTECT, related_name="uses")
    decided_at = models.DateTimeField("决定时间")
    outcome = models.CharField("结果", max_length=8, choices=list(OUTCOMES.items()))
    conditions = models.JSONField("逐项核对", default=list)
    reason = models.TextField("理由", blank=True)

    class Meta:
        verbose_name = "免罚清单适用情况"
        default_permissions = ()
        indexes = [models.Index(fields=["entry", "outcome", "-decided_at"], name="waiver_use_count")]
        constraints = [
            models.UniqueConstraint("case", "entry", name="waiver_use_once"),
            models.CheckConstraint(
                name="waiver_not_used_has_reason",
                condition=~Q(outcome="not_used") | ~Q(reason=""),
                violation_error_message="符合清单而不适用的，须写明理由。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.get_outcome_display()}"
