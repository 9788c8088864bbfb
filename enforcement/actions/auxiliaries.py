"""Auxiliary staff: admitted with an officer who answers for them, and never without one (STF-03)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from enforcement.actions import administering
from enforcement.actions.administering import PERSONNEL, require_over, require_reason
from enforcement.actions.officers import require_about
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.models import Auxiliary, Officer, User

BASIS = "建办督〔2025〕12号四（七）"


@transaction.atomic
def admit_auxiliary(values: Mapping[str, Any], *, by: User, now: datetime) -> Auxiliary:
    """A new auxiliary with an answerable officer. Invalid names what is wrong."""
    require_over(by, PERSONNEL, values["organisation"])
    if not str(values["name"]).strip():
        raise Invalid(fields={"name": ["请填写姓名。"]})
    if values["admitted_on"] > local_day(now):
        raise Invalid(fields={"admitted_on": ["准入日期不能晚于今天。请在准入当日登记。"]})
    _require_answerable(values["responsible_officer"], by, now)
    made = Auxiliary.objects.create(**values)
    facts = {"since": made.admitted_on.isoformat(), "officer": made.responsible_officer_id}
    _note(made, "登记协管人员", by, now, facts)
    return made


@transaction.atomic
def change_responsible(auxiliary: Auxiliary, officer: Officer, reason: str, *, by: User, now: datetime) -> None:
    """Another officer answers from now on."""
    require_about(by, auxiliary)
    reason = require_reason(reason)
    if auxiliary.left_on is not None:
        raise Conflict("这名协管人员已经离岗。")
    if officer.pk == auxiliary.responsible_officer_id:
        raise Conflict("责任执法人员没有改动。请修改后再提交，或者返回。")
    _require_answerable(officer, by, now)
    Auxiliary.objects.filter(pk=auxiliary.pk).update(responsible_officer=officer)
    _note(auxiliary, "更换责任执法人员", by, now, {"officer": officer.pk, "reason": reason})


@transaction.atomic
def retire_auxiliary(auxiliary: Auxiliary, left_on: date, reason: str, *, by: User, now: datetime) -> None:
    """Leaves the post; the account is switched off by whoever keeps the accounts."""
    require_about(by, auxiliary)
    reason = require_reason(reason)
    if auxiliary.left_on is not None:
        raise Conflict("这名协管人员已经登记离岗。")
    if not auxiliary.admitted_on <= left_on <= local_day(now):
        raise Invalid(fields={"left_on": ["离岗日期不能早于准入日期，也不能晚于今天。"]})
    Auxiliary.objects.filter(pk=auxiliary.pk).update(left_on=left_on)
    _note(auxiliary, "离岗", by, now, {"since": left_on.isoformat(), "reason": reason})


def _require_answerable(officer: Officer, by: User, now: datetime) -> None:
    """An officer answers who is in the force, on duty, off probation, and holds a certificate of today."""
    require_over(by, PERSONNEL, officer.organisation)
    today = local_day(now)
    held = officer.certificate_on(today)
    certified = held is not None and held.valid_from <= today <= held.valid_until and held.status_on(today) == "valid"
    gone = officer.left_on is not None and officer.left_on <= today
    if gone or officer.is_suspended_on(today) or officer.is_on_probation_on(today) or not certified:
        says = f"责任执法人员应当在岗并持有有效执法证。请另选一名（{BASIS}）。"
        raise Invalid(fields={"responsible_officer": [says]})


def _note(auxiliary: Auxiliary, verb: str, by: User, now: datetime, facts: Mapping[str, object]) -> None:
    administering.note("auxiliary", auxiliary.pk, auxiliary.organisation_id, verb, by=by, now=now, facts=facts)
