"""Received files, encrypted at rest."""

from __future__ import annotations

import uuid

from django.db import models

from enforcement.kernel.fields import EncryptedBytesField, EncryptedTextField


class StoredFile(models.Model):
    """A received file: `path` is random and below MEDIA_ROOT; `file_key` opens it, and rests encrypted itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField("指纹", max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("字节数")
    mime = models.CharField("类型", max_length=60)
    original_name = EncryptedTextField("原文件名", max_length=200)
    path = models.CharField("存放位置", max_length=100, unique=True)
    file_key = EncryptedBytesField("文件密钥")
    width = models.PositiveIntegerField("宽", null=True)
    height = models.PositiveIntegerField("高", null=True)
    taken_at = models.DateTimeField("拍摄时间", null=True)
    created_at = models.DateTimeField("接收时间")

    class Meta:
        app_label = "enforcement"
        verbose_name = "文件"
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_image(self) -> bool:
        """Whether a browser may show it as a picture."""
        return self.mime.startswith("image/")
