"""Reading personal data in full needs a purpose."""

from __future__ import annotations

from django import forms

from cases.forms import fields

PURPOSES = [
    ("核对当事人身份", "核对当事人身份"),
    ("制作或者核对文书", "制作或者核对文书"),
    ("联系当事人", "联系当事人"),
    ("审核案卷", "审核案卷"),
    ("other", "其他"),
]


class PurposeForm(forms.Form):
    """What the full view is for; it goes on record."""

    choice = fields.choose("查看完整信息的用途", PURPOSES, rows=True)
    other = fields.text("其他用途", required=False, most=180, help_text="选“其他”的填写。")

    def clean(self) -> dict[str, object]:
        """One purpose in words."""
        cleaned = super().clean() or {}
        choice, other = cleaned.get("choice"), str(cleaned.get("other") or "").strip()
        if choice == "other" and len(other) < 4:
            self.add_error("other", "请写明用途，至少 4 个字。")
        cleaned["purpose"] = other if choice == "other" else choice
        return cleaned
