"""Investigation: records of inspection and inquiry, and which evidence carries which element of the violation."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from enforcement.kernel.fields import EncryptedTextField

SIGNED = [("signed", "签名确认"), ("refused", "拒绝签名"), ("absent", "不在场")]


class FieldRecord(models.Model):
    """A written record of an inspection or an inquiry 笔录 (行政处罚法 55条2款); sealed when made.

    `officers` keeps who made it with which certificate, as [{officer, name, certificate}].
    """

    class Kind(models.TextChoices):
        INSPECTION = "inspection", "现场检查（勘验）笔录"
        INQUIRY = "inquiry", "询问笔录"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="field_records")
    kind = models.CharField("种类", max_length=12, choices=Kind.choices)
    began_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间")
    place = models.CharField("地点", max_length=200)
    officers = models.JSONField("执法人员", default=list)
    badge_shown = models.BooleanField("出示执法证件")
    rights_told = models.BooleanField("告知权利义务")
    person = models.CharField("被检查（询问）人", max_length=60, blank=True)
    person_number = EncryptedTextField("证件号码", blank=True, default="")
    relation = models.CharField("与案件的关系", max_length=60, blank=True)
    content = EncryptedTextField("内容")
    signed = models.CharField("确认", max_length=10, choices=SIGNED)
    note = models.CharField("拒签或者不在场的说明", max_length=200, blank=True)
    witness = models.CharField("见证人及单位", max_length=100, blank=True)

    class Meta:
        verbose_name = "笔录"
        verbose_name_plural = "笔录"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="field_record_times",
                condition=Q(ended_at__gte=models.F("began_at")),
                violation_error_message="结束时间不能早于开始时间。",
            ),
            models.CheckConstraint(
                name="field_record_unsigned_noted",
                condition=Q(signed="signed") | ~Q(note=""),
                violation_error_message="没有签名确认的，须注明原因。",
            ),
        ]


class ElementProof(models.Model):
    """One element of the violation 构成要件 that one piece of evidence carries (M9; DEC-10). Only added."""

    evidence = models.ForeignKey("cases.Evidence", models.PROTECT, related_name="proofs")
    element = models.CharField("要件", max_length=60)
    note = models.CharField("证明的内容", max_length=200, blank=True)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "要件证明"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint("evidence", "element", name="element_proof_once"),
        ]


class HearingRequest(models.Model):
    """A request for a hearing 听证申请 (行政处罚法 64条1项). While one stands, no decision is made.

    `sent_on` is the day of the postmark for a letter, else the day it was handed in (CAL-07).
    """

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="hearing_requests")
    sent_on = models.DateField("提出（交邮）日期")
    by_post = models.BooleanField("邮寄提出", default=False)
    received_at = models.DateTimeField("收到时间")
    in_time = models.BooleanField("在期限内")
    text = models.CharField("申请内容", max_length=300, blank=True)
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawal = models.CharField("撤回情况及凭据", max_length=200, blank=True)

    class Meta:
        verbose_name = "听证申请"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="hearing_request_withdrawn_proved",
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawal=""),
                violation_error_message="撤回听证申请须写明凭据。",
            ),
        ]
