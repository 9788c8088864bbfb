"""What happened face to face: conduct on site, order to correct, statement of the party, education."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class OnSiteConduct(models.Model):
    """The checklist of one on-site act (M5, M8; 行政处罚法 44, 55条)."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="conducts")
    at = models.DateTimeField("时间")
    salute = models.BooleanField("敬礼问候", null=True)
    badge_shown = models.BooleanField("出示执法证件", null=True)
    uniform = models.BooleanField("着制式服装、佩戴标志", null=True)
    recorder_on = models.BooleanField("执法记录仪全程开启", null=True)
    recorder_number = models.CharField("记录仪编号", max_length=40, blank=True)
    rights_told = models.BooleanField("告知权利", null=True)

    class Meta:
        verbose_name = "现场规范"
        default_permissions = ()


class CorrectionOrder(models.Model):
    """An order to correct 责令改正 (行政处罚法 28条1款): on the spot, or by the officer's day (calendar days)."""

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="order")
    told_at = models.DateTimeField("责令时间")
    requirement = models.CharField("改正要求", max_length=300)
    due_on = models.DateField("改正期限", null=True, blank=True)
    corrected_at = models.DateTimeField("当场改正时间", null=True, blank=True)

    class Meta:
        verbose_name = "责令改正"
        default_permissions = ()


class Recheck(models.Model):
    """A re-inspection of an order to correct."""

    class Result(models.TextChoices):
        CORRECTED = "corrected", "已改正"
        NOT_CORRECTED = "not_corrected", "逾期未改正"
        REFUSED = "refused", "拒不改正"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="rechecks")
    at = models.DateTimeField("复查时间")
    result = models.CharField("结果", max_length=16, choices=Result.choices)
    note = models.CharField("情况", max_length=300, blank=True)

    class Meta:
        verbose_name = "复查"
        default_permissions = ()


class Statement(models.Model):
    """What the party said, and its re-examination (行政处罚法 44, 45条; SMP-05)."""

    class Review(models.TextChoices):
        ADOPTED = "adopted", "采纳"
        PARTLY = "partly", "部分采纳"
        REJECTED = "rejected", "不予采纳"

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="statement")
    at = models.DateTimeField("时间")
    made = models.BooleanField("当事人提出陈述申辩")
    waived = models.BooleanField("书面放弃陈述申辩", default=False)
    content = models.TextField("陈述申辩内容", blank=True)
    review = models.CharField("复核意见", max_length=10, choices=Review.choices, blank=True)
    review_reason = models.TextField("复核理由", blank=True)

    class Meta:
        verbose_name = "陈述申辩"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="statement_made_has_content",
                condition=Q(made=False) | (~Q(content="") & ~Q(review="") & ~Q(review_reason="")),
                violation_error_message="当事人有陈述申辩的，须写明内容、复核意见和理由。",
            ),
        ]


class Education(models.Model):
    """Education given, or a letter of commitment signed (行政处罚法 33条3款)."""

    class Kind(models.TextChoices):
        EDUCATION = "education", "教育记录"
        COMMITMENT = "commitment", "承诺书"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="education")
    kind = models.CharField("种类", max_length=12, choices=Kind.choices)
    at = models.DateTimeField("时间")
    content = models.TextField("内容")

    class Meta:
        verbose_name = "教育与承诺"
        default_permissions = ()
