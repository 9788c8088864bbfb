"""The filters of the case list; a value that does not exist is refused, not ignored."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms

from cases.forms import fields
from cases.models import Case
from cases.reading.listing import Wanted
from enforcement.models import Organisation
from enforcement.policies import case_scope

LEVELS = [("", "不限"), ("late", "已逾期"), ("today", "今天到期"), ("soon", "3 个工作日内")]
PROCEDURES = [("", "不限"), *Case.Procedure.choices]
STATES = [("", "全部"), ("open", "在办（全部阶段）"), *Case.State.choices]
SORTS = [("opened", "按查获或者登记时间"), ("due", "按最近的期限")]
# A whole identity number, credit code or telephone number: never put into an address.
NUMBER = re.compile(
    r"^(\+?86)?[\s-]*(\d[\s-]*){17}[\dXx]$|^[0-9A-HJ-NP-RTUW-Ya-hj-np-rtuw-y]{18}$|^(\+?86)?[\s-]*1(\d[\s-]*){10}$"
)


def is_number(words: str) -> bool:
    """Whether what was typed is a number of a person or unit, to be looked up by hash."""
    return bool(NUMBER.match(words.strip()))


class FilterForm(forms.Form):
    """Every filter is optional."""

    q = fields.text("案号、当事人或者地点", required=False, most=60)
    state = fields.select("状态", STATES, required=False)
    procedure = fields.select("程序", PROCEDURES, required=False)
    level = fields.select("期限", LEVELS, required=False)
    violation = fields.text("违法行为", required=False, most=60, placeholder="名称或者编码")
    organisation = fields.select("机构", [], required=False)
    mine = fields.tick("只看我承办的")
    since = fields.day("查获日期从", required=False)
    until = fields.day("到", required=False)
    sort = fields.select("排列", SORTS, required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        scope = Organisation.objects.filter(pk__in=case_scope(user)).order_by("path")
        offered = [(str(pk), name) for pk, name in scope.values_list("pk", "short_name")]
        self.fields["organisation"].choices = [("", "全部可见"), *offered]

    def clean(self) -> dict[str, Any]:
        """From before until."""
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", "结束日期不能早于开始日期。")
        return cleaned

    def wanted(self) -> Wanted:
        """What is asked for."""
        cleaned = self.cleaned_data
        since: date | None = cleaned["since"]
        return Wanted(
            words=cleaned["q"].strip(),
            state=cleaned["state"],
            procedure=cleaned["procedure"],
            level=cleaned["level"],
            violation=cleaned["violation"].strip(),
            organisation=int(cleaned["organisation"]) if cleaned["organisation"] else None,
            mine=cleaned["mine"],
            since=since,
            until=cleaned["until"],
            sort=cleaned["sort"] or "opened",
        )

    def on(self) -> list[str]:
        """The filters in force, in words."""
        if not self.is_valid():
            return []
        said = []
        for name in ("q", "state", "procedure", "level", "violation", "organisation", "since", "until"):
            if value := self.cleaned_data.get(name):
                shown = dict(getattr(self.fields[name], "choices", [])).get(value, value)
                said.append(f"{self.fields[name].label}：{shown}")
        return [*said, "承办人：我"] if self.cleaned_data.get("mine") else said
