"""What every published list of a place shares: versions, who made and approved them, and the days they hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from enforcement.models.officer import DateRange


class ListQuerySet(models.QuerySet[Any]):
    """Questions every list is asked."""

    def in_force_on(self, day: date) -> ListQuerySet:
        """Published lists in force on `day`, both ends included."""
        open_end = Q(effective_until__isnull=True) | Q(effective_until__gte=day)
        return self.filter(open_end, published_on__isnull=False, effective_from__lte=day)


class PublishedList(models.Model):
    """One version of a list: drafted, approved by another person, published, and one day succeeded by the next.

    The database refuses every change after approval but the steps of this life and the last day, set once.
    """

    class Stage(models.TextChoices):
        DRAFT = "draft", "拟订中"
        APPROVED = "approved", "已批准，待公布"
        PUBLISHED = "published", "已公布"
        SUCCEEDED = "succeeded", "已有后续版本"

    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="%(class)ss")
    version = models.CharField("版本", max_length=40)
    document = models.CharField("清单文件", max_length=200)
    stage = models.CharField("状态", max_length=12, choices=Stage.choices, default=Stage.DRAFT)
    effective_from = models.DateField("生效日期")
    effective_until = models.DateField("止", null=True, blank=True)
    source = models.CharField("依据", max_length=300, blank=True)
    drafted_by = models.ForeignKey("enforcement.User", models.PROTECT, null=True, blank=True, related_name="+")
    approved_by = models.ForeignKey("enforcement.User", models.PROTECT, null=True, blank=True, related_name="+")
    approved_on = models.DateField("批准日期", null=True, blank=True)
    published_on = models.DateField("公布日期", null=True, blank=True)

    objects = ListQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                "organisation",
                "version",
                name="%(class)s_version_once",
                violation_error_message="本机构已经有这个版本。请换一个版本号。",
            ),
            models.CheckConstraint(
                name="%(class)s_two_people",
                condition=Q(drafted_by__isnull=True) | Q(approved_by__isnull=True) | ~Q(approved_by=F("drafted_by")),
                violation_error_message="拟订人不能批准自己拟订的清单。",
            ),
            models.CheckConstraint(
                name="%(class)s_stage_has_days",
                condition=Q(stage="draft", approved_on__isnull=True, published_on__isnull=True)
                | Q(stage="approved", approved_on__isnull=False, published_on__isnull=True)
                | Q(stage="published", approved_on__isnull=False, published_on__isnull=False)
                | Q(
                    stage="succeeded",
                    approved_on__isnull=False,
                    published_on__isnull=False,
                    effective_until__isnull=False,
                ),
                violation_error_message="清单须先批准、再公布；有后续版本的须有止期。",
            ),
            models.CheckConstraint(
                name="%(class)s_days_in_order",
                condition=Q(published_on__isnull=True) | Q(published_on__lte=F("effective_from")),
                violation_error_message="清单不能在公布以前生效。",
            ),
            ExclusionConstraint(
                name="%(class)s_one_in_force",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    (
                        DateRange("effective_from", "effective_until", RangeBoundary(True, True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(published_on__isnull=False),
                violation_error_message="同一机构同一天只能有一个版本有效。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.version}"

    @property
    def is_published(self) -> bool:
        """Whether it counts, on the days it names."""
        return self.published_on is not None
