"""Legal clocks of a case, their levels, the notices that climb the ladder, and answers to escalations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from cases.models.case import Case


class Clock(models.Model):
    """One running or ended legal period, with its arithmetic frozen as computed.

    `due_on` is the last day; while a needed year has no published holidays it is null, the status is
    provisional, and alarms run from `alarm_on`, the earliest day that could be the last one.
    """

    class Level(models.TextChoices):
        NONE = "none", "未到期"
        DUE_SOON = "due_soon", "将到期"
        DUE = "due", "今天到期"
        OVERDUE = "overdue", "已逾期"
        ESCALATED = "escalated", "逾期已上报"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="clocks")
    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField("期限", max_length=24)
    code = models.CharField("规则", max_length=12)
    says = models.CharField("名称", max_length=60)
    article = models.CharField("依据", max_length=120)
    bears = models.CharField("责任方", max_length=10, choices=[("bureau", "本机关"), ("party", "当事人")])
    start_on = models.DateField("起算日")
    due_on = models.DateField("到期日", null=True)
    alarm_on = models.DateField("预警依据日")
    provisional = models.BooleanField("暂定", default=False)
    missing_year = models.PositiveSmallIntegerField("缺少日历的年度", null=True)
    unit = models.CharField("单位", max_length=16)
    tbc = models.BooleanField("待法制机构确认", default=False)
    arithmetic = models.JSONField("算法", default=list)
    computed_at = models.DateTimeField("计算时间")
    level = models.CharField("预警", max_length=10, choices=Level.choices, default=Level.NONE)
    level_from = models.DateField("预警起", null=True)
    ended_on = models.DateField("终止日", null=True)

    class Meta:
        verbose_name = "期限"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint("case", "kind", name="clock_once"),
            models.CheckConstraint(
                name="clock_provisional_or_due",
                condition=Q(provisional=True, due_on__isnull=True, missing_year__isnull=False)
                | Q(provisional=False, due_on__isnull=False),
                violation_error_message="期限须有到期日；放假安排未公布的标为暂定。",
            ),
        ]
        indexes = [
            models.Index(fields=["alarm_on"], name="clock_open_alarm", condition=Q(ended_on__isnull=True)),
            models.Index(
                fields=["organisation", "level", "alarm_on"],
                name="clock_desk",
                condition=Q(ended_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.says


class ClockLevel(models.Model):
    """One change of level of a clock. Only added; one row per clock and level and due day."""

    clock = models.ForeignKey(Clock, models.PROTECT, related_name="levels")
    level = models.CharField(max_length=10, choices=Clock.Level.choices)
    alarm_on = models.DateField()
    on = models.DateField("日期")
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = "预警变化"
        default_permissions = ()
        constraints = [models.UniqueConstraint("clock", "level", "alarm_on", name="clock_level_once")]


class Notice(models.Model):
    """A message to one person about one level of one clock, or about a damaged piece of evidence.

    Unique, so a second run adds nothing.
    """

    clock_level = models.ForeignKey(ClockLevel, models.PROTECT, null=True, related_name="notices")
    evidence = models.ForeignKey("cases.Evidence", models.PROTECT, null=True, related_name="notices")
    person = models.ForeignKey("enforcement.User", models.PROTECT, related_name="notices")
    rung = models.CharField(
        "层级", max_length=12, choices=[("handler", "承办人"), ("leader", "中队长"), ("head", "负责人")]
    )
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "消息"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint("clock_level", "person", name="notice_once"),
            models.UniqueConstraint("evidence", "person", name="notice_of_damage_once"),
            models.CheckConstraint(
                name="notice_about_one_thing",
                condition=Q(clock_level__isnull=True, evidence__isnull=False)
                | Q(clock_level__isnull=False, evidence__isnull=True),
                violation_error_message="一条消息只说一件事：一个期限，或者一份证据。",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-created_at"], name="notice_unread", condition=Q(read_at__isnull=True))
        ]

    @property
    def case(self) -> Case:
        """The case it is about."""
        about = self.clock_level.clock if self.clock_level else self.evidence
        if about is None:
            raise ValueError("a notice about nothing")
        return about.case


class EscalationAnswer(models.Model):
    """What a leader or head decided about an escalated clock; without it the escalation stays."""

    clock_level = models.OneToOneField(ClockLevel, models.PROTECT, related_name="answer")
    by = models.ForeignKey("enforcement.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.CharField("处理意见", max_length=300)

    class Meta:
        verbose_name = "逾期处理意见"
        default_permissions = ()
