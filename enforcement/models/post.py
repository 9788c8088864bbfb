"""Posts that the law asks for by name: persons in charge 负责人, and qualified legal reviewers."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from enforcement.models.officer import DateRange


class HeadAppointment(models.Model):
    """A person in charge 负责人 of an authority between two days, both included; a null end is open.

    Who only acts for another does so on a document and until a day (行政处罚法 57条: the head decides).
    """

    class Rank(models.TextChoices):
        CHIEF = "chief", "正职"
        DEPUTY = "deputy", "副职"

    user = models.ForeignKey("enforcement.User", models.PROTECT, related_name="head_appointments")
    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="heads")
    rank = models.CharField("职级", max_length=8, choices=Rank.choices)
    field = models.CharField("分管", max_length=60, blank=True)
    valid_from = models.DateField("任职起")
    valid_until = models.DateField("任职止", null=True, blank=True)
    acting = models.BooleanField("代理", default=False)
    document = models.CharField("任职或者代理文件", max_length=100, blank=True)

    class Meta:
        verbose_name = "负责人任职"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="head_appointment_dates",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                violation_error_message="任职止期不能早于起期。",
            ),
            models.CheckConstraint(
                name="head_appointment_acting",
                condition=Q(acting=False) | (~Q(document="") & Q(valid_until__isnull=False)),
                violation_error_message="代理负责人须写明代理文件和止期。",
            ),
            ExclusionConstraint(
                name="head_appointment_no_overlap",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_until", RangeBoundary(True, True)), RangeOperators.OVERLAPS),
                ],
                violation_error_message="同一人在同一机关的任职日期不能重叠。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}（{self.get_rank_display()}{'，代理' if self.acting else ''}）"

    def covers(self, day: date) -> bool:
        """Whether the appointment counts on `day`."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class ReviewerQualification(models.Model):
    """What makes an account a legal reviewer 法制审核人员: when he began, and his certificate (行政处罚法 58条2款)."""

    user = models.OneToOneField("enforcement.User", models.PROTECT, related_name="reviewer_qualification")
    first_reviewed_on = models.DateField("初次从事法制审核日期")
    certificate_number = models.CharField("法律职业资格证书号", max_length=40, blank=True)
    obtained_on = models.DateField("取得日期", null=True, blank=True)

    class Meta:
        verbose_name = "法制审核资格"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="reviewer_certificate_dated",
                condition=Q(certificate_number="") | Q(obtained_on__isnull=False),
                violation_error_message="有资格证书的须写明取得日期。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}：{self.certificate_number or '无资格证书'}"
