"""Accounts, roles and tokens: who may, who may not, and what stands on record afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from enforcement.actions import accounts, roles, tokens
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted
from enforcement.kernel.models.access import ApiToken, PersonalRead
from enforcement.models import OrganisationUserObjectPermission, User
from enforcement.policies import roles as roles_of
from tests import cast
from tests.configuration.keeper import AUDIT, SECURITY, SYSTEM, Keeper, on_record
from tests.pages.window import Moment

pytestmark = pytest.mark.django_db

Keepers = Callable[[str], Keeper]
SECRET = re.compile(r'id="secret" value="([^"]+)"')


def opened(keeper: Keepers, username: str = "gaoyuan", code: str = "yc-ch-1") -> tuple[User, str]:
    """An account opened through the page, and its password."""
    place = cast.organisation(code).pk
    reply = keeper(SECURITY).act(
        "settings_accounts_open", status=200, username=username, name="高原", organisation=place
    )
    found = SECRET.search(reply.content.decode())
    assert found and not list(get_messages(reply.wsgi_request)), "the password travels in no cookie"
    assert "no-store" in reply["Cache-Control"]
    return cast.user(username), found.group(1)


def test_an_account_is_opened_with_a_password_shown_once_and_no_role(keeper: Keepers, moment: Moment) -> None:
    user, password = opened(keeper)
    assert user.check_password(password) and roles_of(user) == frozenset()
    assert on_record("account", user.pk) == [("开立账号", {})]
    assert Client().post("/login/", {"username": "gaoyuan", "password": password})["Location"] == "/"
    assert password not in keeper(SECURITY).see("settings_accounts_entry", user.pk)


@pytest.mark.parametrize(
    ("username", "says"),
    [("zhoumingyuan", "已经有人使用"), ("Gaoyuan", "小写字母开头"), ("a b", "小写字母开头"), ("ab", "3 至 60 位")],
)
def test_a_bad_user_name_is_refused_and_what_was_typed_stays(keeper: Keepers, username: str, says: str) -> None:
    place = cast.organisation("yc-ch-1").pk
    page = (
        keeper(SECURITY)
        .act("settings_accounts_open", status=400, username=username, name="高原", organisation=place)
        .content.decode()
    )
    assert says in page and 'value="高原"' in page and f'value="{place}" selected' in page
    assert User.objects.filter(name="高原").count() == 0


def test_an_account_outside_of_the_scope_cannot_be_opened(keeper: Keepers) -> None:
    place = cast.organisation("zj").pk
    reply = keeper(SECURITY).act(
        "settings_accounts_open", status=400, username="gaoyuan", name="高原", organisation=place
    )
    assert "不在您管理的范围内" in reply.content.decode()
    with pytest.raises(NotPermitted):
        accounts.create_account("gaoyuan", "高原", cast.organisation("zj"), by=cast.user(SECURITY), now=cast.NOON)


def test_switching_off_ends_sessions_and_on_again_opens(keeper: Keepers) -> None:
    officer, user = keeper("zhoumingyuan"), cast.user("zhoumingyuan")
    assert officer.client.get("/").status_code == 200
    security = keeper(SECURITY)
    refused = security.post("settings_accounts_off", user.pk, status=400, reason="调离。", seen="x").content.decode()
    assert "请核对后勾选" in refused and "调离。" in refused
    security.act("settings_accounts_off", user.pk, reason="调离。")
    assert not cast.user("zhoumingyuan").is_active
    assert officer.client.get("/")["Location"].startswith("/login/")
    assert "已停用" in security.see("settings_accounts_entry", user.pk)
    security.act("settings_accounts_on", user.pk, reason="调回。")
    assert on_record("account", user.pk) == [("停用账号", {"reason": "调离。"}), ("启用账号", {"reason": "调回。"})]


def test_a_new_password_ends_the_old_one(keeper: Keepers, moment: Moment) -> None:
    user = cast.user("linxiaolan")
    reply = keeper(SECURITY).act("settings_accounts_password", user.pk, status=200, reason="本人遗忘。")
    password = SECRET.search(reply.content.decode()).group(1)  # type: ignore[union-attr]
    fresh = cast.user("linxiaolan")
    assert fresh.check_password(password) and not fresh.check_password(cast.PASSWORD)
    assert on_record("account", user.pk) == [("重设密码", {"reason": "本人遗忘。"})]


def test_a_locked_login_is_found_and_unlocked(keeper: Keepers, moment: Moment, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("axes.attempts.now", "axes.handlers.proxy.now"):
        monkeypatch.setattr(place, moment)
    client, user = Client(), cast.user("linxiaolan")
    for _ in range(5):
        client.post("/login/", {"username": "linxiaolan", "password": "wrong-Pass-1"})
    right = {"username": "linxiaolan", "password": cast.PASSWORD}
    assert client.post("/login/", right).status_code == 429
    security = keeper(SECURITY)
    assert "linxiaolan" in security.listed("settings_accounts", "?state=locked")
    security.act("settings_accounts_unlock", user.pk, reason="本人到场核验。")
    assert client.post("/login/", right)["Location"] == "/"
    assert on_record("account", user.pk)[0][0] == "解除登录锁定"
    security.see("settings_accounts_unlock", user.pk)
    again = security.act("settings_accounts_unlock", user.pk, status=409, reason="再一次。").content.decode()
    assert "不需要解除锁定" in again and "再一次。" in again


def test_a_role_is_granted_and_withdrawn_on_record(keeper: Keepers) -> None:
    user, _ = opened(keeper)
    place, security = cast.organisation("yc-ch-1"), keeper(SECURITY)
    security.act("settings_accounts_grant", user.pk, role="officer", organisation=place.pk, reason="任命。")
    assert roles_of(cast.user("gaoyuan")) == {"officer"}
    twice = security.act(
        "settings_accounts_grant", user.pk, status=409, role="officer", organisation=place.pk, reason="任命。"
    )
    assert "已经有这一岗位" in twice.content.decode()
    grant = OrganisationUserObjectPermission.objects.get(user=user)
    security.act("settings_accounts_withdraw", user.pk, grant=grant.pk, reason="免职。")
    assert roles_of(cast.user("gaoyuan")) == frozenset()
    facts = {"role": "officer", "organisation": place.pk}
    assert on_record("account", user.pk)[1:] == [
        ("授予岗位", {**facts, "reason": "任命。"}),
        ("撤销岗位", {**facts, "reason": "免职。"}),
    ]
    assert "任命。" in security.see("settings_accounts_entry", user.pk)


@pytest.mark.parametrize(
    ("username", "role"),
    [
        ("zhoumingyuan", "system_admin"),
        (SYSTEM, "officer"),
        (SYSTEM, "audit_admin"),
        (AUDIT, "security_admin"),
        ("chenafu", "officer"),
        ("zhoumingyuan", "auxiliary"),
    ],
)
def test_duties_stay_apart(keeper: Keepers, username: str, role: str) -> None:
    before = roles_of(cast.user(username))
    place = cast.organisation("yc-ch").pk
    reply = keeper(SECURITY).act(
        "settings_accounts_grant", cast.user(username).pk, status=409, role=role, organisation=place, reason="任命。"
    )
    assert "没有办成" in reply.content.decode()
    assert roles_of(cast.user(username)) == before
    with pytest.raises(Conflict):
        roles.grant_role(cast.user(username), role, cast.organisation("yc-ch"))


def test_an_officer_without_roles_is_no_administrator_either(moment: Moment) -> None:
    user = cast.user("hewentao")
    OrganisationUserObjectPermission.objects.filter(user=user).delete()
    grants = {"grants": True, "reason": "任命。", "by": cast.user(SECURITY), "now": cast.NOON}
    with pytest.raises(Conflict, match="执法人员"):
        roles.change_role(user, "system_admin", cast.organisation("yc"), **grants)


def test_nobody_changes_himself(keeper: Keepers, moment: Moment) -> None:
    me, security = cast.user(SECURITY), keeper(SECURITY)
    place = cast.organisation("yc").pk
    for name, typed in (
        ("off", {"reason": "测试。"}),
        ("password", {"reason": "测试。"}),
        ("grant", {"role": "security_admin", "organisation": place, "reason": "测试。"}),
    ):
        reply = security.act(f"settings_accounts_{name}", me.pk, status=409, **typed)
        assert "不能变更自己的账号和岗位" in reply.content.decode()
    own = OrganisationUserObjectPermission.objects.get(user=me)
    security.act("settings_accounts_withdraw", me.pk, status=409, grant=own.pk, reason="测试。")
    with pytest.raises(Conflict):
        tokens.grant_token(me, "测试", ["law:read"], cast.TODAY, by=me, now=cast.NOON)
    assert on_record("account", me.pk) == []


def test_an_account_with_a_role_further_up_is_not_taken_over_from_below(moment: Moment) -> None:
    below = cast.user("tangli")
    OrganisationUserObjectPermission.objects.filter(user=below).delete()
    roles.grant_role(below, "security_admin", cast.organisation("yc-ch"))
    target = cast.user("xieanran")
    assert target.organisation.code == "yc-ch"
    accounts.reset_password(target, "遗忘。", by=cast.user("tangli"), now=cast.NOON)
    roles.grant_role(target, "supervisor", cast.organisation("yc"))
    with pytest.raises(NotPermitted, match="范围之外"):
        accounts.reset_password(target, "遗忘。", by=cast.user("tangli"), now=cast.NOON)
    with pytest.raises(NotPermitted):
        roles.change_role(
            cast.user("linxiaolan"), "officer", cast.organisation("yc"),
            grants=True, reason="任命。", by=cast.user("tangli"), now=cast.NOON,
        )  # fmt: skip


@pytest.mark.parametrize("username", [SYSTEM, AUDIT, "luweizhen", "zhoumingyuan"])
def test_the_actions_ask_for_the_role_themselves(moment: Moment, username: str) -> None:
    by, user = cast.user(username), cast.user("linxiaolan")
    for act in (
        lambda: accounts.create_account("gaoyuan", "高原", cast.organisation("yc-ch"), by=by, now=cast.NOON),
        lambda: accounts.switch_account(user, active=False, reason="测试。", by=by, now=cast.NOON),
        lambda: accounts.reset_password(user, "测试。", by=by, now=cast.NOON),
        lambda: accounts.unlock_account(user, "测试。", by=by, now=cast.NOON),
        lambda: tokens.grant_token(user, "测试", ["law:read"], cast.TODAY, by=by, now=cast.NOON),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert on_record("account", user.pk) == []


def test_a_token_is_shown_once_works_within_its_scope_and_ends(keeper: Keepers, moment: Moment) -> None:
    user, security = cast.user("zhoumingyuan"), keeper(SECURITY)
    day = (cast.TODAY + timedelta(days=30)).isoformat()
    reply = security.act(
        "settings_tokens_issue", status=200,
        user_account=user.pk, name="数据平台", scopes=["law:read"], last_day=day,
    )  # fmt: skip
    plain = SECRET.search(reply.content.decode()).group(1)  # type: ignore[union-attr]
    token = ApiToken.objects.get(name="数据平台")
    assert (token.user, token.scopes) == (user, ["law:read"])
    facts = {"account": user.pk, "scopes": ["law:read"], "expires": day}
    assert on_record("token", token.pk) == [("签发接口令牌", facts)]
    headers = {"Authorization": f"Bearer {plain}"}
    assert Client().get("/api/v1/organisations/", headers=headers).status_code == 200
    assert Client().get("/api/v1/cases/", headers=headers).status_code == 403
    assert plain not in security.see("settings_tokens_entry", token.pk)
    security.act("settings_tokens_revoke", token.pk, reason="对接结束。")
    assert Client().get("/api/v1/organisations/", headers=headers).status_code == 401
    assert on_record("token", token.pk)[1] == ("撤销接口令牌", {"reason": "对接结束。"})
    security.act("settings_tokens_revoke", token.pk, status=409, reason="再一次。")


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (366, False), (367, True)])
def test_how_long_a_token_may_live(moment: Moment, days: int, refused: bool) -> None:
    last = cast.TODAY + timedelta(days=days)
    given = (cast.user("zhoumingyuan"), "平台", ["law:read"], last)
    if refused:
        with pytest.raises(Invalid) as error:
            tokens.grant_token(*given, by=cast.user(SECURITY), now=cast.NOON)
        assert "最长一年" in error.value.fields["last_day"][0]
        return
    token, _ = tokens.grant_token(*given, by=cast.user(SECURITY), now=cast.NOON)
    end = cast.at(last + timedelta(days=1), 0)
    assert token.is_valid_at(end - timedelta(seconds=1)) and not token.is_valid_at(end)


def test_every_scope_of_the_interface_can_be_granted() -> None:
    described = (cast.FIXTURES.parent / "docs" / "openapi.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"\b[a-z]+:(?:read|write)\b", described)) <= tokens.SCOPES.keys()


def test_accounts_are_filtered_sorted_and_exported_on_record(keeper: Keepers) -> None:
    security, squad = keeper(SECURITY), cast.organisation("yc-ch-1").pk
    page = security.listed("settings_accounts", f"?organisation={squad}&role=officer&sort=-username")
    assert "zhoumingyuan" in page and "shijingzhi" not in page
    assert page.index("zhoumingyuan") < page.index("linxiaolan")
    assert "林晓岚" in security.listed("settings_accounts", "?q=linxiao") or "linxiaolan" in page
    text = security.csv("settings_accounts", f"organisation={squad}")
    assert "zhoumingyuan" in text and "luweizhen" not in text
    read = PersonalRead.objects.get(subject_kind="settings-export")
    assert read.by.username == SECURITY and "账号与岗位" in read.purpose


def test_no_case_opens_for_those_who_configure(keeper: Keepers) -> None:
    from tests.pages.window import decided

    case = decided()
    for username in (SYSTEM, SECURITY, AUDIT, "fansiqi"):
        client = keeper(username).client
        assert client.get(reverse("case_file", args=[case.pk])).status_code == 404
        assert client.get(reverse("case_list")).status_code == 404
