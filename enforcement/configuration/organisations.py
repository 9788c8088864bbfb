"""Organisations, for system administrators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from enforcement.actions.administering import label
from enforcement.actions.organisations import CHANGEABLE, change_entrustment, change_organisation, create_organisation
from enforcement.configuration.fields import (
    Named,
    choice_filter,
    indented,
    organisation_filter,
    organisations,
    region_words,
)
from enforcement.configuration.places import SYSTEM
from enforcement.configuration.sheet import Act, Call, Column, Done, Fields, Link, Sheet, Table
from enforcement.models import Organisation, User

ENTRUSTED = Organisation.Kind.ENTRUSTED
HINTS = {
    "number_prefix": "例如“澄城管当罚”。能以自己名义处罚的机构必填；改动后新出的文书用新代字，年内序号接着编。",
    "reconsideration_body": "全称，写在决定书的救济途径里。",
    "court": "全称，写在决定书的救济途径里。",
    "payee": "写在决定书里，告诉当事人怎么缴款。",
}


def rows(user: User) -> QuerySet[Organisation]:
    """The user's part of the tree."""
    return organisations(user, SYSTEM).select_related("parent", "entrusted_by")


def _texts() -> dict[str, forms.Field]:
    made: dict[str, forms.Field] = {}
    for name in CHANGEABLE:
        column: Any = Organisation._meta.get_field(name)
        hint = HINTS.get(name, "")
        required = name in ("name", "short_name")
        made[name] = forms.CharField(
            label=label(Organisation, name), max_length=column.max_length, required=required, help_text=hint
        )
    return made


class Changing(Fields):
    """What papers and pages say about an organisation."""

    def prepare(self) -> None:
        """The present values, then the reason."""
        self.fields |= _texts()
        for name in CHANGEABLE:
            self.fields[name].initial = getattr(self.subject, name)
        self.fields["reason"] = forms.CharField(
            label="理由",
            max_length=300,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="写明依据和缘由。理由记入记录。",
        )


class Creating(Fields):
    """A new organisation below the one shown."""

    code = forms.RegexField(
        r"^[a-z0-9][a-z0-9-]{1,31}$", label="代码", help_text="小写字母、数字和横线，接口用，不能再改。",
        error_messages={"invalid": "代码用小写字母、数字和横线，2 至 32 位。"},
    )  # fmt: skip
    kind = forms.ChoiceField(label="类别", choices=[("", "请选择"), *Organisation.Kind.choices])
    is_authority = forms.BooleanField(
        label="能以自己名义处罚",
        required=False,
        help_text="法定机关或者省级决定赋权的街道、乡镇（行政处罚法第十七条、第二十四条）。以后不能再改。",
    )
    entrusted_by = Named(
        indented, queryset=Organisation.objects.none(), label="委托机关", required=False, empty_label="没有",
        help_text="只有受委托组织填写（行政处罚法第二十条）。",
    )  # fmt: skip
    entrusted_from = forms.DateField(label="委托起", required=False)
    entrusted_until = forms.DateField(label="委托止", required=False)

    def prepare(self) -> None:
        """Principals in the administrator's scope."""
        self.fields["entrusted_by"].queryset = organisations(self.user, SYSTEM).filter(is_authority=True)  # type: ignore[attr-defined]
        self.fields |= _texts()
        self.order_fields(["code", "name", "short_name", "kind", "is_authority"])


class Entrusting(Fields):
    """The days of an entrustment."""

    entrusted_from = forms.DateField(label="委托起")
    entrusted_until = forms.DateField(label="委托止（含当日）")
    source = forms.CharField(label="委托书文号", max_length=200)

    def prepare(self) -> None:
        """The present days."""
        for name in ("entrusted_from", "entrusted_until"):
            self.fields[name].initial = getattr(self.subject, name)


def _create(call: Call) -> Done:
    made = create_organisation(call.subject, call.values, by=call.by, now=call.now)
    return Done(f"{made.name}已设立。权责清单和岗位须另行登记。", made)


def _change(call: Call) -> Done:
    values = dict(call.values)
    change_organisation(call.subject, values, values.pop("reason"), by=call.by, now=call.now)
    return Done("机构信息已变更。已经出具的文书不变。")


def _entrust(call: Call) -> Done:
    given = call.values
    change_entrustment(
        call.subject, given["entrusted_from"], given["entrusted_until"], given["source"], by=call.by, now=call.now
    )
    return Done("委托期限已变更。")


def _term(organisation: Organisation) -> str:
    if organisation.entrusted_by is None:
        return ""
    return f"{organisation.entrusted_from} 至 {organisation.entrusted_until}"


def _facts(organisation: Any) -> list[tuple[str, Any]]:
    said = [(label(Organisation, name), getattr(organisation, name)) for name in CHANGEABLE]
    entrusted = (
        [("委托机关", organisation.entrusted_by.name), ("委托期限", _term(organisation))] if _term(organisation) else []
    )
    return [
        ("代码", organisation.code),
        ("类别", organisation.get_kind_display()),
        ("上级机构", organisation.parent.name if organisation.parent else ""),
        ("适用地域", region_words(organisation.region)),
        ("能以自己名义处罚", "是" if organisation.is_authority else "否"),
        *entrusted,
        *said,
    ]


def _tables(organisation: Any, user: User) -> list[Table]:
    below = rows(user).filter(parent=organisation)
    lines = [(Link(each.name, f"../{each.pk}/"), each.get_kind_display(), each.code) for each in below]
    return [Table("直接下级", ("机构", "类别", "代码"), lines, "没有下级机构。")]


ORGANISATIONS = Sheet(
    slug="organisations",
    title="机构",
    intro="机构的名称、文号代字、救济途径和缴款方式写进文书；岗位在机构上授予。机构不能删除，也不能改变上下级。",
    roles=SYSTEM,
    rows=rows,
    order="path",
    kind="organisation",
    search=("name", "short_name", "code"),
    looks_for="名称或者代码",
    columns=(
        Column("机构", lambda each: each.name, "path"),
        Column("类别", lambda each: each.get_kind_display(), tone=lambda each: "now" if each.is_authority else ""),
        Column("代码", lambda each: each.code, "code"),
        Column("文号代字", lambda each: each.number_prefix, "number_prefix"),
        Column("复议机关", lambda each: each.reconsideration_body),
        Column("管辖法院", lambda each: each.court),
        Column("上级", lambda each: each.parent.short_name if each.parent else ""),
        Column("委托期限", _term),
    ),
    filters=(
        organisation_filter(SYSTEM, "parent"),
        choice_filter("kind", "类别", list(Organisation.Kind.choices), lambda kind: Q(kind=kind)),
        choice_filter(
            "authority", "处罚名义", [("own", "以自己名义"), ("other", "以其他机关名义")],
            lambda own: Q(is_authority=own == "own"),
        ),
    ),
    facts=_facts,
    tables=_tables,
    on_row=(
        Act("change", "变更机构信息", "变更机构信息", SYSTEM, _change, Changing, says="只影响以后出具的文书。"),
        Act(
            "child", "设立下级机构", "设立机构", SYSTEM, _create, Creating,
            warns="代码、类别、上级和处罚名义以后不能改动。",
        ),
        Act(
            "entrustment", "变更委托期限", "变更委托期限", SYSTEM, _entrust, Entrusting,
            offered=lambda each: each.kind == ENTRUSTED, warns="委托期限以外的处罚没有依据，系统不予办理。",
        ),
    ),
)  # fmt: skip
