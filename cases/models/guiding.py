"""Guiding cases 案例指导: what a closed case teaches, written without anybody's name."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q


class GuidingCase(models.Model):
    """Drafted from a closed case, approved, published and withdrawn, each by another person.

    The text is never edited: whatever is wrong is withdrawn and written anew.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "待审核"
        APPROVED = "approved", "待公布"
        PUBLISHED = "published", "已公布"
        WITHDRAWN = "withdrawn", "已撤回"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    violation = models.ForeignKey("discretion.Violation", models.PROTECT, related_name="+")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField("版本", default=1)
    title = models.CharField("标题", max_length=100)
    facts = models.TextField("基本案情")
    question = models.TextField("争议问题")
    reasoning = models.TextField("裁量理由")
    outcome = models.CharField("处理结果", max_length=300)
    articles = models.TextField("适用条文")
    written_at = models.DateTimeField("起草时间")
    written_by = models.ForeignKey("enforcement.User", models.PROTECT, related_name="+")
    approved_at = models.DateTimeField("审核时间", null=True)
    approved_by = models.ForeignKey("enforcement.User", models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField("公布时间", null=True)
    published_by = models.ForeignKey("enforcement.User", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField("撤回时间", null=True)
    withdrawn_by = models.ForeignKey("enforcement.User", models.PROTECT, null=True, related_name="+")
    withdrawal = models.CharField("撤回理由", max_length=300, blank=True)

    class Meta:
        verbose_name = "指导案例"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="guiding_state_has_its_acts",
                condition=Q(state="draft", approved_by=None, published_by=None, withdrawn_by=None)
                | Q(state="approved", approved_by__isnull=False, published_by=None, withdrawn_by=None)
                | Q(state="published", approved_by__isnull=False, published_by__isnull=False, withdrawn_by=None)
                | Q(state="withdrawn", withdrawn_by__isnull=False) & ~Q(withdrawal=""),
                violation_error_message="指导案例须先审核再公布；撤回须写明理由。",
            ),
            models.CheckConstraint(
                name="guiding_by_different_persons",
                condition=(Q(approved_by=None) | ~Q(approved_by=F("written_by")))
                & (Q(published_by=None) | ~Q(published_by=F("written_by")) & ~Q(published_by=F("approved_by"))),
                violation_error_message="起草、审核、公布须由三个不同的人办理。",
            ),
        ]
        indexes = [
            models.Index(
                fields=["violation", "-published_at"], name="guiding_published", condition=Q(state="published")
            ),
            models.Index(fields=["-written_at", "-id"], name="guiding_list"),
        ]

    def __str__(self) -> str:
        return self.title
