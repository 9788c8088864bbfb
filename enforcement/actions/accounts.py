"""Accounts and roles. Administrators configure; a role that handles cases never meets one that administers."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.db import transaction

from enforcement.kernel import record
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.models import ROLES, Organisation, OrganisationUserObjectPermission, User
from enforcement.policies import ADMINISTRATORS

KNOWN = frozenset(codename for codename, _ in ROLES)


@transaction.atomic
def create_account(
    username: str, name: str, organisation: Organisation, *, by: User, now: datetime
) -> tuple[User, str]:
    """A new account and its first password, shown once. Raises Invalid when the name is taken."""
    if User.objects.filter(username=username).exists():
        raise Invalid(fields={"username": ["这个用户名已经有人使用。请换一个。"]})
    password = secrets.token_urlsafe(12)
    user = User.objects.create_user(username, password, name=name, organisation=organisation)
    note(user, "开立账号", by=by, now=now, facts={})
    return user, password


@transaction.atomic
def switch_account(user: User, *, active: bool, reason: str, by: User, now: datetime) -> None:
    """Enables or disables an account; disabling ends its sessions. Nobody disables himself (Conflict)."""
    if user.pk == by.pk:
        raise Conflict("不能停用自己的账号。请由另一名管理员办理。")
    User.objects.filter(pk=user.pk).update(is_active=active)
    if not active:
        end_sessions(user)
    note(user, "启用账号" if active else "停用账号", by=by, now=now, facts={"reason": reason})


def end_sessions(user: User) -> int:
    """Ends every session of an account; returns how many."""
    own = [each.pk for each in Session.objects.all() if each.get_decoded().get("_auth_user_id") == str(user.pk)]
    Session.objects.filter(pk__in=own).delete()
    return len(own)


@transaction.atomic
def grant_role(user: User, role: str, organisation: Organisation) -> None:
    """Grants a role on a subtree. Raises Invalid for an unknown role, Conflict when separation of duties forbids it.

    The three administrators are separate from each other and from every role of enforcement.
    """
    if role not in KNOWN:
        raise Invalid(fields={"role": ["没有这个岗位。"]})
    held = set(
        OrganisationUserObjectPermission.objects.filter(user=user).values_list("permission__codename", flat=True)
    )
    if (role in ADMINISTRATORS and held - {role}) or held & ADMINISTRATORS - {role}:
        raise Conflict("系统、安全、审计三类管理员相互独立，也不能兼任办案岗位。请使用不同的账号。")
    permission = Permission.objects.get(content_type__app_label="enforcement", codename=role)
    OrganisationUserObjectPermission.objects.get_or_create(
        user=user, permission=permission, content_object=organisation
    )


@transaction.atomic
def change_role(
    user: User, role: str, organisation: Organisation, *, grants: bool, reason: str, by: User, now: datetime
) -> None:
    """Grants or takes away a role, on record. Nobody changes his own roles (Conflict)."""
    if user.pk == by.pk:
        raise Conflict("不能变更自己的岗位。请由另一名安全管理员办理。")
    if grants:
        grant_role(user, role, organisation)
    else:
        found = OrganisationUserObjectPermission.objects.filter(
            user=user, permission__codename=role, content_object=organisation
        )
        if not found.delete()[0]:
            raise Conflict("这个账号在这个机构没有这一岗位。")
    facts = {"role": role, "organisation": organisation.pk, "reason": reason}
    note(user, "授予岗位" if grants else "撤销岗位", by=by, now=now, facts=facts)


def note(user: User, verb: str, *, by: User, now: datetime, facts: Mapping[str, object]) -> None:
    """One row of the record about an account."""
    record.append(
        subject_kind="account",
        subject_id=record.subject_uuid(user.pk),
        organisation_id=user.organisation_id,
        verb=verb,
        at=now,
        now=now,
        by_id=by.pk,
        facts=facts,
    )
