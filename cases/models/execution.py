"""Carrying the decision out: payment, cash, late fee, deferral, what blocks, and the volume."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Payment(models.Model):
    """Money paid by the party through a bank (行政处罚法 67条). Yuan."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="payments")
    amount = models.DecimalField("金额", max_digits=14, decimal_places=2)
    towards = models.CharField(
        "款项", max_length=10, choices=[("fine", "罚款"), ("late_fee", "加处罚款"), ("gains", "没收违法所得")]
    )
    paid_on = models.DateField("缴款日期")
    transaction = models.CharField("银行流水号", max_length=64, unique=True)
    entered_at = models.DateTimeField("录入时间")

    class Meta:
        verbose_name = "缴款"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="payment_positive",
                condition=Q(amount__gt=0),
                violation_error_message="缴款金额须大于零。",
            ),
        ]


class CashReceipt(models.Model):
    """A fine collected on the spot and its way to the bank (行政处罚法 68–71条). Yuan."""

    class Ground(models.TextChoices):
        SMALL = "up_to_100", "一百元以下"
        HARD = "hard_to_collect", "不当场收缴事后难以执行"
        REMOTE = "remote", "边远、水上、交通不便地区，当事人提出"

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="cash")
    amount = models.DecimalField("金额", max_digits=14, decimal_places=2)
    ground = models.CharField("情形", max_length=16, choices=Ground.choices)
    reason = models.CharField("理由", max_length=300, blank=True)
    asked_by_party = models.BooleanField("当事人提出", default=False)
    receipt_number = models.CharField("专用票据号", max_length=40, unique=True)
    collected_at = models.DateTimeField("收缴时间")
    handed_in_at = models.DateTimeField("交至本机关时间", null=True, blank=True)
    handed_in_to = models.ForeignKey("enforcement.User", models.PROTECT, null=True, blank=True, related_name="+")
    banked_at = models.DateTimeField("缴付银行时间", null=True, blank=True)
    bank_reference = models.CharField("缴款凭证号", max_length=64, null=True, blank=True, unique=True)

    class Meta:
        verbose_name = "当场收缴"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="cash_positive", condition=Q(amount__gt=0), violation_error_message="收缴金额须大于零。"
            ),
            models.CheckConstraint(
                name="cash_banked_after_handed_in",
                condition=Q(banked_at__isnull=True) | Q(handed_in_at__isnull=False),
                violation_error_message="罚款先交本机关，再缴付银行。",
            ),
        ]


class Deferral(models.Model):
    """Payment deferred or by instalments, on application and approval (行政处罚法 66条2款)."""

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="deferral")
    applied_on = models.DateField("申请日期")
    reason = models.CharField("困难情况", max_length=300)
    instalments = models.JSONField("期次")
    approved_at = models.DateTimeField("批准时间")
    approved_by = models.ForeignKey("enforcement.User", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "延期或者分期缴款"
        default_permissions = ()


class LateFee(models.Model):
    """The bureau's decision whether to add the late fee, with its computation frozen (行政处罚法 72条1款). Yuan."""

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="late_fee")
    charged = models.BooleanField("加处")
    amount = models.DecimalField("金额", max_digits=14, decimal_places=2, default=0)
    until = models.DateField("计算至")
    reason = models.CharField("理由", max_length=300, blank=True)
    calculation = models.JSONField("计算", default=list)
    decided_at = models.DateTimeField("决定时间")

    class Meta:
        verbose_name = "加处罚款"
        default_permissions = ()


class Blocker(models.Model):
    """A fact whose procedure is not carried here yet: it stops the case until it is settled on paper."""

    class Kind(models.TextChoices):
        SEIZURE = "seizure", "查封、扣押"
        CRIME = "suspected_crime", "涉嫌犯罪"
        REMEDY = "remedy_filed", "当事人申请复议或者起诉"
        RECUSAL = "recusal_requested", "当事人申请回避"
        KEPT = "registration_of_evidence", "先行登记保存证据"
        GOODS = "confiscated_goods", "没收财物的处理"
        TRANSFER = "transfer", "移送有管辖权的机关"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="blockers")
    kind = models.CharField("事项", max_length=24, choices=Kind.choices)
    since = models.DateTimeField("发生时间")
    note = models.CharField("情况", max_length=300)
    settled_at = models.DateTimeField("了结时间", null=True, blank=True)
    settlement = models.CharField("了结情况及文书", max_length=300, blank=True)

    class Meta:
        verbose_name = "另行办理的事项"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"], condition=Q(settled_at__isnull=True), name="blocker_open_once"
            ),
        ]


class Volume(models.Model):
    """A volume of one organisation and year: many on-the-spot cases, or one ordinary case (REC-03)."""

    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="volumes")
    procedure = models.CharField("程序", max_length=12, default="simple")
    year = models.PositiveSmallIntegerField("年度")
    number = models.PositiveIntegerField("卷号")
    count = models.PositiveSmallIntegerField("案件数", default=0)

    class Meta:
        verbose_name = "案卷"
        default_permissions = ()
        constraints = [models.UniqueConstraint("organisation", "procedure", "year", "number", name="volume_once")]

    def __str__(self) -> str:
        words = "简易程序" if self.procedure == "simple" else "普通程序"
        return f"{self.year} 年{words}第 {self.number} 卷"
