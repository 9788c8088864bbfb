"""Accounts and roles, for security administrators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from enforcement.actions import accounts as acting
from enforcement.actions.roles import change_role
from enforcement.configuration.fields import (
    Reasoned,
    choice_filter,
    organisation_field,
    organisation_filter,
    organisations,
)
from enforcement.configuration.places import SECURITY
from enforcement.configuration.sheet import Act, Call, Column, Done, Fields, Sheet
from enforcement.kernel import clock
from enforcement.models import ROLES, OrganisationUserObjectPermission, User
from enforcement.policies import subtree_ids
from enforcement.wording import day_words, moment_words

TITLES = dict(ROLES)
PASSWORD = "初始密码，交给本人后请其在“我的”页面更换"


def rows(user: User) -> QuerySet[User]:
    """Accounts of the user's part of the tree, with their roles and whether they are locked now."""
    granted = OrganisationUserObjectPermission.objects.select_related("permission", "content_object")
    locked = acting.locked_attempts(clock.now()).filter(username=OuterRef("username"))
    found = User.objects.filter(organisation_id__in=subtree_ids(user, SECURITY)).select_related("organisation")
    return found.annotate(locked=Exists(locked)).prefetch_related(
        Prefetch("organisationuserobjectpermission_set", granted, to_attr="granted")
    )


def _posts(user: Any) -> str:
    return "；".join(f"{TITLES[row.permission.codename]}（{row.content_object.short_name}）" for row in user.granted)


def _state(user: Any) -> str:
    return "已停用" if not user.is_active else "已锁定" if user.locked else "启用"


class Opening(Fields):
    """A new account."""

    username = forms.CharField(
        label="用户名", max_length=60, help_text="小写字母开头，例如姓名的拼音。登录用，不能再改。"
    )
    name = forms.CharField(label="姓名", max_length=40)
    organisation = organisation_field("所属机构")

    def prepare(self) -> None:
        """Organisations of the administrator."""
        self.fields["organisation"].queryset = organisations(self.user, SECURITY)  # type: ignore[attr-defined]


class Granting(Reasoned):
    """A role at an organisation."""

    role = forms.ChoiceField(label="岗位", choices=[("", "请选择"), *ROLES])
    organisation = organisation_field("在哪个机构（含其下级）")
    field_order = ("role", "organisation", "reason")

    def prepare(self) -> None:
        """Organisations of the administrator, the account's own first."""
        self.fields["organisation"].queryset = organisations(self.user, SECURITY)  # type: ignore[attr-defined]
        self.fields["organisation"].initial = self.subject.organisation_id


class Withdrawing(Reasoned):
    """One of the roles held."""

    grant = forms.ChoiceField(label="撤销哪个岗位", widget=forms.RadioSelect)
    field_order = ("grant", "reason")

    def prepare(self) -> None:
        """The roles of the account."""
        choices = [
            (str(row.pk), f"{TITLES[row.permission.codename]} · {row.content_object.name}")
            for row in self.subject.granted
        ]
        self.fields["grant"].choices = choices  # type: ignore[attr-defined]  # a choice field
        self.fields["grant"].error_messages["invalid_choice"] = "这个账号现在没有这一岗位。请重新选择。"


def _open(call: Call) -> Done:
    user, password = acting.create_account(**call.values, by=call.by, now=call.now)
    return Done(f"账号 {user.username} 已开立，还没有岗位", user, (PASSWORD, password))


def _switch(call: Call) -> Done:
    active = not call.subject.is_active
    acting.switch_account(call.subject, active=active, reason=call.values["reason"], by=call.by, now=call.now)
    return Done("账号已启用。" if active else "账号已停用，正在使用的会话已结束。")


def _reset(call: Call) -> Done:
    password = acting.reset_password(call.subject, call.values["reason"], by=call.by, now=call.now)
    return Done(f"账号 {call.subject.username} 的密码已重设", call.subject, (PASSWORD, password))


def _unlock(call: Call) -> Done:
    acting.unlock_account(call.subject, call.values["reason"], by=call.by, now=call.now)
    return Done("登录锁定已解除，可以重新登录。")


