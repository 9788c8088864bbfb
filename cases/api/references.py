"""Uploads are cited by a signed reference, so that nobody can cite what another account uploaded."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from enforcement.kernel.models import StoredFile
from enforcement.models import User

VALID = timedelta(days=7)
LONGEST = 400
_SIGNER = signing.TimestampSigner(salt="cases.api.file")


def reference_to(stored: StoredFile, user: User) -> str:
    """The words under which this account may cite the file, for 7 days."""
    return str(_SIGNER.sign_object({"file": str(stored.pk), "user": user.pk}))


def cited(reference: str, user: User) -> StoredFile | None:
    """The file behind a reference of this account; None for anything else, another's reference included."""
    try:
        known = _SIGNER.unsign_object(reference, max_age=VALID)
    except (signing.BadSignature, ValueError):
        return None
    if known["user"] != user.pk:
        return None
    return StoredFile.objects.filter(pk=known["file"]).first()


def when_taken(stored: StoredFile, now: datetime) -> datetime:
    """When the picture says it was taken, else now; a camera that is ahead of time is not believed."""
    return stored.taken_at if stored.taken_at is not None and stored.taken_at <= now else now


@extend_schema_field({"type": "string", "minLength": 1, "maxLength": LONGEST})
class FileReference(serializers.Field):
    """`file` of the answer of `POST /files/`, uploaded by the same account within 7 days."""

    default_error_messages = {
        "invalid": "请用文字（JSON 字符串）。",
        "unknown": "没有这份文件，或者它由别的账号上传，或者引用已过 7 天。请重新上传。",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "`file` from POST /files/ of the same account, at most 7 days old.")
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> StoredFile:
        """The file."""
        if not isinstance(data, str):
            self.fail("invalid")
        stored = cited(data[:LONGEST], self.context["request"].user)
        if stored is None:
            self.fail("unknown")
        return stored

    def to_representation(self, value: StoredFile) -> str:
        """Files are cited, never shown."""
        raise NotImplementedError
