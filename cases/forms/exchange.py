"""A case file handed in to be checked: a file of the exchange format, or its text."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

MOST_BYTES = 2 * 1024 * 1024


class CaseFileForm(forms.Form):
    """One of the two; the file first."""

    file = forms.FileField(
        label="案卷文件", required=False, help_text="案卷交换格式的 JSON 文件，不超过 2 MB。",
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json"}),
    )  # fmt: skip
    text = forms.CharField(
        label="或者粘贴案卷内容", required=False, max_length=MOST_BYTES, strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "class": "area mono", "spellcheck": "false"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The document under `document`."""
        cleaned: dict[str, Any] = super().clean() or {}
        file = cleaned.get("file")
        if file is not None and file.size > MOST_BYTES:
            self.add_error("file", "文件超过 2 MB。请只附一份案卷。")
            return cleaned
        try:
            text = file.read().decode("utf-8-sig") if file is not None else cleaned.get("text", "")
        except UnicodeDecodeError:
            self.add_error("file", "文件不是 UTF-8 文本。请附案卷交换格式的 JSON 文件。")
            return cleaned
        where = "file" if file is not None else "text"
        if not text.strip():
            self.add_error("file", "请选择案卷文件，或者粘贴案卷内容。")
            return cleaned
        try:
            cleaned["document"] = json.loads(text)
        except (ValueError, RecursionError) as error:
            self.add_error(where, ValidationError(f"不是 JSON：{_place(error)}。请检查后重新提交。"))
        return cleaned


def _place(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"第 {error.lineno} 行第 {error.colno} 列写法不对"
    return "嵌套过深"
