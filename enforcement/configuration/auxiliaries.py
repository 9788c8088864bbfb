"""Auxiliary staff, for personnel: each with an officer who answers for him (STF-03)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse

from enforcement.actions.auxiliaries import admit_auxiliary, change_responsible, retire_auxiliary
from enforcement.configuration.fields import Named, Reasoned, choice_filter, organisation_field, organisation_filter
from enforcement.configuration.fields import organisations as organisations_of
from enforcement.configuration.officers import Linking, account_words, bars, link, today
from enforcement.configuration.places import PERSONNEL
from enforcement.configuration.sheet import Act, Call, Column, Done, Fields, Link, Sheet
from enforcement.models import Auxiliary, Officer, User
from enforcement.policies import subtree_ids
from enforcement.wording import day_words


def rows(user: User) -> QuerySet[Auxiliary]:
    """Auxiliaries of the user's part of the tree."""
    found = Auxiliary.objects.filter(organisation_id__in=subtree_ids(user, PERSONNEL))
    return found.select_related("organisation", "user", "responsible_officer__organisation")


def _state(each: Auxiliary) -> str:
    return "已离岗" if each.left_on is not None and each.left_on <= today() else "在岗"


def _answerable(label: str = "责任执法人员") -> Named:
    return Named(
        lambda officer: f"{officer.name} · {officer.organisation.short_name}",
        queryset=Officer.objects.none(), label=label, empty_label="请选择",
        help_text="在岗并持有有效执法证的人员（建办督〔2025〕12号四（七））。",
    )  # fmt: skip


def _officers(user: User) -> QuerySet[Officer]:
    found = Officer.objects.filter(organisation_id__in=subtree_ids(user, PERSONNEL))
    present = found.filter(Q(left_on__isnull=True) | Q(left_on__gt=today()))
    return present.select_related("organisation").order_by("organisation__path", "pk")


class Admitting(Fields):
    """A new auxiliary."""

    name = forms.CharField(label="姓名", max_length=40)
    organisation = organisation_field("所在机构")
    responsible_officer = _answerable()
    admitted_on = forms.DateField(label="准入日期")

    def prepare(self) -> None:
        """Organisations and officers of the user."""
        self.fields["organisation"].queryset = organisations_of(self.user, PERSONNEL)  # type: ignore[attr-defined]
        self.fields["responsible_officer"].queryset = _officers(self.user)  # type: ignore[attr-defined]


class Answering(Reasoned):
    """Another answerable officer."""

    responsible_officer = _answerable("新的责任执法人员")
    field_order = ("responsible_officer", "reason")

    def prepare(self) -> None:
        """Officers of the user."""
        self.fields["responsible_officer"].queryset = _officers(self.user)  # type: ignore[attr-defined]


class Leaving(Reasoned):
    """The last matter of an auxiliary."""

    left_on = forms.DateField(label="离岗日期")
    field_order = ("left_on", "reason")


def _admit(call: Call) -> Done:
    made = admit_auxiliary(call.values, by=call.by, now=call.now)
    return Done(f"{made.name}已登记。账号由安全管理员开立后再关联。", made)


def _answer(call: Call) -> Done:
    given = call.values
    change_responsible(call.subject, given["responsible_officer"], given["reason"], by=call.by, now=call.now)
    return Done("责任执法人员已更换。")


def _leave(call: Call) -> Done:
    retire_auxiliary(call.subject, **call.values, by=call.by, now=call.now)
    return Done("离岗已登记。请通知安全管理员停用账号。")


def _facts(each: Any) -> list[tuple[str, Any]]:
    officer = each.responsible_officer
    return [
        ("姓名", each.name),
        ("所在机构", each.organisation.name),
        ("状态", _state(each)),
        ("责任执法人员", Link(officer.name, reverse("settings_officers_entry", args=[officer.pk]))),
        ("准入日期", day_words(each.admitted_on)),
        ("离岗日期", day_words(each.left_on)),
        ("账号", account_words(each)),
    ]


AUXILIARIES = Sheet(
    slug="auxiliaries",
    title="协管人员",
    intro="协管人员只宣传教育、巡查发现、收集信息、劝阻，不执法；每人有一名责任执法人员（建办督〔2025〕12号四（七））。",
    roles=PERSONNEL,
    rows=rows,
    order="organisation__path",
    kind="auxiliary",
    personal=True,
    search=("name", "responsible_officer__name"),
    looks_for="姓名或者责任执法人员",
    columns=(
        Column("姓名", lambda each: each.name),
        Column("状态", _state, tone=lambda each: "" if _state(each) == "在岗" else "stop"),
        Column("所在机构", lambda each: each.organisation.name, "organisation__path"),
        Column("责任执法人员", lambda each: each.responsible_officer.name),
        Column("准入", lambda each: day_words(each.admitted_on), "admitted_on"),
        Column("账号", account_words),
    ),
    filters=(
        organisation_filter(PERSONNEL),
        choice_filter(
            "state", "状态", [("on", "在岗"), ("left", "已离岗")],
            lambda state: Q(left_on__lte=today()) if state == "left" else ~Q(left_on__lte=today()),
        ),
    ),
    facts=_facts,
    acts=(Act("admit", "登记协管人员", "登记协管人员", PERSONNEL, _admit, Admitting),),
    on_row=(
        Act(
            "responsible", "更换责任执法人员", "更换责任执法人员", PERSONNEL, _answer, Answering,
            offered=lambda each: not each.left_on, bars=bars),
        Act("account", "关联账号", "变更关联的账号", PERSONNEL, link, Linking, warns="用关联的账号办理的事项记在这个人名下。", bars=bars),
        Act("leave", "登记离岗", "登记离岗", PERSONNEL, _leave, Leaving, offered=lambda each: not each.left_on, bars=bars),
    ),
)  # fmt: skip
