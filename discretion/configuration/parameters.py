"""Local values: system administrators have them succeeded, the legal office confirms them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet

from discretion.actions.confirming import confirm_parameter, outside
from discretion.actions.parameters import known_items, succeed
from discretion.configuration import words
from discretion.models import LocalParameter
from enforcement.configuration.fields import (
    choice_filter,
    organisation_field,
    organisation_filter,
    organisations,
    reaching,
)
from enforcement.configuration.places import REVIEWS, SYSTEM
from enforcement.configuration.sheet import Act, Call, Column, Done, Fields, Sheet
from enforcement.kernel import clock
from enforcement.models import User
from enforcement.wording import day_words

STATES = [("now", "现在有效"), ("coming", "将来生效"), ("over", "已被接替")]


def rows(user: User) -> QuerySet[LocalParameter]:
    """Values of the user's part of the tree, and those of the organisations above, which hold there too."""
    found = LocalParameter.objects.filter(organisation_id__in=reaching(user, SYSTEM | REVIEWS))
    return found.select_related("organisation")


def name_of(row: LocalParameter) -> str:
    """What a parameter is called."""
    return words.parameter_words(row.key)


def value_words(row: LocalParameter) -> str:
    """A value with its unit."""
    if isinstance(row.value, dict):
        return "；".join(f"{name} {each}" for name, each in words.lines_of(row.value)) + f"（{row.unit}）"
    if isinstance(row.value, list):
        return "、".join(words.value_words(each) for each in row.value)
    return f"{words.value_words(row.value)} {row.unit}".strip()


def _standing(row: LocalParameter) -> str:
    return "已确认" if row.confirmed or row.status == "verified" else "待法制机构确认"


def _condition(state: str) -> Q:
    day = clock.local_day(clock.now())
    return {
        "now": Q(valid_from__lte=day) & (Q(valid_until__isnull=True) | Q(valid_until__gte=day)),
        "coming": Q(valid_from__gt=day),
        "over": Q(valid_until__lt=day),
    }[state]


class Succeeding(Fields):
    """The next value."""

    organisation = organisation_field("适用机构（含其下级）", help_text="选下级机构，就为它另定取值，上级的取值不变。")
    value = forms.CharField(label="新的取值", max_length=2000)
    since = forms.DateField(label="从哪一天起", help_text="最早为明天。现在的取值在前一天到期。")
    source = forms.CharField(label="依据", max_length=300, help_text="文件名称、文号和条款。")

    def prepare(self) -> None:
        """The field of the value fits the present one."""
        organisation: Any = self.fields["organisation"]
        organisation.queryset = organisations(self.user, SYSTEM)
        within = set(organisation.queryset.values_list("pk", flat=True))
        first = organisation.queryset.values_list("pk", flat=True).first()
        organisation.initial = self.subject.organisation_id if self.subject.organisation_id in within else first
        present = self.subject.value
        if isinstance(present, bool):
            choices = [("true", "是"), ("false", "否")]
            self.fields["value"] = forms.ChoiceField(label="新的取值", choices=choices, widget=forms.RadioSelect)
        elif isinstance(present, list):
            items = [(each, words.value_words(each)) for each in known_items(self.subject.key)]
            self.fields["value"] = forms.MultipleChoiceField(
                label="新的取值", choices=items, widget=forms.CheckboxSelectMultiple, initial=present
            )
        elif isinstance(present, dict):
            lines = [f"{name}: {each}" for name, each in words.lines_of(present)]
            self.fields["value"].widget = forms.Textarea(attrs={"rows": len(lines) + 2})
            self.fields["value"].help_text = f"一行一项：名称、冒号、数值。单位：{self.subject.unit}"
            self.fields["value"].initial = "\n".join(lines)
        elif self.subject.key == "sole_trader_as":
            choices = [("individual", "按个人"), ("unit", "按单位")]
            self.fields["value"] = forms.ChoiceField(label="新的取值", choices=choices, widget=forms.RadioSelect)
        else:
            self.fields["value"].help_text = f"单位：{self.subject.unit}" if self.subject.unit else ""
        self.order_fields(["organisation", "value", "since", "source"])

    def clean_value(self) -> Any:
        """The value in the shape of the present one."""
        given, present = self.cleaned_data["value"], self.subject.value
        if isinstance(present, list):
            return list(given)
        text = given.strip()
        if isinstance(present, bool):
            return text == "true"
        if isinstance(present, int):
            return _whole(text)
        if isinstance(present, dict):
            return _table(text)
        return text


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise ValidationError("请填写不小于 0 的整数。")
    return int(text)


