"""Tokens of integrating systems, for security administrators."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from enforcement.actions.tokens import SCOPES, grant_token, withdraw_token
from enforcement.configuration.fields import Named, Reasoned, choice_filter, organisation_filter
from enforcement.configuration.places import SECURITY
from enforcement.configuration.sheet import Act, Call, Column, Done, Fields, Sheet
from enforcement.kernel import clock
from enforcement.kernel.models.access import ApiToken
from enforcement.models import User
from enforcement.policies import subtree_ids
from enforcement.wording import day_words, moment_words

A_MOMENT = timedelta(seconds=1)


def rows(user: User) -> QuerySet[ApiToken]:
    """Tokens of accounts of the user's part of the tree."""
    return ApiToken.objects.filter(user__organisation_id__in=subtree_ids(user, SECURITY)).select_related(
        "user__organisation"
    )


def _state(token: ApiToken) -> str:
    if token.revoked_at:
        return "已撤销"
    return "有效" if token.is_valid_at(clock.now()) else "已到期"


def _condition(state: str) -> Q:
    now = clock.now()
    return {
        "valid": Q(revoked_at__isnull=True, expires_at__gt=now),
        "over": Q(revoked_at__isnull=True, expires_at__lte=now),
        "revoked": Q(revoked_at__isnull=False),
    }[state]


class Issuing(Fields):
    """A new token."""

    user_account = Named(
        lambda user: f"{user.name}（{user.username}）· {user.organisation.short_name}",
        queryset=User.objects.none(), label="账号", empty_label="请选择",
        help_text="令牌的权限不超过这个账号的岗位。对接系统请使用专门的账号。",
    )  # fmt: skip
    name = forms.CharField(label="对接系统的名称", max_length=80)
    scopes = forms.MultipleChoiceField(
        label="范围",
        choices=[(scope, f"{words}（{scope}）") for scope, words in SCOPES.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text="只选确实需要的。",
    )
    last_day = forms.DateField(label="有效期至（含当日）", help_text="最长一年，到期前重新签发。")

    def prepare(self) -> None:
        """Active accounts of the administrator's scope, himself left out."""
        found = User.objects.filter(organisation_id__in=subtree_ids(self.user, SECURITY), is_active=True)
        chosen = (
            found.exclude(pk=self.user.pk).select_related("organisation").order_by("organisation__path", "username")
        )
        self.fields["user_account"].queryset = chosen  # type: ignore[attr-defined]  # a choice field


def _issue(call: Call) -> Done:
    given = call.values
    token, plain = grant_token(
        given["user_account"], given["name"], given["scopes"], given["last_day"], by=call.by, now=call.now
    )
    return Done("接口令牌已签发", token, ("接口令牌", plain))


def _withdraw(call: Call) -> Done:
    withdraw_token(call.subject, call.values["reason"], by=call.by, now=call.now)
    return Done("令牌已撤销，立即不能再用。")


def _last_day(token: ApiToken) -> str:
    return day_words(token.expires_at - A_MOMENT)


def _facts(token: Any) -> list[tuple[str, Any]]:
    return [
        ("对接系统", token.name),
        ("账号", f"{token.user.name}（{token.user.username}）· {token.user.organisation.name}"),
        ("状态", _state(token)),
        ("范围", "\n".join(f"{SCOPES.get(scope, scope)}（{scope}）" for scope in token.scopes)),
        ("签发时间", moment_words(token.created_at)),
        ("有效期至", _last_day(token)),
        ("最近使用", moment_words(token.last_used_at)),
        ("撤销时间", moment_words(token.revoked_at)),
    ]


TOKENS = Sheet(
    slug="tokens",
    title="接口令牌",
    intro="对接系统凭令牌使用接口。令牌只在签发时显示一次，系统里只保存它的指纹。",
    roles=SECURITY,
    rows=rows,
    order="-created_at",
    kind="token",
    key="uuid",
    search=("name", "user__username", "user__name"),
    looks_for="对接系统、用户名或者姓名",
    columns=(
        Column("对接系统", lambda token: token.name or "未命名"),
        Column("状态", _state, tone=lambda token: "" if _state(token) == "有效" else "stop"),
        Column("账号", lambda token: token.user.username, "user__username"),
        Column("范围", lambda token: "、".join(token.scopes)),
        Column("签发", lambda token: moment_words(token.created_at), "created_at"),
        Column("有效期至", _last_day, "expires_at"),
        Column("最近使用", lambda token: moment_words(token.last_used_at)),
    ),
    filters=(
        organisation_filter(SECURITY, "user__organisation"),
        choice_filter("state", "状态", [("valid", "有效"), ("over", "已到期"), ("revoked", "已撤销")], _condition),
    ),
    name_of=lambda token: token.name or "未命名的令牌",
    facts=_facts,
    acts=(Act("issue", "签发令牌", "签发并显示令牌", SECURITY, _issue, Issuing),),
    on_row=(
        Act(
            "revoke", "撤销令牌", "撤销令牌", SECURITY, _withdraw, Reasoned,
            offered=lambda token: token.is_valid_at(clock.now()),
            warns="撤销后对接系统立即不能再用，不能恢复，只能重新签发。",
        ),
    ),
)  # fmt: skip
