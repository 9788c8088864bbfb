"""Papers 文书: a frozen context, its bytes and their hash. A correction is a new paper that names the old one."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from enforcement.kernel.fields import EncryptedJSONField


class Document(models.Model):
    """One numbered paper. The printable page opens at once; the PDF follows from the worker."""

    class Kind(models.TextChoices):
        SPOT_DECISION = "spot_decision", "当场行政处罚决定书"
        NO_PENALTY = "no_penalty", "不予行政处罚决定书"
        FILING = "filing", "立案审批表"
        NO_FILING = "no_filing", "不予立案审批表"
        INSPECTION = "inspection", "现场检查（勘验）笔录"
        INQUIRY = "inquiry", "询问笔录"
        CORRECTION = "correction", "责令改正通知书"
        NOTICE = "notice", "行政处罚告知书"
        STATEMENT = "statement", "陈述申辩笔录"
        REPORT = "report", "案件调查终结报告"
        APPROVAL = "approval", "案件处理审批表"
        REVIEW = "review", "法制审核意见书"
        DISCUSSION = "discussion", "集体讨论笔录"
        DECISION = "decision", "行政处罚决定书"
        RECEIPT = "receipt", "送达回证"
        EXTENSION = "extension", "延期审批表"
        CLOSING = "closing", "结案审批表"
        COVER = "cover", "卷宗封面与目录"

    # What goes to the party and is delivered; all else stays in the file.
    SERVED = frozenset({Kind.SPOT_DECISION, Kind.NO_PENALTY, Kind.CORRECTION, Kind.NOTICE, Kind.DECISION})
    # What ends the file and is not replaced any more.
    LAST = frozenset({Kind.CLOSING, Kind.COVER})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="documents")
    kind = models.CharField("文书种类", max_length=20, choices=Kind.choices)
    number = models.CharField("文号", max_length=60, unique=True)
    check_code = models.CharField("校验码", max_length=12)
    template = models.CharField("模板版本", max_length=40)
    context = EncryptedJSONField("内容")
    context_sha256 = models.CharField("内容指纹", max_length=64)
    issued_at = models.DateTimeField("制作时间")
    issued_by = models.ForeignKey("enforcement.User", models.PROTECT, related_name="+")
    file = models.ForeignKey("enforcement.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    rendered_at = models.DateTimeField("PDF 制成时间", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("制作次数", default=0)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    sealed = models.BooleanField(default=True, editable=False)

    class Meta:
        verbose_name = "文书"
        verbose_name_plural = "文书"
        default_permissions = ()
        indexes = [
            models.Index(fields=["issued_at"], name="document_pending", condition=Q(file__isnull=True)),
        ]

    @property
    def awaits_delivery(self) -> bool:
        """Whether it goes to the party and has not; asked of rows whose deliveries and corrections are read."""
        return self.kind in self.SERVED and not self.corrected_by.all() and not self.deliveries.all()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
