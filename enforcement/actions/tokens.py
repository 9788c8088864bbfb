"""Tokens of integrating systems: issued with scopes and an end, revoked with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction

from enforcement.actions import administering
from enforcement.actions.accounts import require_administers
from enforcement.actions.administering import require_reason
from enforcement.kernel.clock import SHANGHAI, local_day
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.kernel.models.access import ApiToken
from enforcement.kernel.tokens import issue_token, revoke_token
from enforcement.models import User

SCOPES = {
    "cases:read": "读取案件",
    "cases:write": "办理案件",
    "clues:write": "上报线索",
    "files:write": "上传文件",
    "law:read": "读取机构、人员、目录和法规",
}
LONGEST = timedelta(days=366)


@transaction.atomic
def grant_token(
    user: User, name: str, scopes: Iterable[str], last_day: date, *, by: User, now: datetime
) -> tuple[ApiToken, str]:
    """A token of the account and its text, shown once; it ends with `last_day`. Invalid for wrong scopes or days."""
    require_administers(by, user)
    wanted, today = sorted(set(scopes)), local_day(now)
    wrong: dict[str, list[str]] = {}
    if not name.strip():
        wrong["name"] = ["请写明对接系统的名称。"]
    if not wanted or set(wanted) - SCOPES.keys():
        wrong["scopes"] = ["请至少选择一项范围。"]
    if not today <= last_day <= today + LONGEST:
        wrong["last_day"] = [f"有效期至少到今天，最长一年，即不晚于 {(today + LONGEST).isoformat()}。到期前重新签发。"]
    if wrong:
        raise Invalid(fields=wrong)
    if not user.is_active:
        raise Conflict("这个账号已停用，令牌不能使用。请先启用账号。")
    ends = datetime.combine(last_day + timedelta(days=1), time(), SHANGHAI)
    token, plain = issue_token(user, wanted, ends, name=name.strip(), now=now)
    facts = {"account": user.pk, "scopes": wanted, "expires": last_day.isoformat()}
    administering.note("token", token.pk, user.organisation_id, "签发接口令牌", by=by, now=now, facts=facts)
    return token, plain


@transaction.atomic
def withdraw_token(token: ApiToken, reason: str, *, by: User, now: datetime) -> None:
    """Ends a token at once. Conflict when it has ended already."""
    require_administers(by, token.user)
    reason = require_reason(reason)
    if not token.is_valid_at(now):
        raise Conflict("这个令牌已经撤销或者到期，不需要再撤销。")
    revoke_token(token, now)
    administering.note(
        "token", token.pk, token.user.organisation_id, "撤销接口令牌", by=by, now=now, facts={"reason": reason}
    )
