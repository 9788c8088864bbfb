"""Officers, for personnel."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse

from enforcement.actions.officers import (
    admit_officer,
    change_officer,
    link_account,
    reinstate_officer,
    retire_officer,
    suspend_officer,
)
from enforcement.configuration.fields import (
    Named,
    Reasoned,
    choice_filter,
    organisation_field,
    organisation_filter,
    organisations,
)
from enforcement.configuration.places import PERSONNEL
from enforcement.configuration.sheet import Act, Call, Column, Done, Fields, Link, Sheet, Table
from enforcement.kernel import clock
from enforcement.models import Auxiliary, Certificate, Officer, User
from enforcement.policies import subtree_ids
from enforcement.wording import day_words

STATES = [
    ("on", "在岗"),
    ("suspended", "停职"),
    ("probation", "试用期"),
    ("left", "已离职"),
    ("uncertified", "没有有效证件"),
]


def today() -> date:
    """The present day."""
    return clock.local_day(clock.now())


def rows(user: User) -> QuerySet[Officer]:
    """Officers of the user's part of the tree."""
    found = Officer.objects.filter(organisation_id__in=subtree_ids(user, PERSONNEL))
    return found.select_related("organisation", "user").prefetch_related("certificates")


def state(officer: Officer) -> str:
    """Where an officer stands today, in one word."""
    day = today()
    if officer.left_on is not None and officer.left_on <= day:
        return "已离职"
    if officer.is_suspended_on(day):
        return "停职"
    return "试用期" if officer.is_on_probation_on(day) else "在岗"


def _condition(wanted: str) -> Q:
    day = today()
    left = Q(left_on__lte=day)
    suspended = Q(suspended_from__lte=day) & (Q(suspended_until__isnull=True) | Q(suspended_until__gte=day))
    valid = Certificate.objects.filter(valid_from__lte=day, valid_until__gte=day, status="valid")
    return {
        "left": left,
        "suspended": suspended & ~left,
        "probation": Q(probation_until__gte=day) & ~left & ~suspended,
        "on": ~left & ~suspended & ~Q(probation_until__gte=day),
        "uncertified": ~left & ~Q(pk__in=valid.values("officer")),
    }[wanted]


def certificate_words(officer: Officer) -> str:
    """The certificate of today and its last day."""
    held = officer.certificate_on(today())
    if held is None:
        return "没有登记"
    if held.status_on(today()) != "valid":
        return f"{held.number}，{held.get_status_display()}"
    over = "，已过期" if held.valid_until < today() else ""
    return f"{held.number}，至 {held.valid_until.isoformat()}{over}"


class Admitting(Fields):
    """A new officer."""

    name = forms.CharField(label="姓名", max_length=40)
    organisation = organisation_field("所在机构")
    post = forms.CharField(label="职务", max_length=40, required=False)
    joined_on = forms.DateField(label="入职日期")
    probation_until = forms.DateField(label="试用期至（含当日）", required=False, help_text="试用期内不能参加执法。")

    def prepare(self) -> None:
        """Organisations of the user."""
        self.fields["organisation"].queryset = organisations(self.user, PERSONNEL)  # type: ignore[attr-defined]


class Changing(Reasoned):
    """What may change while in the force."""

    name = forms.CharField(label="姓名", max_length=40)
    organisation = organisation_field("所在机构", help_text="在办案件不随人移交，请由中队长另行变更承办人。")
    post = forms.CharField(label="职务", max_length=40, required=False)
    probation_until = forms.DateField(label="试用期至（含当日）", required=False)
    field_order = ("name", "organisation", "post", "probation_until", "reason")

    def prepare(self) -> None:
        """The present values."""
        self.fields["organisation"].queryset = organisations(self.user, PERSONNEL)  # type: ignore[attr-defined]
        for name in ("name", "organisation", "post", "probation_until"):
            self.fields[name].initial = getattr(self.subject, name)


class Suspending(Reasoned):
    """Days of a suspension from duty."""

    since = forms.DateField(label="停职起")
    until = forms.DateField(label="停职止（含当日）", required=False, help_text="不知道的先不填，恢复时再登记。")
    field_order = ("since", "until", "reason")


class Reinstating(Reasoned):
    """The first day back."""

    since = forms.DateField(label="恢复履职的日期")
    field_order = ("since", "reason")


class Leaving(Reasoned):
    """The first day no longer in the force."""

    left_on = forms.DateField(label="离职日期", help_text="从这一天起不能再参加执法。")
    field_order = ("left_on", "reason")


class Linking(Reasoned):
    """The account of a person."""

    account = Named(
        lambda user: f"{user.name}（{user.username}）· {user.organisation.short_name}",
        queryset=User.objects.none(), label="账号", required=False, empty_label="不关联账号",
        help_text="只列出没有关联别人的账号；账号由安全管理员开立。",
    )  # fmt: skip
    field_order = ("account", "reason")

    def prepare(self) -> None:
        """Accounts of the user's scope that belong to nobody yet, and the present one."""
        free = Q(officer__isnull=True, auxiliary__isnull=True) | Q(pk=self.subject.user_id)
        found = User.objects.filter(free, organisation_id__in=subtree_ids(self.user, PERSONNEL)).exclude(
            pk=self.user.pk
        )
        chosen = found.select_related("organisation").order_by("organisation__path", "username")
        self.fields["account"].queryset = chosen  # type: ignore[attr-defined]  # a choice field
        self.fields["account"].initial = self.subject.user_id


