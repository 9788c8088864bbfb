"""The powers-and-duties list 权责清单: what an organisation may punish, since when, and by which title."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from discretion.models.published import PublishedList
from discretion.models.violation import Violation


class OpenCases(models.TextChoices):
    """What becomes of the cases that are open on the day a power moves (docs/decisions/0011)."""

    STAY = "stay", "由原机关继续办理"
    PASS = "pass", "移交承接机关办理"


class PowerList(PublishedList):
    """One version of the list of an organisation. What the version before held and this one does not, ends with it."""

    open_cases = models.CharField("移出事项的在办案件", max_length=4, choices=OpenCases.choices, default=OpenCases.STAY)

    class Meta(PublishedList.Meta):
        verbose_name = "权责清单"


class PowerQuerySet(models.QuerySet[Any]):
    """Questions a power is asked."""

    def held_on(self, day: date) -> PowerQuerySet:
        """Powers of published lists that are held on `day`, both ends included."""
        open_end = Q(held_until__isnull=True) | Q(held_until__gte=day)
        return self.filter(open_end, held_from__lte=day, power_list__published_on__isnull=False)


class Power(models.Model):
    """One power held between two days (行政处罚法 17, 18, 20, 24条); a null end is open."""

    class Title(models.TextChoices):
        OWN = "own", "本机关法定职权"
        TRANSFER = "transfer", "省级决定下放（行政处罚法第二十四条）"
        ENTRUSTMENT = "entrustment", "受委托（行政处罚法第二十条）"

    power_list = models.ForeignKey(PowerList, models.PROTECT, related_name="entries")
    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="powers")
    violation = models.ForeignKey(Violation, models.PROTECT, related_name="powers")
    title = models.CharField("取得方式", max_length=12, choices=Title.choices)
    held_from = models.DateField("起")
    held_until = models.DateField("止", null=True, blank=True)
    document = models.CharField("依据文件", max_length=200)
    decision_published_on = models.DateField("下放决定或者委托书的公布日期", null=True, blank=True)
    principal = models.ForeignKey(
        "enforcement.Organisation", models.PROTECT, null=True, blank=True, related_name="powers_entrusted"
    )
    scope = models.CharField("委托范围", max_length=300, blank=True)
    open_cases = models.CharField("在办案件", max_length=4, choices=OpenCases.choices, blank=True)

    objects = PowerQuerySet.as_manager()

    class Meta:
        verbose_name = "职权事项"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="power_dates",
                condition=Q(held_until__isnull=True) | Q(held_until__gte=F("held_from")),
                violation_error_message="职权的止期不能早于起期。",
            ),
            models.UniqueConstraint("power_list", "violation", name="power_once_a_list"),
            models.CheckConstraint(
                name="power_entrusted_by_somebody",
                condition=~Q(title="entrustment") | Q(principal__isnull=False, held_until__isnull=False),
                violation_error_message="受委托的事项须写明委托机关和委托止期（行政处罚法第二十条）。",
            ),
            models.CheckConstraint(
                name="power_decision_is_public",
                condition=Q(title="own") | Q(decision_published_on__isnull=False),
                violation_error_message="下放决定、委托书须已向社会公布（行政处罚法第二十条、第二十四条）。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}：{self.violation}"

    def is_held_on(self, day: date) -> bool:
        """Whether it may be used on `day`, both ends included."""
        held = self.held_from <= day and (self.held_until is None or day <= self.held_until)
        return held and self.power_list.is_published
