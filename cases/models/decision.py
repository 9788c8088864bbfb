"""The decision, its delivery and its report to the bureau."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Decision(models.Model):
    """A decision to punish or not, on the spot or after the ordinary procedure; sealed when made. Yuan.

    On the spot the two officers decide (行政处罚法 51, 52条); otherwise `approved_by`, a head (57条).
    """

    class Outcome(models.TextChoices):
        PUNISH = "punish", "给予处罚"
        NOT_PUNISH = "not_punish", "不予处罚"

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="decision")
    outcome = models.CharField("结果", max_length=12, choices=Outcome.choices)
    decided_at = models.DateTimeField("决定时间")
    entered_at = models.DateTimeField("录入时间")
    warning = models.BooleanField("警告", default=False)
    fine = models.DecimalField("罚款", max_digits=14, decimal_places=2, null=True, blank=True)
    illegal_gains = models.DecimalField("没收违法所得", max_digits=14, decimal_places=2, null=True, blank=True)
    confiscated = models.CharField("没收非法财物", max_length=300, blank=True)
    other_kinds = models.JSONField("其他处罚", default=list)
    influential = models.BooleanField("具有一定社会影响，应当公开", null=True)
    proposal = models.OneToOneField("cases.Proposal", models.PROTECT, null=True, blank=True, related_name="decision")
    approved_by = models.ForeignKey("enforcement.User", models.PROTECT, null=True, blank=True, related_name="+")
    not_punish_ground = models.CharField("不予处罚情形", max_length=40, blank=True)
    circumstances = models.JSONField("情节", default=dict)
    calculation = models.JSONField("计算", default=list)
    findings = models.JSONField("当时的提示", default=list)
    reasons = models.JSONField("说明的理由", default=dict)
    law_of_act = models.JSONField("适用的法律版本", default=dict)
    decided_by = models.ForeignKey("enforcement.Officer", models.PROTECT, related_name="+")
    second = models.ForeignKey("enforcement.Officer", models.PROTECT, related_name="+")
    pay_by_cash_ground = models.CharField("当场收缴情形", max_length=20, blank=True)
    sealed = models.BooleanField(default=True, editable=False)

    class Meta:
        verbose_name = "决定"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="decision_fine_positive",
                condition=Q(fine__isnull=True) | Q(fine__gt=0),
                violation_error_message="罚款数额须大于零。",
            ),
            models.CheckConstraint(
                name="decision_has_penalty",
                condition=Q(outcome="punish")
                & (
                    Q(warning=True)
                    | Q(fine__isnull=False)
                    | Q(illegal_gains__gt=0)
                    | ~Q(confiscated="")
                    | ~Q(other_kinds=[])
                )
                | Q(outcome="not_punish", warning=False, fine__isnull=True) & ~Q(not_punish_ground=""),
                violation_error_message="处罚须写明处罚种类；不予处罚须写明情形，不能有处罚。",
            ),
            models.CheckConstraint(
                name="decision_two_officers",
                condition=~Q(decided_by=models.F("second")),
                violation_error_message="两名执法人员不能是同一人。",
            ),
        ]


class Delivery(models.Model):
    """Delivery of a paper 送达 (行政处罚法 61条; 民事诉讼法 87–89条). The day of delivery starts what follows."""

    class Method(models.TextChoices):
        ON_THE_SPOT = "on_the_spot", "当场交付"
        DIRECT = "direct", "直接送达"
        LEFT = "left", "留置送达"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="deliveries")
    document = models.ForeignKey("cases.Document", models.PROTECT, related_name="deliveries")
    method = models.CharField("方式", max_length=12, choices=Method.choices)
    at = models.DateTimeField("送达时间")
    place = models.CharField("地点", max_length=200)
    form_handed = models.CharField(
        "交付形式",
        max_length=10,
        choices=[("pdf", "PDF 打印件"), ("page", "网页打印件"), ("roll", "便携打印件")],
    )
    recipient = models.CharField("签收人", max_length=60, blank=True)
    relation = models.CharField("与当事人的关系", max_length=40, blank=True)
    refused = models.BooleanField("拒绝签收", default=False)
    refusal_note = models.CharField("拒签说明", max_length=200, blank=True)
    witness = models.CharField("见证人及单位", max_length=100, blank=True)
    recording = models.ForeignKey("cases.Evidence", models.PROTECT, null=True, blank=True, related_name="+")
    place_is_domicile = models.BooleanField("在受送达人住所", default=False)
    seal_affixed = models.BooleanField("已加盖机关印章", default=False)

    class Meta:
        verbose_name = "送达"
        verbose_name_plural = "送达"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint("document", name="delivery_once", violation_error_message="这份文书已经送达。"),
            models.CheckConstraint(
                name="delivery_refusal_noted",
                condition=Q(refused=False) | ~Q(refusal_note=""),
                violation_error_message="当事人拒签的，须注明情况。",
            ),
        ]


class Publication(models.Model):
    """That a decision of social influence was made public (行政处罚法 48条; PUB-01)."""

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="publication")
    published_on = models.DateField("公开日期")
    where = models.CharField("公开的网站或者平台", max_length=200)
    by = models.ForeignKey("enforcement.User", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "处罚决定公开"
        default_permissions = ()


class Report(models.Model):
    """The on-the-spot decision reported to the bureau 备案 (行政处罚法 52条3款; 令55号 14条2款)."""

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="report")
    reported_at = models.DateTimeField("报备时间")
    reported_by = models.ForeignKey("enforcement.User", models.PROTECT, related_name="+")
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "备案"
        default_permissions = ()
