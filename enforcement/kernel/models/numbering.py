"""Numbers of papers and cases, without gaps."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class NumberSeries(models.Model):
    """One run of numbers: an organisation, a kind of paper, a year."""

    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="+", verbose_name="机构")
    kind = models.CharField("种类", max_length=40)
    year = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("最后一号")

    class Meta:
        app_label = "enforcement"
        verbose_name = "编号序列"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["organisation", "kind", "year"], name="number_series")]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"


class IssuedNumber(models.Model):
    """A number given to something; it may be voided with a reason, never reused."""

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="issued", verbose_name="序列")
    number = models.PositiveIntegerField("编号")
    subject_id = models.UUIDField("对象", db_index=True)
    issued_at = models.DateTimeField("编号时间")
    void_reason = models.CharField("作废原因", max_length=200, blank=True)
    voided_at = models.DateTimeField("作废时间", null=True)

    class Meta:
        app_label = "enforcement"
        verbose_name = "已用编号"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="issued_number"),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True, void_reason="") | (Q(voided_at__isnull=False) & ~Q(void_reason="")),
                name="issued_number_void",
                violation_error_message="作废编号须写明原因和时间。",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)
