"""Every full view of personal data leaves a line that nobody can change."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from enforcement.kernel.errors import Invalid
from enforcement.kernel.models.access import PersonalRead


def log_read(
    *, by_id: int, at: datetime, subject_kind: str, subject_id: uuid.UUID, fields: Sequence[str], purpose: str
) -> PersonalRead:
    """Notes who saw which fields of whom and what for; Invalid when no purpose is given."""
    if not purpose.strip():
        raise Invalid(fields={"purpose": ["请写明查看完整信息的用途。"]})
    return PersonalRead.objects.create(
        by_id=by_id,
        at=at,
        subject_kind=subject_kind,
        subject_id=subject_id,
        fields=list(fields),
        purpose=purpose.strip()[:200],
    )
