"""The force: officers with certificates, and auxiliary staff who never enforce."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q


class DateRange(Func):
    """daterange(from, until, '[]'): both ends belong to the range."""

    function = "DATERANGE"
    output_field = DateRangeField()


class Officer(models.Model):
    """A member of the force who may hold an enforcement certificate (行政处罚法 42条1款)."""

    user = models.OneToOneField("enforcement.User", models.PROTECT, related_name="officer", null=True, blank=True)
    name = models.CharField("姓名", max_length=40)
    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="officers")
    post = models.CharField("职务", max_length=40, blank=True)
    joined_on = models.DateField("入职日期")
    left_on = models.DateField("离职日期", null=True, blank=True)
    probation_until = models.DateField("试用期至", null=True, blank=True)
    suspended_from = models.DateField("停职起", null=True, blank=True)
    suspended_until = models.DateField("停职止", null=True, blank=True)
    past_suspensions = models.JSONField("此前的停职", default=list, blank=True)

    class Meta:
        verbose_name = "执法人员"
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    def is_suspended_on(self, day: date) -> bool:
        """Suspended from duty on `day`, now or in an earlier suspension; an open end counts as still suspended."""
        spans = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in self.past_suspensions]
        if self.suspended_from is not None:
            spans.append((self.suspended_from, self.suspended_until or date.max))
        return any(first <= day <= last for first, last in spans)

    def is_on_probation_on(self, day: date) -> bool:
        """On probation up to and including `probation_until`."""
        return self.probation_until is not None and day <= self.probation_until

    def certificate_on(self, day: date) -> Certificate | None:
        """The certificate whose dates cover `day`, else the latest that had begun; reads a prefetch if there is one."""
        held = sorted(self.certificates.all(), key=lambda each: each.valid_from, reverse=True)
        covering = [each for each in held if each.valid_from <= day <= each.valid_until]
        begun = [each for each in held if each.valid_from <= day]
        return next(iter(covering or begun or held), None)


class Certificate(models.Model):
    """An enforcement certificate; what counts is its validity on the day of the act (STF-04)."""

    class Status(models.TextChoices):
        VALID = "valid", "有效"
        SUSPENDED = "suspended", "暂扣"
        REVOKED = "revoked", "吊销"

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="certificates")
    number = models.CharField("证号", max_length=40, unique=True)
    valid_from = models.DateField("有效期起")
    valid_until = models.DateField("有效期止")
    status = models.CharField("状态", max_length=12, choices=Status.choices, default=Status.VALID)
    status_from = models.DateField("状态自", null=True, blank=True)
    changes = models.JSONField("历次状态", default=list, blank=True)

    class Meta:
        verbose_name = "执法证"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="certificate_dates",
                condition=Q(valid_until__gte=F("valid_from")),
                violation_error_message="执法证有效期止不能早于有效期起。",
            ),
            ExclusionConstraint(
                name="certificate_no_overlap",
                expressions=[
                    ("officer", RangeOperators.EQUAL),
                    (
                        DateRange("valid_from", "valid_until", RangeBoundary(True, True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="同一人的执法证有效期不能重叠。",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def standing(self) -> list[dict[str, str]]:
        """Every change of status so far, oldest first: {"status", "since"}; valid from the first day unless said."""
        if self.changes or self.status == self.Status.VALID or self.status_from is None:
            return list(self.changes)
        return [{"status": self.status, "since": self.status_from.isoformat()}]

    def status_on(self, day: date) -> str:
        """Status that counted on `day`: neither a later suspension nor a later reinstatement reaches back."""
        held = [each["status"] for each in self.standing() if each["since"] <= day.isoformat()]
        known = self.changes or self.status_from is not None
        return held[-1] if held else str(self.Status.VALID) if known else self.status


class Auxiliary(models.Model):
    """Auxiliary staff 协管人员: may publicise, find, gather and dissuade, nothing else (STF-01)."""

    user = models.OneToOneField("enforcement.User", models.PROTECT, related_name="auxiliary", null=True, blank=True)
    name = models.CharField("姓名", max_length=40)
    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="auxiliaries")
    responsible_officer = models.ForeignKey(Officer, models.PROTECT, verbose_name="责任执法人员")
    admitted_on = models.DateField("准入日期")
    left_on = models.DateField("离岗日期", null=True, blank=True)

    class Meta:
        verbose_name = "协管人员"
        verbose_name_plural = "协管人员"
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
