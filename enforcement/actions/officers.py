"""Officers: admitted, moved, suspended from duty, gone; and the account each one uses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from enforcement.actions import administering
from enforcement.actions.administering import PERSONNEL, differing, label, require_over, require_reason
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.models import Auxiliary, Officer, OrganisationUserObjectPermission, User
from enforcement.policies import ADMINISTRATORS

CHANGEABLE = ("name", "organisation", "post", "probation_until")
ONE_DAY = timedelta(days=1)


@transaction.atomic
def admit_officer(values: Mapping[str, Any], *, by: User, now: datetime) -> Officer:
    """A new member of the force, without certificate and account. Invalid names what is wrong."""
    require_over(by, PERSONNEL, values["organisation"])
    if not str(values["name"]).strip():
        raise Invalid(fields={"name": ["请填写姓名。"]})
    if values["joined_on"] > local_day(now):
        raise Invalid(fields={"joined_on": ["入职日期不能晚于今天。请在入职当日登记。"]})
    _require_probation(values.get("probation_until"), values["joined_on"])
    officer = Officer.objects.create(**values)
    _note(officer, "登记执法人员", by, now, {"since": officer.joined_on.isoformat()})
    return officer


@transaction.atomic
def change_officer(officer: Officer, values: Mapping[str, Any], reason: str, *, by: User, now: datetime) -> None:
    """Changes name, post, squad or end of probation; the record names the columns, not the person."""
    require_about(by, officer)
    reason = require_reason(reason)
    if unknown := set(values) - set(CHANGEABLE):
        raise ValueError(f"not changeable: {sorted(unknown)}")
    if "name" in values and not str(values["name"]).strip():
        raise Invalid(fields={"name": ["请填写姓名。"]})
    new = differing(officer, values)
    if not new:
        raise Conflict("没有改动任何一栏。请修改后再提交，或者返回。")
    if "organisation" in new:
        require_over(by, PERSONNEL, new["organisation"])
    _require_probation(new.get("probation_until"), officer.joined_on)
    facts: dict[str, object] = {"reason": reason}
    facts["fields"] = [label(Officer, name) for name in new]
    if "organisation" in new:
        facts |= {"organisation": new["organisation"].pk}
    Officer.objects.filter(pk=officer.pk).update(**new)
    _note(officer, "变更执法人员信息", by, now, facts)


@transaction.atomic
def suspend_officer(officer: Officer, since: date, until: date | None, reason: str, *, by: User, now: datetime) -> None:
    """Takes an officer off duty from a day; an earlier suspension stays known for the acts of then."""
    require_about(by, officer)
    reason, today = require_reason(reason), local_day(now)
    if not officer.joined_on <= since <= today:
        raise Invalid(fields={"since": ["停职起期不能早于入职日期，也不能晚于今天。将来的停职请在当日登记。"]})
    if until is not None and until < since:
        raise Invalid(fields={"until": ["停职止期不能早于起期。"]})
    if officer.is_suspended_on(today):
        raise Conflict("这名执法人员正在停职。请先办理恢复履职。")
    last = max((_day(span[1]) for span in _spans(officer) if span[1]), default=None)
    if last is not None and since <= last:
        raise Invalid(fields={"since": [f"上一次停职至 {last.isoformat()}，这一次应当从其后开始。"]})
    new = {"past_suspensions": _spans(officer), "suspended_from": since, "suspended_until": until}
    Officer.objects.filter(pk=officer.pk).update(**new)
    facts = {"since": since.isoformat(), "until": until and until.isoformat(), "reason": reason}
    _note(officer, "停职", by, now, facts)


@transaction.atomic
def reinstate_officer(officer: Officer, since: date, reason: str, *, by: User, now: datetime) -> None:
    """Back on duty from a day: the suspension ends the day before."""
    require_about(by, officer)
    reason = require_reason(reason)
    if officer.suspended_from is None or not officer.is_suspended_on(local_day(now)):
        raise Conflict("这名执法人员没有停职，不需要恢复。")
    if since <= officer.suspended_from or since > local_day(now) + ONE_DAY:
        raise Invalid(fields={"since": ["恢复履职的日期应当在停职起期之后，最晚为明天。"]})
    Officer.objects.filter(pk=officer.pk).update(suspended_until=since - ONE_DAY)
    _note(officer, "恢复履职", by, now, {"since": since.isoformat(), "reason": reason})


@transaction.atomic
def retire_officer(officer: Officer, left_on: date, reason: str, *, by: User, now: datetime) -> None:
    """Leaves the force: from `left_on` he acts no more. Conflict while he answers for auxiliary staff (STF-03)."""
    require_about(by, officer)
    reason = require_reason(reason)
    if officer.left_on is not None:
        raise Conflict("这名执法人员已经登记离职。")
    if not officer.joined_on < left_on <= local_day(now):
        raise Invalid(fields={"left_on": ["离职日期应当在入职之后，且不晚于今天。请在离职当日登记。"]})
    answered = Auxiliary.objects.filter(responsible_officer=officer, left_on__isnull=True).count()
    if answered:
        raise Conflict(
            f"他还是 {answered} 名协管人员的责任执法人员。请先为他们更换责任人（建办督〔2025〕12号四（七））。"
        )
    Officer.objects.filter(pk=officer.pk).update(left_on=left_on)
    _note(officer, "离职", by, now, {"since": left_on.isoformat(), "reason": reason})


@transaction.atomic
def link_account(person: Officer | Auxiliary, user: User | None, reason: str, *, by: User, now: datetime) -> None:
    """Says which account is this person's, or that none is. One account belongs to one person."""
    require_about(by, person)
    reason = require_reason(reason)
    if person.user_id == (user.pk if user else None):
        raise Conflict("关联的账号没有改动。请修改后再提交，或者返回。")
    if user is not None:
        _require_free(user, person, by)
    type(person).objects.filter(pk=person.pk).update(user=user)
    kind = "officer" if isinstance(person, Officer) else "auxiliary"
    facts = {"account": user.pk if user else None, "reason": reason}
    verb = "关联账号" if user else "取消关联账号"
    administering.note(kind, person.pk, person.organisation_id, verb, by=by, now=now, facts=facts)


