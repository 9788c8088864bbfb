"""Persons in charge and legal reviewers, for personnel: who may decide and review on which day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from enforcement.actions.posts import Appointment, appoint_head, end_appointment, qualify_reviewer
from enforcement.configuration.fields import Named, Reasoned, choice_filter, organisation_filter
from enforcement.configuration.officers import today
from enforcement.configuration.places import PERSONNEL
from enforcement.configuration.sheet import Act, Call, Column, Done, Fields, Sheet
from enforcement.models import HeadAppointment, Organisation, ReviewerQualification, User
from enforcement.policies import subtree_ids
from enforcement.wording import day_words

STATES = [("now", "在任"), ("later", "未到任"), ("ended", "已卸任")]


def heads(user: User) -> QuerySet[HeadAppointment]:
    """Appointments at authorities of the user's part of the tree."""
    found = HeadAppointment.objects.filter(organisation_id__in=subtree_ids(user, PERSONNEL))
    return found.select_related("user", "organisation")


def reviewers(user: User) -> QuerySet[ReviewerQualification]:
    """Reviewers of the user's part of the tree."""
    found = ReviewerQualification.objects.filter(user__organisation_id__in=subtree_ids(user, PERSONNEL))
    return found.select_related("user__organisation")


def _condition(state: str) -> Q:
    day = today()
    open_end = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    return {"now": Q(valid_from__lte=day) & open_end, "later": Q(valid_from__gt=day), "ended": Q(valid_until__lt=day)}[
        state
    ]


def _state(each: HeadAppointment) -> str:
    if each.covers(today()):
        return "在任"
    return "未到任" if each.valid_from > today() else "已卸任"


def _until(each: HeadAppointment) -> str:
    return day_words(each.valid_until) if each.valid_until else "没有止期"


def _holding(role: str, user: User) -> QuerySet[User]:
    within = subtree_ids(user, PERSONNEL)
    held = User.objects.filter(
        organisationuserobjectpermission__permission__codename=role, organisation_id__in=within, is_active=True
    )
    return held.select_related("organisation").distinct().order_by("organisation__path", "pk")


class Appointing(Fields):
    """A new appointment."""

    person = Named(
        lambda each: f"{each.name} · {each.organisation.short_name}",
        queryset=User.objects.none(), label="负责人", empty_label="请选择", help_text="有负责人岗位的账号。",
    )  # fmt: skip
    organisation = Named(
        lambda each: each.name, queryset=Organisation.objects.none(), label="行政机关", empty_label="请选择"
    )
    rank = forms.ChoiceField(label="职级", choices=HeadAppointment.Rank.choices)
    field = forms.CharField(label="分管", max_length=60, required=False)
    acting = forms.BooleanField(label="代理", required=False)
    document = forms.CharField(
        label="任职或者代理文件", max_length=100, required=False, help_text="代理负责人必须填写。"
    )
    valid_from = forms.DateField(label="任职起")
    valid_until = forms.DateField(label="任职止（含当日）", required=False, help_text="代理负责人必须填写。")

    def prepare(self) -> None:
        """Accounts and authorities in reach."""
        within = subtree_ids(self.user, PERSONNEL)
        bodies = Organisation.objects.filter(pk__in=within, is_authority=True).order_by("path")
        self.fields["person"].queryset = _holding("bureau_head", self.user)  # type: ignore[attr-defined]  # a choice field
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]  # a choice field


class Ending(Reasoned):
    """The last day, and why."""

    last = forms.DateField(label="最后一日", help_text="最早是今天；以前的决定仍按当时的任职判断。")
    field_order = ("last", "reason")


class Qualifying(Fields):
    """Since when somebody reviews, and the certificate."""

    person = Named(
        lambda each: f"{each.name} · {each.organisation.short_name}",
        queryset=User.objects.none(), label="法制审核人员", empty_label="请选择", help_text="有法制审核岗位的账号。",
    )  # fmt: skip
    first_reviewed_on = forms.DateField(
        label="初次从事法制审核日期",
        help_text="2021-07-15 起初次从事的，须有法律职业资格（行政处罚法第五十八条第二款）。",
    )
    number = forms.CharField(label="法律职业资格证书号", max_length=40, required=False)
    obtained_on = forms.DateField(label="取得日期", required=False)

    def prepare(self) -> None:
        """Accounts in reach that review."""
        self.fields["person"].queryset = _holding("legal_reviewer", self.user)  # type: ignore[attr-defined]  # a choice field


