"""The decision, its opposite, and the way to the ordinary procedure."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from cases.forms import fields
from cases.forms.base import StepForm, answers
from cases.shapes import ConversionGiven, DecisionGiven, NoPenaltyGiven
from enforcement.rules.waivers import GROUNDS

CIRCUMSTANCES: dict[str, str] = {
    "minor": "违法行为轻微",
    "corrected_in_time": "已经及时改正",
    "no_harm": "没有造成危害后果",
    "slight_harm": "危害后果轻微",
    "no_fault_proved": "当事人有证据足以证明没有主观过错",
    "first_offence_claimed": "当事人提出是初次违法",
    "eliminated_harm": "主动消除或者减轻危害后果",
    "coerced": "受他人胁迫或者诱骗",
    "self_disclosed": "主动供述尚未掌握的违法行为",
    "meritorious": "配合查处有立功表现",
}
CHOSEN = {"usual": "不从轻、不减轻", "lightened": "从轻（在法定幅度内较低）", "mitigated": "减轻（低于法定下限）"}


class WithCircumstances(StepForm):
    """Asks every circumstance; what was not looked into stays unanswered."""

    def arrange(self) -> None:
        """One line of 是 / 不是 / 未查 for each."""
        for code, label in CIRCUMSTANCES.items():
            self.fields[f"c_{code}"] = fields.answer(label)

    def circumstances(self) -> dict[str, bool]:
        """Answers by code."""
        found = answers(self.cleaned_data, tuple(f"c_{code}" for code in CIRCUMSTANCES))
        return {name.removeprefix("c_"): value for name, value in found.items()}

    def asked(self) -> list[forms.BoundField]:
        """The lines, for the template."""
        return [self[f"c_{code}"] for code in CIRCUMSTANCES]


class DecisionForm(WithCircumstances):
    """当场作出处罚决定."""

    body_template: ClassVar[str] = "cases/forms/decision.html"

    warning = fields.tick("警告")
    fine = fields.money("罚款（元）", required=False, help_text="不罚款的不填。")
    chosen = fields.choose("裁量", CHOSEN.items(), rows=True)
    facts_established = fields.tick("违法事实确凿并有法定依据")
    signed = fields.tick("两名执法人员已在决定书上签名")

    def first_values(self) -> dict[str, Any]:
        """Nothing about the penalty is chosen beforehand."""
        return {"chosen": "usual"}

    def given(self) -> DecisionGiven:
        """The proposal as the action takes it."""
        chosen = self.cleaned_data["chosen"]
        choices = {name: True for name in ("lightened", "mitigated") if chosen == name}
        return DecisionGiven(
            fine=self.cleaned_data["fine"],
            warning=self.cleaned_data["warning"],
            circumstances={**self.circumstances(), **choices},
            facts_established=self.cleaned_data["facts_established"],
            signed=self.cleaned_data["signed"],
        )


class NoPenaltyForm(WithCircumstances):
    """决定不予处罚."""

    body_template: ClassVar[str] = "cases/forms/decision.html"

    ground = fields.choose("不予处罚的情形", GROUNDS.items(), rows=True)
    signed = fields.tick("两名执法人员已在决定书上签名")

    def given(self) -> NoPenaltyGiven:
        """The end without penalty as the action takes it."""
        return NoPenaltyGiven(
            ground=self.cleaned_data["ground"],
            circumstances=self.circumstances(),
            signed=self.cleaned_data["signed"],
        )


class ConversionForm(StepForm):
    """转普通程序."""

    reason = fields.area(
        "转普通程序的理由", most=300, help_text="写明为什么不能当场处罚，如数额超过限额、事实需要调查。"
    )

    def given(self) -> ConversionGiven:
        """The conversion as the action takes it."""
        return ConversionGiven(reason=self.cleaned_data["reason"])