def _admit(call: Call) -> Done:
    made = admit_officer(call.values, by=call.by, now=call.now)
    return Done(f"{made.name}已登记。执法证和账号须另行登记。", made)


def _change(call: Call) -> Done:
    values = dict(call.values)
    change_officer(call.subject, values, values.pop("reason"), by=call.by, now=call.now)
    return Done("执法人员信息已变更。")


def _suspend(call: Call) -> Done:
    suspend_officer(call.subject, **call.values, by=call.by, now=call.now)
    return Done("停职已登记，停职期间不能参加执法。")


def _reinstate(call: Call) -> Done:
    reinstate_officer(call.subject, **call.values, by=call.by, now=call.now)
    return Done("恢复履职已登记。")


def _leave(call: Call) -> Done:
    retire_officer(call.subject, **call.values, by=call.by, now=call.now)
    return Done("离职已登记。请通知安全管理员停用账号，并由中队长移交在办案件。")


def link(call: Call) -> Done:
    """Links the account chosen, for officers and auxiliaries alike."""
    link_account(call.subject, call.values["account"], call.values["reason"], by=call.by, now=call.now)
    return Done("关联的账号已变更。")


def bars(user: User, person: Any) -> str:
    """Why nobody keeps his own papers."""
    return "这是您本人的人事信息。请由另一名政工人员办理。" if person.user_id == user.pk else ""


def account_words(person: Any) -> str:
    """The account of a person, when there is one."""
    return f"{person.user.username}{'' if person.user.is_active else '（已停用）'}" if person.user else "没有关联"


def _facts(officer: Any) -> list[tuple[str, Any]]:
    span = f"{officer.suspended_from} 至 {officer.suspended_until or '未定'}" if officer.suspended_from else ""
    earlier = [f"{first} 至 {last}" for first, last in officer.past_suspensions]
    return [
        ("姓名", officer.name),
        ("所在机构", officer.organisation.name),
        ("状态", state(officer)),
        ("职务", officer.post),
        ("入职日期", day_words(officer.joined_on)),
        ("试用期至", day_words(officer.probation_until)),
        ("停职", "\n".join([*earlier, span])),
        ("离职日期", day_words(officer.left_on)),
        ("账号", account_words(officer)),
    ]


def _tables(officer: Any, user: User) -> list[Table]:
    held = [
        (Link(each.number, reverse("settings_certificates_entry", args=[each.pk])),
         f"{each.valid_from} 至 {each.valid_until}", each.get_status_display())
        for each in sorted(officer.certificates.all(), key=lambda each: each.valid_from, reverse=True)
    ]  # fmt: skip
    answers = Auxiliary.objects.filter(responsible_officer=officer, left_on__isnull=True).order_by("pk")
    within = set(subtree_ids(user, PERSONNEL))
    people = [
        (Link(each.name, reverse("settings_auxiliaries_entry", args=[each.pk])), day_words(each.admitted_on))
        for each in answers
        if each.organisation_id in within
    ]
    return [
        Table("执法证", ("证号", "有效期", "状态"), held, "没有登记执法证，不能参加执法。"),
        Table("负责的协管人员", ("姓名", "准入"), people, "没有负责的协管人员。"),
    ]


OFFICERS = Sheet(
    slug="officers",
    title="执法人员",
    intro="执法人员的入职、停职、离职和账号。以前的案件按当时的状态判断。",
    roles=PERSONNEL,
    rows=rows,
    order="organisation__path",
    kind="officer",
    personal=True,
    search=("name", "post", "certificates__number"),
    looks_for="姓名、职务或者证号",
    columns=(
        Column("姓名", lambda each: each.name),
        Column("状态", state, tone=lambda each: "" if state(each) == "在岗" else "ask" if state(each) == "试用期" else "stop"),
        Column("所在机构", lambda each: each.organisation.name, "organisation__path"),
        Column("职务", lambda each: each.post, "post"),
        Column("执法证", certificate_words),
        Column("入职", lambda each: day_words(each.joined_on), "joined_on"),
        Column("账号", account_words),
    ),
    filters=(organisation_filter(PERSONNEL), choice_filter("state", "状态", STATES, _condition)),
    facts=_facts,
    tables=_tables,
    acts=(Act("admit", "登记执法人员", "登记执法人员", PERSONNEL, _admit, Admitting),),
    on_row=(
        Act("change", "变更信息", "变更信息", PERSONNEL, _change, Changing, offered=lambda each: not each.left_on, bars=bars),
        Act("account", "关联账号", "变更关联的账号", PERSONNEL, link, Linking, warns="用关联的账号办理的事项记在这个人名下。", bars=bars),
        Act(
            "suspend", "登记停职", "登记停职", PERSONNEL, _suspend, Suspending,
            offered=lambda each: state(each) in ("在岗", "试用期"), warns="停职期间不能参加执法，已排定的任务须改派。", bars=bars),
        Act(
            "reinstate", "恢复履职", "恢复履职", PERSONNEL, _reinstate, Reinstating,
            offered=lambda each: state(each) == "停职", bars=bars),
        Act(
            "leave", "登记离职", "登记离职", PERSONNEL, _leave, Leaving, offered=lambda each: not each.left_on,
            warns="离职后不能恢复，再入职须重新登记。", bars=bars),
    ),
)  # fmt: skip
