"""After the notice: what the party says or gives up, and its request for a hearing."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django import forms

from cases.forms import fields
from cases.forms.base import StepForm
from cases.forms.facing import AnsweredForm
from cases.models import Statement
from cases.shapes import HearingRequestGiven, StatementGiven, WithdrawalGiven
from enforcement.kernel.clock import local_day

SAID = [
    ("yes", "当事人提出了陈述申辩"),
    ("no", "期限已满，当事人没有提出"),
    ("waived", "当事人书面放弃陈述申辩"),
]


class NoticeStatementForm(AnsweredForm):
    """陈述申辩和复核, after the notice was delivered."""

    body_template: ClassVar[str] = "cases/forms/notice_statement.html"

    made = fields.choose("陈述申辩", SAID, rows=True)
    content = fields.area(
        "当事人说了什么", required=False, most=5000, rows=6, help_text="照原意写；书面提出的，写要点。"
    )
    review = fields.choose("复核意见", Statement.Review.choices, required=False)
    review_reason = fields.area(
        "复核理由",
        required=False,
        most=2000,
        rows=4,
        help_text="逐项写采纳或者不采纳的事实和理由；不得因申辩加重处罚。",
    )

    def given(self) -> StatementGiven:
        """The statement as the action takes it; what was not said leaves no review."""
        cleaned = self.cleaned_data
        if cleaned["made"] != "yes":
            return StatementGiven(made=False, waived=cleaned["made"] == "waived", rights_told=True)
        return StatementGiven(made=True, rights_told=True, **self.said())


class HearingRequestForm(StepForm):
    """登记听证申请."""

    by_post = fields.choose("怎么提出的", [("no", "当面或者送交"), ("yes", "邮寄")])
    sent_on = fields.day("提出日期", help_text="邮寄的，写交邮日（邮戳日）；当面的，写交来的那一天。")
    text = fields.area("申请内容", required=False, most=300, rows=2)

    def clean_sent_on(self) -> date:
        """A request that was not made yet is not recorded."""
        day: date = self.cleaned_data["sent_on"]
        if day > local_day(self.now):
            raise forms.ValidationError("提出日期不能晚于今天。请核对。")
        return day

    def given(self) -> HearingRequestGiven:
        """The request as the action takes it."""
        cleaned = self.cleaned_data
        return HearingRequestGiven(cleaned["sent_on"], cleaned["by_post"] == "yes", cleaned["text"])


class WithdrawalForm(StepForm):
    """登记撤回听证申请."""

    withdrawal = fields.area("撤回情况及凭据", most=200, rows=2, help_text="写谁、什么时候、怎样撤回，凭据放在哪里。")

    def given(self) -> WithdrawalGiven:
        """The withdrawal as the action takes it."""
        return WithdrawalGiven(self.cleaned_data["withdrawal"])
