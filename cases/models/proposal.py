"""What is proposed, told, reviewed and discussed before an ordinary decision."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Proposal(models.Model):
    """The report at the end of the investigation and what it proposes (workflow N5, N6). Yuan.

    A later proposal replaces the earlier one, which stays in the file. Only its approval is set afterwards.
    """

    class Outcome(models.TextChoices):
        PUNISH = "punish", "给予行政处罚"
        NOT_PUNISH = "not_punish", "不予行政处罚"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="proposals")
    at = models.DateTimeField("调查终结时间")
    by = models.ForeignKey("enforcement.User", models.PROTECT, related_name="+")
    outcome = models.CharField("建议", max_length=12, choices=Outcome.choices)
    warning = models.BooleanField("警告", default=False)
    fine = models.DecimalField("罚款", max_digits=14, decimal_places=2, null=True, blank=True)
    illegal_gains = models.DecimalField("没收违法所得", max_digits=14, decimal_places=2, null=True, blank=True)
    gains_basis = models.CharField("违法所得的计算", max_length=300, blank=True)
    confiscated = models.CharField("没收非法财物", max_length=300, blank=True)
    confiscated_value = models.DecimalField("财物价值", max_digits=14, decimal_places=2, null=True, blank=True)
    other_kinds = models.JSONField("其他处罚", default=list)
    not_punish_ground = models.CharField("不予处罚情形", max_length=40, blank=True)
    circumstances = models.JSONField("情节", default=dict)
    benchmark = models.JSONField("裁量基准和档次", default=dict)
    gravity = models.JSONField("重大复杂情形", default=dict)
    report = models.TextField("调查经过、证据分析和裁量理由")
    facts = models.TextField("认定的违法事实")
    findings = models.JSONField("当时的提示", default=list)
    reasons = models.JSONField("说明的理由", default=dict)
    calculation = models.JSONField("计算", default=list)
    approved_at = models.DateTimeField("批准时间", null=True, blank=True)
    approved_by = models.ForeignKey("enforcement.User", models.PROTECT, null=True, blank=True, related_name="+")
    opinion = models.CharField("批准意见", max_length=300, blank=True)

    class Meta:
        verbose_name = "处理意见"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="proposal_says_something",
                condition=Q(outcome="not_punish", fine__isnull=True, warning=False) & ~Q(not_punish_ground="")
                | Q(outcome="punish")
                & (Q(warning=True) | Q(fine__gt=0) | Q(illegal_gains__gt=0) | ~Q(confiscated="") | ~Q(other_kinds=[])),
                violation_error_message="处理意见须写明处罚，或者不予处罚的情形。",
            ),
            models.CheckConstraint(
                name="proposal_not_self_approved",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("by")),
                violation_error_message="提出处理意见的人不能自己批准。",
            ),
        ]


class PenaltyNotice(models.Model):
    """The notice before punishment 行政处罚告知 (行政处罚法 44, 62, 63条). Periods run from its delivery."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="notices")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="notices")
    document = models.OneToOneField("cases.Document", models.PROTECT, related_name="notice")
    at = models.DateTimeField("制作时间")
    hearing_told = models.BooleanField("告知听证权")
    hearing_why = models.JSONField("应当告知听证的理由", default=list)
    statement_days = models.PositiveSmallIntegerField("陈述申辩期限（工作日）")

    class Meta:
        verbose_name = "处罚告知"
        default_permissions = ()


class LegalReview(models.Model):
    """A legal review 法制审核 (行政处罚法 58条): why it is due, what was looked at, the nine points, the result.

    `seen` is the file as it was put up, label by label; when the file no longer says the same, the review
    does not count any more and the page shows what changed.
    """

    class Result(models.TextChoices):
        AGREE = "agree", "同意"
        AMEND = "amend", "退回修改补充"
        DISAGREE = "disagree", "不同意"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="reviews")
    asked_at = models.DateTimeField("送审时间")
    asked_by = models.ForeignKey("enforcement.User", models.PROTECT, related_name="+")
    due_reasons = models.JSONField("应当审核的理由", default=list)
    seen = models.JSONField("送审内容", default=dict)
    reviewer = models.ForeignKey("enforcement.User", models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField("审核时间", null=True, blank=True)
    points = models.JSONField("九项意见", default=dict)
    result = models.CharField("结论", max_length=12, choices=Result.choices, blank=True)
    opinion = models.TextField("审核意见", blank=True)

    class Meta:
        verbose_name = "法制审核"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="review_done_whole",
                condition=Q(result="", done_at__isnull=True, reviewer__isnull=True)
                | (~Q(result="") & Q(done_at__isnull=False, reviewer__isnull=False)),
                violation_error_message="法制审核须同时有结论、时间和审核人。",
            ),
            models.CheckConstraint(
                name="review_not_by_asker",
                condition=Q(reviewer__isnull=True) | ~Q(reviewer=F("asked_by")),
                violation_error_message="送审人不能审核自己送审的案件。",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(result=""),
                name="review_one_open",
                violation_error_message="案件正在法制审核。",
            ),
        ]


class Discussion(models.Model):
    """The collective discussion of the heads 集体讨论 (行政处罚法 57条2款); sealed when recorded."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="discussions")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="discussions")
    at = models.DateTimeField("讨论时间")
    place = models.CharField("地点", max_length=100)
    chair = models.ForeignKey("enforcement.User", models.PROTECT, related_name="+")
    minutes_by = models.CharField("记录人", max_length=40)
    conclusion = models.TextField("结论")
    agrees = models.BooleanField("同意处理意见")

    class Meta:
        verbose_name = "集体讨论"
        default_permissions = ()


class DiscussionMember(models.Model):
    """One head who took part, with his opinion and his vote."""

    discussion = models.ForeignKey(Discussion, models.PROTECT, related_name="members")
    user = models.ForeignKey("enforcement.User", models.PROTECT, related_name="+")
    appointment = models.ForeignKey("enforcement.HeadAppointment", models.PROTECT, null=True, related_name="+")
    opinion = models.CharField("意见", max_length=300)
    agrees = models.BooleanField("赞成")

    class Meta:
        verbose_name = "讨论参加人"
        default_permissions = ()
        constraints = [models.UniqueConstraint("discussion", "user", name="discussion_member_once")]