def _table(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines())), 1):
        name, colon, value = line.replace("：", ":").partition(":")
        if not colon or not name.strip():
            raise ValidationError(f"第 {number} 行写法不对。请写成“名称: 数值”。")
        found[words.step_of(name.strip())] = _whole(value.strip())
    return found


class Confirming(Fields):
    """The source that was looked up."""

    source = forms.CharField(
        label="核对的依据", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明文件名称、文号和条款，以及核对的版本。记入记录，并替换现在的来源。",
    )  # fmt: skip

    def prepare(self) -> None:
        """The source as it stands, to be made exact."""
        self.fields["source"].initial = self.subject.source


def _succeed(call: Call) -> Done:
    given = call.values
    made = succeed(
        call.subject, given["organisation"], given["value"], given["since"], given["source"], by=call.by, now=call.now
    )
    return Done("新的取值已登记，待法制机构确认。", made)


def _confirm(call: Call) -> Done:
    confirm_parameter(call.subject, call.values["source"], by=call.by, now=call.now)
    return Done("取值已确认。")


def _facts(row: Any) -> list[tuple[str, Any]]:
    value = value_words(row)
    if isinstance(row.value, dict):
        value = "\n".join(f"{name} {each} {row.unit}" for name, each in words.lines_of(row.value))
    return [
        ("参数", f"{name_of(row)}（{row.key}）"),
        ("取值", value),
        ("适用机构", f"{row.organisation.name}及其下级，下级另有取值的除外"),
        ("起", day_words(row.valid_from)),
        ("止", day_words(row.valid_until) or "未定"),
        ("来源", row.source),
        ("核对状态", f"{_standing(row)}（{row.get_status_display()}）"),
    ]


PARAMETERS = Sheet(
    slug="parameters",
    title="地方参数",
    intro="法律留给地方规定的取值。登记后不能修改，只能从以后的某一天起另定新值；下级没有另定的，用上级的。",
    roles=SYSTEM | REVIEWS,
    rows=lambda user: rows(user).annotate(level=F("organisation__path")),
    order="key",
    kind="parameter",
    search=("key", "source", "organisation__name"),
    looks_for="参数代码、来源或者机构",
    columns=(
        Column("参数", name_of, "key"),
        Column("核对", _standing, tone=lambda row: "" if _standing(row) == "已确认" else "tbc"),
        Column("取值", value_words),
        Column("适用机构", lambda row: row.organisation.name, "level"),
        Column("起", lambda row: day_words(row.valid_from), "valid_from"),
        Column("止", lambda row: day_words(row.valid_until)),
        Column("来源", lambda row: row.source),
    ),
    filters=(
        organisation_filter(SYSTEM | REVIEWS),
        choice_filter("state", "时间", STATES, _condition),
        choice_filter(
            "standing", "核对", [("open", "待法制机构确认"), ("done", "已确认")],
            lambda wanted: (Q(confirmed=True) | Q(status="verified")) if wanted == "done"
            else Q(confirmed=False) & ~Q(status="verified"),
        ),
    ),
    name_of=lambda row: f"{name_of(row)} · {row.organisation.short_name}",
    facts=_facts,
    on_row=(
        Act("succeed", "另定新值", "登记新的取值", SYSTEM, _succeed, Succeeding, warns="登记后不能修改或者撤回，只能再另定新值。"),
        Act(
            "confirm", "确认取值", "确认取值", REVIEWS, _confirm, Confirming,
            offered=lambda row: not row.confirmed and row.status != "verified",
            bars=outside,
            warns="取值与所写依据一致。确认后不再标注“待法制机构确认”。",
        ),
    ),
)  # fmt: skip
