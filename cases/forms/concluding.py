"""The head's decision of an ordinary case, and its publication."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from cases import facts as case_facts
from cases.forms import fields
from cases.forms.base import StepForm
from cases.shapes import OrdinaryDecisionGiven, PublicationGiven
from enforcement.kernel.clock import local_day


class OrdinaryDecisionForm(StepForm):
    """作出处罚决定: as proposed, or with a lower fine after the party was heard."""

    body_template: ClassVar[str] = "cases/forms/ordinary_decision.html"

    amount = fields.choose(
        "罚款数额", [("as_proposed", "按处理意见"), ("lower", "减少数额")], required=False, rows=True
    )
    fine = fields.money("减为（元）", required=False, help_text="只能低于告知的数额；要加重的，须退回重新告知。")
    influential = fields.choose(
        "决定是否具有一定社会影响",
        [("yes", "具有，依法公开"), ("no", "不具有，不公开")],
        help_text="具有一定社会影响的处罚决定，自决定之日起七个工作日内公开。",
    )
    opinion = fields.area("负责人意见", most=300, help_text="写入决定审批，可以修改。")

    def arrange(self) -> None:
        """A decision without a fine has no amount to choose."""
        self.row = case_facts.latest_proposal(self.case)
        proposed = self.row.fine if self.row else None
        if proposed is None:
            del self.fields["amount"], self.fields["fine"]
            return
        self.fields["amount"].choices = [("as_proposed", f"按处理意见罚款 {proposed:,.2f} 元"), ("lower", "减少数额")]

    def first_values(self) -> dict[str, Any]:
        """As proposed; the influence is for the head to say."""
        return {"amount": "as_proposed", "opinion": "同意处理意见，依法作出行政处罚决定。"}

    def clean(self) -> dict[str, Any]:
        """Lower is lower than proposed, and above nothing."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("amount") != "lower" or "fine" in self.errors:
            return cleaned
        fine: Decimal | None = cleaned.get("fine")
        proposed = self.row.fine if self.row else None
        if fine is None:
            self.add_error("fine", "请填写减少后的罚款数额。")
        elif proposed is not None and fine >= proposed:
            self.add_error("fine", f"须低于处理意见的 {proposed:,.2f} 元。不减少的，选“按处理意见”。")
        return cleaned

    def given(self) -> OrdinaryDecisionGiven:
        """The decision as the action takes it."""
        cleaned = self.cleaned_data
        lower = cleaned["fine"] if cleaned.get("amount") == "lower" else None
        return OrdinaryDecisionGiven(
            opinion=cleaned["opinion"], fine=lower, influential=cleaned["influential"] == "yes"
        )


class PublicationForm(StepForm):
    """登记公开."""

    published_on = fields.day("公开日期")
    where = fields.text("公开的网站或者平台", help_text="写名称和网址；个人信息须先隐去。")

    def first_values(self) -> dict[str, Any]:
        """Today."""
        return {"published_on": local_day(self.now)}

    def clean_published_on(self) -> date:
        """What is not public yet is not recorded."""
        day: date = self.cleaned_data["published_on"]
        if day > local_day(self.now):
            raise forms.ValidationError("公开日期不能晚于今天。请核对。")
        return day

    def given(self) -> PublicationGiven:
        """The publication as the action takes it."""
        return PublicationGiven(self.cleaned_data["published_on"], self.cleaned_data["where"])
