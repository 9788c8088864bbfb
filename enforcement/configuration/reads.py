"""Who looked at personal data in full, for audit administrators: ids and case numbers, no contents."""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from enforcement.configuration.fields import choice_filter, day_filters, organisation_filter
from enforcement.configuration.places import AUDIT
from enforcement.configuration.sheet import Column, Sheet
from enforcement.kernel.models.access import PersonalRead
from enforcement.models import User
from enforcement.policies import subtree_ids
from enforcement.wording import moment_words

KINDS = {"case": "案件", "document": "文书", "case-export": "导出案件列表", "settings-export": "导出配置列表"}
FIELDS = {
    "name": "姓名",
    "masked_name": "隐去的姓名",
    "id_number": "证件号码",
    "phone": "电话",
    "representative": "法定代表人或者负责人",
    "born": "出生日期",
    "address": "地址",
    "paper": "文书全文",
}


def rows(user: User) -> QuerySet[PersonalRead]:
    """Reads by accounts of the user's part of the tree."""
    found = PersonalRead.objects.filter(by__organisation_id__in=subtree_ids(user, AUDIT))
    models = [apps.get_model(label) for label in settings.NUMBERED_SUBJECTS.values()]
    # A case or paper is named by its number, and nothing else of it is read.
    numbers = [Subquery(each._default_manager.filter(pk=OuterRef("subject_id")).values("number")) for each in models]
    return found.annotate(number=Coalesce(*numbers, output_field=CharField())).select_related("by__organisation")


READS = Sheet(
    slug="reads",
    title="个人信息查看记录",
    intro="每一次查看完整信息、打开文书、导出列表都有一条，谁也不能修改或者删除。这里只有编号，没有案件内容。",
    roles=AUDIT,
    rows=rows,
    order="-at",
    entries=False,
    personal=True,
    search=("by__username", "by__name", "purpose"),
    looks_for="查看人或者用途",
    columns=(
        Column("时间", lambda read: moment_words(read.at), "at"),
        Column("查看人", lambda read: f"{read.by.name}（{read.by.username}）", "by__username"),
        Column("所属机构", lambda read: read.by.organisation.short_name),
        Column("对象", lambda read: KINDS.get(read.subject_kind, read.subject_kind), "subject_kind"),
        Column("编号", lambda read: read.number or str(read.subject_id)),
        Column("看了什么", lambda read: "、".join(FIELDS.get(name, name) for name in read.fields)),
        Column("用途", lambda read: read.purpose),
    ),
    filters=(
        organisation_filter(AUDIT, "by__organisation"),
        choice_filter("kind", "对象", list(KINDS.items()), lambda kind: Q(subject_kind=kind)),
        *day_filters("at"),
    ),
)
