"""Organisations: new ones below an existing one, what papers say about them, and entrustments with their days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from enforcement.actions import administering
from enforcement.actions.administering import SYSTEM, differing, label, require_over, require_reason
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.models import Organisation, User

# What may be changed later. Place in the tree, kind, and whether it decides in its own name stay as they are:
# decided cases rest on them.
CHANGEABLE = ("name", "short_name", "number_prefix", "reconsideration_body", "court", "address", "phone", "payee")
# What a decision in the own name must state (行政处罚法 52条; 行政复议法 44条).
AUTHORITY_NEEDS = {
    "number_prefix": "请填写文号代字，决定书编号要用。",
    "reconsideration_body": "请填写复议机关，决定书要写明救济途径。",
    "court": "请填写管辖法院，决定书要写明救济途径。",
    "payee": "请填写罚款缴纳方式，决定书要写明。",
}


@transaction.atomic
def create_organisation(parent: Organisation, values: Mapping[str, Any], *, by: User, now: datetime) -> Organisation:
    """A new organisation below `parent`, which must lie in the administrator's scope. Invalid names what is missing."""
    require_over(by, SYSTEM, parent)
    wrong = _missing(values, authority=values["is_authority"])
    if values["kind"] == Organisation.Kind.ENTRUSTED:
        wrong |= _entrustment_faults(values, by)
    elif values.get("entrusted_by") or values.get("entrusted_from") or values.get("entrusted_until"):
        wrong["kind"] = ["只有受委托组织填写委托机关和委托期限。请改选类别，或者清空这三栏。"]
    if wrong:
        raise Invalid(fields=wrong)
    try:
        with transaction.atomic():
            made = Organisation.objects.create(parent=parent, region=parent.region, **values)
    except IntegrityError as error:
        raise Invalid(fields={"code": ["这个代码已经有机构使用。请换一个。"]}) from error
    facts = {"organisation": parent.pk, "changes": {"类别": made.get_kind_display(), "代码": made.code}}
    administering.note("organisation", made.pk, made.pk, "设立机构", by=by, now=now, facts=facts)
    return made


@transaction.atomic
def change_organisation(
    organisation: Organisation, values: Mapping[str, Any], reason: str, *, by: User, now: datetime
) -> None:
    """Changes names, number prefix, remedies, address and payee; papers issued before keep what they say."""
    require_over(by, SYSTEM, organisation)
    reason = require_reason(reason)
    if unknown := set(values) - set(CHANGEABLE):
        raise ValueError(f"not changeable: {sorted(unknown)}")
    if wrong := _missing(values, authority=organisation.is_authority):
        raise Invalid(fields=wrong)
    new = differing(organisation, values)
    if not new:
        raise Conflict("没有改动任何一栏。请修改后再提交，或者返回。")
    changes = {label(Organisation, name): [getattr(organisation, name), value] for name, value in new.items()}
    Organisation.objects.filter(pk=organisation.pk).update(**new)
    facts = {"reason": reason, "changes": changes}
    administering.note("organisation", organisation.pk, organisation.pk, "变更机构信息", by=by, now=now, facts=facts)


@transaction.atomic
def change_entrustment(
    organisation: Organisation, since: date, until: date, source: str, *, by: User, now: datetime
) -> None:
    """Sets the days of an entrustment by its document; the first day moves only before it has come (行政处罚法 20条)."""
    require_over(by, SYSTEM, organisation)
    if organisation.kind != Organisation.Kind.ENTRUSTED:
        raise Conflict("这个机构不是受委托组织，没有委托期限。")
    before = (organisation.entrusted_from, organisation.entrusted_until)
    if before == (since, until):
        raise Conflict("委托期限没有改动。请修改后再提交，或者返回。")
    if wrong := _term_faults(*before, since, until, local_day(now)):
        raise Invalid(fields=wrong)
    source = require_reason(source, "source")
    Organisation.objects.filter(pk=organisation.pk).update(entrusted_from=since, entrusted_until=until)
    changes = {
        "委托起": [before[0] and before[0].isoformat(), since.isoformat()],
        "委托止": [before[1] and before[1].isoformat(), until.isoformat()],
    }
    facts = {"source": source, "changes": changes}
    administering.note("organisation", organisation.pk, organisation.pk, "变更委托期限", by=by, now=now, facts=facts)


def _term_faults(
    held_from: date | None, held_until: date | None, since: date, until: date, today: date
) -> dict[str, list[str]]:
    if until < since:
        return {"entrusted_until": ["委托止期不能早于起期。"]}
    if until < today:
        return {"entrusted_until": ["委托止期不能早于今天：已经办理的案件以原来的委托为依据。"]}
    begun, over = held_from is not None and held_from <= today, held_until is not None and held_until < today
    if begun and not over and since != held_from:
        return {"entrusted_from": ["委托已经开始，起期不能改动。请只改止期。"]}
    if over and held_until is not None and since <= held_until:
        return {"entrusted_from": [f"上一次委托已于 {held_until.isoformat()} 届满，新的委托从其后开始。"]}
    return {}


def _missing(values: Mapping[str, Any], *, authority: bool) -> dict[str, list[str]]:
    wrong = {name: ["请填写。"] for name in ("name", "short_name") if not values.get(name)}
    if authority:
        wrong |= {name: [says] for name, says in AUTHORITY_NEEDS.items() if not values.get(name)}
    return wrong


def _entrustment_faults(values: Mapping[str, Any], by: User) -> dict[str, list[str]]:
    principal, since, until = (values.get(name) for name in ("entrusted_by", "entrusted_from", "entrusted_until"))
    wrong: dict[str, list[str]] = {}
    if values["is_authority"]:
        wrong["is_authority"] = ["受委托组织以委托机关的名义处罚，不能以自己名义（行政处罚法第二十条）。请取消勾选。"]
    if principal is None:
        wrong["entrusted_by"] = ["请选择委托机关（行政处罚法第二十条）。"]
    elif not principal.is_authority:
        wrong["entrusted_by"] = ["委托机关必须能以自己名义处罚，受委托组织不得再委托（行政处罚法第二十条）。"]
    else:
        require_over(by, SYSTEM, principal)
    if since is None or until is None:
        wrong["entrusted_from"] = ["请填写委托起止日期（行政处罚法第二十条）。"]
    elif until < since:
        wrong["entrusted_until"] = ["委托止期不能早于起期。"]
    return wrong
