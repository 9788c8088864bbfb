"""What needs little or no writing: hand-in, closing, archiving; matters settled elsewhere; answers to escalations."""

from __future__ import annotations

from typing import Any

from cases.forms import fields
from cases.forms.base import StepForm
from cases.models import Blocker, Clock
from cases.shapes import AnswerGiven, BlockerGiven, Nothing, SettlementGiven
from enforcement.wording import day_words


class NothingForm(StepForm):
    """A step that needs nothing but itself."""

    def given(self) -> Nothing:
        """Nothing."""
        return Nothing()


class BlockerForm(StepForm):
    """登记另行办理的事项."""

    kind = fields.choose("事项", Blocker.Kind.choices, rows=True)
    note = fields.area("情况", most=300, help_text="写发生了什么、由谁办理、文书名称和文号。")

    def given(self) -> BlockerGiven:
        """The matter as the action takes it."""
        return BlockerGiven(kind=self.cleaned_data["kind"], note=self.cleaned_data["note"])


class SettlementForm(StepForm):
    """登记另行办理的事项已了结."""

    blocker = fields.choose("事项", [], rows=True)
    settlement = fields.area("了结情况及文书", most=300, help_text="写怎么了结的，文书名称和文号。")

    def arrange(self) -> None:
        """Matters still open."""
        waiting = self.case.blockers.filter(settled_at__isnull=True)
        self.fields["blocker"].choices = [
            (str(each.pk), f"{each.get_kind_display()} · {day_words(each.since)} · {each.note}") for each in waiting
        ]

    def first_values(self) -> dict[str, Any]:
        """The only matter is chosen."""
        offered = self.fields["blocker"].choices
        return {"blocker": offered[0][0] if len(offered) == 1 else None}

    def given(self) -> SettlementGiven:
        """The settlement as the action takes it."""
        return SettlementGiven(int(self.cleaned_data["blocker"]), self.cleaned_data["settlement"])


class AnswerForm(StepForm):
    """答复逾期上报."""

    clock = fields.choose("逾期的期限", [], rows=True)
    text = fields.area("处理意见", most=300, help_text="写怎么处理、由谁办、什么时候办完。")

    def arrange(self) -> None:
        """Escalations that nobody answered."""
        level = Clock.Level.ESCALATED
        waiting = self.case.clocks.filter(levels__level=level, levels__answer__isnull=True).distinct()
        self.fields["clock"].choices = [
            (str(each.pk), f"{each.says} · 应于 {day_words(each.alarm_on)}") for each in waiting
        ]

    def first_values(self) -> dict[str, Any]:
        """The only escalation is chosen."""
        offered = self.fields["clock"].choices
        return {"clock": offered[0][0] if len(offered) == 1 else None}

    def given(self) -> AnswerGiven:
        """The answer as the action takes it."""
        return AnswerGiven(int(self.cleaned_data["clock"]), self.cleaned_data["text"])
