"""The third page of registering an ordinary case, and the first without what belongs to the kerb."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from cases.forms import fields
from cases.forms.street import EvidenceForm
from cases.models import Filing

# A converted case is registered by its conversion; nobody registers it here.
SOURCES = [(each.value, each.label) for each in Filing.Source if each != Filing.Source.CONVERTED]
BASES = {
    "multiple": ("计罚基数（元）", "罚款按它的倍数计算，如货值、违法所得。"),
    "share": ("计罚基数（元）", "罚款按它的比例计算，如工程造价、合同价款。"),
    "per_day": ("计罚天数", "罚款按日计算。"),
    "per_unit": ("计罚数量", "罚款按件、平方米等计算。"),
}


class SceneForm(EvidenceForm):
    """Page 1: where, what and when; what is ordered and how the officers behaved is recorded by later steps."""

    only_if: ClassVar = {}

    order = None  # type: ignore[assignment]  # a field taken away
    requirement = None
    due_on = None  # type: ignore[assignment]  # a field taken away
    conduct = None
    conduct_items = None  # type: ignore[assignment]  # a field taken away
    recorder_number = None


class RegisterForm(forms.Form):
    """Page 3: where the matter comes from, and what a computed fine rests on."""

    source = fields.choose("案件来源", SOURCES, rows=True)
    named_reporter = fields.tick(
        "实名举报", help_text="举报人的姓名和联系方式不写入本案，另行保密登记；处理情况须告知。"
    )
    harm = fields.tick("已经造成危害后果")
    fine_base = fields.money("计罚基数", required=False)

    def __init__(self, *args: Any, way: str, clue: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not way:
            del self.fields["fine_base"]
        else:
            label, hint = BASES[way]
            self.fields["fine_base"].label = label
            self.fields["fine_base"].help_text = f"{hint}现在还不清楚的可以不填，调查终结前须查明。"
        if clue:
            self.fields["source"].initial = Filing.Source.CLUE.value

    def clean_fine_base(self) -> Decimal | None:
        """A base is above zero."""
        base: Decimal | None = self.cleaned_data["fine_base"]
        if base is not None and base <= 0:
            raise forms.ValidationError("须大于零。")
        return base
