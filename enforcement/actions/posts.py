"""Posts the law asks for by name: persons in charge are appointed for days, reviewers are qualified. What counted stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from enforcement.actions import administering
from enforcement.actions.administering import PERSONNEL, require_over, require_reason
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.models import HeadAppointment, Organisation, ReviewerQualification, User
from enforcement.policies import holds

HEAD, REVIEWER = frozenset({"bureau_head"}), frozenset({"legal_reviewer"})


@dataclass(frozen=True)
class Appointment:
    """One appointment: days included on both ends; who only acts needs a document and an end (行政处罚法 57条)."""

    rank: str
    valid_from: date
    valid_until: date | None
    document: str
    field: str = ""
    acting: bool = False


@transaction.atomic
def appoint_head(
    user: User, authority: Organisation, given: Appointment, *, by: User, now: datetime
) -> HeadAppointment:
    """Appoints a person in charge of an authority.

    Raises Conflict for oneself, for an account without the post of a head there, or when days overlap; Invalid
    for an organisation that decides in no name of its own, wrong days, or acting without document and end.
    """
    _require_about(by, user, authority)
    if not authority.is_authority:
        raise Invalid(fields={"organisation": ["这个机构不能以自己的名义处罚，没有负责人任职。请选择行政机关。"]})
    if not holds(user, HEAD, authority.path):
        raise Conflict("这个账号没有本机关负责人岗位。请先由安全管理员授予岗位。")
    if given.valid_until is not None and given.valid_until < given.valid_from:
        raise Invalid(fields={"valid_until": ["任职止期不能早于起期。"]})
    if given.acting and (not given.document.strip() or given.valid_until is None):
        raise Invalid(fields={"document": ["代理负责人须写明代理文件和止期。"]})
    try:
        with transaction.atomic():
            made = HeadAppointment.objects.create(
                user=user,
                organisation=authority,
                rank=given.rank,
                field=given.field.strip(),
                valid_from=given.valid_from,
                valid_until=given.valid_until,
                acting=given.acting,
                document=given.document.strip(),
            )
    except IntegrityError as error:
        raise Conflict("与这名负责人在本机关现有的任职日期重叠。请先登记原任职的止期。") from error
    facts = {"from": given.valid_from.isoformat(), "until": given.valid_until and given.valid_until.isoformat()}
    note = {**facts, "rank": given.rank, "acting": given.acting, "document": made.document}
    administering.note("head", made.pk, authority.pk, "登记负责人任职", by=by, now=now, facts=note)
    return made


@transaction.atomic
def end_appointment(held: HeadAppointment, last: date, reason: str, *, by: User, now: datetime) -> None:
    """Ends an appointment with its last day, today at the earliest, so that no decision made loses its head.

    Raises Invalid for a day before today or before it began, Conflict when it ends earlier already.
    """
    _require_about(by, held.user, held.organisation)
    reason = require_reason(reason)
    earliest = max(local_day(now), held.valid_from)
    if last < earliest:
        raise Invalid(fields={"last": [f"止期最早是 {earliest.isoformat()}：已经作出的决定不能失去负责人。"]})
    if held.valid_until is not None and held.valid_until <= last:
        raise Conflict("这项任职已经在更早的日期终止。")
    HeadAppointment.objects.filter(pk=held.pk).update(valid_until=last)
    facts = {"until": last.isoformat(), "reason": reason}
    administering.note("head", held.pk, held.organisation_id, "终止负责人任职", by=by, now=now, facts=facts)


@transaction.atomic
def qualify_reviewer(
    user: User, first_reviewed_on: date, number: str, obtained_on: date | None, *, by: User, now: datetime
) -> ReviewerQualification:
    """Enters, or mends, since when an account reviews and its legal professional certificate (行政处罚法 58条2款).

    Raises Conflict for oneself or an account that is no reviewer, Invalid for a number without its day or a
    day still to come.
    """
    _require_about(by, user, user.organisation)
    if not holds(user, REVIEWER, user.organisation.path):
        raise Conflict("这个账号没有法制审核岗位。请先由安全管理员授予岗位。")
    if bool(number.strip()) != (obtained_on is not None):
        raise Invalid(fields={"obtained_on": ["资格证书号和取得日期要同时填写。"]})
    if max(first_reviewed_on, obtained_on or first_reviewed_on) > local_day(now) + timedelta(days=1):
        raise Invalid(fields={"first_reviewed_on": ["日期不能晚于明天。请核对。"]})
    made, _ = ReviewerQualification.objects.update_or_create(
        user=user,
        defaults={
            "first_reviewed_on": first_reviewed_on,
            "certificate_number": number.strip(),
            "obtained_on": obtained_on,
        },
    )
    facts = {"since": first_reviewed_on.isoformat(), "certified": bool(number.strip())}
    administering.note("reviewer", made.pk, user.organisation_id, "登记法制审核资格", by=by, now=now, facts=facts)
    return made


def _require_about(by: User, user: User, organisation: Organisation) -> None:
    require_over(by, PERSONNEL, organisation)
    if user.pk == by.pk:
        raise Conflict("不能办理本人的任职和资格。请由另一名政工人员办理。")
