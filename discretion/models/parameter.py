"""Local law: what the statute leaves to the place, as dated rows per organisation."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models

from discretion.models.violation import Status
from enforcement.models.officer import DateRange


class LocalParameter(models.Model):
    """A value in force between two days, inherited by the subtree; never edited in force, only succeeded."""

    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="parameters")
    key = models.CharField("参数", max_length=60)
    value = models.JSONField("取值")
    unit = models.CharField("单位", max_length=20, blank=True)
    valid_from = models.DateField("起")
    valid_until = models.DateField("止", null=True, blank=True)
    source = models.CharField("来源", max_length=300)
    status = models.CharField("核对状态", max_length=12, choices=Status.choices)
    confirmed = models.BooleanField("法制机构已确认", default=False)

    class Meta:
        verbose_name = "地方参数"
        default_permissions = ()
        constraints = [
            ExclusionConstraint(
                name="local_parameter_no_overlap",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("key", RangeOperators.EQUAL),
                    (
                        DateRange("valid_from", "valid_until", RangeBoundary(True, True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="同一机构的同一参数日期不能重叠。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.key}"