def require_about(by: User, person: Officer | Auxiliary) -> None:
    """NotPermitted outside of the scope of whoever keeps the staff; Conflict about himself."""
    require_over(by, PERSONNEL, person.organisation)
    if person.user_id is not None and person.user_id == by.pk:
        raise Conflict("不能办理本人的人事信息。请由另一名政工人员办理。")


def _require_free(user: User, person: Officer | Auxiliary, by: User) -> None:
    require_over(by, PERSONNEL, user.organisation)
    if user.pk == by.pk:
        raise Conflict("不能把自己的账号关联到执法人员或者协管人员。请由另一名政工人员办理。")
    if hasattr(user, "officer") or hasattr(user, "auxiliary"):
        raise Conflict("这个账号已经关联了别的人员。请先取消原来的关联。")
    held = set(
        OrganisationUserObjectPermission.objects.filter(user=user).values_list("permission__codename", flat=True)
    )
    if held & ADMINISTRATORS:
        raise Conflict("这个账号是管理员账号，不能关联执法人员或者协管人员。请使用不同的账号。")
    if isinstance(person, Auxiliary) and held - {"auxiliary"}:
        raise Conflict("这个账号有执法岗位，不能关联协管人员（建办督〔2025〕12号四（七））。")


def _require_probation(until: date | None, joined: date) -> None:
    if until is not None and until < joined:
        raise Invalid(fields={"probation_until": ["试用期止不能早于入职日期。"]})


def _spans(officer: Officer) -> list[list[str | None]]:
    """Every suspension so far, [from, until]."""
    if officer.suspended_from is None:
        return list(officer.past_suspensions)
    until = officer.suspended_until
    return [*officer.past_suspensions, [officer.suspended_from.isoformat(), until and until.isoformat()]]


def _day(text: str | None) -> date:
    return date.fromisoformat(text or "")


def _note(officer: Officer, verb: str, by: User, now: datetime, facts: Mapping[str, object]) -> None:
    administering.note("officer", officer.pk, officer.organisation_id, verb, by=by, now=now, facts=facts)
