"""Enforcement certificates, for personnel."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse

from enforcement.actions.certificates import change_status, issue_certificate
from enforcement.configuration.fields import Named, Reasoned, choice_filter, organisation_filter
from enforcement.configuration.officers import today
from enforcement.configuration.places import PERSONNEL
from enforcement.configuration.sheet import Act, Call, Column, Done, Fields, Link, Sheet, Table
from enforcement.models import Certificate, Officer, User
from enforcement.policies import subtree_ids
from enforcement.wording import day_words

SOON = timedelta(days=60)
WORDS = dict(Certificate.Status.choices)
STATES = [("valid", "有效"), ("soon", "60 天内到期"), ("expired", "已过期"), ("suspended", "暂扣"), ("revoked", "吊销")]


def rows(user: User) -> QuerySet[Certificate]:
    """Certificates of officers of the user's part of the tree."""
    found = Certificate.objects.filter(officer__organisation_id__in=subtree_ids(user, PERSONNEL))
    return found.select_related("officer__organisation")


def _state(each: Certificate) -> str:
    if each.status != "valid":
        return WORDS[each.status]
    day = today()
    if each.valid_until < day:
        return "已过期"
    return "未生效" if day < each.valid_from else "60 天内到期" if each.valid_until <= day + SOON else "有效"


def _tone(each: Certificate) -> str:
    state = _state(each)
    return {"有效": "", "未生效": "", "60 天内到期": "ask"}.get(state, "stop")


def _condition(state: str) -> Q:
    day = today()
    return {
        "valid": Q(status="valid", valid_from__lte=day, valid_until__gte=day),
        "soon": Q(status="valid", valid_from__lte=day, valid_until__range=(day, day + SOON)),
        "expired": Q(status="valid", valid_until__lt=day),
        "suspended": Q(status="suspended"),
        "revoked": Q(status="revoked"),
    }[state]


class Issuing(Fields):
    """A new certificate."""

    officer = Named(
        lambda officer: f"{officer.name} · {officer.organisation.short_name}",
        queryset=Officer.objects.none(), label="执法人员", empty_label="请选择",
    )  # fmt: skip
    number = forms.CharField(label="证号", max_length=40)
    valid_from = forms.DateField(label="有效期起")
    valid_until = forms.DateField(label="有效期止（含当日）", help_text="不能与同一人现有证件的有效期重叠。")

    def prepare(self) -> None:
        """Officers of the user still in the force."""
        found = Officer.objects.filter(organisation_id__in=subtree_ids(self.user, PERSONNEL), left_on__isnull=True)
        chosen = found.select_related("organisation").order_by("organisation__path", "pk")
        self.fields["officer"].queryset = chosen  # type: ignore[attr-defined]  # a choice field


class Standing(Reasoned):
    """From which day, and why."""

    since = forms.DateField(label="自哪一天起", help_text="以前的案件仍按当时的状态判断。")
    field_order = ("since", "reason")


def _issue(call: Call) -> Done:
    given = call.values
    made = issue_certificate(
        given["officer"], given["number"], given["valid_from"], given["valid_until"], by=call.by, now=call.now
    )
    return Done(f"执法证 {made.number} 已登记。", made)


def _turn(status: str) -> Any:
    def do(call: Call) -> Done:
        change_status(call.subject, status, call.values["since"], call.values["reason"], by=call.by, now=call.now)
        return Done(f"执法证状态已变更为{WORDS[status]}。")

    return do


def _facts(each: Any) -> list[tuple[str, Any]]:
    return [
        ("证号", each.number),
        ("执法人员", Link(each.officer.name, reverse("settings_officers_entry", args=[each.officer_id]))),
        ("所在机构", each.officer.organisation.name),
        ("状态", _state(each)),
        ("有效期", f"{day_words(each.valid_from)} 至 {day_words(each.valid_until)}"),
    ]


def _tables(each: Any, user: User) -> list[Table]:
    lines = [(WORDS[change["status"]], f"自 {change['since']} 起") for change in each.standing()]
    return [Table("历次状态", ("状态", "起始"), lines, "有效期内一直有效。")]


CERTIFICATES = Sheet(
    slug="certificates",
    title="执法证",
    intro="以行为当日的有效期和状态为准（行政处罚法第四十二条第一款）：以后的暂扣不影响以前的案件。",
    roles=PERSONNEL,
    rows=rows,
    order="-valid_until",
    kind="certificate",
    personal=True,
    search=("number", "officer__name"),
    looks_for="证号或者姓名",
    columns=(
        Column("证号", lambda each: each.number, "number"),
        Column("状态", _state, tone=_tone),
        Column("执法人员", lambda each: each.officer.name),
        Column("所在机构", lambda each: each.officer.organisation.name, "officer__organisation__path"),
        Column("有效期起", lambda each: day_words(each.valid_from), "valid_from"),
        Column("有效期止", lambda each: day_words(each.valid_until), "valid_until"),
    ),
    filters=(organisation_filter(PERSONNEL, "officer__organisation"), choice_filter("state", "状态", STATES, _condition)),
    facts=_facts,
    tables=_tables,
    acts=(Act("issue", "登记执法证", "登记执法证", PERSONNEL, _issue, Issuing),),
    on_row=(
        Act(
            "suspend", "暂扣", "暂扣执法证", PERSONNEL, _turn("suspended"), Standing,
            offered=lambda each: each.status == "valid", warns="从这一天起，持证人不能参加执法。",
        ),
        Act(
            "reinstate", "恢复", "恢复执法证", PERSONNEL, _turn("valid"), Standing,
            offered=lambda each: each.status == "suspended",
        ),
        Act(
            "revoke", "吊销", "吊销执法证", PERSONNEL, _turn("revoked"), Standing,
            offered=lambda each: each.status != "revoked", warns="吊销后不能恢复，重新取得资格的登记新证。",
        ),
    ),
)  # fmt: skip
