"""Accounts: opened, switched off and on, given a new password, unlocked. Nobody does any of it to himself."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from enforcement.actions import administering
from enforcement.actions.administering import SECURITY, require_over, require_reason
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted
from enforcement.models import Organisation, OrganisationUserObjectPermission, User
from enforcement.policies import holds

USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,59}")
TAKEN = "这个用户名已经有人使用。请换一个。"


@transaction.atomic
def create_account(
    username: str, name: str, organisation: Organisation, *, by: User, now: datetime
) -> tuple[User, str]:
    """A new account and its first password, shown once. Raises Invalid when the name is taken or ill-formed."""
    require_over(by, SECURITY, organisation)
    if not USERNAME.fullmatch(username):
        raise Invalid(fields={"username": ["用户名用小写字母开头，3 至 60 位，只含小写字母、数字、点、横线和下划线。"]})
    if not name.strip():
        raise Invalid(fields={"name": ["请填写姓名。"]})
    if User.objects.filter(username=username).exists():
        raise Invalid(fields={"username": [TAKEN]})
    password = secrets.token_urlsafe(12)
    try:
        with transaction.atomic():
            user = User.objects.create_user(username, password, name=name.strip(), organisation=organisation)
    except IntegrityError as error:
        raise Invalid(fields={"username": [TAKEN]}) from error
    note(user, "开立账号", by=by, now=now, facts={})
    return user, password


@transaction.atomic
def switch_account(user: User, *, active: bool, reason: str, by: User, now: datetime) -> None:
    """Enables or disables an account; disabling ends its sessions. Nobody disables himself (Conflict)."""
    require_administers(by, user)
    reason = require_reason(reason)
    if not User.objects.filter(pk=user.pk, is_active=not active).update(is_active=active):
        raise Conflict(f"这个账号已经是{'启用' if active else '停用'}状态。请刷新页面核对。")
    if not active:
        end_sessions(user)
    note(user, "启用账号" if active else "停用账号", by=by, now=now, facts={"reason": reason})


@transaction.atomic
def reset_password(user: User, reason: str, *, by: User, now: datetime) -> str:
    """A new password, shown once; the old one and every session end at once."""
    require_administers(by, user)
    reason, password = require_reason(reason), secrets.token_urlsafe(12)
    user.set_password(password)
    user.save(update_fields=["password"])
    end_sessions(user)
    note(user, "重设密码", by=by, now=now, facts={"reason": reason})
    return password


@transaction.atomic
def unlock_account(user: User, reason: str, *, by: User, now: datetime) -> None:
    """Forgets the failed tries of an account, so that its owner need not wait. Conflict when there are none."""
    require_administers(by, user)
    reason = require_reason(reason)
    attempts, _ = AccessAttempt.objects.filter(username=user.username).delete()
    if not attempts:
        raise Conflict("这个账号没有登录失败的记录，不需要解除锁定。")
    note(user, "解除登录锁定", by=by, now=now, facts={"reason": reason, "attempts": attempts})


def locked_attempts(now: datetime) -> QuerySet[Any]:
    """Failed tries that lock somebody out at this moment."""
    cool: timedelta = settings.AXES_COOLOFF_TIME
    found: QuerySet[Any] = AccessAttempt.objects.filter(
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT, attempt_time__gt=now - cool
    )
    return found


def require_administers(by: User, user: User) -> None:
    """Conflict about oneself; NotPermitted unless the account and every role it holds lie in the administrator's scope.

    An account with a role further up could otherwise be taken over from below by a new password.
    """
    if user.pk == by.pk:
        raise Conflict("不能变更自己的账号和岗位。请由另一名安全管理员办理。")
    require_over(by, SECURITY, user.organisation)
    held = OrganisationUserObjectPermission.objects.filter(user=user).values_list("content_object__path", flat=True)
    if any(not holds(by, SECURITY, path) for path in held):
        raise NotPermitted("这个账号在您管理范围之外还有岗位。请交由上级机构的安全管理员办理。")


def end_sessions(user: User) -> int:
    """Ends every session of an account; returns how many."""
    own = [each.pk for each in Session.objects.all() if each.get_decoded().get("_auth_user_id") == str(user.pk)]
    Session.objects.filter(pk__in=own).delete()
    return len(own)


def note(user: User, verb: str, *, by: User, now: datetime, facts: Mapping[str, object]) -> None:
    """One row of the record about an account."""
    administering.note("account", user.pk, user.organisation_id, verb, by=by, now=now, facts=facts)
