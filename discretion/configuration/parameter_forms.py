"""Forms of local values: the field of a value fits its shape, for a first value as for the next."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from discretion.actions.parameters import CHOICES, known_items
from discretion.configuration import words
from enforcement.configuration.fields import organisation_field, organisations
from enforcement.configuration.places import SYSTEM
from enforcement.configuration.sheet import Fields
from enforcement.kernel.clock import local_day, now
from enforcement.rules.local_keys import KEYS


def value_field(key: str, like: Any, unit: str, *, filled: bool) -> forms.Field:
    """The field of a value of the shape of `like`; `filled`: `like` is the present value and stands in the field."""
    label = "新的取值" if filled else "取值"
    if isinstance(like, bool):
        choices = [("true", "是"), ("false", "否")]
        return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
    if isinstance(like, list | tuple):
        items = [(each, words.value_words(each)) for each in known_items(key)]
        shown = {"initial": like} if filled else {"help_text": "一项也不选，就是没有一律审核的事项。"}
        box = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(label=label, choices=items, widget=box, required=filled, **shown)  # type: ignore[arg-type]
    if isinstance(like, dict):
        lines = [f"{name}: {each}" for name, each in words.lines_of(like)]
        area = forms.Textarea(attrs={"rows": len(lines) + 2})
        says = f"一行一项：名称、冒号、数值。单位：{unit}"
        return forms.CharField(label=label, max_length=2000, widget=area, help_text=says, initial="\n".join(lines))
    if key in CHOICES:
        choices = [(each, words.value_words(each)) for each in CHOICES[key]]
        return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
    return forms.CharField(label=label, max_length=2000, help_text=f"单位：{unit}" if unit else "")


def value_of(like: Any, given: Any) -> Any:
    """What was typed, in the shape of `like`."""
    if isinstance(like, list | tuple):
        return list(given)
    text = given.strip()
    if isinstance(like, bool):
        return text == "true"
    if isinstance(like, int):
        return _whole(text)
    if isinstance(like, dict):
        return _table(text)
    return text


class Entering(Fields):
    """The first value of a key that nobody has set; the address names the key, `?key=statement_days`."""

    key = forms.ChoiceField(label="参数", choices=[])
    organisation = organisation_field("适用机构（含其下级）")
    value = forms.CharField(label="取值", max_length=2000)
    since = forms.DateField(label="从哪一天起", help_text="可以从今天起。")
    source = forms.CharField(label="依据", max_length=300, help_text="文件名称、文号和条款。")

    def prepare(self) -> None:
        """The field of the value fits the key that is chosen."""
        chosen: Any = self.fields["key"]
        chosen.choices = [(key, each.name) for key, each in KEYS.items()]
        organisation: Any = self.fields["organisation"]
        organisation.queryset = organisations(self.user, SYSTEM)
        organisation.initial = organisation.queryset.values_list("pk", flat=True).first()
        self.fields["since"].initial = local_day(now())
        key = str(self.data.get("key") or self.initial.get("key") or next(iter(KEYS)))
        self.known = KEYS.get(key)
        if self.known is None:
            return
        chosen.choices = [(key, self.known.name)]
        self.fields["value"] = value_field(key, self.known.like, self.known.unit, filled=False)
        self.order_fields(["key", "organisation", "value", "since", "source"])

    def clean_value(self) -> Any:
        """The value in the shape of its key."""
        return value_of("" if self.known is None else self.known.like, self.cleaned_data["value"])


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
        self.fields["value"] = value_field(self.subject.key, self.subject.value, self.subject.unit, filled=True)
        self.order_fields(["organisation", "value", "since", "source"])

    def clean_value(self) -> Any:
        """The value in the shape of the present one."""
        return value_of(self.subject.value, self.cleaned_data["value"])


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
