"""Forms of the calculators: they carry what was typed to the questions, which judge it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from enforcement.configuration.sheet import dress
from enforcement.rules.due_dates import CODES, PARAMS, Term, term_of

GROUPS = {
    "CAL": "一般期间",
    "JUR": "管辖",
    "SMP": "简易程序",
    "FIL": "线索与立案",
    "INV": "调查取证",
    "PRE": "告知与听证",
    "REV": "法制审核",
    "DEC": "决定",
    "SRV": "送达",
    "PAY": "缴款",
    "ENF": "强制执行",
    "CMP": "查封扣押",
    "ILL": "违法建设",
    "LEN": "不予处罚",
    "TRF": "移送司法",
    "PUB": "公开与信用",
    "APP": "复议与诉讼",
}
SAME = frozenset({"days", "working_days", "calendar_days", "months", "years", "hours"})  # written as length and unit
UNITS = [("working_days", "工作日"), ("calendar_days", "自然日"), ("months", "月"), ("years", "年"), ("hours", "小时")]
YES_NO = [("", "未写明"), ("yes", "是"), ("no", "否")]
BLANK = ("", "未写明")


class Calculator(forms.Form):
    """A form that wears the classes of the style sheet and refuses nothing by itself but what is no form."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.arrange()
        for each in self.fields.values():
            dress(each)

    def arrange(self) -> None:
        """Further fields and choices."""

    def say(self, field: str, says: str) -> None:
        """Puts a refusal of the question beside its field, or above the form."""
        name = field.removeprefix("params.").split(".")[0]
        self.add_error(name if name in self.fields else None, says)


def _key(code: str, term: Term, main: bool) -> str:
    return code if main else f"{code}:{term.key}"


def terms() -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """Every term, by the part of the procedure it belongs to."""
    grouped: dict[str, list[tuple[str, str]]] = {}
    for code in CODES.values():
        rows = grouped.setdefault(GROUPS[code.code[:3]], [])
        rows += [(_key(code.code, term, term is code.main), f"{code.code} {term.name}") for term in code.terms]
    return grouped.items()


def a_day(label: str, *, required: bool = False, help_text: str = "") -> forms.DateField:
    """A calendar day."""
    return forms.DateField(label=label, required=required, help_text=help_text)


def a_line(label: str, *, help_text: str = "", most: int = 300) -> forms.CharField:
    """One line that may stay empty."""
    return forms.CharField(label=label, required=False, help_text=help_text, max_length=most)


class DueForm(Calculator):
    """Which term, from which day; further fields as the chosen term takes them."""

    code = forms.ChoiceField(label="期限")
    day = a_day("起算的日期", required=True)
    at = a_line("时刻", help_text="只有按小时计算的期限填写，如 15:20。", most=8)

    def arrange(self) -> None:
        """The list of terms, and the fields of the chosen one."""
        chosen: Any = self.fields["code"]
        chosen.choices = [("", "请选择"), *terms()]
        self.term = self._term()
        if self.term is None:
            return
        self.fields["day"].label = f"{self.term.since}"
        takes = self.term.takes
        if "length" in takes:
            self.fields["length"] = a_line("期间的长度", help_text="不填就按这一规则的默认长度。", most=6)
            self.fields["unit"] = forms.ChoiceField(label="单位", required=False, choices=[("", "默认"), *UNITS])
        for name in sorted(takes - (SAME if "length" in takes else frozenset()) - {"length", "unit"}):
            self.fields[name] = _further(name)

    def _term(self) -> Term | None:
        code, _, which = str(self.data.get("code", "")).partition(":")
        if code not in CODES:
            return None
        named = {term.key: term for term in CODES[code].terms}
        return named.get(which) if which else term_of(CODES[code], {})

    def question(self) -> Mapping[str, object]:
        """The question as the calculator takes it."""
        code, _, which = self.cleaned_data["code"].partition(":")
        params = {name: self.cleaned_data[name] for name in self.fields if name not in ("code", "day", "at")}
        stated = {name: value for name, value in params.items() if value not in (None, "")}
        asked: dict[str, object] = {"code": code, "from": self.cleaned_data["day"], "params": stated}
        if which:
            stated["which"] = which
        if self.cleaned_data["at"]:
            asked["at"] = self.cleaned_data["at"]
        return asked


def _further(name: str) -> forms.Field:
    if name in ("until", "filed", "posted", "received"):
        return a_day(PARAMS[name])
    if name in ("extended", "told", "rolls"):
        return forms.ChoiceField(label=PARAMS[name], required=False, choices=[("", "按默认"), *YES_NO[1:]])
    if name == "excluded":
        return a_line("不计入的期间", help_text="写成 2025-10-13/2025-10-22，多段用逗号分开；首尾两天都不计入。")
    return a_line(PARAMS[name], most=6)


class LateFeeForm(Calculator):
    """Fine, last day of payment, day of reckoning, days that do not count."""

    fine = forms.CharField(label="罚款数额（元）", max_length=20)
    due = a_day("缴款期满之日", required=True)
    on = a_day("算到哪一天", required=True)
    stopped = a_line(
        "复议、诉讼期间", help_text="写成 2025-10-21/2025-12-19，多段用逗号分开；首尾两天都不计算。没有的不填。"
    )

    def question(self) -> Mapping[str, object]:
        """The question as the calculator takes it."""
        return {name: self.cleaned_data[name] for name in self.fields if self.cleaned_data[name] not in (None, "")}


def an_answer(label: str, choices: list[tuple[str, str]] = YES_NO) -> forms.ChoiceField:
    """是, 否, or not stated."""
    return forms.ChoiceField(label=label, required=False, choices=choices)
