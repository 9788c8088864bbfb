"""A reader's own filters of the case list."""

from __future__ import annotations

from django.db import models

from enforcement.kernel.fields import EncryptedJSONField


class SavedFilter(models.Model):
    """What one reader looks for again and again, under a name of his own. It may name a party, so it rests encrypted."""

    user = models.ForeignKey("enforcement.User", models.PROTECT, related_name="saved_filters")
    name = models.CharField("名称", max_length=20)
    query = EncryptedJSONField("条件")
    saved_at = models.DateTimeField("保存时间")

    class Meta:
        verbose_name = "常用筛选"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                name="saved_filter_name_once",
                violation_error_message="您已有同名的筛选。请换一个名称，或者先删去原来的。",
            )
        ]

    def __str__(self) -> str:
        return self.name
