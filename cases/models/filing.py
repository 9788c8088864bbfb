"""The way into the ordinary procedure: the filing, and the opinions of leaders on what is put before the head."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Filing(models.Model):
    """The filing of a case 立案 (行政处罚法 54条2款): who put it up, who decided, and when the 90 days begin."""

    class Source(models.TextChoices):
        PATROL = "patrol", "日常巡查"
        CLUE = "clue", "线索上报"
        REPORT = "report", "投诉举报"
        HOTLINE = "hotline", "12345 热线转办"
        TRANSFER = "transfer", "其他机关移送"
        SUPERIOR = "superior", "上级交办"
        CONVERTED = "converted", "简易程序转入"

    class Outcome(models.TextChoices):
        FILED = "filed", "立案"
        NOT_FILED = "not_filed", "不予立案"

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="filing")
    source = models.CharField("案件来源", max_length=12, choices=Source.choices)
    named_reporter = models.BooleanField("实名举报", default=False)
    prima_facie = models.TextField("初步证据", blank=True)
    submitted_at = models.DateTimeField("呈批时间", null=True, blank=True)
    submitted_by = models.ForeignKey("enforcement.User", models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField("审批结果", max_length=10, choices=Outcome.choices, blank=True)
    decided_at = models.DateTimeField("审批时间", null=True, blank=True)
    decided_by = models.ForeignKey("enforcement.User", models.PROTECT, null=True, blank=True, related_name="+")
    opinion = models.CharField("审批意见", max_length=300, blank=True)
    informed_at = models.DateTimeField("告知举报人时间", null=True, blank=True)

    class Meta:
        verbose_name = "立案"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="filing_decided_whole",
                condition=Q(outcome="", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(outcome="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                violation_error_message="立案审批须同时有结果、时间和审批人。",
            ),
            models.CheckConstraint(
                name="filing_not_self_approved",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("submitted_by")),
                violation_error_message="呈批人不能审批自己呈报的立案。",
            ),
        ]


class Opinion(models.Model):
    """What a leader thinks of a matter that is put before the head. Only added."""

    class Stage(models.TextChoices):
        FILING = "filing", "立案"
        PROPOSAL = "proposal", "处理意见"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="opinions")
    stage = models.CharField("事项", max_length=10, choices=Stage.choices)
    by = models.ForeignKey("enforcement.User", models.PROTECT, related_name="+")
    at = models.DateTimeField("时间")
    agrees = models.BooleanField("同意")
    text = models.CharField("意见", max_length=300)

    class Meta:
        verbose_name = "审核意见"
        default_permissions = ()


class Term(models.Model):
    """A change of a legal period of the case: longer, not counted, or standing still (DEC-02, DEC-03, workflow N91).

    `until` is the last day (calendar days, both ends counted) and null while a suspension or an excluded
    interval still runs. An extension carries the days it adds.
    """

    class Kind(models.TextChoices):
        VERIFICATION = "verification", "核查延期"
        EXTENSION = "extension", "办案期限延期"
        EXCLUSION = "exclusion", "不计入办案期限"
        SUSPENSION = "suspension", "中止"

    class Ground(models.TextChoices):
        COMPLEX = "complex", "情况复杂"
        VERY_COMPLEX = "very_complex", "案情特别复杂，经集体讨论"
        HEARING = "hearing", "听证"
        TESTING = "testing", "检测、检验"
        APPRAISAL = "appraisal", "鉴定、评估"
        ANNOUNCEMENT = "announcement", "公告"
        OTHER_RESULT = "other_result", "须以另案结果为依据"
        NOT_FOUND = "not_found", "当事人下落不明"
        FORCE_MAJEURE = "force_majeure", "不可抗力"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="terms")
    kind = models.CharField("种类", max_length=14, choices=Kind.choices)
    ground = models.CharField("事由", max_length=16, choices=Ground.choices)
    reason = models.CharField("理由", max_length=300)
    days = models.PositiveSmallIntegerField("延长日数", null=True, blank=True)
    since = models.DateField("起", null=True, blank=True)
    until = models.DateField("止", null=True, blank=True)
    document = models.CharField("凭据文书", max_length=100, blank=True)
    told_on = models.DateField("告知当事人日期", null=True, blank=True)
    approved_by = models.ForeignKey("enforcement.User", models.PROTECT, related_name="+")
    approved_at = models.DateTimeField("批准时间")

    class Meta:
        verbose_name = "期限变更"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="term_has_its_measure",
                condition=Q(kind__in=["verification", "extension"], days__gt=0)
                | Q(kind__in=["exclusion", "suspension"], since__isnull=False),
                violation_error_message="延期须有日数；扣除和中止须有起始日。",
            ),
            models.CheckConstraint(
                name="term_dates",
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=models.F("since")),
                violation_error_message="止日不能早于起日。",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(kind="suspension", until__isnull=True),
                name="term_one_open_suspension",
                violation_error_message="案件已经中止。",
            ),
        ]
