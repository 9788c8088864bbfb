"""Face to face with the party: order to correct, re-inspection, statement, education."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms

from cases.forms import fields
from cases.forms.base import StepForm
from cases.models import Education, Recheck, Statement
from cases.shapes import EducationGiven, OrderGiven, RecheckGiven, StatementGiven

ASKED_OF_A_STATEMENT = {
    "content": "请写明当事人说了什么。",
    "review": "请选择复核意见。",
    "review_reason": "请写明复核理由。",
}


class OrderForm(StepForm):
    """责令改正: on the spot or by a day."""

    requirement = fields.area("改正要求", most=300, help_text="写明改正什么、改正到什么程度。")
    when = fields.choose(
        "改正期限", [("corrected", "当场已经改正"), ("at_once", "当场立即改正"), ("by_day", "限期改正")]
    )
    due_on = fields.day("限期改正的最后一天", required=False, help_text="选“限期改正”的填写，按自然日计算。")

    def first_values(self) -> dict[str, Any]:
        """The wording of the catalogue."""
        return {"requirement": self.case.violation.correction}

    def clean(self) -> dict[str, Any]:
        """A day belongs to an order by a day, and only to that."""
        cleaned: dict[str, Any] = super().clean() or {}
        by_day, due_on = cleaned.get("when") == "by_day", cleaned.get("due_on")
        if by_day and not due_on and "due_on" not in self.errors:
            self.add_error("due_on", "请填写限期改正的最后一天。")
        if cleaned.get("when") and not by_day:
            cleaned["due_on"] = None
        return cleaned

    def given(self) -> OrderGiven:
        """The order as the action takes it."""
        due_on: date | None = self.cleaned_data["due_on"]
        done: datetime | None = self.act().at if self.cleaned_data["when"] == "corrected" else None
        return OrderGiven(requirement=self.cleaned_data["requirement"], due_on=due_on, corrected_at=done)


class RecheckForm(StepForm):
    """复查改正情况."""

    result = fields.choose("复查结果", Recheck.Result.choices)
    note = fields.area("现场情况", most=300, required=False, help_text="写看到了什么；照片另行补充为证据。")

    def given(self) -> RecheckGiven:
        """The re-inspection as the action takes it."""
        return RecheckGiven(result=self.cleaned_data["result"], note=self.cleaned_data["note"])


class AnsweredForm(StepForm):
    """What the party said, and what was made of it: whatever was said is answered (行政处罚法 45条)."""

    def clean(self) -> dict[str, Any]:
        """What was said is written down and answered."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("made") == "yes":
            for name, words in ASKED_OF_A_STATEMENT.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return cleaned

    def said(self) -> dict[str, str]:
        """The words and the answer to them."""
        return {name: self.cleaned_data[name] for name in ASKED_OF_A_STATEMENT}


class StatementForm(AnsweredForm):
    """告知并听取陈述申辩."""

    rights_told = fields.choose(
        "已当面告知违法事实、处罚理由、依据和陈述申辩的权利",
        [("yes", "已告知"), ("no", "没有告知")],
    )
    made = fields.choose("当事人有没有陈述申辩", [("no", "没有"), ("yes", "有")])
    content = fields.area("当事人说了什么", required=False, help_text="有陈述申辩的，照原意写。")
    review = fields.choose("复核意见", Statement.Review.choices, required=False)
    review_reason = fields.area("复核理由", required=False, help_text="写采纳或者不采纳的事实和理由。")

    def given(self) -> StatementGiven:
        """The statement as the action takes it; nothing said leaves no review."""
        made = self.cleaned_data["made"] == "yes"
        told = self.cleaned_data["rights_told"] == "yes"
        if not made:
            return StatementGiven(made=False, rights_told=told)
        return StatementGiven(made=True, rights_told=told, **self.said())


class EducationForm(StepForm):
    """记录教育或者承诺."""

    kind = fields.choose("种类", Education.Kind.choices)
    content = fields.area("内容", help_text="教育写对谁、讲了什么；承诺写承诺人保证做到什么。")

    def clean_content(self) -> str:
        """An education of two words is none."""
        content: str = self.cleaned_data["content"].strip()
        if len(content) < 5:
            raise forms.ValidationError("内容太短。请写明讲了什么，或者保证做到什么。")
        return content

    def given(self) -> EducationGiven:
        """The education or commitment as the action takes it."""
        return EducationGiven(kind=self.cleaned_data["kind"], content=self.cleaned_data["content"])
