"""Discretion benchmarks 裁量基准 by version, and their tiers; what is published is never changed (行政处罚法 34条)."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from discretion.models.violation import Status, Violation
from enforcement.models.officer import DateRange
from enforcement.rules.tiers import MEASURES


class Benchmark(models.Model):
    """One version of the benchmark of an organisation and its subtree for a violation; both ends of its force count.

    A withdrawn version without an end was never in force. Who drafted, reviewed and published it stands in the record.
    """

    class Stage(models.TextChoices):
        DRAFT = "draft", "草稿"
        REVIEWED = "reviewed", "已审核"
        PUBLISHED = "published", "已公布"
        SUCCEEDED = "succeeded", "已被接替"
        WITHDRAWN = "withdrawn", "已撤下"

    code = models.CharField("代码", max_length=60)
    version = models.PositiveIntegerField("版本")
    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="benchmarks")
    violation = models.ForeignKey(Violation, models.PROTECT, related_name="benchmarks")
    document = models.CharField("文件名称", max_length=120)
    document_number = models.CharField("文号", max_length=60, blank=True)
    stage = models.CharField("状态", max_length=12, choices=Stage.choices, default=Stage.DRAFT)
    in_force_from = models.DateField("施行日期", null=True, blank=True)
    in_force_until = models.DateField("施行止（含当日）", null=True, blank=True)
    published_on = models.DateField("公布日期", null=True, blank=True)
    follows = models.CharField("参照哪里公布的档次", max_length=100, blank=True)
    source = models.CharField("来源", max_length=300)
    status = models.CharField("核对状态", max_length=12, choices=Status.choices)
    revision = models.PositiveIntegerField("修改次数", default=0)

    class Meta:
        verbose_name = "裁量基准"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="benchmark_version_once"),
            models.UniqueConstraint(
                fields=["organisation", "violation"],
                condition=Q(stage__in=("draft", "reviewed")),
                name="benchmark_one_in_work",
                violation_error_message="这一违法事项已经有一个草稿。请打开它继续。",
            ),
            models.CheckConstraint(
                name="benchmark_published_with_days",
                condition=~Q(stage__in=("published", "succeeded"))
                | Q(published_on__isnull=False, in_force_from__gte=F("published_on")),
                violation_error_message="公布的基准须写明公布日期和施行日期，施行不早于公布。",
            ),
            models.CheckConstraint(
                name="benchmark_dates",
                condition=Q(in_force_until__isnull=True) | Q(in_force_until__gte=F("in_force_from")),
                violation_error_message="施行的止期不能早于起期。",
            ),
            ExclusionConstraint(
                name="benchmark_one_in_force",
                condition=Q(stage__in=("published", "succeeded")) | Q(stage="withdrawn", in_force_until__isnull=False),
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("violation", RangeOperators.EQUAL),
                    (
                        DateRange("in_force_from", "in_force_until", RangeBoundary(True, True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="同一机构、同一违法事项在同一天只能施行一个裁量基准。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}：{self.violation}"


class BenchmarkTier(models.Model):
    """One tier for a kind of party, from light to grave. With a `fine_way` the fine is a factor of its base.

    A measure without a lower bound begins at nothing, without an upper one it never ends.
    """

    class Party(models.TextChoices):
        ALL = "all", "全部"
        INDIVIDUAL = "individual", "个人"
        UNIT = "unit", "单位"

    class Way(models.TextChoices):
        YUAN = "", "元"
        SHARE = "share", "基数的比例"
        MULTIPLE = "multiple", "基数的倍数"
        PER_DAY = "per_day", "每日（元）"
        PER_UNIT = "per_unit", "每平方米、件等（元）"

    benchmark = models.ForeignKey(Benchmark, models.PROTECT, related_name="tiers")
    order = models.PositiveSmallIntegerField("次序")
    party = models.CharField("当事人", max_length=12, choices=Party.choices, default=Party.ALL)
    name = models.CharField("档次", max_length=20)
    circumstance = models.CharField("适用情形", max_length=300)
    measured = models.CharField("按什么区分", max_length=12, blank=True, choices=[("", "文字"), *MEASURES.items()])
    measure_from = models.DecimalField("计量下限", max_digits=16, decimal_places=4, null=True, blank=True)
    measure_until = models.DecimalField("计量上限", max_digits=16, decimal_places=4, null=True, blank=True)
    measure_from_included = models.BooleanField("含计量下限", default=True)
    measure_until_included = models.BooleanField("含计量上限", default=True)
    fine_way = models.CharField("罚款怎样算", max_length=12, blank=True, choices=Way.choices, default=Way.YUAN)
    fine_minimum = models.DecimalField("罚款下限", max_digits=16, decimal_places=4)
    fine_maximum = models.DecimalField("罚款上限", max_digits=16, decimal_places=4)
    fine_minimum_included = models.BooleanField("含罚款下限", default=True)
    fine_maximum_included = models.BooleanField("含罚款上限", default=True)
    gap_declared = models.BooleanField("与上一档之间有意不设档", default=False)

    class Meta:
        verbose_name = "裁量档次"
        default_permissions = ()
        ordering = ("party", "order")
        constraints = [
            models.UniqueConstraint(
                fields=["benchmark", "party", "order"],
                name="benchmark_tier_order_once",
                violation_error_message="同一类当事人的次序不能重复。",
            ),
            models.CheckConstraint(
                name="benchmark_tier_fine",
                condition=Q(fine_minimum__gte=0, fine_maximum__gte=F("fine_minimum")),
                violation_error_message="档次的罚款上限不能低于下限。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_party_display()} {self.name}"
