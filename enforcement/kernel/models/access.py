"""Tokens of integrating systems, answers kept for repeated requests, the log of reads of personal data."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from enforcement.kernel.fields import EncryptedBytesField


class ApiToken(models.Model):
    """A bearer token; only its sha256 is stored. `scopes` such as `cases:write` narrow its user's rights."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="api_tokens", verbose_name="账号")
    name = models.CharField("名称", max_length=80)
    hash = models.BinaryField("指纹", max_length=32, unique=True)
    scopes = ArrayField(models.CharField(max_length=40), verbose_name="范围", default=list)
    expires_at = models.DateTimeField("有效期至")
    revoked_at = models.DateTimeField("撤销时间", null=True)
    last_used_at = models.DateTimeField("最近使用", null=True)
    created_at = models.DateTimeField("创建时间")

    class Meta:
        app_label = "enforcement"
        verbose_name = "接口令牌"
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    def is_valid_at(self, moment: datetime) -> bool:
        """Neither expired nor revoked at `moment`."""
        return self.revoked_at is None and moment < self.expires_at


class IdempotencyKey(models.Model):
    """The reply to a request that carried an Idempotency-Key, written in the transaction of its act."""

    caller = models.CharField("调用方", max_length=64)
    method = models.CharField("方法", max_length=8)
    path = models.CharField("路径", max_length=200)
    key = models.CharField("标识", max_length=200)
    digest = models.BinaryField("请求摘要", max_length=32)
    status = models.PositiveSmallIntegerField("状态码")
    headers = models.JSONField("响应头", default=dict)
    body = EncryptedBytesField("响应内容")
    created_at = models.DateTimeField("时间", db_index=True)

    class Meta:
        app_label = "enforcement"
        verbose_name = "重复请求标识"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["caller", "method", "path", "key"], name="idempotency_key")]

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


class PersonalRead(models.Model):
    """Somebody looked at personal data in full: who, whose file, which fields, what for. Append-only."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="查看人")
    at = models.DateTimeField("时间")
    subject_kind = models.CharField("对象类别", max_length=32)
    subject_id = models.UUIDField("对象")
    fields = ArrayField(models.CharField(max_length=40), verbose_name="字段")
    purpose = models.CharField("用途", max_length=200)

    class Meta:
        app_label = "enforcement"
        verbose_name = "个人信息查看记录"
        default_permissions = ()
        indexes = [models.Index(fields=["subject_kind", "subject_id", "at"], name="personal_read_subject")]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"