def _appoint(call: Call) -> Done:
    given = dict(call.values)
    user, authority = given.pop("person"), given.pop("organisation")
    made = appoint_head(user, authority, Appointment(**given), by=call.by, now=call.now)
    return Done(f"{user.name}的任职已登记。", made)


def _end(call: Call) -> Done:
    end_appointment(call.subject, call.values["last"], call.values["reason"], by=call.by, now=call.now)
    return Done("任职止期已登记。")


def _qualify(call: Call) -> Done:
    given = call.values
    user: Any = given["person"]
    made = qualify_reviewer(
        user, given["first_reviewed_on"], given["number"], given["obtained_on"], by=call.by, now=call.now
    )
    return Done(f"{user.name}的法制审核资格已登记。", made)


HEADS = Sheet(
    slug="heads",
    title="负责人任职",
    intro="立案、处理意见和处罚决定由行政机关负责人作出（行政处罚法第五十七条）：以决定当日的任职为准，代理须有文件和止期。",
    roles=PERSONNEL,
    rows=heads,
    order="-valid_from",
    kind="head",
    personal=True,
    search=("user__name", "document"),
    looks_for="姓名或者文件",
    columns=(
        Column("姓名", lambda each: each.user.name),
        Column("状态", _state),
        Column("行政机关", lambda each: each.organisation.name, "organisation__path"),
        Column("职级", lambda each: each.get_rank_display() + ("，代理" if each.acting else "")),
        Column("分管", lambda each: each.field),
        Column("任职起", lambda each: day_words(each.valid_from), "valid_from"),
        Column("任职止", _until),
    ),
    filters=(organisation_filter(PERSONNEL), choice_filter("state", "状态", STATES, _condition)),
    facts=lambda each: [
        ("姓名", each.user.name),
        ("行政机关", each.organisation.name),
        ("职级", each.get_rank_display() + ("，代理" if each.acting else "")),
        ("分管", each.field or "—"),
        ("任职文件", each.document or "—"),
        ("任期", f"{day_words(each.valid_from)} 至 {_until(each)}"),
    ],
    acts=(Act("appoint", "登记任职", "登记任职", PERSONNEL, _appoint, Appointing),),
    on_row=(
        Act(
            "end", "终止任职", "登记任职止期", PERSONNEL, _end, Ending,
            offered=lambda each: each.valid_until is None or each.valid_until > today(),
            warns="止期之后，这名负责人不能再批准和决定。",
        ),
    ),
)  # fmt: skip

REVIEWERS = Sheet(
    slug="reviewers",
    title="法制审核资格",
    intro="初次从事法制审核的人员须取得法律职业资格（行政处罚法第五十八条第二款）。以审核当日的资格为准。",
    roles=PERSONNEL,
    rows=reviewers,
    order="user__name",
    kind="reviewer",
    personal=True,
    search=("user__name", "certificate_number"),
    looks_for="姓名或者证书号",
    columns=(
        Column("姓名", lambda each: each.user.name, "user__name"),
        Column("所在机构", lambda each: each.user.organisation.name, "user__organisation__path"),
        Column("初次从事", lambda each: day_words(each.first_reviewed_on), "first_reviewed_on"),
        Column("证书号", lambda each: each.certificate_number or "没有"),
        Column("取得日期", lambda each: day_words(each.obtained_on) if each.obtained_on else "—"),
    ),
    filters=(organisation_filter(PERSONNEL, "user__organisation"),),
    facts=lambda each: [
        ("姓名", each.user.name),
        ("所在机构", each.user.organisation.name),
        ("初次从事法制审核", day_words(each.first_reviewed_on)),
        ("法律职业资格证书号", each.certificate_number or "没有"),
        ("取得日期", day_words(each.obtained_on) if each.obtained_on else "—"),
    ],
    acts=(Act("qualify", "登记资格", "登记资格", PERSONNEL, _qualify, Qualifying),),
)
