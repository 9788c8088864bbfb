"""Form fields as the pages draw them: each carries its `kind`, its class and its Chinese label."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

Choices = Iterable[tuple[str, str]]
REQUIRED = "请填写这一栏。"
CHOOSE = "请选择一项。"
NOT_OFFERED = "没有这一项。请从列出的选项中选择。"


def _attrs(css: str, **more: Any) -> dict[str, Any]:
    return {"class": css, **more}


def text(label: str, *, help_text: str = "", required: bool = True, most: int = 200, **attrs: Any) -> forms.CharField:
    """One line."""
    widget = forms.TextInput(_attrs("input", **attrs))
    return _named(forms.CharField(max_length=most, widget=widget), label, help_text, required)


def area(label: str, *, help_text: str = "", required: bool = True, most: int = 2000, rows: int = 3) -> forms.CharField:
    """Several lines."""
    widget = forms.Textarea(_attrs("area", rows=rows))
    return _named(forms.CharField(max_length=most, widget=widget), label, help_text, required)


def money(label: str, *, help_text: str = "", required: bool = True) -> forms.DecimalField:
    """Yuan, to the cent."""
    widget = forms.TextInput(_attrs("input", inputmode="decimal", autocomplete="off"))
    field = forms.DecimalField(max_digits=14, decimal_places=2, widget=widget)
    field.error_messages |= {
        "invalid": "请填写数字，如 100 或者 99.50。",
        "max_decimal_places": "最多写到分。",
        "max_digits": "数额太大。请核对。",
        "max_whole_digits": "数额太大。请核对。",
    }
    return _named(field, label, help_text, required)


def number(label: str, *, help_text: str = "", required: bool = True) -> forms.IntegerField:
    """A whole number above zero."""
    widget = forms.TextInput(_attrs("input", inputmode="numeric", autocomplete="off"))
    field = forms.IntegerField(min_value=1, max_value=9999, widget=widget)
    field.error_messages |= {
        "invalid": "请填写整数，如 30。",
        "min_value": "须大于零。",
        "max_value": "数目太大。请核对。",
    }
    return _named(field, label, help_text, required)


def day(label: str, *, help_text: str = "", required: bool = True) -> forms.DateField:
    """A calendar day."""
    widget = forms.DateInput(_attrs("input", type="date"), format="%Y-%m-%d")
    field = forms.DateField(widget=widget)
    field.error_messages["invalid"] = "请填写日期，如 2026-11-23。"
    return _named(field, label, help_text, required)


def moment(label: str, *, help_text: str = "", required: bool = True) -> forms.DateTimeField:
    """A moment in Asia/Shanghai, to the minute."""
    widget = forms.DateTimeInput(_attrs("input", type="datetime-local"), format="%Y-%m-%dT%H:%M")
    field = forms.DateTimeField(widget=widget)
    field.error_messages["invalid"] = "请填写日期和时间，如 2026-11-23 16:22。"
    return _named(field, label, help_text, required)


def choose(
    label: str, choices: Choices, *, help_text: str = "", required: bool = True, rows: bool = False
) -> forms.ChoiceField:
    """One of a few, as radio buttons; `rows` puts each on its own line."""
    field = forms.ChoiceField(choices=list(choices), widget=forms.RadioSelect())
    field.error_messages["invalid_choice"] = NOT_OFFERED
    field.kind = "rows" if rows else "choices"  # type: ignore[attr-defined]  # read by components/field.html
    return _named(field, label, help_text, required, CHOOSE)


def select(label: str, choices: Choices, *, help_text: str = "", required: bool = True) -> forms.ChoiceField:
    """One of many, as a list."""
    field = forms.ChoiceField(choices=list(choices), widget=forms.Select(_attrs("select")))
    field.error_messages["invalid_choice"] = NOT_OFFERED
    return _named(field, label, help_text, required, CHOOSE)


def answer(label: str) -> forms.ChoiceField:
    """是, 不是, or not answered yet."""
    offered = [("yes", "是"), ("no", "不是"), ("", "未查")]
    field = forms.ChoiceField(choices=offered, widget=forms.RadioSelect(), required=False, label=label, initial="")
    field.error_messages["invalid_choice"] = NOT_OFFERED
    field.kind = "answer"  # type: ignore[attr-defined]  # read by components/field.html
    return field


def tick(label: str, *, help_text: str = "") -> forms.BooleanField:
    """A box to tick."""
    field = forms.BooleanField(required=False, label=label, help_text=help_text)
    field.kind = "tick"  # type: ignore[attr-defined]  # read by components/field.html
    return field


def _named(field: Any, label: str, help_text: str, required: bool, missing: str = REQUIRED) -> Any:
    field.label, field.help_text, field.required = label, help_text, required
    field.widget.is_required = required
    field.error_messages["required"] = missing
    return field
