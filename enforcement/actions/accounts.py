"""Accounts and roles. Administrators configure; a role that handles cases never meets one that administers."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db import transaction

from enforcement.kernel.errors import Conflict, Invalid
from enforcement.models import ROLES, Organisation, OrganisationUserObjectPermission, User
from enforcement.policies import ADMINISTRATORS

KNOWN = frozenset(codename for codename, _ in ROLES)


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


def revoke_role(user: User, role: str, organisation: Organisation) -> None:
    """Takes a role away; nothing happens when it was not held."""
    OrganisationUserObjectPermission.objects.filter(
        user=user, permission__codename=role, content_object=organisation
    ).delete()
