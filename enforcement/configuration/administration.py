"""What was configured, by whom and when, for audit administrators. Rows of cases are not among it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from enforcement.configuration.fields import choice_filter, day_filters, organisation_filter
from enforcement.configuration.history import particulars
from enforcement.configuration.places import AUDIT
from enforcement.configuration.sheet import Column, Sheet
from enforcement.kernel.models.record import Record
from enforcement.models import User
from enforcement.policies import subtree_ids
from enforcement.wording import moment_words

# Kinds of subjects that are configured; what is not named here belongs to cases and is not shown.
KINDS = {
    "account": "账号和岗位",
    "token": "接口令牌",
    "organisation": "机构",
    "calendar": "工作日历",
    "parameter": "地方参数",
    "benchmark": "裁量基准",
    "reference": "法规和清单核对",
    "officer": "执法人员",
    "auxiliary": "协管人员",
    "certificate": "执法证",
    "head": "负责人任职",
    "reviewer": "法制审核资格",
    "verification": "记录核对",
}


def rows(user: User) -> QuerySet[Record]:
    """Rows of configuration about the user's part of the tree."""
    found = Record.objects.filter(subject_kind__in=KINDS, organisation_id__in=subtree_ids(user, AUDIT))
    return found.select_related("by", "organisation")


def _subject(row: Record) -> str:
    return str(row.subject_id) if row.subject_kind in ("token", "reference") else f"编号 {row.subject_id.int}"


ADMINISTRATION = Sheet(
    slug="administration",
    title="管理操作记录",
    intro="配置的每一次变更：谁、何时、对哪一项、为什么。记录首尾相接，谁也不能修改或者删除。",
    roles=AUDIT,
    rows=rows,
    order="-entered_at",
    entries=False,
    personal=True,
    search=("by__username", "by__name", "verb"),
    looks_for="经办人或者事项",
    columns=(
        Column("时间", lambda row: moment_words(row.entered_at), "entered_at"),
        Column("事项", lambda row: row.verb, "verb"),
        Column("对象", lambda row: f"{KINDS[row.subject_kind]}，{_subject(row)}", "subject_kind"),
        Column("机构", lambda row: row.organisation.short_name, "organisation__path"),
        Column("经办", lambda row: f"{row.by.name}（{row.by.username}）" if row.by else "系统"),
        Column("内容", particulars),
    ),
    filters=(
        organisation_filter(AUDIT),
        choice_filter("kind", "对象", list(KINDS.items()), lambda kind: Q(subject_kind=kind)),
        *day_filters("entered_at"),
    ),
)
