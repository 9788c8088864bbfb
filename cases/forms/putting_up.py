"""What is put before a leader or a head, and what he says to it: opinion, consent, refusal, sending back."""

from __future__ import annotations

from typing import Any, ClassVar

from cases.forms import fields
from cases.forms.base import StepForm
from cases.shapes import ApprovalGiven, DismissalGiven, FilingGiven, NoteGiven, OpinionGiven, RefusalGiven
from enforcement.rules.waivers import DISMISSALS

MOST = 300
# What the head writes when he agrees: the words of the step, to be changed at will.
AGREED = {
    "filing-approval": "同意立案调查。",
    "proposal-approval": "同意处理意见，依法告知当事人。",
    "no-penalty-decision": "同意不予行政处罚。",
    "closing-approval": "同意结案。",
}
# What a refusal must say, by step.
ASKED = {
    "filing-return": "写明还要核查什么、补什么证据。",
    "filing-refusal": "写明为什么不立案：没有违法事实、不属于本机关管辖、超过追责期限或者不需要处罚。",
    "supplement": "写明还要查清什么、补什么证据。",
}


class FilingForm(StepForm):
    """呈请立案."""

    prima_facie = fields.area(
        "初步证据和立案理由", most=5000, rows=6, help_text="写有哪些证据、初步证明了什么事实、为什么应当处罚。"
    )

    def first_values(self) -> dict[str, Any]:
        """What was put up before and came back."""
        filing = getattr(self.case, "filing", None)
        return {"prima_facie": filing.prima_facie if filing else ""}

    def given(self) -> FilingGiven:
        """The filing as the action takes it."""
        return FilingGiven(prima_facie=self.cleaned_data["prima_facie"])


class OpinionForm(StepForm):
    """中队长审核."""

    agrees = fields.choose("审核意见", [("yes", "同意"), ("no", "不同意")])
    text = fields.area("意见内容", most=MOST, help_text="写核对了什么；不同意的写明理由。")

    def given(self) -> OpinionGiven:
        """The opinion as the action takes it."""
        return OpinionGiven(agrees=self.cleaned_data["agrees"] == "yes", text=self.cleaned_data["text"])


class ApprovalForm(StepForm):
    """The head agrees, in words."""

    body_template: ClassVar[str] = "cases/forms/plain.html"

    opinion = fields.area("负责人意见", most=MOST, help_text="写入审批表，可以修改。")

    def first_values(self) -> dict[str, Any]:
        """The usual words."""
        return {"opinion": AGREED.get(self.step.name, "同意。")}

    def given(self) -> ApprovalGiven:
        """The consent as the action takes it."""
        return ApprovalGiven(opinion=self.cleaned_data["opinion"])


class RefusalForm(StepForm):
    """Not done, or sent back, with the reason."""

    reason = fields.area("理由", most=MOST)

    def arrange(self) -> None:
        """Says what the reason must tell at this step."""
        self.fields["reason"].help_text = ASKED.get(self.step.name, "")

    def given(self) -> RefusalGiven:
        """The refusal as the action takes it."""
        return RefusalGiven(reason=self.cleaned_data["reason"])


class DismissalForm(StepForm):
    """撤销案件."""

    ground = fields.choose("撤销的情形", DISMISSALS.items(), rows=True)
    reason = fields.area("理由", most=MOST, help_text="写明查明的事实和依据。")

    def given(self) -> DismissalGiven:
        """The dismissal as the action takes it."""
        return DismissalGiven(ground=self.cleaned_data["ground"], reason=self.cleaned_data["reason"])


class InformForm(StepForm):
    """告知实名举报人."""

    text = fields.area(
        "告知情况", most=MOST, rows=2, help_text="写怎样告知、什么时候、结果是什么；身份保密，不写举报人姓名。"
    )

    def given(self) -> NoteGiven:
        """The note as the action takes it."""
        return NoteGiven(self.cleaned_data["text"])