def _grant(call: Call) -> Done:
    given = call.values
    change_role(
        call.subject,
        given["role"],
        given["organisation"],
        grants=True,
        reason=given["reason"],
        by=call.by,
        now=call.now,
    )
    return Done(f"已授予{TITLES[given['role']]}岗位。")


def _withdraw(call: Call) -> Done:
    row = next(each for each in call.subject.granted if str(each.pk) == call.values["grant"])
    role, reason = row.permission.codename, call.values["reason"]
    change_role(call.subject, role, row.content_object, grants=False, reason=reason, by=call.by, now=call.now)
    return Done(f"已撤销{TITLES[role]}岗位。")


def _facts(user: Any) -> list[tuple[str, Any]]:
    return [
        ("用户名", user.username),
        ("姓名", user.name),
        ("所属机构", user.organisation.name),
        ("状态", _state(user)),
        ("岗位", "\n".join(f"{TITLES[row.permission.codename]} · {row.content_object.name}" for row in user.granted)),
        ("开户时间", moment_words(user.date_joined)),
        ("最近登录", moment_words(user.last_login)),
    ]


def _bars(user: User, subject: User) -> str:
    return "这是您自己的账号。请由另一名安全管理员办理。" if user.pk == subject.pk else ""


STATES = [("active", "启用"), ("off", "已停用"), ("locked", "已锁定"), ("none", "没有岗位")]
MEANING = {
    "active": Q(is_active=True),
    "off": Q(is_active=False),
    "locked": Q(locked=True),
    "none": ~Q(pk__in=OrganisationUserObjectPermission.objects.values("user")),
}


def _holding(role: str) -> Q:
    return Q(pk__in=OrganisationUserObjectPermission.objects.filter(permission__codename=role).values("user"))


ACCOUNTS = Sheet(
    slug="accounts",
    title="账号与岗位",
    intro="开户、停用、重设密码、解除锁定、授予和撤销岗位。岗位在哪个机构授予，就在该机构和它的下级有效。",
    roles=SECURITY,
    rows=rows,
    order="username",
    kind="account",
    personal=True,
    search=("username", "name"),
    looks_for="用户名或者姓名",
    columns=(
        Column("用户名", lambda user: user.username, "username"),
        Column("状态", _state, tone=lambda user: "stop" if _state(user) != "启用" else ""),
        Column("姓名", lambda user: user.name),
        Column("所属机构", lambda user: user.organisation.name, "organisation__path"),
        Column("岗位", _posts),
        Column("开户", lambda user: day_words(user.date_joined), "date_joined"),
    ),
    filters=(
        organisation_filter(SECURITY),
        choice_filter("state", "状态", STATES, MEANING.__getitem__),
        choice_filter("role", "岗位", ROLES, _holding),
    ),
    name_of=lambda user: f"{user.name}（{user.username}）",
    facts=_facts,
    acts=(Act("open", "开立账号", "开立账号并显示初始密码", SECURITY, _open, Opening),),
    on_row=(
        Act("grant", "授予岗位", "授予岗位", SECURITY, _grant, Granting, says="管理员岗位与办案岗位不能由同一账号兼任。", bars=_bars),
        Act(
            "withdraw", "撤销岗位", "撤销岗位", SECURITY, _withdraw, Withdrawing, offered=lambda user: bool(user.granted), bars=_bars
        ),
        Act("password", "重设密码", "重设密码并显示一次", SECURITY, _reset, Reasoned, warns="原密码和正在使用的会话立即失效。", bars=_bars),
        Act("unlock", "解除登录锁定", "解除锁定", SECURITY, _unlock, Reasoned, offered=lambda user: user.locked, bars=_bars),
        Act(
            "off", "停用账号", "停用账号", SECURITY, _switch, Reasoned, offered=lambda user: user.is_active, bars=_bars,
            warns="停用后立即不能登录，正在使用的会话和接口令牌失效；在办案件须另行移交。",
        ),
        Act("on", "启用账号", "启用账号", SECURITY, _switch, Reasoned, offered=lambda user: not user.is_active, bars=_bars),
    ),
)  # fmt: skip
