"""Forms of clues: half a minute to report one, one sentence to lay one aside."""

from __future__ import annotations

from django import forms

from cases.forms import fields
from cases.forms.street import asking


class ClueForm(forms.Form):
    """What was seen, where; the pictures come beside."""

    draft = forms.UUIDField(widget=forms.HiddenInput)
    place = asking(fields.text("地点", autocomplete="off"), "请写明地点，写到门牌号或者参照物。")
    text = asking(fields.area("情况", help_text="看到谁在做什么，有多少"), "请写明看到的情况。")
    latitude = forms.DecimalField(
        max_digits=9, decimal_places=6, min_value=-90, max_value=90, required=False, widget=forms.HiddenInput
    )
    longitude = forms.DecimalField(
        max_digits=9, decimal_places=6, min_value=-180, max_value=180, required=False, widget=forms.HiddenInput
    )


class DismissForm(forms.Form):
    """Why a clue is laid aside."""

    reason = asking(fields.text("不作处理的理由", help_text="上报人可以看到"), "请写明不作处理的理由。")
