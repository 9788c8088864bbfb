"""The violations catalogue with dated versions, and the text of the cited articles."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from enforcement.models.officer import DateRange


class Status(models.TextChoices):
    """How far a figure of the law pack can be trusted; anything but verified is shown as 待法制机构确认."""

    VERIFIED = "verified", "已核对原文"
    EXCERPT = "excerpt", "据摘录"
    MEMORY = "memory", "凭记忆，待核"
    DESIGN = "design", "本系统设定，待确认"


class StatuteArticle(models.Model):
    """The text of one article in one version."""

    law = models.CharField("法律名称", max_length=80)
    number = models.CharField("条", max_length=20)
    text = models.TextField("条文")
    version = models.CharField("版本", max_length=60)
    in_force_from = models.DateField("施行日期", null=True, blank=True)
    source = models.CharField("来源", max_length=200)
    status = models.CharField("核对状态", max_length=12, choices=Status.choices)

    class Meta:
        verbose_name = "条文"
        default_permissions = ()
        constraints = [models.UniqueConstraint("law", "number", "version", name="statute_article_once")]

    def __str__(self) -> str:
        return f"{self.law}第{self.number}条"


class Violation(models.Model):
    """A violation 违法事项 as officers look for it: by words, article or pinyin initials."""

    code = models.CharField("编码", max_length=20, unique=True)
    name = models.CharField("名称", max_length=200)
    initials = models.CharField("拼音首字母", max_length=80)
    keywords = models.CharField("关键词", max_length=400, blank=True)
    region = models.CharField("适用地域", max_length=40)
    key_area = models.BooleanField("重点领域", default=False)
    environmental = models.BooleanField("生态环境类", default=False)
    life_health_finance = models.BooleanField("涉及生命健康安全、金融安全", default=False)
    elements = models.JSONField("构成要件", default=list)
    correction = models.CharField("改正要求", max_length=300, blank=True)

    class Meta:
        verbose_name = "违法事项"
        default_permissions = ()
        indexes = [
            GinIndex(fields=["name"], name="violation_name_trgm", opclasses=["gin_trgm_ops"]),
            models.Index(fields=["initials"], name="violation_initials"),
        ]

    def __str__(self) -> str:
        return self.name


class ViolationVersion(models.Model):
    """The penalty clause of a violation between two days, for one set of facts. Yuan; a null minimum is zero (LEN-11).

    With a `way` the figures are factors of the base of the fine: 0.05 to 0.10 of the cost, yuan a square metre.

    A null pair for a kind of party means that the clause does not punish that kind of party by fine.
    """

    violation = models.ForeignKey(Violation, models.PROTECT, related_name="versions")
    valid_from = models.DateField("施行日期")
    valid_until = models.DateField("失效日期", null=True, blank=True)
    individual_min = models.DecimalField("个人下限", max_digits=14, decimal_places=2, null=True, blank=True)
    individual_max = models.DecimalField("个人上限", max_digits=14, decimal_places=2, null=True, blank=True)
    unit_min = models.DecimalField("单位下限", max_digits=14, decimal_places=2, null=True, blank=True)
    unit_max = models.DecimalField("单位上限", max_digits=14, decimal_places=2, null=True, blank=True)
    way = models.CharField(
        "计罚方式",
        max_length=12,
        blank=True,
        choices=[("multiple", "倍数"), ("share", "比例"), ("per_day", "按日"), ("per_unit", "按件（平方米等）")],
        help_text="空为定额；其余时上下限是对计罚基数的倍数或者单价。",
    )
    kinds = models.JSONField("处罚种类", default=list)
    warning_required = models.BooleanField("应当并处警告", default=False)
    precondition = models.CharField("处罚前提", max_length=20, blank=True)
    defining_article = models.JSONField("违反条款")
    penalty_article = models.JSONField("处罚条款")
    other_sanctions = models.JSONField("其他处理", default=list)
    note = models.CharField("说明", max_length=400, blank=True)
    source = models.CharField("来源", max_length=300)
    status = models.CharField("核对状态", max_length=12, choices=Status.choices)

    class Meta:
        verbose_name = "违法事项版本"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="violation_version_individual_range",
                condition=Q(individual_max__isnull=True)
                | Q(individual_min__isnull=True)
                | Q(individual_max__gte=F("individual_min")),
                violation_error_message="个人罚款上限不能低于下限。",
            ),
            models.CheckConstraint(
                name="violation_version_unit_range",
                condition=Q(unit_max__isnull=True) | Q(unit_min__isnull=True) | Q(unit_max__gte=F("unit_min")),
                violation_error_message="单位罚款上限不能低于下限。",
            ),
            ExclusionConstraint(
                name="violation_version_no_overlap",
                expressions=[
                    ("violation", RangeOperators.EQUAL),
                    (
                        DateRange("valid_from", "valid_until", RangeBoundary(True, True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="同一违法事项的版本日期不能重叠。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.violation} {self.valid_from}"
