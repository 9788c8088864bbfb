"""What moves the legal periods, and who handles the case."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases import facts as case_facts
from cases.forms import fields
from cases.forms.base import StepForm
from cases.models import Term
from cases.shapes import ExtensionGiven, HandoverGiven, IntervalGiven, ResumptionGiven, SuspensionGiven
from enforcement.kernel.clock import local_day
from enforcement.queries import officers_beside
from enforcement.rules.parts_ordinary import EXCLUSIONS

Ground = Term.Ground
EXTENSIONS = [(each.value, each.label) for each in (Ground.COMPLEX, Ground.VERY_COMPLEX)]
EXCLUDED = [(each.value, each.label) for each in Ground if each.value in EXCLUSIONS]
SUSPENSIONS = [(each.value, each.label) for each in (Ground.OTHER_RESULT, Ground.NOT_FOUND, Ground.FORCE_MAJEURE)]


class ExtensionForm(StepForm):
    """批准延长办案期限 (calendar days), 批准延长核查 (working days)."""

    days = fields.number("延长")
    ground = fields.choose("事由", EXTENSIONS, rows=True)
    reason = fields.area("理由", most=300, help_text="写为什么原期限内不能办结、还要办什么。")

    def arrange(self) -> None:
        """The unit and the cap of this extension; verification has one ground only."""
        local = case_facts.local_of(self.case.organisation, local_day(self.now))
        if self.step.name == "verification-extension":
            most = local.verification_extension_days.value
            self.fields["days"].label = "延长（工作日）"
            self.fields["days"].help_text = f"不超过 {most} 个工作日。"
            self.fields["ground"].choices = EXTENSIONS[:1]
            return
        short, long = local.extension_days.value, local.long_extension_days.value
        self.fields["days"].label = "延长（自然日）"
        self.fields["days"].help_text = f"情况复杂的不超过 {short} 天；案情特别复杂、经集体讨论的不超过 {long} 天。"

    def first_values(self) -> dict[str, Any]:
        """The only ground is chosen."""
        offered = self.fields["ground"].choices
        return {"ground": offered[0][0] if len(offered) == 1 else None}

    def given(self) -> ExtensionGiven:
        """The extension as the action takes it."""
        return ExtensionGiven(**{name: self.cleaned_data[name] for name in ("days", "ground", "reason")})


class IntervalForm(StepForm):
    """登记不计入办案期限的时间."""

    ground = fields.choose("事由", EXCLUDED)
    since = fields.day("第一天", help_text="不计入的第一天，含当天。")
    until = fields.day("最后一天", required=False, help_text="含当天。还没有结束的不填；结束后用同一事由和第一天补登。")
    document = fields.text("委托书、公告等凭据文号", most=100)
    reason = fields.area("说明", most=300, rows=2)
    told_on = fields.day("书面告知当事人的日期", required=False)

    def clean(self) -> dict[str, Any]:
        """First day before last, and not in the future."""
        cleaned: dict[str, Any] = super().clean() or {}
        since: date | None = cleaned.get("since")
        until: date | None = cleaned.get("until")
        if since and since > local_day(self.now):
            self.add_error("since", "第一天不能晚于今天。请核对。")
        if since and until and until < since:
            self.add_error("until", "最后一天不能早于第一天。")
        return cleaned

    def given(self) -> IntervalGiven:
        """The interval as the action takes it."""
        names = ("ground", "since", "until", "document", "reason", "told_on")
        return IntervalGiven(**{name: self.cleaned_data[name] for name in names})


class SuspensionForm(StepForm):
    """中止办理."""

    ground = fields.choose("事由", SUSPENSIONS, rows=True)
    reason = fields.area("理由", most=300)
    document = fields.text("凭据", required=False, most=100, help_text="证明事由的文书名称和文号。")

    def given(self) -> SuspensionGiven:
        """The suspension as the action takes it."""
        return SuspensionGiven(**{name: self.cleaned_data[name] for name in ("ground", "reason", "document")})


class ResumptionForm(StepForm):
    """恢复办理."""

    reason = fields.area("恢复的理由", most=300, rows=2, help_text="写中止的事由怎样消除。")

    def given(self) -> ResumptionGiven:
        """The resumption as the action takes it."""
        return ResumptionGiven(self.cleaned_data["reason"])


class HandoverForm(StepForm):
    """变更承办人: who leaves, who takes over; the rules judge the new pair."""

    leaves = fields.choose("不再承办的人", [], rows=True)
    takes = fields.select("接办的人", [])
    reason = fields.area("理由", most=200, rows=2, help_text="写离岗、停职、回避或者工作调整，以及依据的文件。")

    def arrange(self) -> None:
        """The present pair, and the officers of the organisation who may take over today."""
        present = self.case.handlings.filter(until__isnull=True).select_related("officer").order_by("place")
        self.fields["leaves"].choices = [
            (str(each.officer_id), f"{each.officer.name}（{each.get_place_display()}）") for each in present
        ]
        held, today = {each.officer_id for each in present}, local_day(self.now)
        path = self.case.organisation.path
        free = [
            each
            for each in officers_beside(self.case.organisation, today)
            if each.pk not in held and each.organisation.path.startswith(path)
        ]
        self.fields["takes"].choices = [("", "请选择"), *((str(each.pk), _officer(each, today)) for each in free)]

    def given(self) -> HandoverGiven:
        """The handover as the action takes it."""
        cleaned = self.cleaned_data
        return HandoverGiven(int(cleaned["leaves"]), int(cleaned["takes"]), cleaned["reason"])


def _officer(officer: Any, today: date) -> str:
    held = officer.certificate_on(today)
    return f"{officer.name} · {held.number if held else '今天没有有效执法证'} · {officer.organisation.short_name}"
