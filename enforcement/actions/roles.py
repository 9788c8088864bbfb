"""Roles. Administrators configure; a role that handles cases never meets one that administers."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import Permission
from django.db import transaction

from enforcement.actions.accounts import note, require_administers
from enforcement.actions.administering import SECURITY, require_over, require_reason
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.kernel.locks import lock
from enforcement.models import ROLES, Organisation, OrganisationUserObjectPermission, User
from enforcement.policies import ADMINISTRATORS

KNOWN = frozenset(codename for codename, _ in ROLES)
SEPARATE = "系统、安全、审计三类管理员相互独立，也不能兼任办案岗位。请使用不同的账号。"


@transaction.atomic
def grant_role(user: User, role: str, organisation: Organisation) -> None:
    """Grants a role on a subtree. Raises Invalid for an unknown role, Conflict when separation of duties forbids it.

    The three administrators are separate from each other and from every role of enforcement; auxiliary staff hold
    no other role (STF-01).
    """
    if role not in KNOWN:
        raise Invalid(fields={"role": ["没有这个岗位。"]})
    held = set(
        OrganisationUserObjectPermission.objects.filter(user=user).values_list("permission__codename", flat=True)
    )
    if (role in ADMINISTRATORS and held - {role}) or held & ADMINISTRATORS - {role}:
        raise Conflict(SEPARATE)
    if (role == "auxiliary" and held - {role}) or (role != "auxiliary" and "auxiliary" in held):
        raise Conflict(
            "协管人员不能兼任其他岗位（建办督〔2025〕12号四（七））。请先撤销另一个岗位，或者使用不同的账号。"
        )
    permission = Permission.objects.get(content_type__app_label="enforcement", codename=role)
    OrganisationUserObjectPermission.objects.get_or_create(
        user=user, permission=permission, content_object=organisation
    )


@transaction.atomic
def change_role(
    user: User, role: str, organisation: Organisation, *, grants: bool, reason: str, by: User, now: datetime
) -> None:
    """Grants or takes away a role, on record. Nobody changes his own roles (Conflict)."""
    require_administers(by, user)
    require_over(by, SECURITY, organisation)
    reason, user = require_reason(reason), lock(User.objects.all(), user.pk)
    found = OrganisationUserObjectPermission.objects.filter(
        user=user, permission__codename=role, content_object=organisation
    )
    if grants:
        _require_grantable(user, role, held=found.exists())
        grant_role(user, role, organisation)
    elif not found.delete()[0]:
        raise Conflict("这个账号在这个机构没有这一岗位。请刷新页面核对。")
    facts = {"role": role, "organisation": organisation.pk, "reason": reason}
    note(user, "授予岗位" if grants else "撤销岗位", by=by, now=now, facts=facts)


def _require_grantable(user: User, role: str, *, held: bool) -> None:
    if held:
        raise Conflict("这个账号在这个机构已经有这一岗位。")
    if not user.is_active:
        raise Conflict("这个账号已停用，不能授予岗位。请先启用账号。")
    if role in ADMINISTRATORS and (hasattr(user, "officer") or hasattr(user, "auxiliary")):
        raise Conflict(f"这个账号属于执法人员或者协管人员。{SEPARATE}")
    if role != "auxiliary" and hasattr(user, "auxiliary"):
        raise Conflict("这个账号属于协管人员，只能授予协管岗位（建办督〔2025〕12号四（七））。")
