"""What a powers list holds: own powers, transferred ones, entrusted ones; checked before it is approved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from discretion.actions import lists
from discretion.models import Power, PowerList, Violation
from discretion.queries import powers_held
from enforcement.actions.administering import require_reason
from enforcement.actions.organisations import AUTHORITY_NEEDS
from enforcement.kernel.errors import Invalid
from enforcement.models import Organisation, User

STREETS = frozenset({"street", "town"})
TRANSFER, ENTRUSTMENT = Power.Title.TRANSFER.value, Power.Title.ENTRUSTMENT.value


@transaction.atomic
def add(row: PowerList, violations: Iterable[Violation], values: Mapping[str, Any], *, by: User, now: datetime) -> int:
    """Enters violations into a draft by one title; one that stands there already is told anew. Counts them.

    `values`: title, document, until, decision_published_on, principal, scope, open_cases. Raises Conflict once the list
    is approved, Invalid for what the title demands and is not told.
    """
    held = lists.locked_draft(row, by)
    chosen = list(violations)
    if not chosen:
        raise Invalid(fields={"violations": ["请至少选择一个违法事项。"]})
    if wrong := _faults_of(values, held):
        raise Invalid(fields=wrong)
    own = values["title"] == Power.Title.OWN
    held.entries.filter(violation__in=chosen).delete()
    Power.objects.bulk_create(
        Power(
            power_list=held,
            organisation_id=held.organisation_id,
            violation=violation,
            title=values["title"],
            held_from=held.effective_from,
            held_until=values.get("until"),
            document=values["document"].strip(),
            decision_published_on=None if own else values.get("decision_published_on"),
            principal=values.get("principal") if values["title"] == ENTRUSTMENT else None,
            scope=values.get("scope", "") if values["title"] == ENTRUSTMENT else "",
            open_cases=values.get("open_cases", "") if values["title"] == TRANSFER else "",
        )
        for violation in chosen
    )
    facts = {"violations": [each.code for each in chosen], "title": values["title"]}
    lists.note(held, "列入事项", by, now, **facts)
    return len(chosen)


@transaction.atomic
def remove(row: PowerList, violations: Iterable[Violation], reason: str, *, by: User, now: datetime) -> int:
    """Takes violations out of a draft; what stands of them in the version before ends when this one takes effect."""
    held = lists.locked_draft(row, by)
    gone = held.entries.filter(violation__in=list(violations))
    codes = list(gone.values_list("violation__code", flat=True))
    if not codes:
        raise Invalid(fields={"violations": ["请选择本版本已列入的事项。"]})
    gone.delete()
    lists.note(held, "移出事项", by, now, violations=codes, reason=require_reason(reason))
    return len(codes)


def _faults_of(values: Mapping[str, Any], held: PowerList) -> dict[str, list[str]]:
    """What an entry of this title must tell, by field."""
    title, wrong = values["title"], {}
    if not values.get("document", "").strip():
        wrong["document"] = ["请写明依据文件的名称和文号。"]
    until: date | None = values.get("until")
    if until is not None and until < held.effective_from:
        wrong["until"] = ["止期不能早于清单的生效日期。"]
    if title != Power.Title.OWN and values.get("decision_published_on") is None:
        wrong["decision_published_on"] = [
            "下放决定、委托书须已向社会公布，请填写公布日期（行政处罚法第二十条、第二十四条）。"
        ]
    if title == TRANSFER and not values.get("open_cases"):
        wrong["open_cases"] = ["请按下放决定写明在办案件由谁继续办理。"]
    if title == ENTRUSTMENT:
        wrong |= _entrustment_faults(values)
    return wrong


def _entrustment_faults(values: Mapping[str, Any]) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    principal: Organisation | None = values.get("principal")
    if principal is None or not principal.is_authority:
        wrong["principal"] = ["请选择委托机关，它须能以自己名义处罚（行政处罚法第二十条）。"]
    if values.get("until") is None:
        wrong["until"] = ["委托须有期限，请填写止期（行政处罚法第二十条）。"]
    if not values.get("scope", "").strip():
        wrong["scope"] = ["请写明委托的权限范围（行政处罚法第二十条）。"]
    return wrong


def faults(held: PowerList) -> list[str]:
    """What stands against approving a powers list, in sentences."""
    return list(dict.fromkeys(_faults(held)))


def _faults(held: PowerList) -> Iterator[str]:
    body = held.organisation
    titles = set(held.entries.values_list("title", flat=True))
    street = body.kind in STREETS
    if street and Power.Title.OWN in titles:
        yield "街道、乡镇的处罚权须来自公布的省级决定或者委托，不能列为法定职权（行政处罚法第二十四条）。请改正取得方式。"
    if TRANSFER in titles and not street:
        yield "只有街道、乡镇可以承接下放的处罚权（行政处罚法第二十四条）。请改正取得方式。"
    if body.kind == Organisation.Kind.ENTRUSTED and titles != {ENTRUSTMENT}:
        yield "受委托组织只能列受委托的事项（行政处罚法第二十条）。请改正取得方式。"
    if TRANSFER in titles:
        yield from (
            f"从下放之日起以自己名义处罚：{says}" for name, says in AUTHORITY_NEEDS.items() if not getattr(body, name)
        )
        if held.entries.filter(title=TRANSFER, decision_published_on__gt=held.effective_from).exists():
            yield "下放决定须在生效以前公布（行政处罚法第二十四条）。请核对公布日期。"
    yield from _beyond_the_principal(held)


def _beyond_the_principal(held: PowerList) -> Iterator[str]:
    """Nobody entrusts what he does not hold, nor what was entrusted to him (20条)."""
    for row in held.entries.filter(title=ENTRUSTMENT).select_related("principal", "violation"):
        if row.principal is None:
            continue
        own = powers_held(row.principal, row.held_from).filter(violation=row.violation)
        if not own.exclude(title=ENTRUSTMENT).exists():
            yield f"{row.principal.name}当天没有「{row.violation.name}」的处罚权，不能委托（行政处罚法第二十条）。请移出。"
