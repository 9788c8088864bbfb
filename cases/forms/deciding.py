"""The decision, its opposite, and the way to the ordinary procedure."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from cases.asked import CHOSEN, CIRCUMSTANCES
from cases.forms import fields
from cases.forms.base import StepForm, answers
from cases.forms.waivers import listed_questions, measured
from cases.shapes import ConversionGiven, DecisionGiven, NoPenaltyGiven
from enforcement.kernel.clock import local_day
from enforcement.rules.waivers import GROUNDS


class WithCircumstances(StepForm):
    """Asks every circumstance; what was not looked into stays unanswered."""

    def arrange(self) -> None:
        """One line of 是 / 不是 / 未查 for each."""
        for code, label in CIRCUMSTANCES.items():
            self.fields[f"c_{code}"] = fields.answer(label)
        self.listed = listed_questions(self.case.organisation, self.case.violation_id, local_day(self.now))
        self.fields |= {f"c_{key}": field for key, field in self.listed.items()}

    def circumstances(self) -> dict[str, Any]:
        """Answers by code, measured values as they were typed."""
        found = answers(self.cleaned_data, tuple(f"c_{code}" for code in (*CIRCUMSTANCES, "no_damage")))
        return {name.removeprefix("c_"): value for name, value in found.items()} | measured(self.cleaned_data, "c_")

    def asked(self) -> list[forms.BoundField]:
        """The lines, for the template."""
        return [self[f"c_{code}"] for code in (*CIRCUMSTANCES, *self.listed)]


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
