"""Certificates of officers: issued, suspended, revoked. What counted on an earlier day stays as it was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction

from enforcement.kernel import record
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.models import Certificate, Officer, User


@transaction.atomic
def issue_certificate(
    officer: Officer, number: str, valid_from: date, valid_until: date, *, by: User, now: datetime
) -> Certificate:
    """A certificate for the days given, both included. Raises Invalid for wrong days, Conflict when they overlap."""
    if valid_until < valid_from:
        raise Invalid(fields={"valid_until": ["有效期止不能早于有效期起。"]})
    try:
        with transaction.atomic():
            made = Certificate.objects.create(
                officer=officer, number=number, valid_from=valid_from, valid_until=valid_until
            )
    except IntegrityError as error:
        raise Conflict("证号已经登记，或者与这名执法人员现有证件的有效期重叠。请核对。") from error
    _note(made, "登记执法证", by, now, {"from": valid_from.isoformat(), "until": valid_until.isoformat()})
    return made


@transaction.atomic
def change_status(certificate: Certificate, status: str, since: date, reason: str, *, by: User, now: datetime) -> None:
    """Suspends, revokes or reinstates from a day on; earlier acts are judged by the status of then (STF-04)."""
    Certificate.objects.filter(pk=certificate.pk).update(status=status, status_from=since)
    facts = {"status": status, "since": since.isoformat(), "reason": reason}
    _note(certificate, "变更执法证状态", by, now, facts)


def _note(certificate: Certificate, verb: str, by: User, now: datetime, facts: Mapping[str, object]) -> None:
    record.append(
        subject_kind="certificate",
        subject_id=record.subject_uuid(certificate.pk),
        organisation_id=certificate.officer.organisation_id,
        verb=verb,
        at=now,
        now=now,
        by_id=by.pk,
        facts=facts,
    )
