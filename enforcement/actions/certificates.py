"""Certificates of officers: issued, suspended, revoked, reinstated. What counted on an earlier day stays as it was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction

from enforcement.actions import administering
from enforcement.actions.administering import require_reason
from enforcement.actions.officers import require_about
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.models import Certificate, Officer, User

VERBS = {"valid": "恢复执法证", "suspended": "暂扣执法证", "revoked": "吊销执法证"}


@transaction.atomic
def issue_certificate(
    officer: Officer, number: str, valid_from: date, valid_until: date, *, by: User, now: datetime
) -> Certificate:
    """A certificate for the days given, both included. Raises Invalid for wrong days, Conflict when they overlap."""
    require_about(by, officer)
    if not number.strip():
        raise Invalid(fields={"number": ["请填写证号。"]})
    if valid_until < valid_from:
        raise Invalid(fields={"valid_until": ["有效期止不能早于有效期起。"]})
    if officer.left_on is not None:
        raise Conflict("这名执法人员已经离职，不能登记执法证。")
    try:
        with transaction.atomic():
            made = Certificate.objects.create(
                officer=officer, number=number.strip(), valid_from=valid_from, valid_until=valid_until
            )
    except IntegrityError as error:
        raise Conflict("证号已经登记，或者与这名执法人员现有证件的有效期重叠。请核对。") from error
    _note(made, "登记执法证", by, now, {"from": valid_from.isoformat(), "until": valid_until.isoformat()})
    return made


@transaction.atomic
def change_status(certificate: Certificate, status: str, since: date, reason: str, *, by: User, now: datetime) -> None:
    """Suspends, revokes or reinstates from a day on; earlier acts are judged by the status of then (STF-04).

    Conflict when it has that status, or was revoked; Invalid for a day before the last change or still to come.
    """
    require_about(by, certificate.officer)
    reason = require_reason(reason)
    if status not in VERBS:
        raise Invalid(fields={"status": ["没有这种状态。"]})
    if certificate.status == "revoked":
        raise Conflict("这个执法证已经吊销，不能再变更。重新取得资格的，请登记新证。")
    if certificate.status == status:
        raise Conflict(f"这个执法证现在就是{certificate.get_status_display()}状态。请刷新页面核对。")
    changes = certificate.standing()
    earliest = max([certificate.valid_from, *(date.fromisoformat(each["since"]) for each in changes)])
    if not earliest <= since <= local_day(now):
        says = f"日期应当在 {earliest.isoformat()} 至今天之间。将来的变更请在当日登记。"
        raise Invalid(fields={"since": [says]})
    changes.append({"status": status, "since": since.isoformat()})
    Certificate.objects.filter(pk=certificate.pk).update(status=status, status_from=since, changes=changes)
    _note(certificate, VERBS[status], by, now, {"status": status, "since": since.isoformat(), "reason": reason})


def _note(certificate: Certificate, verb: str, by: User, now: datetime, facts: Mapping[str, object]) -> None:
    organisation = certificate.officer.organisation_id
    administering.note("certificate", certificate.pk, organisation, verb, by=by, now=now, facts=facts)
