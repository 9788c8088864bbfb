"""The end of the investigation: the report, and the penalty or its absence that is proposed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from django import forms

from cases import facts as case_facts
from cases.asked import CHOSEN, GRAVITY
from cases.forms import fields
from cases.forms.base import answers
from cases.forms.deciding import WithCircumstances
from cases.models import Proposal
from cases.ranges import Range, amount, band, range_of
from cases.shapes import ProposalGiven
from discretion.models import BenchmarkTier
from discretion.range_words import at_least, at_most
from enforcement.kernel.clock import local_day
from enforcement.rules.facts import TierFacts
from enforcement.rules.waivers import GROUNDS
from enforcement.wording import money_words

TIER = ("name", "published_on", "in_force_from", "in_force_until", "chosen", "minimum", "maximum", "reason")
ASKED_OF_TIER = {
    "b_published_on": "请填写基准的公布日期。",
    "b_in_force_from": "请填写基准的施行日期。",
    "b_chosen": "请填写选定的档次。",
    "b_minimum": "请填写档次的下限。",
    "b_maximum": "请填写档次的上限。",
    "b_reason": "请写明为什么选这一档。",
}
TYPED = tuple(name for name in TIER if name != "reason")
PENALTY = ("fine", "warning", "illegal_gains", "gains_basis", "confiscated", "confiscated_value")


class ProposalForm(WithCircumstances):
    """调查终结，呈报处理意见."""

    body_template: ClassVar[str] = "cases/forms/proposal.html"

    outcome = fields.choose("处理意见", Proposal.Outcome.choices, rows=True)
    not_punish_ground = fields.choose("不予处罚的情形", GROUNDS.items(), required=False, rows=True)
    fine = fields.money("罚款（元）", required=False)
    warning = fields.tick("警告")
    chosen = fields.choose("裁量", CHOSEN.items(), required=False, rows=True)
    illegal_gains = fields.money("没收违法所得（元）", required=False, help_text="没有违法所得的不填。")
    gains_basis = fields.text("违法所得的计算", required=False, most=300, help_text="写收入、依法退赔的扣除和证据。")
    confiscated = fields.text("没收非法财物", required=False, most=300, help_text="写名称、数量；没有的不填。")
    confiscated_value = fields.money("财物价值（元）", required=False)
    other_kinds = fields.text(
        "其他处罚", required=False, most=200, help_text="几种的用顿号分开，如：责令停业、吊销许可证件。"
    )
    b_tier = fields.choose("本案属于哪一档", (), required=False, rows=True)
    b_name = fields.text(
        "裁量基准名称", required=False, most=120, help_text="已经公布、正在施行的；没有适用基准的不填。"
    )
    b_published_on = fields.day("公布日期", required=False)
    b_in_force_from = fields.day("施行日期", required=False)
    b_in_force_until = fields.day("失效日期", required=False)
    b_chosen = fields.text("选定的档次", required=False, most=40, help_text="如：一般。")
    b_minimum = fields.money("档次下限（元）", required=False)
    b_maximum = fields.money("档次上限（元）", required=False)
    b_reason = fields.area(
        "为什么是这一档",
        required=False,
        most=500,
        rows=2,
        help_text="写本案的数量、后果对应哪一条标准，由哪份证据证明。",
    )
    facts = fields.area("认定的违法事实", most=5000, rows=6, help_text="写入告知书和决定书。")
    report = fields.area("调查经过、证据分析和裁量理由", most=20000, rows=12)

    def arrange(self) -> None:
        """Circumstances and gravity, each asked; what the clause does not know is not offered."""
        super().arrange()
        for code, label in GRAVITY.items():
            self.fields[f"g_{code}"] = fields.answer(label)
        self._arrange_tiers()
        if not self.range.warning:
            del self.fields["warning"]
        if self.range.high is None:
            self.fields["fine"].disabled = True
            self.fields["fine"].help_text = self.range.says

    def _arrange_tiers(self) -> None:
        """The tiers of the benchmark in force; only where none is published for the matter, fields to name one."""
        if self.offered is None:
            del self.fields["b_tier"]
            return
        for name in TYPED:
            del self.fields[f"b_{name}"]
        self.fields["b_tier"].choices = [(row.name, tier_words(row, tier)) for row, tier in self.offered.tiers]  # type: ignore[attr-defined]  # a choice field

    @cached_property
    def offered(self) -> case_facts.Offered | None:
        """The benchmark in force today for the matter and the party."""
        return case_facts.offered(self.case, local_day(self.now))

    @cached_property
    def range(self) -> Range:
        """What may be fined."""
        return range_of(self.case, local_day(self.now))

    @cached_property
    def earlier(self) -> Proposal | None:
        """The proposal that was put up before and came back."""
        return case_facts.latest_proposal(self.case)

    def first_values(self) -> dict[str, Any]:
        """What was proposed before; at first the facts of the case, and an amount only where it is the only one."""
        row = self.earlier
        if row is None:
            fixed = self.range.high if self.range.fixed else None
            return {"facts": self.case.facts, "warning": self.range.warning_required, "fine": fixed}
        same = ("outcome", "not_punish_ground", "facts", "report", *PENALTY)
        stored: dict[str, Any] = {name: getattr(row, name) for name in same}
        stored |= {f"b_{name}": row.benchmark.get(name, "") for name in TIER}
        stored["b_tier"] = row.benchmark.get("chosen", "") if row.benchmark.get("code") else ""
        told = {True: "yes", False: "no"}
        stored |= {f"c_{code}": told.get(value, value) for code, value in row.circumstances.items()}
        stored |= {f"g_{code}": "yes" if value else "no" for code, value in row.gravity.items()}
        stored["chosen"] = next((name for name in ("mitigated", "lightened") if row.circumstances.get(name)), "usual")
        stored["other_kinds"] = "、".join(row.other_kinds)
        return stored

    def first_reason(self, code: str) -> str:
        """A reason typed now, or written with the earlier proposal."""
        typed = self.reasons().get(code, "")
        return typed or ("" if self.is_bound or self.earlier is None else self.earlier.reasons.get(code, ""))

    def top_reason(self) -> str:
        """Why the top of the range (LEN-08)."""
        return self.first_reason("LEN-08")

    def tier_reason(self) -> str:
        """Why outside the tier (REV-07)."""
        return self.first_reason("REV-07")

    def clean(self) -> dict[str, Any]:
        """A penalty names its kind, none names its ground; a benchmark is named whole."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("outcome") == "not_punish":
            if not cleaned.get("not_punish_ground") and "not_punish_ground" not in self.errors:
                self.add_error("not_punish_ground", "不予处罚的，请选择情形。")
        elif cleaned.get("outcome") == "punish":
            self._punishes(cleaned)
        return cleaned

    def _punishes(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("chosen") and "chosen" not in self.errors:
            self.add_error("chosen", "请选择是否从轻、减轻。")
        if cleaned.get("illegal_gains") and not cleaned.get("gains_basis") and "gains_basis" not in self.errors:
            self.add_error("gains_basis", "没收违法所得的，请写明怎样计算。")
        if self.offered is not None:
            self._chooses(cleaned)
        elif cleaned.get("b_name"):
            for name, words in ASKED_OF_TIER.items():
                if cleaned.get(name) in (None, "") and name not in self.errors:
                    self.add_error(name, words)
            low, high = cleaned.get("b_minimum"), cleaned.get("b_maximum")
            if low is not None and high is not None and low > high:
                self.add_error("b_maximum", "档次上限不能低于下限。")

    def _chooses(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("fine") and not cleaned.get("b_tier") and "b_tier" not in self.errors:
            self.add_error("b_tier", "请选择本案属于哪一档。")
        if cleaned.get("b_tier") and not cleaned.get("b_reason") and "b_reason" not in self.errors:
            self.add_error("b_reason", ASKED_OF_TIER["b_reason"])

    def given(self) -> ProposalGiven:
        """The proposal as the action takes it: only what belongs to the outcome chosen."""
        cleaned = self.cleaned_data
        punishes = cleaned["outcome"] == "punish"
        chosen = {name: True for name in ("lightened", "mitigated") if punishes and cleaned["chosen"] == name}
        return ProposalGiven(
            outcome=cleaned["outcome"],
            report=cleaned["report"],
            facts=cleaned["facts"],
            not_punish_ground="" if punishes else cleaned["not_punish_ground"],
            circumstances={**self.circumstances(), **chosen},
            gravity=self.gravity(),
            **(self._penalty() if punishes else {}),
        )

    def _penalty(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        others = tuple(each.strip() for each in cleaned["other_kinds"].split("、") if each.strip())
        return {
            **{name: cleaned[name] for name in PENALTY if name in cleaned},
            "other_kinds": others,
            "benchmark": self._benchmark(),
        }

    def _benchmark(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if self.offered is not None:
            row, chosen = self.offered.row, cleaned["b_tier"]
            told = {"code": row.code, "version": row.version, "chosen": chosen, "reason": cleaned["b_reason"]}
            return told if chosen else {}
        tier = {name: _text(cleaned[f"b_{name}"]) for name in TIER} if cleaned["b_name"] else {}
        return {name: value for name, value in tier.items() if value}

    def gravity(self) -> dict[str, bool]:
        """Answers by code."""
        found = answers(self.cleaned_data, tuple(f"g_{code}" for code in GRAVITY))
        return {name.removeprefix("g_"): value for name, value in found.items()}

    def asked_gravity(self) -> list[forms.BoundField]:
        """The lines, for the template."""
        return [self[f"g_{code}"] for code in GRAVITY]

    def tier_fields(self) -> Iterator[forms.BoundField]:
        """The fields of a benchmark that is typed, after its name."""
        yield from (self[f"b_{name}"] for name in TIER[1:])

    @property
    def tier(self) -> str:
        """The name of the tier as it stands in the form."""
        return str(self["b_chosen" if self.offered is None else "b_tier"].value() or "")

    def fine_typed(self) -> Decimal | None:
        """The amount typed; None while it is no number."""
        return amount(self["fine"].value())

    def band(self) -> dict[str, str] | None:
        """The range, the tier and the amount typed, as a bar."""
        fine = amount(self["fine"].value())
        if self.offered is None:
            return band(self.range, fine, *(amount(self[name].value()) for name in ("b_minimum", "b_maximum")))
        found = self.offered.named(self.tier)
        return band(self.range, fine, *((found[1].minimum, found[1].maximum) if found else (None, None)))


def tier_words(row: BenchmarkTier, tier: TierFacts) -> str:
    """A tier as it is offered: its range in yuan with its ends, and the circumstance it is for."""
    low, high = money_words(tier.minimum), money_words(tier.maximum)
    span = f"{at_least(low, tier.minimum_included)} {at_most(high, tier.maximum_included)}"
    return f"{row.name} · {low if tier.minimum == tier.maximum else span} · {row.circumstance}"


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
