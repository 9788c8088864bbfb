"""Evidence with its chain of custody."""

from __future__ import annotations

import uuid

from django.db import models


class Evidence(models.Model):
    """One piece of evidence, of one of the eight kinds of 行政处罚法 46条; hashed at receipt."""

    class Kind(models.TextChoices):
        DOCUMENTARY = "documentary", "书证"
        PHYSICAL = "physical", "物证"
        AUDIO_VISUAL = "audio_visual", "视听资料"
        ELECTRONIC = "electronic", "电子数据"
        TESTIMONY = "testimony", "证人证言"
        PARTY_STATEMENT = "party_statement", "当事人的陈述"
        EXPERT_OPINION = "expert_opinion", "鉴定意见"
        INSPECTION_RECORD = "inspection_record", "勘验笔录、现场笔录"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="evidence")
    kind = models.CharField("证据种类", max_length=20, choices=Kind.choices)
    title = models.CharField("名称", max_length=100)
    element = models.CharField("证明的要件", max_length=40, blank=True)
    file = models.ForeignKey("enforcement.StoredFile", models.PROTECT, related_name="+")
    sha256 = models.CharField("指纹", max_length=64)
    taken_at = models.DateTimeField("取得时间")
    taken_by = models.ForeignKey("enforcement.Officer", models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField("接收时间")
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    excluded_reason = models.CharField("排除理由", max_length=200, blank=True)
    verified_at = models.DateTimeField("最近复核", null=True, blank=True)
    intact = models.BooleanField("复核一致", null=True)

    class Meta:
        verbose_name = "证据"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["case", "sha256"],
                name="evidence_once_per_case",
                violation_error_message="这份材料已经在本案证据中。",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CustodyEvent(models.Model):
    """What happened to a piece of evidence: received, looked at, verified, exported. Only added."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="custody")
    verb = models.CharField("事项", max_length=20)
    by = models.ForeignKey("enforcement.User", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("时间")
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "保管记录"
        default_permissions = ()
