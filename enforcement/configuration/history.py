"""The record of one configured thing, in words: who changed what, when and why."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from typing import Any

from enforcement.kernel.models.record import Record
from enforcement.models import ROLES, Organisation
from enforcement.wording import moment_words

MOST = 50
LABELS = {
    "role": "岗位",
    "organisation": "机构",
    "since": "自",
    "from": "起",
    "until": "止",
    "status": "状态",
    "value": "取值",
    "day": "日期",
    "days": "调整日数",
    "scopes": "范围",
    "expires": "有效期至",
    "fields": "变更的栏目",
    "changes": "变更",
    "account": "账号编号",
    "officer": "执法人员编号",
    "attempts": "清除的失败次数",
    "source": "依据",
    "opinion": "意见",
    "reason": "理由",
    "where": "公布的载体",
    "version": "版本",
    "violations": "违法事项",
    "ended": "到期的事项数",
}
STATUSES = {"valid": "有效", "suspended": "暂扣", "revoked": "吊销"}
TITLES = dict(ROLES)


def history(kind: str, pk: uuid.UUID) -> list[tuple[str, str, str, str]]:
    """(when, what, who, particulars) of the latest rows of the record about one subject, newest first."""
    rows = Record.objects.filter(subject_kind=kind, subject_id=pk).select_related("by").order_by("-seq")[:MOST]
    return [
        (moment_words(row.entered_at), row.verb, row.by.name if row.by else "系统", particulars(row)) for row in rows
    ]


def particulars(row: Record) -> str:
    """The free facts of a row of the record in one line of Chinese."""
    facts: Mapping[str, Any] = json.loads(bytes(row.body)).get("facts", {})
    said = [f"{words}：{_words(name, facts[name])}" for name, words in LABELS.items() if facts.get(name)]
    return " · ".join(said)


def _words(name: str, value: Any) -> str:
    if name == "role":
        return TITLES.get(value, str(value))
    if name == "status":
        return STATUSES.get(value, str(value))
    if name == "organisation":
        return Organisation.objects.filter(pk=value).values_list("name", flat=True).first() or str(value)
    if isinstance(value, Mapping):
        return "，".join(f"{key} {_change(change)}" for key, change in value.items())
    if isinstance(value, list):
        return "、".join(str(each) for each in value)
    return str(value)


def _change(change: Any) -> str:
    if isinstance(change, list) and len(change) == 2:
        return f"由“{change[0] or '空'}”改为“{change[1] or '空'}”"
    return str(change)
