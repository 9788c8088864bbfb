"""What every act of configuration shares: a role over the organisation concerned, and one row of the record."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models

from enforcement.kernel import record
from enforcement.kernel.errors import Invalid, NotPermitted
from enforcement.models import Organisation, User
from enforcement.policies import holds

SYSTEM, SECURITY, AUDIT = frozenset({"system_admin"}), frozenset({"security_admin"}), frozenset({"audit_admin"})
PERSONNEL = frozenset({"personnel"})


def require_over(by: User, wanted: frozenset[str], organisation: Organisation) -> None:
    """NotPermitted unless the account holds one of the roles at the organisation or above it."""
    if not holds(by, wanted, organisation.path):
        raise NotPermitted(f"{organisation.name}不在您管理的范围内。请交由管理该机构的人员办理。")


def require_reason(reason: str, field: str = "reason") -> str:
    """The reason without blanks around it; Invalid when nothing is written."""
    if not reason.strip():
        raise Invalid(fields={field: ["请写明理由。理由记入记录。"]})
    return reason.strip()


def note(
    kind: str,
    pk: int | uuid.UUID,
    organisation_id: int,
    verb: str,
    *,
    by: User,
    now: datetime,
    facts: Mapping[str, object],
) -> None:
    """One row of the record about something configured; ids only, never a name or number of a person."""
    record.append(
        subject_kind=kind,
        subject_id=pk if isinstance(pk, uuid.UUID) else record.subject_uuid(pk),
        organisation_id=organisation_id,
        verb=verb,
        at=now,
        now=now,
        by_id=by.pk,
        facts=facts,
    )


def label(model: type[models.Model], name: str) -> str:
    """What a column is called in Chinese."""
    column: Any = model._meta.get_field(name)
    return str(column.verbose_name)


def differing(row: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are not what the row holds."""
    return {name: value for name, value in values.items() if getattr(row, name) != value}
